//! Texts as rules read them: each text once, with its words, links and headings.
//!
//! Takes texts as written, gives the stretches that are read as words, with their places. Judges nothing.

use std::ops::Range;

use crate::format::WrittenText;
use crate::markdown::{Reference, ReferenceKind, Scan, scan};

/// A text that has been read.
#[derive(Debug)]
pub(super) struct Text<'a> {
    /// The text.
    pub(super) written: &'a WrittenText,
    /// What it refers to and how it is divided; none: it is no Markdown.
    pub(super) scan: Option<Scan>,
    /// The stretches that are read as words.
    words: Vec<Range<usize>>,
}

/// Reads texts.
pub(super) fn read(texts: &[WrittenText]) -> Vec<Text<'_>> {
    texts.iter().map(Text::of).collect()
}

impl<'a> Text<'a> {
    fn of(written: &'a WrittenText) -> Self {
        if !written.is_markdown {
            let whole = 0..written.text.len();
            return Self { written, scan: None, words: vec![whole] };
        }
        let scan = scan(&written.text);
        let mut words: Vec<Range<usize>> = Vec::new();
        for range in &scan.words {
            match words.last_mut() {
                Some(last) if last.end == range.start => last.end = range.end,
                _ => words.push(range.clone()),
            }
        }
        Self { written, scan: Some(scan), words }
    }

    /// Its links.
    pub(super) fn links(&self) -> impl Iterator<Item = &Reference> {
        self.references(ReferenceKind::Link)
    }

    /// Its pictures.
    pub(super) fn pictures(&self) -> impl Iterator<Item = &Reference> {
        self.references(ReferenceKind::Picture)
    }

    fn references(&self, kind: ReferenceKind) -> impl Iterator<Item = &Reference> {
        let all = self.scan.iter().flat_map(|scan| &scan.references);
        all.filter(move |reference| reference.kind == kind)
    }

    /// The stretches of words with the place of each in the text.
    pub(super) fn words(&self) -> impl Iterator<Item = (usize, &'a str)> {
        let text = self.written.text.as_str();
        self.words.iter().filter_map(move |range| Some((range.start, text.get(range.clone())?)))
    }
}
