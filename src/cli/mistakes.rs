//! Mistakes in what was typed after the program's name, in words.
//!
//! Takes what `clap` found (its kind and the facts beside it, never its text) and the words of a language, gives what
//! is printed. Must not know what a command does.

use std::fmt::Write as _;

use clap::Command;
use clap::error::{ContextKind, ContextValue, Error, ErrorKind};

use crate::diag::Catalogue;

use super::help;

/// What a sentence is filled in with.
type Fact = (&'static str, String);

/// What is printed about a mistake: what is wrong, what was probably meant, the usage, where to read on.
///
/// `typed` are the words after the program's name: the command among them is the one whose usage is shown.
pub(super) fn mistake(error: &Error, command: &Command, typed: &[String], catalogue: &Catalogue) -> String {
    let (command, path) = meant(command, typed);
    let say = |key: &str, arguments: &[Fact]| catalogue.say(&format!("cli.mistake.{key}"), arguments);
    let mut text = format!("{}: {}\n", catalogue.say("report.error", &[]), what(error, &say));
    if let Some(near) = near(error) {
        let _ = write!(text, "\n  {}\n", say("near", &[("near", near)]));
    }
    let usage = help::usage(command, &path, catalogue);
    let _ = write!(text, "\n{} {usage}\n\n", catalogue.say("cli.help.head.usage", &[]));
    let _ = writeln!(text, "{}", say("more", &[("command", format!("{path} --help"))]));
    text
}

/// The command that was named, and what leads to it.
fn meant<'a>(command: &'a Command, typed: &[String]) -> (&'a Command, String) {
    let mut found = (command, command.get_name().to_owned());
    for word in typed {
        if let Some(below) = found.0.find_subcommand(word) {
            found = (below, format!("{} {word}", found.1));
        }
    }
    found
}

fn what(error: &Error, say: &dyn Fn(&str, &[Fact]) -> String) -> String {
    let argument = || ("argument", fact(error, ContextKind::InvalidArg));
    let value = || ("value", fact(error, ContextKind::InvalidValue));
    let prior = fact(error, ContextKind::PriorArg);
    match error.kind() {
        ErrorKind::UnknownArgument => say("unknown-argument", &[argument()]),
        ErrorKind::InvalidSubcommand => {
            say("unknown-command", &[("command", fact(error, ContextKind::InvalidSubcommand))])
        }
        ErrorKind::InvalidValue if value().1.is_empty() => say("no-value", &[argument()]),
        ErrorKind::InvalidValue => {
            let known = match error.get(ContextKind::ValidValue) {
                Some(ContextValue::Strings(known)) => known.join(&say("between", &[])),
                _ => String::new(),
            };
            say("wrong-value", &[argument(), value(), ("known", known)])
        }
        ErrorKind::ValueValidation => say("unreadable-value", &[argument(), value()]),
        ErrorKind::TooManyValues => say("too-many-values", &[argument(), value()]),
        ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues | ErrorKind::NoEquals => {
            say("no-value", &[argument()])
        }
        ErrorKind::ArgumentConflict if prior == argument().1 => say("twice", &[argument()]),
        ErrorKind::ArgumentConflict => say("conflict", &[argument(), ("prior", prior)]),
        ErrorKind::MissingRequiredArgument => say("missing", &[argument()]),
        ErrorKind::MissingSubcommand => say("no-command", &[]),
        ErrorKind::InvalidUtf8 => say("not-text", &[]),
        _ => say("other", &[]),
    }
}

fn near(error: &Error) -> Option<String> {
    let kinds = [ContextKind::SuggestedSubcommand, ContextKind::SuggestedArg, ContextKind::SuggestedValue];
    kinds.into_iter().map(|kind| fact(error, kind)).find(|near| !near.is_empty())
}

/// A fact beside a mistake as text; empty when there is none.
fn fact(error: &Error, kind: ContextKind) -> String {
    match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join(" "),
        Some(ContextValue::Number(number)) => number.to_string(),
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use clap::{Arg, ArgAction};

    use super::*;
    use crate::model::Language;

    fn said(language: Language, typed: &[&str]) -> String {
        let number = Arg::new("number").long("number").value_parser(clap::value_parser!(u16));
        let flag = Arg::new("flag").long("flag").action(ArgAction::SetTrue).conflicts_with("number");
        let add =
            Command::new("add").arg(Arg::new("what").required(true).value_name("WHAT")).arg(number).arg(flag);
        let command = Command::new("keikaku").subcommand(add).subcommand_required(true);
        let words = std::iter::once("keikaku").chain(typed.iter().copied());
        let error = command.clone().try_get_matches_from(words).unwrap_err();
        let typed: Vec<String> = typed.iter().map(ToString::to_string).collect();
        let text = mistake(&error, &command, &typed, &Catalogue::of(language));
        text.lines().next().unwrap().to_owned()
    }

    #[test]
    fn every_kind_of_mistake_has_its_own_words() {
        let cases: [(&[&str], &str, &str); 10] = [
            (&["ad"], "エラー: 「ad」というコマンドはありません。", "error: there is no command `ad`"),
            (
                &["add", "--flog", "x"],
                "エラー: 「--flog」は使えません。",
                "error: `--flog` cannot be used here",
            ),
            (&["add"], "エラー: 「<WHAT>」が足りません。", "error: `<WHAT>` is missing"),
            (&["add", "x", "y"], "エラー: 「y」は使えません。", "error: `y` cannot be used here"),
            (
                &["add", "x", "--number", "七"],
                "エラー: 「--number <number>」に「七」は使えません。",
                "error: `--number <number>` cannot be `七`",
            ),
            (
                &["add", "x", "--number"],
                "エラー: 「--number <number>」の値が書かれていません。",
                "error: `--number <number>` has no value",
            ),
            (
                &["add", "x", "--flag", "--number", "7"],
                "エラー: 「--flag」は「--number <number>」といっしょに使えません。",
                "error: `--flag` cannot be used together with `--number <number>`",
            ),
            (
                &["add", "x", "--number", "7", "--number", "8"],
                "エラー: 「--number <number>」が2回書かれています。",
                "error: `--number <number>` is there twice",
            ),
            (
                &["add", "x", "--flag=1"],
                "エラー: 「--flag」に値「1」は付けられません。",
                "error: `--flag` takes no value `1`",
            ),
            (&[], "エラー: コマンドが書かれていません。", "error: there is no command"),
        ];
        for (typed, japanese, english) in cases {
            assert_eq!(said(Language::Japanese, typed), japanese, "{typed:?}");
            assert_eq!(said(Language::English, typed), english, "{typed:?}");
        }
    }
}
