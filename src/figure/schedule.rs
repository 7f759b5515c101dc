//! The figure of tasks over time.
//!
//! Takes: rows of tasks with their days. Gives: nothing but the data. Must not know: months,
//! calendars, what a task belongs to.

use super::{Day, Head, Tick};

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
}

/// A stretch of days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// The first day.
    pub from: Day,
    /// The day after the last.
    pub to: Day,
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
    /// The same thing again and again: one stroke each.
    Recurring {
        /// The days, ascending.
        days: Vec<Day>,
    },
    /// A stretch that holds other tasks together: a bracket.
    Phase {
        /// The stretch.
        span: Span,
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
