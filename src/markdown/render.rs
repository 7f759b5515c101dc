//! The writer of a whole text.
//!
//! Takes Markdown and its surroundings, gives HTML in pieces, between which
//! the caller sets figures. Every piece is balanced. Must not know what a
//! figure is, nor any address.

use std::fmt::Write as _;

use pulldown_cmark::{BlockQuoteKind, CowStr, Event, Tag, TagEnd};

use super::anchor::Anchors;
use super::escape::{push_name, push_text};
use super::inline::InlineWriter;
use super::marks;
use super::plain;
use super::prepare::prepare;
use super::steps::{Heading, Spanned, Step, Steps, is_single};
use super::surroundings::Surroundings;
use super::table::{Caption, Table};
use super::target;

/// A piece of a rendered text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// Finished HTML, balanced in itself.
    Html(String),
    /// A place for a figure of the plan.
    Figure {
        /// What to show: `chart:…`, `bullet:…`, `table:…` or `list:…`.
        target: String,
        /// The title that replaces the figure's own.
        title: Option<String>,
    },
}

/// Renders a text.
///
/// Raw HTML is shown as text; links and pictures pass the allow-list; ids
/// get the prefix of the surroundings. Footnotes follow at the end.
pub fn render(source: &str, surroundings: &dyn Surroundings) -> Vec<Piece> {
    let prepared = prepare(source);
    let mut writer = BlockWriter::new(&prepared.text, surroundings);
    for step in Steps::new(&prepared.text) {
        writer.step(step);
    }
    writer.finish()
}

struct BlockWriter<'a> {
    prepared: &'a str,
    surroundings: &'a dyn Surroundings,
    inline: InlineWriter<'a>,
    pieces: Vec<Piece>,
    anchors: Anchors,
    caption: Option<Caption>,
    table: Option<Table>,
    /// Where the cell that is being written begins.
    cell_start: usize,
    /// Where the footnotes that are being written begin, with their labels.
    footnotes: Vec<(CowStr<'a>, usize)>,
    /// How many containers are open.
    depth: usize,
}

impl<'a> BlockWriter<'a> {
    fn new(prepared: &'a str, surroundings: &'a dyn Surroundings) -> Self {
        Self {
            prepared,
            surroundings,
            inline: InlineWriter::new(prepared, surroundings),
            pieces: Vec::new(),
            anchors: Anchors::new(prepared),
            caption: None,
            table: None,
            cell_start: 0,
            footnotes: Vec::new(),
            depth: 0,
        }
    }

    fn step(&mut self, step: Step<'a>) {
        match step {
            Step::Paragraph { inlines, before_table } => self.paragraph(inlines, before_table),
            Step::Heading(heading) => self.heading(heading),
            Step::Code { language, text } => self.code(&language, &text),
            Step::RawHtml { text, .. } => {
                self.push("<p>");
                push_text(&mut self.inline.html, text.trim());
                self.push("</p>\n");
            }
            Step::Rule => self.push("<hr>\n"),
            Step::Inline(inline) => self.inline.event(inline),
            Step::Open(tag) => self.open(tag),
            Step::Close(end) => self.close(end),
        }
    }

    fn push(&mut self, html: &str) {
        self.inline.html.push_str(html);
    }

    fn paragraph(&mut self, mut inlines: Vec<Spanned<'a>>, before_table: bool) {
        if let Some(figure) = self.figure(&inlines) {
            self.end_piece();
            self.pieces.push(figure);
        } else if before_table && cut_caption_sign(&mut inlines) {
            let text = plain::text_of(self.prepared, &inlines);
            let start = self.inline.html.len();
            self.inline.all(inlines);
            let html = self.inline.html.split_off(start).trim().to_owned();
            self.caption = Some(Caption { html, text });
        } else {
            self.push("<p>");
            self.inline.all(inlines);
            self.push("</p>\n");
        }
    }

    /// The figure that a paragraph of the text itself consists of.
    fn figure(&self, inlines: &[Spanned<'a>]) -> Option<Piece> {
        let (Event::Start(Tag::Image { dest_url, .. }), _) = inlines.first()? else { return None };
        let target = marks::restore(dest_url);
        if self.depth > 0 || !target::is_figure(&target) || !is_single(inlines) {
            return None;
        }
        let title = plain::text_of(self.prepared, inlines);
        Some(Piece::Figure { target: target.into_owned(), title: Some(title).filter(|t| !t.is_empty()) })
    }

    fn end_piece(&mut self) {
        let html = std::mem::take(&mut self.inline.html);
        if !html.is_empty() {
            self.pieces.push(Piece::Html(html));
        }
    }

    fn heading(&mut self, heading: Heading<'a>) {
        let text = plain::text_of(self.prepared, &heading.inlines);
        let anchor = self.anchors.next(&text, heading.wish.as_deref());
        let level = heading.level.saturating_add(self.surroundings.heading_shift()).clamp(1, 6);
        let html = &mut self.inline.html;
        let _ = write!(html, "<h{level} id=\"");
        push_text(html, self.surroundings.id_prefix());
        let _ = write!(html, "{anchor}\">");
        self.inline.links_terms = false;
        self.inline.all(heading.inlines);
        self.inline.links_terms = true;
        let _ = writeln!(self.inline.html, "</h{level}>");
    }

    fn code(&mut self, language: &str, text: &str) {
        self.push("<pre><code");
        if !language.is_empty() {
            self.push(" class=\"language-");
            push_text(&mut self.inline.html, language);
            self.push("\"");
        }
        self.push(">");
        push_text(&mut self.inline.html, text);
        self.push("</code></pre>\n");
    }

    fn open(&mut self, tag: Tag<'a>) {
        match tag {
            Tag::BlockQuote(kind) => self.open_quote(kind),
            Tag::List(Some(first)) if first != 1 => {
                let _ = writeln!(self.inline.html, "<ol start=\"{first}\">");
            }
            Tag::List(Some(_)) => self.push("<ol>\n"),
            Tag::List(None) => self.push("<ul>\n"),
            Tag::Item => self.push("<li>"),
            Tag::FootnoteDefinition(label) => self.footnotes.push((label, self.inline.html.len())),
            Tag::Table(columns) => {
                let (caption, name) = (self.caption.take(), &self.surroundings.words().table);
                self.table = Some(Table::open(&mut self.inline.html, columns, caption.as_ref(), name));
            }
            Tag::TableCell => self.cell_start = self.inline.html.len(),
            _ => {}
        }
        self.depth += 1;
    }

    fn open_quote(&mut self, kind: Option<BlockQuoteKind>) {
        let foreign = match kind {
            None => return self.push("<blockquote>\n"),
            Some(BlockQuoteKind::Note) => {
                self.push("<div class=\"note\" role=\"note\">\n<p class=\"note-label\">");
                push_name(&mut self.inline.html, &self.surroundings.words().note);
                return self.push("</p>\n");
            }
            Some(BlockQuoteKind::Tip) => "TIP",
            Some(BlockQuoteKind::Important) => "IMPORTANT",
            Some(BlockQuoteKind::Warning) => "WARNING",
            Some(BlockQuoteKind::Caution) => "CAUTION",
        };
        // Not a part of the format: what was written stays to be seen.
        let _ = writeln!(self.inline.html, "<blockquote>\n<p>[!{foreign}]</p>");
    }

    fn close(&mut self, end: TagEnd) {
        self.depth = self.depth.saturating_sub(1);
        match end {
            TagEnd::BlockQuote(Some(BlockQuoteKind::Note)) => self.push("</div>\n"),
            TagEnd::BlockQuote(_) => self.push("</blockquote>\n"),
            TagEnd::List(true) => self.push("</ol>\n"),
            TagEnd::List(false) => self.push("</ul>\n"),
            TagEnd::Item => self.push("</li>\n"),
            TagEnd::FootnoteDefinition => self.close_footnote(),
            _ => self.close_in_table(end),
        }
    }

    fn close_in_table(&mut self, end: TagEnd) {
        let Some(mut table) = self.table.take() else { return };
        let html = &mut self.inline.html;
        match end {
            TagEnd::TableCell => table.cell(html.split_off(self.cell_start)),
            TagEnd::TableHead => table.end_head(html),
            TagEnd::TableRow => table.end_row(html),
            _ => return table.close(html),
        }
        self.table = Some(table);
    }

    fn close_footnote(&mut self) {
        let Some((label, start)) = self.footnotes.pop() else { return };
        let html = self.inline.html.split_off(start);
        self.inline.footnotes.define(&label, &html);
    }

    fn finish(mut self) -> Vec<Piece> {
        let footnotes = std::mem::take(&mut self.inline.footnotes);
        footnotes.write(&mut self.inline.html, self.surroundings);
        self.end_piece();
        self.pieces
    }
}

/// Cuts `Table:` or `表：` from the start of a caption; false when the
/// paragraph is none, or has nothing else.
fn cut_caption_sign(inlines: &mut [Spanned<'_>]) -> bool {
    let Some(rest) = after_caption_sign(inlines).map(str::to_owned) else { return false };
    if let Some((Event::Text(text), _)) = inlines.first_mut() {
        *text = CowStr::from(rest);
    }
    true
}

/// Whether a paragraph is a caption when a table follows.
pub(super) fn has_caption_sign(inlines: &[Spanned<'_>]) -> bool {
    after_caption_sign(inlines).is_some()
}

/// What follows `Table:` or `表：` in the first text of a caption.
fn after_caption_sign<'t>(inlines: &'t [Spanned<'_>]) -> Option<&'t str> {
    let (Event::Text(text), _) = inlines.first()? else { return None };
    let signs = ["Table:", "Table：", "表:", "表："];
    let rest = signs.iter().find_map(|sign| text.strip_prefix(sign))?.trim_start();
    (!rest.is_empty() || inlines.len() > 1).then_some(rest)
}
