//! Values that have not been carried on: two years or more are missing at the end, or the announced day is past.

use crate::diag::{Code, Diagnostics};
use crate::model::IndicatorState;

use super::{PlanCheck, Rule, time};

pub(super) const RULE: Rule = Rule::plan(Code::ValueStale, check);

fn check(check: &PlanCheck<'_>, found: &mut Diagnostics) {
    let (plan, day) = (check.plan, check.all.site.settings.as_of);
    for indicator in plan.indicators.values() {
        let Some(last) = indicator.latest_entry() else { continue };
        if indicator.state == Some(IndicatorState::Discontinued) {
            continue;
        }
        let about = |record, key| {
            let diagnostic = check.at(Code::ValueStale, record, key).with("name", &indicator.name);
            diagnostic.with("last", time::printed(&last.period, plan)).with("as_of", day)
        };
        let due = time::release(indicator, plan);
        if let Some(due) = due.filter(|due| due.end() < day && last.period.end() < due.start()) {
            // A value of a period that had ended when the release was due may be the one that was announced.
            let is_fresh = last.period.end().saturating_add(jiff::Span::new().years(1)) >= due.start();
            if !is_fresh {
                let written = indicator.next_release.as_deref().unwrap_or_default();
                found.push(about(indicator.span, "next_release").with("due", written).hint("due"));
                continue;
            }
        }
        // A survey of every third year is overdue when its own time has passed, and half a year for counting.
        let every = time::every(indicator).filter(|years| *years > 1);
        if let Some(years) = every.filter(|_| !time::is_awaited(indicator, plan, day)) {
            let next = last.period.end().saturating_add(jiff::Span::new().years(years).months(6));
            let is_asked = plan.period.is_none_or(|period| next <= period.end());
            if next < day && is_asked {
                found.push(about(last.span, "period").with("years", years).hint("cycle"));
            }
            continue;
        }
        let missing = check.course(indicator).map_or(0, |course| course.after.len());
        if missing > 1 && !time::is_awaited(indicator, plan, day) {
            found.push(about(last.span, "period"));
        }
    }
}
