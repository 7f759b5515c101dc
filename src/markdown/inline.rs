//! The writer of what stands inside a line: text, ruby, emphasis, links,
//! pictures, references to footnotes.
//!
//! Takes inline events, gives balanced HTML. Must not know blocks.

use std::fmt::Write as _;
use std::ops::Range;

use pulldown_cmark::{CowStr, Event, LinkType, Tag, TagEnd};

use super::escape::{push_address, push_name, push_text};
use super::footnote::Footnotes;
use super::marks::{self, Run};
use super::plain;
use super::prepare::prepare;
use super::script::joins_without_space;
use super::steps::{Spanned, Step, Steps};
use super::surroundings::{Destination, PictureInfo, Surroundings};
use super::target;
use super::terms;

/// Emphasis in emphasis beyond this is not written.
const DEEPEST_EMPHASIS: usize = 100;

/// One line of text as HTML, with ruby, emphasis and links. Nothing in it is
/// a block: `1. a` stays as it is. Line breaks become spaces, or nothing
/// between Japanese characters.
pub fn inline(source: &str, surroundings: &dyn Surroundings) -> String {
    let line = one_line(source);
    // No block begins with a mark; the space keeps it from being a letter.
    let text = format!("{} {}", marks::NOTHING, prepare(&line).text);
    let mut writer = InlineWriter::new(&text, surroundings);
    for step in Steps::new(&text) {
        if let Step::Paragraph { inlines, .. } = step {
            writer.all(inlines);
        }
    }
    writer.html.trim_start().to_owned()
}

/// A text that is no Markdown as HTML, with ruby and terms.
pub fn letters(source: &str, surroundings: &dyn Surroundings) -> String {
    let prepared = prepare(source);
    let mut writer = InlineWriter::new(&prepared.text, surroundings);
    writer.runs(&prepared.text);
    writer.html
}

fn one_line(source: &str) -> String {
    let mut line = String::with_capacity(source.len());
    for part in source.split(['\n', '\r']).map(str::trim).filter(|part| !part.is_empty()) {
        if !line.is_empty() && !joins_without_space(&line, part) {
            line.push(' ');
        }
        line.push_str(part);
    }
    line
}

/// HTML as it grows.
pub(super) struct InlineWriter<'a> {
    /// What is written so far.
    pub(super) html: String,
    /// The footnotes referred to so far.
    pub(super) footnotes: Footnotes,
    prepared: &'a str,
    surroundings: &'a dyn Surroundings,
    open: Vec<Open>,
    /// Whether an `<a>` is open, in which no other may stand.
    in_link: bool,
    picture: Option<Picture<'a>>,
    /// Whether terms are linked: not in headings.
    pub(super) links_terms: bool,
}

/// An element that is open.
enum Open {
    Element(&'static str),
    Link {
        start: usize,
        written: bool,
        name: String,
    },
    /// Too deep, or a link that may not be.
    Unwritten,
}

/// A picture whose text is being read.
struct Picture<'a> {
    target: String,
    title: String,
    text: Vec<Spanned<'a>>,
    depth: usize,
}

impl<'a> InlineWriter<'a> {
    /// Begins with nothing written. `prepared` is the text of the events.
    pub(super) fn new(prepared: &'a str, surroundings: &'a dyn Surroundings) -> Self {
        let (html, footnotes) = (String::new(), Footnotes::default());
        let (open, in_link, picture) = (Vec::new(), false, None);
        Self { html, footnotes, prepared, surroundings, open, in_link, picture, links_terms: true }
    }

    /// Writes all of a paragraph or heading.
    pub(super) fn all(&mut self, inlines: Vec<Spanned<'a>>) {
        for inline in inlines {
            self.event(inline);
        }
    }

    /// Writes one event.
    pub(super) fn event(&mut self, (event, range): Spanned<'a>) {
        if self.picture.is_some() {
            return self.picture_event((event, range));
        }
        match event {
            Event::Text(text) => self.runs(&text),
            Event::Code(text) => {
                self.html.push_str("<code>");
                self.verbatim(&text);
                self.html.push_str("</code>");
            }
            Event::InlineHtml(text) | Event::Html(text) => self.verbatim(&text),
            Event::SoftBreak => self.line_break(&range),
            Event::HardBreak => self.html.push_str("<br>\n"),
            Event::FootnoteReference(label) => self.footnote_reference(&label),
            Event::Start(tag) => self.start(tag),
            Event::End(_) => self.end(),
            _ => {}
        }
    }

    fn start(&mut self, tag: Tag<'a>) {
        match tag {
            Tag::Emphasis => self.element("<em>", "</em>"),
            Tag::Strong => self.element("<strong>", "</strong>"),
            Tag::Strikethrough => self.element("<del>", "</del>"),
            Tag::Link { dest_url, title, link_type, .. } => {
                self.link(&full_target(&dest_url, link_type), &title);
            }
            Tag::Image { dest_url, title, .. } => {
                let (target, title) = (marks::restore(&dest_url).into(), marks::restore(&title).into());
                self.picture = Some(Picture { target, title, text: Vec::new(), depth: 1 });
            }
            _ => self.open.push(Open::Unwritten),
        }
    }

    fn element(&mut self, start: &str, end: &'static str) {
        if self.open.len() >= DEEPEST_EMPHASIS {
            return self.open.push(Open::Unwritten);
        }
        self.html.push_str(start);
        self.open.push(Open::Element(end));
    }

    fn end(&mut self) {
        match self.open.pop() {
            Some(Open::Element(end)) => self.html.push_str(end),
            Some(Open::Link { start, written, name }) => {
                if self.html.len() == start {
                    push_name(&mut self.html, &name);
                }
                if written {
                    self.html.push_str("</a>");
                    self.in_link = false;
                }
            }
            Some(Open::Unwritten) | None => {}
        }
    }

    fn link(&mut self, target: &str, title: &str) {
        let destination = target::kind(target).and_then(|_| self.surroundings.link(target));
        let Destination { href, text } =
            destination.unwrap_or_else(|| Destination { href: String::new(), text: String::new() });
        let written = !self.in_link && target::is_address(&href);
        if written {
            self.in_link = true;
            self.html.push_str("<a href=\"");
            push_address(&mut self.html, &href);
            self.title(title);
            self.html.push_str("\">");
        }
        let name = if text.is_empty() { target.to_owned() } else { text };
        self.open.push(Open::Link { start: self.html.len(), written, name });
    }

    /// Ends one attribute and begins `title`, when there is one.
    fn title(&mut self, title: &str) {
        if !title.is_empty() {
            self.html.push_str("\" title=\"");
            push_text(&mut self.html, &marks::restore(title));
        }
    }

    fn runs(&mut self, text: &str) {
        let runs: Vec<Run<'_>> = marks::runs(text).collect();
        // A link that leads nowhere is a link to the one who wrote it.
        let in_link = self.open.iter().any(|open| matches!(open, Open::Link { .. }));
        if in_link || !self.links_terms {
            return runs.iter().for_each(|run| push_run(&mut self.html, run));
        }
        for part in terms::parts(runs, self.surroundings) {
            let destination = part.term.and_then(|term| self.surroundings.first_use(&term));
            let href =
                destination.map(|destination| destination.href).filter(|href| target::is_address(href));
            if let Some(href) = &href {
                self.html.push_str("<a class=\"term\" href=\"");
                push_address(&mut self.html, href);
                self.html.push_str("\">");
            }
            part.runs.iter().for_each(|run| push_run(&mut self.html, run));
            if href.is_some() {
                self.html.push_str("</a>");
            }
        }
    }

    /// Text that keeps its braces and bars: code and raw HTML.
    fn verbatim(&mut self, text: &str) {
        push_text(&mut self.html, &marks::restore(text));
    }

    fn line_break(&mut self, range: &Range<usize>) {
        if !joins_without_space(&self.prepared[..range.start], &self.prepared[range.end..]) {
            self.html.push('\n');
        }
    }

    fn footnote_reference(&mut self, label: &str) {
        let reference = self.footnotes.refer(label);
        let prefix = self.surroundings.id_prefix();
        let name = reference.name(&self.surroundings.words().footnote);
        let number = reference.number;
        self.html.push_str("<sup class=\"footnote\" id=\"");
        push_text(&mut self.html, &reference.id(prefix));
        self.html.push_str("\"><a href=\"#");
        push_address(&mut self.html, &reference.footnote_id(prefix));
        self.html.push_str("\" role=\"doc-noteref\" aria-label=\"");
        push_name(&mut self.html, &name);
        let _ = write!(self.html, "\">{number}</a></sup>");
    }

    fn picture_event(&mut self, inline: Spanned<'a>) {
        let Some(picture) = &mut self.picture else { return };
        match inline.0 {
            Event::Start(_) => picture.depth += 1,
            Event::End(TagEnd::Image) if picture.depth == 1 => self.end_picture(),
            Event::End(_) => picture.depth -= 1,
            _ => picture.text.push(inline),
        }
    }

    fn end_picture(&mut self) {
        let Some(Picture { target, title, text, .. }) = self.picture.take() else { return };
        let mut alt = plain::text_of(self.prepared, &text);
        if let (true, Some(Open::Link { start, name, .. })) = (alt.is_empty(), self.open.last())
            && *start == self.html.len()
        {
            alt = plain::without_readings(name);
        }
        let known = target::kind(&target).filter(|_| !target::is_figure(&target));
        let info = known.and_then(|_| self.surroundings.picture(&target));
        match info.filter(|info| target::is_address(&info.src)) {
            Some(info) => self.image(&info, &alt, &title),
            None => push_text(&mut self.html, &alt),
        }
    }

    fn image(&mut self, info: &PictureInfo, alt: &str, title: &str) {
        self.html.push_str("<img src=\"");
        push_address(&mut self.html, &info.src);
        self.html.push_str("\" alt=\"");
        push_text(&mut self.html, alt);
        self.title(title);
        self.html.push('"');
        for (attribute, pixels) in [("width", info.width), ("height", info.height)] {
            if let Some(pixels) = pixels {
                let _ = write!(self.html, " {attribute}=\"{pixels}\"");
            }
        }
        self.html.push_str(" loading=\"lazy\" decoding=\"async\">");
    }
}

fn push_run(html: &mut String, run: &Run<'_>) {
    match run {
        Run::Plain(plain) => push_text(html, plain),
        Run::Ruby { base, reading } => {
            html.push_str("<ruby>");
            push_text(html, base);
            html.push_str("<rp>（</rp><rt>");
            push_text(html, reading);
            html.push_str("</rt><rp>）</rp></ruby>");
        }
    }
}

/// A target as it was written; the parser leaves out what `<a@b.jp>` implies.
pub(super) fn full_target(target: &CowStr<'_>, link_type: LinkType) -> String {
    let target = marks::restore(target);
    if link_type == LinkType::Email { format!("mailto:{target}") } else { target.into_owned() }
}
