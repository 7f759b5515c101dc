//! A Markdown file: front matter between two `+++` lines, then text.

use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::source::{FileId, Span, Spanned};

use super::record::Record;
use super::toml;

/// A Markdown file, as written.
#[derive(Clone, Debug)]
pub struct RawDocument {
    /// The file's name without its ending; the span is the file's first line.
    pub stem: Spanned<String>,
    /// The front matter; empty when there is none.
    pub front: Record,
    /// Whether the front matter could be read; if not, what seems missing may be there.
    pub whole: bool,
    /// Where the text stands.
    pub body: Span,
}

const FENCE: &str = "+++";

/// Splits a file and parses its front matter.
pub(super) fn parse(text: &str, file: FileId, stem: &str, diagnostics: &mut Diagnostics) -> RawDocument {
    let first_line = Span::new(file, 0..text.find(['\r', '\n']).unwrap_or(text.len()));
    let stem = Spanned::new(stem.to_owned(), first_line);
    let document = |front: Option<Record>, body: usize| RawDocument {
        stem: stem.clone(),
        whole: front.is_some(),
        front: front.unwrap_or_else(|| Record::empty(first_line)),
        body: Span::new(file, body..text.len()),
    };
    let Some(front_start) = fence_end(text, 0) else {
        return document(Some(Record::empty(first_line)), 0);
    };
    let mut at = front_start;
    loop {
        if let Some(body) = fence_end(text, at) {
            let front = toml::parse(&text[front_start..at], file, front_start, diagnostics);
            return document(front, body);
        }
        match text[at..].find('\n') {
            Some(length) => at += length + 1,
            None => break,
        }
    }
    diagnostics.push(Diagnostic::at(Code::FrontMatterUnclosed, first_line));
    document(None, text.len())
}

/// Where the text goes on after a fence line at `at`, if one stands there.
fn fence_end(text: &str, at: usize) -> Option<usize> {
    let rest = text.get(at..)?;
    let line = rest.split('\n').next()?;
    (line.trim_end() == FENCE).then(|| (at + line.len() + 1).min(text.len()))
}
