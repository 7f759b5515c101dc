//! Raw values to the forms that keys declare.
//!
//! Takes a record and a key, gives its texts or inner records, and reports what is missing or has the wrong form.
//! Must not know which keys there are, nor what a text is read as later.

use indexmap::IndexMap;

use crate::diag::{Code, Diagnostic, Diagnostics, nearest};
use crate::load::{Field, Record, Value};
use crate::source::{Span, Spanned};

use super::{Holds, Key, RecordKind};

/// A text and its place.
pub(crate) type Text = Spanned<String>;

/// Several texts: a list in TOML, one cell with `;` in a table, or one text alone.
#[derive(Clone, Debug, Default)]
pub(crate) struct Texts {
    /// The texts with their places.
    pub(crate) all: Vec<Text>,
    /// Whether they were written as a list in TOML.
    pub(crate) list: bool,
}

/// Several tables.
pub(crate) type Many<T> = Vec<T>;

/// What reading a record needs besides the record.
pub(crate) struct Reading<'a> {
    /// Where mistakes go.
    pub(crate) diagnostics: &'a mut Diagnostics,
}

/// A kind of record.
pub(crate) trait FromRecord: Sized {
    /// What it is called and which keys it has.
    const KIND: &'static RecordKind;
    /// Reads a record; what is missing is reported and left blank.
    fn from_record(record: Record, reading: &mut Reading<'_>) -> Self;
}

/// A form of value.
pub(crate) trait FromField: Sized {
    /// The form's name in the documentation.
    const FORM: &'static str;
    /// Whether the key has to be there.
    const REQUIRED: bool = false;
    /// What the value holds when the key's declaration does not say.
    const HOLDS: Holds = Holds::Words;
    /// Reads a value that is there.
    fn from_value(value: Value, key: &Text, row: bool, reading: &mut Reading<'_>) -> Option<Self>;
    /// What stands in the place of a value that is not there.
    fn absent(span: Span) -> Self;
}

/// Keywords of Rust that are keys (`break`) are written `r#break` in the declaration.
pub(crate) const fn plain(name: &'static str) -> &'static str {
    match name.as_bytes() {
        [b'r', b'#', ..] => name.split_at(2).1,
        _ => name,
    }
}

/// Takes a key out of a record and reads it. `keys` are all that the record may have.
pub(crate) fn take<T: FromField>(
    record: &mut Record,
    key: &str,
    keys: &[Key],
    reading: &mut Reading<'_>,
) -> T {
    let Some(field) = record.take(key) else {
        let is_known = |known: &str| keys.iter().any(|key| key.name == known);
        let is_missing = T::REQUIRED && !is_misspelt(record, key, is_known);
        reading.diagnostics.extend(is_missing.then(|| missing_key(record, key)));
        return T::absent(record.span);
    };
    let form = field.value.form();
    let value_span = field.value.span();
    T::from_value(field.value, &field.key, record.head.is_some(), reading).unwrap_or_else(|| {
        let diagnostic = Diagnostic::at(Code::WrongType, value_span).with("key", key).with("form", form);
        reading.diagnostics.push(diagnostic.hint(T::FORM));
        T::absent(record.span)
    })
}

/// A key that has to be there. One that no column of the table is for is missing in the head, not in the row.
pub(crate) fn missing_key(record: &Record, key: &str) -> Diagnostic {
    let Some(head) = &record.head else {
        return Diagnostic::at(Code::MissingKey, record.span).with("key", key);
    };
    let has_column = head.columns.contains_key(key);
    let (span, hint) = if has_column { (record.span, "row") } else { (head.span, "column") };
    Diagnostic::at(Code::MissingKey, span).with("key", format!("{}{key}", head.prefix)).hint(hint)
}

/// Whether another key of the record is most probably this one, misspelt. Then that is the mistake, and is reported.
pub(crate) fn is_misspelt(record: &Record, key: &str, is_known: impl Fn(&str) -> bool) -> bool {
    let columns = record.head.iter().flat_map(|head| head.columns.keys()).map(String::as_str);
    let mut written = record.fields.iter().map(|field| field.key.value.as_str()).chain(columns);
    written.any(|written| !is_known(written) && nearest(written, [key]).is_some())
}

/// Reports keys that are not declared.
pub(crate) fn report_undeclared(rest: Vec<Field>, keys: &[Key], reading: &mut Reading<'_>) {
    for field in rest {
        let diagnostic = Diagnostic::at(Code::UnknownKey, field.key.span).with("key", &field.key.value);
        let known = keys.iter().map(|key| key.name);
        reading.diagnostics.push(diagnostic.suggest(&field.key.value, known));
    }
}

impl FromField for Text {
    const FORM: &'static str = "text";
    const REQUIRED: bool = true;

    fn from_value(value: Value, key: &Text, row: bool, reading: &mut Reading<'_>) -> Option<Self> {
        let text = Option::<Self>::from_value(value, key, row, reading)?;
        text.or_else(|| {
            let diagnostic = Diagnostic::at(Code::MissingKey, key.span).with("key", &key.value);
            reading.diagnostics.push(diagnostic);
            Some(Self::absent(key.span))
        })
    }

    fn absent(span: Span) -> Self {
        Self::new(String::new(), span)
    }
}

impl FromField for Option<Text> {
    const FORM: &'static str = "text";

    fn from_value(value: Value, _: &Text, _: bool, _: &mut Reading<'_>) -> Option<Self> {
        match value {
            Value::Text(text) if text.value.trim().is_empty() => Some(None),
            Value::Text(text) => Some(Some(text)),
            _ => None,
        }
    }

    fn absent(_: Span) -> Self {
        None
    }
}

impl FromField for Texts {
    const FORM: &'static str = "texts";

    fn from_value(value: Value, _: &Text, row: bool, _: &mut Reading<'_>) -> Option<Self> {
        match value {
            Value::Text(text) if row => Some(Self { all: split(&text), list: false }),
            Value::Text(text) => Some(Self { all: vec![text], list: false }),
            Value::List(list) => {
                let texts = list.value.into_iter().map(|value| match value {
                    Value::Text(text) => Some(text),
                    _ => None,
                });
                Some(Self { all: texts.collect::<Option<_>>()?, list: true })
            }
            _ => None,
        }
    }

    fn absent(_: Span) -> Self {
        Self::default()
    }
}

/// The parts of a cell between `;`, each with its own place.
pub(crate) fn split(cell: &Text) -> Vec<Text> {
    split_at(cell, &[';', '；'])
}

/// The parts of a cell between separators. A quoted cell's parts cannot be placed exactly and get the whole.
pub(crate) fn split_at(cell: &Text, separators: &[char]) -> Vec<Text> {
    let exact = cell.span.range().len() == cell.value.len();
    let mut parts = Vec::new();
    let mut start = 0;
    for part in cell.value.split(separators) {
        let trimmed = part.trim();
        if !trimmed.is_empty() {
            let from = start + (part.len() - part.trim_start().len());
            let span = if exact { cell.span.within(&(from..from + trimmed.len())) } else { cell.span };
            parts.push(Text::new(trimmed.to_owned(), span));
        }
        start += part.len();
        start += cell.value[start..].chars().next().map_or(0, char::len_utf8);
    }
    parts
}

impl<T: FromRecord> FromField for Option<Box<T>> {
    const FORM: &'static str = "table";
    const HOLDS: Holds = Holds::Record(T::KIND);

    fn from_value(value: Value, _: &Text, _: bool, reading: &mut Reading<'_>) -> Option<Self> {
        match value {
            Value::Table(record) => Some(Some(Box::new(T::from_record(record, reading)))),
            _ => None,
        }
    }

    fn absent(_: Span) -> Self {
        None
    }
}

impl<T: FromRecord> FromField for Many<T> {
    const FORM: &'static str = "tables";
    const HOLDS: Holds = Holds::Record(T::KIND);

    fn from_value(value: Value, _: &Text, _: bool, reading: &mut Reading<'_>) -> Option<Self> {
        let values = match value {
            Value::List(list) => list.value,
            single => vec![single],
        };
        let mut all = Self::with_capacity(values.len());
        for value in values {
            let Value::Table(record) = value else { return None };
            all.push(T::from_record(record, reading));
        }
        Some(all)
    }

    fn absent(_: Span) -> Self {
        Self::new()
    }
}

/// Words under keys that the editor chooses (`2019 = "平成31年度"`).
impl FromField for IndexMap<String, Text> {
    const FORM: &'static str = "names";

    fn from_value(value: Value, _: &Text, _: bool, _: &mut Reading<'_>) -> Option<Self> {
        let Value::Table(record) = value else { return None };
        let entries = record.fields.into_iter().map(|field| match field.value {
            Value::Text(text) => Some((field.key.value, text)),
            _ => None,
        });
        entries.collect()
    }

    fn absent(_: Span) -> Self {
        Self::new()
    }
}
