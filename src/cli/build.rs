//! `keikaku build`.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use clap::{Args, ValueHint};

use crate::model::Language;
use crate::pipeline::{BuildFailure, Options, build_observed};
use crate::source::DiskTree;
use crate::write::{Protected, Published, WriteReport};

use super::console::{Console, shown};
use super::progress::Line;
use super::site::SiteFolder;
use super::{CLEAN, SOURCES, today};

/// Arguments of `build`.
#[derive(Debug, Args)]
pub(super) struct Arguments {
    #[command(flatten)]
    site: SiteFolder,
    /// Folder to write to; `public` in the site's folder when absent.
    #[arg(long, value_name = "FOLDER", value_hint = ValueHint::DirPath)]
    output: Option<PathBuf>,
    /// Add styleguide.html, which shows every component and every chart of the theme.
    #[arg(long)]
    styleguide: bool,
}

/// Builds the site and says what was done. Gives the exit code.
pub(super) fn run(arguments: &Arguments, console: &Console) -> u8 {
    let site = &arguments.site.folder;
    let output = arguments.output.clone().unwrap_or_else(|| site.join("public"));
    let protected = Protected {
        project: site.clone(),
        sources: vec![site.join("content"), site.join("themes")],
        home: std::env::home_dir(),
    };
    let options = Options { today: today(), has_styleguide: arguments.styleguide, has_drafts: false };
    let before = plans(&output);
    let line = Line::new(console.catalogue());
    let built = build_observed(&DiskTree::new(site), options, (&output, &protected), &line);
    drop(line);
    match built {
        Ok(built) => {
            console.report(&built.diagnostics, &built.sources);
            let Some(report) = built.report else { return SOURCES };
            let pages = ("pages", built.pages.to_string());
            Console::print(&console.say("built", &[pages, ("output", shown(&output))]));
            details(&report, console);
            let gone: Vec<String> = before.difference(&plans(&output)).cloned().collect();
            if !gone.is_empty() {
                Console::print(&console.say("plans-gone", &[("plans", gone.join(", "))]));
            }
            if !built.drafts.is_empty() {
                Console::print(&console.say("drafts", &[("count", built.drafts.len().to_string())]));
            }
            CLEAN
        }
        Err(BuildFailure::Read(failure)) => console.failed(&failure),
        Err(BuildFailure::Write(failure)) => {
            console.fail(&match console.language {
                Language::Japanese | Language::EasyJapanese => failure.ja(),
                Language::English => failure.en(),
            });
            failure.exit_code()
        }
    }
}

/// The plans that the site in a folder has; none where there is no site that can be read.
fn plans(output: &Path) -> BTreeSet<String> {
    let site = Published::of(output).ok().flatten();
    site.iter().flat_map(Published::plans).map(str::to_owned).collect()
}

fn details(report: &WriteReport, console: &Console) {
    let counts = [
        ("written", report.written.to_string()),
        ("unchanged", report.unchanged.to_string()),
        ("removed", report.removed.to_string()),
    ];
    Console::print(&console.say("details", &counts));
    for path in &report.set_aside {
        Console::print(&console.say("set-aside", &[("path", path.display().to_string())]));
    }
}
