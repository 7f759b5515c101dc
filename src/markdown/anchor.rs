//! Names for headings, by which links find them.
//!
//! Takes the headings of one text in order, gives each an ASCII name that no
//! other heading of the text has. Must not know pages or prefixes.

use std::collections::{BTreeMap, BTreeSet};

/// Longer headings give a cut name.
const LONGEST_SLUG: usize = 60;

/// The anchors of one text. The same headings in the same order get the same
/// anchors, whoever asks.
#[derive(Debug)]
pub(super) struct Anchors {
    /// Names that headings of this text ask for; nothing else may take them.
    wished: BTreeSet<String>,
    given: BTreeSet<String>,
    /// The number that the next double of a name gets.
    doubles: BTreeMap<String, usize>,
    sections: usize,
}

impl Anchors {
    /// Anchors for the headings of this text.
    pub(super) fn new(text: &str) -> Self {
        let wished = text.lines().filter_map(split_wish).map(|(_, wish)| wish.to_owned()).collect();
        Self { wished, given: BTreeSet::new(), doubles: BTreeMap::new(), sections: 0 }
    }

    /// The anchor of the next heading: the one it wishes, else its words when
    /// they are ASCII, else a number; a double gets a number behind.
    pub(super) fn next(&mut self, heading: &str, wish: Option<&str>) -> String {
        if let Some(wish) = wish {
            return if self.given.insert(wish.to_owned()) { wish.to_owned() } else { self.numbered(wish) };
        }
        let base = slug(heading).unwrap_or_else(|| {
            self.sections += 1;
            format!("section-{}", self.sections)
        });
        if self.give(&base) { base } else { self.numbered(&base) }
    }

    /// Gives a name if it is free for a heading that did not ask for it.
    fn give(&mut self, name: &str) -> bool {
        !self.wished.contains(name) && self.given.insert(name.to_owned())
    }

    /// The name with the first free number behind it. The count goes on where
    /// it stopped, so that many equal headings stay cheap.
    fn numbered(&mut self, base: &str) -> String {
        let mut number = self.doubles.get(base).copied().unwrap_or(2);
        loop {
            let name = format!("{base}-{number}");
            number += 1;
            if self.give(&name) {
                self.doubles.insert(base.to_owned(), number);
                return name;
            }
        }
    }
}

/// Parts a heading from the `{#anchor}` at its end.
pub(super) fn split_wish(heading: &str) -> Option<(&str, &str)> {
    let (text, wish) = heading.trim_end().strip_suffix('}')?.rsplit_once("{#")?;
    let valid = !wish.is_empty() && wish.bytes().all(|b| matches!(b, b'a'..=b'z' | b'0'..=b'9' | b'-'));
    valid.then_some((text.trim_end(), wish))
}

/// The words of an ASCII heading, joined by dashes.
fn slug(heading: &str) -> Option<String> {
    if !heading.is_ascii() {
        return None;
    }
    let mut slug = String::new();
    for word in heading.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()) {
        if !slug.is_empty() {
            slug.push('-');
        }
        slug.push_str(&word.to_ascii_lowercase());
        if slug.len() > LONGEST_SLUG {
            slug.truncate(LONGEST_SLUG);
            break;
        }
    }
    let slug = slug.trim_end_matches('-');
    (!slug.is_empty()).then(|| slug.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn takes_the_wish_the_words_or_a_number() {
        let mut anchors = Anchors::new("");
        assert_eq!(anchors.next("背景", Some("background")), "background");
        assert_eq!(anchors.next("Aims & Means!", None), "aims-means");
        assert_eq!(anchors.next("目的", None), "section-1");
        assert_eq!(anchors.next("!?", None), "section-2");
    }

    #[test]
    fn numbers_doubles() {
        let mut anchors = Anchors::new("");
        let given: Vec<String> = ["A", "A", "A-2", "A"].iter().map(|h| anchors.next(h, None)).collect();
        assert_eq!(given, ["a", "a-2", "a-2-2", "a-3"]);
        assert_eq!(anchors.next("B", Some("a")), "a-4");
    }

    #[test]
    fn a_wish_comes_before_the_words_of_an_earlier_heading() {
        let mut anchors = Anchors::new("## Aim\n\n## 目的 {#aim}\n");
        assert_eq!(anchors.next("Aim", None), "aim-2");
        assert_eq!(anchors.next("目的", Some("aim")), "aim");
    }

    #[test]
    fn long_headings_are_cut() {
        let mut anchors = Anchors::new("");
        assert_eq!(anchors.next(&"ab ".repeat(1000), None).len(), 59);
    }

    #[test]
    fn parts_the_wish_from_the_heading() {
        assert_eq!(split_wish("背景 {#background} "), Some(("背景", "background")));
        assert_eq!(split_wish("費用 {未定}"), None);
        assert_eq!(split_wish("a {#A b}"), None);
    }
}
