//! Truth values: `draft = true` in TOML, and the words for it in a cell.
//!
//! Takes a raw value, gives a text that is read as a word of a fixed list. Must not know what is true or false.

use crate::load::Value;
use crate::source::{Span, Spanned};

use super::read::{FromField, Reading, Text};

/// A truth value: one of TOML, or its words in a cell.
#[derive(Clone, Debug, Default)]
pub(crate) struct Truth(pub(crate) Option<Text>);

impl Truth {
    /// A value as a text, which is read as a word of a fixed list.
    pub(crate) fn text(value: Value) -> Option<Text> {
        match value {
            Value::Bool(truth) => Some(Text::new(truth.value.to_string(), truth.span)),
            Value::Text(text) => Some(text.into()).filter(|text: &Text| !text.value.trim().is_empty()),
            Value::List(_) | Value::Table(_) => None,
        }
    }
}

impl FromField for Truth {
    const FORM: &'static str = "text";

    fn from_value(value: Value, _: &Spanned<String>, _: bool, _: &mut Reading<'_>) -> Option<Self> {
        match value {
            Value::Bool(_) | Value::Text(_) => Some(Self(Self::text(value))),
            Value::List(_) | Value::Table(_) => None,
        }
    }

    fn absent(_: Span) -> Self {
        Self::default()
    }
}
