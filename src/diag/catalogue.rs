//! The words of diagnostics, one file a language.

use crate::model::Language;
use crate::words::Words;

use super::failure::why;
use super::{BETWEEN, Cause, Diagnostic, Failure};

const JAPANESE: &str = include_str!("words/ja.toml");
const ENGLISH: &str = include_str!("words/en.toml");
/// The words of the rules' findings.
const RULES_JAPANESE: &str = include_str!("words/rules-ja.toml");
const RULES_ENGLISH: &str = include_str!("words/rules-en.toml");

/// The words of one language: `code.title`, `code.label`, `code.hint.default` and so on.
#[derive(Clone, Debug)]
pub struct Catalogue {
    language: Language,
    words: Words,
}

impl Catalogue {
    /// The words of a language. Messages are for editors, who read Japanese.
    pub fn of(language: Language) -> Self {
        let source = match language {
            Language::Japanese | Language::EasyJapanese => JAPANESE,
            Language::English => ENGLISH,
        };
        let mut words = Words::parse(source);
        words.overlay(Words::parse(match language {
            Language::Japanese | Language::EasyJapanese => RULES_JAPANESE,
            Language::English => RULES_ENGLISH,
        }));
        Self { language, words }
    }

    /// The language.
    pub fn language(&self) -> Language {
        self.language
    }

    /// The words of a key that belongs to no code.
    pub fn say(&self, key: &str, arguments: &[(&'static str, String)]) -> String {
        // Nobody may read `{near}`. The tests run the whole program with this.
        debug_assert_eq!(
            self.words.unfilled(key, arguments),
            None,
            "nothing fills a name in the words of {key}"
        );
        self.words.say(key, arguments)
    }

    /// Whether a key has words.
    pub fn has(&self, key: &str) -> bool {
        self.words.has(key)
    }

    /// A failure of the environment while reading.
    pub fn failure(&self, failure: &Failure) -> String {
        let why = match &failure.cause {
            Cause::Io(error) => why(error.kind()),
            Cause::Refused(reason) => reason,
        };
        let why = self.words.get(&format!("why.{why}")).to_owned();
        let path = failure.path.display().to_string();
        self.say(&format!("failure.{}", failure.doing), &[("path", path), ("why", why)])
    }

    /// The headline of a diagnostic.
    pub fn title(&self, diagnostic: &Diagnostic) -> String {
        self.fill(&format!("{}.title", diagnostic.code.text()), diagnostic)
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

    fn optional(&self, key: &str, diagnostic: &Diagnostic) -> Option<String> {
        self.words.has(key).then(|| self.fill(key, diagnostic))
    }

    fn word_or_key(&self, table: &str, key: &str) -> String {
        let path = format!("{table}.{key}");
        if self.words.has(&path) { self.words.get(&path).to_owned() } else { key.to_owned() }
    }

    /// Some arguments are words themselves: what kind of thing it is, what form a value has, why something is wrong.
    fn fill(&self, key: &str, diagnostic: &Diagnostic) -> String {
        let between = self.words.get("report.between");
        let arguments: Vec<(&'static str, String)> = diagnostic
            .arguments
            .iter()
            .map(|(name, value)| match *name {
                "what" | "form" | "why" | "encoding" | "way" | "standing" => {
                    (*name, self.words.get(&format!("{name}.{value}")).to_owned())
                }
                // A part of an item's text that the plan has named has no words of ours.
                "text" => (*name, self.word_or_key("text", value)),
                "languages" => {
                    let named = value.split(BETWEEN).map(|tag| self.word_or_key("language", tag));
                    (*name, named.collect::<Vec<_>>().join(between))
                }
                _ => (*name, visible(&value.replace(BETWEEN, between))),
            })
            .collect();
        self.say(key, &arguments)
    }
}

/// A text with a sign in the place of each control character: a file's name may hold a line break.
fn visible(text: &str) -> String {
    let sign = |c: char| match u32::from(c) {
        code @ 0..0x20 => char::from_u32(0x2400 + code).unwrap_or(c),
        0x7F => '\u{2421}',
        _ if c.is_control() => char::REPLACEMENT_CHARACTER,
        _ => c,
    };
    text.chars().map(sign).collect()
}

#[cfg(test)]
mod tests {
    use super::super::Code;
    use super::*;

    #[test]
    fn both_languages_say_the_same_keys_and_every_code() {
        let japanese = Catalogue::of(Language::Japanese).words;
        let english = Catalogue::of(Language::English).words;
        let keys = |words: &Words| words.iter().map(|(key, _)| key.to_owned()).collect::<Vec<_>>();
        assert_eq!(keys(&japanese), keys(&english));
        for code in Code::ALL {
            assert!(japanese.has(&format!("{}.title", code.text())), "no words for {}", code.text());
        }
    }

    #[test]
    #[should_panic(expected = "nothing fills a name in the words of cli.import.note.column-twice")]
    fn words_are_never_said_with_a_name_that_nothing_fills() {
        Catalogue::of(Language::Japanese).say("cli.import.note.column-twice", &[("key", "単位".to_owned())]);
    }

    #[test]
    fn both_languages_use_the_same_arguments() {
        let japanese = Catalogue::of(Language::Japanese).words;
        let english = Catalogue::of(Language::English).words;
        let names = |text: &str| {
            let parts = text.split('{').skip(1).filter_map(|part| part.split_once('}'));
            let mut names: Vec<String> = parts.map(|part| part.0.to_owned()).collect();
            let is_name = |name: &str| name.bytes().all(|b| b.is_ascii_lowercase() || b == b'_');
            names.retain(|name| name != "what" && is_name(name));
            names.sort();
            names.dedup();
            names
        };
        for (key, words) in japanese.iter() {
            assert_eq!(names(words), names(english.get(key)), "{key}");
        }
    }
}
