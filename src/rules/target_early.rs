//! Targets whose time is not after that of the baseline.

use crate::diag::{Code, Diagnostics};

use super::{PlanCheck, Rule};

pub(super) const RULE: Rule = Rule::plan(Code::TargetEarly, check);

fn check(check: &PlanCheck<'_>, found: &mut Diagnostics) {
    for indicator in check.plan.indicators.values() {
        let Some(baseline) = &indicator.baseline else { continue };
        let Some(start) = &baseline.period else { continue };
        for target in &indicator.targets {
            if target.period.is_some_and(|period| period.end() <= start.end()) {
                let diagnostic = check.at(Code::TargetEarly, target.span, "period");
                let other = check.all.written.place(baseline.span, "period");
                found.push(diagnostic.with("name", &indicator.name).other(other));
            }
        }
    }
}
