//! A CSV or TSV table to rows of cells under their heads; every cell keeps its place.
//!
//! Takes a text, gives a [`RawTable`]. Must not know what a head means: the plan and the format say that.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::source::{Cell, FileId, Row, Span, rows};

/// The most cells of a table.
const MOST_CELLS: usize = 1_000_000;

/// A table as far as it could be read.
#[derive(Clone, Debug)]
pub struct RawTable {
    /// The text that it stands in.
    pub file: FileId,
    /// The heads of its columns; nothing over a column that is blank, or whose head is wrong and has been reported.
    pub columns: Vec<Option<Cell>>,
    /// Where the heads stand.
    pub head: Span,
    /// Its rows that have a cell with something in it, with as many cells as there are columns.
    pub rows: Vec<Row>,
    /// Whether these are all: a row that was left out has been reported.
    pub is_whole: bool,
}

/// Parses a table. The first row is the head; blank rows are passed over.
pub(super) fn parse(
    text: &str,
    file: FileId,
    (path, separator): (&str, u8),
    diagnostics: &mut Diagnostics,
) -> RawTable {
    let mut table = RawTable::blank(file);
    let found = rows(text, separator);
    table.is_whole = found.wrong_quote.is_none();
    if let Some(quote) = found.wrong_quote {
        diagnostics.push(Diagnostic::at(Code::CsvQuote, Span::new(file, quote)));
    }
    let count: usize = found.rows.iter().map(|row| row.cells.len()).sum();
    if count > MOST_CELLS {
        let diagnostic = Diagnostic::about_file(Code::FileTooLarge, path).hint("cells");
        diagnostics.push(diagnostic.with("size", count).with("limit", MOST_CELLS));
        return RawTable { is_whole: false, ..table };
    }
    let mut rows = found.rows.into_iter();
    let Some(head) = rows.next() else { return table };
    if let Some(hint) = wrong_separator(&head.cells) {
        let place = Span::new(file, head.cells[0].range.clone());
        diagnostics.push(Diagnostic::at(Code::CsvSeparator, place).hint(hint));
        return RawTable { is_whole: false, ..table };
    }
    table.fill(head.cells, rows.collect(), diagnostics);
    table
}

/// A head that is one cell with something else between its names: the name of the hint that says what.
fn wrong_separator(head: &[Cell]) -> Option<&'static str> {
    let [only] = head else { return None };
    let sign = only.value.chars().find(|c| matches!(c, ';' | '\t' | '，' | '、' | '；' | '<'))?;
    Some(match sign {
        '\t' => "tab",
        '<' => "html",
        _ => "default",
    })
}

impl RawTable {
    /// A table without columns and rows.
    pub(crate) fn blank(file: FileId) -> Self {
        let head = Span::new(file, 0..0);
        Self { file, columns: Vec::new(), head, rows: Vec::new(), is_whole: true }
    }

    /// Puts rows under heads, and reports what does not fit.
    pub(crate) fn fill(&mut self, head: Vec<Cell>, rows: Vec<Row>, diagnostics: &mut Diagnostics) {
        self.head = around(self.file, &head);
        let blanks: Vec<bool> = head.iter().map(|cell| cell.value.is_empty()).collect();
        let mut first: BTreeMap<String, Range<usize>> = BTreeMap::new();
        for cell in head {
            let twice = first.get(&cell.value).map(|first| Span::new(self.file, first.clone()));
            if cell.value.is_empty() {
                self.columns.push(None);
            } else if let Some(first) = twice {
                let diagnostic = Diagnostic::at(Code::CsvHeadTwice, Span::new(self.file, cell.range));
                diagnostics.push(diagnostic.with("key", &cell.value).other(first));
                self.columns.push(None);
            } else {
                first.insert(cell.value.clone(), cell.range.clone());
                self.columns.push(Some(cell));
            }
        }
        let mut told = BTreeSet::new();
        for row in rows {
            // Blank cells after the last column count as well: a spreadsheet writes them in the head too, and a row that
            // has more cells than the head was cut by a comma.
            if row.cells.len() != blanks.len() {
                let span = around(self.file, &row.cells);
                let is_wide = |cells: &[Cell]| cells.iter().any(|cell| cell.value.contains('，'));
                let is_joined = row.cells.len() < blanks.len() && is_wide(&row.cells);
                let diagnostic = Diagnostic::at(Code::CsvRagged, span).with("cells", row.cells.len());
                let diagnostic = if is_joined { diagnostic.hint("wide") } else { diagnostic };
                diagnostics.push(diagnostic.with("columns", blanks.len()).other(self.head));
                self.is_whole = false;
                continue;
            }
            for (at, cell) in row.cells.iter().enumerate() {
                if blanks[at] && !cell.value.is_empty() && told.insert(at) {
                    let place = Span::new(self.file, cell.range.clone());
                    diagnostics.push(Diagnostic::at(Code::CsvHeadBlank, place).with("value", &cell.value));
                }
            }
            self.rows.push(row);
        }
    }

    /// Where a row stands.
    pub(crate) fn place(&self, row: &Row) -> Span {
        around(self.file, &row.cells)
    }
}

/// From the first cell to the last.
fn around(file: FileId, cells: &[Cell]) -> Span {
    let start = cells.first().map_or(0, |cell| cell.range.start);
    Span::new(file, start..cells.last().map_or(start, |cell| cell.range.end))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Sources;

    fn read(text: &str) -> (RawTable, Diagnostics, Sources) {
        let mut sources = Sources::default();
        let file = sources.add("a.csv".into(), text.into());
        let mut diagnostics = Diagnostics::new();
        let table = parse(text, file, ("a.csv", b','), &mut diagnostics);
        (table, diagnostics, sources)
    }

    #[test]
    fn every_cell_knows_its_place() {
        let text = "id,title,amount\r\n\r\n1,\"甲, 乙\", \"22,600\" \r\n2,丙,-\r\n";
        let (table, diagnostics, sources) = read(text);
        assert!(diagnostics.is_empty());
        for (row, column, value) in [(0, 1, "甲, 乙"), (0, 2, "22,600"), (1, 2, "-")] {
            let cell = &table.rows[row].cells[column];
            let span = Span::new(table.file, cell.range.clone());
            assert_eq!((cell.value.as_str(), sources.slice(span)), (value, value));
        }
        assert_eq!(table.rows.iter().map(|row| row.number).collect::<Vec<_>>(), [3, 4]);
    }

    #[test]
    fn a_mistake_is_said_once_and_its_row_left_out() {
        let codes = |text| {
            let (table, diagnostics, _) = read(text);
            let codes = diagnostics.sorted().iter().map(|d| d.code).collect::<Vec<_>>();
            (codes, table.rows.len(), table.is_whole)
        };
        assert_eq!(codes("a,b\n1\n2,3\n"), (vec![Code::CsvRagged], 1, false));
        assert_eq!(codes("a,b\n1,2,3\n"), (vec![Code::CsvRagged], 0, false));
        assert_eq!(codes("a,b,,\n1,2,,\n3,4,,\n"), (vec![], 2, true));
        assert_eq!(codes("a,b\n1,2,\n3,4,\n"), (vec![Code::CsvRagged, Code::CsvRagged], 0, false));
        assert_eq!(codes("a,b\n1,2\n3,4,\n"), (vec![Code::CsvRagged], 1, false));
        assert_eq!(codes("a,a\n1,2\n"), (vec![Code::CsvHeadTwice], 1, true));
        assert_eq!(codes("a,\n1,2\n1,3\n"), (vec![Code::CsvHeadBlank], 2, true));
        assert_eq!(codes("a,b\n1,2\n\"3,4\n5,6\n"), (vec![Code::CsvQuote], 1, false));
        assert_eq!(codes("a;b\n1;2\n"), (vec![Code::CsvSeparator], 0, false));
    }

    #[test]
    fn tables_have_a_limit() {
        let (table, diagnostics, _) = read(&"a,b,c,d\n".repeat(250_001));
        assert_eq!(diagnostics.sorted()[0].code, Code::FileTooLarge);
        assert!(table.rows.is_empty() && !table.is_whole);
    }
}
