//! States in words: the names of bands, and why an indicator is not rated.
//!
//! Takes a status, gives what every page calls it. Must not know formulas.

use crate::derive::{Status, Unrated};
use crate::model::{Band, Indicator, RuleName, Tone};

use super::context::{Context, tone};
use super::view::StateView;

impl Context<'_> {
    /// How an indicator stands, and why it is not rated.
    pub(super) fn state(&self, indicator: &Indicator) -> (StateView, Option<&Unrated>) {
        match self.derived.statuses.get(&indicator.id) {
            Some(status) => (self.state_of(status), unrated(status)),
            None => (self.unrated(), None),
        }
    }

    /// Whether a person gave an indicator its state.
    pub(super) fn is_judged(&self, indicator: &Indicator) -> bool {
        let status = self.derived.statuses.get(&indicator.id);
        matches!(status, Some(Status::Rated(rated)) if rated.rule == RuleName::Manual)
    }

    /// What a status is called.
    pub(super) fn state_of(&self, status: &Status) -> StateView {
        let Status::Rated(rated) = status else { return self.unrated() };
        let band = self.plan.rules.band(rated.rule, rated.band);
        band.map_or_else(|| self.unrated(), |band| self.band_state(rated.rule, band))
    }

    /// What a band is called.
    pub(super) fn band_state(&self, rule: RuleName, band: &Band) -> StateView {
        StateView { tone: tone(band.tone), name: self.band_name(rule, band) }
    }

    /// The name of a band; the usual bands of a rule have one in the site's language.
    pub(super) fn band_name(&self, rule: RuleName, band: &Band) -> String {
        let usual = || self.printer.word(&format!("band.{}.{}", self.usual_bands(rule).id(), band.id));
        band.name.clone().unwrap_or_else(usual)
    }

    /// Whose usual bands a rule has: a person's status has those of the plan's own rule, or of the pace.
    fn usual_bands(&self, rule: RuleName) -> RuleName {
        let rules = &self.plan.rules;
        match rules.get(rule) {
            Some(manual) if rule == RuleName::Manual && manual.declared => RuleName::LinearPace,
            Some(_) if rule == RuleName::Manual => rules.own.unwrap_or(RuleName::LinearPace),
            _ => rule,
        }
    }

    /// What the states of a tone are called together: where rules have several names for them, they have the common one;
    /// none where no indicator has a state of that tone.
    pub(super) fn tone_name(&self, tone: &str) -> Option<String> {
        let states = self.plan.indicators.values().map(|indicator| self.state(indicator).0);
        let mut names = states.filter(|state| state.tone == tone).map(|state| state.name);
        let first = names.next()?;
        let is_one = names.all(|name| name == first);
        Some(if is_one { first } else { self.printer.word(&format!("tone.{tone}")) })
    }

    fn unrated(&self) -> StateView {
        StateView { tone: tone(Tone::None), name: self.printer.word("status.unrated") }
    }

    /// The name of a rule.
    pub(super) fn rule_name(&self, rule: RuleName) -> String {
        self.printer.word(&format!("rule.{}", rule.id()))
    }

    /// Why an indicator is not rated, in a sentence.
    pub(super) fn unrated_reason(&self, reason: &Unrated) -> String {
        self.reason("status", reason)
    }

    /// Why an indicator is not rated, in the few words that a list has room for.
    pub(super) fn short_reason(&self, reason: &Unrated) -> String {
        self.reason("unrated", reason)
    }

    fn reason(&self, table: &str, reason: &Unrated) -> String {
        let key = format!("{table}.{}", reason.id());
        if let Unrated::Mark(mark) = reason {
            let name = self.plan.marks.get(mark).map_or_else(|| mark.to_string(), |mark| mark.name.clone());
            return self.printer.say(&key, &[("mark", name)]);
        }
        self.printer.word(&key)
    }
}

fn unrated(status: &Status) -> Option<&Unrated> {
    match status {
        Status::Unrated(reason) => Some(reason),
        Status::Rated(_) => None,
    }
}
