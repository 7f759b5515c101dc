//! Entries that cannot be told apart: the same name in one place, and no number.

use std::collections::BTreeMap;

use crate::diag::{Code, Diagnostic, Diagnostics};

use super::{Checked, PlanCheck, Rule};

pub(super) const RULE: Rule = Rule::plan(Code::TitleTwice, check).and_site(check_plans);

fn check(check: &PlanCheck<'_>, found: &mut Diagnostics) {
    let mut items = BTreeMap::new();
    for item in check.plan.items.values() {
        let known = items.insert((item.parent.as_ref(), &item.title, item.number.as_ref()), item.span);
        if let Some(first) = known {
            let diagnostic = check.at(Code::TitleTwice, item.span, "title");
            let other = check.all.written.place(first, "title");
            found.push(diagnostic.with("what", "item").with("name", &item.title).other(other));
        }
    }
    let mut indicators = BTreeMap::new();
    for indicator in check.plan.indicators.values() {
        let key = (&indicator.name, indicator.number.as_ref(), indicator.unit.as_ref());
        if let Some(first) = indicators.insert(key, indicator.span) {
            let diagnostic = check.at(Code::TitleTwice, indicator.span, "name");
            let other = check.all.written.place(first, "name");
            found.push(diagnostic.with("what", "indicator").with("name", &indicator.name).other(other));
        }
    }
}

/// Editions of one plan differ in their period, their edition or their state: a copy differs in nothing.
fn check_plans(check: &Checked<'_>, found: &mut Diagnostics) {
    let mut plans = BTreeMap::new();
    for plan in &check.site.plans {
        let period = plan.period.as_ref().map(|period| (period.start(), period.end()));
        let key = (&plan.title, &plan.subtitle, &plan.organisation, period, &plan.edition);
        if let Some(first) = plans.insert(key, plan.span) {
            let diagnostic = Diagnostic::at(Code::TitleTwice, plan.span);
            found.push(diagnostic.with("what", "plan").with("name", &plan.title).other(first).hint("plan"));
        }
    }
}
