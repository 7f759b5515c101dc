//! Printed numbers that two items under one parent share.

use std::collections::BTreeMap;

use crate::diag::{Code, Diagnostics};

use super::{PlanCheck, Rule};

pub(super) const RULE: Rule = Rule::plan(Code::NumberTwice, check);

fn check(check: &PlanCheck<'_>, found: &mut Diagnostics) {
    let mut known = BTreeMap::new();
    for item in check.plan.items.values().filter(|item| item.note.is_none()) {
        let Some(number) = &item.number else { continue };
        if let Some(first) = known.insert((item.parent.as_ref(), &item.level, number), item.span) {
            let diagnostic = check.at(Code::NumberTwice, item.span, "number").with("number", number);
            found.push(diagnostic.other(check.all.written.place(first, "number")));
        }
    }
}
