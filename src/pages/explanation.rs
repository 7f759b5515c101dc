//! How an indicator stands, and why: the rule with the indicator's own numbers.
//!
//! Takes a status, gives the sentences and formulas that a page shows. Must not know how a status is found.

use crate::derive::{Computation, Rated, Status};
use crate::model::{Indicator, Trend};

use super::context::Context;
use super::view::{ExplanationStep, StatusView};

impl Context<'_> {
    /// How an indicator stands, and why.
    pub(super) fn status_view(&self, indicator: &Indicator) -> StatusView {
        let (state, unrated) = self.state(indicator);
        let rule = self.plan.status_rule.as_ref().map(|rule| indicator.rule.unwrap_or(rule.name));
        let rule = rule.map(|rule| self.printer.word(&format!("rule.{}", rule.id())));
        let Some(Status::Rated(rated)) = self.derived.statuses.get(&indicator.id) else {
            let reason = unrated.map_or_else(String::new, |reason| self.unrated_reason(reason));
            return StatusView { state, period: None, rule: None, reason, steps: Vec::new() };
        };
        let period = self.printer.short_period(&rated.period, &self.plan.calendar);
        let band = self.plan.status_rule.as_ref().and_then(|rule| rule.bands.get(rated.band));
        let reached = matches!(rated.computation, Computation::Reached { .. });
        let key = if reached { "status.reached" } else { "status.by-rule" };
        let bounds = band.map_or_else(String::new, |band| self.printer.bounds(&band.bounds));
        let reason = self.printer.say(
            key,
            &[
                ("period", period.clone()),
                ("percent", self.printer.percent(rated.computation.percent())),
                ("bounds", bounds),
                ("name", state.name.clone()),
            ],
        );
        StatusView { state, period: Some(period), rule, reason, steps: self.explain(rated, indicator) }
    }

    fn explain(&self, rated: &Rated, indicator: &Indicator) -> Vec<ExplanationStep> {
        let number = |value| self.printer.number(value);
        let percent = |value| self.printer.percent(value);
        let step = |key: &str, formula: String| ExplanationStep { name: self.printer.word(key), formula };
        match &rated.computation {
            Computation::Reached { actual, target } => {
                let sign = match indicator.direction {
                    Some(Trend::Down | Trend::AtMost) => "≦",
                    Some(Trend::Keep) => "＝",
                    _ => "≧",
                };
                vec![step("explain.reached", format!("{} {sign} {}", number(*actual), number(*target)))]
            }
            Computation::Ratio { actual, target, percent: result } => {
                let (part, whole) = match indicator.direction {
                    Some(Trend::Down | Trend::AtMost) => (target, actual),
                    _ => (actual, target),
                };
                let facts =
                    [("part", number(*part)), ("whole", number(*whole)), ("percent", percent(*result))];
                vec![step("explain.ratio", self.printer.say("explain.ratio-formula", &facts))]
            }
            Computation::Way { actual, baseline, target, percent: result } => {
                let formula = self.way_formula([*actual, *baseline, *target], *result);
                vec![step("explain.way", formula)]
            }
            Computation::Pace { actual, baseline, target, way, years, of_years, percent: result } => {
                let time = rust_decimal::Decimal::from(*years) * rust_decimal::Decimal::ONE_HUNDRED
                    / rust_decimal::Decimal::from(*of_years);
                let time_formula = self.printer.say(
                    "explain.years",
                    &[
                        ("years", years.to_string()),
                        ("of-years", of_years.to_string()),
                        ("percent", percent(time)),
                    ],
                );
                let facts = [("way", percent(*way)), ("time", percent(time)), ("percent", percent(*result))];
                let last = self.printer.say("explain.pace-formula", &facts);
                vec![
                    step("explain.way", self.way_formula([*actual, *baseline, *target], *way)),
                    step("explain.time", time_formula),
                    step("explain.pace", last),
                ]
            }
        }
    }

    fn way_formula(
        &self,
        [actual, baseline, target]: [rust_decimal::Decimal; 3],
        result: rust_decimal::Decimal,
    ) -> String {
        let number = |value| self.printer.number(value);
        let facts = [
            ("actual", number(actual)),
            ("baseline", number(baseline)),
            ("target", number(target)),
            ("percent", self.printer.percent(result)),
        ];
        self.printer.say("explain.way-formula", &facts)
    }
}
