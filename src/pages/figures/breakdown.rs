//! Charts of an indicator's breakdown: few lines in one chart, many as small charts side by side.
//!
//! Takes series of one dimension, gives figures, and says which series they cannot show. Must not know how a figure is drawn.

use crate::annotation;
use crate::figure::{
    Amount, Arrangement, BarGroup, BarKind, Bars, Fill, Head, Layout, MAX_SERIES, Member, Point, PointKind,
    Series, SmallMultiples, TimeSeries,
};
use crate::model::period::Period;
use crate::model::{self, Indicator, Observation};

use super::Context;
use super::over_time::{breaks, is_yearly};

/// The lines of a chart that breaks values down.
pub(in crate::pages) struct Lines<'a> {
    /// The whole; empty when it has no values that can stand on the axis.
    headline: Vec<Point>,
    /// Each series that has values for the axis.
    members: Vec<(&'a model::Series, Vec<Point>)>,
    /// The names of those that have none.
    pub(in crate::pages) left_out: Vec<String>,
    /// Whether there are values of other periods than the years that the axis shows.
    pub(in crate::pages) has_parts_of_years: bool,
    /// All periods that a line shows.
    periods: Vec<Period>,
}

impl<'a> Lines<'a> {
    /// The series that are drawn.
    pub(in crate::pages) fn series(&self) -> Vec<&'a model::Series> {
        self.members.iter().map(|(series, _)| *series).collect()
    }

    /// Whether there is something to draw.
    pub(in crate::pages) fn is_empty(&self) -> bool {
        self.members.is_empty()
    }

    /// Whether the whole is so much larger than any part that on its axis all parts would look flat.
    pub(in crate::pages) fn are_dwarfed(&self) -> bool {
        let largest =
            |points: &[Point]| points.iter().map(|point| point.value.abs()).max().unwrap_or_default();
        let part = self.members.iter().map(|(_, points)| largest(points)).max().unwrap_or_default();
        largest(&self.headline) > part + part
    }

    /// Whether all values are of one period, so that there is no time to show.
    pub(in crate::pages) fn are_of_one_period(&self) -> bool {
        self.periods.iter().all(|period| Some(period) == self.periods.first())
    }

    /// Whether all of them can be told apart in one chart.
    pub(in crate::pages) fn fit_one_chart(&self) -> bool {
        usize::from(!self.headline.is_empty()) + self.members.len() <= MAX_SERIES
    }
}

impl Context<'_> {
    /// The lines of the headline and of these series.
    pub(in crate::pages) fn lines<'a>(
        &self,
        indicator: &Indicator,
        series: &[&'a model::Series],
    ) -> Lines<'a> {
        let concerns = |observation: &&Observation| {
            let of = observation.series.as_ref();
            of.is_none_or(|id| series.iter().any(|series| series.id == *id)) && observation.value.is_some()
        };
        let observations = || indicator.observations.iter().filter(concerns);
        let yearly = is_yearly(observations());
        let shown = observations().map(|observation| observation.period);
        let (periods, others): (Vec<_>, Vec<_>) = shown.partition(|period| !yearly || period.is_year());
        let all = series.iter().map(|one| (*one, self.points(indicator, Some(&one.id), yearly)));
        let (members, empty): (Vec<_>, Vec<_>) = all.partition(|(_, points)| !points.is_empty());
        let left_out = empty.into_iter().map(|(series, _)| series.name.clone()).collect();
        let headline = self.points(indicator, None, yearly);
        Lines { headline, members, left_out, has_parts_of_years: !others.is_empty(), periods }
    }

    /// All lines in one chart.
    pub(in crate::pages) fn together(
        &self,
        indicator: &Indicator,
        lines: Lines<'_>,
        head: Head,
    ) -> TimeSeries {
        let headline = Series { label: self.printer.word("series.headline"), points: lines.headline };
        let members = lines.members.into_iter();
        let members = members.map(|(series, points)| Series { label: series.name.clone(), points });
        let series = std::iter::once(headline).filter(|series| !series.points.is_empty()).chain(members);
        TimeSeries {
            head,
            format: self.format(indicator),
            from_zero: false,
            ticks: self.ticks(&lines.periods),
            series: series.collect(),
            baseline: None,
            targets: Vec::new(),
            range: None,
            gaps: Vec::new(),
            breaks: breaks(indicator),
        }
    }

    /// The values of a single period as bars, one a series; the headline first, unless it dwarfs them.
    pub(in crate::pages) fn bars(&self, indicator: &Indicator, lines: Lines<'_>, head: Head) -> Bars {
        let headline = (!lines.are_dwarfed()).then(|| (self.printer.word("series.headline"), lines.headline));
        let members = lines.members.into_iter().map(|(series, points)| (series.name.clone(), points));
        let named = headline.into_iter().chain(members);
        let groups = named.flat_map(|(name, points)| {
            points.into_iter().map(move |point| BarGroup {
                label: name.clone(),
                sub: (point.kind != PointKind::Actual).then(|| self.printer.word("series.not-final")),
                amounts: vec![Amount::Value { value: point.value, label: point.label }],
                total: None,
            })
        });
        Bars {
            head,
            format: self.format(indicator),
            arrangement: Arrangement::Grouped,
            layout: Layout::Rows,
            kinds: vec![BarKind { label: String::new(), fill: Fill::Solid }],
            groups: groups.collect(),
        }
    }

    /// A small chart for each series, the headline pale in each. `head` names the chart of a series by its place.
    pub(in crate::pages) fn side_by_side(
        &self,
        indicator: &Indicator,
        lines: Lines<'_>,
        head: impl Fn(usize, &model::Series) -> Head,
    ) -> SmallMultiples {
        let mut ticks = self.ticks(&lines.periods);
        for tick in &mut ticks {
            tick.sub = None;
        }
        let reference = if lines.are_dwarfed() { Vec::new() } else { lines.headline };
        let members = lines.members.into_iter().enumerate();
        let member = |(place, (series, points))| Member { head: head(place, series), points };
        let mut figure = SmallMultiples {
            format: self.format(indicator),
            ticks,
            reference,
            breaks: breaks(indicator),
            members: members.map(member).collect(),
        };
        figure.each_text(&mut annotation::make_plain);
        figure
    }
}
