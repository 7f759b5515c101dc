//! Small multiples: the same small chart once a member, all on one value axis and one time axis.
//!
//! Takes: the lines of all members, and a line that each is compared with. Gives: one chart a member; what
//! they share is computed once, so that no chart can have an axis of its own. Must not know: what a member is.

use std::sync::Arc;

use super::scale::Demand;
use super::{Day, Head, Point, SeriesBreak, Tick, ValueFormat, ValueScale};

/// Charts that are read side by side.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SmallMultiples {
    /// How the numbers on the value axis are written.
    pub format: ValueFormat,
    /// The labels of the time axis, ascending.
    pub ticks: Vec<Tick>,
    /// The line that is drawn pale in each of them, ascending in time; empty when there is none.
    pub reference: Vec<Point>,
    /// Days at which the definition changed.
    pub breaks: Vec<SeriesBreak>,
    /// One chart each, in this order.
    pub members: Vec<Member>,
}

/// One line of values with a chart of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    /// Identity and accessible name of its chart.
    pub head: Head,
    /// The values, ascending in time.
    pub points: Vec<Point>,
}

/// One of several small charts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SmallMultiple {
    member: Member,
    shared: Arc<Shared>,
}

/// What small charts side by side have in common.
#[derive(Debug, PartialEq, Eq)]
struct Shared {
    format: ValueFormat,
    ticks: Vec<Tick>,
    reference: Vec<Point>,
    breaks: Vec<SeriesBreak>,
    scale: ValueScale,
    days: Option<(Day, Day)>,
}

impl SmallMultiples {
    /// The value axis of all charts.
    #[must_use]
    pub fn scale(&self) -> ValueScale {
        let demand = Demand { from_zero: false, decimals: self.format.decimals, several: false };
        ValueScale::covering(self.points().map(|point| point.value), demand)
    }

    /// Where the value axis starts, with unit, when it does not start at zero; the page has to say so.
    #[must_use]
    pub fn axis_starts_at(&self) -> Option<String> {
        self.scale().printed_start(&self.format)
    }

    fn points(&self) -> impl Iterator<Item = &Point> {
        self.members.iter().flat_map(|member| &member.points).chain(&self.reference)
    }

    /// One chart a member.
    #[must_use]
    pub fn charts(self) -> Vec<SmallMultiple> {
        let scale = self.scale();
        let spans = || self.points().filter_map(|point| point.span).flat_map(|span| [span.from, span.to]);
        let days = || self.points().map(|point| point.day).chain(self.ticks.iter().map(|tick| tick.day));
        let days = || days().chain(spans());
        let days = days().min().zip(days().max());
        let Self { format, ticks, reference, breaks, members } = self;
        let shared = Arc::new(Shared { format, ticks, reference, breaks, scale, days });
        members.into_iter().map(|member| SmallMultiple { member, shared: Arc::clone(&shared) }).collect()
    }
}

impl SmallMultiple {
    /// Identity and accessible name.
    #[must_use]
    pub fn head(&self) -> &Head {
        &self.member.head
    }

    /// The values.
    #[must_use]
    pub fn points(&self) -> &[Point] {
        &self.member.points
    }

    /// The line that the values are compared with.
    #[must_use]
    pub fn reference(&self) -> &[Point] {
        &self.shared.reference
    }

    /// How the numbers on the value axis are written.
    #[must_use]
    pub fn format(&self) -> &ValueFormat {
        &self.shared.format
    }

    /// The labels of the time axis, ascending.
    #[must_use]
    pub fn ticks(&self) -> &[Tick] {
        &self.shared.ticks
    }

    /// Days at which the definition changed.
    #[must_use]
    pub fn breaks(&self) -> &[SeriesBreak] {
        &self.shared.breaks
    }

    /// The value axis, the same in all charts side by side.
    #[must_use]
    pub fn scale(&self) -> ValueScale {
        self.shared.scale
    }

    /// The first and the last day of the time axis, the same in all charts; none when there is nothing.
    #[must_use]
    pub fn days(&self) -> Option<(Day, Day)> {
        self.shared.days
    }
}
