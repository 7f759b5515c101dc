//! The money of one item.
//!
//! Takes an item, gives its lines and sums as tables and in one line. Must not know how lines are attributed.

use indexmap::IndexMap;

use crate::model::period::Period;
use crate::model::{BudgetKind, Item, Line, add_exactly};

use super::super::context::Context;
use super::super::view::{Cell, Row, TableView};

impl Context<'_> {
    /// The lines that name an item, each name and fund once, with its years; the same lines paid for other items are said
    /// so. The amount is the second column: the others may lie outside of a narrow window.
    pub(in crate::pages) fn item_budget(&self, item: &Item) -> Option<TableView> {
        let places = self.derived.lines_of.get(&item.id)?;
        let printer = self.printer;
        let mut groups: IndexMap<_, Vec<&Line>> = IndexMap::new();
        for line in places.iter().map(|at| &self.plan.budget[*at]) {
            groups.entry((&line.name, &line.fund)).or_default().push(line);
        }
        let has_notes = groups.values().flatten().any(|line| line.items.len() > 1 || line.note.is_some());
        let mut rows = Vec::with_capacity(places.len());
        for ((name, fund), lines) in groups {
            let fund = fund.as_ref().and_then(|id| self.plan.funds.get(id));
            let note = fund.map(|fund| fund.name.clone());
            let mut heads = vec![Cell { note, rows: lines.len(), ..Cell::new(name.clone()) }];
            heads.resize(lines.len(), Cell::default());
            for (head, line) in heads.into_iter().zip(lines) {
                let year = printer.fiscal_year(line.fiscal_year.as_ref(), &self.plan.calendar);
                let days = line.fiscal_year.map(|year| (year.start(), year.end()));
                let kind = Cell::new(printer.budget_kind(line.kind).to_owned());
                let mut cells = vec![head, self.amount_cell(line), Cell::phrase(year).by_days(days), kind];
                cells.extend(has_notes.then(|| self.line_note(line)));
                rows.push(Row::new(cells));
            }
        }
        let mut columns = vec![printer.column("column.line"), printer.number_column("column.amount")];
        columns.extend([printer.column("column.fiscal-year"), printer.column("column.budget-kind")]);
        columns.extend(has_notes.then(|| printer.column("column.note")));
        let caption = printer.say("table.item-budget", &[("title", item.title.clone())]);
        Some(TableView { rows, ..self.money_table(caption, columns) }.sortable())
    }

    /// What is to be said of a line: that it is paid for other items too, and its own note.
    fn line_note(&self, line: &Line) -> Cell {
        let count = line.items.len();
        let shared = (count > 1).then(|| self.printer.count("shared-items", count));
        let notes: Vec<String> = shared.into_iter().chain(line.note.clone()).collect();
        Cell::new(notes.join(self.printer.get("item.join-notes")))
    }

    /// An item's money by year with everything below it; what it shares with other items is in none of these sums.
    pub(in crate::pages) fn item_years(&self, item: &Item) -> Option<TableView> {
        let sums = &self.derived.budget.items.get(&item.id)?.total;
        let key = if item.children.is_empty() { "table.item-years" } else { "table.item-years-below" };
        let mut table = self.years_table(sums, self.printer.say(key, &[("title", item.title.clone())]))?;
        let is_shared = self.initial_lines(item).any(|line| line.items.len() > 1);
        table.notes.extend(is_shared.then(|| self.printer.word("budget.shared-note")));
        Some(table)
    }

    /// The lines of an initial budget, or of none that is stated, that name an item.
    fn initial_lines(&self, item: &Item) -> impl Iterator<Item = &Line> {
        let places = self.derived.lines_of.get(&item.id).into_iter().flatten();
        let lines = places.map(|at| &self.plan.budget[*at]);
        lines.filter(|line| BudgetKind::is_initial(line.kind))
    }

    /// An item's money in one line: the latest year's budget of it and everything below it, or what it shares with other
    /// items when that is later.
    pub(in crate::pages) fn item_money(&self, item: &Item) -> Option<String> {
        let sums = self.derived.budget.items.get(&item.id);
        let latest =
            sums.and_then(|sums| sums.total.kinds.iter().rfind(|(key, _)| BudgetKind::is_initial(key.kind)));
        let shared = || self.initial_lines(item).filter(|line| line.items.len() > 1);
        let shared_year = shared().map(|line| line.fiscal_year).max();
        if let Some((key, sum)) =
            latest.filter(|(key, _)| shared_year.is_none_or(|year| key.fiscal_year >= year))
        {
            let value = match sum.amount() {
                Some(amount) => self.printer.money(amount, self.plan.money_unit),
                None => self.sum_words(Some(sum)),
            };
            return Some(self.dated_money(value, key.fiscal_year.as_ref(), None));
        }
        let lines: Vec<&Line> = shared().filter(|line| Some(line.fiscal_year) == shared_year).collect();
        let first = lines.first()?;
        let together = lines.iter().filter(|line| line.items == first.items);
        let amounts = together.map(|line| line.unit.convert(line.amount.value()?, self.plan.money_unit));
        let sum = amounts.reduce(|sum, amount| add_exactly(sum?, amount?)).flatten();
        let value = match sum {
            Some(sum) => self.printer.money(sum, self.plan.money_unit),
            None => self.printer.amount_with_unit(first),
        };
        let count = self.printer.count("shared-items", first.items.len());
        Some(self.dated_money(value, first.fiscal_year.as_ref(), Some(count)))
    }

    fn dated_money(&self, value: String, year: Option<&Period>, remark: Option<String>) -> String {
        let dated = year.is_some() || remark.is_none();
        let year = dated.then(|| self.printer.short_fiscal_year(year, &self.plan.calendar));
        let period = year.into_iter().chain(remark).collect::<Vec<_>>();
        let period = period.join(self.printer.get("item.join-levels"));
        self.printer.say("value.dated", &[("value", value), ("period", period)])
    }
}
