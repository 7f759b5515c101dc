//! Plans that were changed after the day for which the site speaks.

use crate::diag::{Code, Diagnostic, Diagnostics};

use super::{PlanCheck, Rule};

pub(super) const RULE: Rule = Rule::plan(Code::UpdatedEarly, check);

fn check(check: &PlanCheck<'_>, found: &mut Diagnostics) {
    let day = check.all.site.settings.as_of;
    let is_early = check.plan.updated.is_some_and(|updated| updated.start() > day);
    if is_early && check.all.says("as_of") {
        found.push(Diagnostic::at(Code::UpdatedEarly, check.setting("updated")).with("as_of", day));
    }
}
