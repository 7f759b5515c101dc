//! Targets that lie on the bad side of the baseline.

use crate::diag::{Code, Diagnostics};
use crate::model::Trend;

use super::{PlanCheck, Rule};

pub(super) const RULE: Rule = Rule::plan(Code::TargetAgainstDirection, check);

fn check(check: &PlanCheck<'_>, found: &mut Diagnostics) {
    for indicator in check.plan.indicators.values() {
        let Some(baseline) = &indicator.baseline else { continue };
        for target in indicator.targets.iter().filter(|target| target.note.is_none()) {
            let Some(value) = &target.value else { continue };
            let way = match indicator.direction {
                Some(Trend::Up) if value.value < baseline.value.value => "up",
                Some(Trend::Down) if value.value > baseline.value.value => "down",
                _ => continue,
            };
            let diagnostic = check.at(Code::TargetAgainstDirection, target.span, "value");
            let diagnostic = diagnostic.with("name", &indicator.name).with("way", way);
            let diagnostic =
                diagnostic.with("target", &value.written).with("baseline", &baseline.value.written);
            found.push(diagnostic.other(check.all.written.place(baseline.span, "value")));
        }
    }
}
