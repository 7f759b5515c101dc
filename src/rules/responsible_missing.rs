//! Items and indicators without a responsible party, where the plan names one for others.

use crate::diag::{Code, Diagnostics};

use super::{PlanCheck, Rule};

pub(super) const RULE: Rule = Rule::plan(Code::ResponsibleMissing, check);

fn check(check: &PlanCheck<'_>, found: &mut Diagnostics) {
    let plan = check.plan;
    let leaves = || plan.items.values().filter(|item| item.children.is_empty());
    let is_answered = |item| plan.path_to(item).iter().any(|above| !above.responsible.is_empty());
    // Where most items name nobody it is not the plan's way: then its contact answers for all.
    let answered = leaves().filter(|item| is_answered(item)).count();
    if answered * 2 > leaves().count() {
        for item in leaves().filter(|item| !is_answered(item)) {
            let diagnostic = check.at(Code::ResponsibleMissing, item.span, "title");
            found.push(diagnostic.with("what", "item").with("name", &item.title));
        }
    }
    let all = || plan.indicators.values();
    let named = all().filter(|indicator| !indicator.responsible.is_empty()).count();
    if named * 2 > all().count() {
        let measured = |id| plan.items.get(id).is_some_and(is_answered);
        for indicator in all().filter(|one| one.responsible.is_empty() && !one.measures.iter().any(measured))
        {
            let diagnostic = check.at(Code::ResponsibleMissing, indicator.span, "name");
            found.push(diagnostic.with("what", "indicator").with("name", &indicator.name));
        }
    }
}
