//! Half years and quarters beside targets of whole years: half of a year's people are no setback.

use crate::diag::{Code, Diagnostics};
use crate::model::period::Granularity;
use crate::model::{Accumulation, Observation, ObservationKind};

use super::{PlanCheck, Rule, time};

pub(super) const RULE: Rule = Rule::plan(Code::HalfYearValue, check);

fn check(check: &PlanCheck<'_>, found: &mut Diagnostics) {
    for indicator in check.plan.indicators.values() {
        let adds_up = !matches!(indicator.accumulation, Some(Accumulation::Point | Accumulation::Average));
        let is_yearly = indicator
            .targets
            .iter()
            .any(|target| target.value.is_some() && target.period.is_some_and(|period| period.is_year()));
        let is_part =
            |one: &Observation| matches!(one.period.granularity(), Granularity::Half | Granularity::Quarter);
        let Some(latest) = indicator.latest_entry() else { continue };
        let is_measured = latest.kind == ObservationKind::Actual && latest.value.is_some();
        if adds_up && is_yearly && is_measured && is_part(latest) && latest.note.is_none() {
            let diagnostic = check.at(Code::HalfYearValue, latest.span, "period");
            let period = time::printed(&latest.period, check.plan);
            found.push(diagnostic.with("name", &indicator.name).with("period", period));
        }
    }
}
