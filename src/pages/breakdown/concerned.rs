//! What an indicator's breakdowns say of one district or actor, beside the whole.
//!
//! Takes the series that are about it, gives small charts with the two latest values. Must not know the page around them.

use crate::figure::{Chart, Head};
use crate::model::{Indicator, IndicatorId, Observation, Series, SeriesId};

use super::finding::latest;
use super::measured;
use crate::pages::address;
use crate::pages::context::Context;
use crate::pages::page::Draft;
use crate::pages::view::{LatestView, SmallFigureView};

impl Context<'_> {
    /// One small chart a series; its figures go into `draft`. `name` is that of the district or actor.
    pub(in crate::pages) fn concerning(
        &self,
        concerned: &[(IndicatorId, SeriesId)],
        name: &str,
        draft: &mut Draft,
    ) -> Vec<SmallFigureView> {
        let found = concerned.iter().filter_map(|(indicator, series)| {
            let indicator = self.plan.indicators.get(indicator)?;
            Some((indicator, indicator.series.iter().find(|one| one.id == *series)?))
        });
        let view = |(place, (indicator, series)): (usize, (&Indicator, &Series))| {
            let id = format!("series-{}", place + 1);
            self.concerning_view((indicator, series), (name, id), draft)
        };
        found.enumerate().map(view).collect()
    }

    fn concerning_view(
        &self,
        (indicator, series): (&Indicator, &Series),
        (name, id): (&str, String),
        draft: &mut Draft,
    ) -> SmallFigureView {
        let words = [("series", series.name.clone()), ("name", indicator.name.clone())];
        let title = self.printer.say("breakdown.chart", &words);
        let lines = self.lines(indicator, &[series]);
        let is_dwarfed = lines.are_dwarfed() && !lines.is_empty();
        let charts = self.side_by_side(indicator, lines, |_, _| Head {
            id: id.clone(),
            title: title.clone(),
            description: self.described(indicator, series),
        });
        let notes = self.cut_note(charts.axis_starts_at());
        let notes = notes.into_iter().chain(is_dwarfed.then(|| self.printer.word("breakdown.dwarfed-whole")));
        let note = notes.reduce(|one, other| one + self.printer.get("chart.join-source") + &other);
        let chart = charts.charts().into_iter().next();
        let figure = chart.map(|chart| draft.figure(&id, Chart::SmallMultiple(chart)));
        let own = self.latest_view(indicator, (series.name.clone(), Some(&series.id)));
        let headline = self.latest_view(indicator, (self.printer.word("series.headline"), None));
        SmallFigureView {
            // What says more than the name of the page belongs into the title.
            title: if series.name == name { indicator.name.clone() } else { title },
            path: Some(address::indicator(&self.plan.id, &indicator.id)),
            values: own.into_iter().chain(headline).collect(),
            note: note.filter(|_| figure.is_some()),
            figure,
        }
    }

    /// The latest measured value, or what is said in its place.
    fn latest_view<'i>(
        &self,
        indicator: &'i Indicator,
        (name, series): (String, Option<&'i SeriesId>),
    ) -> Option<LatestView> {
        let all = indicator.observations.iter().filter(|one: &&Observation| one.series.as_ref() == series);
        let entry = latest(measured(indicator, series)).or_else(|| latest(all))?;
        Some(LatestView {
            name,
            value: self.marked(entry, indicator, indicator.unit.as_deref()),
            period: self.printer.short_period(&entry.period, &self.plan.calendar),
        })
    }
}
