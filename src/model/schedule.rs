//! Schedules: the tasks of items.

use jiff::civil::Date;

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

impl Task {
    /// When it began, as far as that has come by a day: what is still to come has not happened, whatever the source
    /// calls it.
    pub fn began(&self, by: Date) -> Option<Period> {
        self.actual_start.filter(|period| period.start() <= by)
    }

    /// When it ended, in the same way; what happens once is over when it has begun.
    pub fn ended(&self, by: Date) -> Option<Period> {
        let happens_once = self.kind == Some(TaskKind::Point);
        let ended = self.actual_end.filter(|period| period.start() <= by);
        ended.or_else(|| self.began(by).filter(|_| happens_once))
    }
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
