//! Rules that sort by where a value stands: beside baseline and target, beside the way, between two bounds.

use crate::model::{Exact, Trend};

use super::inputs::Inputs;
use super::{Computation, Rated, Unrated};

/// `position`: S at or beyond the target; B as good as the baseline; A better and C worse than that.
///
/// Whoever reaches the target is S also when it lies close to the baseline. Without a target there is no S.
pub(super) fn position(inputs: &Inputs<'_>) -> Result<Rated, Unrated> {
    let rising = inputs.is_rising()?;
    let target = match inputs.target() {
        Ok((target, wanted)) => Some((target, wanted)),
        Err(Unrated::NoTarget | Unrated::TextTarget) => None,
        Err(reason) => return Err(reason),
    };
    let actual = inputs.actual(target.map(|(target, _)| target))?;
    let baseline = inputs.baseline()?;
    let width = Exact::from(baseline.abs()) * Exact::from(inputs.rule.tolerance);
    let width = width.checked_div(&Exact::hundred()).ok_or(Unrated::NotApplicable)?;
    let (low, high) = (&Exact::from(baseline) - &width, &Exact::from(baseline) + &width);
    let value = Exact::from(actual.value);
    let reached = match target {
        Some((target, _)) => inputs.is_reached(actual.value, target)?,
        None => false,
    };
    let better = if rising { value > high } else { value < low };
    let band = match (reached, low <= value && value <= high, better) {
        (true, ..) => "s",
        (_, true, _) => "b",
        (.., true) => "a",
        _ => "c",
    };
    let target = target.map(|(_, wanted)| wanted);
    let computation = Computation::Position { actual: actual.value, baseline, target, low, high };
    inputs.sorted(actual.period, band, computation)
}

/// `trend-band`: A at or beyond where the value should be by now; B flat or below the pace; C worse than the start.
///
/// A move within the error of a survey is flat, whatever the pace asks for; a reached target is A all the same.
pub(super) fn trend(inputs: &Inputs<'_>) -> Result<Rated, Unrated> {
    let rising = inputs.is_rising()?;
    let (target, wanted) = inputs.target()?;
    let actual = inputs.actual(Some(target))?;
    let baseline = inputs.baseline()?;
    let years = inputs.years(actual.period, target)?;
    let error = inputs.rule.error_of(inputs.indicator);
    let (start, value) = (Exact::from(baseline), Exact::from(actual.value));
    let way = (Exact::from(wanted) - start.clone()) * Exact::from(years.past);
    let way = way.checked_div(&Exact::from(years.all)).ok_or(Unrated::NoYears)?;
    let expected = start.clone() + way;
    let moved = &value - &start;
    let on_track = if rising { value >= expected } else { value <= expected };
    let band = if inputs.is_reached(actual.value, target)? {
        "a"
    } else if moved.abs() <= error {
        "b"
    } else if on_track {
        "a"
    } else if moved.is_negative() == rising {
        "c"
    } else {
        "b"
    };
    let computation = Computation::Trend {
        actual: actual.value,
        baseline,
        target: wanted,
        years: years.past,
        of_years: years.all,
        expected,
        error,
    };
    inputs.sorted(actual.period, band, computation)
}

/// `range`: met when min <= value <= max.
pub(super) fn range(inputs: &Inputs<'_>) -> Result<Rated, Unrated> {
    let (target, wanted) = inputs.target()?;
    let actual = inputs.actual(Some(target))?;
    let number = |number: &Option<crate::model::Number>| number.as_ref().map(|number| number.value);
    let (min, max) = match (inputs.direction()?, number(&target.min), number(&target.max)) {
        (Trend::AtLeast, None, None) => (Some(wanted), None),
        (Trend::AtMost, None, None) => (None, Some(wanted)),
        (Trend::Keep, None, None) => (Some(wanted), Some(wanted)),
        (Trend::Milestone | Trend::None, ..) | (_, None, None) => return Err(Unrated::NotApplicable),
        (_, min, max) => (min, max),
    };
    let inside = min.is_none_or(|min| min <= actual.value) && max.is_none_or(|max| actual.value <= max);
    let computation = Computation::Range { actual: actual.value, min, max };
    inputs.sorted(actual.period, if inside { "met" } else { "outside" }, computation)
}
