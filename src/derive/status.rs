//! The state of an indicator: a named rule, its inputs, its result; or why there is none.
//!
//! Bounds are compared with exact values; rounding belongs to display.

use rust_decimal::Decimal;

use crate::model::period::Period;
use crate::model::{Indicator, Plan, RuleName, Target, Trend};

/// The state of an indicator.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Status {
    /// A rule gave it a band.
    Rated(Rated),
    /// It has no state, which is not a bad one.
    Unrated(Unrated),
}

/// A state with everything that it follows from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rated {
    /// The rule.
    pub rule: RuleName,
    /// The period of the value.
    pub period: Period,
    /// Index of the band in the plan's rule.
    pub band: usize,
    /// How it was computed.
    pub computation: Computation,
}

/// How a state was computed; percentages are exact, not rounded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Computation {
    /// The target is reached; no formula is needed.
    Reached {
        /// The value.
        actual: Decimal,
        /// What it reached.
        target: Decimal,
    },
    /// actual / target.
    Ratio {
        /// The value.
        actual: Decimal,
        /// The target.
        target: Decimal,
        /// The result in percent.
        percent: Decimal,
    },
    /// (actual - baseline) / (target - baseline).
    Way {
        /// The value.
        actual: Decimal,
        /// The baseline.
        baseline: Decimal,
        /// The target.
        target: Decimal,
        /// The result in percent.
        percent: Decimal,
    },
    /// The share of the way against the share of the time.
    Pace {
        /// The value.
        actual: Decimal,
        /// The baseline.
        baseline: Decimal,
        /// The target.
        target: Decimal,
        /// Share of the way in percent.
        way: Decimal,
        /// Years since the baseline.
        years: i32,
        /// Years from the baseline to the target.
        of_years: i32,
        /// The result in percent.
        percent: Decimal,
    },
}

/// Why an indicator has no state.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Unrated {
    /// The plan declares no rule.
    NoRule,
    /// No value has been measured yet.
    NoActual,
    /// There is no target.
    NoTarget,
    /// The target is in words.
    TextTarget,
    /// There is no baseline, and the rule needs one.
    NoBaseline,
    /// Target and baseline are equal: there is no way to measure.
    NoWay,
    /// The rule does not fit the direction, or the periods are not years.
    NotApplicable,
    /// No band of the plan's rule holds the result.
    NoBand,
}

pub(super) fn status(indicator: &Indicator, plan: &Plan) -> Status {
    match rate(indicator, plan) {
        Ok(rated) => Status::Rated(rated),
        Err(reason) => Status::Unrated(reason),
    }
}

fn rate(indicator: &Indicator, plan: &Plan) -> Result<Rated, Unrated> {
    let target = indicator.main_target().ok_or(Unrated::NoTarget)?;
    let latest = indicator.latest_actual();
    let wanted = [&target.value, &target.min, &target.max].into_iter().flatten().next();
    let wanted = wanted.map(|number| number.value).ok_or(Unrated::TextTarget)?;
    let latest = latest.ok_or(Unrated::NoActual)?;
    let actual = latest.decimal().ok_or(Unrated::NoActual)?;
    let rule = plan.status_rule.as_ref().ok_or(Unrated::NoRule)?;
    let name = indicator.rule.unwrap_or(rule.name);
    let reached = is_reached(indicator.direction, actual, target).ok_or(Unrated::NotApplicable)?;
    let met = rule.bands.iter().position(|band| band.tone == crate::model::Tone::Met);
    if let Some(band) = met.filter(|_| reached) {
        let computation = Computation::Reached { actual, target: wanted };
        return Ok(Rated { rule: name, period: latest.period, band, computation });
    }
    let computation = compute(name, indicator, (actual, latest.period), (wanted, target.period))?;
    let percent = computation.percent();
    let band = rule.bands.iter().position(|band| band.bounds.contain(percent)).ok_or(Unrated::NoBand)?;
    Ok(Rated { rule: name, period: latest.period, band, computation })
}

/// Whether a value meets a target; `None` where no way is better.
fn is_reached(direction: Option<Trend>, actual: Decimal, target: &Target) -> Option<bool> {
    let value = target.value.as_ref().map(|number| number.value);
    let min = target.min.as_ref().map(|number| number.value);
    let max = target.max.as_ref().map(|number| number.value);
    match direction? {
        Trend::Up | Trend::AtLeast => Some(actual >= value.or(min)?),
        Trend::Down | Trend::AtMost => Some(actual <= value.or(max)?),
        Trend::Keep => Some(actual == value?),
        Trend::Range => Some(min.is_none_or(|min| actual >= min) && max.is_none_or(|max| actual <= max)),
        Trend::Milestone | Trend::None => None,
    }
}

fn compute(
    rule: RuleName,
    indicator: &Indicator,
    (actual, period): (Decimal, Period),
    (target, target_period): (Decimal, Option<Period>),
) -> Result<Computation, Unrated> {
    let hundred = Decimal::ONE_HUNDRED;
    if rule == RuleName::RatioToTarget {
        let (part, whole) = match indicator.direction {
            Some(Trend::Down | Trend::AtMost) => (target, actual),
            _ => (actual, target),
        };
        let percent = (part * hundred).checked_div(whole).ok_or(Unrated::NoWay)?;
        return Ok(Computation::Ratio { actual, target, percent });
    }
    let baseline = indicator.baseline.as_ref().ok_or(Unrated::NoBaseline)?;
    let from = baseline.value.value;
    let way = ((actual - from) * hundred).checked_div(target - from).ok_or(Unrated::NoWay)?;
    if rule == RuleName::FromBaseline {
        return Ok(Computation::Way { actual, baseline: from, target, percent: way });
    }
    let year = |period: Option<Period>| period.and_then(|period| period.year()).ok_or(Unrated::NotApplicable);
    let start = year(baseline.period)?;
    let years = year(Some(period))? - start;
    let of_years = year(target_period)? - start;
    if years <= 0 || of_years <= 0 {
        return Err(Unrated::NotApplicable);
    }
    // One division at the end, so that nothing is rounded before it is compared.
    let ahead = (actual - from) * Decimal::from(of_years) * hundred;
    let percent = ahead.checked_div((target - from) * Decimal::from(years)).ok_or(Unrated::NotApplicable)?;
    Ok(Computation::Pace { actual, baseline: from, target, way, years, of_years, percent })
}

impl Computation {
    /// The number that the bands are asked about; a reached target is 100 percent.
    pub fn percent(&self) -> Decimal {
        match self {
            Self::Reached { .. } => Decimal::ONE_HUNDRED,
            Self::Ratio { percent, .. } | Self::Way { percent, .. } | Self::Pace { percent, .. } => *percent,
        }
    }
}
