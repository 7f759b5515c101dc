//! The command line: arguments in, text and an exit code out.
//!
//! The only room that prints, reads the environment or asks for the date.

mod build;
mod check;
mod completions;
mod console;
mod explain;
mod help;
mod import;
mod init;
mod menu;
mod mistakes;
mod new;
mod progress;
mod schema;
mod serve;
mod site;
mod table;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::error::ErrorKind;
use clap::{CommandFactory as _, FromArgMatches as _, Parser, Subcommand, ValueEnum};
use jiff::civil::Date;

use crate::diag::Catalogue;
use crate::model::Language;

use console::Console;

/// The day of the run.
fn today() -> Date {
    jiff::Zoned::now().date()
}

/// Everything went well.
pub const CLEAN: u8 = 0;
/// The sources have errors.
pub const SOURCES: u8 = 1;
/// The arguments or the environment are wrong.
pub const ENVIRONMENT: u8 = 2;

/// Keikaku publishes a city's plans as a web site.
///
/// What each command and argument is for is said in `cli.help` of the catalogue, in both languages.
#[derive(Debug, Parser)]
#[command(name = "keikaku", version, disable_help_subcommand = true, arg_required_else_help = true)]
struct Arguments {
    /// Language of messages; the system's when absent.
    #[arg(long, global = true, value_enum, value_name = "LANGUAGE")]
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
    /// Make a new site.
    Init(init::Arguments),
    /// Add a plan, an item or an indicator.
    New(new::Arguments),
    /// Print what a shell needs to complete commands.
    Completions(completions::Arguments),
    /// Turn a spreadsheet into tables of a plan.
    Import(import::Arguments),
    /// Write the schemas of the source files.
    Schema(schema::Arguments),
    /// Preview the site in a browser.
    Serve(serve::Arguments),
    /// Check the sources, and say what could be better.
    Check(check::Arguments),
    /// Say why a code matters, with a wrong and a right example.
    Explain(explain::Arguments),
}

/// Runs the program.
pub fn run() -> ExitCode {
    ExitCode::from(obey(&std::env::args_os().collect::<Vec<_>>()))
}

/// Does what a command line says. Gives the exit code.
fn obey(line: &[OsString]) -> u8 {
    let typed: Vec<String> = line.iter().skip(1).map(|word| word.to_string_lossy().into_owned()).collect();
    let catalogue = Catalogue::of(language(wanted(&typed)));
    let mut command = help::speaking(Arguments::command(), &catalogue);
    let found = command.try_get_matches_from_mut(line);
    let arguments = match found.and_then(|found| Arguments::from_arg_matches(&found)) {
        Ok(arguments) => arguments,
        Err(error) if has_no_command(&error) && menu::can_be_shown() => {
            return menu::run(wanted(&typed), &Console::new(language(wanted(&typed))));
        }
        Err(error) => return refuse(&error, &command, &typed, &catalogue),
    };
    let console = Console::new(language(arguments.lang));
    match arguments.command {
        Command::Build(arguments) => build::run(&arguments, &console),
        Command::Init(arguments) => init::run(&arguments, &console),
        Command::New(arguments) => new::run(&arguments, &console),
        Command::Completions(arguments) => completions::run(&arguments, &console),
        Command::Import(arguments) => import::run(&arguments, &console),
        Command::Schema(arguments) => schema::run(&arguments, &console),
        Command::Serve(arguments) => serve::run(&arguments, console),
        Command::Check(arguments) => check::run(&arguments, &console),
        Command::Explain(arguments) => explain::run(&arguments, &console),
    }
}

/// Whether the program was started by its name alone.
fn has_no_command(error: &clap::Error) -> bool {
    use ErrorKind::{DisplayHelpOnMissingArgumentOrSubcommand, MissingSubcommand};
    matches!(error.kind(), DisplayHelpOnMissingArgumentOrSubcommand | MissingSubcommand)
}

/// Prints the help that was asked for, or what is wrong with the arguments.
fn refuse(error: &clap::Error, command: &clap::Command, typed: &[String], catalogue: &Catalogue) -> u8 {
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            // A closed pipe while printing help is nobody's fault.
            let _ = error.print();
            CLEAN
        }
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            let _ = error.print();
            ENVIRONMENT
        }
        _ => {
            Console::complain(&mistakes::mistake(error, command, typed, catalogue));
            ENVIRONMENT
        }
    }
}

/// The language that was asked for, before it is known whether the arguments are right: help and mistakes speak it too.
fn wanted(typed: &[String]) -> Option<Tag> {
    let mut words = typed.iter().take_while(|word| *word != "--");
    let value = words.find_map(|word| match word.strip_prefix("--lang=") {
        Some(value) => Some(value.to_owned()),
        None if word == "--lang" => Some(String::new()),
        None => None,
    })?;
    let value = if value.is_empty() { words.next()?.clone() } else { value };
    Tag::from_str(&value, false).ok()
}

fn language(wanted: Option<Tag>) -> Language {
    match wanted {
        Some(Tag::Ja) => Language::Japanese,
        Some(Tag::En) => Language::English,
        None => sys_locale::get_locale().and_then(|tag| Language::of_tag(&tag)).unwrap_or(Language::English),
    }
}
