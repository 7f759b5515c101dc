//! `keikaku explain`.

use clap::Args;

use crate::diag::{Code, code_list, explained, nearest_code};

use super::console::Console;
use super::{CLEAN, ENVIRONMENT};

/// Arguments of `explain`.
#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// A code, as it stands in brackets in a finding (`link-broken`); without it, the list of all codes.
    #[arg(value_name = "CODE")]
    code: Option<String>,
}

/// Explains a code, or lists all of them. Gives the exit code.
pub(super) fn run(arguments: &Arguments, console: &Console) -> u8 {
    let Some(wanted) = &arguments.code else {
        Console::print(code_list(console.catalogue()).trim_end());
        return CLEAN;
    };
    if let Some(code) = Code::of(wanted) {
        Console::print(explained(code).text(console.catalogue()).trim_end());
        return CLEAN;
    }
    let code = ("code", wanted.clone());
    console.fail(&match nearest_code(wanted) {
        Some(near) => console.say("unknown-code-near", &[code, ("near", near.text().to_owned())]),
        None => console.say("unknown-code", &[code]),
    });
    ENVIRONMENT
}
