//! A text without its markup.
//!
//! Takes Markdown or the events of a part of it, gives one line of text:
//! ruby as its base, pictures as their text, blocks parted by a space. Must
//! not write HTML.

use pulldown_cmark::{BlockQuoteKind, Event, Tag, TagEnd};

use super::marks::{self, Run};
use super::prepare::prepare;
use super::script::joins_without_space;
use super::steps::{Spanned, Step, Steps};
use super::surroundings::Surroundings;

/// The text of a source for descriptions and search. Links without a text of
/// their own leave nothing; see [`plain_text_within`].
#[must_use]
pub fn plain_text(source: &str) -> String {
    plain(source, None)
}

/// Like [`plain_text`], and links without a text of their own are named by
/// the surroundings.
#[must_use]
pub fn plain_text_within(source: &str, surroundings: &dyn Surroundings) -> String {
    plain(source, Some(surroundings))
}

/// What a text says in its paragraphs, for descriptions: without headings, tables, notes and lists. Empty when it has
/// none.
#[must_use]
pub fn paragraphs(source: &str) -> String {
    let prepared = prepare(source);
    let mut plain = Plain::new(&prepared.text);
    let mut aside = 0_usize;
    for step in Steps::new(&prepared.text) {
        match step {
            Step::Open(tag) if is_aside(tag.to_end()) => aside += 1,
            Step::Close(end) if is_aside(end) => aside = aside.saturating_sub(1),
            Step::Paragraph { before_table: false, inlines } if aside == 0 => plain.block(&inlines),
            _ => {}
        }
    }
    plain.text
}

/// Whether this ends something that stands beside a text's own sentences.
fn is_aside(end: TagEnd) -> bool {
    matches!(
        end,
        TagEnd::FootnoteDefinition
            | TagEnd::BlockQuote(Some(BlockQuoteKind::Note))
            | TagEnd::List(_)
            | TagEnd::Table
    )
}

fn plain(source: &str, surroundings: Option<&dyn Surroundings>) -> String {
    let prepared = prepare(source);
    let mut plain = Plain { surroundings, ..Plain::new(&prepared.text) };
    let mut footnotes = 0_usize;
    for step in Steps::new(&prepared.text) {
        match step {
            Step::Open(Tag::FootnoteDefinition(_)) => footnotes += 1,
            Step::Close(TagEnd::FootnoteDefinition) => footnotes = footnotes.saturating_sub(1),
            _ if footnotes > 0 => {}
            step => plain.step(step),
        }
    }
    plain.text
}

/// The text of one paragraph, heading or picture.
pub(super) fn text_of(prepared: &str, inlines: &[Spanned<'_>]) -> String {
    let mut plain = Plain::new(prepared);
    plain.inlines(inlines);
    plain.text
}

/// A name without the readings of its ruby.
pub(super) fn without_readings(name: &str) -> String {
    let prepared = prepare(name);
    let mut plain = Plain::new(&prepared.text);
    plain.push_runs(&prepared.text);
    plain.text
}

/// Text as it grows.
struct Plain<'a> {
    prepared: &'a str,
    surroundings: Option<&'a dyn Surroundings>,
    text: String,
    /// A block ended since the last text.
    gap: bool,
    /// The link that is open: its target, and the length of the text at its start.
    link: Option<(String, usize)>,
}

impl<'a> Plain<'a> {
    fn new(prepared: &'a str) -> Self {
        Self { prepared, surroundings: None, text: String::new(), gap: false, link: None }
    }

    fn step(&mut self, step: Step<'_>) {
        if !matches!(step, Step::Inline(_)) {
            self.gap = true;
        }
        match step {
            Step::Paragraph { inlines, .. } => self.block(&inlines),
            Step::Heading(heading) => self.block(&heading.inlines),
            Step::Code { text, .. } | Step::RawHtml { text, .. } => self.push(text.trim()),
            Step::Inline(inline) => self.inline(&inline),
            Step::Rule | Step::Open(_) | Step::Close(_) => {}
        }
    }

    fn block(&mut self, inlines: &[Spanned<'_>]) {
        self.inlines(inlines);
        self.gap = true;
    }

    fn inlines(&mut self, inlines: &[Spanned<'_>]) {
        for inline in inlines {
            self.inline(inline);
        }
    }

    fn inline(&mut self, (event, range): &Spanned<'_>) {
        match event {
            Event::Text(text) => self.push_runs(text),
            Event::Code(text) | Event::InlineHtml(text) | Event::Html(text) => {
                self.push(&marks::restore(text));
            }
            Event::SoftBreak => {
                let (before, after) = (&self.prepared[..range.start], &self.prepared[range.end..]);
                self.gap |= !joins_without_space(before, after);
            }
            Event::HardBreak => self.gap = true,
            Event::Start(Tag::Link { dest_url, .. }) => {
                self.link = Some((marks::restore(dest_url).into_owned(), self.text.len()));
            }
            Event::End(TagEnd::Link) => self.close_link(),
            _ => {}
        }
    }

    fn close_link(&mut self) {
        let Some((target, start)) = self.link.take() else { return };
        if self.text.len() > start {
            return;
        }
        let destination = self.surroundings.and_then(|surroundings| surroundings.link(&target));
        if let Some(destination) = destination {
            self.push_runs(&prepare(&destination.text).text);
        }
    }

    fn push_runs(&mut self, text: &str) {
        for run in marks::runs(text) {
            let (Run::Plain(shown) | Run::Ruby { base: shown, .. }) = run;
            self.push(&shown);
        }
    }

    fn push(&mut self, text: &str) {
        if text.is_empty() {
            return;
        }
        if self.gap && !self.text.is_empty() {
            self.text.push(' ');
        }
        self.gap = false;
        self.text.push_str(text);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn leaves_the_markup_out() {
        let source =
            "## 目的 {#aim}\n\n**計画**は`A`の[条例](https://example.jp)で~~旧~~\n定める[^1]。\n\n[^1]: 注\n";
        assert_eq!(plain_text(source), "目的 計画はAの条例で旧定める。");
    }

    #[test]
    fn reads_paragraphs_only() {
        let source = "## 目的\n\n> [!NOTE]\n> 編者の注。\n\n> 引用。\n\n本文。[^1]\n\n- 点。\n\n表の名前\n\n|a|\n|-|\n\n[^1]: 注\n";
        assert_eq!(paragraphs(source), "引用。 本文。");
        assert_eq!(paragraphs("- 点。"), "");
    }

    #[test]
    fn shows_ruby_as_its_base() {
        assert_eq!(plain_text("{協働|きょうどう}の計画"), "協働の計画");
    }

    #[test]
    fn parts_blocks_cells_and_lines_by_a_space() {
        assert_eq!(plain_text("- a\n- b\n\n|c|d|\n|-|-|\n|e|f|"), "a b c d e f");
        assert_eq!(plain_text("one\ntwo\\\nthree"), "one two three");
    }
}
