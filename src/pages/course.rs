//! From where to where an indicator's values went, as far as they may be compared.
//!
//! Takes an indicator, gives its first and its latest value. Sentences and charts ask here, so that they tell the same.
//! Must not know words, and which way is good.

use jiff::civil::Date;

use crate::model::period::{Form, Period, Unit};
use crate::model::{Indicator, Number, Observation, ObservationKind};

/// A value with its period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Dated<'a> {
    pub(super) value: &'a Number,
    pub(super) period: Period,
    /// Whether it is the plan's baseline.
    pub(super) is_baseline: bool,
}

/// The two ends of what may be compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Course<'a> {
    /// Where it starts: the baseline, else the first measured value; none when the latest is the only one.
    pub(super) first: Option<Dated<'a>>,
    /// The latest measured value.
    pub(super) latest: Option<Dated<'a>>,
}

impl<'a> Course<'a> {
    /// The course of the headline.
    pub(super) fn of(indicator: &'a Indicator) -> Self {
        let measured = comparable(indicator);
        let latest = measured.last().copied();
        let baseline = baseline(indicator)
            .filter(|baseline| measured.iter().all(|one| one.period.is_year() == baseline.period.is_year()));
        let first = baseline.or(measured.first().copied());
        let precedes =
            |first: &Dated<'_>| latest.is_none_or(|latest| first.period.end() < latest.period.end());
        Self { first: first.filter(precedes), latest }
    }
}

/// The measured values of the headline that may be compared with the latest of them, in order of time.
pub(super) fn comparable(indicator: &Indicator) -> Vec<Dated<'_>> {
    let since = last_break(indicator);
    let measured = indicator.headline().filter(|one| one.kind == ObservationKind::Actual);
    let dated = |one: &'_ Observation| -> Option<Period> {
        since.is_none_or(|since| one.period.start() >= since).then_some(one.period)
    };
    let mut values: Vec<Dated<'_>> = measured
        .filter_map(|one| Some(Dated { period: dated(one)?, value: one.value.as_ref()?, is_baseline: false }))
        .collect();
    // Neither is a half year comparable with a whole one, nor one half with the other.
    let has_years = values.iter().any(|one| one.period.is_year());
    values.retain(|one| one.period.is_year() || !has_years);
    let latest = values.last().map(|latest| season(&latest.period));
    values.retain(|one| Some(season(&one.period)) == latest);
    values
}

fn baseline(indicator: &Indicator) -> Option<Dated<'_>> {
    let since = last_break(indicator);
    let baseline = indicator.baseline.as_ref()?;
    let period = baseline.period.filter(|period| since.is_none_or(|since| period.start() >= since))?;
    Some(Dated { value: &baseline.value, period, is_baseline: true })
}

/// Values from before a break are not comparable with those after it.
fn last_break(indicator: &Indicator) -> Option<Date> {
    indicator.breaks.iter().map(|change| change.period.start()).max()
}

/// Which part of a year a period is: only the same parts of different years tell of a change.
fn season(period: &Period) -> (u8, u8) {
    match period.form() {
        Form::Single(Unit::Half(_, half)) => (2, half),
        Form::Single(Unit::Quarter(_, quarter)) => (4, quarter),
        Form::Single(Unit::Month) => (12, period.start().month().unsigned_abs()),
        Form::Single(Unit::Day | Unit::Year(_)) | Form::Range { .. } => (1, 1),
    }
}
