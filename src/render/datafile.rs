//! Data files as bytes: CSV that spreadsheets open safely, and JSON.

use crate::artifact::Artifact;
use crate::diag::{Code, Diagnostic};
use crate::pages::{DataContent, DataFile, Table};

/// The mark that tells Excel that a file is UTF-8.
const MARK: &[u8] = b"\xEF\xBB\xBF";

/// A data file.
pub(super) fn artifact(file: &DataFile) -> Result<Artifact, Diagnostic> {
    let bytes = match &file.content {
        DataContent::Table(table) => csv(table).map_err(|error| failed(file, error))?,
        DataContent::Json(value) => {
            let mut bytes = serde_json::to_vec_pretty(value).map_err(|error| failed(file, error))?;
            bytes.push(b'\n');
            bytes
        }
    };
    Ok(Artifact { path: file.path.clone(), bytes })
}

fn failed(file: &DataFile, error: impl std::fmt::Display) -> Diagnostic {
    Diagnostic::about_file(Code::FileUnreadable, file.path.to_string()).with("reason", error)
}

fn csv(table: &Table) -> Result<Vec<u8>, csv::Error> {
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(MARK.to_vec());
    writer.write_record(table.columns)?;
    for row in &table.rows {
        for cell in row {
            writer.write_field(guarded(cell).as_ref())?;
        }
        writer.write_record(None::<&[u8]>)?;
    }
    writer.into_inner().map_err(|error| csv::Error::from(error.into_error()))
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
    fn tables_have_mark_head_and_line_ends_even_when_empty() {
        let table = Table { columns: &["a", "b"], rows: Vec::new() };
        assert_eq!(csv(&table).unwrap(), b"\xEF\xBB\xBFa,b\r\n");
    }
}
