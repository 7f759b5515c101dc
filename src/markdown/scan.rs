//! What a text refers to and how it is divided.
//!
//! Takes Markdown, gives its references, headings, raw HTML and broken
//! footnotes with their byte ranges. Renders nothing, judges nothing.

use std::ops::Range;

use pulldown_cmark::{Event, Tag, TagEnd};

use super::anchor::Anchors;
use super::inline::full_target;
use super::marks;
use super::plain;
use super::prepare::{Prepared, prepare};
use super::render;
use super::steps::{self, Spanned, Step, Steps, is_single};
use super::target;

/// A footnote's label is looked for no further than this.
const LONGEST_LABEL: usize = 200;

/// What a text refers to, found without rendering; byte ranges are into the
/// source given.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Scan {
    /// Links, pictures and figures in the order of the text.
    pub references: Vec<Reference>,
    /// Headings in the order of the text.
    pub headings: Vec<Heading>,
    /// Words that are read as text: not code, not targets. What follows without a gap is one stretch.
    pub words: Vec<Range<usize>>,
    /// Tables without a caption.
    pub tables_unnamed: Vec<Range<usize>>,
    /// Paragraphs that are bold as a whole.
    pub bold_paragraphs: Vec<Range<usize>>,
    /// Raw HTML, which is shown as text.
    pub raw_html: Vec<Range<usize>>,
    /// Labels of footnotes that are referred to and nowhere defined.
    pub footnotes_undefined: Vec<(String, Range<usize>)>,
}

/// What a reference does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReferenceKind {
    /// A link.
    Link,
    /// A picture.
    Picture,
    /// A picture whose target is a figure of the plan.
    Figure,
}

/// A link, a picture or a figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reference {
    /// What it does.
    pub kind: ReferenceKind,
    /// Its target as written, entities and escapes decoded.
    pub target: String,
    /// Its own text without markup.
    pub text: String,
    /// Whether it has no text of its own.
    pub text_empty: bool,
    /// All of it, from bracket to parenthesis.
    pub range: Range<usize>,
    /// The heading it stands in or under: an index into [`Scan::headings`].
    pub heading: Option<usize>,
    /// Whether it is alone in a paragraph that is not in a list, a quotation
    /// or a footnote. Only then is a figure placed.
    pub alone: bool,
}

/// A heading and what belongs to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// 1 to 6, as written.
    pub level: u8,
    /// Its text without markup, ruby as its base.
    pub text: String,
    /// Its name in links, without any prefix.
    pub anchor: String,
    /// All of it, with its line break.
    pub range: Range<usize>,
    /// From after the heading to the next one of the same or a higher level.
    /// Headings in lists and quotations divide nothing and have no body.
    pub body: Range<usize>,
    /// Whether it stands in a list, a quotation or a footnote.
    pub nested: bool,
}

/// Scans a text.
#[must_use]
pub fn scan(source: &str) -> Scan {
    let prepared = prepare(source);
    let mut scanner = Scanner::new(&prepared);
    for step in Steps::new(&prepared.text) {
        scanner.step(step);
    }
    let mut scan = scanner.scan;
    set_bodies(&mut scan.headings, source.len());
    scan
}

struct Scanner<'a> {
    prepared: &'a Prepared<'a>,
    anchors: Anchors,
    scan: Scan,
    /// The references that are open, as indices.
    open: Vec<usize>,
    /// The last heading that divides the text.
    heading: Option<usize>,
    depth: usize,
    /// Whether the paragraph just read is the caption of the table that follows.
    has_caption: bool,
    /// Whether a table without a caption has begun, and nothing in it has been read yet.
    is_unnamed: bool,
}

impl<'a> Scanner<'a> {
    fn new(prepared: &'a Prepared<'a>) -> Self {
        let anchors = Anchors::new(&prepared.text);
        Self {
            prepared,
            anchors,
            scan: Scan::default(),
            open: Vec::new(),
            heading: None,
            depth: 0,
            has_caption: false,
            is_unnamed: false,
        }
    }

    fn step(&mut self, step: Step<'_>) {
        match step {
            Step::Paragraph { inlines, before_table } => {
                self.has_caption = before_table && render::has_caption_sign(&inlines);
                self.paragraph(&inlines);
            }
            Step::Heading(heading) => self.heading(&heading),
            Step::Inline(inline) => {
                if std::mem::take(&mut self.is_unnamed) {
                    self.scan.tables_unnamed.push(self.prepared.source_range(&inline.1));
                }
                self.inline(&inline);
            }
            Step::RawHtml { range, .. } => self.raw_html(&range),
            Step::Open(tag) => {
                if matches!(tag, Tag::Table(_)) {
                    self.is_unnamed = !std::mem::take(&mut self.has_caption);
                }
                self.depth += 1;
            }
            Step::Close(_) => self.depth = self.depth.saturating_sub(1),
            Step::Code { .. } | Step::Rule => {}
        }
    }

    fn paragraph(&mut self, inlines: &[Spanned<'_>]) {
        let first = self.scan.references.len();
        self.inlines(inlines);
        let Some((Event::Start(tag), range)) = inlines.first() else { return };
        if matches!(tag, Tag::Strong) && is_single(inlines) {
            self.scan.bold_paragraphs.push(self.prepared.source_range(range));
        }
        if self.depth == 0 && is_reference(tag) && is_single(inlines) {
            self.scan.references[first].alone = true;
        }
    }

    fn heading(&mut self, heading: &steps::Heading<'_>) {
        let text = plain::text_of(&self.prepared.text, &heading.inlines);
        let anchor = self.anchors.next(&text, heading.wish.as_deref());
        let range = self.prepared.source_range(&heading.range);
        let nested = self.depth > 0;
        if !nested {
            self.heading = Some(self.scan.headings.len());
        }
        let body = range.end..range.end;
        self.scan.headings.push(Heading { level: heading.level, text, anchor, range, body, nested });
        self.inlines(&heading.inlines);
    }

    fn inlines(&mut self, inlines: &[Spanned<'_>]) {
        for inline in inlines {
            self.inline(inline);
        }
    }

    fn inline(&mut self, (event, range): &Spanned<'_>) {
        match event {
            Event::Start(Tag::Link { dest_url, link_type, .. }) => {
                self.refer(ReferenceKind::Link, full_target(dest_url, *link_type), range);
            }
            Event::Start(Tag::Image { dest_url, .. }) => {
                let target = marks::restore(dest_url).into_owned();
                let figure = target::is_figure(&target);
                let kind = if figure { ReferenceKind::Figure } else { ReferenceKind::Picture };
                self.refer(kind, target, range);
            }
            Event::End(TagEnd::Link | TagEnd::Image) => self.end_reference(),
            Event::InlineHtml(_) | Event::Html(_) => {
                self.raw_html(range);
                self.has_text();
            }
            Event::Code(_) => self.has_text(),
            Event::Text(text) => {
                let letters = marks::restore(text);
                if !letters.trim().is_empty() {
                    self.has_text();
                }
                if let Some(&innermost) = self.open.last() {
                    self.scan.references[innermost].text.push_str(&letters);
                }
                self.scan.words.push(self.prepared.source_range(range));
                self.undefined_footnote(range);
            }
            _ => {}
        }
    }

    fn refer(&mut self, kind: ReferenceKind, target: String, range: &Range<usize>) {
        self.open.push(self.scan.references.len());
        self.scan.references.push(Reference {
            kind,
            target,
            text: String::new(),
            text_empty: true,
            range: self.prepared.source_range(range),
            heading: self.heading,
            alone: false,
        });
    }

    /// What a picture says, the link around it says too.
    fn end_reference(&mut self) {
        let Some(ended) = self.open.pop() else { return };
        if !self.scan.references[ended].text_empty {
            self.has_text();
        }
    }

    fn has_text(&mut self) {
        if let Some(&innermost) = self.open.last() {
            self.scan.references[innermost].text_empty = false;
        }
    }

    fn raw_html(&mut self, range: &Range<usize>) {
        self.scan.raw_html.push(self.prepared.source_range(range));
    }

    /// The parser leaves `[^1]` as text when nothing defines it.
    fn undefined_footnote(&mut self, range: &Range<usize>) {
        let text = &self.prepared.text;
        let start = range.start + usize::from(text[range.start..].starts_with("!["));
        if is_escaped(&text[..start]) {
            return;
        }
        let Some(label) = footnote_label(&text[start..]) else { return };
        let range = self.prepared.source_range(&(start..start + label.len() + "[^]".len()));
        self.scan.footnotes_undefined.push((marks::restore(label).into_owned(), range));
    }
}

fn is_reference(tag: &Tag<'_>) -> bool {
    matches!(tag, Tag::Link { .. } | Tag::Image { .. })
}

fn is_escaped(before: &str) -> bool {
    before.bytes().rev().take_while(|&byte| byte == b'\\').take(LONGEST_LABEL).count() % 2 == 1
}

/// The label of a reference to a footnote at the start of a text.
fn footnote_label(text: &str) -> Option<&str> {
    let rest = text.strip_prefix("[^")?;
    let end = rest.bytes().take(LONGEST_LABEL).position(|b| matches!(b, b']' | b'[' | b'\n' | b'\r'))?;
    let label = rest.get(..end)?;
    (rest[end..].starts_with(']') && !label.trim().is_empty()).then_some(label)
}

/// Ends the body of each heading where the next of its level or above begins.
fn set_bodies(headings: &mut [Heading], end_of_text: usize) {
    let mut ends = [end_of_text; 7];
    for heading in headings.iter_mut().rev().filter(|heading| !heading.nested) {
        let level = usize::from(heading.level.min(6));
        heading.body.end = ends[level].max(heading.body.start);
        ends[level..].fill(heading.range.start);
    }
}
