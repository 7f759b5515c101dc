//! Numbers of which nobody can say what they count.

use crate::diag::{Code, Diagnostics};

use super::{PlanCheck, Rule};

pub(super) const RULE: Rule = Rule::plan(Code::UnitMissing, check);

fn check(check: &PlanCheck<'_>, found: &mut Diagnostics) {
    for indicator in check.plan.indicators.values() {
        let has_numbers = indicator.observations.iter().any(|one| one.value.is_some())
            || indicator.baseline.is_some()
            || indicator.targets.iter().any(|target| target.value.is_some());
        if has_numbers && indicator.unit.is_none() && indicator.definition.is_none() {
            let diagnostic = check.at(Code::UnitMissing, indicator.span, "name");
            found.push(diagnostic.with("name", &indicator.name));
        }
    }
}
