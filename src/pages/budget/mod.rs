//! Money: the page with all lines, their tables, and the sentence that sums them up.
//!
//! Takes lines and sums, gives views. Must not know how anything is added up.

mod chart;
mod item;
mod shares;
mod tree;
mod years;

use rust_decimal::Decimal;

use crate::derive::{BudgetKey, Sum};
use crate::model::{Amount, BudgetKind, Line};

use super::address::{self, List};
use super::context::Context;
use super::page::{Draft, Drafted};
use super::view::{BudgetView, Cell, Entry, Row, TableView, View};

impl Context<'_> {
    /// The page with all money of a plan.
    pub(super) fn budget_page(&self) -> Drafted {
        let mut draft = Draft::new(self.list_page(List::Budget), None);
        if let Some(chart) = self.by_year() {
            draft.figure("by-year", chart);
        }
        let totals = &self.derived.budget.totals;
        let by_year = self.years_table(totals, self.printer.word("chart.budget-by-year"));
        let by_line = self.by_line().map(|(chart, table)| {
            draft.figure("by-line", chart);
            table
        });
        if let Some(chart) = self.fund_shares() {
            draft.figure("by-fund", chart);
        }
        for name in ["by-year", "by-fund", "by-line"] {
            let address = address::chart(&self.plan.id, &format!("budget-{name}"));
            let unit = self.printer.unit(self.plan.money_unit).to_owned();
            self.offer_figure(&mut draft, name, (&address, Some(unit)));
        }
        let view = BudgetView {
            sentence: self.money_sentence(),
            by_year,
            by_fund: self.funds_table(),
            trees: self.tree_tables(),
            by_line,
            tables: self.budget_tables(),
        };
        draft.finish(View::Budget(Box::new(view)))
    }

    /// What it costs, in one sentence: the latest year's initial budget, or what there is.
    pub(super) fn money_sentence(&self) -> String {
        let Some((key, sum)) = self.main_sum() else { return self.printer.word("budget.nothing") };
        let year = self.printer.fiscal_year(key.fiscal_year.as_ref(), &self.plan.calendar);
        let kind = key.kind.map_or_else(String::new, |kind| self.printer.budget_kind(Some(kind)).to_owned());
        let stated = self.derived.budget.stated.get(key);
        let amount = match stated.copied().or(sum.amount()) {
            Some(amount) => self.printer.money(amount, self.plan.money_unit),
            None => self.sum_words(Some(sum)),
        };
        let said = match (stated.is_some(), key.fiscal_year.is_some(), key.kind.is_some()) {
            (true, false, _) => "budget.sentence-stated-undated",
            (true, true, false) => "budget.sentence-stated-no-kind",
            (true, true, true) => "budget.sentence-stated",
            (false, false, _) => "budget.sentence-computed-undated",
            (false, true, false) => "budget.sentence-computed-no-kind",
            (false, true, true) => "budget.sentence-computed",
        };
        let mut sentence = self.printer.say(said, &[("year", year), ("kind", kind), ("amount", amount)]);
        if sum.not_budgeted > 0 {
            sentence.push_str(&self.printer.count("not-budgeted", sum.not_budgeted));
        }
        sentence
    }

    /// The same amount in one line, with its year and kind; none where there is no amount.
    pub(super) fn plan_money(&self) -> Option<String> {
        let (key, sum) = self.main_sum()?;
        let amount = self.derived.budget.stated.get(key).copied().or(sum.amount())?;
        let value = self.printer.money(amount, self.plan.money_unit);
        let year = self.printer.short_fiscal_year(key.fiscal_year.as_ref(), &self.plan.calendar);
        let kind = key.kind.map(|kind| self.printer.budget_kind(Some(kind)).to_owned());
        let period =
            std::iter::once(year).chain(kind).collect::<Vec<_>>().join(self.printer.get("source.join"));
        Some(self.printer.say("value.dated", &[("value", value), ("period", period)]))
    }

    /// The sum that says most of what the plan costs: the latest year's initial budget, or what there is.
    fn main_sum(&self) -> Option<(&BudgetKey, &Sum)> {
        self.initial_sum().or_else(|| self.derived.budget.totals.kinds.last_key_value())
    }

    /// The latest year's initial budget.
    fn initial_sum(&self) -> Option<(&BudgetKey, &Sum)> {
        let totals = &self.derived.budget.totals.kinds;
        totals.iter().rfind(|(key, _)| BudgetKind::is_initial(key.kind))
    }

    /// A sum as a number, or why there is none.
    pub(super) fn sum_words(&self, sum: Option<&Sum>) -> String {
        match sum {
            Some(sum) if sum.lines > 0 => match sum.amount() {
                Some(amount) => self.printer.number(amount),
                None => self.printer.word("budget.too-large"),
            },
            Some(sum) if sum.unknown > 0 => self.printer.word("budget.unknown"),
            Some(_) => self.printer.word("budget.not-budgeted"),
            None => self.printer.word("budget.absent"),
        }
    }

    /// The lines behind the sum that says most.
    pub(super) fn main_budget_table(&self) -> Option<TableView> {
        self.main_sum().map(|(key, sum)| self.budget_table(key, sum))
    }

    /// All lines, a table a year and kind of budget.
    pub(super) fn budget_tables(&self) -> Vec<TableView> {
        self.derived.budget.totals.kinds.iter().map(|(key, sum)| self.budget_table(key, sum)).collect()
    }

    fn budget_table(&self, key: &BudgetKey, sum: &Sum) -> TableView {
        let of_key = |line: &Line| line.fiscal_year == key.fiscal_year && line.kind == key.kind;
        let lines: Vec<(usize, &Line)> =
            self.plan.budget.iter().enumerate().filter(|(_, line)| of_key(line)).collect();
        let funds = lines.iter().any(|(_, line)| line.fund.is_some());
        let notes = lines.iter().any(|(_, line)| line.note.is_some());
        // The amount second: behind the items it would lie outside of a narrow window.
        let mut columns =
            vec![self.printer.column("column.line"), self.printer.number_column("column.amount")];
        columns.push(self.printer.column("column.items"));
        if funds {
            columns.push(self.printer.column("column.fund"));
        }
        if notes {
            columns.push(self.printer.column("column.note"));
        }
        let rows = lines.iter().filter(|(_, line)| line.total.is_none());
        let rows = rows.map(|(_, line)| self.budget_row(line, (funds, notes))).collect();
        let totals = lines.iter().filter(|(_, line)| line.total.is_some());
        let mut foot: Vec<Row> = totals.flat_map(|line| self.total_rows(*line, (funds, notes))).collect();
        let is_computed = sum.lines > 1 && !self.derived.budget.stated.contains_key(key);
        if is_computed {
            let amount = self.sum_words(Some(sum));
            foot.push(self.computed_row("budget.computed-total", amount, (funds, notes)));
        }
        let table = self.money_table(self.key_words(key), columns);
        TableView { rows, foot, notes: self.budget_notes(sum, is_computed), ..table }.sortable()
    }

    fn budget_notes(&self, sum: &Sum, is_computed: bool) -> Vec<String> {
        let mut notes = Vec::new();
        if is_computed {
            notes.push(self.printer.word("budget.computed-note"));
        }
        if sum.not_budgeted > 0 {
            notes.push(self.printer.word("budget.not-budgeted-note"));
        }
        if sum.unknown > 0 {
            notes.push(self.printer.word("budget.unknown-note"));
        }
        notes
    }

    /// A line's amount in the plan's unit, in which rows are sorted.
    pub(super) fn plan_amount(&self, line: &Line) -> Option<Decimal> {
        line.unit.convert(line.amount.value()?, self.plan.money_unit)
    }

    /// A line's amount; with its unit where that is not the plan's.
    pub(super) fn amount_cell(&self, line: &Line) -> Cell {
        let has_own_unit = line.unit != self.plan.money_unit && matches!(line.amount, Amount::Stated(_));
        let amount = if has_own_unit {
            self.printer.amount_with_unit(line)
        } else {
            self.printer.amount(&line.amount)
        };
        Cell::new(amount).by_number(self.plan_amount(line))
    }

    fn budget_row(&self, line: &Line, (funds, notes): (bool, bool)) -> Row {
        let items = line.items.iter().filter_map(|id| self.plan.items.get(id));
        let items: Vec<Entry> = items.map(|item| self.item_link(item).into()).collect();
        let items = if items.is_empty() && line.total.is_none() {
            Cell::new(self.printer.word("budget.no-items"))
        } else {
            Cell::of_entries(items)
        };
        let mut cells = vec![Cell::new(line.name.clone()), self.amount_cell(line), items];
        if funds {
            let fund = line.fund.as_ref().and_then(|id| self.plan.funds.get(id));
            cells.push(Cell::new(fund.map_or_else(String::new, |fund| fund.name.clone())));
        }
        if notes {
            cells.push(Cell::new(line.note.clone().unwrap_or_default()));
        }
        Row::new(cells)
    }

    /// A total as the plan states it; where its parts make something else, what they make and the difference.
    fn total_rows(&self, (at, line): (usize, &Line), extra: (bool, bool)) -> Vec<Row> {
        let mut rows = vec![self.budget_row(line, extra)];
        let total = self.derived.budget.stated_totals.get(&at).filter(|total| total.differs());
        if let Some((sum, difference)) = total.and_then(|total| total.sum.zip(total.difference)) {
            let print = |amount| {
                let is_plans = line.unit == self.plan.money_unit;
                if is_plans { self.printer.number(amount) } else { self.printer.money(amount, line.unit) }
            };
            rows.push(self.computed_row("budget.computed-total", print(sum), extra));
            let mut row = self.computed_row("budget.difference", print(difference), extra);
            row.cells[0].note.clone_from(&line.difference);
            rows.push(row);
        }
        rows
    }

    fn computed_row(&self, key: &str, amount: String, (funds, notes): (bool, bool)) -> Row {
        let mut cells = vec![Cell::new(self.printer.word(key)), Cell::new(amount)];
        let others = 1 + usize::from(funds) + usize::from(notes);
        cells.extend(std::iter::repeat_n(Cell::new(String::new()), others));
        Row::new(cells)
    }
}
