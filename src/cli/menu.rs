//! What a person sees who starts the program by its name alone, as by a double click: what can be done, by numbers, again
//! and again until they leave. So the window stays open, and nothing happens that nobody has chosen.
//!
//! Takes what is typed and the sites at hand, gives command lines. Must not know what a command does.

use std::ffi::OsString;
use std::io::{self, BufRead as _, IsTerminal as _};
use std::path::{Path, PathBuf};

use clap::ValueEnum as _;

use crate::source::sites_at;

use super::console::{Console, shown};
use super::{CLEAN, Tag, obey};

/// What can be done in a site, by the names of the words that say so.
const IN_SITE: [&str; 4] = ["serve", "check", "build", "help"];
/// What can be done where there is none, or several.
const ELSEWHERE: [&str; 2] = ["init", "help"];

/// Something to choose.
enum Choice {
    /// Go into the folder of a site.
    Site(PathBuf),
    /// Run a command.
    Command(&'static str),
}

/// Whether somebody is there to choose.
pub(super) fn can_be_shown() -> bool {
    io::stdin().is_terminal() && io::stdout().is_terminal() && io::stderr().is_terminal()
}

/// Offers what can be done until nothing is typed. Gives the exit code.
pub(super) fn run(language: Option<Tag>, console: &Console) -> u8 {
    Console::print(&console.say("menu.title", &[]));
    loop {
        let choices = choices(console);
        Console::print("");
        for (number, choice) in (1..).zip(&choices) {
            let name = match choice {
                Choice::Site(folder) => shown(folder),
                Choice::Command(name) => console.say(&format!("menu.{name}"), &[]),
            };
            Console::print(&format!("  {number}  {name}"));
        }
        Console::print("");
        Console::ask(&console.say("menu.ask", &[]));
        let Some(typed) = answer() else { return CLEAN };
        let chosen = number(&typed).map(|number| choices.get(number.wrapping_sub(1)));
        match chosen {
            Some(Some(Choice::Site(folder))) => enter(folder, console),
            Some(Some(Choice::Command("init"))) => begin(language, console),
            Some(Some(Choice::Command("help"))) => follow(&["--help".to_owned()], language),
            Some(Some(Choice::Command(name))) => follow(&[(*name).to_owned()], language),
            Some(None) => console.fail(&console.say("menu.unknown", &[("typed", typed)])),
            None => follow(&words(&typed), language),
        }
        Console::print("");
    }
}

/// Says where this is, and gives what can be done here. The only site of a folder needs no choice.
fn choices(console: &Console) -> Vec<Choice> {
    let here = Path::new(".");
    let mut sites = sites_at(here);
    if let [only] = sites.as_slice()
        && only != here
    {
        enter(only, console);
        sites = sites_at(here);
    }
    #[expect(
        clippy::disallowed_methods,
        reason = "the folder that was opened is shown, and nothing else depends on it"
    )]
    let folder = std::env::current_dir().unwrap_or_default();
    if sites == [here] {
        let name = folder.file_name().unwrap_or_default().to_string_lossy().into_owned();
        Console::print(&console.say("menu.site", &[("folder", name)]));
        return IN_SITE.map(Choice::Command).into();
    }
    let key = if sites.is_empty() { "menu.nothing" } else { "menu.several" };
    let about = [("folder", shown(&folder)), ("count", sites.len().to_string())];
    Console::print(&console.say(key, &about));
    sites.into_iter().map(Choice::Site).chain(ELSEWHERE.map(Choice::Command)).collect()
}

/// Goes into a site's folder, so that commands are about it.
fn enter(folder: &Path, console: &Console) {
    if let Err(error) = std::env::set_current_dir(folder) {
        let about = [("folder", shown(folder)), ("why", error.to_string())];
        console.fail(&console.say("menu.not-entered", &about));
    }
}

/// Makes a new site, and goes into it.
fn begin(language: Option<Tag>, console: &Console) {
    let usual = console.say("menu.folder-usual", &[]);
    Console::ask(&console.say("menu.folder-asked", &[("usual", usual.clone())]));
    let folder = answer().unwrap_or(usual);
    // After `--` a name is a name, whatever it begins with.
    follow(&["init".to_owned(), "--".to_owned(), folder.clone()], language);
    if !sites_at(Path::new(&folder)).is_empty() {
        enter(Path::new(&folder), console);
    }
}

/// Runs a command line in the language of the menu.
fn follow(words: &[String], language: Option<Tag>) {
    let tag = language.and_then(|tag| tag.to_possible_value());
    let tag = tag.map(|tag| format!("--lang={}", tag.get_name()));
    let words = words.iter().skip_while(|word| *word == "keikaku");
    let mut line = vec![OsString::from("keikaku")];
    line.extend(tag.iter().chain(words).map(OsString::from));
    // By its name alone it would be this menu.
    if line.len() > 1 + usize::from(tag.is_some()) {
        obey(&line);
    }
}

/// What is typed on a line; nothing when that is nothing.
fn answer() -> Option<String> {
    let mut line = String::new();
    let _ = io::stdin().lock().read_line(&mut line);
    Some(line.trim().to_owned()).filter(|line| !line.is_empty())
}

/// A number, also one of full-width digits: those who have just typed a name in Japanese type them so.
fn number(typed: &str) -> Option<usize> {
    let narrow = |digit: char| match digit {
        '０'..='９' => {
            u32::from(digit).checked_sub(u32::from('０') - u32::from('0')).and_then(char::from_u32)
        }
        digit => Some(digit),
    };
    typed.chars().map(narrow).collect::<Option<String>>()?.parse().ok()
}

/// The words of a line. A path that is dragged into the window comes in quotes.
fn words(line: &str) -> Vec<String> {
    let (mut words, mut word, mut is_quoted) = (Vec::new(), None::<String>, false);
    for sign in line.chars() {
        match sign {
            '"' => {
                is_quoted = !is_quoted;
                word.get_or_insert_default();
            }
            sign if sign.is_whitespace() && !is_quoted => words.extend(word.take()),
            sign => word.get_or_insert_default().push(sign),
        }
    }
    words.extend(word);
    words
}

#[cfg(test)]
mod tests {
    use super::{number, words};

    #[test]
    fn numbers_are_typed_in_either_width() {
        assert_eq!(
            [number("2"), number("１２"), number("serve"), number("２つ")],
            [Some(2), Some(12), None, None]
        );
    }

    #[test]
    fn quotes_hold_a_word_together() {
        assert_eq!(words("new  item\u{3000}--top"), ["new", "item", "--top"]);
        assert_eq!(
            words(r#"import "C:\計画 サイト\a.xlsx" --as values"#),
            ["import", r"C:\計画 サイト\a.xlsx", "--as", "values"]
        );
        assert_eq!(words(r#"--title "" x"#), ["--title", "", "x"]);
        assert_eq!(words(r#"a "open"#), ["a", "open"]);
        assert_eq!(words(" "), Vec::<String>::new());
    }
}
