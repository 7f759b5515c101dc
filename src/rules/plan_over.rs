//! Plans that are over and still claim to be in force.

use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::model::PlanState;

use super::{PlanCheck, Rule};

pub(super) const RULE: Rule = Rule::plan(Code::PlanOver, check);

fn check(check: &PlanCheck<'_>, found: &mut Diagnostics) {
    let day = check.all.site.settings.as_of;
    let is_over = check.plan.period.is_some_and(|period| period.end() < day);
    if is_over && check.plan.state == Some(PlanState::InForce) {
        let diagnostic = Diagnostic::at(Code::PlanOver, check.setting("period"));
        found.push(diagnostic.with("plan", &check.plan.title));
    }
}
