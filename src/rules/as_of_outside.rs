//! Sites whose day lies far from every plan: a slip in the year of one file, which many others would be blamed for.

use jiff::Span;
use jiff::civil::Date;

use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::model::PlanState;
use crate::model::period::Period;

use super::{Checked, Rule};

pub(super) const RULE: Rule = Rule::site(Code::AsOfOutside, check);

/// The rules that look at the day. Where it is doubtful itself, what they say only follows from it.
pub(super) const BY_DAY: &[Code] = &[
    Code::ValueMissing,
    Code::ValueStale,
    Code::ValueEarly,
    Code::EstimateOverdue,
    Code::PlanOver,
    Code::EvaluationEarly,
    Code::UpdatedEarly,
];

/// A plan is published before it begins and evaluated after it is over, by as many years at most.
const YEARS: i64 = 3;

fn check(checked: &Checked<'_>, found: &mut Diagnostics) {
    if is_outside(checked) {
        let place = checked.setting("as_of").map(|place| Diagnostic::at(Code::AsOfOutside, place));
        found.extend(place.map(|diagnostic| diagnostic.with("as_of", checked.site.settings.as_of)));
    }
}

/// Whether the day that the site states lies outside of the time of every plan, and long.
pub(super) fn is_outside(checked: &Checked<'_>) -> bool {
    let day = checked.site.settings.as_of;
    let is_far = |from: Date, to: Date| from.saturating_add(Span::new().years(YEARS)) < to;
    let is_outside = |period: Period, state| {
        let is_over = state != Some(PlanState::Superseded) && is_far(period.end(), day);
        is_over || is_far(day, period.start())
    };
    let mut dated = checked.site.plans.iter().filter_map(|plan| Some((plan.period?, plan.state))).peekable();
    let has_one = dated.peek().is_some();
    checked.says("as_of") && has_one && dated.all(|(period, state)| is_outside(period, state))
}
