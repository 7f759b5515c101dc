//! A text as the steps in which scanning and writing go through it.
//!
//! Takes a prepared text, gives its blocks one by one: paragraphs and
//! headings whole, containers as they open and close. The only place that
//! sets up the parser. Must not know what becomes of a step.

use std::iter::Peekable;
use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, CowStr, Event, HeadingLevel, OffsetIter, Options, Parser, Tag, TagEnd};

use super::anchor;
use super::marks;

/// An event of the parser with its range in the prepared text.
pub(super) type Spanned<'a> = (Event<'a>, Range<usize>);

/// One step through a text.
#[derive(Debug)]
pub(super) enum Step<'a> {
    /// A paragraph.
    Paragraph {
        /// What it holds.
        inlines: Vec<Spanned<'a>>,
        /// Whether a table follows at once, whose caption it may be.
        before_table: bool,
    },
    /// A heading.
    Heading(Heading<'a>),
    /// A block of code.
    Code {
        /// The first word after the fence.
        language: String,
        /// The code as written.
        text: String,
    },
    /// A block of raw HTML.
    RawHtml {
        /// The HTML as written.
        text: String,
        /// Where it stands.
        range: Range<usize>,
    },
    /// A line between blocks.
    Rule,
    /// A container, a table or a part of a table begins.
    Open(Tag<'a>),
    /// A container, a table or a part of a table ends.
    Close(TagEnd),
    /// An inline event in a cell or in a list without paragraphs.
    Inline(Spanned<'a>),
}

/// A heading with its parts.
#[derive(Debug)]
pub(super) struct Heading<'a> {
    /// 1 to 6, as written.
    pub(super) level: u8,
    /// The anchor asked for by `{#anchor}`.
    pub(super) wish: Option<String>,
    /// What it holds, without the wish.
    pub(super) inlines: Vec<Spanned<'a>>,
    /// Where it stands.
    pub(super) range: Range<usize>,
}

/// The steps through a prepared text.
pub(super) struct Steps<'a> {
    events: Peekable<OffsetIter<'a>>,
}

impl<'a> Steps<'a> {
    /// Begins at the start of a prepared text.
    pub(super) fn new(text: &'a str) -> Self {
        let options = Options::ENABLE_TABLES
            | Options::ENABLE_FOOTNOTES
            | Options::ENABLE_STRIKETHROUGH
            | Options::ENABLE_GFM;
        Self { events: Parser::new_ext(text, options).into_offset_iter().peekable() }
    }

    fn paragraph(&mut self) -> Step<'a> {
        let inlines = self.until(TagEnd::Paragraph);
        let before_table = matches!(self.events.peek(), Some((Event::Start(Tag::Table(_)), _)));
        Step::Paragraph { inlines, before_table }
    }

    fn heading(&mut self, level: HeadingLevel, range: Range<usize>) -> Step<'a> {
        let mut inlines = self.until(TagEnd::Heading(level));
        let wish = take_wish(&mut inlines);
        Step::Heading(Heading { level: level as u8, wish, inlines, range })
    }

    /// The events up to an end, which is taken too. What is read this way
    /// cannot hold another of its kind.
    fn until(&mut self, end: TagEnd) -> Vec<Spanned<'a>> {
        let ends = |event: &Spanned<'a>| matches!(&event.0, Event::End(tag) if *tag == end);
        self.events.by_ref().take_while(|event| !ends(event)).collect()
    }

    fn verbatim(&mut self, end: TagEnd) -> String {
        let mut text = String::new();
        for (event, _) in self.until(end) {
            if let Event::Text(part) | Event::Html(part) = event {
                text.push_str(&marks::restore(&part));
            }
        }
        text
    }
}

impl<'a> Iterator for Steps<'a> {
    type Item = Step<'a>;

    fn next(&mut self) -> Option<Self::Item> {
        let (event, range) = self.events.next()?;
        Some(match event {
            Event::Start(Tag::Paragraph) => self.paragraph(),
            Event::Start(Tag::Heading { level, .. }) => self.heading(level, range),
            Event::Start(Tag::CodeBlock(kind)) => {
                Step::Code { language: language(&kind), text: self.verbatim(TagEnd::CodeBlock) }
            }
            Event::Start(Tag::HtmlBlock) => Step::RawHtml { text: self.verbatim(TagEnd::HtmlBlock), range },
            Event::Rule => Step::Rule,
            Event::Start(tag) if is_structure(&tag) => Step::Open(tag),
            Event::End(end) if is_structure_end(end) => Step::Close(end),
            inline => Step::Inline((inline, range)),
        })
    }
}

/// Whether the events are one single element and nothing beside it.
pub(super) fn is_single(inlines: &[Spanned<'_>]) -> bool {
    let mut depth = 0_usize;
    let elements = inlines.iter().filter(|(event, _)| {
        let outermost = depth == 0;
        match event {
            Event::Start(_) => depth += 1,
            Event::End(_) => depth = depth.saturating_sub(1),
            _ => {}
        }
        outermost
    });
    elements.count() == 1
}

/// The first word of a fence's info string.
fn language(kind: &CodeBlockKind<'_>) -> String {
    match kind {
        CodeBlockKind::Indented => String::new(),
        CodeBlockKind::Fenced(info) => {
            marks::restore(info).split_whitespace().next().unwrap_or_default().to_owned()
        }
    }
}

/// Takes `{#anchor}` from the end of a heading.
fn take_wish(inlines: &mut [Spanned<'_>]) -> Option<String> {
    let (Event::Text(text), _) = inlines.last_mut()? else { return None };
    let (rest, wish) = anchor::split_wish(text)?;
    let (rest, wish) = (rest.to_owned(), wish.to_owned());
    *text = CowStr::from(rest);
    Some(wish)
}

fn is_structure(tag: &Tag<'_>) -> bool {
    is_structure_end(tag.to_end())
}

fn is_structure_end(end: TagEnd) -> bool {
    matches!(
        end,
        TagEnd::BlockQuote(_)
            | TagEnd::List(_)
            | TagEnd::Item
            | TagEnd::FootnoteDefinition
            | TagEnd::Table
            | TagEnd::TableHead
            | TagEnd::TableRow
            | TagEnd::TableCell
    )
}
