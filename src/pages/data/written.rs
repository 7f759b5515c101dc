//! Data files as bytes: CSV that spreadsheets open safely, and JSON.

use serde_json::Value;

use crate::annotation;

use super::Table;

/// The mark that tells Excel that a file is UTF-8.
const MARK: &[u8] = b"\xEF\xBB\xBF";

/// What holds texts in Markdown, which are published as they are written.
const MARKDOWN: &[&str] = &["overview", "lead", "text", "points"];

/// JSON with line breaks, so that two editions can be compared line by line. Names and notes are their letters alone.
pub(super) fn json(mut value: Value) -> Vec<u8> {
    make_plain(&mut value);
    format!("{value:#}\n").into_bytes()
}

fn make_plain(value: &mut Value) {
    match value {
        Value::String(text) => annotation::make_plain(text),
        Value::Array(all) => all.iter_mut().for_each(make_plain),
        Value::Object(all) => {
            all.iter_mut()
                .filter(|(key, _)| !MARKDOWN.contains(&key.as_str()))
                .for_each(|(_, value)| make_plain(value));
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// A table: UTF-8 with mark, CRLF, always with its head.
pub(super) fn csv(table: &Table) -> Vec<u8> {
    let mut writer = csv::WriterBuilder::new();
    // Rows have as many cells as the head, which tests over all files hold; with that left aside, writing into memory
    // cannot fail.
    let mut writer = writer.flexible(true).terminator(csv::Terminator::CRLF).from_writer(MARK.to_vec());
    let _ = writer.write_record(table.columns);
    for row in &table.rows {
        let _ = writer.write_record(row.iter().map(|cell| guarded(&annotation::plain(cell)).into_owned()));
    }
    writer.into_inner().unwrap_or_default()
}

/// A cell that a spreadsheet would take for a formula gets an apostrophe before it; plain numbers stay.
fn guarded(cell: &str) -> std::borrow::Cow<'_, str> {
    let is_formula = cell.starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠']);
    let is_number = cell.parse::<rust_decimal::Decimal>().is_ok() || cell == "-";
    if is_formula && !is_number { format!("'{cell}").into() } else { cell.into() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_are_defused_and_numbers_are_not() {
        assert_eq!(guarded("=SUM(A1)"), "'=SUM(A1)");
        assert_eq!(guarded("＝SUM(A1)"), "'＝SUM(A1)");
        assert_eq!(guarded("@x"), "'@x");
        assert_eq!(guarded("-5"), "-5");
        assert_eq!(guarded("-"), "-");
        assert_eq!(guarded("-5+cmd"), "'-5+cmd");
        assert_eq!(guarded("平成"), "平成");
    }

    #[test]
    fn names_are_letters_and_texts_in_markdown_are_as_written() {
        let value = serde_json::json!({ "name": "{町|まち}", "all": ["{町|まち}"], "lead": "{町|まち}" });
        let written = String::from_utf8(json(value)).unwrap();
        assert_eq!(
            written,
            "{\n  \"name\": \"町\",\n  \"all\": [\n    \"町\"\n  ],\n  \"lead\": \"{町|まち}\"\n}\n"
        );
    }

    #[test]
    fn tables_have_mark_head_and_line_ends_even_when_empty() {
        let table = Table { columns: &["a", "b"], rows: Vec::new() };
        assert_eq!(csv(&table), b"\xEF\xBB\xBFa,b\r\n");
    }
}
