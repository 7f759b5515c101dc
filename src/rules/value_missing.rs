//! Years that are over and of which an indicator that is measured every year says nothing.

use crate::diag::{Code, Diagnostics};

use super::{PlanCheck, Rule, time};

pub(super) const RULE: Rule = Rule::plan(Code::ValueMissing, check);

fn check(check: &PlanCheck<'_>, found: &mut Diagnostics) {
    let day = check.all.site.settings.as_of;
    for indicator in check.plan.indicators.values() {
        let Some(course) = check.course(indicator) else { continue };
        let waits = time::is_awaited(indicator, check.plan, day);
        // More than one year at the end is a value that has become stale.
        let after = course.after.iter().filter(|_| course.after.len() == 1 && !waits);
        let years: Vec<String> =
            course.between.iter().chain(after).map(|year| time::printed(year, check.plan)).collect();
        if !years.is_empty() {
            let diagnostic = check.at(Code::ValueMissing, course.last.span, "period");
            found.push(diagnostic.with("name", &indicator.name).list("years", &years));
        }
    }
}
