//! The values of a dimension as a table: periods as rows, the headline first, then each series.
//!
//! Takes the series of a dimension, gives a table with printed cells. Must not know how a chart draws the same.

use indexmap::IndexMap;

use crate::model::period::Period;
use crate::model::{Indicator, Observation, ObservationKind, SeriesId};

use super::Breakdown;
use crate::pages::context::Context;
use crate::pages::view::{Cell, Column, Row, TableView};

impl Context<'_> {
    /// All values of a breakdown's series.
    pub(super) fn breakdown_table(&self, indicator: &Indicator, breakdown: &Breakdown<'_>) -> TableView {
        let is_column = |series: Option<&SeriesId>| {
            series.is_none_or(|id| breakdown.series.iter().any(|series| series.id == *id))
        };
        let shown = || indicator.observations.iter().filter(|one| is_column(one.series.as_ref()));
        let mut periods: Vec<Period> = shown().map(|one| one.period).collect();
        periods.dedup();
        let headline = shown().any(|one| one.series.is_none()).then_some(None);
        let series = breakdown.series.iter().map(|series| Some(&series.id));
        let keys: Vec<Option<&SeriesId>> = headline.into_iter().chain(series).collect();
        let mut columns = vec![self.printer.column("column.period")];
        columns.extend(headline.map(|_| self.printer.number_column("series.headline")));
        columns.extend(breakdown.series.iter().map(|s| Column {
            name: s.name.clone(),
            numeric: true,
            ..Column::default()
        }));
        let shared = shared_notes(shown());
        let rows = periods.into_iter().map(|period| {
            let head = self.period_cell(&period);
            let cells = keys.iter().map(|key| self.values_cell(indicator, (period, *key), &shared));
            Row::new(std::iter::once(head).chain(cells).collect())
        });
        let rows: Vec<Row> = rows.collect();
        let has_blanks = rows.iter().flat_map(|row| &row.cells).any(Cell::is_dash);
        let key = if self.is_unnamed(breakdown) { "breakdown.table-unnamed" } else { "breakdown.table" };
        let names = [("name", indicator.name.clone()), ("dimension", breakdown.dimension.clone())];
        let mut notes = self.break_notes("breakdown.break", indicator);
        notes.extend(self.remarks(indicator, shared));
        notes.extend(has_blanks.then(|| self.printer.word("breakdown.dash")));
        TableView {
            caption: self.printer.say(key, &names),
            caption_note: self.unit_note(indicator),
            columns,
            rows,
            notes,
            ..TableView::default()
        }
        .sortable()
    }

    /// Everything that is said of one series in one period; a period may have an estimate beside a measured value.
    fn values_cell(
        &self,
        indicator: &Indicator,
        (period, series): (Period, Option<&SeriesId>),
        shared: &SharedNotes<'_>,
    ) -> Cell {
        let same = |one: &&Observation| one.period == period && one.series.as_ref() == series;
        let found: Vec<&Observation> = indicator.observations.iter().filter(same).collect();
        let notes = found.iter().filter_map(|one| one.note.as_deref());
        let own = notes.filter(|note| !shared.contains_key(&(period, *note)));
        let (text, special) = match found.as_slice() {
            [] => return Cell::dash(),
            // Below the number, so that columns stay as narrow as numbers.
            [one] => (self.printer.observation(one, indicator, self.plan), self.special(one)),
            several => {
                let values: Vec<String> =
                    several.iter().map(|one| self.marked(one, indicator, None)).collect();
                (values.join(self.printer.get("breakdown.and")), Vec::new())
            }
        };
        let notes: Vec<&str> = special.into_iter().chain(own).collect();
        let note = (!notes.is_empty()).then(|| notes.join(self.printer.get("breakdown.and")));
        let only = <[&Observation; 1]>::try_from(found).ok();
        Cell { note, ..Cell::new(text) }.by_number(only.and_then(|[one]| one.decimal()))
    }

    /// Notes that several values of a period have, each said once.
    fn remarks(&self, indicator: &Indicator, shared: SharedNotes<'_>) -> Vec<String> {
        let name = |id: Option<&SeriesId>| {
            let series = indicator.series.iter().find(|series| id == Some(&series.id));
            series.map_or_else(|| self.printer.get("series.headline"), |series| series.name.as_str())
        };
        let said = shared.into_iter().map(|((period, note), series)| {
            let names: Vec<&str> = series.into_iter().map(name).collect();
            let words = [
                ("period", self.printer.short_period(&period, &self.plan.calendar)),
                ("names", names.join(self.printer.get("breakdown.and"))),
                ("note", note.to_owned()),
            ];
            self.printer.say("breakdown.remark", &words)
        });
        said.collect()
    }

    /// A value with what is special about it, for places where nothing beside it says so. What stands in a value's
    /// place has no unit.
    pub(in crate::pages) fn marked(
        &self,
        observation: &Observation,
        indicator: &Indicator,
        unit: Option<&str>,
    ) -> String {
        let value = self.printer.observation(observation, indicator, self.plan);
        let value = self.printer.with_unit(&value, unit.filter(|_| observation.value.is_some()));
        let special = self.special(observation);
        if special.is_empty() {
            return value;
        }
        let special = special.join(self.printer.get("breakdown.and"));
        self.printer.say("observation.marked", &[("value", value), ("kind", special)])
    }

    /// What is special about a value: that it is no measured one, and its mark.
    fn special(&self, observation: &Observation) -> Vec<&str> {
        let kind = (observation.kind != ObservationKind::Actual)
            .then(|| self.printer.observation_kind(observation.kind));
        let mark = observation.mark.as_ref().filter(|_| observation.value.is_some());
        let mark = mark.and_then(|mark| self.plan.marks.get(mark)).map(|mark| mark.name.as_str());
        kind.into_iter().chain(mark).collect()
    }
}

/// Notes by period, with the series that share them.
type SharedNotes<'a> = IndexMap<(Period, &'a str), Vec<Option<&'a SeriesId>>>;

/// The notes that several series have in one period: beside every value they would bury the numbers.
fn shared_notes<'a>(shown: impl Iterator<Item = &'a Observation>) -> SharedNotes<'a> {
    let mut notes = SharedNotes::new();
    for observation in shown {
        let Some(note) = &observation.note else { continue };
        let sharing = notes.entry((observation.period, note.as_str())).or_default();
        let series = observation.series.as_ref();
        sharing.extend((!sharing.contains(&series)).then_some(series));
    }
    notes.retain(|_, sharing| sharing.len() > 1);
    notes
}
