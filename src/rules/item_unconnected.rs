//! Items that stand alone: no parent, no children, no relation, no indicator, no money, no task, no text.

use crate::diag::{Code, Diagnostics};

use super::{PlanCheck, Rule};

pub(super) const RULE: Rule = Rule::plan(Code::ItemUnconnected, check);

fn check(check: &PlanCheck<'_>, found: &mut Diagnostics) {
    let (plan, derived) = (check.plan, check.derived);
    for item in plan.items.values().filter(|_| plan.items.len() > 1) {
        let is_alone = item.parent.is_none() && item.children.is_empty() && item.relations.is_empty();
        let is_named = derived.incoming.contains_key(&item.id)
            || derived.indicators_of.contains_key(&item.id)
            || derived.lines_of.contains_key(&item.id)
            || derived.tasks_of.contains_key(&item.id);
        let has_text = item.lead.is_some() || !item.sections.is_empty() || item.summary.is_some();
        if is_alone && !is_named && !has_text {
            let diagnostic = check.at(Code::ItemUnconnected, item.span, "title");
            found.push(diagnostic.with("name", &item.title));
        }
    }
}
