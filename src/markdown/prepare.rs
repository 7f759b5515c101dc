//! The pass over a source before the parser sees it.
//!
//! Takes Markdown as people write it in Japanese, gives text in which marks
//! make emphasis, ruby and tables work together, and the way back to the
//! offsets of the source. Must not know what the parser makes of it: code is
//! marked like any text, and the writers restore it.

use std::borrow::Cow;
use std::ops::Range;

use super::marks;
use super::offsets::Offsets;
use super::script::{MarkSide, mark_side};

/// How much prefix of containers a line may have: a `>` counts two, a footnote
/// four, a list sign its width. So no more than 100 of them stand in one another.
const DEEPEST_PREFIX: usize = 200;

/// A text ready for the parser.
#[derive(Debug)]
pub(super) struct Prepared<'a> {
    /// The text with its marks.
    pub(super) text: Cow<'a, str>,
    offsets: Offsets,
}

impl Prepared<'_> {
    /// The range of the source that a range of [`Self::text`] came from.
    pub(super) fn source_range(&self, range: &Range<usize>) -> Range<usize> {
        self.offsets.source_range(range)
    }
}

/// Prepares a source for the parser.
pub(super) fn prepare(source: &str) -> Prepared<'_> {
    let mut pass = Pass::new(source);
    pass.guard_depth();
    while let Some(&byte) = pass.bytes.get(pass.at) {
        match byte {
            b'\n' | b'\r' => {
                pass.at += 1;
                pass.guard_depth();
            }
            b'\\' => pass.at += if pass.escapes_next() { 2 } else { 1 },
            b'*' => pass.emphasis(b'*'),
            b'~' => pass.tildes(),
            b'{' => pass.brace(),
            0xEF => pass.drop_mark(),
            _ => pass.at += 1,
        }
    }
    pass.finish()
}

struct Pass<'a> {
    source: &'a str,
    bytes: &'a [u8],
    at: usize,
    /// The source is copied up to here.
    copied: usize,
    text: String,
    offsets: Offsets,
}

impl<'a> Pass<'a> {
    fn new(source: &'a str) -> Self {
        let (text, offsets) = (String::new(), Offsets::default());
        Self { source, bytes: source.as_bytes(), at: 0, copied: 0, text, offsets }
    }

    /// Puts `new` in the place of a range that is not copied yet.
    fn replace(&mut self, range: Range<usize>, new: &str) {
        self.text.push_str(&self.source[self.copied..range.start]);
        self.text.push_str(new);
        self.copied = range.end;
        self.offsets.copying_from(self.text.len(), range.end);
    }

    fn finish(mut self) -> Prepared<'a> {
        if self.copied == 0 && self.text.is_empty() {
            return Prepared { text: Cow::Borrowed(self.source), offsets: self.offsets };
        }
        self.text.push_str(&self.source[self.copied..]);
        Prepared { text: Cow::Owned(self.text), offsets: self.offsets }
    }

    fn escapes_next(&self) -> bool {
        self.bytes.get(self.at + 1).is_some_and(u8::is_ascii_punctuation)
    }

    fn run_end(&self, byte: u8) -> usize {
        let run = self.bytes[self.at..].iter().take_while(|&&other| other == byte);
        self.at + run.count()
    }

    /// A run that may be emphasis: marked where the script needs it.
    fn emphasis(&mut self, byte: u8) {
        let end = self.run_end(byte);
        let before = self.source[..self.at].chars().next_back();
        let after = self.source[end..].chars().next();
        match mark_side(before, after) {
            Some(MarkSide::Before) => self.replace(self.at..self.at, marks::NOTHING),
            Some(MarkSide::After) => self.replace(end..end, marks::NOTHING),
            None => {}
        }
        self.at = end;
    }

    /// One `~` is hidden, two may strike out, three may fence code.
    fn tildes(&mut self) {
        let end = self.run_end(b'~');
        match end - self.at {
            1 => self.replace(self.at..end, marks::TILDE),
            2 => return self.emphasis(b'~'),
            _ => {}
        }
        self.at = end;
    }

    /// `{word|reading}` on one line, without other markup in it, is a ruby.
    fn brace(&mut self) {
        let open = self.at;
        self.at += 1;
        let Some(bar) = self.ruby_part(open + 1, b'|') else { return };
        let Some(close) = self.ruby_part(bar + 1, b'}') else { return };
        self.replace(open..open + 1, marks::RUBY_OPEN);
        self.replace(bar..bar + 1, marks::RUBY_BAR);
        self.replace(close..close + 1, marks::RUBY_CLOSE);
        self.at = close + 1;
    }

    /// The end of a part of a ruby: the next markup character, if it is the wanted one.
    fn ruby_part(&self, start: usize, end: u8) -> Option<usize> {
        let part = &self.source[start..];
        let length = part.find(|c| is_markup(c) || marks::is_mark(c))?;
        let (part, ended) = (&part[..length], self.bytes.get(start + length) == Some(&end));
        (ended && !part.is_empty() && part == part.trim()).then_some(start + length)
    }

    /// Marks of the source itself would be taken for ours.
    fn drop_mark(&mut self) {
        let Some(character) = self.source[self.at..].chars().next() else { return };
        let end = self.at + character.len_utf8();
        if marks::is_mark(character) {
            self.replace(self.at..end, "");
        }
        self.at = end;
    }

    /// Ends the containers of a line that nests deeper than anyone writes:
    /// after a mark, the next sign is text.
    fn guard_depth(&mut self) {
        if let Some(too_deep) = too_deep_sign(&self.bytes[self.at..]) {
            self.at += too_deep;
            self.replace(self.at..self.at, marks::NOTHING);
        }
    }
}

fn is_markup(character: char) -> bool {
    matches!(
        character,
        '{' | '}' | '|' | '\\' | '*' | '_' | '`' | '[' | ']' | '<' | '>' | '&' | '~' | '!' | '\n' | '\r'
    )
}

/// The offset in a line of the first sign of a container that is too deep.
fn too_deep_sign(line: &[u8]) -> Option<usize> {
    let (mut at, mut depth) = (0, 0);
    loop {
        let rest = &line[at..];
        let (width, weight) = match rest.first()? {
            b' ' => (1, 1),
            b'\t' => (1, 4),
            _ => {
                let sign = container_sign(rest)?;
                if depth >= DEEPEST_PREFIX {
                    return Some(at);
                }
                sign
            }
        };
        at += width;
        depth += weight;
    }
}

/// The width of the sign of a container at the start of a text, and how much
/// prefix the next line needs at least to stay in that container.
fn container_sign(text: &[u8]) -> Option<(usize, usize)> {
    match text.first()? {
        b'>' => Some((1, 2)),
        b'[' => footnote_sign(text).map(|width| (width, 4)),
        _ => list_sign(text).map(|width| (width, width)),
    }
}

/// The width of `[^label]:`.
fn footnote_sign(text: &[u8]) -> Option<usize> {
    let label = text.strip_prefix(b"[^")?;
    let end = label.iter().position(|byte| matches!(byte, b']' | b'\n' | b'\r'))?;
    label[end..].starts_with(b"]:").then_some(end + b"[^]:".len())
}

/// The width of a list sign at the start of a text.
fn list_sign(text: &[u8]) -> Option<usize> {
    let digits = text.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let width = match (digits, text.get(digits)?) {
        (0, b'-' | b'+' | b'*') => 1,
        (1..=9, b'.' | b')') => digits + 1,
        _ => return None,
    };
    let ends = text.get(width).is_none_or(|byte| matches!(byte, b' ' | b'\t' | b'\n' | b'\r'));
    ends.then_some(width)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(source: &str) -> String {
        prepare(source).text.into_owned()
    }

    #[test]
    fn plain_text_is_not_copied() {
        assert!(matches!(prepare("計画は*大切*です。").text, Cow::Borrowed(_)));
    }

    #[test]
    fn marks_emphasis_beside_punctuation() {
        assert_eq!(text("は**「重要」**です"), "は**\u{FDD0}「重要」\u{FDD0}**です");
        assert_eq!(text("\\*「a"), "\\*「a");
    }

    #[test]
    fn marks_ruby_but_not_other_braces() {
        assert_eq!(text("{漢字|かんじ}"), "\u{FDD1}漢字\u{FDD2}かんじ\u{FDD3}");
        for other in
            ["{#id}", "{a|b", "{|b}", "{a|}", "{ a | b }", "\\{a|b}", "{a|b|c}", "{a\n|b}", "{*a*|b}"]
        {
            assert_eq!(text(other), other);
        }
        assert_eq!(text("{x{漢字|かんじ}"), "{x\u{FDD1}漢字\u{FDD2}かんじ\u{FDD3}");
    }

    #[test]
    fn hides_single_tildes() {
        assert_eq!(text("4月~6月 ~~旧~~ ~~~"), "4月\u{FDD4}6月 ~~旧~~ ~~~");
    }

    #[test]
    fn drops_marks_of_the_source() {
        assert_eq!(text("a\u{FDD1}b\u{FDD2}c\u{FDD3}（"), "abc（");
    }

    #[test]
    fn ranges_lead_back_to_the_source() {
        let source = "{漢字|かんじ}は**「重要」**です";
        let prepared = prepare(source);
        let at = prepared.text.find("重要").unwrap();
        let range = prepared.source_range(&(at..at + "重要".len()));
        assert_eq!(&source[range], "重要");
    }

    #[test]
    fn ends_prefixes_that_are_too_deep() {
        let prepared = text(&">".repeat(300));
        assert_eq!(prepared.find(marks::NOTHING), Some(100));
        let list = format!("{}- a", "  ".repeat(150));
        assert!(text(&list).contains("\u{FDD0}- a"));
        let shallow = format!("{}- a", "  ".repeat(50));
        assert_eq!(text(&shallow), shallow);
    }
}
