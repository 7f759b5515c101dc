//! `keikaku check`.

use clap::{Args, ValueEnum};

use crate::diag::{Severity, json, sarif};
use crate::model::Draft;
use crate::pipeline::{Extent, check_observed};
use crate::source::{DiskTree, Sources};

use super::console::Console;
use super::progress::Line;
use super::site::SiteFolder;
use super::{CLEAN, SOURCES, today};

/// Arguments of `check`.
#[derive(Debug, Args)]
pub(super) struct Arguments {
    #[command(flatten)]
    site: SiteFolder,
    /// Form of the findings.
    #[arg(long, value_enum, default_value_t = Format::Human, value_name = "FORM")]
    format: Format,
    /// What also counts as an error for the exit code.
    #[arg(long, value_enum, value_name = "FINDINGS")]
    deny: Option<Denied>,
}

/// A form of findings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// Text with source lines, on standard error.
    Human,
    /// One JSON document on standard output, described in docs/rules.md.
    Json,
    /// SARIF 2.1.0 on standard output.
    Sarif,
}

/// What counts as an error too.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Denied {
    /// Warnings.
    Warnings,
}

/// Checks the site and says what was found. Gives the exit code.
pub(super) fn run(arguments: &Arguments, console: &Console) -> u8 {
    let line = Line::without_output(console.catalogue());
    let checked = check_observed(&DiskTree::new(&arguments.site.folder), today(), &line);
    drop(line);
    let inspected = match checked {
        Ok(inspected) => inspected,
        Err(failure) => return console.failed(&failure),
    };
    let (found, sources) = (&inspected.diagnostics, &inspected.sources);
    match arguments.format {
        Format::Human => {
            console.findings(found, sources);
            Console::print(&closing(inspected.extent, found.is_empty(), console));
            drafts(&inspected.drafts, sources, console);
        }
        Format::Json => {
            let Extent { plans, items, indicators, pages } = inspected.extent;
            let drafts = inspected.drafts.len();
            let checked = [
                ("plans", plans),
                ("items", items),
                ("indicators", indicators),
                ("pages", pages),
                ("drafts", drafts),
            ];
            Console::print(&json(found, (sources, &checked), console.catalogue()));
        }
        Format::Sarif => Console::print(&sarif(found, sources, console.catalogue())),
    }
    let is_denied = arguments.deny == Some(Denied::Warnings) && found.count(Severity::Warning) > 0;
    if found.has_errors() || is_denied { SOURCES } else { CLEAN }
}

/// How much was looked at, so that silence is not taken for idleness.
fn closing(extent: Extent, is_clean: bool, console: &Console) -> String {
    let counts = [
        ("plans", extent.plans.to_string()),
        ("items", extent.items.to_string()),
        ("indicators", extent.indicators.to_string()),
        ("pages", extent.pages.to_string()),
    ];
    let key = match (is_clean, extent.pages) {
        (true, _) => "checked-clean",
        (false, 0) => "checked-partly",
        (false, _) => "checked",
    };
    console.say(key, &counts)
}

/// What was left out because it is not to be published yet, and where it stands.
fn drafts(drafts: &[Draft], sources: &Sources, console: &Console) {
    if drafts.is_empty() {
        return;
    }
    Console::print(&console.say("drafts-at", &[("count", drafts.len().to_string())]));
    for draft in drafts {
        let what = console.catalogue().say(&format!("what.{}", draft.kind.id()), &[]);
        let line = sources.position(draft.span).line;
        let place = format!("{}:{line}", sources.get(draft.span.file).path);
        let key = if draft.is_below { "draft-below" } else { "draft-at" };
        Console::print(&console.say(key, &[("what", what), ("name", draft.name.clone()), ("place", place)]));
    }
}
