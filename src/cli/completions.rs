//! `keikaku completions`: what a shell needs to complete commands and options.

use clap::{Args, CommandFactory as _, ValueEnum};
use clap_complete::{Shell, generate};

use super::console::Console;
use super::{CLEAN, help};

/// Arguments of `completions`.
#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// The shell.
    #[arg(value_enum, value_name = "SHELL")]
    shell: Kind,
}

/// A shell.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum Kind {
    /// Bash.
    Bash,
    /// Zsh.
    Zsh,
    /// Fish.
    Fish,
    /// `PowerShell` of Windows.
    Powershell,
}

/// Prints the script. Gives the exit code.
pub(super) fn run(arguments: &Arguments, console: &Console) -> u8 {
    let shell = match arguments.shell {
        Kind::Bash => Shell::Bash,
        Kind::Zsh => Shell::Zsh,
        Kind::Fish => Shell::Fish,
        Kind::Powershell => Shell::PowerShell,
    };
    let mut command = help::speaking(super::Arguments::command(), console.catalogue());
    let mut script = Vec::new();
    generate(shell, &mut command, "keikaku", &mut script);
    Console::print(String::from_utf8_lossy(&script).trim_end());
    CLEAN
}
