//! Targets that ask for nothing: the baseline is there already, and the direction says that it should move.

use crate::diag::{Code, Diagnostics};
use crate::model::Trend;

use super::{PlanCheck, Rule};

pub(super) const RULE: Rule = Rule::plan(Code::TargetMetBefore, check);

fn check(check: &PlanCheck<'_>, found: &mut Diagnostics) {
    for indicator in check.plan.indicators.values() {
        let Some(baseline) = &indicator.baseline else { continue };
        if !matches!(indicator.direction, Some(Trend::Up | Trend::Down)) {
            continue;
        }
        for target in indicator.targets.iter().filter(|target| target.note.is_none()) {
            let Some(value) = target.value.as_ref().filter(|number| number.value == baseline.value.value)
            else {
                continue;
            };
            let diagnostic = check.at(Code::TargetMetBefore, target.span, "value");
            let diagnostic = diagnostic.with("name", &indicator.name).with("target", &value.written);
            found.push(diagnostic.other(check.all.written.place(baseline.span, "value")));
        }
    }
}
