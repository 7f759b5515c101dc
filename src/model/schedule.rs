//! Schedules: the tasks of items.

use crate::source::Span;

use super::ItemId;
use super::period::Period;

/// A task of an item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Task {
    /// The item.
    pub item: ItemId,
    /// Tasks of an item with the same row share a line of the chart.
    pub row: Option<String>,
    /// What is done.
    pub name: String,
    /// Its shape; none: the original does not say.
    pub kind: Option<TaskKind>,
    /// Planned start; none: not known.
    pub start: Option<Period>,
    /// Planned end; none: as the start.
    pub end: Option<Period>,
    /// Actual start.
    pub actual_start: Option<Period>,
    /// Actual end.
    pub actual_end: Option<Period>,
    /// Whether it comes back every month.
    pub monthly: bool,
    /// The timing in the words of the original.
    pub printed: Option<String>,
    /// Editor's note.
    pub note: Option<String>,
    /// Where it is written.
    pub span: Span,
}

/// The shape of a task.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum TaskKind {
    /// Goes on from start to end.
    Bar,
    /// Happens once.
    Point,
    /// Comes back.
    Recurring,
    /// A phase, in brackets in print.
    Phase,
}

impl TaskKind {
    /// The id.
    pub fn id(self) -> &'static str {
        match self {
            Self::Bar => "bar",
            Self::Point => "point",
            Self::Recurring => "recurring",
            Self::Phase => "phase",
        }
    }
}
