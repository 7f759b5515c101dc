//! Entries that cannot be told apart: the same name in one place, and no number.

use std::collections::BTreeMap;

use crate::diag::{Code, Diagnostics};

use super::{PlanCheck, Rule};

pub(super) const RULE: Rule = Rule::plan(Code::TitleTwice, check);

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
