//! The money of one item.

use crate::derive::BudgetKey;
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
            Row::new(vec![
                name,
                Cell::new(printer.fiscal_year(line.fiscal_year.as_ref(), &self.plan.calendar)),
                Cell::new(printer.budget_kind(line.kind).to_owned()),
                Cell::new(printer.amount_with_unit(line)),
                Cell::new(note.join(printer.get("item.join-notes"))),
            ])
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

    /// An item's money by year with everything below it.
    pub(in crate::pages) fn item_years(&self, item: &Item) -> Option<TableView> {
        let sums = &self.derived.budget.items.get(&item.id)?.total;
        let key = if item.children.is_empty() { "table.item-years" } else { "table.item-years-below" };
        self.years_table(sums, self.printer.say(key, &[("title", item.title.clone())]))
    }

    /// An item's money in one line: the latest year's budget of it and everything below it.
    pub(in crate::pages) fn item_money(&self, item: &Item) -> Option<String> {
        let of_budget = |key: &BudgetKey| matches!(key.kind, None | Some(BudgetKind::Initial));
        let sums = self.derived.budget.items.get(&item.id);
        let latest = sums.and_then(|sums| sums.total.kinds.iter().rev().find(|(key, _)| of_budget(key)));
        if let Some((key, sum)) = latest {
            let year = self.printer.short_fiscal_year(key.fiscal_year.as_ref(), &self.plan.calendar);
            let value = match sum.amount() {
                Some(amount) => self.printer.money(amount, self.plan.money_unit),
                None => self.sum_words(Some(sum)),
            };
            return Some(self.printer.say("value.dated", &[("value", value), ("period", year)]));
        }
        let shared = &self.plan.budget[*self.derived.lines_of.get(&item.id)?.first()?];
        let amount = self.printer.amount_with_unit(shared);
        let count = self.printer.count("shared-items", shared.items.len());
        Some(self.printer.say("value.dated", &[("value", amount), ("period", count)]))
    }
}
