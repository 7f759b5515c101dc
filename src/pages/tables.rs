//! Tables that both lists and texts show: states, indicators, evaluations, the words of a plan.
//!
//! Takes what a list or a text asks for, gives tables; none where they would be empty. Must not know where they stand.

use crate::model::{District, Indicator};

use super::address::{self, List};
use super::context::Context;
use super::view::{Cell, Entry, GroupEntry, Row, TableView};

impl Context<'_> {
    /// The states of the plan's indicators with their counts.
    pub(super) fn states_table(&self) -> Option<TableView> {
        let summary = self.status_summary()?;
        let rows = summary.states.into_iter().map(|state| {
            let name =
                Cell { tone: Some(state.state.tone), note: state.detail, ..Cell::new(state.state.name) };
            Row::new(vec![name, Cell::new(state.count.to_string())])
        });
        Some(TableView {
            caption: self.printer.word("chart.status"),
            columns: vec![self.printer.column("column.state"), self.printer.number_column("column.count")],
            rows: rows.collect(),
            ..TableView::default()
        })
    }

    /// Baseline, latest value and target of one indicator.
    pub(super) fn targets_table(&self, indicator: &Indicator) -> TableView {
        let card = self.indicator_card(indicator, None);
        TableView {
            caption: indicator.name.clone(),
            columns: vec![
                self.printer.column("column.baseline"),
                self.printer.column("column.latest"),
                self.printer.column("column.target"),
            ],
            rows: vec![Row::new(vec![
                Cell::dated(card.baseline),
                Cell::dated(card.latest.or_else(|| Some(self.printer.word("status.no-actual")))),
                Cell::dated(card.target.or(card.direction)),
            ])],
            ..TableView::default()
        }
    }

    /// Indicators with baseline, latest value, target and method; none when there are no indicators.
    pub(super) fn indicators_table(&self, wanted: impl Fn(&Indicator) -> bool) -> Option<TableView> {
        let indicators = self.plan.indicators.values().filter(|indicator| wanted(indicator));
        let rows: Vec<Row> = indicators.map(|indicator| self.indicator_row(indicator)).collect();
        let columns = ["indicator", "baseline", "latest", "target", "method"];
        let columns = columns.iter().map(|name| self.printer.column(&format!("column.{name}")));
        (!rows.is_empty())
            .then(|| TableView {
                caption: self.list_name(List::Indicators),
                columns: columns.collect(),
                rows,
                ..TableView::default()
            })
            .map(TableView::sortable)
    }

    fn indicator_row(&self, indicator: &Indicator) -> Row {
        let card = self.indicator_card(indicator, None);
        Row::new(vec![
            Cell { path: Some(card.path), ..Cell::new(card.name) },
            Cell::dated(card.baseline),
            Cell::dated(card.latest.or_else(|| Some(self.printer.word("status.no-actual")))),
            Cell::dated(card.target.or(card.direction)),
            Cell::or_dash(indicator.method.clone()),
        ])
    }

    /// What people said, one evaluation a row; none when nothing is to be said.
    pub(super) fn evaluations_table(&self) -> Option<TableView> {
        let rows = self.plan.evaluations.iter().enumerate().map(|(at, evaluation)| {
            let view = self.evaluation_view(at);
            let subject =
                self.subject(&evaluation.subject).map_or_else(|| Cell::new(""), |(link, _)| Cell::link(link));
            let rating = Cell { note: view.meaning, ..Cell::new(view.rating) };
            Row::new(vec![
                subject,
                Cell::new(view.evaluator),
                Cell::or_dash(view.period)
                    .by_days(evaluation.period.map(|period| (period.start(), period.end()))),
                rating,
                Cell::or_dash(view.reason),
            ])
        });
        let columns = ["subject", "evaluator", "period", "rating", "reason"];
        let columns = columns.iter().map(|name| self.printer.column(&format!("column.{name}")));
        (!self.plan.evaluations.is_empty())
            .then(|| TableView {
                caption: self.list_name(List::Evaluations),
                columns: columns.collect(),
                rows: rows.collect(),
                ..TableView::default()
            })
            .map(TableView::sortable)
    }

    /// The glossary; none when it is empty.
    pub(super) fn terms_table(&self) -> Option<TableView> {
        let rows = self.plan.terms.values().map(|term| {
            let path = Some(address::term(&self.plan.id, &term.id));
            Row::new(vec![Cell { path, ..Cell::new(term.name.clone()) }, Cell::new(term.meaning.clone())])
        });
        (!self.plan.terms.is_empty())
            .then(|| TableView {
                caption: self.list_name(List::Glossary),
                columns: vec![self.printer.column("column.term"), self.printer.column("column.meaning")],
                rows: rows.collect(),
                ..TableView::default()
            })
            .map(TableView::sortable)
    }

    /// The districts that are wanted; none when that leaves nothing.
    pub(super) fn districts_table(&self, wanted: impl Fn(&District) -> bool) -> Option<TableView> {
        let groups = self.groups(List::Districts).iter().zip(self.plan.districts.values());
        let entries = groups.filter(|(_, district)| wanted(district)).map(|(group, _)| group.entry.clone());
        self.entries_table(List::Districts, entries.collect())
    }

    /// All entries of a facet; none when it has none.
    pub(super) fn facet_table(&self, list: List) -> Option<TableView> {
        self.entries_table(list, self.groups(list).iter().map(|group| group.entry.clone()).collect())
    }

    /// Entries with those columns that any of them fills.
    fn entries_table(&self, list: List, entries: Vec<GroupEntry>) -> Option<TableView> {
        let any = |has: fn(&GroupEntry) -> bool| entries.iter().any(has);
        let numbers = any(|entry| entry.number.is_some()) && list != List::Sdgs;
        let labels = any(|entry| !entry.labels.is_empty());
        let meanings = any(|entry| entry.meaning.is_some());
        let counts = any(|entry| !entry.count.is_empty());
        let mut columns = Vec::new();
        columns.extend(numbers.then(|| self.printer.column("column.number")));
        columns.push(self.printer.column(&format!("facet.{}", list.name())));
        columns.extend(labels.then(|| self.printer.column("column.labels")));
        columns.extend(meanings.then(|| self.printer.column("column.meaning")));
        columns.extend(counts.then(|| self.printer.column("column.concerns")));
        let rows: Vec<Row> = entries
            .into_iter()
            .map(|entry| {
                let mut cells = Vec::with_capacity(columns.len());
                cells.extend(numbers.then(|| Cell::or_dash(entry.number)));
                let name =
                    Entry { text: entry.name, path: Some(entry.path), symbol: entry.symbol, url: None };
                cells.push(Cell::of_entries(vec![name]));
                let own = entry.labels.into_iter();
                let own =
                    own.map(|l| Entry { text: l.name, path: Some(l.path), symbol: l.symbol, url: None });
                cells.extend(labels.then(|| Cell::of_entries(own.collect())));
                cells.extend(meanings.then(|| Cell::new(entry.meaning.unwrap_or_default())));
                cells.extend(counts.then(|| Cell::new(entry.count)));
                Row::new(cells)
            })
            .collect();
        (!rows.is_empty())
            .then(|| TableView { caption: self.list_name(list), columns, rows, ..TableView::default() })
            .map(TableView::sortable)
    }
}
