//! A table's text to rows of cells, each with its value and its place.
//!
//! Takes a text and a separator, gives rows. Judges nothing but quotes: what rows and columns mean is for
//! [`super::csv`] to say.

use std::ops::Range;

/// One cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Cell {
    /// Its text without quotes, and without blanks around it.
    pub(super) value: String,
    /// Where that text stands; with its quotes when it holds doubled ones, so that it cannot be found exactly.
    pub(super) range: Range<usize>,
}

/// The rows of a table.
#[derive(Clone, Debug, Default)]
pub(super) struct Rows {
    /// All rows that have a cell with something in it, up to the first wrong quote.
    pub(super) rows: Vec<Vec<Cell>>,
    /// The quote that is never closed, or closed before the end of its cell, and the end of its line.
    pub(super) wrong_quote: Option<Range<usize>>,
}

/// Splits a text.
pub(super) fn rows(text: &str, separator: u8) -> Rows {
    let mut splitter = Splitter { text, bytes: text.as_bytes(), separator, at: 0 };
    let mut found = Rows::default();
    while splitter.at < text.len() {
        match splitter.row() {
            Ok(row) if row.iter().all(|cell| cell.value.is_empty()) => {}
            Ok(row) => found.rows.push(row),
            Err(quote) => {
                let length = text[quote..].find(['\r', '\n']).unwrap_or(text.len() - quote);
                found.wrong_quote = Some(quote..quote + length);
                break;
            }
        }
    }
    found
}

struct Splitter<'a> {
    text: &'a str,
    bytes: &'a [u8],
    separator: u8,
    at: usize,
}

impl Splitter<'_> {
    /// One row; the place of a quote when it is wrong.
    fn row(&mut self) -> Result<Vec<Cell>, usize> {
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

    fn cell(&mut self) -> Result<Cell, usize> {
        let start = self.at;
        let lead = self.bytes[start..].iter().take_while(|byte| **byte == b' ').count();
        if self.bytes.get(start + lead) == Some(&b'"') {
            return self.quoted(start + lead);
        }
        self.at = self.plain_end(start);
        Ok(self.trimmed(start..self.at))
    }

    /// The end of text without quotes: the next separator or line end.
    fn plain_end(&self, start: usize) -> usize {
        let rest = &self.bytes[start..];
        let length = rest.iter().position(|byte| *byte == self.separator || matches!(byte, b'\r' | b'\n'));
        start + length.unwrap_or(rest.len())
    }

    fn quoted(&mut self, quote: usize) -> Result<Cell, usize> {
        let mut at = quote + 1;
        let mut doubled = false;
        let close = loop {
            at += self.text.get(at..).and_then(|rest| rest.find('"')).ok_or(quote)?;
            if self.bytes.get(at + 1) != Some(&b'"') {
                break at;
            }
            doubled = true;
            at += 2;
        };
        self.at = self.plain_end(close + 1);
        if !self.text[close + 1..self.at].trim().is_empty() {
            return Err(quote);
        }
        let inner = self.trimmed(quote + 1..close);
        let value = if doubled { inner.value.replace("\"\"", "\"") } else { inner.value };
        let range = if doubled || value.is_empty() { quote..close + 1 } else { inner.range };
        Ok(Cell { value, range })
    }

    fn trimmed(&self, range: Range<usize>) -> Cell {
        let cell = &self.text[range.clone()];
        let start = range.start + (cell.len() - cell.trim_start().len());
        let value = cell.trim();
        if value.is_empty() {
            return Cell { value: String::new(), range };
        }
        Cell { value: value.to_owned(), range: start..start + value.len() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn values(text: &str) -> Vec<Vec<String>> {
        let values = |row: Vec<Cell>| row.into_iter().map(|cell| cell.value).collect();
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
        let places = rows(text, b',').rows.remove(0).into_iter().map(|cell| &text[cell.range]);
        assert_eq!(places.collect::<Vec<_>>(), ["a", "甲", "\"x \"\"y\"\"\""]);
    }

    #[test]
    fn wrong_quotes_end_the_table() {
        let open = rows("a\n1\n\"2\n3\n", b',');
        assert_eq!((open.rows.len(), open.wrong_quote), (2, Some(4..6)));
        let later = rows("a,b\n\"1,2\n\"3\",4\n", b',');
        assert_eq!((later.rows.len(), later.wrong_quote), (1, Some(4..8)));
    }
}
