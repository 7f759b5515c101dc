//! The days that a task takes: as planned, and as it was up to the day for which the site speaks.
//!
//! Takes a task and that day, gives its first and last day and whether they are said to the month. Charts, tables and
//! sentences ask here, so that they cannot differ. Must not know words or charts.

use jiff::civil::Date;

use crate::model::period::{Granularity, Period};
use crate::model::{Task, TaskKind};

/// A stretch of days, and whether its months are known.
#[derive(Clone, Copy)]
pub(super) struct Stretch {
    pub(super) from: Date,
    pub(super) to: Date,
    pub(super) is_exact: bool,
}

impl Stretch {
    fn between(start: Option<&Period>, end: Option<&Period>) -> Option<Self> {
        let from = start.or(end)?.start();
        let to = end.or(start)?.end();
        Some(Self { from, to, is_exact: is_exact(start, end) })
    }

    /// Whether a day of the period lies in it.
    pub(super) fn touches(self, period: &Period) -> bool {
        self.from <= period.end() && period.start() <= self.to
    }
}

/// When a task is planned.
pub(super) fn planned(task: &Task) -> Option<Stretch> {
    Stretch::between(task.start.as_ref(), task.end.as_ref())
}

/// When a task took place. What has begun and not ended goes on until the day for which the site speaks; what is still
/// to come has not happened, whatever the source calls it.
pub(super) fn actual(task: &Task, as_of: Date) -> Option<Stretch> {
    let has_come = |period: &&Period| period.start() <= as_of;
    let start = task.actual_start.as_ref().filter(has_come);
    let end = task.actual_end.as_ref().filter(has_come);
    let stretch = Stretch::between(start, end)?;
    Some(if goes_on(task, as_of) { Stretch { to: as_of, ..stretch } } else { stretch })
}

/// Whether a task has begun and not ended; what happens once is over when it has begun.
pub(super) fn goes_on(task: &Task, as_of: Date) -> bool {
    let has_come = |period: &Period| period.start() <= as_of;
    let happens_once = task.kind == Some(TaskKind::Point);
    !happens_once
        && task.actual_start.as_ref().is_some_and(has_come)
        && !task.actual_end.as_ref().is_some_and(has_come)
}

/// Whether a stretch of time is said to the month or day, so that it may be drawn as it is.
pub(super) fn is_exact(start: Option<&Period>, end: Option<&Period>) -> bool {
    let fine = |period: Period| period.granularity() <= Granularity::Month;
    let both = |period: &Period| fine(period.ends().0) && fine(period.ends().1);
    start.into_iter().chain(end).all(both)
}
