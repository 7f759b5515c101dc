//! Reasons for differences between totals and parts that agree by now.

use crate::diag::{Code, Diagnostics};
use crate::model::stated_totals;

use super::{PlanCheck, Rule};

pub(super) const RULE: Rule = Rule::plan(Code::DifferenceNeedless, check);

fn check(check: &PlanCheck<'_>, found: &mut Diagnostics) {
    for (at, total) in stated_totals(&check.plan.budget) {
        let line = &check.plan.budget[at];
        if line.difference.is_some() && total.difference.is_some() && !total.differs() {
            found.push(check.at(Code::DifferenceNeedless, line.span, "difference"));
        }
    }
}
