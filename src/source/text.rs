//! Decoded source texts, spans into them, and lines.

use std::ops::Range;
use std::sync::{Arc, OnceLock};

use super::cells::{CellPlace, Grid};

/// A source text's number in its [`Sources`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileId(u32);

/// A stretch of one source text, in bytes of the decoded text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// The text that it lies in.
    pub file: FileId,
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// A span over `range` of `file`. Texts are far below 4 GiB (limits are checked at loading).
    pub fn new(file: FileId, range: Range<usize>) -> Self {
        let clamp = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        Self { file, start: clamp(range.start), end: clamp(range.end) }
    }

    /// The bytes covered.
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// The part of this span that `inner` covers, counted from this span's start.
    #[must_use]
    pub fn within(self, inner: &Range<usize>) -> Self {
        let start = self.start as usize;
        Self::new(self.file, start + inner.start..start + inner.end)
    }
}

/// A value and the place where it was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spanned<T> {
    /// The value.
    pub value: T,
    /// Where it stands.
    pub span: Span,
}

impl<T> Spanned<T> {
    /// Binds a value to its place.
    pub fn new(value: T, span: Span) -> Self {
        Self { value, span }
    }

    /// Changes the value and keeps the place.
    pub fn map<U>(self, change: impl FnOnce(T) -> U) -> Spanned<U> {
        Spanned { value: change(self.value), span: self.span }
    }
}

/// One decoded source text.
#[derive(Clone, Debug)]
pub struct SourceText {
    /// Path below the site's folder, with `/`.
    pub path: Arc<str>,
    /// The decoded text.
    pub text: Arc<str>,
    /// What stands between its cells, when it is a table.
    pub separator: Option<u8>,
    /// The number of the row with its heads; none: the first one with something in it.
    pub head_row: Option<usize>,
    /// Where its lines begin, and its rows: looked for when the first place in it is asked for.
    places: Places,
}

#[derive(Clone, Debug, Default)]
struct Places {
    lines: OnceLock<Vec<usize>>,
    grid: OnceLock<Grid>,
}

impl SourceText {
    fn new(path: Arc<str>, text: Arc<str>, separator: Option<u8>, head_row: Option<usize>) -> Self {
        Self { path, text, separator, head_row, places: Places::default() }
    }

    /// Where each line begins.
    fn lines(&self) -> &[usize] {
        self.places.lines.get_or_init(|| {
            let ends = self.text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
            std::iter::once(0).chain(ends.map(|(at, _)| at + 1)).collect()
        })
    }
}

/// A place for people: both numbers count from 1, the column in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Position {
    /// Line number.
    pub line: usize,
    /// Column in characters.
    pub column: usize,
}

/// All decoded texts of a site.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    texts: Vec<SourceText>,
}

impl Extend<SourceText> for Sources {
    fn extend<T: IntoIterator<Item = SourceText>>(&mut self, texts: T) {
        self.texts.extend(texts);
    }
}

impl Sources {
    /// Takes a text in; its id stays valid as long as the collection.
    pub fn add(&mut self, path: Arc<str>, text: Arc<str>) -> FileId {
        let separator = match path.rsplit_once('.') {
            Some((_, "csv")) => Some(b','),
            Some((_, "tsv")) => Some(b'\t'),
            _ => None,
        };
        self.push(SourceText::new(path, text, separator, None))
    }

    /// Takes a text in that is a table, whatever its file is called, with its heads in the row of a number.
    pub fn add_table(
        &mut self,
        (path, text): (Arc<str>, Arc<str>),
        separator: u8,
        head_row: usize,
    ) -> FileId {
        self.push(SourceText::new(path, text, Some(separator), Some(head_row)))
    }

    fn push(&mut self, text: SourceText) -> FileId {
        self.texts.push(text);
        FileId(u32::try_from(self.texts.len() - 1).unwrap_or(u32::MAX))
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.texts.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.texts.is_empty()
    }

    /// The texts from the nth on.
    pub fn from(&self, nth: usize) -> &[SourceText] {
        self.texts.get(nth..).unwrap_or(&[])
    }

    /// The text of an id that this collection gave.
    pub fn get(&self, file: FileId) -> &SourceText {
        &self.texts[file.0 as usize]
    }

    /// The text of a file, by its path below the site's folder.
    pub fn text_of(&self, path: &str) -> Option<&str> {
        self.texts.iter().find(|text| text.path.as_ref() == path).map(|text| text.text.as_ref())
    }

    /// The characters under a span; empty when the span does not fit.
    pub fn slice(&self, span: Span) -> &str {
        self.get(span.file).text.get(span.range()).unwrap_or("")
    }

    /// Line and column of a span's start.
    pub fn position(&self, span: Span) -> Position {
        let source = self.get(span.file);
        let start = (span.start as usize).min(source.text.len());
        let line = source.lines().partition_point(|begin| *begin <= start);
        let begin = source.lines()[line - 1];
        let column = source.text.get(begin..start).unwrap_or_default().chars().count() + 1;
        Position { line, column }
    }

    /// What a spreadsheet calls the place of a span, when its text is a table.
    pub fn cell(&self, span: Span) -> Option<CellPlace> {
        let source = self.get(span.file);
        let separator = source.separator?;
        let grid = source.places.grid.get_or_init(|| Grid::of(&source.text, separator));
        grid.place((&source.text, separator), source.head_row, span)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn positions_count_characters_not_bytes() {
        let mut sources = Sources::default();
        let file = sources.add("a.toml".into(), "題名 = \"計画\"\nx = 1\n".into());
        assert_eq!(sources.position(Span::new(file, 7..8)), Position { line: 1, column: 4 });
        assert_eq!(sources.position(Span::new(file, 18..19)), Position { line: 2, column: 1 });
    }
}
