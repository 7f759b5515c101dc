//! Indicators that belong to no item although those of the plan do.

use crate::diag::{Code, Diagnostics};
use crate::model::{Indicator, IndicatorKind};

use super::{PlanCheck, Rule};

pub(super) const RULE: Rule = Rule::plan(Code::IndicatorUnconnected, check);

fn check(check: &PlanCheck<'_>, found: &mut Diagnostics) {
    let all = || check.plan.indicators.values();
    let measuring = all().filter(|indicator| !indicator.measures.is_empty()).count();
    if measuring * 2 <= all().count() {
        return;
    }
    let is_meant = |one: &&Indicator| one.kind == Some(IndicatorKind::Reference) || one.note.is_some();
    for indicator in all().filter(|one| one.measures.is_empty() && !is_meant(one)) {
        let diagnostic = check.at(Code::IndicatorUnconnected, indicator.span, "name");
        found.push(diagnostic.with("name", &indicator.name));
    }
}
