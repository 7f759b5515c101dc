//! The growth rule of Open SDG explained, part by part.
//!
//! Takes the parts with their numbers, gives the steps that a page shows. Must not know how they were computed.

use rust_decimal::Decimal;

use crate::derive::{Growth, Part};
use crate::model::{Exact, Indicator, RuleName};

use super::context::Context;
use super::view::ExplanationStep;

impl Context<'_> {
    /// Every part with its growth, value and score, and the mean where there are several.
    pub(super) fn growth_steps(
        &self,
        parts: &[Part],
        score: Decimal,
        indicator: &Indicator,
    ) -> Vec<ExplanationStep> {
        let mut steps = Vec::new();
        for part in parts {
            let name = self.part_name(part, indicator);
            let step = |key: &str, formula: String| ExplanationStep {
                name: self.printer.say(key, &[("part", name.clone())]),
                formula,
            };
            match &part.growth {
                Ok(growth) => steps.extend(self.part_steps(growth, step)),
                Err(reason) => steps.push(step("explain.not-scored", self.unrated_reason(reason))),
            }
        }
        if parts.len() > 1 {
            let formula = self.printer.exact(&Exact::from(score));
            steps.push(ExplanationStep { name: self.printer.word("explain.mean"), formula });
        }
        steps
    }

    /// What a part is called: its series, with its group.
    fn part_name(&self, part: &Part, indicator: &Indicator) -> String {
        let known = part.series.as_ref().and_then(|id| indicator.series.iter().find(|one| one.id == *id));
        let name = known.map_or_else(|| self.printer.word("series.headline"), |series| series.name.clone());
        match &part.group {
            Some(group) => format!("{group} {name}"),
            None => name,
        }
    }

    fn part_steps(
        &self,
        growth: &Growth,
        step: impl Fn(&str, String) -> ExplanationStep,
    ) -> Vec<ExplanationStep> {
        let number = |value: Decimal| self.printer.number(value);
        let exact = |value: Decimal| self.printer.exact(&Exact::from(value));
        let percent = |value: Decimal| self.printer.percent(&(Exact::from(value) * Exact::hundred()));
        let formula = |key: &str, (name, value): (&'static str, Decimal), years: i32, to: Decimal| {
            let facts = [
                ("actual", number(growth.actual)),
                ("target", number(to)),
                ("base", number(growth.base)),
                ("years", years.to_string()),
                (name, percent(value)),
            ];
            self.printer.say(key, &facts)
        };
        let years = growth.year - growth.base_year;
        let grown = ("grown", growth.grown);
        let mut steps =
            vec![step("explain.growth", formula("explain.growth-formula", grown, years, growth.actual))];
        if let (Some((target, year)), Some(asked)) = (growth.target, growth.asked) {
            let asked = formula("explain.asked-formula", ("asked", asked), year - growth.base_year, target);
            steps.push(step("explain.asked", asked));
            steps.push(step("explain.share", percent(growth.value)));
        } else {
            steps.push(step("explain.value", percent(growth.value)));
        }
        steps.extend(growth.reduced_to.map(|share| step("explain.limit", format!("× {}", exact(share)))));
        let name = self.printer.word(&format!("band.{}.{}", RuleName::OpenSdg.id(), growth.band));
        let score =
            self.printer.say("explain.score-formula", &[("score", exact(growth.score)), ("name", name)]);
        steps.push(step("explain.score", score));
        steps
    }
}
