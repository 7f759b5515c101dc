//! Which addresses are taken: names that give no address, and two pages with one address.
//!
//! Takes addresses with what they are made from, gives typed paths. Builds no page, so that a site with errors is
//! judged as well.

use std::collections::BTreeMap;

use crate::artifact::{OutPath, PathProblem};
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::model::{Plan, PlanId, is_id};
use crate::source::Span;

use super::CopiedFile;
use super::address::{self, List};

/// The addresses of pages, each with what it is made from.
#[derive(Debug, Default)]
pub(super) struct Taken {
    by: BTreeMap<OutPath, Option<Span>>,
}

impl Taken {
    /// Gives an address to a page; `None` after it was reported that it cannot have it.
    pub(super) fn take(
        &mut self,
        path: &str,
        span: Option<Span>,
        diagnostics: &mut Diagnostics,
    ) -> Option<OutPath> {
        // Ids are checked by the second stage, so that only devices' names and long paths come here.
        let address = match OutPath::new(path) {
            Ok(address) => address,
            Err(problem) => {
                diagnostics.push(located(Code::FileName, span, path).hint(name_hint(&problem)));
                return None;
            }
        };
        if let Some(first) = self.by.insert(address.clone(), span) {
            let diagnostic = located(Code::AddressClash, span.or(first), path);
            diagnostics.push(match (span, first) {
                (Some(_), Some(first)) => diagnostic.other(first),
                _ => diagnostic.hint("list"), // a list has no place of its own
            });
            return None;
        }
        Some(address)
    }
}

/// Checks the addresses of a plan whose pages cannot be built. Ids that are none have been reported.
pub(super) fn check(plan: &Plan, diagnostics: &mut Diagnostics) {
    copied_files(plan, diagnostics);
    if !is_id(plan.id.as_str()) {
        return;
    }
    let mut taken = Taken::default();
    for (path, span) in addresses(plan) {
        taken.take(&path, span, diagnostics);
    }
}

/// The addresses of a plan's pages, as far as they follow from ids.
fn addresses(plan: &Plan) -> Vec<(String, Option<Span>)> {
    let of = &plan.id;
    let lists = List::ALL.iter().filter(|list| list.has_content(plan));
    let mut all: Vec<(String, Option<Span>)> = lists.map(|list| (list.path(of), None)).collect();
    let mut entry = |id: &str, path: String, span: Option<Span>| {
        if is_id(id) {
            all.push((path, span));
        }
    };
    for one in plan.chapters.values() {
        entry(one.id.as_str(), address::chapter(of, &one.id), Some(one.span));
    }
    for one in plan.items.values() {
        entry(one.id.as_str(), address::item(of, &one.id), Some(one.span));
    }
    for one in plan.indicators.values() {
        entry(one.id.as_str(), address::indicator(of, &one.id), Some(one.span));
    }
    if List::Levels.has_content(plan) {
        for one in plan.levels.values() {
            entry(one.id.as_str(), address::level(of, &one.id), Some(one.span));
        }
    }
    for one in plan.actors.values() {
        entry(one.id.as_str(), address::actor(of, &one.id), Some(one.span));
    }
    for one in plan.labels.values() {
        entry(one.id.as_str(), address::label(of, &one.id), Some(one.span));
    }
    for one in plan.scopes.values() {
        entry(one.id.as_str(), address::scope(of, &one.id), Some(one.span));
    }
    for one in plan.districts.values() {
        entry(one.id.as_str(), address::district(of, &one.id), Some(one.span));
    }
    all
}

/// The files that a plan brings along, with their addresses. Where the plan's folder has no good name, which has been
/// reported, only their own names are judged.
pub(super) fn copied_files(plan: &Plan, diagnostics: &mut Diagnostics) -> Vec<CopiedFile> {
    let stand_in = PlanId::new("plan");
    let id = if is_id(plan.id.as_str()) { &plan.id } else { &stand_in };
    let mut files = Vec::with_capacity(plan.files.len());
    for (path, file) in &plan.files {
        match OutPath::new(&address::file(id, path)) {
            Ok(path) => files.push(CopiedFile { path, source: file.source.clone() }),
            Err(problem) => {
                let diagnostic = Diagnostic::about_file(Code::FileName, file.source.to_string());
                diagnostics.push(diagnostic.hint(name_hint(&problem)));
            }
        }
    }
    files
}

/// What is wrong with a name, as a hint.
fn name_hint(problem: &PathProblem) -> &'static str {
    match problem {
        PathProblem::LeadingDot { .. } | PathProblem::TrailingDot { .. } => "dot",
        PathProblem::DeviceName { .. } => "device",
        PathProblem::TooLong { .. } => "long",
        _ => "default",
    }
}

fn located(code: Code, span: Option<Span>, path: &str) -> Diagnostic {
    match span {
        Some(span) => Diagnostic::at(code, span).with("path", path),
        None => Diagnostic::about_file(code, path),
    }
}
