//! How an indicator stands, and why: the rule with the indicator's own numbers, its bands, and the same data under
//! other rules.
//!
//! Takes a status, gives the sentences, formulas and tables that a page shows. Must not know how a status is found.

use std::cmp::Ordering;

use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::derive::{Computation, Rated, Status};
use crate::model::period::Period;
use crate::model::{Band, Exact, Indicator, RuleName, Tone, Trend};

use super::context::Context;
use super::view::{Cell, ExplanationStep, Row, StatusView, TableView};

impl Context<'_> {
    /// How an indicator stands, and why.
    pub(super) fn status_view(&self, indicator: &Indicator) -> StatusView {
        let (state, _) = self.state(indicator);
        let rule = self.rule_of(indicator);
        let mut view = StatusView {
            state,
            period: None,
            rule: rule.map(|rule| self.rule_name(rule)),
            reason: self.state_reason(indicator),
            steps: Vec::new(),
            // A person is asked about no bounds.
            bands: rule.filter(|rule| *rule != RuleName::Manual).and_then(|rule| self.band_table(rule)),
            others: self.others_table(indicator),
        };
        if let Some(Status::Rated(rated)) = self.derived.statuses.get(&indicator.id) {
            view.period = rated.period.map(|period| self.printer.short_period(&period, &self.plan.calendar));
            view.steps = self.explain(rated, indicator);
        }
        view
    }

    /// Why an indicator has its state, in one sentence.
    pub(super) fn state_reason(&self, indicator: &Indicator) -> String {
        match self.derived.statuses.get(&indicator.id) {
            Some(Status::Rated(rated)) => {
                let period =
                    rated.period.map(|period| self.printer.short_period(&period, &self.plan.calendar));
                let state = self.state(indicator).0;
                self.verdict(rated, period.unwrap_or_default(), &state.name)
            }
            Some(Status::Unrated(reason)) => self.unrated_reason(reason),
            None => String::new(),
        }
    }

    /// The result in one sentence.
    fn verdict(&self, rated: &Rated, period: String, name: &str) -> String {
        let band = self.plan.rules.band(rated.rule, rated.band);
        let bounds = band.map_or_else(String::new, |band| self.printer.bounds(&band.bounds));
        let percent = rated.computation.percent();
        let key = match (&rated.computation, &percent) {
            (Computation::Manual { .. }, _) => "status.manual",
            (Computation::Milestone { .. }, _) => "status.milestone",
            (Computation::OpenSdg { .. }, _) => "status.scored",
            (Computation::Reached { .. }, _) if band.is_some_and(|band| band.bounds.is_empty()) => {
                "status.reached"
            }
            (Computation::Clamped { way: Some(way), percent, .. }, _) if way != percent => {
                "status.by-rule-limited"
            }
            (_, Some(_)) => "status.by-rule",
            (_, None) => "status.sorted",
        };
        let percent = percent.map_or_else(String::new, |percent| self.printer.percent(&percent));
        let score = match &rated.computation {
            Computation::OpenSdg { score, .. } => self.printer.exact(&Exact::from(*score)),
            _ => String::new(),
        };
        let way = match &rated.computation {
            Computation::Clamped { way: Some(way), .. } => self.printer.percent(way),
            _ => String::new(),
        };
        let facts = [
            ("period", period),
            ("way", way),
            ("percent", percent),
            ("bounds", bounds),
            ("score", score),
            ("name", name.to_owned()),
        ];
        self.printer.say(key, &facts)
    }

    fn explain(&self, rated: &Rated, indicator: &Indicator) -> Vec<ExplanationStep> {
        match &rated.computation {
            Computation::Reached { actual, target } => {
                let key = match indicator.direction {
                    Some(Trend::Down | Trend::AtMost) => "explain.at-most",
                    Some(Trend::Keep) => "explain.equal",
                    _ => "explain.at-least",
                };
                let sides = [("left", self.printer.number(*actual)), ("right", self.printer.number(*target))];
                vec![self.step("explain.reached", self.printer.say(key, &sides))]
            }
            Computation::Ratio { part, whole, percent } => {
                let facts = [
                    ("part", self.printer.number(*part)),
                    ("whole", self.printer.number(*whole)),
                    ("percent", self.printer.percent(percent)),
                ];
                let inverted = matches!(indicator.direction, Some(Trend::Down | Trend::AtMost));
                let key = match indicator.direction {
                    Some(Trend::Keep) => "explain.ratio-kept",
                    _ if inverted => "explain.ratio-inverted",
                    _ => "explain.ratio",
                };
                vec![self.step(key, self.printer.say("explain.ratio-formula", &facts))]
            }
            Computation::Way { actual, baseline, target, percent } => {
                vec![self.step("explain.way", self.way_formula([*actual, *baseline, *target], percent))]
            }
            Computation::Pace { .. } => self.pace_steps(&rated.computation),
            Computation::Clamped { .. } => self.clamped_steps(&rated.computation),
            Computation::Position { .. } => self.position_steps(&rated.computation),
            Computation::Trend { .. } => self.trend_steps(&rated.computation),
            Computation::Range { actual, min, max } => {
                let bounds = [("explain.min", min), ("explain.max", max)].into_iter();
                let bounds = bounds.filter_map(|(key, bound)| Some((key, Exact::from((*bound)?))));
                let actual = Exact::from(*actual);
                bounds.map(|(key, bound)| self.step(key, self.compare(&actual, &bound))).collect()
            }
            Computation::Milestone { started, done, deadline, as_of } => {
                self.dates([started, done, deadline, &Some(*as_of)])
            }
            Computation::OpenSdg { parts, score } => self.growth_steps(parts, *score, indicator),
            Computation::Manual { reason } => vec![self.step("explain.manual", reason.clone())],
        }
    }

    fn step(&self, key: &str, formula: String) -> ExplanationStep {
        ExplanationStep { name: self.printer.word(key), formula }
    }

    fn pace_steps(&self, computation: &Computation) -> Vec<ExplanationStep> {
        let Computation::Pace { actual, baseline, target, way, years, of_years, percent } = computation
        else {
            return Vec::new();
        };
        let time = Exact::from(*years).checked_div(&Exact::from(*of_years)).unwrap_or_else(Exact::zero);
        let time = self.printer.percent(&(time * Exact::hundred()));
        let years = [("years", years.to_string()), ("of-years", of_years.to_string())];
        let [passed, of_passed] = years.clone();
        let time = [passed, of_passed, ("percent", time)];
        // With the differences themselves: percentages that are rounded for display would not give the result.
        let distance = |to: Decimal| self.printer.exact(&(Exact::from(to) - Exact::from(*baseline)));
        let [years, of_years] = years;
        let facts = [
            ("moved", distance(*actual)),
            ("whole", distance(*target)),
            years,
            of_years,
            ("percent", self.printer.percent(percent)),
        ];
        vec![
            self.step("explain.way", self.way_formula([*actual, *baseline, *target], way)),
            self.step("explain.time", self.printer.say("explain.years", &time)),
            self.step("explain.pace", self.printer.say("explain.pace-formula", &facts)),
        ]
    }

    fn clamped_steps(&self, computation: &Computation) -> Vec<ExplanationStep> {
        let Computation::Clamped { actual, baseline, target, way, percent } = computation else {
            return Vec::new();
        };
        let Some(way) = way else {
            let relation = |value: Decimal| self.compare(&Exact::from(value), &Exact::from(*target));
            return vec![
                self.step("explain.baseline-there", relation(*baseline)),
                self.step("explain.reached", relation(*actual)),
            ];
        };
        let mut steps = vec![self.step("explain.way", self.way_formula([*actual, *baseline, *target], way))];
        if way != percent {
            let facts = [("way", self.printer.percent(way)), ("percent", self.printer.percent(percent))];
            steps.push(self.step("explain.clamp", self.printer.say("explain.clamp-formula", &facts)));
        }
        steps
    }

    fn position_steps(&self, computation: &Computation) -> Vec<ExplanationStep> {
        let Computation::Position { actual, baseline, target, low, high } = computation else {
            return Vec::new();
        };
        let value = Exact::from(*actual);
        let target = target.map(|target| self.step("explain.reached", self.compare(&value, &target.into())));
        let facts = [
            ("actual", self.printer.number(*actual)),
            ("baseline", self.printer.number(*baseline)),
            ("low", self.printer.exact(low)),
            ("high", self.printer.exact(high)),
        ];
        let same = self.step("explain.same", self.printer.say("explain.same-formula", &facts));
        target.into_iter().chain([same]).collect()
    }

    fn trend_steps(&self, computation: &Computation) -> Vec<ExplanationStep> {
        let Computation::Trend { actual, baseline, target, years, of_years, expected, error } = computation
        else {
            return Vec::new();
        };
        let value = Exact::from(*actual);
        let facts = [
            ("actual", self.printer.number(*actual)),
            ("baseline", self.printer.number(*baseline)),
            ("target", self.printer.number(*target)),
            ("years", years.to_string()),
            ("of-years", of_years.to_string()),
            ("expected", self.printer.exact(expected)),
            ("moved", self.printer.exact(&(value.clone() - Exact::from(*baseline)))),
            ("error", self.printer.number(*error)),
        ];
        let mut steps = vec![
            self.step("explain.expected", self.printer.say("explain.expected-formula", &facts)),
            self.step("explain.on-track", self.compare(&value, expected)),
            self.step("explain.moved", self.printer.say("explain.moved-formula", &facts)),
        ];
        if !error.is_zero() {
            steps.push(self.step("explain.error", self.printer.say("explain.error-formula", &facts)));
        }
        steps
    }

    fn dates(&self, days: [&Option<Date>; 4]) -> Vec<ExplanationStep> {
        let keys = ["explain.started", "explain.done", "explain.deadline", "explain.as-of"];
        let print = |day: &Option<Date>| match day {
            Some(day) => self.printer.period(&Period::of_day(*day), &self.plan.calendar),
            None => self.printer.word("explain.no-date"),
        };
        keys.into_iter().zip(days).map(|(key, day)| self.step(key, print(day))).collect()
    }

    /// How two numbers stand to each other (`45.7 ＞ 44.2`).
    fn compare(&self, left: &Exact, right: &Exact) -> String {
        let key = match left.cmp(right) {
            Ordering::Less => "explain.less",
            Ordering::Equal => "explain.equal",
            Ordering::Greater => "explain.greater",
        };
        self.printer.say(key, &[("left", self.printer.exact(left)), ("right", self.printer.exact(right))])
    }

    fn way_formula(&self, [actual, baseline, target]: [Decimal; 3], result: &Exact) -> String {
        let facts = [
            ("actual", self.printer.number(actual)),
            ("baseline", self.printer.number(baseline)),
            ("target", self.printer.number(target)),
            ("percent", self.printer.percent(result)),
        ];
        self.printer.say("explain.way-formula", &facts)
    }

    /// The bands of a rule with their bounds.
    fn band_table(&self, rule: RuleName) -> Option<TableView> {
        let bands = &self.plan.rules.get(rule)?.bands;
        let row = |band: &Band| {
            let state = self.band_state(rule, band);
            let bounds = match (band.bounds.is_empty(), rule.measures() && band.tone == Tone::Met) {
                (false, _) => Some(self.printer.bounds(&band.bounds)),
                (true, true) => Some(self.printer.word("explain.when-reached")),
                (true, false) => None,
            };
            let words: Vec<String> = bounds.into_iter().chain(band.meaning.clone()).collect();
            let words = (!words.is_empty()).then(|| words.join(self.printer.get("explain.join")));
            let cell = Cell { tone: Some(state.tone), ..Cell::new(state.name) };
            (words.is_some(), Row::new(vec![cell, Cell::or_dash(words)]))
        };
        let rows: Vec<(bool, Row)> = bands.iter().map(row).collect();
        // Bands that say all in their names need no table.
        if !rows.iter().any(|(says, _)| *says) {
            return None;
        }
        Some(TableView {
            caption: self.printer.say("explain.bands", &[("rule", self.rule_name(rule))]),
            columns: vec![self.printer.column("column.state"), self.printer.column("column.when")],
            rows: rows.into_iter().map(|(_, row)| row).collect(),
            ..TableView::default()
        })
    }

    /// The same data under every other rule that applies.
    fn others_table(&self, indicator: &Indicator) -> Option<TableView> {
        let row = |(rule, status): &(RuleName, Status)| {
            let state = self.state_of(status);
            let computation = match status {
                Status::Rated(rated) => Some(&rated.computation),
                Status::Unrated(_) => None,
            };
            let percent = computation.and_then(Computation::percent);
            // A person's word is worth its reason, also where it is not the plan's.
            let reason = match computation {
                Some(Computation::Manual { reason }) => Some(reason.clone()),
                _ => None,
            };
            Row::new(vec![
                Cell::new(self.rule_name(*rule)),
                Cell { tone: Some(state.tone), note: reason, ..Cell::new(state.name) },
                Cell::or_dash(percent.map(|percent| self.printer.percent(&percent))),
            ])
        };
        let rows: Vec<Row> = self.rated_others(indicator).map(row).collect();
        (!rows.is_empty()).then(|| TableView {
            caption: self.printer.word("explain.others"),
            columns: vec![
                self.printer.column("column.rule"),
                self.printer.column("column.state"),
                self.printer.number_column("column.result"),
            ],
            rows,
            notes: vec![self.printer.word("explain.others-note")],
            ..TableView::default()
        })
    }
}
