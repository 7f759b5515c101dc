//! What every status rule is given: an indicator's value, baseline, target and years, each with its own reason when
//! it is not there. Must not know any rule's formula.

use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::model::period::{Granularity, Period};
use crate::model::{
    Accumulation, Indicator, Observation, ObservationKind, RuleName, StatusRule, Target, Trend,
};

use super::{Computation, Rated, Unrated};

/// An indicator before a rule.
pub(super) struct Inputs<'a> {
    pub(super) rule: &'a StatusRule,
    pub(super) indicator: &'a Indicator,
    pub(super) as_of: Date,
}

/// A value that may be compared with the target.
#[derive(Clone, Copy)]
pub(super) struct Actual {
    pub(super) value: Decimal,
    pub(super) period: Period,
}

/// Years since the baseline, and from the baseline to the target.
#[derive(Clone, Copy)]
pub(super) struct Years {
    pub(super) past: i32,
    pub(super) all: i32,
}

impl<'a> Inputs<'a> {
    /// What no rule that compares a value with a target could do without.
    pub(super) fn missing(indicator: &Indicator, as_of: Date) -> Option<Unrated> {
        let rule = StatusRule::default_of(RuleName::RatioToTarget);
        let inputs = Inputs { rule: &rule, indicator, as_of };
        let target = inputs.target().map(|(target, _)| target);
        target.and_then(|target| inputs.actual(Some(target))).err()
    }

    /// The main target with its number; a range gives the bound that the direction asks for.
    pub(super) fn target(&self) -> Result<(&'a Target, Decimal), Unrated> {
        let target = self.indicator.main_target().ok_or(Unrated::NoTarget)?;
        let bound = match self.indicator.direction {
            Some(Trend::Down | Trend::AtMost) => [&target.value, &target.max, &target.min],
            _ => [&target.value, &target.min, &target.max],
        };
        let number = bound.into_iter().flatten().next().ok_or(Unrated::TextTarget)?;
        Ok((target, number.value))
    }

    /// The latest measured value that may be compared with the target; once the target's year is over, that year's own.
    pub(super) fn actual(&self, target: Option<&Target>) -> Result<Actual, Unrated> {
        let target = target.and_then(|target| target.period);
        let measured = self.indicator.headline().filter(|one| one.kind == ObservationKind::Actual);
        let mut measured: Vec<&Observation> = measured.collect();
        measured.sort_by_key(|one| std::cmp::Reverse(one.period));
        let values =
            measured.iter().filter_map(|one| Some(Actual { value: one.decimal()?, period: one.period }));
        let values: Vec<Actual> = values.collect();
        let mut comparable = values.iter().filter(|one| self.is_comparable(&one.period, target.as_ref()));
        if let Some(latest) = comparable.next() {
            let due = target.filter(|target| target.end() < latest.period.end());
            let own = due.and_then(|target| comparable.find(|one| one.period.end() == target.end()));
            return Ok(*own.unwrap_or(latest));
        }
        if !values.is_empty() {
            return Err(Unrated::PartOfYear);
        }
        let mark = measured.iter().find_map(|one| one.mark.clone());
        Err(mark.map_or(Unrated::NoActual, Unrated::Mark))
    }

    /// A value of a part of a year says nothing about a whole one, unless it is the state at a point in time.
    fn is_comparable(&self, value: &Period, target: Option<&Period>) -> bool {
        let whole = target.is_none_or(|target| target.granularity() >= Granularity::Year);
        match value.granularity() {
            Granularity::Day | Granularity::Month => {
                !whole || self.indicator.accumulation == Some(Accumulation::Point)
            }
            part @ (Granularity::Quarter | Granularity::Half) => {
                !whole && target.is_some_and(|target| target.granularity() == part)
            }
            Granularity::Year | Granularity::Range => {
                let part = target.map(Period::granularity);
                !matches!(part, Some(Granularity::Quarter | Granularity::Half))
                    || self.indicator.accumulation == Some(Accumulation::Point)
            }
        }
    }

    /// The baseline's number, when it may be compared with the target as well.
    pub(super) fn baseline(&self) -> Result<Decimal, Unrated> {
        let baseline = self.indicator.baseline.as_ref().ok_or(Unrated::NoBaseline)?;
        let target = self.indicator.main_target().and_then(|target| target.period);
        let is_comparable = |period: &Period| self.is_comparable(period, target.as_ref());
        if baseline.period.as_ref().is_some_and(|period| !is_comparable(period)) {
            return Err(Unrated::PartOfYear);
        }
        Ok(baseline.value.value)
    }

    /// Which way is good.
    pub(super) fn direction(&self) -> Result<Trend, Unrated> {
        self.indicator.direction.ok_or(Unrated::NoDirection)
    }

    /// Whether more is better; `None` where neither more nor less is.
    pub(super) fn is_rising(&self) -> Result<bool, Unrated> {
        match self.direction()? {
            Trend::Up | Trend::AtLeast => Ok(true),
            Trend::Down | Trend::AtMost => Ok(false),
            Trend::Keep | Trend::Range | Trend::Milestone | Trend::None => Err(Unrated::NotApplicable),
        }
    }

    /// Whether a value meets the target.
    pub(super) fn is_reached(&self, actual: Decimal, target: &Target) -> Result<bool, Unrated> {
        let number = |number: &Option<crate::model::Number>| number.as_ref().map(|number| number.value);
        let (value, min, max) = (number(&target.value), number(&target.min), number(&target.max));
        match self.direction()? {
            Trend::Up | Trend::AtLeast => value.or(min).map(|target| actual >= target),
            Trend::Down | Trend::AtMost => value.or(max).map(|target| actual <= target),
            Trend::Keep => value.map(|target| actual == target),
            Trend::Range if min.is_none() && max.is_none() => None,
            Trend::Range => Some(min.is_none_or(|min| actual >= min) && max.is_none_or(|max| actual <= max)),
            Trend::Milestone | Trend::None => None,
        }
        .ok_or(Unrated::NotApplicable)
    }

    /// The years of a value on the way from baseline to target.
    pub(super) fn years(&self, actual: Period, target: &Target) -> Result<Years, Unrated> {
        let year = |period: Option<Period>| period.and_then(|period| period.year()).ok_or(Unrated::NoYears);
        let baseline = self.indicator.baseline.as_ref().ok_or(Unrated::NoBaseline)?;
        let start = year(baseline.period)?;
        let years = Years { past: year(Some(actual))? - start, all: year(target.period)? - start };
        if years.all <= 0 {
            return Err(Unrated::TargetBeforeBaseline);
        }
        if years.past <= 0 {
            return Err(Unrated::NotAfterBaseline);
        }
        if years.past > years.all { Err(Unrated::AfterTarget) } else { Ok(years) }
    }

    /// The state that follows from a number: the first band that holds it.
    pub(super) fn rated(&self, period: Period, computation: Computation) -> Result<Rated, Unrated> {
        let percent = computation.percent().ok_or(Unrated::NoBand)?;
        let bands = &self.rule.bands;
        let band = bands.iter().position(|band| band.bounds.contain(&percent)).ok_or(Unrated::NoBand)?;
        Ok(Rated { rule: self.rule.name, period: Some(period), band, computation })
    }

    /// The state with a band of the rule's own.
    pub(super) fn sorted(
        &self,
        period: Period,
        band: &str,
        computation: Computation,
    ) -> Result<Rated, Unrated> {
        let band = self.rule.position(band).ok_or(Unrated::NoBand)?;
        Ok(Rated { rule: self.rule.name, period: Some(period), band, computation })
    }
}
