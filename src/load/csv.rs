//! A CSV or TSV table to records, one a row; every cell keeps its place.

use std::ops::Range;

use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::source::{FileId, Span, Spanned};

use super::record::{Field, Record, Value};

/// Parses a table. The first row is the head; blank rows are passed over; blank cells are left out.
pub(super) fn parse(text: &str, file: FileId, separator: u8, diagnostics: &mut Diagnostics) -> Vec<Record> {
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(separator)
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes());
    let mut rows = Vec::new();
    let mut row = csv::ByteRecord::new();
    while let Ok(true) = reader.read_byte_record(&mut row) {
        let start = row.position().map_or(0, |at| usize::try_from(at.byte()).unwrap_or(0));
        let start = skip_line_ends(text, start);
        let end = usize::try_from(reader.position().byte()).unwrap_or(text.len());
        rows.push(cells(text, file, start..end.min(text.len()), (&row, separator)));
    }
    check_quotes(text, file, separator, diagnostics);
    let mut rows = rows.into_iter().filter(|row| row.iter().any(|cell| !cell.value.is_empty()));
    let Some(head) = rows.next() else { return Vec::new() };
    check_head(&head, diagnostics);
    rows.map(|row| record(&head, row, diagnostics)).collect()
}

/// The reader says where a record begins before it has passed over blank lines.
fn skip_line_ends(text: &str, start: usize) -> usize {
    let rest = text.get(start..).unwrap_or("");
    start + (rest.len() - rest.trim_start_matches(['\r', '\n']).len())
}

/// The cells of a row with their places; the ranges are found by walking the row's own text once.
fn cells(
    text: &str,
    file: FileId,
    range: Range<usize>,
    (row, separator): (&csv::ByteRecord, u8),
) -> Vec<Spanned<String>> {
    let bytes = &text.as_bytes()[range.clone()];
    let mut places = Vec::with_capacity(row.len());
    let (mut start, mut quoted) = (0, false);
    for (at, byte) in bytes.iter().enumerate() {
        match byte {
            b'"' => quoted = !quoted,
            _ if quoted => {}
            b if *b == separator => {
                places.push(start..at);
                start = at + 1;
            }
            b'\r' | b'\n' => {
                places.push(start..at);
                start = usize::MAX;
                break;
            }
            _ => {}
        }
    }
    if start != usize::MAX {
        places.push(start..bytes.len());
    }
    row.iter()
        .zip(places.into_iter().chain(std::iter::repeat(bytes.len()..bytes.len())))
        .map(|(cell, place)| {
            let value = String::from_utf8_lossy(cell).trim().to_owned();
            let place = range.start + place.start..range.start + place.end;
            Spanned::new(value, trimmed(text, file, place))
        })
        .collect()
}

fn trimmed(text: &str, file: FileId, place: Range<usize>) -> Span {
    let cell = text.get(place.clone()).unwrap_or("");
    let left = cell.len() - cell.trim_start().len();
    let kept = cell.trim().len();
    Span::new(file, place.start + left..place.start + left + kept)
}

/// An open quote swallows the rest of the table silently; say where it was opened.
fn check_quotes(text: &str, file: FileId, separator: u8, diagnostics: &mut Diagnostics) {
    let mut open = None;
    let mut cell_start = true;
    for (at, byte) in text.bytes().enumerate() {
        match (byte, open) {
            (b'"', Some(_)) => open = None,
            (b'"', None) if cell_start || text.as_bytes().get(at.wrapping_sub(1)) == Some(&b'"') => {
                open = Some(at);
            }
            _ => {}
        }
        cell_start = open.is_none() && (byte == separator || byte == b'\n');
    }
    if let Some(at) = open {
        let line = text[at..].find('\n').map_or(text.len(), |length| at + length);
        diagnostics.push(Diagnostic::at(Code::CsvQuote, Span::new(file, at..line)));
    }
}

fn check_head(head: &[Spanned<String>], diagnostics: &mut Diagnostics) {
    for (at, cell) in head.iter().enumerate() {
        if cell.value.is_empty() {
            continue;
        }
        if let Some(first) = head[..at].iter().find(|earlier| earlier.value == cell.value) {
            let diagnostic = Diagnostic::at(Code::CsvHeadTwice, cell.span).with("key", &cell.value);
            diagnostics.push(diagnostic.other(first.span));
        }
    }
}

fn record(head: &[Spanned<String>], row: Vec<Spanned<String>>, diagnostics: &mut Diagnostics) -> Record {
    let first = row.first().map(|cell| cell.span);
    let last = row.last().map(|cell| cell.span);
    let span = match (first, last) {
        (Some(first), Some(last)) => Span { file: first.file, start: first.start, end: last.end },
        _ => head[0].span,
    };
    let filled = row.iter().rposition(|cell| !cell.value.is_empty()).map_or(0, |at| at + 1);
    if filled > head.len() || row.len() < head.len() {
        let diagnostic = Diagnostic::at(Code::CsvRagged, span).with("cells", row.len());
        diagnostics.push(diagnostic.with("columns", head.len()).other(head[0].span));
    }
    let mut record = Record { fields: Vec::with_capacity(head.len()), span, row: true };
    for (key, cell) in head.iter().zip(row) {
        if cell.value.is_empty() {
            continue;
        }
        if key.value.is_empty() {
            diagnostics.push(Diagnostic::at(Code::CsvHeadBlank, cell.span).with("value", &cell.value));
            continue;
        }
        insert(&mut record, key, cell);
    }
    record
}

/// Puts a cell under its key; a dotted key (`baseline.value`) makes a table, as in TOML.
fn insert(record: &mut Record, key: &Spanned<String>, cell: Spanned<String>) {
    let Some((outer, inner)) = key.value.split_once('.') else {
        record.fields.push(Field { key: key.clone(), value: Value::Text(cell) });
        return;
    };
    let inner = Spanned::new(inner.to_owned(), key.span);
    let at = record.fields.iter().position(|field| field.key.value == outer);
    let at = at.unwrap_or_else(|| {
        let table = Record { fields: Vec::new(), span: cell.span, row: true };
        let key = Spanned::new(outer.to_owned(), key.span);
        record.fields.push(Field { key, value: Value::Table(table) });
        record.fields.len() - 1
    });
    if let Value::Table(table) = &mut record.fields[at].value {
        insert(table, &inner, cell);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Sources;

    fn read(text: &str) -> (Vec<Record>, Diagnostics, Sources) {
        let mut sources = Sources::default();
        let file = sources.add("a.csv".into(), text.into());
        let mut diagnostics = Diagnostics::new();
        let rows = parse(text, file, b',', &mut diagnostics);
        (rows, diagnostics, sources)
    }

    #[test]
    fn every_cell_knows_its_place() {
        let text = "id,title,amount\r\n\r\n1,\"甲, 乙\",\"22,600\" \r\n2,丙,-\r\n";
        let (rows, diagnostics, sources) = read(text);
        assert!(diagnostics.is_empty());
        let title = rows[0].text("title").unwrap();
        assert_eq!((title.value.as_str(), sources.slice(title.span)), ("甲, 乙", "\"甲, 乙\""));
        let last = rows[1].text("amount").unwrap();
        assert_eq!((last.value.as_str(), sources.slice(last.span)), ("-", "-"));
        assert_eq!(sources.position(last.span).line, 4);
    }

    #[test]
    fn dotted_heads_make_tables() {
        let (rows, _, _) = read("id,baseline.period,baseline.value\na,R1,45.2\n");
        let Some(Value::Table(baseline)) = rows[0].get("baseline") else { panic!("no table") };
        assert_eq!(baseline.text("value").unwrap().value, "45.2");
    }

    #[test]
    fn ragged_rows_twice_heads_and_open_quotes_are_said() {
        let codes = |text| {
            let (_, diagnostics, _) = read(text);
            diagnostics.sorted().iter().map(|d| d.code).collect::<Vec<_>>()
        };
        assert_eq!(codes("a,b\n1\n"), [Code::CsvRagged]);
        assert_eq!(codes("a,b\n1,2,3\n"), [Code::CsvRagged]);
        assert_eq!(codes("a,b\n1,2,,\n"), []);
        assert_eq!(codes("a,a\n1,2\n"), [Code::CsvHeadTwice]);
        assert_eq!(codes("a,\n1,2\n"), [Code::CsvHeadBlank]);
        assert_eq!(codes("a,b\n\"1,2\n3,4\n"), [Code::CsvQuote, Code::CsvRagged]);
    }
}
