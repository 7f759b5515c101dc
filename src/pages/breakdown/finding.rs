//! What a breakdown shows, in sentences: the highest and the lowest of one period, and who has no value then.
//!
//! Takes the series of a dimension, gives sentences. Must not know which way is good: a difference is no judgement.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::model::period::Period;
use crate::model::{Exact, Indicator, Number, Observation, ObservationKind, Rounding, Series, print_digits};

use super::{Breakdown, measured};
use crate::pages::context::Context;

/// The measured values of a breakdown's series in one period.
struct Standing<'a> {
    period: Period,
    values: Vec<(&'a Series, &'a Number)>,
}

impl Context<'_> {
    /// The highest and the lowest value of the latest period in which there are two; of a single series its latest value.
    pub(super) fn finding(&self, indicator: &Indicator, breakdown: &Breakdown<'_>) -> Option<String> {
        let standing = standing(indicator, breakdown)?;
        let (_, first) = standing.values.first()?;
        if let [(series, _)] = standing.values.as_slice() {
            return self.beside_headline(indicator, series);
        }
        let value = |(_, number): &(&Series, &Number)| number.value;
        let (low, high) = (
            standing.values.iter().min_by_key(|one| value(one))?,
            standing.values.iter().max_by_key(|one| value(one))?,
        );
        let period = ("period", self.printer.short_period(&standing.period, &self.plan.calendar));
        if value(low) == value(high) {
            return Some(
                self.printer
                    .say("breakdown.equal", &[period, ("value", self.printer.united(first, indicator))]),
            );
        }
        let names = |of: &(&Series, &Number)| {
            let equal = standing.values.iter().filter(|one| value(one) == value(of));
            let names: Vec<&str> = equal.map(|(series, _)| series.name.as_str()).collect();
            names.join(self.printer.get("breakdown.and"))
        };
        Some(self.printer.say(
            "breakdown.extremes",
            &[
                period,
                ("high-names", names(high)),
                ("high", self.printer.united(high.1, indicator)),
                ("low-names", names(low)),
                ("low", self.printer.united(low.1, indicator)),
                ("difference", self.difference(high.1, low.1, indicator)),
            ],
        ))
    }

    /// Which series have no measured value in the period that the finding is about, and what is known instead.
    pub(super) fn missing(&self, indicator: &Indicator, breakdown: &Breakdown<'_>) -> Option<String> {
        let standing = standing(indicator, breakdown)?;
        let has_value = |series: &&&Series| standing.values.iter().any(|(known, _)| known.id == series.id);
        let missing = breakdown.series.iter().filter(|series| !has_value(series));
        let names: Vec<String> =
            missing.map(|series| self.missing_name(indicator, series, &standing.period)).collect();
        let period = self.printer.short_period(&standing.period, &self.plan.calendar);
        let names = names.join(self.printer.get("breakdown.and"));
        (!names.is_empty())
            .then(|| self.printer.say("breakdown.missing", &[("period", period), ("names", names)]))
    }

    fn missing_name(&self, indicator: &Indicator, series: &Series, period: &Period) -> String {
        let is_there = |one: &&Observation| one.series.as_ref() == Some(&series.id) && one.period == *period;
        let Some(entry) = indicator.observations.iter().find(is_there) else { return series.name.clone() };
        let value = self.printer.observation(entry, indicator, self.plan);
        let instead = match entry.kind {
            ObservationKind::Actual => value,
            kind => self.printer.say(
                "breakdown.instead",
                &[("kind", self.printer.observation_kind(kind).to_owned()), ("value", value)],
            ),
        };
        let words = [("name", series.name.clone()), ("instead", instead)];
        self.printer.say("breakdown.missing-name", &words)
    }

    /// The latest measured value of one series beside the headline's of the same period.
    pub(super) fn beside_headline(&self, indicator: &Indicator, series: &Series) -> Option<String> {
        let latest = latest(measured(indicator, Some(&series.id)))?;
        let value = self.printer.united(latest.value.as_ref()?, indicator);
        let period = self.printer.short_period(&latest.period, &self.plan.calendar);
        let mut words = vec![("period", period), ("name", series.name.clone()), ("value", value)];
        let headline = measured(indicator, None).find(|one| one.period == latest.period);
        let Some(headline) = headline.and_then(|one| one.value.as_ref()) else {
            return Some(self.printer.say("breakdown.one", &words));
        };
        words.push(("headline", self.printer.united(headline, indicator)));
        Some(self.printer.say("breakdown.one-and-headline", &words))
    }

    /// The small chart of a series in words: its latest measured value, else the latest that is expected.
    pub(super) fn described(&self, indicator: &Indicator, series: &Series) -> String {
        self.beside_headline(indicator, series).unwrap_or_else(|| {
            let valued = indicator.observations.iter().filter(|one| one.value.is_some());
            let expected = latest(valued.filter(|one| one.series.as_ref() == Some(&series.id)));
            let said = expected.map(|one| {
                let period = self.printer.short_period(&one.period, &self.plan.calendar);
                let value = self.marked(one, indicator, indicator.unit.as_deref());
                let words = [("period", period), ("name", series.name.clone()), ("value", value)];
                self.printer.say("breakdown.one", &words)
            });
            said.unwrap_or_default()
        })
    }

    /// The exact difference; of percentages it is in points.
    pub(in crate::pages) fn difference(&self, high: &Number, low: &Number, indicator: &Indicator) -> String {
        let difference = Exact::from(high.value) - Exact::from(low.value);
        // So many digits hold it whole: nothing is rounded.
        let digits = high.value.scale().max(low.value.scale());
        let digits = print_digits(&difference.rounded(digits, Rounding::Nearest), self.printer.language);
        let points = indicator.is_percentage().then(|| self.printer.get("breakdown.points"));
        let unit = points.or(indicator.unit.as_deref());
        self.printer.with_unit(&digits, unit)
    }
}

/// The latest of values; where there are years, a half of one is not compared with them.
pub(super) fn latest<'a>(observations: impl Iterator<Item = &'a Observation>) -> Option<&'a Observation> {
    observations.max_by_key(|one| order(&one.period))
}

/// The latest period in which two series have a measured value, else the latest in which one has.
fn standing<'a>(indicator: &'a Indicator, breakdown: &Breakdown<'a>) -> Option<Standing<'a>> {
    let mut periods: BTreeMap<Period, Vec<(&'a Series, &'a Number)>> = BTreeMap::new();
    for series in &breakdown.series {
        for one in measured(indicator, Some(&series.id)) {
            periods.entry(one.period).or_default().extend(one.value.as_ref().map(|value| (*series, value)));
        }
    }
    let standings = periods.into_iter().map(|(period, values)| Standing { period, values });
    standings.max_by_key(|one| (one.period.is_year(), one.values.len() >= 2, order(&one.period)))
}

/// Years before parts of them, then by time.
fn order(period: &Period) -> (bool, Date, Date) {
    (period.is_year(), period.end(), period.start())
}
