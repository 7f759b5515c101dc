//! Footnotes: numbers in the order of reference, and the list at the end.
//!
//! Takes labels and finished HTML, gives ids, names and the section. Ids have
//! an underscore, which anchors of headings never have. Must not know the
//! parser.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::escape::{push_name, push_text};
use super::marks;
use super::surroundings::Surroundings;

/// The footnotes of one text.
#[derive(Debug, Default)]
pub(super) struct Footnotes {
    by_label: BTreeMap<String, usize>,
    notes: Vec<Footnote>,
    numbers: usize,
}

#[derive(Debug, Default)]
struct Footnote {
    /// None until it is referred to.
    number: Option<usize>,
    references: usize,
    html: String,
}

/// One place that refers to a footnote.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct FootnoteReference {
    /// The number of the footnote, from 1.
    pub(super) number: usize,
    /// The how-manieth reference to it this is, from 1.
    time: usize,
}

impl FootnoteReference {
    /// The id of the place.
    pub(super) fn id(self, prefix: &str) -> String {
        match self.time {
            1 => format!("{prefix}fnref_{}", self.number),
            time => format!("{prefix}fnref_{}_{time}", self.number),
        }
    }

    /// The id of the footnote.
    pub(super) fn footnote_id(self, prefix: &str) -> String {
        format!("{prefix}fn_{}", self.number)
    }

    /// A pattern of the words with the number in it.
    pub(super) fn name(self, pattern: &str) -> String {
        match self.time {
            1 => pattern.replace("{n}", &self.number.to_string()),
            time => pattern.replace("{n}", &format!("{}-{time}", self.number)),
        }
    }
}

impl Footnotes {
    /// Notes one more reference to a footnote.
    pub(super) fn refer(&mut self, label: &str) -> FootnoteReference {
        let index = self.index(label);
        let Self { notes, numbers, .. } = self;
        let note = &mut notes[index];
        let number = *note.number.get_or_insert_with(|| {
            *numbers += 1;
            *numbers
        });
        note.references += 1;
        FootnoteReference { number, time: note.references }
    }

    /// Gives a footnote its HTML; a second definition is added to the first.
    pub(super) fn define(&mut self, label: &str, html: &str) {
        let index = self.index(label);
        self.notes[index].html.push_str(html);
    }

    fn index(&mut self, label: &str) -> usize {
        let key = marks::restore(label).to_lowercase();
        let next = self.notes.len();
        let index = *self.by_label.entry(key).or_insert(next);
        if index == next {
            self.notes.push(Footnote::default());
        }
        index
    }

    /// Appends the list of footnotes: by number, then those that nothing
    /// refers to, so that no text is lost.
    pub(super) fn write(mut self, out: &mut String, surroundings: &dyn Surroundings) {
        if self.notes.is_empty() {
            return;
        }
        self.notes.sort_by_key(|note| note.number.unwrap_or(usize::MAX));
        out.push_str("<section class=\"footnotes\" role=\"doc-endnotes\" aria-label=\"");
        push_name(out, &surroundings.words().footnotes);
        out.push_str("\">\n<ol>\n");
        for note in &self.notes {
            note.write(out, surroundings);
        }
        out.push_str("</ol>\n</section>\n");
    }
}

impl Footnote {
    fn write(&self, out: &mut String, surroundings: &dyn Surroundings) {
        let html = self.html.trim_end();
        let Some(number) = self.number else {
            let _ = writeln!(out, "<li>{html}</li>");
            return;
        };
        out.push_str("<li id=\"");
        let first = FootnoteReference { number, time: 1 };
        push_text(out, &first.footnote_id(surroundings.id_prefix()));
        out.push_str("\">");
        // The links back stand in the last paragraph, where reading ends.
        if let Some(open) = html.strip_suffix("</p>") {
            out.push_str(open);
            self.back_links(number, out, surroundings);
            out.push_str("</p></li>\n");
        } else {
            out.push_str(html);
            out.push_str("<p>");
            self.back_links(number, out, surroundings);
            out.push_str("</p></li>\n");
        }
    }

    fn back_links(&self, number: usize, out: &mut String, surroundings: &dyn Surroundings) {
        for time in 1..=self.references {
            let reference = FootnoteReference { number, time };
            out.push_str(" <a class=\"back\" href=\"#");
            push_text(out, &reference.id(surroundings.id_prefix()));
            out.push_str("\" role=\"doc-backlink\" aria-label=\"");
            push_name(out, &reference.name(&surroundings.words().back_link));
            out.push_str("\">↩</a>");
        }
    }
}
