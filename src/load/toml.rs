//! TOML text to a record: all syntax errors of a file at once, numbers as written.

use std::ops::Range;

use toml::de::{DeArray, DeTable, DeValue};

use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::source::{FileId, Span, Spanned};

use super::nesting::nesting;
use super::record::{Field, Record, Value};
use super::syntax;

/// Parses `text`, which stands at `offset` of its file (front matter does not begin at 0).
///
/// Gives nothing when there are errors: what the parser makes of the rest is guesswork, and judging it would
/// report mistakes that nobody made.
pub(super) fn parse(
    text: &str,
    file: FileId,
    offset: usize,
    diagnostics: &mut Diagnostics,
) -> Option<Record> {
    let at = Place { file, offset, text };
    let nesting = nesting(text);
    if let Some(range) = &nesting.too_deep {
        let diagnostic = Diagnostic::at(Code::TomlSyntax, at.span(range)).with("why", "deep");
        diagnostics.push(diagnostic.hint("deep"));
        return None;
    }
    let (table, errors) = DeTable::parse_recoverable(text);
    let mistakes = syntax::mistakes(text, &errors, &nesting);
    if mistakes.is_empty() {
        let whole = at.span(&(0..text.find(['\r', '\n']).unwrap_or(text.len())));
        return Some(at.record(table.get_ref(), whole));
    }
    for mistake in mistakes {
        let diagnostic = Diagnostic::at(Code::TomlSyntax, at.span(&mistake.range)).with("why", mistake.why);
        let diagnostic = diagnostic.with("key", mistake.key).with("near", mistake.near).hint(mistake.hint);
        diagnostics.push(mistake.first.iter().fold(diagnostic, |d, first| d.other(at.span(first))));
    }
    None
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
        Record { fields, ..Record::empty(span) }
    }

    fn value(&self, value: &DeValue<'_>, range: &Range<usize>) -> Value {
        let span = self.span(range);
        let written = || Spanned::new(self.text.get(range.clone()).unwrap_or("").trim().to_owned(), span);
        match value {
            DeValue::String(text) => Value::Text(self.string(text, range)),
            DeValue::Boolean(truth) => Value::Bool(Spanned::new(*truth, span)),
            DeValue::Integer(_) | DeValue::Float(_) | DeValue::Datetime(_) => Value::Text(written()),
            DeValue::Array(array) => Value::List(Spanned::new(self.list(array), span)),
            DeValue::Table(table) => Value::Table(self.record(table, span)),
        }
    }

    /// A string's place is what stands between its quotes, so that a place in its text is a place in the file. With
    /// escapes that does not hold, and the place is the string with its quotes.
    fn string(&self, text: &str, range: &Range<usize>) -> Spanned<String> {
        let written = self.text.get(range.clone()).unwrap_or("");
        let inner = written.find(text).filter(|_| !text.is_empty());
        let range = inner.map_or(range.clone(), |at| range.start + at..range.start + at + text.len());
        Spanned::new(text.to_owned(), self.span(&range))
    }

    fn list(&self, array: &DeArray<'_>) -> Vec<Value> {
        array.iter().map(|value| self.value(value.get_ref(), &value.span())).collect()
    }
}
