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
        let rows = periods.into_iter().map(|period| {
            let head = Cell::new(self.printer.period(&period, &self.plan.calendar));
            let cells = keys.iter().map(|key| self.values_cell(indicator, (period, *key)));
            Row::new(std::iter::once(head).chain(cells).collect())
        });
        let rows: Vec<Row> = rows.collect();
        let has_blanks =
            rows.iter().flat_map(|row| &row.cells).any(|cell| cell.text == Cell::or_dash(None).text);
        let key = if self.is_unnamed(breakdown) { "breakdown.table-unnamed" } else { "breakdown.table" };
        let names = [("name", indicator.name.clone()), ("dimension", breakdown.dimension.clone())];
        let mut notes = self.break_notes("breakdown.break", indicator);
        notes.extend(self.remarks(indicator, shown()));
        notes.extend(has_blanks.then(|| self.printer.word("breakdown.dash")));
        TableView {
            caption: self.printer.say(key, &names),
            caption_note: self.unit_note(indicator),
            columns,
            rows,
            foot: Vec::new(),
            notes,
        }
    }

    /// Everything that is said of one series in one period; a period may have an estimate beside a measured value.
    fn values_cell(&self, indicator: &Indicator, (period, series): (Period, Option<&SeriesId>)) -> Cell {
        let same = |one: &&Observation| one.period == period && one.series.as_ref() == series;
        let found: Vec<&Observation> = indicator.observations.iter().filter(same).collect();
        let values: Vec<String> = found.iter().map(|one| self.marked(one, indicator, None)).collect();
        let values = values.join(self.printer.get("breakdown.and"));
        Cell::or_dash(Some(values).filter(|values| !values.is_empty()))
    }

    /// What is noted beside values, each note once a period, with the names of those that it belongs to.
    fn remarks<'i>(
        &self,
        indicator: &'i Indicator,
        shown: impl Iterator<Item = &'i Observation>,
    ) -> Vec<String> {
        let mut remarks: IndexMap<(Period, &str), Vec<&str>> = IndexMap::new();
        for observation in shown {
            let series = observation.series.as_ref();
            let series = series.and_then(|id| indicator.series.iter().find(|series| series.id == *id));
            let name =
                series.map_or_else(|| self.printer.get("series.headline"), |series| series.name.as_str());
            if let Some(note) = &observation.note {
                let names = remarks.entry((observation.period, note)).or_default();
                names.extend((!names.contains(&name)).then_some(name));
            }
        }
        let said = remarks.into_iter().map(|((period, note), names)| {
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
    pub(super) fn marked(
        &self,
        observation: &Observation,
        indicator: &Indicator,
        unit: Option<&str>,
    ) -> String {
        let value = self.printer.observation(observation, indicator, self.plan);
        let value = self.printer.with_unit(&value, unit.filter(|_| observation.value.is_some()));
        let kind = (observation.kind != ObservationKind::Actual)
            .then(|| self.printer.observation_kind(observation.kind));
        let mark = observation.mark.as_ref().filter(|_| observation.value.is_some());
        let mark = mark.and_then(|mark| self.plan.marks.get(mark)).map(|mark| mark.name.as_str());
        let special: Vec<&str> = kind.into_iter().chain(mark).collect();
        if special.is_empty() {
            return value;
        }
        let special = special.join(self.printer.get("breakdown.and"));
        self.printer.say("observation.marked", &[("value", value), ("kind", special)])
    }
}
