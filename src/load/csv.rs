//! A CSV or TSV table to records, one a row; every cell keeps its place.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::Arc;

use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::source::{FileId, Span, Spanned};

use super::cells::{self, Cell};
use super::record::{Field, Head, Record, Value};

/// The most cells of a table.
const MOST_CELLS: usize = 1_000_000;
/// The most dots of a column head; the format needs one.
const MOST_DOTS: usize = 3;

/// What could be read of a table.
#[derive(Clone, Debug, Default)]
pub(super) struct Table {
    /// Its rows.
    pub(super) rows: Vec<Record>,
    /// Whether these are all: a row that was left out has been reported.
    pub(super) whole: bool,
}

/// Parses a table. The first row is the head; blank rows are passed over; blank cells are left out.
pub(super) fn parse(
    text: &str,
    file: FileId,
    (path, separator): (&str, u8),
    diagnostics: &mut Diagnostics,
) -> Table {
    let found = cells::rows(text, separator);
    let mut whole = found.wrong_quote.is_none();
    if let Some(quote) = found.wrong_quote {
        diagnostics.push(Diagnostic::at(Code::CsvQuote, Span::new(file, quote)));
    }
    let count: usize = found.rows.iter().map(Vec::len).sum();
    if count > MOST_CELLS {
        let diagnostic = Diagnostic::about_file(Code::FileTooLarge, path).hint("cells");
        diagnostics.push(diagnostic.with("size", count).with("limit", MOST_CELLS));
        return Table::default();
    }
    let mut rows = found.rows.into_iter();
    let Some(head) = rows.next() else { return Table { rows: Vec::new(), whole } };
    if let Some(hint) = wrong_separator(&head) {
        let diagnostic = Diagnostic::at(Code::CsvSeparator, Span::new(file, head[0].range.clone()));
        diagnostics.push(diagnostic.hint(hint));
        return Table::default();
    }
    let mut columns = Columns::new(head, file, diagnostics);
    let mut records = Vec::with_capacity(rows.len());
    for row in rows {
        match columns.record(row, diagnostics) {
            Some(record) => records.push(record),
            None => whole = false,
        }
    }
    Table { rows: records, whole }
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

/// The columns of a table: what each cell of a row is.
struct Columns {
    file: FileId,
    cells: Vec<Cell>,
    /// What each column is for; `None`: nothing is put there.
    keys: Vec<Option<Vec<Spanned<String>>>>,
    /// Columns without a head that have been reported.
    blank: BTreeSet<usize>,
    head: Arc<Head>,
}

impl Columns {
    fn new(cells: Vec<Cell>, file: FileId, diagnostics: &mut Diagnostics) -> Self {
        let mut first: BTreeMap<String, Range<usize>> = BTreeMap::new();
        let mut keys = Vec::with_capacity(cells.len());
        for cell in &cells {
            if cell.value.is_empty() {
                keys.push(None);
            } else if let Some(first) = first.get(&cell.value) {
                let diagnostic = Diagnostic::at(Code::CsvHeadTwice, Span::new(file, cell.range.clone()));
                let diagnostic = diagnostic.with("key", &cell.value);
                diagnostics.push(diagnostic.other(Span::new(file, first.clone())));
                keys.push(None);
            } else {
                first.insert(cell.value.clone(), cell.range.clone());
                keys.push(Some(key(cell, file)));
            }
        }
        let end = cells.last().map_or(0, |cell| cell.range.end);
        let span = Span::new(file, cells.first().map_or(0, |cell| cell.range.start)..end);
        let paths = keys.iter().flatten().map(|key| key.iter().map(|part| part.value.as_str()).collect());
        let head = head(&paths.collect::<Vec<Vec<&str>>>(), span, String::new());
        Self { file, cells, keys, blank: BTreeSet::new(), head }
    }

    /// A row as a record; nothing when it has been reported as ragged.
    fn record(&mut self, row: Vec<Cell>, diagnostics: &mut Diagnostics) -> Option<Record> {
        let start = row.first().map_or(0, |cell| cell.range.start);
        let end = row.last().map_or(start, |cell| cell.range.end);
        let span = Span::new(self.file, start..end);
        // Blank cells after the last column count as well: a spreadsheet writes them in the head too, and a row that has
        // more cells than the head was cut by a comma.
        if row.len() != self.cells.len() {
            let diagnostic = Diagnostic::at(Code::CsvRagged, span).with("cells", row.len());
            diagnostics.push(diagnostic.with("columns", self.cells.len()).other(self.head.span));
            return None;
        }
        let mut record =
            Record { fields: Vec::with_capacity(row.len()), span, head: Some(self.head.clone()) };
        for (at, cell) in row.into_iter().enumerate() {
            if cell.value.is_empty() {
                continue;
            }
            let place = Span::new(self.file, cell.range);
            if let Some(key) = &self.keys[at] {
                insert(&mut record, key, Spanned::new(cell.value, place));
            } else if self.cells[at].value.is_empty() && self.blank.insert(at) {
                diagnostics.push(Diagnostic::at(Code::CsvHeadBlank, place).with("value", cell.value));
            }
        }
        Some(record)
    }
}

/// The parts of a column head between its dots.
fn key(cell: &Cell, file: FileId) -> Vec<Spanned<String>> {
    let span = Span::new(file, cell.range.clone());
    let dots = cell.value.matches('.').count();
    let parts: Vec<&str> = if dots > MOST_DOTS { vec![&cell.value] } else { cell.value.split('.').collect() };
    parts.into_iter().map(|part| Spanned::new(part.to_owned(), span)).collect()
}

/// The head of the table, or of the tables that its dotted columns make.
fn head(paths: &[Vec<&str>], span: Span, prefix: String) -> Arc<Head> {
    let mut names: BTreeMap<&str, Vec<Vec<&str>>> = BTreeMap::new();
    for (name, inner) in paths.iter().filter_map(|path| path.split_first()) {
        let below = names.entry(name).or_default();
        below.extend((!inner.is_empty()).then(|| inner.to_vec()));
    }
    let columns = names.into_iter().map(|(name, below)| {
        let inner = (!below.is_empty()).then(|| head(&below, span, format!("{prefix}{name}.")));
        (name.to_owned(), inner)
    });
    let columns = columns.collect();
    Arc::new(Head { span, prefix, columns })
}

/// Puts a cell under its key; a dotted key (`baseline.value`) makes a table, as in TOML.
fn insert(record: &mut Record, key: &[Spanned<String>], cell: Spanned<String>) {
    let Some((outer, inner)) = key.split_first() else { return };
    if inner.is_empty() {
        record.fields.push(Field { key: outer.clone(), value: Value::Text(cell) });
        return;
    }
    let at = record.fields.iter().position(|field| field.key.value == outer.value);
    let at = at.unwrap_or_else(|| {
        let head = record.head.as_ref().and_then(|head| head.columns.get(&outer.value)).cloned().flatten();
        let table = Record { fields: Vec::new(), span: cell.span, head };
        record.fields.push(Field { key: outer.clone(), value: Value::Table(table) });
        record.fields.len() - 1
    });
    if let Value::Table(table) = &mut record.fields[at].value {
        insert(table, inner, cell);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Sources;

    fn read(text: &str) -> (Table, Diagnostics, Sources) {
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
        let title = table.rows[0].text("title").unwrap();
        assert_eq!((title.value.as_str(), sources.slice(title.span)), ("甲, 乙", "甲, 乙"));
        let amount = table.rows[0].text("amount").unwrap();
        assert_eq!((amount.value.as_str(), sources.slice(amount.span)), ("22,600", "22,600"));
        let last = table.rows[1].text("amount").unwrap();
        assert_eq!((last.value.as_str(), sources.slice(last.span)), ("-", "-"));
        assert_eq!(sources.position(last.span).line, 4);
    }

    #[test]
    fn dotted_heads_make_tables_that_know_their_columns() {
        let (table, _, _) = read("id,baseline.period,baseline.value\na,R1,45.2\n");
        let Some(Value::Table(baseline)) = table.rows[0].get("baseline") else { panic!("no table") };
        assert_eq!(baseline.text("value").unwrap().value, "45.2");
        let head = baseline.head.as_ref().unwrap();
        assert_eq!((head.prefix.as_str(), head.columns.len()), ("baseline.", 2));
    }

    #[test]
    fn a_mistake_is_said_once_and_its_row_left_out() {
        let codes = |text| {
            let (table, diagnostics, _) = read(text);
            let codes = diagnostics.sorted().iter().map(|d| d.code).collect::<Vec<_>>();
            (codes, table.rows.len(), table.whole)
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
        assert!(table.rows.is_empty() && !table.whole);
    }
}
