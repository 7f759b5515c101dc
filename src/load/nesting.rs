//! How deep a TOML text nests, and which bracket it leaves open, found before it is parsed.
//!
//! Takes a text, gives places in it. Judges no syntax: strings and comments are passed over, brackets and dots are
//! counted, so that the work and the stack of the parser stay small whatever the text is.

use std::ops::Range;

/// The deepest nesting of arrays, tables and dotted keys. Plans need four; the parser would give up at eighty.
const DEEPEST: usize = 64;

/// What the brackets of a text look like.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Nesting {
    /// The first place that is too deep.
    pub(super) too_deep: Option<Range<usize>>,
    /// The outermost bracket that is never closed.
    pub(super) open: Option<usize>,
}

/// Looks a text over.
pub(super) fn nesting(text: &str) -> Nesting {
    let mut look = Look { bytes: text.as_bytes(), at: 0, open: Vec::new(), head: None, dots: 0 };
    while let Some(byte) = look.bytes.get(look.at) {
        let start = look.at;
        look.step(*byte);
        if look.open.len() > DEEPEST || look.dots > DEEPEST {
            return Nesting { too_deep: Some(start..start + 1), open: None };
        }
    }
    Nesting { too_deep: None, open: look.open.first().copied() }
}

struct Look<'a> {
    bytes: &'a [u8],
    at: usize,
    /// Brackets that are open.
    open: Vec<usize>,
    /// How many were open before the head of a table; a head ends with its line.
    head: Option<usize>,
    /// Dots of the present key.
    dots: usize,
}

impl Look<'_> {
    fn step(&mut self, byte: u8) {
        match byte {
            b'"' | b'\'' => return self.string(byte),
            b'#' => return self.comment(),
            b'.' => self.dots += 1,
            b'[' | b'{' => {
                if self.open.is_empty() && self.begins_line() {
                    self.head = Some(0);
                }
                self.dots = 0;
                self.open.push(self.at);
            }
            b']' | b'}' => {
                self.dots = 0;
                self.open.pop();
            }
            b'\n' => {
                self.dots = 0;
                if let Some(before) = self.head.take() {
                    self.open.truncate(before);
                }
            }
            b',' | b'=' => self.dots = 0,
            _ => {}
        }
        self.at += 1;
    }

    fn begins_line(&self) -> bool {
        let before = self.bytes[..self.at].iter().rev().take_while(|byte| **byte != b'\n');
        before.into_iter().all(|byte| matches!(byte, b' ' | b'\t'))
    }

    fn comment(&mut self) {
        let rest = &self.bytes[self.at..];
        self.at += rest.iter().position(|byte| *byte == b'\n').unwrap_or(rest.len());
    }

    /// Passes over a string; one that is not closed ends with its line, one of many lines with the text.
    fn string(&mut self, quote: u8) {
        let long = self.bytes[self.at..].starts_with(&[quote; 3]);
        self.at += if long { 3 } else { 1 };
        while let Some(byte) = self.bytes.get(self.at) {
            match byte {
                b'\\' if quote == b'"' => self.at += 1,
                b'\n' if !long => return,
                _ if *byte != quote => {}
                _ if !long => {
                    self.at += 1;
                    return;
                }
                _ if self.bytes[self.at..].starts_with(&[quote; 3]) => {
                    self.at += 3;
                    return;
                }
                _ => {}
            }
            self.at += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn brackets_and_dots_are_counted_outside_of_strings() {
        let deep = |text: &str| nesting(text).too_deep.is_some();
        assert!(deep(&format!("a = {}", "[".repeat(20_000))));
        assert!(deep(&format!("a = {}", "{a=".repeat(20_000))));
        assert!(deep(&format!("{}a = 1", "a.".repeat(20_000))));
        assert!(deep(&format!("[{}a]", "a.".repeat(20_000))));
        assert!(deep(&"[".repeat(20_000)));
        assert!(!deep(&format!("a = \"{}\"", "[".repeat(20_000))));
        assert!(!deep(&format!("a = 1 # {}", "[".repeat(20_000))));
        assert!(!deep(&"[[level]]\na.b = 1.5\n".repeat(1_000)));
        assert!(!deep(&format!("a = {}{}", "[".repeat(DEEPEST), "]".repeat(DEEPEST))));
    }

    #[test]
    fn what_is_within_the_limit_is_parsed() {
        let texts = [
            format!("a = {}{}", "[".repeat(DEEPEST), "]".repeat(DEEPEST)),
            format!("{}a = 1", "a.".repeat(DEEPEST)),
            format!("[{}a]", "a.".repeat(DEEPEST)),
        ];
        for text in texts {
            let (_, errors) = toml::de::DeTable::parse_recoverable(&text);
            assert!(errors.is_empty(), "{errors:?}");
        }
    }

    #[test]
    fn the_outermost_open_bracket_is_found() {
        assert_eq!(nesting("a = [1, [2]\nb = 3\n").open, Some(4));
        assert_eq!(nesting("a = [1, [2]]\n").open, None);
        assert_eq!(nesting("[contact\nb = 3\n").open, None);
        assert_eq!(nesting("a = \"\"\"\n[[[\n\"\"\"\nb = '['\n").open, None);
    }
}
