//! Cumulative values that fall from one period to the next.

use std::collections::BTreeMap;

use crate::diag::{Code, Diagnostics};
use crate::model::{Accumulation, Indicator, Observation, ObservationKind};

use super::{PlanCheck, Rule, time};

pub(super) const RULE: Rule = Rule::plan(Code::CumulativeFalls, check);

fn check(check: &PlanCheck<'_>, found: &mut Diagnostics) {
    let cumulative = |one: &&Indicator| one.accumulation == Some(Accumulation::Cumulative);
    for indicator in check.plan.indicators.values().filter(cumulative) {
        let mut before: BTreeMap<_, &Observation> = BTreeMap::new();
        for one in indicator.observations.iter().filter(|one| one.kind == ObservationKind::Actual) {
            let Some(value) = &one.value else { continue };
            let Some(earlier) = before.insert(&one.series, one) else { continue };
            let Some(earlier_value) = &earlier.value else { continue };
            let is_broken = indicator.is_cut(&earlier.period, &one.period);
            if value.value < earlier_value.value && one.note.is_none() && !is_broken {
                let diagnostic = check.at(Code::CumulativeFalls, one.span, "value");
                let diagnostic = diagnostic.with("name", &indicator.name).with("value", &value.written);
                let diagnostic = diagnostic.with("before", &earlier_value.written);
                let diagnostic = diagnostic.with("period", time::printed(&one.period, check.plan));
                found.push(diagnostic.other(check.all.written.place(earlier.span, "value")));
            }
        }
    }
}
