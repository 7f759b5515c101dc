//! The words of the command line over its one declaration.
//!
//! Takes what `clap` derives from the commands' arguments and the words of a language, gives the command line that
//! speaks it: what each command and argument is for, examples, heads, usage. Must not know what a command does.

use clap::builder::Resettable;
use clap::{Arg, ArgAction, Command};

use crate::diag::Catalogue;

/// The order of a help text. `clap` knows the heads of its own parts in English only.
const TEMPLATE: &str = "{about}\n\n{usage}\n\n{all-args}{after-help}";

/// A command line in a language: `command` as it was declared, with the words of the catalogue.
pub(super) fn speaking(command: Command, catalogue: &Catalogue) -> Command {
    let words = Words { catalogue };
    let name = command.get_name().to_owned();
    let mut command = words.over(command, &name, "keikaku");
    if command.get_version().is_some() {
        let flag = words.flag(("version", 'V'), ArgAction::Version, &name);
        command = command.disable_version_flag(true).arg(flag);
    }
    command
}

/// The words of a command's usage, for help and for mistakes.
pub(super) fn usage(command: &Command, path: &str, catalogue: &Catalogue) -> String {
    let word = |key: &str| catalogue.say(&format!("cli.help.head.{key}"), &[]);
    let mut parts = vec![path.to_owned()];
    let shown = || command.get_arguments().filter(|argument| !argument.is_hide_set());
    if shown().any(|argument| !argument.is_positional()) {
        parts.push(format!("[{}]", word("option")));
    }
    for argument in shown().filter(|argument| argument.is_positional()) {
        let name = argument.get_value_names().map_or_else(String::new, |names| names.join(" "));
        parts.push(if argument.is_required_set() { format!("<{name}>") } else { format!("[{name}]") });
    }
    if command.has_subcommands() {
        parts.push(format!("<{}>", word("command")));
    }
    parts.join(" ")
}

struct Words<'a> {
    catalogue: &'a Catalogue,
}

impl Words<'_> {
    fn say(&self, key: &str) -> String {
        self.catalogue.say(&format!("cli.help.{key}"), &[])
    }

    fn head(&self, key: &str) -> String {
        self.say(&format!("head.{key}"))
    }

    /// The command and the commands below it. `name` is that of its words, `path` what a person types.
    fn over(&self, command: Command, name: &str, path: &str) -> Command {
        let below: Vec<String> = command.get_subcommands().map(|below| below.get_name().to_owned()).collect();
        let ids: Vec<String> =
            command.get_arguments().map(|argument| argument.get_id().to_string()).collect();
        let mut command = ids
            .iter()
            .fold(command, |command, id| command.mut_arg(id, |argument| self.argument(argument, name)));
        for inner in below {
            let path = format!("{path} {inner}");
            command = command.mut_subcommand(&inner, |below| self.over(below, &inner, &path));
        }
        command = command.disable_help_flag(true).arg(self.flag(("help", 'h'), ArgAction::Help, name));
        let usage = usage(&command, path, self.catalogue);
        let examples = self.say(&format!("{name}.examples"));
        command
            .about(self.say(&format!("{name}.about")))
            .long_about(self.long_about(name))
            .after_help(format!("{}\n{}", self.head("examples"), indented(&examples)))
            .subcommand_help_heading(self.head("commands"))
            .override_usage(usage.clone())
            .help_template(TEMPLATE.replace("{usage}", &format!("{} {usage}", self.head("usage"))))
    }

    /// What `--help` says beyond the line that stands in the list of commands.
    fn long_about(&self, name: &str) -> String {
        let more = format!("cli.help.{name}.more");
        let more = self.catalogue.has(&more).then(|| self.catalogue.say(&more, &[]));
        std::iter::once(self.say(&format!("{name}.about"))).chain(more).collect::<Vec<_>>().join("\n\n")
    }

    /// An argument: a word of its own command, or of every command that has such an argument.
    fn argument(&self, argument: Arg, command: &str) -> Arg {
        let id = argument.get_id().to_string();
        let own = format!("{command}.{id}");
        let key = if self.catalogue.has(&format!("cli.help.{own}")) { own } else { format!("every.{id}") };
        let head = if argument.is_positional() { "arguments" } else { "options" };
        let argument =
            argument.help(self.say(&key)).long_help(Resettable::Reset).help_heading(self.head(head));
        // What every command has stands below what is its own.
        let place = ["lang", "help", "version"].into_iter().position(|common| common == id);
        let argument =
            place.into_iter().fold(argument, |argument, place| argument.display_order(900 + place));
        if !argument.get_action().takes_values() {
            return argument;
        }
        let names = argument.get_value_names().unwrap_or_default();
        let names: Vec<String> = names.iter().map(|name| self.say(&format!("value.{name}"))).collect();
        argument.value_names(names).hide_default_value(true).hide_possible_values(true)
    }

    fn flag(&self, (id, short): (&'static str, char), action: ArgAction, command: &str) -> Arg {
        self.argument(Arg::new(id).short(short).long(id).action(action), command)
    }
}

fn indented(text: &str) -> String {
    text.trim_end()
        .lines()
        .map(|line| format!("  {line}").trim_end().to_owned())
        .collect::<Vec<_>>()
        .join("\n")
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory as _;

    use super::*;
    use crate::cli::Arguments;
    use crate::model::Language;

    /// Every command with the name of its words.
    fn walk(command: &Command, seen: &mut impl FnMut(&Command)) {
        seen(command);
        command.get_subcommands().for_each(|below| walk(below, seen));
    }

    #[test]
    fn every_command_and_argument_has_words_in_both_languages() {
        for language in [Language::Japanese, Language::English] {
            let catalogue = Catalogue::of(language);
            let has = |key: String| {
                assert!(catalogue.has(&format!("cli.help.{key}")), "{language:?}: cli.help.{key}");
            };
            walk(&Arguments::command(), &mut |command| {
                let name = command.get_name();
                has(format!("{name}.about"));
                has(format!("{name}.examples"));
                for argument in command.get_arguments() {
                    let id = argument.get_id();
                    if !catalogue.has(&format!("cli.help.every.{id}")) {
                        has(format!("{name}.{id}"));
                    }
                    let names = argument.get_value_names().unwrap_or_default();
                    assert!(
                        names.len() == 1 || !argument.get_action().takes_values(),
                        "{name}: value_name of {id}"
                    );
                    names
                        .iter()
                        .filter(|_| argument.get_action().takes_values())
                        .for_each(|name| has(format!("value.{name}")));
                }
            });
        }
    }

    #[test]
    fn nothing_of_the_declarations_own_words_is_left() {
        for language in [Language::Japanese, Language::English] {
            let catalogue = Catalogue::of(language);
            let mut command = speaking(Arguments::command(), &catalogue);
            command.build();
            walk(&command, &mut |command| {
                let help = command.clone().render_long_help().to_string();
                assert!(!help.contains("cli.help."), "{help}");
                let is_english_alone = |line: &str| line.len() > 3 && line.is_ascii() && line.ends_with(':');
                let japanese = language == Language::Japanese;
                assert!(!japanese || !help.lines().any(is_english_alone), "{help}");
            });
        }
    }

    #[test]
    fn words_that_an_argument_may_have_are_in_its_help() {
        for language in [Language::Japanese, Language::English] {
            let command = speaking(Arguments::command(), &Catalogue::of(language));
            walk(&command, &mut |command| {
                for argument in
                    command.get_arguments().filter(|argument| argument.get_action().takes_values())
                {
                    let help = argument.get_help().map(ToString::to_string).unwrap_or_default();
                    for value in argument.get_possible_values() {
                        assert!(help.contains(value.get_name()), "{}: {help}", value.get_name());
                    }
                }
            });
        }
    }
}
