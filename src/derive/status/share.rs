//! Rules that give a percentage: share of the target, of the way, of the time.

use rust_decimal::Decimal;

use crate::model::{Exact, RuleName, Trend};

use super::inputs::{Actual, Inputs};
use super::{Computation, Rated, Unrated};

/// `ratio-to-target`, `from-baseline` and `linear-pace`.
///
/// A reached target goes to `met`, the band for reached targets, before any formula. Where the bands ask for numbers
/// only, the formula is tried, and a reached target that has none (0 kept at 0) counts as exactly 100.
pub(super) fn rate(inputs: &Inputs<'_>, met: Option<usize>) -> Result<Rated, Unrated> {
    let (target, wanted) = inputs.target()?;
    let actual = inputs.actual(Some(target))?;
    if inputs.direction()? == Trend::Range {
        // Between two ends there is no way and no share; a state only for values inside would hide the others.
        return Err(Unrated::NotApplicable);
    }
    let reached = inputs.is_reached(actual.value, target)?;
    let computation = Computation::Reached { actual: actual.value, target: wanted };
    if let Some(band) = met.filter(|_| reached) {
        return Ok(Rated { rule: inputs.rule.name, period: Some(actual.period), band, computation });
    }
    let direction = inputs.direction()?;
    let is_kept = reached && direction == Trend::Keep;
    let formula = match inputs.rule.name {
        _ if is_kept => Ok(computation.clone()),
        RuleName::RatioToTarget => ratio(inputs, actual.value, wanted),
        RuleName::FromBaseline => way(inputs, actual.value, wanted),
        _ => pace(inputs, actual),
    };
    match formula {
        Ok(computation) => inputs.rated(actual.period, computation),
        Err(_) if reached => inputs.rated(actual.period, computation),
        Err(reason) => Err(reason),
    }
}

/// actual / target; target / actual where less is better; the smaller by the greater where staying is.
fn ratio(inputs: &Inputs<'_>, actual: Decimal, target: Decimal) -> Result<Computation, Unrated> {
    let (part, whole) = match inputs.direction()? {
        Trend::Down | Trend::AtMost => (target, actual),
        Trend::Keep => (actual.min(target), actual.max(target)),
        _ => (actual, target),
    };
    // Of a target below zero, twice as much is worse; and of zero nothing is a share.
    if target.is_sign_negative() && !target.is_zero() || whole <= Decimal::ZERO {
        return Err(Unrated::NoShare);
    }
    let percent = percent_of(&Exact::from(part), &Exact::from(whole)).ok_or(Unrated::NoShare)?;
    Ok(Computation::Ratio { part, whole, percent })
}

fn way(inputs: &Inputs<'_>, actual: Decimal, target: Decimal) -> Result<Computation, Unrated> {
    let baseline = inputs.baseline()?;
    let percent = share_of_way(inputs, [actual, baseline, target])?;
    Ok(Computation::Way { actual, baseline, target, percent })
}

fn pace(inputs: &Inputs<'_>, actual: Actual) -> Result<Computation, Unrated> {
    let (target, wanted) = inputs.target()?;
    let baseline = inputs.baseline()?;
    let way = share_of_way(inputs, [actual.value, baseline, wanted])?;
    let years = inputs.years(actual.period, target)?;
    let time = Exact::from(years.past).checked_div(&Exact::from(years.all)).ok_or(Unrated::NoYears)?;
    let percent = way.checked_div(&time).ok_or(Unrated::NoYears)?;
    Ok(Computation::Pace {
        actual: actual.value,
        baseline,
        target: wanted,
        way,
        years: years.past,
        of_years: years.all,
        percent,
    })
}

/// (actual - baseline) / (target - baseline) in percent.
fn share_of_way(inputs: &Inputs<'_>, [actual, baseline, target]: [Decimal; 3]) -> Result<Exact, Unrated> {
    let [done, all] = [actual, target].map(|value| Exact::from(value) - Exact::from(baseline));
    // Slowing a fall: beyond the target, the share of the way would praise what went wrong.
    if inputs.is_rising().is_ok_and(|rising| rising == all.is_negative() && !all.is_zero()) {
        return Err(Unrated::Missed);
    }
    percent_of(&done, &all).ok_or(Unrated::NoWay)
}

fn percent_of(part: &Exact, whole: &Exact) -> Option<Exact> {
    Some(part.checked_div(whole)? * Exact::hundred())
}

/// `rate-clamped`: the share of the way from 0 to 100; where the baseline is at the target already, all or nothing.
pub(super) fn clamped(inputs: &Inputs<'_>) -> Result<Rated, Unrated> {
    let (target, wanted) = inputs.target()?;
    let actual = inputs.actual(Some(target))?;
    let baseline = inputs.baseline()?;
    let rising = inputs.is_rising()?;
    let is_there = |value: Decimal| if rising { value >= wanted } else { value <= wanted };
    let (way, percent) = if is_there(baseline) {
        (None, if is_there(actual.value) { Exact::hundred() } else { Exact::zero() })
    } else {
        let way = share_of_way(inputs, [actual.value, baseline, wanted])?;
        (Some(way.clone()), way.clamp(Exact::zero(), Exact::hundred()))
    };
    let computation = Computation::Clamped { actual: actual.value, baseline, target: wanted, way, percent };
    inputs.rated(actual.period, computation)
}
