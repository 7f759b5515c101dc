//! The one place that writes SVG syntax.
//!
//! Takes: element names, attributes, numbers and text. Gives: markup in a string, always closed
//! and escaped. Must not know: charts. An element closes when it is dropped.

use std::fmt::Write as _;

/// A position along the width.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd)]
pub(super) struct Percent(pub(super) f64);

/// Coordinates beyond this are mistakes; they are drawn here.
const FAR: f64 = 1e7;

/// An element being written: attributes first, then children or text.
pub(super) struct Element<'a> {
    out: &'a mut String,
    name: &'static str,
    has_content: bool,
}

impl<'a> Element<'a> {
    pub(super) fn open(out: &'a mut String, name: &'static str) -> Self {
        out.push('<');
        out.push_str(name);
        Self { out, name, has_content: false }
    }

    pub(super) fn attr(self, name: &'static str, value: &str) -> Self {
        self.attr_of(name, &[value])
    }

    /// An attribute whose value is the parts, one after the other.
    pub(super) fn attr_of(self, name: &'static str, parts: &[&str]) -> Self {
        self.value(name, |out| {
            for part in parts {
                escape(out, part);
            }
        })
    }

    pub(super) fn px(self, name: &'static str, value: f64) -> Self {
        self.value(name, |out| number(out, value))
    }

    pub(super) fn percent(self, name: &'static str, value: Percent) -> Self {
        self.value(name, |out| {
            number(out, value.0);
            out.push('%');
        })
    }

    pub(super) fn child(&mut self, name: &'static str) -> Element<'_> {
        self.begin_content();
        Element::open(self.out, name)
    }

    pub(super) fn text(mut self, text: &str) {
        self.begin_content();
        escape(self.out, text);
    }

    fn value(self, name: &'static str, write: impl FnOnce(&mut String)) -> Self {
        self.out.push(' ');
        self.out.push_str(name);
        self.out.push_str("=\"");
        write(self.out);
        self.out.push('"');
        self
    }

    fn begin_content(&mut self) {
        if !self.has_content {
            self.has_content = true;
            self.out.push('>');
        }
    }
}

impl Drop for Element<'_> {
    fn drop(&mut self) {
        if self.has_content {
            self.out.push_str("</");
            self.out.push_str(self.name);
            self.out.push('>');
        } else {
            self.out.push_str("/>");
        }
    }
}

/// Text that is safe between tags and in quotes. Characters that XML forbids are left out.
fn escape(out: &mut String, text: &str) {
    let mut clean = 0;
    for (at, character) in text.char_indices() {
        let replacement = match character {
            '&' => "&amp;",
            '<' => "&lt;",
            '>' => "&gt;",
            '"' => "&quot;",
            '\t' | '\n' | '\r' => continue,
            '\u{0}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => "",
            _ => continue,
        };
        out.push_str(&text[clean..at]);
        out.push_str(replacement);
        clean = at + character.len_utf8();
    }
    out.push_str(&text[clean..]);
}

/// A coordinate: at most two digits after the point, no exponent, no minus zero.
fn number(out: &mut String, value: f64) {
    #[expect(
        clippy::cast_possible_truncation,
        reason = "clamped and rounded just before; what is not a number becomes 0"
    )]
    let hundredths = (value.clamp(-FAR, FAR) * 100.0).round() as i64;
    let (sign, hundredths) = (if hundredths < 0 { "-" } else { "" }, hundredths.unsigned_abs());
    let _ = write!(out, "{sign}{}", hundredths / 100);
    let fraction = hundredths % 100;
    if fraction > 0 {
        let _ = write!(out, ".{}", format!("{fraction:02}").trim_end_matches('0'));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(value: f64) -> String {
        let mut out = String::new();
        number(&mut out, value);
        out
    }

    #[test]
    fn numbers_are_short_and_plain() {
        for (value, text) in [
            (0.0, "0"),
            (-0.0, "0"),
            (-0.004, "0"),
            (0.005, "0.01"),
            (18.333_333, "18.33"),
            (294.5, "294.5"),
            (7.05, "7.05"),
            (-8.0, "-8"),
            (100.0, "100"),
            (1e300, "10000000"),
            (f64::NEG_INFINITY, "-10000000"),
            (f64::NAN, "0"),
        ] {
            assert_eq!(written(value), text);
        }
    }

    #[test]
    fn elements_close_and_escape() {
        let mut out = String::new();
        {
            let mut root = Element::open(&mut out, "svg").attr("id", "a\"<&");
            root.child("line").px("y1", 1.5).percent("x1", Percent(50.0));
            root.child("text").text("<script>\u{0}&\u{8}終");
            let mut group = root.child("g");
            group.child("path").attr_of("d", &["M0", " 0"]);
        }
        assert_eq!(
            out,
            "<svg id=\"a&quot;&lt;&amp;\"><line y1=\"1.5\" x1=\"50%\"/>\
             <text>&lt;script&gt;&amp;終</text><g><path d=\"M0 0\"/></g></svg>"
        );
    }
}
