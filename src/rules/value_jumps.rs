//! Values that are many times their neighbours: a percentage that a spreadsheet has made 0.406, a figure with two digits
//! too many.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use crate::diag::{Code, Diagnostics};
use crate::model::{Accumulation, Indicator, Number, Observation};

use super::{PlanCheck, Rule, unit_changes};

pub(super) const RULE: Rule = Rule::plan(Code::ValueJumps, check);

/// As many times the middle of the others, or as small a part of it.
const FACTOR: i64 = 50;
/// With fewer other values nobody knows what is usual.
const FEWEST: usize = 3;
/// Smaller counts begin and end anywhere.
const FEW: i64 = 10;

fn check(check: &PlanCheck<'_>, found: &mut Diagnostics) {
    for indicator in check.plan.indicators.values() {
        // A sum over the years begins small.
        if indicator.accumulation == Some(Accumulation::Cumulative) {
            continue;
        }
        let mut series: BTreeMap<_, Vec<&Observation>> = BTreeMap::new();
        for one in indicator.observations.iter().filter(|one| one.value.is_some()) {
            series.entry(&one.series).or_default().push(one);
        }
        for (one, all) in series.values().flat_map(|all| all.iter().map(move |one| (*one, all))) {
            let (None, Some(value)) = (&one.note, &one.value) else { continue };
            let Some(middle) = middle_of_others(indicator, one, all) else { continue };
            // What changes its unit is said by that rule.
            if is_far(value, middle) && !unit_changes::is_found(indicator, one) {
                let diagnostic = check.at(Code::ValueJumps, one.span, "value").with("name", &indicator.name);
                found.push(diagnostic.with("value", &value.written).with("middle", middle.normalize()));
            }
        }
    }
}

/// The middle of the other values of a series, as far as they can be compared with one.
fn middle_of_others(indicator: &Indicator, one: &Observation, all: &[&Observation]) -> Option<Decimal> {
    let is_cut = |other: &Observation| {
        indicator.is_cut(&one.period, &other.period) || indicator.is_cut(&other.period, &one.period)
    };
    let others = all.iter().filter(|other| !std::ptr::eq(**other, one) && !is_cut(other));
    let mut values: Vec<Decimal> = others.filter_map(|other| Some(other.value.as_ref()?.value)).collect();
    if values.len() < FEWEST || values.iter().any(|value| *value <= Decimal::ZERO) {
        return None;
    }
    values.sort();
    Some(values[values.len() / 2])
}

/// Whether a value is far from the middle of the others.
fn is_far(value: &Number, middle: Decimal) -> bool {
    let number = value.value;
    if number <= Decimal::ZERO {
        return false;
    }
    let times = |number: Decimal| number.checked_mul(Decimal::from(FACTOR));
    let is_small = times(number).is_some_and(|most| most <= middle);
    let is_count = number.is_integer() && number < Decimal::from(FEW);
    (is_small && !is_count) || times(middle).is_some_and(|least| number >= least)
}
