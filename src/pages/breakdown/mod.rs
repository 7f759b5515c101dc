//! What the values of an indicator are broken down by: one section a dimension, with words, charts and a table.
//!
//! Takes an indicator, gives views. Must not know how a chart is drawn.

mod concerned;
mod finding;
mod table;

use crate::annotation;
use crate::figure::{Chart, Head, SmallMultiple, SmallMultiples};
use crate::model::{Dimension, Indicator, Member, Observation, ObservationKind, Series, SeriesId};

use super::address;
use super::context::Context;
use super::figures::Lines;
use super::page::Draft;
use super::view::{BreakdownView, SmallFigureView};

/// The series of one dimension, in the order of their declaration.
pub(super) struct Breakdown<'a> {
    /// What they are broken down by, in print.
    pub(super) dimension: String,
    /// Its series.
    pub(super) series: Vec<&'a Series>,
}

impl Context<'_> {
    /// What the values of a series are broken down by, in print.
    pub(super) fn dimension(&self, series: &Series) -> String {
        match &series.dimension {
            Dimension::Named(name) => name.clone(),
            Dimension::Districts => self.printer.word("facet.districts"),
            Dimension::Actors => self.printer.word("facet.actors"),
            Dimension::Unnamed => self.printer.word("breakdown.unnamed"),
        }
    }

    /// The series of an indicator that have values, by dimension.
    pub(super) fn breakdowns<'i>(&self, indicator: &'i Indicator) -> Vec<Breakdown<'i>> {
        let mut breakdowns: Vec<Breakdown<'i>> = Vec::new();
        for series in indicator.series.iter().filter(|series| is_observed(indicator, series)) {
            let dimension = self.dimension(series);
            match breakdowns.iter_mut().find(|known| known.dimension == dimension) {
                Some(known) => known.series.push(series),
                None => breakdowns.push(Breakdown { dimension, series: vec![series] }),
            }
        }
        breakdowns
    }

    /// The sections of an indicator's breakdowns; their figures go into `draft` under names with `prefix`.
    pub(super) fn breakdown_views(
        &self,
        indicator: &Indicator,
        prefix: &str,
        draft: &mut Draft,
    ) -> Vec<BreakdownView> {
        let breakdowns = self.breakdowns(indicator).into_iter().enumerate();
        let view = |(place, breakdown): (usize, Breakdown<'_>)| {
            let name = format!("by-{}", place + 1);
            self.breakdown_view(indicator, &breakdown, (&name, prefix), draft)
        };
        breakdowns.map(view).collect()
    }

    fn breakdown_view(
        &self,
        indicator: &Indicator,
        breakdown: &Breakdown<'_>,
        (anchor, prefix): (&str, &str),
        draft: &mut Draft,
    ) -> BreakdownView {
        let mut view = BreakdownView {
            anchor: anchor.to_owned(),
            title: self.breakdown_title(breakdown),
            finding: self.finding(indicator, breakdown),
            missing: self.missing(indicator, breakdown),
            figure: None,
            figures: Vec::new(),
            figure_note: String::new(),
            reading: None,
            table: self.breakdown_table(indicator, breakdown),
        };
        let lines = self.lines(indicator, &breakdown.series);
        let mut reading = self.left_out(&lines);
        let id = format!("{prefix}{anchor}");
        reading.extend(self.dwarfed_note(&lines));
        let described = || view.finding.clone().unwrap_or_else(|| self.printer.word("chart.table-beside"));
        let head = |description| Head { id: id.clone(), title: view.table.caption.clone(), description };
        let cut = if lines.is_empty() {
            return view;
        } else if lines.are_of_one_period() {
            let figure = self.bars(indicator, lines, head(described()));
            view.figure = Some(draft.figure(&id, Chart::Bars(figure)));
            None
        } else if lines.fit_one_chart() {
            let figure = self.together(indicator, lines, head(described()));
            let cut = figure.axis_starts_at();
            view.figure = Some(draft.figure(&id, Chart::TimeSeries(figure)));
            cut
        } else {
            let shown = lines.series();
            let figure = self.small_multiples(indicator, lines, &id);
            let cut = figure.axis_starts_at();
            reading.splice(0..0, self.how_to_read(&figure, indicator));
            view.figures = self.small_figures(shown, figure, draft);
            cut
        };
        let notes: Vec<String> = self.unit_note(indicator).into_iter().chain(self.cut_note(cut)).collect();
        view.figure_note = notes.join(self.printer.get("chart.join"));
        self.offer(indicator, &view, (anchor, prefix), draft);
        view.reading = (!reading.is_empty()).then(|| reading.join(self.printer.get("lead.join")));
        view
    }

    fn small_figures(
        &self,
        shown: Vec<&Series>,
        figure: SmallMultiples,
        draft: &mut Draft,
    ) -> Vec<SmallFigureView> {
        let charts = shown.into_iter().zip(figure.charts());
        let view = |(series, chart): (&Series, SmallMultiple)| {
            let name = chart.head().id.clone();
            SmallFigureView {
                title: series.name.clone(),
                path: self.member_path(series),
                values: Vec::new(),
                note: None,
                figure: Some(draft.figure(&name, Chart::SmallMultiple(chart))),
            }
        };
        charts.map(view).collect()
    }

    /// Offers the chart as a file, on the indicator's own page.
    fn offer(
        &self,
        indicator: &Indicator,
        view: &BreakdownView,
        (anchor, prefix): (&str, &str),
        draft: &mut Draft,
    ) {
        let chart = view.figure.as_ref().and_then(|name| draft.figures.get(name)).cloned();
        if let Some(chart) = chart.filter(|_| prefix.is_empty()) {
            let address = address::breakdown_chart(&self.plan.id, &indicator.id, anchor);
            let caption = self.caption(view.figure_note.clone(), self.sources(indicator));
            draft.chart_file(anchor, &address, (chart, caption));
        }
    }

    /// That the whole is not drawn, where it would press all parts flat.
    pub(super) fn dwarfed_note(&self, lines: &Lines<'_>) -> Option<String> {
        (!lines.is_empty() && (lines.are_of_one_period() || !lines.fit_one_chart()) && lines.are_dwarfed())
            .then(|| self.printer.word("breakdown.dwarfed"))
    }

    fn breakdown_title(&self, breakdown: &Breakdown<'_>) -> String {
        if self.is_unnamed(breakdown) {
            return breakdown.dimension.clone();
        }
        self.printer.say("breakdown.title", &[("dimension", breakdown.dimension.clone())])
    }

    /// Whether the source does not say what the values are broken down by.
    fn is_unnamed(&self, breakdown: &Breakdown<'_>) -> bool {
        breakdown.dimension == self.printer.get("breakdown.unnamed")
    }

    fn small_multiples(&self, indicator: &Indicator, lines: Lines<'_>, id: &str) -> SmallMultiples {
        self.side_by_side(indicator, lines, |place, series| Head {
            id: format!("{id}-{}", place + 1),
            title: self
                .printer
                .say("breakdown.chart", &[("series", series.name.clone()), ("name", indicator.name.clone())]),
            description: self.described(indicator, series),
        })
    }

    /// What the lines of small charts mean.
    fn how_to_read(&self, figure: &SmallMultiples, indicator: &Indicator) -> Vec<String> {
        let mut reading = vec![self.printer.word("breakdown.same-scale")];
        reading.extend((!figure.reference.is_empty()).then(|| self.printer.word("breakdown.reference")));
        reading.extend(self.break_notes("breakdown.break-line", indicator));
        reading
    }

    /// Where the value axis starts, when not at zero.
    pub(super) fn cut_note(&self, start: Option<String>) -> Option<String> {
        Some(self.printer.say("chart.cut", &[("start", start?)]))
    }

    /// Since when values are no longer comparable, and why.
    pub(in crate::pages) fn break_notes(&self, key: &str, indicator: &Indicator) -> Vec<String> {
        let note = |one: &crate::model::Break| {
            let period = self.printer.short_period(&one.period, &self.plan.calendar);
            self.printer
                .say(key, &[("period", period), ("reason", annotation::trim_end(&one.reason, &['。', '.']))])
        };
        indicator.breaks.iter().map(note).collect()
    }

    /// What stands in the table alone.
    fn left_out(&self, lines: &Lines<'_>) -> Vec<String> {
        let names = lines.left_out.join(self.printer.get("breakdown.and"));
        let names = (!names.is_empty()).then(|| self.printer.say("breakdown.left-out", &[("names", names)]));
        let parts = lines.has_parts_of_years.then(|| self.printer.word("breakdown.parts-of-years"));
        names.into_iter().chain(parts).collect()
    }

    /// The page of whom the values of a series are about.
    fn member_path(&self, series: &Series) -> Option<String> {
        match &series.member {
            Member::District(id) => Some(address::district(&self.plan.id, id)),
            Member::Actor(id) => Some(address::actor(&self.plan.id, id)),
            Member::Plain => None,
        }
    }
}

/// Whether anything is said of a series.
fn is_observed(indicator: &Indicator, series: &Series) -> bool {
    indicator.observations.iter().any(|observation| observation.series.as_ref() == Some(&series.id))
}

/// The measured values of a series; of the headline where there is none.
fn measured<'i>(
    indicator: &'i Indicator,
    series: Option<&'i SeriesId>,
) -> impl Iterator<Item = &'i Observation> {
    let of_series = indicator.observations.iter().filter(move |one| one.series.as_ref() == series);
    of_series.filter(|one| one.kind == ObservationKind::Actual && one.value.is_some())
}
