//! Second stage: raw records to a valid [`Site`].
//!
//! Takes what the sources say, gives a model in which every reference points at something and every number
//! is exact; or `None`, after an error was pushed. All mistakes of all plans are found in one run.
//! Must not know addresses, pages or files on disk.

mod budget;
mod chapters;
mod evaluations;
mod indicators;
mod items;
mod plan;
mod reader;
mod relations;
mod schedule;
mod settings;
mod vocabulary;
mod words;

use jiff::civil::Date;
use rayon::prelude::*;

use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::format::{FromRecord, RawSettings, Reading};
use crate::load::{RawPlan, RawSite};
use crate::model::{Plan, Prose, Site};
use crate::source::{Sources, Span};

/// Resolves a site. `today` stands in where `site.toml` states no `as_of`.
///
/// Gives the sources back beside the site: later findings point into them.
pub fn resolve(raw: RawSite, today: Date, diagnostics: &mut Diagnostics) -> (Sources, Option<Site>) {
    let RawSite { sources, settings, home, plans } = raw;
    let raw_settings = RawSettings::from_record(settings, &mut Reading { diagnostics });
    let order = raw_settings.plans.clone();
    let settings = settings::settings(raw_settings, today, diagnostics);
    let resolved: Vec<(Plan, Diagnostics)> = plans
        .into_par_iter()
        .map(|plan: RawPlan| {
            let mut found = Diagnostics::new();
            let plan = plan::plan(plan, &sources, &mut found);
            (plan, found)
        })
        .collect();
    let mut plans = Vec::with_capacity(resolved.len());
    for (plan, found) in resolved {
        diagnostics.append(found);
        plans.push(plan);
    }
    relations::between_plans(&plans, diagnostics);
    for wanted in &order.all {
        if !plans.iter().any(|plan| plan.id.as_str() == wanted.value) {
            let known = plans.iter().map(|plan| plan.id.as_str());
            let diagnostic = Diagnostic::at(Code::UnknownReference, wanted.span).with("value", &wanted.value);
            diagnostics.push(diagnostic.with("what", "plans").suggest(&wanted.value, known));
        }
    }
    let place = |plan: &Plan| {
        let at = order.all.iter().position(|wanted| wanted.value == plan.id.as_str());
        (at.unwrap_or(usize::MAX), plan.id.clone())
    };
    plans.sort_by_key(place);
    let home = home.map(|document| prose(&sources, document.body));
    let site = settings.map(|settings| Site { settings, home, plans });
    let site = site.filter(|_| !diagnostics.has_errors());
    (sources, site)
}

/// The text under a span as prose.
fn prose(sources: &Sources, span: Span) -> Prose {
    Prose { text: sources.slice(span).into(), span }
}
