//! The one raw form of everything that has keys: a TOML table, a CSV row, a front matter.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::source::{Span, Spanned};

/// Keys and values in the order of the source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// The keys with their values.
    pub fields: Vec<Field>,
    /// Where the record begins: the table's head, the row, the front matter.
    pub span: Span,
    /// The head of the table whose row it is. In a row a list stands in one cell.
    pub head: Option<Arc<Head>>,
    /// Blank cells of a row whose keys have to be there.
    pub blanks: Vec<Spanned<&'static str>>,
}

/// The head of a table, shared by its rows: a key that no column has is missing once, not in every row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    /// Where it stands.
    pub span: Span,
    /// The list that the table holds (`items`).
    pub list: &'static str,
    /// What comes before these columns in the file: `baseline.` for what `baseline.value` makes.
    pub prefix: String,
    /// The columns by name; one that is a table (`baseline`) has columns of its own.
    pub columns: BTreeMap<String, Option<Arc<Head>>>,
    /// Columns whose first cell is filled and a later one blank, as merged cells leave them: how their heads are written.
    pub gappy: BTreeMap<String, String>,
}

/// One key with its value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    /// The key as written.
    pub key: Spanned<String>,
    /// The value.
    pub value: Value,
}

/// A value as written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// A string, a number or a date: its text.
    Text(Spanned<String>),
    /// A truth value.
    Bool(Spanned<bool>),
    /// A list.
    List(Spanned<Vec<Value>>),
    /// A table.
    Table(Record),
}

impl Value {
    /// Where the value stands.
    pub fn span(&self) -> Span {
        match self {
            Self::Text(text) => text.span,
            Self::Bool(truth) => truth.span,
            Self::List(list) => list.span,
            Self::Table(record) => record.span,
        }
    }

    /// What kind of value it is, as a key of the catalogue (`form.text` …).
    pub fn form(&self) -> &'static str {
        match self {
            Self::Text(_) => "text",
            Self::Bool(_) => "bool",
            Self::List(_) => "list",
            Self::Table(_) => "table",
        }
    }
}

impl Record {
    /// A record without keys.
    pub fn empty(span: Span) -> Self {
        Self { fields: Vec::new(), span, head: None, blanks: Vec::new() }
    }

    /// The value of a key.
    pub fn get(&self, key: &str) -> Option<&Value> {
        self.fields.iter().find(|field| field.key.value == key).map(|field| &field.value)
    }

    /// The text of a key, when its value is one.
    pub fn text(&self, key: &str) -> Option<&Spanned<String>> {
        match self.get(key) {
            Some(Value::Text(text)) => Some(text),
            _ => None,
        }
    }

    /// Takes a key out.
    pub fn take(&mut self, key: &str) -> Option<Field> {
        let at = self.fields.iter().position(|field| field.key.value == key)?;
        Some(self.fields.remove(at))
    }
}
