//! Budget lines that name no item although the plan's others do: they count in no item's sum.

use std::collections::BTreeSet;

use crate::diag::{Code, Diagnostics};

use super::{PlanCheck, Rule};

pub(super) const RULE: Rule = Rule::plan(Code::LineUnattributed, check);

fn check(check: &PlanCheck<'_>, found: &mut Diagnostics) {
    let lines = || check.plan.budget.iter().filter(|line| line.total.is_none());
    let attributed = lines().filter(|line| !line.items.is_empty()).count();
    if attributed * 2 <= lines().count() {
        return;
    }
    let mut said = BTreeSet::new();
    for line in lines().filter(|line| line.items.is_empty() && line.note.is_none()) {
        if said.insert(&line.id) {
            let diagnostic = check.at(Code::LineUnattributed, line.span, "line");
            found.push(diagnostic.with("name", &line.name));
        }
    }
}
