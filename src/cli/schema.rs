//! `keikaku schema`.

use std::path::PathBuf;

use clap::{Args, ValueHint};

use crate::diag::Failure;
use crate::scaffold::{SCHEMA_FOLDER, schema_line, with_schemas};
use crate::source::{DiskTree, Edit};

use super::console::{Console, shown};
use super::site::SiteFolder;
use super::{CLEAN, ENVIRONMENT};

/// Arguments of `schema`.
#[derive(Debug, Args)]
pub(super) struct Arguments {
    #[command(flatten)]
    site: SiteFolder,
    /// Folder to write to; `.keikaku/schema` in the site's folder when absent.
    #[arg(long, value_name = "FOLDER", value_hint = ValueHint::DirPath)]
    output: Option<PathBuf>,
}

/// Writes the schemas and says how files name them. Gives the exit code.
pub(super) fn run(arguments: &Arguments, console: &Console) -> u8 {
    let is_usual = arguments.output.is_none();
    let folder = arguments.output.clone().unwrap_or_else(|| arguments.site.folder.join(SCHEMA_FOLDER));
    let edit = match with_schemas(Edit::new(&folder), &DiskTree::new(&folder), ".") {
        Ok(edit) => edit,
        Err(error) => return console.failed(&Failure::io("read", &folder, error)),
    };
    if let Err(problem) = edit.carry_out() {
        console.refuse_edit(problem);
        return ENVIRONMENT;
    }
    Console::print(&console.say("schemas", &[("folder", shown(&folder))]));
    if is_usual {
        let line = schema_line("content/p/plan.toml").unwrap_or_default();
        Console::print(&console.say("schemas-named", &[("line", line.trim_end().to_owned())]));
    }
    CLEAN
}
