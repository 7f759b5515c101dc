//! Drafts: what the sources hold and nothing is published of.
//!
//! Not the state of a plan that is called a draft (素案): such a plan is published, as one that is not decided yet.

use crate::source::Span;

/// Something that is left out because it is a draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// What it is.
    pub kind: DraftKind,
    /// Its id.
    pub id: String,
    /// What it is called.
    pub name: String,
    /// Whether it is left out for what it lies below, and says nothing itself.
    pub is_below: bool,
    /// Where it is declared.
    pub span: Span,
}

/// What can be a draft.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum DraftKind {
    /// A whole plan.
    Plan,
    /// An item.
    Item,
    /// An indicator.
    Indicator,
    /// A chapter.
    Chapter,
}

impl DraftKind {
    /// What it is called in the format, in references and in messages.
    pub fn id(self) -> &'static str {
        match self {
            Self::Plan => "plan",
            Self::Item => "item",
            Self::Indicator => "indicator",
            Self::Chapter => "chapter",
        }
    }
}
