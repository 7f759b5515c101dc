//! Budget lines of years that are more than one year away from the plan's period.

use crate::diag::{Code, Diagnostics};

use super::{PlanCheck, Rule, time};

pub(super) const RULE: Rule = Rule::plan(Code::BudgetOutside, check);

fn check(check: &PlanCheck<'_>, found: &mut Diagnostics) {
    let Some(whole) = check.plan.period else { return };
    for line in check.plan.budget.iter().filter(|line| line.note.is_none()) {
        let Some(year) = line.fiscal_year else { continue };
        // The year before is what the first one is compared with.
        let before = whole.start().saturating_sub(jiff::Span::new().years(1));
        if year.start() > whole.end() || year.start() < before {
            let diagnostic = check.at(Code::BudgetOutside, line.span, "fiscal_year").with("name", &line.name);
            let diagnostic = diagnostic.with("period", time::printed(&year, check.plan));
            found.push(diagnostic.other(check.setting("period")));
        }
    }
}
