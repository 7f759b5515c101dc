//! How far tasks are: what was planned against what was, on the site's day.
//!
//! Takes a plan's tasks and the day for which the site speaks; gives where each task stands. What a source says only
//! to the half year or year is never taken for more exact: a task is late only when no day is left on which it could
//! have been in time. Must not know words or charts.

use jiff::civil::Date;

use crate::model::period::Period;
use crate::model::{Plan, Task};

/// Where a task stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Progress {
    /// The plan says of no task what became of it, so nothing is judged.
    Unrecorded,
    /// Neither plan nor reality has a time.
    Unknown,
    /// Not begun, and not due.
    Upcoming,
    /// Begun, not ended, and not due to have ended.
    Running,
    /// Not begun although its start is past.
    LateStart,
    /// Not ended although its end is past.
    LateEnd,
    /// Ended in time.
    OnTime,
    /// Ended after its planned end.
    EndedLate,
    /// Ended; when, or when it should have, is not said exactly enough to compare.
    Ended,
}

impl Progress {
    /// All of them, in the order of a task's life.
    pub const ALL: [Self; 9] = [
        Self::Unrecorded,
        Self::Unknown,
        Self::Upcoming,
        Self::Running,
        Self::LateStart,
        Self::LateEnd,
        Self::OnTime,
        Self::EndedLate,
        Self::Ended,
    ];

    /// The name that it has in data.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Unrecorded => "unrecorded",
            Self::Unknown => "unknown",
            Self::Upcoming => "upcoming",
            Self::Running => "running",
            Self::LateStart => "late-start",
            Self::LateEnd => "late-end",
            Self::OnTime => "on-time",
            Self::EndedLate => "ended-late",
            Self::Ended => "ended",
        }
    }
}

/// Where each task of a plan stands, in the plan's order.
pub(super) fn progress(plan: &Plan, as_of: Date) -> Vec<Progress> {
    let has_actual = |task: &Task| task.actual_start.is_some() || task.actual_end.is_some();
    let is_recorded = plan.schedule.iter().any(has_actual);
    let of = |task| if is_recorded { of_task(task, as_of) } else { Progress::Unrecorded };
    plan.schedule.iter().map(of).collect()
}

fn of_task(task: &Task, as_of: Date) -> Progress {
    let is_past = |period: &Period| period.end() < as_of;
    let due = task.end.or(task.start);
    if let Some(ended) = task.ended(as_of) {
        return match due {
            Some(due) if ended.end() <= due.end() => Progress::OnTime,
            Some(due) if ended.start() > due.end() => Progress::EndedLate,
            _ => Progress::Ended,
        };
    }
    match (due, task.began(as_of)) {
        (Some(due), _) if is_past(&due) => Progress::LateEnd,
        (_, Some(_)) => Progress::Running,
        (Some(_), None) if task.start.as_ref().is_some_and(is_past) => Progress::LateStart,
        (Some(_), None) => Progress::Upcoming,
        (None, None) => Progress::Unknown,
    }
}
