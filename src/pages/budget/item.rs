//! The money of one item.

use crate::model::{BudgetKind, Item, Line};

use super::super::context::Context;
use super::super::view::{Cell, Row, TableView};

impl Context<'_> {
    /// The lines that name an item, by year; the same lines paid for other items are said so.
    pub(in crate::pages) fn item_budget(&self, item: &Item) -> Option<TableView> {
        let places = self.derived.lines_of.get(&item.id)?;
        let lines: Vec<&Line> = places.iter().map(|at| &self.plan.budget[*at]).collect();
        let printer = self.printer;
        let rows = lines.iter().map(|line| {
            let shared = line.items.len() > 1;
            let others = printer.count("shared-items", line.items.len());
            let fund = line.fund.as_ref().and_then(|id| self.plan.funds.get(id));
            let note: Vec<String> = shared.then_some(others).into_iter().chain(line.note.clone()).collect();
            let mut name = Cell::new(line.name.clone());
            name.note = fund.map(|fund| fund.name.clone());
            Row {
                anchor: None,
                cells: vec![
                    name,
                    Cell::new(printer.fiscal_year(line.fiscal_year.as_ref(), &self.plan.calendar)),
                    Cell::new(printer.budget_kind(line.kind).to_owned()),
                    Cell::new(printer.amount_with_unit(line)),
                    Cell::new(note.join(printer.get("item.join-notes"))),
                ],
            }
        });
        Some(TableView {
            caption: printer.say("table.item-budget", &[("title", item.title.clone())]),
            columns: vec![
                self.printer.column("column.line"),
                self.printer.column("column.fiscal-year"),
                self.printer.column("column.budget-kind"),
                self.printer.number_column("column.amount"),
                self.printer.column("column.note"),
            ],
            rows: rows.collect(),
            ..TableView::default()
        })
    }

    /// An item's money in one line: its latest year's own lines.
    pub(in crate::pages) fn item_money(&self, item: &Item) -> Option<String> {
        if let Some((key, sum)) = self.derived.budget.items.get(&item.id).and_then(|sums| {
            sums.iter().filter(|(key, _)| key.kind != Some(BudgetKind::Settled)).max_by(|a, b| a.0.cmp(b.0))
        }) {
            let year = self.printer.short_fiscal_year(key.fiscal_year.as_ref(), &self.plan.calendar);
            if sum.lines == 0 {
                let key = if sum.not_budgeted > 0 { "budget.not-budgeted" } else { "budget.unknown" };
                return Some(
                    self.printer.say("value.dated", &[("value", self.printer.word(key)), ("period", year)]),
                );
            }
            let amount = self.printer.money(sum.amount, self.plan.money_unit);
            return Some(self.printer.say("value.dated", &[("value", amount), ("period", year)]));
        }
        let shared = &self.plan.budget[*self.derived.lines_of.get(&item.id)?.first()?];
        let amount = self.printer.amount_with_unit(shared);
        let count = self.printer.count("shared-items", shared.items.len());
        Some(self.printer.say("value.dated", &[("value", amount), ("period", count)]))
    }
}
