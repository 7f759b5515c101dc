//! The words of a theme: those of a site's own theme over the shipped ones.
//!
//! Takes texts, gives [`Words`]. Words that nothing uses, and what is no word, are reported with their place.

use std::collections::{BTreeMap, BTreeSet};

use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::load::{Record, Value, parse_toml};
use crate::model::Language;
use crate::source::{FileId, Sources};
use crate::words::Words;

use super::own::Own;

/// The words of each language. A word that the theme has not falls back to Japanese; word by word, those of a site's
/// own theme lie over the shipped ones. `files` are all texts of the theme, `shipped` those of the shipped one.
pub(super) fn words(
    languages: &[Language],
    (shipped, files): (&BTreeMap<String, String>, &BTreeMap<String, String>),
    (own, sources): (&Own, &Sources),
    diagnostics: &mut Diagnostics,
) -> BTreeMap<Language, Words> {
    let layers = Language::ALL.map(|language| {
        let path = format!("words/{}.toml", language.tag());
        let shipped = shipped.get(&path).map(|text| Words::parse(text)).unwrap_or_default();
        (language, shipped, own.files.get(&path).copied())
    });
    let mut known = Words::default();
    for (_, shipped, _) in &layers {
        known.overlay(shipped.clone());
    }
    let reader = Reader { known: &known, files };
    let layers = layers.map(|(language, mut shipped, own)| {
        shipped.overlay(own.map(|file| reader.read(file, sources, diagnostics)).unwrap_or_default());
        (language, shipped)
    });
    let of = |wanted: Language| {
        let mut words = Words::default();
        for (language, layer) in &layers {
            if *language == Language::Japanese || *language == wanted {
                words.overlay(layer.clone());
            }
        }
        (wanted, words)
    };
    languages.iter().copied().map(of).collect()
}

/// What a theme's own words are measured by.
struct Reader<'a> {
    /// The shipped words of all languages.
    known: &'a Words,
    /// All texts of the theme.
    files: &'a BTreeMap<String, String>,
}

impl Reader<'_> {
    fn read(&self, file: FileId, sources: &Sources, diagnostics: &mut Diagnostics) -> Words {
        let mut found = BTreeMap::new();
        if let Some(record) = parse_toml(&sources.get(file).text, file, diagnostics) {
            self.table("", record, (&mut found, diagnostics));
        }
        found.into_iter().collect()
    }

    fn table(
        &self,
        prefix: &str,
        record: Record,
        (found, diagnostics): (&mut BTreeMap<String, String>, &mut Diagnostics),
    ) {
        for field in record.fields {
            let key = format!("{prefix}{}", field.key.value);
            let inner = format!("{key}.");
            let is_table = self.known.iter().any(|(known, _)| known.starts_with(&inner));
            let wrong = |value: &Value| {
                let diagnostic = Diagnostic::at(Code::WrongType, value.span()).with("key", &key);
                diagnostic.with("form", value.form())
            };
            match field.value {
                Value::Text(text) if self.known.has(&key) || self.is_used(&key) => {
                    found.insert(key, text.value);
                }
                Value::Table(record) if is_table => self.table(&inner, record, (found, diagnostics)),
                value if self.known.has(&key) => diagnostics.push(wrong(&value).hint("text")),
                value if is_table => diagnostics.push(wrong(&value).hint("table")),
                _ => {
                    let diagnostic = Diagnostic::at(Code::UnknownKey, field.key.span).with("key", &key);
                    diagnostics.push(diagnostic.suggest(&field.key.value, self.beside(prefix)));
                }
            }
        }
    }

    /// Whether a template names a word of the interface.
    fn is_used(&self, key: &str) -> bool {
        let Some(name) = key.strip_prefix("ui.") else { return false };
        let name = format!("words.{name}");
        self.files.iter().any(|(path, text)| path.starts_with("templates/") && text.contains(&name))
    }

    /// The keys of a table.
    fn beside(&self, prefix: &str) -> BTreeSet<&str> {
        let inside = self.known.iter().filter_map(|(key, _)| key.strip_prefix(prefix));
        inside.map(|rest| rest.split('.').next().unwrap_or(rest)).collect()
    }
}
