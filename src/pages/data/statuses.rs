//! The states of indicators as data: by which rule, from which numbers, with which result.

use serde_json::{Map, Value, json};

use crate::derive::{Computation, Status};
use crate::model::{Band, Exact, Indicator, RuleName, StatusRule};

use super::super::context::Context;
use super::Table;
use super::plan_json::{bounds, number, period};

/// Digits after the point; the bands have been asked about the exact number.
const DIGITS: u32 = 9;

impl Context<'_> {
    /// A row for each indicator by the rule that is in force, followed by the other rules that rate it.
    pub(super) fn status_data(&self) -> Table {
        let rows = self.plan.indicators.values().flat_map(|indicator| {
            let row = |rule: Option<RuleName>, status: &Status| self.status_row(indicator, rule, status);
            let own =
                self.derived.statuses.get(&indicator.id).map(|status| row(self.rule_of(indicator), status));
            let others = self.rated_others(indicator).map(|(rule, status)| row(Some(*rule), status));
            own.into_iter().chain(others).collect::<Vec<_>>()
        });
        Table {
            columns: &["indicator_id", "rule", "inputs", "value", "status", "score", "reason"],
            rows: rows.collect(),
        }
    }

    fn status_row(&self, indicator: &Indicator, rule: Option<RuleName>, status: &Status) -> Vec<String> {
        let facts = self.status_facts(status);
        let plain = |value: Option<Value>| value.map_or_else(String::new, |value| unquoted(&value));
        let inputs = facts.inputs.iter().map(|(name, value)| format!("{name}={}", unquoted(value)));
        vec![
            indicator.id.to_string(),
            rule.map_or_else(String::new, |rule| rule.id().to_owned()),
            inputs.collect::<Vec<_>>().join(";"),
            plain(facts.value),
            facts.band.unwrap_or_default(),
            plain(facts.score),
            facts.reason.unwrap_or_default(),
        ]
    }

    /// The rule that is in force for an indicator.
    pub(in crate::pages) fn rule_of(&self, indicator: &Indicator) -> Option<RuleName> {
        indicator.rule.or(self.plan.rules.own)
    }

    /// The other rules that rate an indicator.
    pub(in crate::pages) fn rated_others(
        &self,
        indicator: &Indicator,
    ) -> impl Iterator<Item = &(RuleName, Status)> {
        let others = self.derived.other_rules.get(&indicator.id).map_or(&[][..], Vec::as_slice);
        others.iter().filter(|(_, status)| matches!(status, Status::Rated(_)))
    }

    fn status_facts(&self, status: &Status) -> StatusFacts {
        match status {
            Status::Unrated(reason) => StatusFacts {
                reason: Some(self.unrated_reason(reason)),
                code: Some(reason.id()),
                ..StatusFacts::default()
            },
            Status::Rated(rated) => {
                let band = self.plan.rules.band(rated.rule, rated.band);
                let reason = match &rated.computation {
                    Computation::Manual { reason } => Some(reason.clone()),
                    _ => None,
                };
                StatusFacts {
                    inputs: inputs(&rated.computation),
                    value: rated.computation.percent().map(|percent| exact(&percent)),
                    band: band.map(|band| band.id.clone()),
                    score: None,
                    reason,
                    code: None,
                }
            }
        }
    }

    /// How an indicator stands, and how it would under other rules.
    pub(super) fn status_json(&self, indicator: &Indicator) -> [Value; 2] {
        let one = |rule: Option<RuleName>, status: &Status| {
            let facts = self.status_facts(status);
            let of = match status {
                Status::Rated(rated) => rated.period,
                Status::Unrated(_) => None,
            };
            json!({
                "rated": facts.band.is_some(),
                "rule": rule,
                "period": period(of.as_ref()),
                "inputs": facts.inputs.into_iter().map(|(name, value)| (name.to_owned(), value)).collect::<Map<_, _>>(),
                "value": facts.value,
                "band": facts.band,
                "score": facts.score,
                "reason": facts.reason,
                "code": facts.code,
            })
        };
        let own = self.derived.statuses.get(&indicator.id);
        let own = own.map_or(Value::Null, |status| one(self.rule_of(indicator), status));
        let others = self.rated_others(indicator).map(|(rule, status)| one(Some(*rule), status));
        [own, others.collect()]
    }

    /// The rules that the plan declares or that are in force for one of its indicators, the plan's own first.
    fn rules_in_use(&self) -> impl Iterator<Item = &StatusRule> {
        let is_used = |rule: &&StatusRule| {
            rule.declared || self.plan.indicators.values().any(|one| one.rule == Some(rule.name))
        };
        self.plan.rules.iter().filter(is_used)
    }

    /// Their bands.
    pub(super) fn bands_in_use(&self) -> impl Iterator<Item = (RuleName, &Band)> {
        self.rules_in_use().flat_map(|rule| rule.bands.iter().map(|band| (rule.name, band)))
    }

    /// The rules in use with their bands.
    pub(super) fn rules_json(&self) -> Value {
        let rule = |rule: &StatusRule| {
            let bands = rule.bands.iter().map(|band| {
                json!({
                    "id": band.id, "name": self.band_name(rule.name, band), "tone": band.tone,
                    "meaning": band.meaning, "bounds": bounds(&band.bounds),
                })
            });
            json!({
                "rule": rule.name,
                "own": self.plan.rules.own == Some(rule.name),
                "bands": bands.collect::<Value>(),
            })
        };
        self.rules_in_use().map(rule).collect()
    }
}

/// What data say about a state.
#[derive(Default)]
struct StatusFacts {
    inputs: Vec<(&'static str, Value)>,
    value: Option<Value>,
    band: Option<String>,
    score: Option<Value>,
    reason: Option<String>,
    code: Option<&'static str>,
}

fn exact(value: &Exact) -> Value {
    let decimal = value.to_decimal(DIGITS);
    decimal.map_or(Value::Null, number)
}

fn unquoted(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Null => String::new(),
        other => other.to_string(),
    }
}

/// The numbers and dates that a rule was given.
fn inputs(computation: &Computation) -> Vec<(&'static str, Value)> {
    let maybe = |value: &Option<rust_decimal::Decimal>| value.map_or(Value::Null, number);
    let day = |day: &Option<jiff::civil::Date>| day.map_or(Value::Null, |day| json!(day.to_string()));
    let inputs = match computation {
        Computation::Reached { actual, target } => {
            vec![("actual", number(*actual)), ("target", number(*target))]
        }
        Computation::Ratio { part, whole, percent: _ } => {
            vec![("part", number(*part)), ("whole", number(*whole))]
        }
        Computation::Way { actual, baseline, target, percent: _ }
        | Computation::Clamped { actual, baseline, target, way: _, percent: _ } => {
            vec![("actual", number(*actual)), ("baseline", number(*baseline)), ("target", number(*target))]
        }
        Computation::Pace { actual, baseline, target, years, of_years, way: _, percent: _ } => vec![
            ("actual", number(*actual)),
            ("baseline", number(*baseline)),
            ("target", number(*target)),
            ("years", json!(years)),
            ("of_years", json!(of_years)),
        ],
        Computation::Position { actual, baseline, target, low, high } => vec![
            ("actual", number(*actual)),
            ("baseline", number(*baseline)),
            ("target", maybe(target)),
            ("low", exact(low)),
            ("high", exact(high)),
        ],
        Computation::Trend { actual, baseline, target, years, of_years, expected, error } => vec![
            ("actual", number(*actual)),
            ("baseline", number(*baseline)),
            ("target", number(*target)),
            ("years", json!(years)),
            ("of_years", json!(of_years)),
            ("expected", exact(expected)),
            ("error", number(*error)),
        ],
        Computation::Range { actual, min, max } => {
            vec![("actual", number(*actual)), ("min", maybe(min)), ("max", maybe(max))]
        }
        Computation::Milestone { started, done, deadline, as_of } => vec![
            ("started", day(started)),
            ("done", day(done)),
            ("deadline", day(deadline)),
            ("as_of", json!(as_of.to_string())),
        ],
        Computation::Manual { reason: _ } => Vec::new(),
    };
    inputs.into_iter().filter(|(_, value)| !value.is_null()).collect()
}
