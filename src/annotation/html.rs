//! The pass over a finished page that makes elements of what its strings carry.
//!
//! Takes HTML, gives HTML in which readings are `<ruby>` and parts in the original language are `<span lang>`, in text;
//! attributes, titles, scripts and drawings keep the letters alone. Takes as long as the page is long. Must not know
//! what is on a page: whatever the marks are, tags stay as they are and what is opened is closed.

use super::{BEGIN, END, mark_at, ruby};

/// Elements that hold text without elements, up to their end tag.
const LETTERS_ONLY: &[&str] = &["title", "script", "style", "textarea"];
/// A drawing shows no elements of HTML, and may hold drawings.
const DRAWING: &str = "svg";
/// The same for elements that hold nothing but one piece of text.
const ONE_TEXT: &[&str] = &["option", "rp"];

/// A page with elements in the place of marks. `language` is the original language's tag; none where a page is in it,
/// and then nothing has to say so.
pub fn in_html(html: String, language: Option<&str>) -> String {
    if !html.contains('|') && !html.contains(BEGIN) && !html.contains(END) {
        return html;
    }
    let mut pass = Pass { html: &html, at: 0, copied: 0, out: String::new(), depth: 0, language };
    pass.text();
    if pass.copied == 0 && pass.out.is_empty() {
        return html;
    }
    pass.copy_to(html.len());
    pass.out
}

struct Pass<'a> {
    html: &'a str,
    at: usize,
    /// The page is copied up to here.
    copied: usize,
    out: String,
    /// How many parts in the original language are open.
    depth: usize,
    language: Option<&'a str>,
}

impl Pass<'_> {
    fn copy_to(&mut self, end: usize) {
        self.out.push_str(&self.html[self.copied..end]);
        self.copied = end;
    }

    /// Leaves `length` bytes out, after everything before them has been copied.
    fn pass_over(&mut self, length: usize) {
        self.copy_to(self.at);
        self.at += length;
        self.copied = self.at;
    }

    fn text(&mut self) {
        let bytes = self.html.as_bytes();
        while let Some(byte) = bytes.get(self.at) {
            match byte {
                b'<' => self.tag(),
                b'{' => self.ruby(true),
                0xEF => self.mark(true),
                _ => self.at += 1,
            }
        }
        self.end_original();
    }

    /// The letters up to a place, without elements.
    fn letters_to(&mut self, end: usize) {
        let bytes = self.html.as_bytes();
        while self.at < end {
            match bytes[self.at] {
                b'{' => self.ruby(false),
                0xEF => self.mark(false),
                _ => self.at += 1,
            }
        }
    }

    fn ruby(&mut self, with_elements: bool) {
        let Some(ruby) = ruby::leading(&self.html[self.at..]) else {
            self.at += 1;
            return;
        };
        self.pass_over(ruby.length);
        if with_elements {
            let parts = ["<ruby>", ruby.base, "<rp>（</rp><rt>", ruby.reading, "</rt><rp>）</rp></ruby>"];
            self.out.extend(parts);
        } else {
            self.out.push_str(ruby.base);
        }
    }

    fn mark(&mut self, with_elements: bool) {
        let Some(mark) = mark_at(self.html.as_bytes(), self.at) else {
            self.at += 1;
            return;
        };
        self.pass_over(mark.len_utf8());
        if !with_elements {
            return;
        }
        if mark == BEGIN {
            self.depth += 1;
            if let (1, Some(language)) = (self.depth, self.language) {
                self.out.extend(["<span lang=\"", language, "\">"]);
            }
        } else if self.depth > 0 {
            self.depth -= 1;
            self.close(self.depth == 0);
        }
    }

    fn close(&mut self, closes: bool) {
        if closes && self.language.is_some() {
            self.out.push_str("</span>");
        }
    }

    /// A part ends with the text that it stands in, whatever its marks say.
    fn end_original(&mut self) {
        if self.depth > 0 {
            self.copy_to(self.at);
            self.close(true);
            self.depth = 0;
        }
    }

    /// A tag, a comment or a declaration; and after a tag what may hold letters alone.
    fn tag(&mut self) {
        let rest = &self.html[self.at + 1..];
        if !rest.starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '/' | '!' | '?')) {
            self.at += 1;
            return;
        }
        self.end_original();
        if rest.starts_with("!--") {
            return self.letters_to(self.find("-->"));
        }
        let name = rest.find(|c: char| !c.is_ascii_alphanumeric()).map_or(rest, |end| &rest[..end]);
        self.letters_to(self.tag_end());
        let is = |known: &&&str| known.eq_ignore_ascii_case(name);
        // In a drawing, and there alone, a tag may be its own end.
        if is(&&DRAWING) && !self.html[..self.at].ends_with("/>") {
            self.letters_to(self.end_of_drawing());
        } else if let Some(name) = LETTERS_ONLY.iter().find(is) {
            self.letters_to(self.end_of(name));
        } else if ONE_TEXT.iter().any(|known| is(&known)) {
            self.letters_to(self.find("<"));
        }
    }

    /// Where a tag ends: at the first `>` outside of quotes.
    fn tag_end(&self) -> usize {
        let mut quote = None;
        for (at, byte) in self.html.as_bytes().iter().enumerate().skip(self.at) {
            match (byte, quote) {
                (b'"' | b'\'', None) => quote = Some(*byte),
                (byte, Some(open)) if *byte == open => quote = None,
                (b'>', None) => return at + 1,
                _ => {}
            }
        }
        self.html.len()
    }

    fn find(&self, end: &str) -> usize {
        self.html[self.at..].find(end).map_or(self.html.len(), |at| self.at + at)
    }

    /// Where the end tag of an element begins.
    fn end_of(&self, name: &str) -> usize {
        let ends = self.html[self.at..].match_indices("</").map(|(at, _)| self.at + at);
        { ends }.find(|at| self.has_name(at + 2, name)).unwrap_or(self.html.len())
    }

    /// Where the end tag of a drawing begins: after those of the drawings in it.
    fn end_of_drawing(&self) -> usize {
        let mut inside = 0;
        for (at, _) in self.html[self.at..].match_indices('<') {
            let at = self.at + at;
            if self.has_name(at + 1, DRAWING) {
                let tag = self.html[at..].split('>').next().unwrap_or("");
                inside += usize::from(!tag.ends_with('/'));
            } else if self.html[at..].starts_with("</") && self.has_name(at + 2, DRAWING) {
                if inside == 0 {
                    return at;
                }
                inside -= 1;
            }
        }
        self.html.len()
    }

    /// Whether the name of a tag stands at a byte.
    fn has_name(&self, at: usize, name: &str) -> bool {
        let written = self.html.as_bytes().get(at..at + name.len());
        written.is_some_and(|written| written.eq_ignore_ascii_case(name.as_bytes()))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::{original, plain};
    use super::*;

    const MACHI: &str = "<ruby>町<rp>（</rp><rt>まち</rt><rp>）</rp></ruby>";

    fn done(html: &str) -> String {
        in_html(html.to_owned(), Some("ja"))
    }

    #[test]
    fn readings_and_languages_become_elements_in_text() {
        assert_eq!(done("<p>{町|まち}の{人}</p>"), format!("<p>{MACHI}の{{人}}</p>"));
        let foreign = original("{町|まち}の声");
        assert_eq!(
            done(&format!("<p>In {foreign}: 3</p>")),
            format!("<p>In <span lang=\"ja\">{MACHI}の声</span>: 3</p>")
        );
        assert_eq!(in_html(format!("<p>{foreign}</p>"), None), format!("<p>{MACHI}の声</p>"));
    }

    #[test]
    fn letters_alone_stand_where_no_element_may() {
        let text = original("{町|まち}");
        for (before, after) in [
            ("<a title=\"", "\">x</a>"),
            ("<a title='>", "'>x</a>"),
            ("<title>", "</title>"),
            ("<TITLE>", "</TITLE>"),
            ("<script type=\"application/ld+json\">{\"a\":\"", "\"}</script>"),
            ("<textarea>", "</textarea>"),
            ("<select><option>", "<option>y</select>"),
            ("<svg><text>", "</text></svg>"),
            ("<svg><svg><text>a</text></svg><svg/><text>", "</text></svg>"),
            ("<!-- ", " -->"),
        ] {
            assert_eq!(done(&format!("{before}{text}{after}|")), format!("{before}町{after}|"));
        }
    }

    #[test]
    fn text_goes_on_after_what_holds_letters_alone() {
        assert_eq!(
            done("<title>{町|まち}</title><h1>{町|まち}</h1>"),
            format!("<title>町</title><h1>{MACHI}</h1>")
        );
        for drawing in ["<svg><text>a</text></svg>", "<svg><svg/><svg x=\"1\"></svg></svg>", "<svg x=\"1\"/>"]
        {
            assert_eq!(done(&format!("{drawing}{{町|まち}}")), format!("{drawing}{MACHI}"));
        }
    }

    #[test]
    fn what_is_opened_is_closed() {
        assert_eq!(done("<p>\u{FDE0}a<b>c\u{FDE1}</b>"), "<p><span lang=\"ja\">a</span><b>c</b>");
        assert_eq!(done("a\u{FDE1}b\u{FDE0}c\u{FDE0}d\u{FDE1}e"), "ab<span lang=\"ja\">cde</span>");
        assert_eq!(done("\u{FDE0}a < b\u{FDE1}|"), "<span lang=\"ja\">a < b</span>|");
    }

    #[test]
    fn a_page_without_marks_is_the_same_page() {
        let html = "<p>{n} a|b ：</p>".to_owned();
        let (address, done) = (html.as_ptr(), in_html(html, Some("ja")));
        assert_eq!((done.as_ptr(), done.as_str()), (address, "<p>{n} a|b ：</p>"));
    }

    /// Pages in pieces: tags, text, marks and readings in every order.
    fn page() -> impl Strategy<Value = String> {
        let piece = prop_oneof![
            Just("\u{FDE0}"),
            Just("\u{FDE1}"),
            Just("{町|まち}"),
            Just("{町|"),
            Just("|"),
            Just("}"),
            Just("<p>"),
            Just("</p>"),
            Just("<a title=\""),
            Just("\">"),
            Just("<title>"),
            Just("</title>"),
            Just("<svg>"),
            Just("<svg/>"),
            Just("</svg>"),
            Just("<!--"),
            Just("-->"),
            Just("<"),
            Just("'"),
            Just("町 &amp; "),
            Just("<option>"),
            Just("<script>"),
            Just("</script >"),
            Just("text"),
        ];
        proptest::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
    }

    /// The page without the elements that the pass makes.
    fn without_elements(html: &str) -> String {
        html.replace("<span lang=\"ja\">", "").replace("</span>", "").replace(MACHI, "町")
    }

    proptest! {
        #[test]
        fn a_page_stays_the_page(html in page()) {
            let done = done(&html);
            prop_assert_eq!(without_elements(&done), plain(&html));
            prop_assert_eq!(done.matches("<span lang").count(), done.matches("</span>").count());
            // No tag stands in what is marked, so that the element is whole wherever it is.
            for part in done.split("<span lang=\"ja\">").skip(1) {
                let inside = part.split("</span>").next().unwrap_or("").replace(MACHI, "町");
                prop_assert!(!inside.contains("<p>") && !inside.contains("</") && !inside.contains("<a "));
            }
        }
    }
}
