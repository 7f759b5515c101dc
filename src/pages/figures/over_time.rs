//! The chart of an indicator over time: its headline values with baseline and targets.
//!
//! Takes an indicator, gives the figure, and points and ticks for other charts over time. Must not know how a figure is drawn.

use jiff::civil::Date;

use crate::figure::{Baseline, Gap, Point, Series, SeriesBreak, Span, Target, Tick, TimeSeries};
use crate::model::period::{Form, Period, Style, YearKind, day_number};
use crate::model::{Indicator, Observation, SeriesId};

use super::{Context, after, day, middle, point_kind, span, target_kind};

impl Context<'_> {
    /// An indicator's values over time.
    pub(super) fn over_time(&self, indicator: &Indicator, id: &str) -> Option<TimeSeries> {
        let yearly = is_yearly(indicator.headline());
        let series = Series { label: String::new(), points: self.points(indicator, None, yearly) };
        if series.points.is_empty() {
            return None;
        }
        let observed = indicator.observations.iter().map(|observation| observation.period);
        let periods = observed
            .chain(indicator.baseline.iter().filter_map(|baseline| baseline.period))
            .chain(indicator.targets.iter().filter_map(|target| target.period));
        Some(TimeSeries {
            head: self.head(indicator, id),
            format: self.format(indicator),
            from_zero: false,
            ticks: self.ticks(&periods.collect::<Vec<_>>()),
            series: vec![series],
            baseline: self.chart_baseline(indicator, yearly),
            targets: self.chart_targets(indicator, yearly),
            range: self.range(indicator),
            gaps: self.gaps(indicator, yearly),
            breaks: breaks(indicator),
        })
    }

    /// The values of a series. On a `yearly` axis nothing stands that is no year's.
    pub(super) fn points(
        &self,
        indicator: &Indicator,
        series: Option<&SeriesId>,
        yearly: bool,
    ) -> Vec<Point> {
        let mut points: Vec<Point> = Vec::new();
        let mut joined = false;
        for observation in indicator.observations.iter().filter(|o| o.series.as_ref() == series) {
            if yearly && !observation.period.is_year() {
                continue;
            }
            let Some(number) = &observation.value else {
                joined = false;
                continue;
            };
            if let Some(previous) = points.last() {
                joined = joined
                    && span(&observation.period).is_none()
                    && middle(&observation.period).0 - previous.day.0 <= longest_step(observation);
            }
            points.push(Point {
                day: middle(&observation.period),
                span: span(&observation.period),
                value: number.value,
                label: self.printer.value(number, indicator),
                kind: point_kind(observation.kind),
                joined,
            });
            // A line between a half year and the next would be one between seasons.
            joined = span(&observation.period).is_none();
        }
        points
    }

    /// A label for each year from the first to the last of the periods.
    pub(super) fn ticks(&self, periods: &[Period]) -> Vec<Tick> {
        let calendar = &self.plan.calendar;
        let kind = periods.iter().find_map(year_kind).unwrap_or(calendar.bare_year());
        // Halves and ranges are no years, but stand among those that hold their ends.
        let holding = |day: Date| {
            let holds = |year: &i32| {
                Period::of_year(kind, *year, calendar)
                    .is_some_and(|year| year.start() <= day && day <= year.end())
            };
            let year = i32::from(day.year());
            (year - 1..=year).find(holds)
        };
        let ends = |period: &Period| match period.year() {
            Some(year) => [Some(year); 2],
            None => [holding(period.start()), holding(period.end())],
        };
        let years: Vec<i32> = periods.iter().flat_map(ends).flatten().collect();
        let (Some(first), Some(last)) = (years.iter().min(), years.iter().max()) else { return Vec::new() };
        (*first..=*last)
            .filter_map(|year| {
                let period = Period::of_year(kind, year, calendar)?;
                let sub = (year == *first || year == *last).then(|| self.printer.axis_era(&period, calendar));
                let label = period.print(calendar, self.printer.language, Style::Axis);
                Some(Tick { day: middle(&period), label, sub: sub.flatten() })
            })
            .collect()
    }

    fn chart_baseline(&self, indicator: &Indicator, yearly: bool) -> Option<Baseline> {
        let baseline = indicator.baseline.as_ref()?;
        let value = self.printer.value(&baseline.value, indicator);
        let label = self.printer.say("chart.baseline", &[("value", value)]);
        let period = baseline.period?;
        Some(Baseline {
            day: middle(&period),
            span: beside_values(&period, yearly),
            value: baseline.value.value,
            label,
        })
    }

    fn chart_targets(&self, indicator: &Indicator, yearly: bool) -> Vec<Target> {
        let targets = indicator.targets.iter().filter_map(|target| {
            let value = target.value.as_ref()?;
            let name = self.printer.target_kind(target.kind).to_owned();
            let printed = self.printer.value(value, indicator);
            let label = self.printer.say("chart.target", &[("name", name), ("value", printed)]);
            let period = target.period?;
            Some(Target {
                day: middle(&period),
                span: beside_values(&period, yearly),
                value: value.value,
                label,
                kind: target_kind(target.kind),
            })
        });
        let mut targets: Vec<Target> = targets.collect();
        targets.sort_by_key(|target| target.day);
        targets
    }

    fn gaps(&self, indicator: &Indicator, yearly: bool) -> Vec<Gap> {
        let missing = indicator.headline().filter(|observation| observation.value.is_none());
        let missing = missing.filter(|observation| !yearly || observation.period.is_year());
        let gap = |observation: &Observation| Gap {
            from: day(observation.period.start()),
            to: after(&observation.period),
            label: self.printer.observation(observation, indicator, self.plan),
        };
        missing.map(gap).collect()
    }
}

/// The period of a baseline or target as it is drawn. Among values of parts of years that of a year shows its length too,
/// since it is no measure for them.
fn beside_values(period: &Period, yearly: bool) -> Option<Span> {
    let whole = (!yearly && period.is_year()).then(|| Span { from: day(period.start()), to: after(period) });
    span(period).or(whole)
}

/// The days at which values stop being comparable.
pub(super) fn breaks(indicator: &Indicator) -> Vec<SeriesBreak> {
    let breaks = indicator.breaks.iter();
    breaks.map(|b| SeriesBreak { day: day(b.period.start()), label: b.reason.clone() }).collect()
}

/// Whether a chart of these values has a yearly axis: a half year never stands among years.
pub(super) fn is_yearly<'a>(mut observations: impl Iterator<Item = &'a Observation>) -> bool {
    observations.any(|observation| observation.period.is_year())
}

fn year_kind(period: &Period) -> Option<YearKind> {
    match period.form() {
        Form::Single(unit) => unit.year_kind(),
        Form::Range { .. } => None,
    }
}

/// Values further apart than one and a half of their own length have something missing between them.
fn longest_step(observation: &Observation) -> i32 {
    let length = day_number(observation.period.end()) - day_number(observation.period.start()) + 1;
    length + length / 2 + 1
}
