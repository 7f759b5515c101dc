//! The figure of an indicator over time.
//!
//! Takes: series of dated values, baseline, targets, gaps and breaks. Gives: the value axis.
//! Must not know: what an indicator is, how a line is drawn.

use rust_decimal::Decimal;

use super::scale::Demand;
use super::{Day, Head, PointKind, Span, TargetKind, TargetRange, Tick, ValueFormat, ValueScale};

/// The most series of one chart; more cannot be told apart without a legend.
pub const MAX_SERIES: usize = 4;

/// Values over time with baseline and targets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TimeSeries {
    /// Identity and accessible name.
    pub head: Head,
    /// How the numbers on the value axis are written.
    pub format: ValueFormat,
    /// Whether the value axis must show zero. Otherwise it may be cut.
    pub from_zero: bool,
    /// The labels of the time axis, ascending.
    pub ticks: Vec<Tick>,
    /// At most [`MAX_SERIES`]; only the first are drawn, so the caller chooses.
    pub series: Vec<Series>,
    /// Where the plan starts from.
    pub baseline: Option<Baseline>,
    /// What the plan wants, in order of time.
    pub targets: Vec<Target>,
    /// A target that is a range.
    pub range: Option<TargetRange>,
    /// Stretches without values, with their reason.
    pub gaps: Vec<Gap>,
    /// Days at which the definition changed.
    pub breaks: Vec<SeriesBreak>,
}

/// One line of values.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Series {
    /// Printed at the end of the line, before its last value. Empty when there is one series.
    pub label: String,
    /// The values, ascending in time.
    pub points: Vec<Point>,
}

/// One value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Point {
    /// The middle of its period.
    pub day: Day,
    /// The whole period, when it is not the usual one: a half year, the mean of several years.
    pub span: Option<Span>,
    /// The value.
    pub value: Decimal,
    /// What is printed beside the mark.
    pub label: String,
    /// How sure the value is.
    pub kind: PointKind,
    /// Whether a line leads here from the point before: false after a missing period.
    pub joined: bool,
}

/// The value that a plan starts from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Baseline {
    /// The middle of its period.
    pub day: Day,
    /// The whole period, when it is not the usual one: a half year, the mean of several years.
    pub span: Option<Span>,
    /// The value.
    pub value: Decimal,
    /// What is printed beside the mark.
    pub label: String,
}

/// A value that a plan wants to reach.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Target {
    /// The middle of its period.
    pub day: Day,
    /// The whole period, when it is not the usual one: a half year, the mean of several years.
    pub span: Option<Span>,
    /// The value.
    pub value: Decimal,
    /// What is printed beside the mark.
    pub label: String,
    /// On the way, or the end.
    pub kind: TargetKind,
}

/// A stretch of time without values.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gap {
    /// The first day without.
    pub from: Day,
    /// The day after the last one without.
    pub to: Day,
    /// The reason, in a few words.
    pub label: String,
}

/// A day at which values stop being comparable.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeriesBreak {
    /// The first day of the new definition.
    pub day: Day,
    /// What changed, in a few words.
    pub label: String,
}

impl TimeSeries {
    /// The series that are drawn.
    #[must_use]
    pub fn drawn(&self) -> &[Series] {
        &self.series[..self.series.len().min(MAX_SERIES)]
    }

    /// The periods of values, baseline and targets that are longer or shorter than usual.
    fn spans(&self) -> impl Iterator<Item = Span> + Clone {
        let points = self.drawn().iter().flat_map(|series| &series.points).filter_map(|point| point.span);
        let baseline = self.baseline.iter().filter_map(|baseline| baseline.span);
        points.chain(baseline).chain(self.targets.iter().filter_map(|target| target.span))
    }

    /// The value axis.
    #[must_use]
    pub fn scale(&self) -> ValueScale {
        let points = self.drawn().iter().flat_map(|series| &series.points);
        let values = points
            .map(|point| point.value)
            .chain(self.baseline.iter().map(|baseline| baseline.value))
            .chain(self.targets.iter().map(|target| target.value))
            .chain(self.range.iter().flat_map(TargetRange::ends));
        let demand = Demand {
            from_zero: self.from_zero,
            decimals: self.format.decimals,
            several: self.drawn().len() > 1,
        };
        ValueScale::covering(values, demand)
    }

    /// Where the value axis starts, with unit, when it does not start at zero; the page has to
    /// say so.
    #[must_use]
    pub fn axis_starts_at(&self) -> Option<String> {
        self.scale().printed_start(&self.format)
    }

    /// The first and the last day that the chart has to show; none when there is nothing.
    #[must_use]
    pub fn days(&self) -> Option<(Day, Day)> {
        let points = self.drawn().iter().flat_map(|series| &series.points);
        let days = || {
            points
                .clone()
                .map(|point| point.day)
                .chain(self.ticks.iter().map(|tick| tick.day))
                .chain(self.baseline.iter().map(|baseline| baseline.day))
                .chain(self.targets.iter().map(|target| target.day))
                .chain(self.spans().flat_map(|span| [span.from, span.to]))
        };
        Some((days().min()?, days().max()?))
    }
}
