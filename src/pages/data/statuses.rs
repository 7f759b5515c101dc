//! The states of indicators as data: by which rule, from which numbers, with which result.

use serde_json::{Value, json};

use crate::derive::{Computation, Growth, Part, Status, Unrated};
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
            let rows = |rule: Option<RuleName>, status: &Status| self.status_rows(indicator, rule, status);
            let own =
                self.derived.statuses.get(&indicator.id).map(|status| rows(self.rule_of(indicator), status));
            let others = self.rated_others(indicator).map(|(rule, status)| rows(Some(*rule), status));
            own.into_iter().chain(others).flatten().collect::<Vec<_>>()
        });
        Table {
            columns: &["indicator_id", "rule", "inputs", "value", "status", "score", "reason"],
            rows: rows.collect(),
        }
    }

    /// A state, and its parts when it has several.
    fn status_rows(
        &self,
        indicator: &Indicator,
        rule: Option<RuleName>,
        status: &Status,
    ) -> Vec<Vec<String>> {
        let facts = self.status_facts(status);
        let plain = |value: Option<Value>| value.map_or_else(String::new, |value| unquoted(&value));
        let row = |inputs: &Inputs, value, band: Option<String>, score, reason: Option<String>| {
            vec![
                indicator.id.to_string(),
                rule.map_or_else(String::new, |rule| rule.id().to_owned()),
                cell(inputs),
                plain(value),
                band.unwrap_or_default(),
                plain(score),
                reason.unwrap_or_default(),
            ]
        };
        let mut rows = vec![row(&facts.inputs, facts.value, facts.band, facts.score, facts.reason)];
        for part in facts.parts.iter().filter(|_| facts.parts.len() > 1) {
            let growth = part.growth.as_ref().ok();
            let reason = part.growth.as_ref().err().map(|reason| self.unrated_reason(reason));
            let (value, score) = (growth.map(|one| number(one.value)), growth.map(|one| number(one.score)));
            let band = growth.map(|one| one.band.to_owned());
            rows.push(row(&part_inputs(part), value, band, score, reason));
        }
        rows
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
        let others = self.derived.other_rules(&indicator.id).iter();
        others.filter(|(_, status)| matches!(status, Status::Rated(_)))
    }

    fn status_facts<'s>(&self, status: &'s Status) -> StatusFacts<'s> {
        match status {
            Status::Unrated(reason) => StatusFacts {
                reason: Some(self.unrated_reason(reason)),
                code: Some(reason.id()),
                ..StatusFacts::default()
            },
            Status::Rated(rated) => {
                let band = self.plan.rules.band(rated.rule, rated.band);
                let percent = rated.computation.percent().map(|percent| exact(&percent));
                let reason = match &rated.computation {
                    Computation::Manual { reason } => Some(reason.clone()),
                    _ => None,
                };
                StatusFacts {
                    inputs: inputs(&rated.computation),
                    value: percent.or_else(|| only_value(&rated.computation)),
                    band: band.map(|band| band.id.clone()),
                    score: rated.computation.score().map(number),
                    reason,
                    code: None,
                    parts: parts(&rated.computation),
                }
            }
        }
    }

    /// A part with its numbers, or why it has none.
    fn part_json(&self, part: &Part) -> Value {
        let (growth, reason) = (part.growth.as_ref().ok(), part.growth.as_ref().err());
        json!({
            "inputs": object(part_inputs(part)),
            "value": growth.map(|growth| number(growth.value)),
            "band": growth.map(|growth| growth.band),
            "score": growth.map(|growth| number(growth.score)),
            "reason": reason.map(|reason| self.unrated_reason(reason)),
            "code": reason.map(Unrated::id),
        })
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
                "inputs": object(facts.inputs),
                "value": facts.value,
                "band": facts.band,
                "score": facts.score,
                "reason": facts.reason,
                "code": facts.code,
                "parts": facts.parts.iter().map(|part| self.part_json(part)).collect::<Value>(),
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

/// What a rule was given, by name.
type Inputs = Vec<(&'static str, Value)>;

/// What data say about a state.
#[derive(Default)]
struct StatusFacts<'a> {
    inputs: Inputs,
    value: Option<Value>,
    band: Option<String>,
    score: Option<Value>,
    reason: Option<String>,
    code: Option<&'static str>,
    parts: &'a [Part],
}

/// The parts of a computation that scores them one by one.
fn parts(computation: &Computation) -> &[Part] {
    match computation {
        Computation::OpenSdg { parts, score: _ } => parts,
        _ => &[],
    }
}

/// The value of the only part.
fn only_value(computation: &Computation) -> Option<Value> {
    match parts(computation) {
        [Part { growth: Ok(growth), .. }] => Some(number(growth.value)),
        _ => None,
    }
}

/// The numbers of a part, its series and group first.
fn part_inputs(part: &Part) -> Inputs {
    let mut inputs = Vec::new();
    inputs.extend(part.series.as_ref().map(|series| ("series", json!(series))));
    inputs.extend(part.group.as_ref().map(|group| ("group", json!(group))));
    if let Ok(growth) = &part.growth {
        inputs.extend(growth_inputs(growth));
    }
    inputs
}

fn growth_inputs(growth: &Growth) -> Inputs {
    let mut inputs = vec![
        ("base_year", json!(growth.base_year)),
        ("base", number(growth.base)),
        ("year", json!(growth.year)),
        ("actual", number(growth.actual)),
    ];
    if let Some((target, year)) = growth.target {
        inputs.extend([("target_year", json!(year)), ("target", number(target))]);
    }
    inputs.push(("grown", number(growth.grown)));
    inputs.extend(growth.asked.map(|asked| ("asked", number(asked))));
    inputs.extend(growth.reduced_to.map(|share| ("reduced_to", number(share))));
    inputs
}

fn object(inputs: Inputs) -> Value {
    Value::Object(inputs.into_iter().map(|(name, value)| (name.to_owned(), value)).collect())
}

/// In one cell: `actual=45.7;baseline=38.4`.
fn cell(inputs: &Inputs) -> String {
    let parts: Vec<String> =
        inputs.iter().map(|(name, value)| format!("{name}={}", unquoted(value))).collect();
    parts.join(";")
}

pub(super) fn exact(value: &Exact) -> Value {
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
fn inputs(computation: &Computation) -> Inputs {
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
        Computation::OpenSdg { parts, score: _ } => match parts.as_slice() {
            [only] => part_inputs(only),
            _ => Vec::new(),
        },
        Computation::Manual { reason: _ } => Vec::new(),
    };
    inputs.into_iter().filter(|(_, value)| !value.is_null()).collect()
}
