//! Values that seem to be in another unit than those around them.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use crate::diag::{Code, Diagnostics};
use crate::model::{Indicator, Number, Observation};

use super::{PlanCheck, Rule};

pub(super) const RULE: Rule = Rule::plan(Code::UnitChanges, check);

/// From thousand yen to yen is a factor of a thousand; no measure of a city grows so fast from year to year.
const FACTOR: i64 = 500;

fn check(check: &PlanCheck<'_>, found: &mut Diagnostics) {
    for indicator in check.plan.indicators.values() {
        let unit = indicator.unit.as_deref().unwrap_or("-");
        for [(first, number), (one, value)] in all_jumps(indicator) {
            let diagnostic = check.at(Code::UnitChanges, one.span, "value").with("name", &indicator.name);
            let diagnostic = diagnostic.with("value", &value.written).with("before", &number.written);
            let other = check.all.written.place(first.span, "value");
            found.push(diagnostic.with("unit", unit).other(other));
        }
    }
}

/// A value that has been observed.
type Observed<'a> = (&'a Observation, &'a Number);

/// Whether this rule has found a jump to a value or from it.
pub(super) fn is_found(indicator: &Indicator, observation: &Observation) -> bool {
    let is_it = |(one, _): &Observed<'_>| std::ptr::eq(*one, observation);
    all_jumps(indicator).iter().flatten().any(is_it)
}

/// The values that can hardly be in the unit of those before them, each with the one before.
fn all_jumps(indicator: &Indicator) -> Vec<[Observed<'_>; 2]> {
    let mut before: BTreeMap<_, Observed<'_>> = BTreeMap::new();
    let mut found = Vec::new();
    for one in indicator.observations.iter().filter(|one| one.note.is_none()) {
        let Some(value) = &one.value else { continue };
        let earlier = before.insert(&one.series, (one, value));
        let jump = earlier.filter(|(first, number)| {
            jumps(indicator, number, value) && !indicator.is_cut(&first.period, &one.period)
        });
        found.extend(jump.map(|first| [first, (one, value)]));
    }
    found
}

/// Whether one number can hardly be in the unit of the other.
fn jumps(indicator: &Indicator, one: &Number, other: &Number) -> bool {
    let (small, large) = (one.value.abs().min(other.value.abs()), one.value.abs().max(other.value.abs()));
    if small.is_zero() {
        return false;
    }
    let is_share = |number: Decimal| number < Decimal::ONE && number.scale() > 1;
    let factor = if indicator.is_percentage() && is_share(small) { 40 } else { FACTOR };
    small.checked_mul(Decimal::from(factor)).is_some_and(|least| large >= least)
}
