//! Items whose period lies wholly outside of the plan's.

use crate::diag::{Code, Diagnostics};

use super::{PlanCheck, Rule, time};

pub(super) const RULE: Rule = Rule::plan(Code::ItemOutside, check);

fn check(check: &PlanCheck<'_>, found: &mut Diagnostics) {
    let Some(whole) = check.plan.period else { return };
    for item in check.plan.items.values().filter(|item| item.note.is_none()) {
        let Some(period) = item.period else { continue };
        if period.start() > whole.end() || period.end() < whole.start() {
            let diagnostic = check.at(Code::ItemOutside, item.span, "period").with("name", &item.title);
            let diagnostic = diagnostic.with("period", time::printed(&period, check.plan));
            found.push(diagnostic.other(check.setting("period")));
        }
    }
}
