//! A Markdown text of a plan.

use std::sync::Arc;

use crate::source::Span;

/// A Markdown text; its references have been checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Prose {
    /// The text as written.
    pub text: Arc<str>,
    /// Where it stands.
    pub span: Span,
    /// Whether it stands in the place of a translation that there is not.
    pub is_fallback: bool,
}

impl Prose {
    /// Whether nothing is written.
    pub fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }
}
