//! The growth rule of Open SDG, after Statistics Canada: growth a year against the growth that the target asks for.
//!
//! The one rule with floating point: it takes roots. Every operation is either exact by its standard or done by one
//! implementation on all platforms, and results are rounded once, to nine digits, when everything has been compared.

use std::collections::BTreeMap;
use std::str::FromStr;

use indexmap::IndexMap;
use rust_decimal::Decimal;

use crate::model::period::Period;
use crate::model::{ObservationKind, Progress, SeriesId, Trend};

use super::inputs::Inputs;
use super::{Computation, Rated, Unrated};

/// What stands in the place of a zero, of which nothing can grow.
const NEARLY_ZERO: f64 = 0.001;
/// How fast bounds fall near the limit.
const STEEPNESS: f64 = 4.44;
/// Growth a year that is high and medium, where there is no target.
const GROWTH_BOUNDS: (f64, f64) = (0.015, 0.005);
/// Shares of the growth asked for that are high and medium, where there is one.
const SHARE_BOUNDS: (f64, f64) = (0.95, 0.60);
/// The best and the worst score.
const BEST: f64 = 5.0;

/// One part of an indicator with its result.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Which series; none: the headline.
    pub series: Option<SeriesId>,
    /// Parts of one group count once.
    pub group: Option<String>,
    /// Its numbers, or why there are none.
    pub growth: Result<Growth, Unrated>,
}

/// How a part grew, and what that is worth. Computed numbers have nine digits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Growth {
    /// The year from which growth is counted.
    pub base_year: i32,
    /// Its value.
    pub base: Decimal,
    /// The latest year with a value.
    pub year: i32,
    /// Its value.
    pub actual: Decimal,
    /// The target and its year.
    pub target: Option<(Decimal, i32)>,
    /// Growth a year.
    pub grown: Decimal,
    /// The growth a year that the target asks for.
    pub asked: Option<Decimal>,
    /// How much of the usual bounds counts so near the limit; only without a target.
    pub reduced_to: Option<Decimal>,
    /// Growth a year in the good direction, or its share of what the target asks for.
    pub value: Decimal,
    /// The band.
    pub band: &'static str,
    /// From -5 to 5.
    pub score: Decimal,
}

/// The numbers of a part before they are rounded.
struct Raw {
    grown: f64,
    asked: Option<f64>,
    reduced_to: Option<f64>,
    value: f64,
    band: &'static str,
    score: f64,
}

/// `open-sdg`: the mean of the scores of all parts that have one; a group is averaged first and counts once.
pub(super) fn open_sdg(inputs: &Inputs<'_>) -> Result<Rated, Unrated> {
    let headline = [whole()];
    let configured = &inputs.indicator.progress;
    let configured = if configured.is_empty() { &headline[..] } else { configured };
    let mut latest: Option<Period> = None;
    let mut parts = Vec::with_capacity(configured.len());
    let mut grouped: IndexMap<Option<&String>, Vec<f64>> = IndexMap::new();
    let mut scores: Vec<f64> = Vec::new();
    let mut all_achieved = true;
    for part in configured {
        let growth = match grow(inputs, part) {
            Ok((growth, score, period)) => {
                all_achieved &= growth.band == "achieved";
                latest = latest.max(Some(period));
                match &part.group {
                    Some(group) => grouped.entry(Some(group)).or_default().push(score),
                    None => scores.push(score),
                }
                Ok(growth)
            }
            Err(reason) => Err(reason),
        };
        parts.push(Part { series: part.series.clone(), group: part.group.clone(), growth });
    }
    scores.extend(grouped.values().filter_map(|group| mean(group)));
    let (Some(score), Some(period)) = (mean(&scores), latest) else {
        let first = parts.into_iter().find_map(|part| part.growth.err());
        return Err(first.unwrap_or(Unrated::NoActual));
    };
    let band = match score {
        _ if all_achieved => "achieved",
        score if score >= 2.5 => "substantial",
        score if score >= 0.0 => "moderate",
        score if score >= -2.5 => "limited",
        _ => "deterioration",
    };
    let score = rounded(score)?;
    inputs.sorted(period, band, Computation::OpenSdg { parts, score })
}

/// The headline as it is when nothing is configured.
fn whole() -> Progress {
    Progress {
        series: None,
        direction: None,
        base_year: None,
        target_year: None,
        target: None,
        limit: None,
        group: None,
    }
}

fn mean(scores: &[f64]) -> Option<f64> {
    let count = u32::try_from(scores.len()).ok().filter(|count| *count > 0)?;
    Some(scores.iter().sum::<f64>() / f64::from(count))
}

/// A part's numbers, its score before it is rounded, and the period of its latest value.
fn grow(inputs: &Inputs<'_>, part: &Progress) -> Result<(Growth, f64, Period), Unrated> {
    let rising = match part.direction {
        Some(Trend::Up | Trend::AtLeast) => true,
        Some(Trend::Down | Trend::AtMost) => false,
        Some(_) => return Err(Unrated::NotApplicable),
        None => inputs.is_rising()?,
    };
    let values = values(inputs, part)?;
    let from = part.base_year.unwrap_or(inputs.rule.base_year);
    let (base_year, (base, _)) = values.range(from..).next().ok_or(Unrated::TooFewYears)?;
    let (year, (actual, period)) = values.last_key_value().ok_or(Unrated::NoActual)?;
    if base_year >= year {
        return Err(Unrated::TooFewYears);
    }
    let target = target(inputs, part);
    let years = (year - base_year, target.map(|(_, year)| year - base_year));
    let numbers = [float(*base)?, float(*actual)?];
    let raw = match target {
        Some((target, _)) => with_target(numbers, float(target)?, years, rising)?,
        None => without_target(numbers, part.limit.map(float).transpose()?, years.0, rising)?,
    };
    let growth = Growth {
        base_year: *base_year,
        base: *base,
        year: *year,
        actual: *actual,
        target,
        grown: rounded(raw.grown)?,
        asked: raw.asked.map(rounded).transpose()?,
        reduced_to: raw.reduced_to.map(rounded).transpose()?,
        value: rounded(raw.value)?,
        band: raw.band,
        score: rounded(raw.score)?,
    };
    Ok((growth, raw.score, *period))
}

/// The measured values of a part by year.
fn values(inputs: &Inputs<'_>, part: &Progress) -> Result<BTreeMap<i32, (Decimal, Period)>, Unrated> {
    let measured = inputs.indicator.observations.iter().filter(|one| {
        one.series == part.series && one.kind == ObservationKind::Actual && one.value.is_some()
    });
    let mut values = BTreeMap::new();
    for one in measured {
        let (Some(year), Some(value)) = (one.period.year(), one.decimal()) else { continue };
        // A fiscal and a calendar year of one number are two values for one year.
        if values.insert(year, (value, one.period)).is_some() {
            return Err(Unrated::NoYears);
        }
    }
    if values.is_empty() { Err(Unrated::NoActual) } else { Ok(values) }
}

/// A part's target and its year; the headline has the indicator's own where none is configured.
fn target(inputs: &Inputs<'_>, part: &Progress) -> Option<(Decimal, i32)> {
    if let Some(target) = part.target {
        return Some((target, part.target_year.unwrap_or(inputs.rule.target_year)));
    }
    if part.series.is_some() {
        return None;
    }
    let (target, value) = inputs.target().ok()?;
    let year = target.period.and_then(|period| period.year());
    Some((value, part.target_year.or(year).unwrap_or(inputs.rule.target_year)))
}

/// The value of the base in which nothing is zero; base and latest value have to have one sign.
fn base_of([base, actual]: [f64; 2]) -> Result<f64, Unrated> {
    let base = or_nearly_zero(base);
    if base * actual < 0.0 { Err(Unrated::SignChange) } else { Ok(base) }
}

fn or_nearly_zero(value: f64) -> f64 {
    if value == 0.0 { NEARLY_ZERO } else { value }
}

/// Growth a year from one value to another.
fn growth(to: f64, from: f64, years: i32) -> Result<f64, Unrated> {
    let growth = libm::pow(to / from, 1.0 / f64::from(years)) - 1.0;
    if years > 0 && growth.is_finite() { Ok(growth) } else { Err(Unrated::NoGrowth) }
}

/// Growth in the good direction: growth of a negative number makes it worse.
fn towards(growth: f64, base: f64, rising: bool) -> f64 {
    if rising == (base >= 0.0) { growth } else { -growth }
}

fn without_target(
    [base, actual]: [f64; 2],
    limit: Option<f64>,
    years: i32,
    rising: bool,
) -> Result<Raw, Unrated> {
    let base = base_of([base, actual])?;
    let grown = growth(actual, base, years)?;
    let value = towards(grown, base, rising);
    let share = limit.map(|limit| coefficient(base.abs(), limit.abs()));
    let by = share.unwrap_or(1.0);
    let (high, medium) = (GROWTH_BOUNDS.0 * by, GROWTH_BOUNDS.1 * by);
    let score = if value < 0.0 {
        (125.0 * value - 2.5).max(-BEST)
    } else if by == 0.0 {
        BEST
    } else if value >= high {
        (500.0 * value / by - 5.0).min(BEST)
    } else if value >= medium {
        250.0 * value / by - 1.25
    } else {
        500.0 * value / by - 2.5
    };
    Ok(Raw { grown, asked: None, reduced_to: share, value, band: band(value, high, medium), score })
}

fn with_target(
    [base, actual]: [f64; 2],
    target: f64,
    (years, of_years): (i32, Option<i32>),
    rising: bool,
) -> Result<Raw, Unrated> {
    let target = or_nearly_zero(target);
    let base = base_of([base, actual])?;
    let grown = growth(actual, base, years)?;
    let asked = growth(target, base, of_years.ok_or(Unrated::NoGrowth)?)?;
    if asked == 0.0 {
        return Err(Unrated::NoGrowth);
    }
    let value = towards(grown, base, rising) / asked.abs();
    let is_achieved = if rising { actual >= target } else { actual <= target };
    let (high, medium) = SHARE_BOUNDS;
    let (band, score) = match band(value, high, medium) {
        _ if is_achieved => ("achieved", BEST),
        band if value >= medium => (band, (7.1429 * value - 4.2857).min(BEST)),
        band => (band, (4.1667 * value - 2.5).max(-BEST)),
    };
    Ok(Raw { grown, asked: Some(asked), reduced_to: None, value, band, score })
}

/// How much of the usual bounds counts for a base so near its limit.
fn coefficient(base: f64, limit: f64) -> f64 {
    if base >= 2.0 * limit {
        1.0
    } else if base <= limit {
        1.0 - libm::pow(base / limit, STEEPNESS)
    } else {
        1.0 - libm::pow((2.0 * limit - base) / limit, STEEPNESS)
    }
}

fn band(value: f64, high: f64, medium: f64) -> &'static str {
    match value {
        value if value >= high => "substantial",
        value if value >= medium => "moderate",
        value if value >= 0.0 => "limited",
        _ => "deterioration",
    }
}

/// The nearest floating point number.
fn float(value: Decimal) -> Result<f64, Unrated> {
    value.to_string().parse().map_err(|_| Unrated::NoGrowth)
}

/// Nine digits after the point.
fn rounded(value: f64) -> Result<Decimal, Unrated> {
    let decimal = Decimal::from_str(&format!("{value:.9}")).map_err(|_| Unrated::NoGrowth)?;
    Ok(if decimal.is_zero() { Decimal::ZERO } else { decimal.normalize() })
}
