//! Indicators that nobody could measure again.

use crate::diag::{Code, Diagnostics};

use super::{PlanCheck, Rule};

pub(super) const RULE: Rule = Rule::plan(Code::DefinitionMissing, check);

fn check(check: &PlanCheck<'_>, found: &mut Diagnostics) {
    for indicator in check.plan.indicators.values() {
        let has_number = indicator.targets.iter().any(|target| target.value.is_some())
            || indicator.observations.iter().any(|one| one.value.is_some());
        let words = [&indicator.definition, &indicator.method, &indicator.source, &indicator.note];
        if has_number && words.iter().all(|word| word.is_none()) {
            let diagnostic = check.at(Code::DefinitionMissing, indicator.span, "name");
            found.push(diagnostic.with("name", &indicator.name));
        }
    }
}
