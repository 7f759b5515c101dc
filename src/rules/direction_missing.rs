//! A target without a word on which way is good is never rated: the program does not guess.

use crate::diag::{Code, Diagnostics};

use super::{PlanCheck, Rule};

pub(super) const RULE: Rule = Rule::plan(Code::DirectionMissing, check);

fn check(check: &PlanCheck<'_>, found: &mut Diagnostics) {
    for indicator in check.plan.indicators.values() {
        let target = indicator.targets.iter().find(|target| target.value.is_some());
        if let (None, Some(_)) = (indicator.direction, target) {
            let diagnostic = check.at(Code::DirectionMissing, indicator.span, "name");
            found.push(diagnostic.with("name", &indicator.name));
        }
    }
}
