//! The figure of tasks over time.
//!
//! Takes: rows of tasks with their days. Gives: nothing but the data. Must not know: months,
//! calendars, what a task belongs to.

use super::{Day, Head, Span, Tick};

/// Tasks over time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Schedule {
    /// Identity and accessible name.
    pub head: Head,
    /// The stretch of time shown; tasks are cut off at its ends, and left out wholly outside.
    pub range: Span,
    /// The labels of the time axis, each centred on its month or quarter, ascending.
    pub ticks: Vec<Tick>,
    /// Where upright lines divide the time, ascending.
    pub lines: Vec<Day>,
    /// The rows, from the top.
    pub rows: Vec<ScheduleRow>,
    /// The day of the data; drawn when it lies inside the range.
    pub now: Option<Now>,
    /// What the signs mean, in the order of the key below the rows.
    pub key: Vec<(Sign, String)>,
}

/// A sign of a schedule, as its key shows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sign {
    /// An open bar: a stretch as planned.
    Planned,
    /// A filled bar: what was.
    Done,
    /// An open diamond: a day as planned.
    PlannedDay,
    /// A filled diamond: the day that it was.
    DoneDay,
    /// Strokes: the same thing again and again.
    Recurring,
    /// A bracket: a stretch that holds other tasks together.
    Phase,
    /// A dashed bar: at some time in a stretch.
    Within,
}

impl Timing {
    /// The signs that are drawn for it.
    #[must_use]
    pub fn signs(&self) -> Vec<Sign> {
        let (planned, actual) = match self {
            Self::Bar { planned, actual } => (planned.map(|_| Sign::Planned), actual.is_some()),
            Self::Point { planned, actual } => {
                let planned = planned.map(|_| Sign::PlannedDay);
                return planned.into_iter().chain(actual.map(|_| Sign::DoneDay)).collect();
            }
            Self::Recurring { actual, .. } => (Some(Sign::Recurring), actual.is_some()),
            Self::Phase { actual, .. } => (Some(Sign::Phase), actual.is_some()),
            Self::Within { actual, .. } => (Some(Sign::Within), actual.is_some()),
            Self::Unknown => (Some(Sign::Within), false),
        };
        planned.into_iter().chain(actual.then_some(Sign::Done)).collect()
    }
}

/// One row of tasks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScheduleRow {
    /// A heading printed above this row, where a new group of rows begins.
    pub heading: Option<String>,
    /// The name of the row. May be empty when its tasks have names.
    pub label: String,
    /// The tasks; those that would touch are drawn one below the other.
    pub tasks: Vec<Task>,
}

/// One task.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Task {
    /// What is printed at the task. Empty when the row says it.
    pub label: String,
    /// When it takes place.
    pub timing: Timing,
}

/// When a task takes place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Timing {
    /// A stretch of time: planned (open) against actual (filled).
    Bar {
        /// As planned.
        planned: Option<Span>,
        /// As it was.
        actual: Option<Span>,
    },
    /// A day: planned (open diamond) against actual (filled diamond).
    Point {
        /// As planned.
        planned: Option<Day>,
        /// As it was.
        actual: Option<Day>,
    },
    /// The same thing again and again: one stroke each, and what was.
    Recurring {
        /// The days, ascending.
        days: Vec<Day>,
        /// As it was.
        actual: Option<Span>,
    },
    /// A stretch that holds other tasks together: a bracket, and what was.
    Phase {
        /// The stretch.
        span: Span,
        /// As it was.
        actual: Option<Span>,
    },
    /// At some time in a stretch that is longer than the task, and nobody knows when: a dashed bar, and what was.
    Within {
        /// The stretch.
        span: Span,
        /// As it was.
        actual: Option<Span>,
    },
    /// Not known: a dashed bar over the whole range.
    Unknown,
}

/// The day that the data are of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Now {
    /// The day.
    pub day: Day,
    /// What is printed at its line.
    pub label: String,
}
