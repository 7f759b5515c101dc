//! Markdown files in the language that is read, and whether a plan has anything in it.
//!
//! Takes documents with their translations, gives keys and texts. Must not know what a document is about.

use crate::diag::{Code, Diagnostic};
use crate::format::hinted;
use crate::load::{RawDocument, RawPlan, RawTable, Record, Value};
use crate::model::Prose;
use crate::source::{Cell, Span, Spanned};

use super::prose;
use super::reader::Reader;

/// A Markdown file with what its translations say.
#[derive(Clone, Debug)]
pub(super) struct Document {
    /// The file's name without its ending.
    pub(super) stem: Spanned<String>,
    /// The front matter; the keys of translations name their language.
    pub(super) front: Record,
    /// Whether all front matter could be read.
    pub(super) whole: bool,
    /// The text.
    pub(super) body: Body,
}

/// A text of a document.
#[derive(Clone, Copy, Debug)]
pub(super) struct Body {
    /// The text in the original language.
    pub(super) original: Span,
    /// The text in the language that is read, where that is another and the document is translated.
    pub(super) translation: Option<Span>,
}

impl Document {
    /// Reads a document. A translation in a language that the site has not is reported.
    pub(super) fn read(document: RawDocument, reader: &mut Reader<'_>) -> Self {
        let RawDocument { stem, mut front, mut whole, body, translations } = document;
        let mut translation = None;
        for one in translations {
            let Some(tag) = reader.languages.others.iter().copied().find(|tag| *tag == one.tag) else {
                let path = reader.sources.get(one.document.stem.span.file).path.to_string();
                let diagnostic = Diagnostic::about_file(Code::LanguageUnknown, path).with("value", &one.tag);
                reader.push(hinted(diagnostic, &one.tag, reader.languages));
                continue;
            };
            whole &= one.document.whole;
            front.fields.extend(one.document.front.fields.into_iter().map(|mut field| {
                field.key.value = format!("{}-{tag}", field.key.value);
                field
            }));
            if reader.languages.read == Some(tag) {
                translation = Some(one.document.body);
            }
        }
        Self { stem, front, whole, body: Body { original: body, translation } }
    }
}

impl Body {
    /// The whole text.
    pub(super) fn prose(self, reader: &Reader<'_>) -> Prose {
        let translation = self.translation.map(|span| prose(reader.sources, span));
        translation.filter(|translation| !translation.is_blank()).unwrap_or_else(|| {
            let is_fallback = reader.languages.read.is_some();
            Prose { is_fallback, ..prose(reader.sources, self.original) }
        })
    }
}

/// Whether anything of a plan is translated into a language.
pub(super) fn is_translated(plan: &RawPlan, tag: &str) -> bool {
    let ending = format!("-{tag}");
    let documents = || plan.overview.iter().chain(&plan.chapters).chain(&plan.items);
    let records = plan.settings.iter().chain(plan.lists.values().flatten());
    documents().flat_map(|document| &document.translations).any(|one| one.tag == tag)
        || plan.tables.values().flatten().any(|table| has_column(table, &ending))
        || records.chain(documents().map(|document| &document.front)).any(|record| has_key(record, &ending))
}

/// Whether a table has a column of translations with something in it.
fn has_column(table: &RawTable, ending: &str) -> bool {
    let is_translation =
        |column: &Option<Cell>| column.as_ref().is_some_and(|head| head.value.ends_with(ending));
    let columns = table.columns.iter().enumerate().filter(|(_, column)| is_translation(column));
    let mut columns = columns.map(|(at, _)| at);
    columns
        .any(|at| table.rows.iter().any(|row| row.cells.get(at).is_some_and(|cell| !cell.value.is_empty())))
}

fn has_key(record: &Record, ending: &str) -> bool {
    record
        .fields
        .iter()
        .any(|field| field.key.value.ends_with(ending) || has_key_within(&field.value, ending))
}

fn has_key_within(value: &Value, ending: &str) -> bool {
    match value {
        Value::Table(record) => has_key(record, ending),
        Value::List(list) => list.value.iter().any(|value| has_key_within(value, ending)),
        Value::Text(_) | Value::Bool(_) => false,
    }
}
