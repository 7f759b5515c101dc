//! What people say, as data, beside what is computed.
//!
//! Takes evaluations and how far they agree, gives rows and values. Must not know how anything is compared.

use serde_json::{Value, json};

use crate::derive::{Agreement, Between, Comparison, Computed, Judged, Status, Unrated};
use crate::model::period::Period;
use crate::model::{Evaluation, IndicatorId, Subject};

use super::super::context::Context;
use super::Table;
use super::plan_json::period;
use super::statuses::exact;

impl Context<'_> {
    fn evaluations_compared(&self) -> impl Iterator<Item = (&Evaluation, &Comparison)> {
        self.plan.evaluations.iter().zip(&self.derived.agreements.evaluations)
    }

    /// A row for each evaluation.
    pub(super) fn evaluations_data(&self) -> Table {
        let text = |text: &Option<String>| text.clone().unwrap_or_default();
        let code = |period: Option<&Period>| period.map_or_else(String::new, Period::code);
        let row = |(evaluation, comparison): (&Evaluation, &Comparison)| {
            let (item, indicator) = subject(evaluation);
            vec![
                item.unwrap_or_default(),
                indicator.unwrap_or_default(),
                code(evaluation.period.as_ref()),
                evaluation.evaluator.id().to_owned(),
                evaluation.scale.as_ref().map_or_else(String::new, ToString::to_string),
                text(&evaluation.rating),
                text(&evaluation.reason),
                text(&evaluation.next),
                code(evaluation.date.as_ref()),
                text(&evaluation.note),
                self.computed_cell(&comparison.computed),
                ratio_cell(&comparison.computed),
                comparison.agreement.id().to_owned(),
            ]
        };
        Table {
            columns: &[
                "item_id",
                "indicator_id",
                "period",
                "evaluator",
                "scale",
                "rating",
                "rating_reason",
                "next",
                "date",
                "note",
                "computed",
                "ratio",
                "agreement",
            ],
            rows: self.evaluations_compared().map(row).collect(),
        }
    }

    /// `calls=slow;visits=met`; what was not rated has no state.
    fn computed_cell(&self, computed: &[Computed]) -> String {
        let state = |one: &Computed| {
            format!("{}={}", one.indicator, self.band_id_of(&one.status).unwrap_or_default())
        };
        computed.iter().map(state).collect::<Vec<_>>().join(";")
    }

    fn band_id_of(&self, status: &Status) -> Option<String> {
        let Status::Rated(rated) = status else { return None };
        self.plan.rules.band(rated.rule, rated.band).map(|band| band.id.clone())
    }

    /// `evaluations` of `plan.json`.
    pub(super) fn evaluations_json(&self) -> Value {
        let evaluation = |(evaluation, comparison): (&Evaluation, &Comparison)| {
            let (item, indicator) = subject(evaluation);
            let computed = comparison.computed.iter().map(|one| self.computed_json(one));
            json!({
                "item": item,
                "indicator": indicator,
                "period": period(evaluation.period.as_ref()),
                "evaluator": evaluation.evaluator,
                "scale": evaluation.scale,
                "rating": evaluation.rating,
                "reason": evaluation.reason,
                "next": evaluation.next,
                "date": period(evaluation.date.as_ref()),
                "note": evaluation.note,
                "computed": computed.collect::<Value>(),
                "agreement": comparison.agreement.id(),
            })
        };
        self.evaluations_compared().map(evaluation).collect()
    }

    /// `agreements` of `plan.json`: between evaluators, and of persons' states with the rule that computes them.
    pub(super) fn agreements_json(&self) -> Value {
        let between = |one: &Between| json!({ "evaluations": [one.first, one.second], "higher": one.higher });
        let verdict = |(indicator, judged): (&IndicatorId, &Judged)| {
            let mut value = self.state_json(&judged.status);
            value["indicator"] = json!(indicator);
            value["rule"] = json!(judged.rule);
            value["agreement"] = json!(judged.agreement.id());
            value
        };
        let agreements = &self.derived.agreements;
        json!({
            "between": agreements.between.iter().map(between).collect::<Value>(),
            "verdicts": agreements.verdicts.iter().map(verdict).collect::<Value>(),
        })
    }

    fn computed_json(&self, computed: &Computed) -> Value {
        let mut value = self.state_json(&computed.status);
        value["indicator"] = json!(computed.indicator);
        let ratio = computed.ratio.as_ref().and_then(|ratio| ratio.as_ref().ok());
        value["ratio"] = ratio.map_or(Value::Null, exact);
        value
    }

    fn state_json(&self, status: &Status) -> Value {
        let (rated, reason) = match status {
            Status::Rated(rated) => (Some(rated), None),
            Status::Unrated(reason) => (None, Some(reason)),
        };
        let percent = rated.and_then(|rated| rated.computation.percent());
        json!({
            "rule": rated.map(|rated| rated.rule),
            "band": self.band_id_of(status),
            "period": period(rated.and_then(|rated| rated.period.as_ref())),
            "value": percent.map_or(Value::Null, |percent| exact(&percent)),
            "code": reason.map(Unrated::id),
        })
    }
}

/// The ids of the item or the indicator.
fn subject(evaluation: &Evaluation) -> (Option<String>, Option<String>) {
    match &evaluation.subject {
        Subject::Item(id) => (Some(id.to_string()), None),
        Subject::Indicator(id) => (None, Some(id.to_string())),
    }
}

/// `visits=106.666666667`, where the step is compared with the ratio to the target.
fn ratio_cell(computed: &[Computed]) -> String {
    let ratio = |one: &Computed| {
        let ratio = one.ratio.as_ref()?.as_ref().ok()?;
        Some(format!("{}={}", one.indicator, exact(ratio)))
    };
    computed.iter().filter_map(ratio).collect::<Vec<_>>().join(";")
}

/// The ids of all agreements, for the schema.
pub(super) fn agreements() -> Vec<&'static str> {
    Agreement::ALL.iter().map(|agreement| agreement.id()).collect()
}
