//! All that people said at a glance: how often each step of a scale was given, and what was said last of each subject.
//!
//! Takes evaluations with their scales, gives tables. What was not filled in is counted and named like any step. Must
//! not know what was computed.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::period::Period;
use crate::model::{Evaluation, Evaluator, Scale, Subject};

use super::context::Context;
use super::view::{Cell, Column, Row, TableView};

impl Context<'_> {
    /// How often each step was given, a table for each scale, a row for each period, the latest first.
    pub(super) fn rating_counts(&self) -> Vec<TableView> {
        let scales = self.plan.scales.values().filter(|scale| !scale.steps.is_empty());
        scales.filter_map(|scale| self.counts_of(scale)).collect()
    }

    fn counts_of(&self, scale: &Scale) -> Option<TableView> {
        // The last place is for what was not filled in.
        let blank = scale.steps.len();
        let mut periods: BTreeMap<Option<&Period>, Vec<usize>> = BTreeMap::new();
        for evaluation in self.plan.evaluations.iter().filter(|one| one.scale.as_ref() == Some(&scale.id)) {
            let step = scale.steps.iter().position(|step| Some(&step.id) == evaluation.rating.as_ref());
            let counts = periods.entry(evaluation.period.as_ref()).or_insert_with(|| vec![0; blank + 1]);
            if let Some(count) = counts.get_mut(step.unwrap_or(blank)) {
                *count += 1;
            }
        }
        let has_blanks = periods.values().any(|counts| counts[blank] > 0);
        let shown = if has_blanks { blank + 1 } else { blank };
        let number = |name: String| Column { name, numeric: true, ..Column::default() };
        let steps = scale.steps.iter().map(|step| number(step.name.clone()));
        let columns = std::iter::once(self.printer.column("column.period"))
            .chain(steps)
            .chain(has_blanks.then(|| number(self.printer.word("evaluation.blank"))));
        let row = |(period, counts): (Option<&Period>, Vec<usize>)| {
            let counts = counts.into_iter().take(shown).map(|count| Cell::new(count.to_string()));
            Row::new(std::iter::once(Cell::phrase(self.period_or_none(period))).chain(counts).collect())
        };
        let rows: Vec<Row> = periods.into_iter().rev().map(row).collect();
        (!rows.is_empty()).then(|| TableView {
            caption: self.printer.say("evaluation.counts", &[("scale", scale.name.clone())]),
            columns: columns.collect(),
            rows,
            ..TableView::default()
        })
    }

    /// What was said last of each subject, a column for each evaluator; none where there is nothing to compare.
    pub(super) fn latest_ratings(&self) -> Option<TableView> {
        let all = &self.plan.evaluations;
        let evaluators: BTreeSet<Evaluator> = all.iter().map(|one| one.evaluator).collect();
        let columns = std::iter::once(self.printer.column("column.subject")).chain(
            evaluators
                .iter()
                .map(|one| Column { name: self.printer.evaluator(*one).to_owned(), ..Column::default() }),
        );
        let rows: Vec<Row> = self
            .derived
            .evaluations_of
            .iter()
            .filter_map(|(subject, places)| self.latest_row(subject, places, &evaluators))
            .collect();
        (rows.len() > 1).then(|| {
            TableView {
                caption: self.printer.word("evaluation.latest"),
                columns: columns.collect(),
                rows,
                ..TableView::default()
            }
            .sortable()
        })
    }

    fn latest_row(
        &self,
        subject: &Subject,
        places: &[usize],
        evaluators: &BTreeSet<Evaluator>,
    ) -> Option<Row> {
        let (link, _) = self.subject(subject)?;
        let said = |evaluator: &Evaluator| {
            let own = places.iter().map(|at| &self.plan.evaluations[*at]);
            let latest = own.filter(|one| one.evaluator == *evaluator).max_by_key(|one| one.period.as_ref());
            latest.map_or_else(Cell::dash, |one| self.rating_cell(one))
        };
        Some(Row::new(std::iter::once(Cell::link(link)).chain(evaluators.iter().map(said)).collect()))
    }

    /// A rating and its period, sorted by the place of its step.
    fn rating_cell(&self, evaluation: &Evaluation) -> Cell {
        let scale = evaluation.scale.as_ref().and_then(|id| self.plan.scales.get(id));
        let step = self.plan.step_of(evaluation);
        let place =
            scale.zip(step).and_then(|(scale, step)| scale.steps.iter().position(|one| one.id == step.id));
        let name = step.map(|step| step.name.clone()).or_else(|| evaluation.rating.clone());
        let cell = Cell {
            note: Some(self.period_or_none(evaluation.period.as_ref())),
            ..Cell::new(name.unwrap_or_else(|| self.printer.word("evaluation.blank")))
        };
        match place {
            Some(place) => cell.by_place(place),
            None => cell,
        }
    }
}
