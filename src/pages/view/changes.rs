//! The page of changes.

use serde::Serialize;

use super::{Link, TableView};

/// `changes.html`: what changed since the site was written last. Only a preview has it.
#[derive(Clone, Debug, Serialize)]
pub struct ChangesView {
    /// What was compared with what, and how much changed.
    pub lead: String,
    /// What else to know of the comparison; a paragraph each.
    pub notes: Vec<String>,
    /// How much changed, by kind; none where nothing did.
    pub counts: Option<TableView>,
    /// The plans in which something changed.
    pub plans: Vec<ChangedPlanView>,
}

/// A plan in which something changed.
#[derive(Clone, Debug, Serialize)]
pub struct ChangedPlanView {
    /// Its title.
    pub title: String,
    /// Address of its page; none where it has none any more.
    pub path: Option<String>,
    /// How the whole plan changed, where it was added or removed.
    pub how: Option<HowView>,
    /// What changed, by kind.
    pub kinds: Vec<ChangedKindView>,
}

/// The changes of one kind.
#[derive(Clone, Debug, Serialize)]
pub struct ChangedKindView {
    /// What they are.
    pub name: String,
    /// The entries.
    pub entries: Vec<ChangedEntryView>,
}

/// One entry with what changed of it.
#[derive(Clone, Debug, Serialize)]
pub struct ChangedEntryView {
    /// What it is called.
    pub title: Link,
    /// How it changed; none where that stands with each fact.
    pub how: Option<HowView>,
    /// Its facts.
    pub facts: Vec<ChangedFactView>,
}

/// A fact before and after.
#[derive(Clone, Debug, Serialize)]
pub struct ChangedFactView {
    /// Which fact.
    pub name: String,
    /// How it changed; none where that stands with the entry.
    pub how: Option<HowView>,
    /// What it said.
    pub before: Option<StretchView>,
    /// What it says.
    pub after: Option<StretchView>,
}

/// How something changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct HowView {
    /// `added`, `changed` or `removed`.
    pub key: &'static str,
    /// Its words.
    pub name: String,
}

/// A text with the stretch of it that is not on the other side.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct StretchView {
    /// What stands before it on both sides; only its end.
    pub before: String,
    /// What differs.
    pub text: String,
    /// What stands after it on both sides; only its beginning.
    pub after: String,
}
