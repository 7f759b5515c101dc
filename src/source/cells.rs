//! A table's text to rows of cells, each with its value and its place.
//!
//! Takes a text and a separator, gives rows, numbered as a spreadsheet numbers them. Judges nothing but quotes: what
//! rows and columns mean is for others to say.

use std::borrow::Cow;
use std::ops::Range;

use super::Span;

/// One cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    /// Its text without quotes, and without blanks around it.
    pub value: String,
    /// Where that text stands; with its quotes when it holds doubled ones, so that it cannot be found exactly.
    pub range: Range<usize>,
}

/// One row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Its number in a spreadsheet, from 1. Blank rows count; lines inside of a cell do not.
    pub number: usize,
    /// Its cells, the blank ones too.
    pub cells: Vec<Cell>,
}

/// The rows of a table.
#[derive(Clone, Debug, Default)]
pub struct Rows {
    /// All rows that have a cell with something in it, up to the first wrong quote.
    pub rows: Vec<Row>,
    /// The quote that is never closed, or closed before the end of its cell, and the end of its line.
    pub wrong_quote: Option<Range<usize>>,
}

/// The cells that a place in a table lies in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CellPlace {
    /// The row's number, from 1.
    pub row: usize,
    /// The column's letters, as a spreadsheet names it; none: the place is more than one cell.
    pub column: Option<String>,
    /// What stands over the column; none: the place is in the head itself.
    pub head: Option<String>,
}

/// Splits a text.
pub fn rows(text: &str, separator: u8) -> Rows {
    let mut splitter = Splitter { text, bytes: text.as_bytes(), separator, at: 0 };
    let mut found = Rows::default();
    let mut number = 0;
    while splitter.at < text.len() {
        number += 1;
        match splitter.row() {
            Ok(row) if row.iter().all(|cell| cell.is_blank(text)) => {}
            Ok(row) => {
                let cells = row.into_iter().map(|cell| cell.read(text)).collect();
                found.rows.push(Row { number, cells });
            }
            Err(quote) => {
                let length = text[quote..].find(['\r', '\n']).unwrap_or(text.len() - quote);
                found.wrong_quote = Some(quote..quote + length);
                break;
            }
        }
    }
    found
}

/// Where the rows of a table stand, so that a place in it is found without reading all that is before it.
#[derive(Clone, Debug)]
pub(super) struct Grid {
    /// Where each row begins, and where its last cell ends. A row that cannot be read ends them.
    rows: Vec<(usize, usize)>,
    /// The first row with something in it.
    first_filled: Option<usize>,
}

impl Grid {
    /// The rows of a text.
    pub(super) fn of(text: &str, separator: u8) -> Self {
        let mut splitter = Splitter { text, bytes: text.as_bytes(), separator, at: 0 };
        let mut grid = Self { rows: Vec::new(), first_filled: None };
        while splitter.at < text.len() {
            let start = splitter.at;
            let Ok(row) = splitter.row() else { break };
            if grid.first_filled.is_none() && row.iter().any(|cell| !cell.is_blank(text)) {
                grid.first_filled = Some(grid.rows.len());
            }
            grid.rows.push((start, row.last().map_or(0, |cell| cell.whole.end)));
        }
        grid
    }

    /// The cells that a span lies in. The head is the row of a number, or the first one with something in it.
    pub(super) fn place(
        &self,
        (text, separator): (&str, u8),
        head_row: Option<usize>,
        span: Span,
    ) -> Option<CellPlace> {
        let (start, end) = (span.start as usize, span.end as usize);
        let row = |at: usize| {
            let (start, _) = *self.rows.get(at)?;
            Splitter { text, bytes: text.as_bytes(), separator, at: start }.row().ok()
        };
        let number = self.rows.partition_point(|(_, end)| *end < start);
        let cells = row(number)?;
        let at = cells.iter().position(|cell| start <= cell.whole.end)?;
        let column = (end <= cells[at].whole.end).then(|| letters(at));
        let head = match head_row {
            Some(head_row) => head_row.checked_sub(1),
            None => self.first_filled,
        };
        let head = head.filter(|head| *head < number).and_then(row);
        let over = head.map(|head| head.get(at).map_or_else(String::new, |cell| cell.read(text).value));
        let head = over.map(|over| over.split_whitespace().collect());
        Some(CellPlace { row: number + 1, column, head })
    }
}

/// A cell as it is written between separators: in quotes where it needs them.
pub fn quoted(cell: &str, separator: u8) -> Cow<'_, str> {
    if cell.contains([char::from(separator), '"', '\n', '\r']) { in_quotes(cell).into() } else { cell.into() }
}

/// A cell in quotes.
pub fn in_quotes(cell: &str) -> String {
    format!("\"{}\"", cell.replace('"', "\"\""))
}

/// The letters of a column, counted from 0: A to Z, then AA.
pub fn letters(column: usize) -> String {
    let mut letters = Vec::new();
    let mut rest = column + 1;
    while rest > 0 {
        rest -= 1;
        letters.push(char::from(b'A' + u8::try_from(rest % 26).unwrap_or_default()));
        rest /= 26;
    }
    letters.iter().rev().collect()
}

/// Where a cell stands.
struct Raw {
    /// With quotes and blanks around it.
    whole: Range<usize>,
    /// What stands between its quotes, if it has any.
    quoted: Option<Range<usize>>,
}

impl Raw {
    fn is_blank(&self, text: &str) -> bool {
        text[self.quoted.clone().unwrap_or_else(|| self.whole.clone())].trim().is_empty()
    }

    fn read(&self, text: &str) -> Cell {
        let Some(quoted) = &self.quoted else { return trimmed(text, self.whole.clone()) };
        let inner = trimmed(text, quoted.clone());
        let with_quotes = quoted.start - 1..quoted.end + 1;
        if inner.value.contains("\"\"") {
            return Cell { value: inner.value.replace("\"\"", "\""), range: with_quotes };
        }
        let range = if inner.value.is_empty() { with_quotes } else { inner.range };
        Cell { value: inner.value, range }
    }
}

fn trimmed(text: &str, range: Range<usize>) -> Cell {
    let cell = &text[range.clone()];
    let start = range.start + (cell.len() - cell.trim_start().len());
    let value = cell.trim();
    if value.is_empty() {
        return Cell { value: String::new(), range };
    }
    Cell { value: value.to_owned(), range: start..start + value.len() }
}

struct Splitter<'a> {
    text: &'a str,
    bytes: &'a [u8],
    separator: u8,
    at: usize,
}

impl Splitter<'_> {
    /// One row; the place of a quote when it is wrong.
    fn row(&mut self) -> Result<Vec<Raw>, usize> {
        let mut row = Vec::new();
        loop {
            row.push(self.cell()?);
            match self.bytes.get(self.at) {
                Some(byte) if *byte == self.separator => self.at += 1,
                _ => break,
            }
        }
        let line_end = &self.text[self.at..];
        self.at += if line_end.starts_with("\r\n") { 2 } else { line_end.len().min(1) };
        Ok(row)
    }

    fn cell(&mut self) -> Result<Raw, usize> {
        let start = self.at;
        let lead = self.bytes[start..].iter().take_while(|byte| **byte == b' ').count();
        if self.bytes.get(start + lead) == Some(&b'"') {
            return self.quoted(start, start + lead);
        }
        self.at = self.plain_end(start);
        Ok(Raw { whole: start..self.at, quoted: None })
    }

    /// The end of text without quotes: the next separator or line end.
    fn plain_end(&self, start: usize) -> usize {
        let rest = &self.bytes[start..];
        let length = rest.iter().position(|byte| *byte == self.separator || matches!(byte, b'\r' | b'\n'));
        start + length.unwrap_or(rest.len())
    }

    fn quoted(&mut self, start: usize, quote: usize) -> Result<Raw, usize> {
        let mut at = quote + 1;
        let close = loop {
            at += self.text.get(at..).and_then(|rest| rest.find('"')).ok_or(quote)?;
            if self.bytes.get(at + 1) != Some(&b'"') {
                break at;
            }
            at += 2;
        };
        self.at = self.plain_end(close + 1);
        if !self.text[close + 1..self.at].trim().is_empty() {
            return Err(quote);
        }
        Ok(Raw { whole: start..self.at, quoted: Some(quote + 1..close) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn values(text: &str) -> Vec<Vec<String>> {
        let values = |row: Row| row.cells.into_iter().map(|cell| cell.value).collect();
        rows(text, b',').rows.into_iter().map(values).collect()
    }

    #[test]
    fn cells_are_split_at_separators_outside_of_quotes() {
        assert_eq!(values("a,b\r\n\r\n1,\"甲, 乙\"\n"), [["a", "b"], ["1", "甲, 乙"]]);
        assert_eq!(values("a, \"1,000\" ,\"\"\"b\"\"\"\n"), [["a", "1,000", "\"b\""]]);
        assert_eq!(values("a\"b,c\rd,\"e\nf\""), [["a\"b", "c"], ["d", "e\nf"]]);
        assert_eq!(values("a,\n,,\n"), [["a", ""]]);
        assert_eq!(values(""), Vec::<Vec<String>>::new());
    }

    #[test]
    fn places_are_those_of_the_text_itself() {
        let text = "a, \" 甲 \",\"x \"\"y\"\"\"";
        let places = rows(text, b',').rows.remove(0).cells.into_iter().map(|cell| &text[cell.range]);
        assert_eq!(places.collect::<Vec<_>>(), ["a", "甲", "\"x \"\"y\"\"\""]);
    }

    #[test]
    fn wrong_quotes_end_the_table() {
        let open = rows("a\n1\n\"2\n3\n", b',');
        assert_eq!((open.rows.len(), open.wrong_quote), (2, Some(4..6)));
        let later = rows("a,b\n\"1,2\n\"3\",4\n", b',');
        assert_eq!((later.rows.len(), later.wrong_quote), (1, Some(4..8)));
    }

    #[test]
    fn places_are_called_as_in_a_spreadsheet() {
        let text = "\n名,\"単\n位\",値\n\n甲,\"a\nb\",12\n乙,,3\n";
        let mut sources = crate::source::Sources::default();
        let file = sources.add("a.csv".into(), text.into());
        let called = |part: &str| {
            let start = text.find(part).unwrap();
            let span = Span::new(file, start..start + part.len());
            let place = Grid::of(text, b',').place((text, b','), None, span).unwrap();
            format!("{}{} {}", place.column.unwrap_or_default(), place.row, place.head.unwrap_or_default())
        };
        assert_eq!(called("名"), "A2 ");
        assert_eq!(called("b"), "B4 単位");
        assert_eq!(called("12"), "C4 値");
        assert_eq!(called("乙,,3"), "5 名");
        assert_eq!([0, 25, 26, 27, 701, 702].map(letters), ["A", "Z", "AA", "AB", "ZZ", "AAA"]);
    }
}
