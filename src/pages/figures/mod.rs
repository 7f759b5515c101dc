//! Charts of a plan as data: which values, which words. How they are drawn is not decided here.

mod breakdown;
mod bullet;
mod findings;
mod over_time;

pub(super) use breakdown::Lines;

use jiff::civil::Date;

use crate::figure::{
    Caption, Chart, Day, Head, PointKind, Segment, Span, StatusBar, TargetKind, TargetRange, Tone,
    ValueFormat,
};
use crate::model::period::{Granularity, Period, day_number};
use crate::model::{Indicator, Number, ObservationKind};

use super::context::Context;
use super::page::Draft;
use super::print::Printer;
use super::view::{StateCount, StatusSummary};

/// The day in the middle of a period.
pub(super) fn middle(period: &Period) -> Day {
    Day(period.middle_day())
}

/// The whole of a period that is not the usual step of a time axis: half years differ by season, and a stretch of years
/// is no year.
pub(super) fn span(period: &Period) -> Option<Span> {
    let is_unusual = matches!(period.granularity(), Granularity::Half | Granularity::Range);
    is_unusual.then(|| Span { from: day(period.start()), to: after(period) })
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
        self.printer.axis(decimals, indicator.unit.as_deref().unwrap_or(""))
    }

    /// The chart of an indicator: over time when something was measured, else baseline and target.
    pub(super) fn trend(&self, indicator: &Indicator, id: &str) -> Option<Chart> {
        if indicator.headline().any(|observation| observation.value.is_some()) {
            return self.over_time(indicator, id).map(Chart::TimeSeries);
        }
        self.bullet(indicator, id).map(Chart::Bullet)
    }

    /// The day that a chart speaks for.
    pub(super) fn as_of_note(&self) -> String {
        let as_of = Period::of_day(self.site.settings.as_of);
        let as_of = self.printer.period(&as_of, &self.plan.calendar);
        self.printer.say("chart.as-of", &[("date", as_of)])
    }

    /// The words around a chart that stands alone.
    pub(super) fn caption(&self, subtitle: String, sources: Vec<String>) -> Caption {
        let printer = self.printer;
        let organisation = self.plan.organisation.clone().or(self.site.settings.organisation.clone());
        let mut words = vec![("plan", self.plan.title.clone())];
        words.extend(organisation.map(|organisation| ("organisation", organisation)));
        let key = if words.len() > 1 { "chart.of-plan" } else { "chart.of-plan-alone" };
        let licence = self.licence().map(|licence| {
            let url = licence.url.iter().map(String::as_str);
            let words: Vec<&str> = std::iter::once(licence.name.as_str()).chain(url).collect();
            printer.say("chart.licence", &[("licence", words.join(" "))])
        });
        let notes = sources.into_iter().chain([self.as_of_note(), printer.say(key, &words)]);
        Caption {
            language: printer.language.bcp47().to_owned(),
            subtitle,
            notes: notes.chain(licence).collect(),
        }
    }

    /// Offers a figure of a page as a file at this address. `unit` is what its numbers are in.
    pub(super) fn offer_figure(
        &self,
        draft: &mut Draft,
        name: &str,
        (address, unit): (&str, Option<String>),
    ) {
        let Some(chart) = draft.figures.get(name).cloned() else { return };
        let subtitle =
            unit.map_or_else(String::new, |unit| self.printer.say("chart.unit", &[("unit", unit)]));
        draft.chart_file(name, address, (chart, self.caption(subtitle, Vec::new())));
    }

    fn head(&self, indicator: &Indicator, id: &str) -> Head {
        Head {
            id: id.to_owned(),
            title: self.chart_title(indicator),
            description: self.chart_description(indicator),
        }
    }

    fn range(&self, indicator: &Indicator) -> Option<TargetRange> {
        let target = indicator.targets.iter().find(|target| target.min.is_some() || target.max.is_some())?;
        Some(TargetRange {
            low: target.min.as_ref().map(|number| number.value),
            high: target.max.as_ref().map(|number| number.value),
            label: self.printer.target(target, indicator),
        })
    }
}

/// How indicators stand, as one bar.
pub(super) fn status_bar(printer: Printer<'_>, summary: &StatusSummary, id: &str) -> Chart {
    let segment = |count: &StateCount| Segment {
        count: u32::try_from(count.count).unwrap_or(u32::MAX),
        label: count.state.name.clone(),
        tone: match count.state.tone {
            "met" => Tone::Met,
            "good" => Tone::Good,
            "slow" => Tone::Slow,
            "late" => Tone::Late,
            _ => Tone::None,
        },
    };
    let segments = summary.states.iter().map(segment).collect();
    let named = summary.states.iter().map(|count| {
        let words = [("name", count.state.name.clone()), ("n", count.count.to_string())];
        printer.say("states.part", &words)
    });
    let description = named.collect::<Vec<_>>().join(printer.get("states.join"));
    let head = Head { id: id.to_owned(), title: summary.sentence.clone(), description };
    Chart::StatusBar(StatusBar { head, segments })
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
