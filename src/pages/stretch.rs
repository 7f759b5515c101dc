//! The days that a task takes: as planned, and as it was up to the day for which the site speaks.
//!
//! Takes a task and that day, gives its first and last day and whether they are said to the month. Charts, tables and
//! sentences ask here, so that they cannot differ. Must not know words or charts.

use jiff::civil::Date;

use crate::model::Task;
use crate::model::period::{Granularity, Period};

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

    /// Its first and its last day.
    pub(super) fn days(self) -> (Date, Date) {
        (self.from, self.to)
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

/// When a task took place. What has begun and not ended goes on until the day for which the site speaks.
pub(super) fn actual(task: &Task, as_of: Date) -> Option<Stretch> {
    let stretch = Stretch::between(task.began(as_of).as_ref(), task.ended(as_of).as_ref())?;
    Some(if goes_on(task, as_of) { Stretch { to: as_of, ..stretch } } else { stretch })
}

/// Whether a task has begun and not ended.
pub(super) fn goes_on(task: &Task, as_of: Date) -> bool {
    task.began(as_of).is_some() && task.ended(as_of).is_none()
}

/// Whether a stretch of time is said to the month or day, so that it may be drawn as it is.
pub(super) fn is_exact(start: Option<&Period>, end: Option<&Period>) -> bool {
    let fine = |period: Period| period.granularity() <= Granularity::Month;
    let both = |period: &Period| fine(period.ends().0) && fine(period.ends().1);
    start.into_iter().chain(end).all(both)
}
