//! What changed between two editions of a plan.
//!
//! Takes two plans as their data say them (`plan.json`), gives what was added, changed and removed: fact by fact, as
//! values that are not printed yet. Pure. What the program computes from what a plan states is left aside, but for the
//! states of indicators. Must not know pages, languages, files or how a value is printed.

mod entries;
mod facts;
mod pairs;
mod said;
#[cfg(test)]
mod tests;

use serde_json::Value;

pub use said::{Name, Said};

/// What was added, changed or removed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum What {
    /// What the plan says of itself.
    Plan,
    /// A chapter.
    Chapter,
    /// An item.
    Item,
    /// What an indicator is.
    Indicator,
    /// The baseline of an indicator, or one of its targets.
    Target,
    /// A value of an indicator.
    Value,
    /// A budget line.
    Line,
    /// A task.
    Task,
    /// An evaluation.
    Evaluation,
    /// A word that the plan declares, in the list of this name (`terms`).
    Word(&'static str),
}

/// How something changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum How {
    /// It was not there before.
    Added,
    /// It says something else.
    Changed,
    /// It is there no more.
    Removed,
}

/// One thing that changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// What it is.
    pub what: What,
    /// How it changed.
    pub how: How,
    /// Its id; empty for what has none.
    pub id: String,
    /// What it belongs to: the indicator of a value, the item of a task.
    pub of: Option<Subject>,
    /// What it is called, in parts.
    pub name: Vec<Said>,
    /// What it says, before and after; of what was added or removed only what it is known by.
    pub fields: Vec<Field>,
}

/// What a change belongs to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Subject {
    /// An item or an indicator.
    pub what: What,
    /// Its id.
    pub id: String,
    /// What it is called.
    pub name: String,
}

/// One fact, before and after.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    /// Which fact.
    pub name: FieldName,
    /// What it said; none where it said nothing.
    pub before: Option<Said>,
    /// What it says.
    pub after: Option<Said>,
}

/// The name of a fact.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum FieldName {
    /// A key of the data.
    Key(&'static str),
    /// A section of an item's text, by its printed name.
    Section(String),
}

/// What changed from one edition of a plan to the next. A plan that only one of them has is one change.
pub fn compare(before: Option<&Value>, after: Option<&Value>) -> Vec<Change> {
    let whole = |plan: &Value, how| {
        let is_old = how == How::Removed;
        let sides = if is_old { (Some(plan), None) } else { (None, Some(plan)) };
        vec![entries::plan(sides, how)]
    };
    match (before, after) {
        (None, None) => Vec::new(),
        (Some(before), None) => whole(before, How::Removed),
        (None, Some(after)) => whole(after, How::Added),
        (Some(before), Some(after)) => entries::all(before, after),
    }
}
