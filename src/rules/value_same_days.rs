//! Duplicate years in another form: the same days as a fiscal year and as a range of months.

use std::collections::BTreeMap;

use crate::diag::{Code, Diagnostics};

use super::{PlanCheck, Rule, time};

pub(super) const RULE: Rule = Rule::plan(Code::ValueSameDays, check);

fn check(check: &PlanCheck<'_>, found: &mut Diagnostics) {
    for indicator in check.plan.indicators.values() {
        let mut known = BTreeMap::new();
        for one in &indicator.observations {
            let days = (one.period.start(), one.period.end(), one.series.as_ref(), one.kind);
            let Some(first) = known.insert(days, one) else { continue };
            let diagnostic = check.at(Code::ValueSameDays, one.span, "period");
            let diagnostic = diagnostic.with("name", &indicator.name);
            let diagnostic = diagnostic.with("period", time::printed(&one.period, check.plan));
            found.push(diagnostic.other(check.all.written.place(first.span, "period")));
        }
    }
}
