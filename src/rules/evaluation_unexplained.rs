//! Evaluations that disagree with what the indicators say, without a reason.

use crate::derive::Agreement;
use crate::diag::{Code, Diagnostics};

use super::{PlanCheck, Rule, time};

pub(super) const RULE: Rule = Rule::plan(Code::EvaluationUnexplained, check);

fn check(check: &PlanCheck<'_>, found: &mut Diagnostics) {
    let plan = check.plan;
    for (evaluation, comparison) in plan.evaluations.iter().zip(&check.derived.agreements.evaluations) {
        let is_silent = evaluation.reason.is_none() && evaluation.note.is_none();
        if matches!(comparison.agreement, Agreement::Disagrees(_)) && is_silent {
            let diagnostic = check.at(Code::EvaluationUnexplained, evaluation.span, "rating");
            let period = evaluation.period.map_or_else(|| "-".to_owned(), |one| time::printed(&one, plan));
            let rating = plan.step_of(evaluation).map_or("-", |step| &step.name);
            found.push(diagnostic.with("period", period).with("rating", rating));
        }
    }
}
