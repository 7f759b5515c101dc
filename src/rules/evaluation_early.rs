//! Evaluations of times that have not ended on the day that they were made, or on the site's day.

use crate::diag::{Code, Diagnostics};

use super::{PlanCheck, Rule, time};

pub(super) const RULE: Rule = Rule::plan(Code::EvaluationEarly, check);

fn check(check: &PlanCheck<'_>, found: &mut Diagnostics) {
    let day = check.all.site.settings.as_of;
    for evaluation in check.plan.evaluations.iter().filter(|one| one.rating.is_some() && one.note.is_none()) {
        let Some(period) = evaluation.period.filter(|period| period.end() > day) else { continue };
        let diagnostic = check.at(Code::EvaluationEarly, evaluation.span, "period");
        found.push(diagnostic.with("period", time::printed(&period, check.plan)));
    }
}
