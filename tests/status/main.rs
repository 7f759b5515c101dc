//! States of indicators: for every rule a table of cases computed by hand, and laws that hold for every value.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod growth;
mod laws;
mod published;
mod rules;
mod unrated;

use std::fmt::Write;

use jiff::civil::date;
use keikaku::derive::{Rated, Status, Unrated, derive};
use keikaku::diag::Diagnostics;
use keikaku::load::load;
use keikaku::model::{Exact, Rounding, RuleName};
use keikaku::resolve::resolve;
use keikaku::source::MemoryTree;

/// The plan's own rule when a test names none, with bands of its own.
const PACE: &str = r#"
[status]
rule = "linear-pace"
[[status.band]]
id = "met"
name = "到達"
tone = "met"
[[status.band]]
id = "good"
name = "順調"
tone = "good"
from = 100
[[status.band]]
id = "slow"
name = "やや遅れ"
tone = "slow"
from = 60
below = 100
[[status.band]]
id = "late"
name = "遅れ"
tone = "late"
below = 60
"#;

/// One indicator `x` of a plan.
#[derive(Clone, Default)]
pub(crate) struct One {
    rules: String,
    definition: String,
    values: String,
}

impl One {
    /// With a definition in TOML, without values, in a plan that rates by pace.
    pub(crate) fn new(definition: impl Into<String>) -> Self {
        Self { rules: PACE.to_owned(), definition: definition.into(), values: String::new() }
    }

    /// On the way from 2021 to 2026.
    pub(crate) fn way(direction: &str, base: &str, target: &str) -> Self {
        Self::new(format!(
            "direction = \"{direction}\"\nbaseline = {{ period = \"2021年度\", value = {base} }}\n\
             target = {{ period = \"2026年度\", value = {target} }}"
        ))
    }

    /// Rated by a rule with its usual bands and numbers.
    pub(crate) fn by(self, rule: &str) -> Self {
        self.declaring(&format!("[status]\nrule = \"{rule}\""))
    }

    /// In a plan that declares these rules.
    pub(crate) fn declaring(mut self, rules: &str) -> Self {
        rules.clone_into(&mut self.rules);
        self
    }

    /// With another key.
    pub(crate) fn with(mut self, line: &str) -> Self {
        self.definition = format!("{line}\n{}", self.definition);
        self
    }

    /// With a value of a fiscal year.
    pub(crate) fn at(self, year: i32, value: &str) -> Self {
        self.on(&format!("{year}年度"), value)
    }

    /// With a value of any period.
    pub(crate) fn on(mut self, period: &str, value: &str) -> Self {
        let _ = writeln!(self.values, "x,{period},{value},");
        self
    }

    /// With a value of a series in a fiscal year.
    pub(crate) fn of(mut self, series: &str, year: i32, value: &str) -> Self {
        let _ = writeln!(self.values, "x,{year}年度,{value},{series}");
        self
    }

    /// The state by the rule in force, and by all the others.
    pub(crate) fn all(&self) -> (Status, Vec<(RuleName, Status)>) {
        let plan = format!(
            "title = \"計画\"\n[[level]]\nid = \"goal\"\nname = \"目標\"\n\
             [[mark]]\nid = \"no-survey\"\nname = \"調査なし\"\n{}",
            self.rules
        );
        let indicators = format!("[[indicator]]\nid = \"x\"\nname = \"指標\"\n{}", self.definition);
        let tree = MemoryTree::new()
            .with("site.toml", "title = \"市\"\nas_of = \"2026-11-21\"")
            .with("content/p/plan.toml", plan)
            .with("content/p/indicators.toml", indicators)
            .with("content/p/values.csv", format!("indicator,period,value,series\n{}", self.values));
        let mut diagnostics = Diagnostics::new();
        let raw = load(&tree, &mut diagnostics).unwrap().unwrap();
        let (_, site) = resolve(raw, date(2026, 11, 21), &mut diagnostics);
        let site = site.whole().unwrap_or_else(|| panic!("{:#?}", diagnostics.sorted()));
        let plan = derive(&site).plans.shift_remove("p").unwrap();
        let (id, status) = plan.statuses.first().unwrap();
        (status.clone(), plan.other_rules(id).to_vec())
    }

    /// The state by the rule in force.
    pub(crate) fn status(&self) -> Status {
        self.all().0
    }

    /// The state with its numbers.
    pub(crate) fn rated(&self) -> Rated {
        match self.status() {
            Status::Rated(rated) => rated,
            Status::Unrated(reason) => panic!("not rated: {reason:?}"),
        }
    }

    /// Place of the band, and the percentage with one digit.
    pub(crate) fn band(&self) -> (usize, String) {
        let rated = self.rated();
        (rated.band, rated.computation.percent().map_or_else(String::new, |percent| one(&percent)))
    }

    /// Place of the band.
    pub(crate) fn place(&self) -> usize {
        self.rated().band
    }

    /// The exact percentage.
    pub(crate) fn percent(&self) -> Exact {
        self.rated().computation.percent().unwrap()
    }

    /// Why there is no state.
    pub(crate) fn reason(&self) -> Unrated {
        match self.status() {
            Status::Unrated(reason) => reason,
            Status::Rated(rated) => panic!("rated: {rated:?}"),
        }
    }
}

/// One digit after the point.
pub(crate) fn one(percent: &Exact) -> String {
    percent.rounded(1, Rounding::Nearest)
}
