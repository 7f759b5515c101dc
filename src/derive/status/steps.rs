//! Rules without a formula: the dates of a target in words, and what a person says.

use crate::model::period::Period;
use crate::model::{Indicator, StatusRule, Trend};

use super::inputs::Inputs;
use super::{Computation, Rated, Unrated};

/// `milestone`: done; late when the target's time is over; in progress; not started. Days after `as_of` have not
/// come yet, whatever the source says about them.
pub(super) fn milestone(inputs: &Inputs<'_>) -> Result<Rated, Unrated> {
    if inputs.direction()? != Trend::Milestone {
        return Err(Unrated::NotApplicable);
    }
    let steps = inputs.indicator.milestone.ok_or(Unrated::NoDates)?;
    let as_of = inputs.as_of;
    let [started, done] = [steps.started, steps.done].map(|day| day.filter(|day| *day <= as_of));
    let target = inputs.indicator.main_target();
    let deadline = target.and_then(|target| target.period).map(|period| period.end());
    let band = if done.is_some() {
        "done"
    } else if deadline.is_some_and(|deadline| deadline < as_of) {
        "late"
    } else if started.is_some() {
        "in-progress"
    } else {
        "not-started"
    };
    let period = Period::of_day(done.unwrap_or(as_of));
    inputs.sorted(period, band, Computation::Milestone { started, done, deadline, as_of })
}

/// `manual`: a person's word.
pub(super) fn manual(rule: &StatusRule, indicator: &Indicator) -> Result<Rated, Unrated> {
    let verdict = indicator.manual.as_ref().ok_or(Unrated::NoVerdict)?;
    let band = rule.position(&verdict.band).ok_or(Unrated::NoBand)?;
    let computation = Computation::Manual { reason: verdict.reason.clone() };
    Ok(Rated { rule: rule.name, period: verdict.period, band, computation })
}
