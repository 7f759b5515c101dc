//! Raw values to the forms that keys declare.
//!
//! Takes a record and a key, gives its texts or inner records, and reports what is missing or has the wrong form.
//! Must not know which keys there are, nor what a text is read as later.

use indexmap::IndexMap;

use crate::annotation;
use crate::diag::{Code, Diagnostic, Diagnostics, nearest};
use crate::load::{Record, Value};
use crate::source::{Span, Spanned};

use super::several::split_at;
use super::translation::{self, Languages, Translations, unknown_language};
use super::{Holds, Key, RecordKind, sheet};

/// A text and its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Text {
    /// The text in the language that is read.
    pub(crate) value: String,
    /// Where it stands.
    pub(crate) span: Span,
    /// The text in the original language, where that is another.
    written: Option<Box<str>>,
}

impl Text {
    /// Binds a text to its place.
    pub(crate) fn new(value: String, span: Span) -> Self {
        Self { value, span, written: None }
    }

    /// The text as one that stands for another of the original language.
    pub(super) fn translating(self, original: String) -> Self {
        Self { written: Some(original.into()), ..self }
    }

    /// The text in the original language, by which references find what it is the name of; empty when there is only
    /// a translation.
    pub(crate) fn written(&self) -> &str {
        self.written.as_deref().unwrap_or(&self.value)
    }

    /// Whether it is a translation, and not an original that stands in the place of one.
    pub(crate) fn is_translation(&self) -> bool {
        self.written() != self.value && !annotation::has_original(&self.value)
    }

    /// One text made from two of one key, of which only one may be an original: a row and a file may have one each.
    pub(crate) fn joined(self, other: Self) -> Result<Self, (Self, Self)> {
        let is_alone = |text: &Self| text.written.as_deref() == Some("");
        match (is_alone(&self), is_alone(&other)) {
            (true, false) => Ok(self.translating(other.written().to_owned())),
            (false, true) => Ok(other.translating(self.written().to_owned())),
            _ => Err((self, other)),
        }
    }
}

impl From<Spanned<String>> for Text {
    fn from(text: Spanned<String>) -> Self {
        Self::new(text.value, text.span)
    }
}

/// Several texts: a list in TOML, one cell with `;` in a table, or one text alone.
#[derive(Clone, Debug, Default)]
pub(crate) struct Texts {
    /// The texts with their places.
    pub(crate) all: Vec<Text>,
    /// Whether they were written as a list in TOML.
    pub(crate) list: bool,
    /// The texts in the original language, where these translate them.
    pub(super) written: Option<Vec<String>>,
}

impl Texts {
    /// Texts of one cell.
    pub(crate) fn of(all: Vec<Text>) -> Self {
        Self { all, ..Self::default() }
    }

    /// The texts in the original language.
    pub(crate) fn written(&self) -> Vec<&str> {
        match &self.written {
            Some(written) => written.iter().map(String::as_str).collect(),
            None => self.all.iter().map(Text::written).collect(),
        }
    }
}

/// Several tables.
pub(crate) type Many<T> = Vec<T>;

/// What reading a record needs besides the record.
pub(crate) struct Reading<'a> {
    /// Where mistakes go.
    pub(crate) diagnostics: &'a mut Diagnostics,
    /// The languages of the site.
    pub(crate) languages: &'a Languages,
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
    fn from_value(value: Value, key: &Spanned<String>, row: bool, reading: &mut Reading<'_>) -> Option<Self>;
    /// What stands in the place of a value that is not there.
    fn absent(span: Span) -> Self;
    /// The value in the language that is read: its translation, or what stands for it.
    fn in_language(self, _translation: Option<Self>, _languages: &Languages) -> Self {
        self
    }
}

/// Keywords of Rust that are keys (`break`) are written `r#break` in the declaration.
pub(crate) const fn plain(name: &'static str) -> &'static str {
    match name.as_bytes() {
        [b'r', b'#', ..] => name.split_at(2).1,
        _ => name,
    }
}

/// Takes a key out of a record and reads it in the language that is read. `keys` are all that the record may have.
pub(crate) fn take<T: FromField>(
    (record, translations): (&mut Record, &mut Translations),
    key: &str,
    keys: &'static [Key],
    reading: &mut Reading<'_>,
) -> T {
    let value: T = original(record, key, keys, reading);
    let is_translatable = || keys.iter().any(|known| known.name == key && known.is_translatable());
    if reading.languages.read.is_none() || !is_translatable() {
        return value;
    }
    let translation = translations.take(key, record.head.is_some(), reading.languages);
    value.in_language(translation, reading.languages)
}

/// Takes a key out of a record and reads it in the original language.
fn original<T: FromField>(
    record: &mut Record,
    key: &str,
    keys: &'static [Key],
    reading: &mut Reading<'_>,
) -> T {
    let Some(field) = record.take(key) else {
        let languages = reading.languages;
        let is_known = |known: &str| {
            let bare = languages.parts(known).map_or(known, |(bare, _)| bare);
            keys.iter().any(|key| key.name == bare)
        };
        let heads = keys.iter().find(|known| known.name == key).map_or(&[][..], |known| known.heads);
        let is_missing = T::REQUIRED && !is_misspelt(record, key, heads, is_known);
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
    let blank = record.blanks.iter().find(|blank| blank.value == key).map(|blank| blank.span);
    let (span, hint) = match (head.columns.contains_key(key), head.gappy.contains_key(key)) {
        (true, true) => (blank.unwrap_or(record.span), "merged"),
        (true, false) => (blank.unwrap_or(record.span), "row"),
        (false, _) => (head.span, "column"),
    };
    let diagnostic = Diagnostic::at(Code::MissingKey, span).with("key", format!("{}{key}", head.prefix));
    let written = head.gappy.get(key).map_or(key, String::as_str);
    diagnostic.with("head", written).with("list", head.list).hint(hint)
}

/// Whether another key of the record is most probably this one, misspelt. Then that is the mistake, and is reported.
pub(crate) fn is_misspelt(
    record: &Record,
    key: &str,
    heads: &'static [&'static str],
    is_known: impl Fn(&str) -> bool,
) -> bool {
    let columns = record.head.iter().flat_map(|head| head.columns.keys()).map(String::as_str);
    let heads = if record.head.is_some() { heads } else { &[] };
    let mut written = record.fields.iter().map(|field| field.key.value.as_str()).chain(columns);
    let is_near = |written: &str| nearest(written, heads.iter().copied().chain([key])).is_some();
    written.any(|written| !is_known(written) && is_near(written))
}

/// Reports keys that are not declared.
pub(crate) fn report_undeclared(rest: Record, keys: &'static [Key], reading: &mut Reading<'_>) {
    for field in rest.fields {
        let known = keys.iter().map(|key| key.name);
        if let Some(problem) = unknown_language(&field.key, known, reading.languages) {
            reading.diagnostics.push(problem);
            continue;
        }
        let diagnostic = Diagnostic::at(Code::UnknownKey, field.key.span).with("key", &field.key.value);
        let known = sheet::known(keys, rest.head.is_some(), &field.key.value);
        reading.diagnostics.push(diagnostic.suggest(&field.key.value, known.iter().map(String::as_str)));
    }
}

impl FromField for Text {
    const FORM: &'static str = "text";
    const REQUIRED: bool = true;

    fn from_value(value: Value, key: &Spanned<String>, row: bool, reading: &mut Reading<'_>) -> Option<Self> {
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

    fn in_language(self, translation: Option<Self>, languages: &Languages) -> Self {
        translation::text(self, translation, languages)
    }
}

impl FromField for Option<Text> {
    const FORM: &'static str = "text";

    fn from_value(value: Value, _: &Spanned<String>, _: bool, _: &mut Reading<'_>) -> Option<Self> {
        match value {
            Value::Text(text) if text.value.trim().is_empty() => Some(None),
            Value::Text(text) => Some(Some(text.into())),
            _ => None,
        }
    }

    fn absent(_: Span) -> Self {
        None
    }

    fn in_language(self, translation: Option<Self>, languages: &Languages) -> Self {
        let translation = translation.flatten();
        match self {
            Some(original) => Some(translation::text(original, translation, languages)),
            None => translation.map(|translation| translation.translating(String::new())),
        }
    }
}

impl FromField for Texts {
    const FORM: &'static str = "texts";

    fn from_value(value: Value, _: &Spanned<String>, row: bool, _: &mut Reading<'_>) -> Option<Self> {
        match value {
            Value::Text(text) if row => Some(Self { all: split(&text.into()), ..Self::default() }),
            Value::Text(text) => Some(Self { all: vec![text.into()], ..Self::default() }),
            Value::List(list) => {
                let texts = list.value.into_iter().map(|value| match value {
                    Value::Text(text) => Some(text.into()),
                    _ => None,
                });
                Some(Self { all: texts.collect::<Option<_>>()?, list: true, written: None })
            }
            _ => None,
        }
    }

    fn absent(_: Span) -> Self {
        Self::default()
    }

    fn in_language(self, translation: Option<Self>, languages: &Languages) -> Self {
        translation::texts(self, translation, languages)
    }
}

/// The parts of a cell between `;`, each with its own place.
pub(crate) fn split(cell: &Text) -> Vec<Text> {
    split_at(cell, &[';', '；'])
}

impl<T: FromRecord> FromField for Option<Box<T>> {
    const FORM: &'static str = "table";
    const HOLDS: Holds = Holds::Record(T::KIND);

    fn from_value(value: Value, _: &Spanned<String>, _: bool, reading: &mut Reading<'_>) -> Option<Self> {
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

    fn from_value(value: Value, _: &Spanned<String>, _: bool, reading: &mut Reading<'_>) -> Option<Self> {
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

    fn from_value(value: Value, _: &Spanned<String>, _: bool, _: &mut Reading<'_>) -> Option<Self> {
        let Value::Table(record) = value else { return None };
        let entries = record.fields.into_iter().map(|field| match field.value {
            Value::Text(text) => Some((field.key.value, text.into())),
            _ => None,
        });
        entries.collect()
    }

    fn absent(_: Span) -> Self {
        Self::new()
    }
}

/// Texts under keys of a list that the record does not know (`[rules]`); each key keeps its place.
#[derive(Clone, Debug, Default)]
pub(crate) struct Levelled {
    /// Key and text.
    pub(crate) all: Vec<(Text, Text)>,
}

impl FromField for Levelled {
    const FORM: &'static str = "levels";

    fn from_value(value: Value, _: &Spanned<String>, _: bool, _: &mut Reading<'_>) -> Option<Self> {
        let Value::Table(record) = value else { return None };
        let entries = record.fields.into_iter().map(|field| match field.value {
            Value::Text(text) => Some((field.key.into(), text.into())),
            _ => None,
        });
        Some(Self { all: entries.collect::<Option<_>>()? })
    }

    fn absent(_: Span) -> Self {
        Self::default()
    }
}
