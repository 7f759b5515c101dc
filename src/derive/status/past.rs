//! An indicator as it was known at the end of a period: what came later was not.
//!
//! Takes an indicator and a day, gives the indicator without what is later. Must not know any rule.

use jiff::civil::Date;

use crate::model::{Indicator, Milestone};

/// Without values and steps of later.
pub(super) fn known_by(indicator: &Indicator, day: Date) -> Indicator {
    let mut past = indicator.clone();
    past.observations.retain(|observation| observation.period.end() <= day);
    past.milestone = past.milestone.map(|steps| Milestone {
        started: steps.started.filter(|started| *started <= day),
        done: steps.done.filter(|done| *done <= day),
    });
    past
}
