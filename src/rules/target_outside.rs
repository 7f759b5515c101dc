//! Targets that end before the plan begins or after it is over.

use crate::diag::{Code, Diagnostics};
use crate::model::TargetKind;

use super::{PlanCheck, Rule, time};

pub(super) const RULE: Rule = Rule::plan(Code::TargetOutside, check);

fn check(check: &PlanCheck<'_>, found: &mut Diagnostics) {
    let Some(whole) = check.plan.period else { return };
    for indicator in check.plan.indicators.values() {
        for target in indicator.targets.iter().filter(|target| target.note.is_none()) {
            let Some(period) = target.period else { continue };
            let is_late = period.start() > whole.end() && target.kind != TargetKind::LongTerm;
            // A value of the calendar year in which a plan ends is one of its last year.
            if is_late || period.end() < whole.start() {
                let diagnostic = check.at(Code::TargetOutside, target.span, "period");
                let diagnostic = diagnostic.with("name", &indicator.name);
                let other = check.setting("period");
                found.push(diagnostic.with("period", time::printed(&period, check.plan)).other(other));
            }
        }
    }
}
