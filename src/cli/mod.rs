//! The command line: arguments in, text and an exit code out.
//!
//! The only room that prints, reads the environment or asks for the date.

mod build;
mod console;

use std::process::ExitCode;

use clap::{Parser, Subcommand, ValueEnum};

use crate::model::Language;

use console::Console;

/// Everything went well.
pub const CLEAN: u8 = 0;
/// The sources have errors.
pub const SOURCES: u8 = 1;
/// The arguments or the environment are wrong.
pub const ENVIRONMENT: u8 = 2;

/// Keikaku publishes a city's plans as a web site.
#[derive(Debug, Parser)]
#[command(name = "keikaku", version, about, disable_help_subcommand = true)]
struct Arguments {
    /// Language of messages; the system's when absent.
    #[arg(long, global = true, value_enum)]
    lang: Option<Tag>,
    #[command(subcommand)]
    command: Command,
}

/// A language of messages.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum Tag {
    /// 日本語
    Ja,
    /// English
    En,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Write the site into a folder.
    Build(build::Arguments),
}

/// Runs the program.
pub fn run() -> ExitCode {
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) => {
            let wrong = error.use_stderr();
            // A closed pipe while printing help is nobody's fault.
            let _ = error.print();
            return ExitCode::from(if wrong { ENVIRONMENT } else { CLEAN });
        }
    };
    let console = Console::new(language(arguments.lang));
    let code = match arguments.command {
        Command::Build(arguments) => build::run(&arguments, &console),
    };
    ExitCode::from(code)
}

fn language(wanted: Option<Tag>) -> Language {
    match wanted {
        Some(Tag::Ja) => Language::Japanese,
        Some(Tag::En) => Language::English,
        None => sys_locale::get_locale().and_then(|tag| Language::of_tag(&tag)).unwrap_or(Language::English),
    }
}
