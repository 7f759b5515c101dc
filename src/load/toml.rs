//! TOML text to a record: all syntax errors of a file at once, numbers as written.

use std::ops::Range;

use toml::de::{DeArray, DeTable, DeValue};

use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::source::{FileId, Span, Spanned};

use super::record::{Field, Record, Value};

/// Parses `text`, which stands at `offset` of its file (front matter does not begin at 0).
pub(super) fn parse(text: &str, file: FileId, offset: usize, diagnostics: &mut Diagnostics) -> Record {
    let at = Place { file, offset, text };
    let (table, errors) = DeTable::parse_recoverable(text);
    for error in errors {
        let range = error.span().unwrap_or(0..0);
        let mut diagnostic =
            Diagnostic::at(Code::TomlSyntax, at.span(&range)).with("reason", error.message().trim());
        if let Some(hint) = syntax_hint(text, &range) {
            diagnostic = diagnostic.hint(hint);
        }
        diagnostics.push(diagnostic);
    }
    let whole = at.span(&(0..text.find('\n').unwrap_or(text.len())));
    at.record(table.get_ref(), whole)
}

/// The mistakes that people make who write TOML for the first time.
fn syntax_hint(text: &str, range: &Range<usize>) -> Option<&'static str> {
    let start = text.get(..range.start)?.rfind('\n').map_or(0, |at| at + 1);
    let line = text.get(start..)?.lines().next()?;
    let (key, value) = line.split_once('=').unwrap_or((line, ""));
    if line.contains('＝') || line.contains('\u{3000}') {
        Some("full-width")
    } else if line.contains(['“', '”', '‘', '’']) {
        Some("quotes")
    } else if !key.is_ascii() && !key.contains('"') {
        Some("bare-key")
    } else if value.trim().starts_with(|c: char| !c.is_ascii()) {
        Some("unquoted")
    } else {
        None
    }
}

struct Place<'a> {
    file: FileId,
    offset: usize,
    text: &'a str,
}

impl Place<'_> {
    fn span(&self, range: &Range<usize>) -> Span {
        Span::new(self.file, self.offset + range.start..self.offset + range.end)
    }

    fn record(&self, table: &DeTable<'_>, span: Span) -> Record {
        let fields = table
            .iter()
            .map(|(key, value)| Field {
                key: Spanned::new(key.get_ref().to_string(), self.span(&key.span())),
                value: self.value(value.get_ref(), &value.span()),
            })
            .collect();
        Record { fields, span, row: false }
    }

    fn value(&self, value: &DeValue<'_>, range: &Range<usize>) -> Value {
        let span = self.span(range);
        let written = || Spanned::new(self.text.get(range.clone()).unwrap_or("").trim().to_owned(), span);
        match value {
            DeValue::String(text) => Value::Text(Spanned::new(text.to_string(), span)),
            DeValue::Boolean(truth) => Value::Bool(Spanned::new(*truth, span)),
            DeValue::Integer(_) | DeValue::Float(_) | DeValue::Datetime(_) => Value::Text(written()),
            DeValue::Array(array) => Value::List(Spanned::new(self.list(array), span)),
            DeValue::Table(table) => Value::Table(self.record(table, span)),
        }
    }

    fn list(&self, array: &DeArray<'_>) -> Vec<Value> {
        array.iter().map(|value| self.value(value.get_ref(), &value.span())).collect()
    }
}
