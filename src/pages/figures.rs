//! Charts of a plan as data: which values, which words. How they are drawn is not decided here.

use jiff::civil::Date;

use crate::figure::{
    Baseline, Bullet, BulletActual, BulletTarget, Chart, Day, Gap, Head, Point, PointKind, Reading, Segment,
    Series, SeriesBreak, StatusBar, Target, TargetKind, TargetRange, Tick, TimeSeries, ValueFormat,
};
use crate::model::period::{Period, Style, YearKind, day_number};
use crate::model::{Indicator, Language, Number, Observation, ObservationKind, SeriesId};

use super::context::Context;
use super::print::Printer;
use super::view::{StateCount, StatusSummary};

/// The day in the middle of a period.
pub(super) fn middle(period: &Period) -> Day {
    Day(period.middle_day())
}

/// A day.
pub(super) fn day(date: Date) -> Day {
    Day(day_number(date))
}

/// The day after a period's last.
pub(super) fn after(period: &Period) -> Day {
    Day(day_number(period.end()) + 1)
}

impl Context<'_> {
    /// How the numbers of an indicator's axis are written.
    fn format(&self, indicator: &Indicator) -> ValueFormat {
        let values = indicator.observations.iter().filter_map(|observation| observation.value.as_ref());
        let digits = |number: &Number| number.value.scale();
        let all = values.chain(indicator.baseline.as_ref().map(|baseline| &baseline.value));
        let targets = indicator.targets.iter().filter_map(|target| target.value.as_ref());
        let decimals = indicator.decimals.or_else(|| all.chain(targets).map(digits).max()).unwrap_or(0);
        let unit = indicator.unit.as_deref().unwrap_or("");
        ValueFormat {
            decimals,
            commas: true,
            minus: if self.printer.language == Language::Japanese { "▲" } else { "−" }.to_owned(),
            unit: self.printer.with_unit("", Some(unit)),
        }
    }

    /// The chart of an indicator: over time when something was measured, else baseline and target.
    pub(super) fn trend(&self, indicator: &Indicator, id: &str) -> Option<Chart> {
        if indicator.headline().any(|observation| observation.value.is_some()) {
            return self.over_time(indicator, id).map(Chart::TimeSeries);
        }
        self.bullet(indicator, id).map(Chart::Bullet)
    }

    /// An indicator's values over time.
    pub(super) fn over_time(&self, indicator: &Indicator, id: &str) -> Option<TimeSeries> {
        let series = Series { label: String::new(), points: self.points(indicator, None) };
        if series.points.is_empty() {
            return None;
        }
        Some(TimeSeries {
            head: self.head(indicator, id),
            format: self.format(indicator),
            from_zero: false,
            ticks: self.ticks(indicator),
            series: vec![series],
            baseline: self.chart_baseline(indicator),
            targets: self.chart_targets(indicator),
            range: self.range(indicator),
            gaps: self.gaps(indicator),
            breaks: breaks(indicator),
        })
    }

    /// An indicator's series over time, headline first.
    pub(super) fn by_series(&self, indicator: &Indicator, id: &str) -> Option<TimeSeries> {
        let mut series = vec![Series {
            label: self.printer.word("series.headline"),
            points: self.points(indicator, None),
        }];
        series.extend(indicator.series.iter().map(|declared| Series {
            label: declared.name.clone(),
            points: self.points(indicator, Some(&declared.id)),
        }));
        series.retain(|series| !series.points.is_empty());
        (series.len() > 1).then(|| TimeSeries {
            head: self.head(indicator, id),
            format: self.format(indicator),
            from_zero: false,
            ticks: self.ticks(indicator),
            series,
            baseline: None,
            targets: Vec::new(),
            range: None,
            gaps: Vec::new(),
            breaks: breaks(indicator),
        })
    }

    fn head(&self, indicator: &Indicator, id: &str) -> Head {
        Head { id: id.to_owned(), title: indicator.name.clone(), description: self.lead(indicator) }
    }

    fn points(&self, indicator: &Indicator, series: Option<&SeriesId>) -> Vec<Point> {
        let mut points: Vec<Point> = Vec::new();
        let mut joined = false;
        for observation in indicator.observations.iter().filter(|o| o.series.as_ref() == series) {
            let Some(number) = &observation.value else {
                joined = false;
                continue;
            };
            if !observation.period.is_year() && observations_are_yearly(indicator) {
                continue; // a half year never stands among years
            }
            if let Some(previous) = points.last() {
                joined =
                    joined && middle(&observation.period).0 - previous.day.0 <= longest_step(observation);
            }
            points.push(Point {
                day: middle(&observation.period),
                value: number.value,
                label: self.printer.value(number, indicator),
                kind: point_kind(observation.kind),
                joined,
            });
            joined = true;
        }
        points
    }

    fn ticks(&self, indicator: &Indicator) -> Vec<Tick> {
        let calendar = &self.plan.calendar;
        let periods = indicator
            .observations
            .iter()
            .map(|observation| observation.period)
            .chain(indicator.baseline.iter().filter_map(|baseline| baseline.period))
            .chain(indicator.targets.iter().filter_map(|target| target.period));
        let kind =
            indicator.observations.iter().find_map(|o| year_kind(&o.period)).unwrap_or(calendar.bare_year());
        // Halves and ranges are no years, but stand among those that hold their ends.
        let holding = |day: Date| {
            let holds = |year: &i32| {
                Period::of_year(kind, *year, calendar)
                    .is_some_and(|year| year.start() <= day && day <= year.end())
            };
            let year = i32::from(day.year());
            (year - 1..=year).find(holds)
        };
        let ends = |period: Period| match period.year() {
            Some(year) => [Some(year); 2],
            None => [holding(period.start()), holding(period.end())],
        };
        let years: Vec<i32> = periods.flat_map(ends).flatten().collect();
        let (Some(first), Some(last)) = (years.iter().min(), years.iter().max()) else { return Vec::new() };
        (*first..=*last)
            .filter_map(|year| {
                let period = Period::of_year(kind, year, calendar)?;
                let sub = (year == *first || year == *last)
                    .then(|| period.print(calendar, self.printer.language, Style::AxisEra));
                let label = period.print(calendar, self.printer.language, Style::Axis);
                Some(Tick { day: middle(&period), label, sub })
            })
            .collect()
    }

    fn chart_baseline(&self, indicator: &Indicator) -> Option<Baseline> {
        let baseline = indicator.baseline.as_ref()?;
        let value = self.printer.value(&baseline.value, indicator);
        let label = self.printer.say("chart.baseline", &[("value", value)]);
        Some(Baseline { day: middle(&baseline.period?), value: baseline.value.value, label })
    }

    fn chart_targets(&self, indicator: &Indicator) -> Vec<Target> {
        let targets = indicator.targets.iter().filter_map(|target| {
            let value = target.value.as_ref()?;
            let name = self.printer.target_kind(target.kind).to_owned();
            let printed = self.printer.value(value, indicator);
            let label = self.printer.say("chart.target", &[("name", name), ("value", printed)]);
            Some(Target {
                day: middle(&target.period?),
                value: value.value,
                label,
                kind: target_kind(target.kind),
            })
        });
        let mut targets: Vec<Target> = targets.collect();
        targets.sort_by_key(|target| target.day);
        targets
    }

    fn range(&self, indicator: &Indicator) -> Option<TargetRange> {
        let target = indicator.targets.iter().find(|target| target.min.is_some() || target.max.is_some())?;
        Some(TargetRange {
            low: target.min.as_ref().map(|number| number.value),
            high: target.max.as_ref().map(|number| number.value),
            label: self.printer.target(target, indicator),
        })
    }

    fn gaps(&self, indicator: &Indicator) -> Vec<Gap> {
        let missing = indicator.headline().filter(|observation| observation.value.is_none());
        let gap = |observation: &Observation| Gap {
            from: day(observation.period.start()),
            to: after(&observation.period),
            label: self.printer.observation(observation, indicator, self.plan),
        };
        missing.map(gap).collect()
    }

    /// Baseline, latest value and targets on one line.
    pub(super) fn bullet(&self, indicator: &Indicator, id: &str) -> Option<Bullet> {
        let printer = self.printer;
        let reading = |key: &str, number: &Number, period: Option<&Period>| {
            let value = printer.value(number, indicator);
            let label = printer.say(key, &[("value", value)]);
            let label = match period {
                Some(period) => {
                    let period = period.print(&self.plan.calendar, printer.language, Style::Western);
                    printer.say("value.dated", &[("value", label), ("period", period)])
                }
                None => label,
            };
            Reading { value: number.value, label }
        };
        let baseline = indicator.baseline.as_ref();
        let baseline = baseline.map(|b| reading("chart.baseline", &b.value, b.period.as_ref()));
        let latest = indicator.latest_actual();
        let actual = latest.and_then(|latest| {
            let reading = reading("chart.actual", latest.value.as_ref()?, Some(&latest.period));
            Some(BulletActual { reading, kind: point_kind(latest.kind) })
        });
        let targets: Vec<BulletTarget> = indicator
            .targets
            .iter()
            .filter_map(|target| {
                let key = match target.kind {
                    crate::model::TargetKind::Interim => "chart.interim",
                    crate::model::TargetKind::Final => "chart.final",
                    crate::model::TargetKind::LongTerm => "chart.long-term",
                };
                let reading = reading(key, target.value.as_ref()?, target.period.as_ref());
                Some(BulletTarget { reading, kind: target_kind(target.kind) })
            })
            .collect();
        let range = self.range(indicator);
        if baseline.is_none() && actual.is_none() && targets.is_empty() && range.is_none() {
            return None;
        }
        let (head, format) = (self.head(indicator, id), self.format(indicator));
        Some(Bullet { head, format, baseline, actual, targets, range })
    }
}

/// How indicators stand, as one bar.
pub(super) fn status_bar(printer: Printer<'_>, summary: &StatusSummary, id: &str) -> Chart {
    let segment = |count: &StateCount| Segment {
        count: u32::try_from(count.count).unwrap_or(u32::MAX),
        label: count.state.name.clone(),
        tone: match count.state.tone {
            "met" => crate::figure::Tone::Met,
            "good" => crate::figure::Tone::Good,
            "slow" => crate::figure::Tone::Slow,
            "late" => crate::figure::Tone::Late,
            _ => crate::figure::Tone::None,
        },
    };
    let segments = summary.states.iter().map(segment).collect();
    let title = printer.word("chart.status");
    let head = Head { id: id.to_owned(), title, description: summary.sentence.clone() };
    Chart::StatusBar(StatusBar { head, segments })
}

fn breaks(indicator: &Indicator) -> Vec<SeriesBreak> {
    let breaks = indicator.breaks.iter();
    breaks.map(|b| SeriesBreak { day: day(b.period.start()), label: b.reason.clone() }).collect()
}

fn observations_are_yearly(indicator: &Indicator) -> bool {
    indicator.headline().any(|observation| observation.period.is_year())
}

fn year_kind(period: &Period) -> Option<YearKind> {
    match period.form() {
        crate::model::period::Form::Single(unit) => unit.year_kind(),
        crate::model::period::Form::Range { .. } => None,
    }
}

/// Values further apart than one and a half of their own length have something missing between them.
fn longest_step(observation: &Observation) -> i32 {
    let length = day_number(observation.period.end()) - day_number(observation.period.start()) + 1;
    length + length / 2 + 1
}

fn point_kind(kind: ObservationKind) -> PointKind {
    match kind {
        ObservationKind::Actual => PointKind::Actual,
        ObservationKind::Preliminary => PointKind::Preliminary,
        ObservationKind::Estimate | ObservationKind::Forecast => PointKind::Estimate,
    }
}

fn target_kind(kind: crate::model::TargetKind) -> TargetKind {
    match kind {
        crate::model::TargetKind::Interim => TargetKind::Interim,
        crate::model::TargetKind::Final | crate::model::TargetKind::LongTerm => TargetKind::Final,
    }
}
