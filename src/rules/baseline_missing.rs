//! Indicators that are not rated because their rule needs a baseline.

use crate::derive::{Status, Unrated};
use crate::diag::{Code, Diagnostics};

use super::{PlanCheck, Rule};

pub(super) const RULE: Rule = Rule::plan(Code::BaselineMissing, check);

fn check(check: &PlanCheck<'_>, found: &mut Diagnostics) {
    for (indicator, status) in check.plan.indicators.values().zip(check.derived.statuses.values()) {
        let has_target = indicator.targets.iter().any(|target| target.value.is_some());
        if has_target && *status == Status::Unrated(Unrated::NoBaseline) {
            let diagnostic = check.at(Code::BaselineMissing, indicator.span, "name");
            found.push(diagnostic.with("name", &indicator.name));
        }
    }
}
