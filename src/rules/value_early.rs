//! Values that claim to be measured for a year that has not ended on the site's day.

use crate::diag::{Code, Diagnostics};
use crate::model::{Accumulation, ObservationKind};

use super::{PlanCheck, Rule, time};

pub(super) const RULE: Rule = Rule::plan(Code::ValueEarly, check);

fn check(check: &PlanCheck<'_>, found: &mut Diagnostics) {
    let day = check.all.site.settings.as_of;
    for indicator in check.plan.indicators.values() {
        // What is counted at a point in time may be known before the year is over.
        let may_be_known = indicator.accumulation == Some(Accumulation::Point);
        for one in &indicator.observations {
            let is_open = one.period.end() > day && !(may_be_known && one.period.start() <= day);
            let is_noted = one.note.is_some() && one.period.start() <= day;
            if one.kind == ObservationKind::Actual && one.value.is_some() && is_open && !is_noted {
                let diagnostic = check.at(Code::ValueEarly, one.span, "period");
                let period = time::printed(&one.period, check.plan);
                found.push(diagnostic.with("period", period).with("as_of", day));
            }
        }
    }
}
