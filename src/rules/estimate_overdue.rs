//! Estimates and preliminary values that nobody has replaced a year after their time.

use jiff::ToSpan;

use crate::diag::{Code, Diagnostics};
use crate::model::ObservationKind;

use super::{PlanCheck, Rule, time};

pub(super) const RULE: Rule = Rule::plan(Code::EstimateOverdue, check);

fn check(check: &PlanCheck<'_>, found: &mut Diagnostics) {
    let day = check.all.site.settings.as_of;
    for indicator in check.plan.indicators.values() {
        for one in &indicator.observations {
            let standing = match one.kind {
                ObservationKind::Estimate => "estimate",
                ObservationKind::Preliminary => "preliminary",
                ObservationKind::Actual | ObservationKind::Forecast => continue,
            };
            let settled = |other: &&crate::model::Observation| {
                other.kind == ObservationKind::Actual
                    && other.period == one.period
                    && other.series == one.series
            };
            let is_old = one.period.end().saturating_add(1.year()) < day;
            if is_old && one.note.is_none() && !indicator.observations.iter().any(|other| settled(&other)) {
                let diagnostic = check.at(Code::EstimateOverdue, one.span, "kind");
                let period = time::printed(&one.period, check.plan);
                found.push(diagnostic.with("period", period).with("standing", standing));
            }
        }
    }
}
