//! The words of diagnostics, one table a language.

use std::collections::BTreeMap;

use toml::de::{DeTable, DeValue};

use crate::model::Language;

use super::{Code, Diagnostic};

const JAPANESE: &str = include_str!("words/ja.toml");
const ENGLISH: &str = include_str!("words/en.toml");

/// The words of one language: `code.title`, `code.label`, `code.hint.default` and so on.
#[derive(Clone, Debug)]
pub struct Catalogue {
    words: BTreeMap<String, String>,
}

impl Catalogue {
    /// The words of a language.
    pub fn of(language: Language) -> Self {
        let source = match language {
            Language::Japanese => JAPANESE,
            Language::English => ENGLISH,
        };
        let mut words = BTreeMap::new();
        let (table, _) = DeTable::parse_recoverable(source);
        flatten("", table.get_ref(), &mut words);
        Self { words }
    }

    /// The words of a key, filled with arguments; the key itself when there are none (a test excludes that).
    pub fn say(&self, key: &str, arguments: &[(&'static str, String)]) -> String {
        let Some(pattern) = self.words.get(key) else { return key.to_owned() };
        fill(pattern, arguments)
    }

    /// Whether a key has words.
    pub fn has(&self, key: &str) -> bool {
        self.words.contains_key(key)
    }

    /// The headline of a diagnostic.
    pub fn title(&self, diagnostic: &Diagnostic) -> String {
        self.say(&format!("{}.title", diagnostic.code.text()), &diagnostic.arguments)
    }

    /// The words under the caret, if the code has any.
    pub fn label(&self, diagnostic: &Diagnostic) -> Option<String> {
        self.optional(&format!("{}.label", diagnostic.code.text()), diagnostic)
    }

    /// The words at the second place, if the code has any.
    pub fn other(&self, diagnostic: &Diagnostic) -> Option<String> {
        self.optional(&format!("{}.other", diagnostic.code.text()), diagnostic)
    }

    /// How to mend it.
    pub fn hint(&self, diagnostic: &Diagnostic) -> Option<String> {
        self.optional(&format!("{}.hint.{}", diagnostic.code.text(), diagnostic.hint), diagnostic)
    }

    /// All keys, for the test that compares the languages.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.words.keys().map(String::as_str)
    }

    fn optional(&self, key: &str, diagnostic: &Diagnostic) -> Option<String> {
        self.has(key).then(|| self.say(key, &diagnostic.arguments))
    }
}

fn flatten(prefix: &str, table: &DeTable<'_>, words: &mut BTreeMap<String, String>) {
    for (key, value) in table.iter() {
        let key = format!("{prefix}{}", key.get_ref());
        match value.get_ref() {
            DeValue::String(text) => {
                words.insert(key, text.to_string());
            }
            DeValue::Table(inner) => flatten(&format!("{key}."), inner, words),
            _ => {}
        }
    }
}

/// Replaces each `{name}` by its argument; an unknown name stays as it is.
fn fill(pattern: &str, arguments: &[(&'static str, String)]) -> String {
    let mut filled = String::with_capacity(pattern.len() + 32);
    let mut rest = pattern;
    while let Some(open) = rest.find('{') {
        filled.push_str(&rest[..open]);
        let Some(length) = rest[open..].find('}') else { break };
        let name = &rest[open + 1..open + length];
        match arguments.iter().find(|(known, _)| *known == name) {
            Some((_, value)) => filled.push_str(value),
            None => filled.push_str(&rest[open..=open + length]),
        }
        rest = &rest[open + length + 1..];
    }
    filled.push_str(rest);
    filled
}

/// Keys that every code must have.
pub(super) fn required_keys() -> impl Iterator<Item = String> {
    Code::ALL.iter().map(|code| format!("{}.title", code.text()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_languages_say_the_same_keys_and_every_code() {
        let japanese = Catalogue::of(Language::Japanese);
        let english = Catalogue::of(Language::English);
        assert_eq!(japanese.keys().collect::<Vec<_>>(), english.keys().collect::<Vec<_>>());
        for key in required_keys() {
            assert!(japanese.has(&key), "no words for {key}");
        }
    }

    #[test]
    fn both_languages_use_the_same_arguments() {
        let japanese = Catalogue::of(Language::Japanese);
        let english = Catalogue::of(Language::English);
        let names = |text: &str| {
            let mut names: Vec<String> =
                text.split('{').skip(1).filter_map(|part| part.split_once('}')).map(|p| p.0.to_owned()).collect();
            names.sort();
            names.dedup();
            names
        };
        for key in japanese.keys() {
            assert_eq!(names(&japanese.words[key]), names(&english.words[key]), "{key}");
        }
    }

    #[test]
    fn arguments_fill_their_places() {
        assert_eq!(fill("a {x} b {y}", &[("x", "1".into())]), "a 1 b {y}");
    }
}
