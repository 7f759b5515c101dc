//! Words of one language: keys, and patterns with `{name}` for what is filled in, and `{name|one|many}` for
//! words that go with a number.
//!
//! Takes a TOML text of nested tables, gives words by dotted key. A leaf: must not know what the words are for.

use std::collections::BTreeMap;

use toml::de::{DeTable, DeValue};

/// The words of one language, by dotted key.
#[derive(Clone, Debug, Default)]
pub struct Words {
    words: BTreeMap<String, String>,
}

impl Words {
    /// Reads a catalogue of our own; what is no text is passed over.
    pub fn parse(source: &str) -> Self {
        let mut words = BTreeMap::new();
        let (table, _) = DeTable::parse_recoverable(source);
        flatten("", table.get_ref(), &mut words);
        Self { words }
    }

    /// Lays another catalogue over this one.
    pub fn overlay(&mut self, other: Self) {
        self.words.extend(other.words);
    }

    /// The words of a key; the key itself when it has none (a test excludes that for our own catalogues).
    pub fn get<'a>(&'a self, key: &'a str) -> &'a str {
        self.words.get(key).map_or(key, String::as_str)
    }

    /// The words of a key, filled in.
    pub fn say(&self, key: &str, arguments: &[(&'static str, String)]) -> String {
        fill(self.get(key), arguments)
    }

    /// The first name in the words of a key that these arguments do not fill, so that it would be printed as it is.
    pub fn unfilled<'a>(&'a self, key: &'a str, arguments: &[(&'static str, String)]) -> Option<&'a str> {
        unfilled(self.get(key), arguments)
    }

    /// Whether a key has words.
    pub fn has(&self, key: &str) -> bool {
        self.words.contains_key(key)
    }

    /// All keys with their words, in order.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.words.iter().map(|(key, words)| (key.as_str(), words.as_str()))
    }
}

impl FromIterator<(String, String)> for Words {
    fn from_iter<I: IntoIterator<Item = (String, String)>>(words: I) -> Self {
        Self { words: words.into_iter().collect() }
    }
}

fn flatten(prefix: &str, table: &DeTable<'_>, words: &mut BTreeMap<String, String>) {
    for (key, value) in table {
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

/// The first `{name}` or `{name|one|many}` of a pattern that no argument fills. Signs of the format (`{漢字|かんじ}`,
/// `{ period = … }`) are no names.
fn unfilled<'p>(pattern: &'p str, arguments: &[(&'static str, String)]) -> Option<&'p str> {
    let places = pattern.split('{').skip(1).filter_map(|rest| Some(rest.split_once('}')?.0));
    let mut names = places.map(|place| place.split_once('|').map_or(place, |(name, _)| name));
    names.find(|name| {
        let is_name = !name.is_empty() && name.bytes().all(|b| b.is_ascii_lowercase() || b == b'_');
        is_name && arguments.iter().all(|(known, _)| known != name)
    })
}

/// Replaces each `{name}` by its argument, and each `{name|one|many}` by the form that goes with the number; an unknown
/// name stays as it is.
fn fill(pattern: &str, arguments: &[(&'static str, String)]) -> String {
    let mut filled = String::with_capacity(pattern.len() + 32);
    let mut rest = pattern;
    while let Some(open) = rest.find('{') {
        filled.push_str(&rest[..open]);
        let Some(length) = rest[open..].find('}') else {
            rest = &rest[open..];
            break;
        };
        let name = &rest[open + 1..open + length];
        let (name, forms) = name.split_once('|').map_or((name, None), |(name, forms)| (name, Some(forms)));
        let argument = arguments.iter().find(|(known, _)| *known == name).map(|(_, value)| value.as_str());
        match (argument, forms.map(|forms| forms.split_once('|'))) {
            (Some(value), None) => filled.push_str(value),
            (Some("1"), Some(Some((one, _)))) => filled.push_str(one),
            (Some(_), Some(Some((_, many)))) => filled.push_str(many),
            _ => filled.push_str(&rest[open..=open + length]),
        }
        rest = &rest[open + length + 1..];
    }
    filled.push_str(rest);
    filled
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arguments_fill_their_places() {
        assert_eq!(fill("a {x} b {y} {", &[("x", "1".into())]), "a 1 b {y} {");
    }

    #[test]
    fn words_beside_a_number_go_with_it() {
        let rows = |number: &str| fill("{n} {n|row|rows} {漢字|かんじ} {x|a|b}", &[("n", number.into())]);
        assert_eq!(rows("1"), "1 row {漢字|かんじ} {x|a|b}");
        assert_eq!(rows("0"), "0 rows {漢字|かんじ} {x|a|b}");
        assert_eq!(rows("21"), "21 rows {漢字|かんじ} {x|a|b}");
    }

    #[test]
    fn names_that_nothing_fills_are_found() {
        let with_x = |pattern: &'static str| unfilled(pattern, &[("x", "1 {y}".into())]);
        assert_eq!(with_x("{x} {漢字|かんじ} {x|row|rows} { period = 1 } {} {"), None);
        assert_eq!((with_x("{x} {near}"), with_x("{count|a|b} {x}")), (Some("near"), Some("count")));
    }

    #[test]
    fn nested_tables_make_dotted_keys_and_overlays_win() {
        let mut words = Words::parse("[a]\nb.c = 'x'\nd = 'y'");
        words.overlay(Words::parse("[a]\nd = 'z'"));
        assert_eq!((words.get("a.b.c"), words.get("a.d"), words.get("a.e")), ("x", "z", "a.e"));
    }
}
