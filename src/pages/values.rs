//! The values of an indicator as tables: what its charts show, equal to them.
//!
//! Takes an indicator, gives tables with printed cells. Must not know how a chart draws the same.

use crate::model::period::Period;
use crate::model::{Indicator, Observation, ObservationKind};

use super::context::Context;
use super::view::{Cell, Row, TableView};

impl Context<'_> {
    /// Everything that the chart of an indicator shows: headline values, baseline and targets, in order of time.
    pub(super) fn values_table(&self, indicator: &Indicator) -> Option<TableView> {
        let baseline = indicator.baseline.as_ref();
        let measured = |period: Option<&Period>| indicator.headline().any(|o| Some(&o.period) == period);
        let mut rows: Vec<(Option<Period>, Row)> =
            indicator.headline().map(|o| (Some(o.period), self.value_row(o, indicator))).collect();
        rows.extend(baseline.filter(|baseline| !measured(baseline.period.as_ref())).map(|baseline| {
            let value = Cell::new(self.printer.value(&baseline.value, indicator));
            let value = value.by_number(Some(baseline.value.value));
            let kind = self.printer.word("target.baseline");
            (baseline.period, self.stated_row(baseline.period, (value, kind), baseline.note.as_ref()))
        }));
        rows.extend(indicator.targets.iter().map(|target| {
            let value = Cell::new(self.printer.target_value(target, indicator, None));
            let value = value.by_number(target.value.as_ref().map(|number| number.value));
            let kind = self.printer.target_kind(target.kind).to_owned();
            (target.period, self.stated_row(target.period, (value, kind), target.note.as_ref()))
        }));
        // What has no period comes last; of one period, the value stands before its target.
        rows.sort_by_key(|(period, _)| (period.is_none(), *period));
        let rows: Vec<Row> = rows.into_iter().map(|(_, row)| row).collect();
        if rows.is_empty() {
            return None;
        }
        let table = TableView {
            caption: self.printer.say("table.values", &[("name", indicator.name.clone())]),
            caption_note: self.unit_note(indicator),
            columns: vec![
                self.printer.column("column.period"),
                self.printer.number_column("column.value"),
                self.printer.column("column.kind"),
                self.printer.column("column.note"),
            ],
            rows,
            ..TableView::default()
        };
        Some(table.sortable())
    }

    /// The unit, said once beside a table or chart.
    pub(super) fn unit_note(&self, indicator: &Indicator) -> Option<String> {
        indicator.unit.clone().map(|unit| self.printer.say("chart.unit", &[("unit", unit)]))
    }

    fn value_row(&self, observation: &Observation, indicator: &Indicator) -> Row {
        let baseline = indicator.baseline.as_ref().filter(|b| b.period == Some(observation.period));
        let mut kind = self.printer.observation_kind(observation.kind).to_owned();
        if baseline.is_some() && observation.kind == ObservationKind::Actual {
            kind = self.printer.say("observation.baseline", &[("kind", kind)]);
        }
        let reasons = indicator.breaks.iter().filter(|b| b.period == observation.period).map(|b| &b.reason);
        let of_baseline = baseline.and_then(|baseline| baseline.note.as_ref());
        let notes = observation.note.iter().chain(of_baseline).chain(reasons);
        let notes: Vec<&str> = notes.map(String::as_str).collect();
        Row::new(vec![
            self.period_cell(&observation.period),
            Cell {
                note: self.share_words(observation, indicator),
                ..Cell::new(self.printer.observation(observation, indicator, self.plan))
            }
            .by_number(observation.decimal()),
            Cell::new(kind),
            Cell::new(notes.join(" ")),
        ])
    }

    /// What a value is a share of; and what the two numbers make, where the source states something else.
    fn share_words(&self, observation: &Observation, indicator: &Indicator) -> Option<String> {
        let share = observation.share.as_ref()?;
        let numerator = ("numerator", self.printer.stated(&share.numerator));
        let denominator = ("denominator", self.printer.stated(&share.denominator));
        let differing = observation.decimal().filter(|_| indicator.is_percentage());
        Some(match differing.and_then(|stated| share.differing(stated)) {
            None => self.printer.say("value.share", &[numerator, denominator]),
            Some(computed) => {
                let computed = ("computed", self.printer.number(computed));
                self.printer.say("value.share-differs", &[numerator, denominator, computed])
            }
        })
    }

    fn stated_row(
        &self,
        period: Option<Period>,
        (value, kind): (Cell, String),
        note: Option<&String>,
    ) -> Row {
        let undated = || Cell::phrase(self.printer.word("value.undated"));
        let period = period.map_or_else(undated, |period| self.period_cell(&period));
        Row::new(vec![period, value, Cell::new(kind), Cell::new(note.cloned().unwrap_or_default())])
    }

    /// A period in full, sorted by its days.
    pub(super) fn period_cell(&self, period: &Period) -> Cell {
        let cell = Cell::phrase(self.printer.period(period, &self.plan.calendar));
        cell.by_days(Some((period.start(), period.end())))
    }
}
