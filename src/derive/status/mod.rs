//! The state of an indicator: a named rule, its inputs, its result; or why there is none.
//!
//! Every rule is given the same [`Inputs`] and gives a [`Computation`] with all numbers that it used, so that a page
//! can fill in the formula. Bounds are compared with exact values; rounding belongs to display.

mod inputs;
mod open_sdg;
mod past;
mod place;
mod share;
mod steps;

use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::model::period::Period;
use crate::model::{Exact, Indicator, IndicatorState, MarkId, Plan, RuleName, StatusRule, Tone};

use inputs::Inputs;

pub use open_sdg::{Growth, Part};

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
    /// The period of the value; none where a person has not said for which one.
    pub period: Option<Period>,
    /// Index of the band in the rule.
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
    /// part / whole: actual / target, or the other way round where less is better.
    Ratio {
        /// What is divided.
        part: Decimal,
        /// By what.
        whole: Decimal,
        /// The result in percent.
        percent: Exact,
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
        percent: Exact,
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
        way: Exact,
        /// Years since the baseline.
        years: i32,
        /// Years from the baseline to the target.
        of_years: i32,
        /// The result in percent.
        percent: Exact,
    },
    /// The share of the way, from 0 to 100.
    Clamped {
        /// The value.
        actual: Decimal,
        /// The baseline.
        baseline: Decimal,
        /// The target.
        target: Decimal,
        /// The share of the way before it was cut off; none where the baseline is at the target already.
        way: Option<Exact>,
        /// The result in percent.
        percent: Exact,
    },
    /// Where the value stands beside baseline and target.
    Position {
        /// The value.
        actual: Decimal,
        /// The baseline.
        baseline: Decimal,
        /// The target, where there is one.
        target: Option<Decimal>,
        /// The least value that is as good as the baseline.
        low: Exact,
        /// The greatest one.
        high: Exact,
    },
    /// Where the value stands beside the start and the way to the target.
    Trend {
        /// The value.
        actual: Decimal,
        /// The baseline.
        baseline: Decimal,
        /// The target.
        target: Decimal,
        /// Years since the baseline.
        years: i32,
        /// Years from the baseline to the target.
        of_years: i32,
        /// Where the value should be by now.
        expected: Exact,
        /// How much the survey may err; zero where the values are no survey's.
        error: Decimal,
    },
    /// min <= actual <= max.
    Range {
        /// The value.
        actual: Decimal,
        /// The least value.
        min: Option<Decimal>,
        /// The greatest value.
        max: Option<Decimal>,
    },
    /// Dates of a target in words.
    Milestone {
        /// When work began.
        started: Option<Date>,
        /// When it was done.
        done: Option<Date>,
        /// The last day of the target's period.
        deadline: Option<Date>,
        /// The day for which it is judged.
        as_of: Date,
    },
    /// Growth a year, part by part.
    OpenSdg {
        /// The parts.
        parts: Vec<Part>,
        /// The mean of their scores, with nine digits.
        score: Decimal,
    },
    /// A person said so.
    Manual {
        /// Why, and whose word it is.
        reason: String,
    },
}

/// Why an indicator has no state.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Unrated {
    /// The plan declares no rule.
    NoRule,
    /// The indicator is new.
    New,
    /// The indicator is no longer measured.
    Discontinued,
    /// No value has been measured yet.
    NoActual,
    /// A mark stands in the place of the value: the survey was not held, for one.
    Mark(MarkId),
    /// There is no target.
    NoTarget,
    /// The target is in words.
    TextTarget,
    /// There is no baseline, and the rule needs one.
    NoBaseline,
    /// Which way is good is not stated.
    NoDirection,
    /// Target and baseline are equal: there is no way to measure.
    NoWay,
    /// The target lies on the bad side of the baseline (slowing a fall), and the value is beyond it.
    Missed,
    /// The target is zero or below, so that no share of it can be taken.
    NoShare,
    /// The value is of a part of a year, the target of a whole one.
    PartOfYear,
    /// Baseline, value or target is not of a single year, so that no years can be counted.
    NoYears,
    /// There is no value after the baseline's year yet.
    NotAfterBaseline,
    /// The value is later than the target's year.
    AfterTarget,
    /// The target's year is not after the baseline's.
    TargetBeforeBaseline,
    /// There are no dates of a target in words.
    NoDates,
    /// Nobody has said how it stands.
    NoVerdict,
    /// Fewer than two years have a value.
    TooFewYears,
    /// Base and latest value have different signs, so that nothing can be said to grow.
    SignChange,
    /// The target asks for no growth, or growth cannot be computed.
    NoGrowth,
    /// The rule does not fit the direction.
    NotApplicable,
    /// No band of the rule holds the result.
    NoBand,
}

/// The state by the rule that is in force for the indicator.
pub(super) fn status(indicator: &Indicator, plan: &Plan, as_of: Date) -> Status {
    match indicator.rule.or(plan.rules.own) {
        Some(rule) => by_rule(rule, indicator, plan, as_of),
        // What the source lacks is said first: no rule could do without it.
        None => Status::Unrated(Inputs::missing(indicator, as_of).unwrap_or(Unrated::NoRule)),
    }
}

/// The same data under every other rule. Where no rule is in force nobody asked for a verdict, and there is none.
pub(super) fn other_rules(indicator: &Indicator, plan: &Plan, as_of: Date) -> Vec<(RuleName, Status)> {
    let Some(own) = indicator.rule.or(plan.rules.own) else { return Vec::new() };
    let others = plan.rules.iter().filter(|rule| rule.name != own);
    others.map(|rule| (rule.name, by_rule(rule.name, indicator, plan, as_of))).collect()
}

/// The state by a rule as it was at the end of a period; without a period: at present.
pub(super) fn status_at(
    indicator: &Indicator,
    (plan, rule): (&Plan, Option<RuleName>),
    (period, as_of): (Option<&Period>, Date),
) -> Status {
    let by = |indicator: &Indicator, as_of: Date| match rule {
        Some(rule) => by_rule(rule, indicator, plan, as_of),
        None => Status::Unrated(Inputs::missing(indicator, as_of).unwrap_or(Unrated::NoRule)),
    };
    // Of a period that is not over, everything that is known now counts.
    match period.map(Period::end).filter(|last| *last < as_of) {
        Some(last) => by(&past::known_by(indicator, last), last),
        None => by(indicator, as_of),
    }
}

/// The rule that computes an indicator's state: its own or the plan's, but never a person's word; none where nothing
/// computes it.
pub(super) fn computing_rule(indicator: &Indicator, plan: &Plan) -> Option<RuleName> {
    [indicator.rule, plan.rules.own].into_iter().flatten().find(|rule| *rule != RuleName::Manual)
}

/// The ratio to the target in percent as it was at the end of a period, whatever the plan's bands are.
pub(super) fn ratio_at(
    indicator: &Indicator,
    (period, as_of): (Option<&Period>, Date),
) -> Result<Exact, Unrated> {
    let rule = StatusRule::default_of(RuleName::RatioToTarget);
    let rated = match period.map(Period::end).filter(|last| *last < as_of) {
        Some(last) => rate(&rule, &past::known_by(indicator, last), last),
        None => rate(&rule, indicator, as_of),
    };
    rated.and_then(|rated| rated.computation.percent().ok_or(Unrated::NoBand))
}

/// The share of the way from 0 to 100, whatever the plan's bands are.
pub(super) fn clamped_rate(indicator: &Indicator, as_of: Date) -> Result<Computation, Unrated> {
    let rule = StatusRule::default_of(RuleName::RateClamped);
    rate(&rule, indicator, as_of).map(|rated| rated.computation)
}

fn by_rule(name: RuleName, indicator: &Indicator, plan: &Plan, as_of: Date) -> Status {
    let rated = match plan.rules.get(name) {
        Some(rule) => rate(rule, indicator, as_of),
        None => Err(Unrated::NoRule),
    };
    rated.map_or_else(Status::Unrated, Status::Rated)
}

fn rate(rule: &StatusRule, indicator: &Indicator, as_of: Date) -> Result<Rated, Unrated> {
    match indicator.state {
        // A person may judge what no formula can.
        _ if rule.name == RuleName::Manual => {}
        Some(IndicatorState::New) => return Err(Unrated::New),
        Some(IndicatorState::Discontinued) => return Err(Unrated::Discontinued),
        None => {}
    }
    let inputs = Inputs { rule, indicator, as_of };
    match rule.name {
        RuleName::LinearPace | RuleName::FromBaseline | RuleName::RatioToTarget => {
            let met = rule.bands.iter().position(|band| band.tone == Tone::Met && band.bounds.is_empty());
            share::rate(&inputs, met)
        }
        RuleName::RateClamped => share::clamped(&inputs),
        RuleName::Position => place::position(&inputs),
        RuleName::TrendBand => place::trend(&inputs),
        RuleName::Range => place::range(&inputs),
        RuleName::Milestone => steps::milestone(&inputs),
        RuleName::OpenSdg => open_sdg::open_sdg(&inputs),
        RuleName::Manual => steps::manual(rule, indicator),
    }
}

impl Unrated {
    /// The id that data use.
    pub fn id(&self) -> &'static str {
        match self {
            Self::NoRule => "no-rule",
            Self::New => "new",
            Self::Discontinued => "discontinued",
            Self::NoActual => "no-actual",
            Self::Mark(_) => "mark",
            Self::NoTarget => "no-target",
            Self::TextTarget => "text-target",
            Self::NoBaseline => "no-baseline",
            Self::NoDirection => "no-direction",
            Self::NoWay => "no-way",
            Self::Missed => "missed",
            Self::NoShare => "no-share",
            Self::PartOfYear => "part-of-year",
            Self::NoYears => "no-years",
            Self::NotAfterBaseline => "not-after-baseline",
            Self::AfterTarget => "after-target",
            Self::TargetBeforeBaseline => "target-before-baseline",
            Self::NoDates => "no-dates",
            Self::NoVerdict => "no-verdict",
            Self::TooFewYears => "too-few-years",
            Self::SignChange => "sign-change",
            Self::NoGrowth => "no-growth",
            Self::NotApplicable => "not-applicable",
            Self::NoBand => "no-band",
        }
    }
}

impl Computation {
    /// The score, where the rule has one.
    pub fn score(&self) -> Option<Decimal> {
        match self {
            Self::OpenSdg { score, .. } => Some(*score),
            _ => None,
        }
    }

    /// The number that the bands are asked about, where the rule has one; a reached target is 100 percent.
    pub fn percent(&self) -> Option<Exact> {
        match self {
            Self::Reached { .. } => Some(Exact::hundred()),
            Self::Ratio { percent, .. }
            | Self::Way { percent, .. }
            | Self::Pace { percent, .. }
            | Self::Clamped { percent, .. } => Some(percent.clone()),
            Self::Position { .. }
            | Self::Trend { .. }
            | Self::Range { .. }
            | Self::Milestone { .. }
            | Self::OpenSdg { .. }
            | Self::Manual { .. } => None,
        }
    }
}
