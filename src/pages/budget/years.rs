//! Money year by year: amounts by kind, what was spent, the change on the year before, and the funds.

use indexmap::IndexSet;
use rust_decimal::Decimal;

use crate::derive::{BudgetKey, Execution, Sum, Sums};
use crate::model::period::Period;
use crate::model::{BudgetKind, Fund, FundId};

use super::super::context::Context;
use super::super::view::{Cell, Column, Row, TableView};

/// A column of the table by year.
#[derive(Clone, Copy, PartialEq, Eq)]
enum ByYear {
    /// The sum of a kind.
    Kind(Option<BudgetKind>),
    /// The change of the initial budget on the year before.
    Change(Option<BudgetKind>),
    /// Initial and supplementary budgets together.
    Planned,
    /// What was spent of them.
    Execution,
}

impl Context<'_> {
    /// Sums by year with change and execution rate; none when there is nothing to compare.
    pub(in crate::pages) fn years_table(&self, sums: &Sums, caption: String) -> Option<TableView> {
        let years = sums.years();
        let columns = by_year_columns(sums, &years);
        if years.len() < 2 && !columns.contains(&ByYear::Execution) {
            return None;
        }
        let row = |year: &Period| {
            let mut cells = vec![self.period_cell(year)];
            cells.extend(columns.iter().map(|column| self.by_year_cell(sums, *year, *column)));
            Row::new(cells)
        };
        let rows: Vec<Row> = years.iter().map(row).collect();
        let heads = columns.iter().map(|column| self.by_year_head(*column));
        let heads = std::iter::once(self.printer.column("column.fiscal-year")).chain(heads).collect();
        let mut notes = Vec::new();
        if columns.contains(&ByYear::Execution) {
            notes.push(self.printer.word("budget.execution-note"));
        }
        if years.iter().any(|year| sums.execution(*year) == Some(Execution::Uneven)) {
            notes.push(self.printer.word("budget.uneven-note"));
        }
        if rows.iter().flat_map(|row| &row.cells).any(Cell::is_dash) {
            notes.push(self.printer.word("budget.years-dash"));
        }
        Some(TableView { rows, notes, ..self.money_table(caption, heads) }.sortable())
    }

    /// A table of amounts in the plan's unit, still without rows.
    pub(super) fn money_table(&self, caption: String, columns: Vec<Column>) -> TableView {
        let unit = self.printer.unit(self.plan.money_unit).to_owned();
        let caption_note = Some(self.printer.say("chart.unit", &[("unit", unit)]));
        TableView { caption, caption_note, columns, ..TableView::default() }
    }

    fn by_year_head(&self, column: ByYear) -> Column {
        let name = match column {
            ByYear::Kind(kind) => self.printer.budget_kind(kind).to_owned(),
            ByYear::Change(_) => self.printer.word("column.change"),
            ByYear::Planned => self.printer.word("column.planned-money"),
            ByYear::Execution => self.printer.word("column.execution"),
        };
        Column { name, numeric: true, ..Column::default() }
    }

    fn by_year_cell(&self, sums: &Sums, year: Period, column: ByYear) -> Cell {
        match column {
            ByYear::Kind(kind) => self.sum_cell(sums.of(Some(year), kind)),
            ByYear::Planned => match sums.planned(year) {
                Some(planned) => Cell::new(self.printer.number(planned)).by_number(Some(planned)),
                None => Cell::dash(),
            },
            ByYear::Change(kind) => match sums.change(year, kind) {
                Some(change) => {
                    let note = change.percent.map(|percent| self.change_words(percent));
                    let amount = Cell::new(self.printer.number(change.amount));
                    Cell { note, ..amount }.by_number(Some(change.amount))
                }
                None => Cell::dash(),
            },
            ByYear::Execution => match sums.execution(year) {
                Some(Execution::Rate { percent, .. }) => {
                    Cell::new(self.printer.percent(&percent.into())).by_number(Some(percent))
                }
                Some(Execution::Uneven) => Cell::new(self.printer.word("budget.uneven")),
                None => Cell::dash(),
            },
        }
    }

    /// A sum with what it leaves out; a dash where no line is.
    pub(super) fn sum_cell(&self, sum: Option<&Sum>) -> Cell {
        let Some(sum) = sum else { return Cell::dash() };
        let left_out = [("left-out-not-budgeted", sum.not_budgeted), ("left-out-unknown", sum.unknown)];
        let left_out = left_out.into_iter().filter(|(_, count)| *count > 0 && sum.lines > 0);
        let notes: Vec<String> = left_out.map(|(key, count)| self.printer.count(key, count)).collect();
        let note = (!notes.is_empty()).then(|| notes.join(self.printer.get("item.join-levels")));
        let amount = sum.amount().filter(|_| sum.lines > 0);
        Cell { note, ..Cell::new(self.sum_words(Some(sum))) }.by_number(amount)
    }

    /// A change in percent, in words.
    fn change_words(&self, percent: Decimal) -> String {
        if percent.is_zero() {
            return self.printer.word("budget.no-change");
        }
        let key = if percent.is_sign_negative() { "budget.less" } else { "budget.more" };
        self.printer.say(key, &[("percent", self.printer.percent(&percent.abs().into()))])
    }

    /// Every year and kind with its funds, and its sum beside the total that the plan states; none when there is
    /// neither. A column that would say the same in every row is a sentence below the table.
    pub(super) fn funds_table(&self) -> Option<TableView> {
        let budget = &self.derived.budget;
        let funds = self.funds_in_use();
        if funds.is_empty() && budget.stated.is_empty() {
            return None;
        }
        let kinds = &budget.totals.kinds;
        let all_stated =
            !kinds.is_empty() && kinds.iter().all(|(key, sum)| is_stated(budget.stated.get(key), sum));
        // The total first: of many funds the last ones may lie outside of a narrow window.
        let mut columns =
            vec![self.printer.column("column.year-and-kind"), self.printer.number_column("column.total")];
        columns.extend(funds.iter().map(|fund| Column {
            name: self.fund_name(*fund),
            numeric: true,
            ..Column::default()
        }));
        columns.extend((!all_stated).then(|| self.printer.column("column.stated-total")));
        let rows = kinds.iter().map(|(key, sum)| {
            let mut cells = vec![Cell::phrase(self.key_words(key)), self.sum_cell(Some(sum))];
            let of = |fund: Option<&Fund>| {
                self.sum_cell(budget.totals.funds.get(&(key.clone(), fund.map(|fund| fund.id.clone()))))
            };
            cells.extend(funds.iter().copied().map(of));
            cells.extend((!all_stated).then(|| Cell::new(self.compared(budget.stated.get(key), sum))));
            Row::new(cells)
        });
        let rows: Vec<Row> = rows.collect();
        let has_dash = rows.iter().flat_map(|row| &row.cells).any(Cell::is_dash);
        let is_hidden = !funds.is_empty() && !funds.contains(&None) && self.fund_is_missing();
        let notes = [
            (all_stated, "budget.all-stated-same"),
            (is_hidden, "budget.no-fund-note"),
            (has_dash, "budget.funds-dash"),
        ];
        let notes = notes.into_iter().filter(|(is_said, _)| *is_said);
        let notes = notes.map(|(_, key)| self.printer.word(key)).collect();
        let caption = self.printer.word(if funds.is_empty() { "table.totals" } else { "table.funds" });
        Some(TableView { rows, notes, ..self.money_table(caption, columns) }.sortable())
    }

    /// The funds that lines name, in the plan's order; none for lines with an amount and without a fund, where others have
    /// one.
    fn funds_in_use(&self) -> Vec<Option<&Fund>> {
        let totals = &self.derived.budget.totals.funds;
        let used: IndexSet<Option<&FundId>> = totals.keys().map(|(_, fund)| fund.as_ref()).collect();
        let named = self.plan.funds.values().filter(|fund| used.contains(&Some(&fund.id)));
        let mut funds: Vec<Option<&Fund>> = named.map(Some).collect();
        let has_amounts = |sum: &Sum| sum.lines > 0 || sum.unknown > 0;
        let unnamed = totals.iter().any(|((_, fund), sum)| fund.is_none() && has_amounts(sum));
        if !funds.is_empty() && unnamed {
            funds.push(None);
        }
        funds
    }

    /// Whether there are lines without a fund.
    fn fund_is_missing(&self) -> bool {
        self.derived.budget.totals.funds.keys().any(|(_, fund)| fund.is_none())
    }

    pub(super) fn fund_name(&self, fund: Option<&Fund>) -> String {
        fund.map_or_else(|| self.printer.word("budget.no-fund"), |fund| fund.name.clone())
    }

    /// A year and kind of budget in words.
    pub(super) fn key_words(&self, key: &BudgetKey) -> String {
        let year = self.printer.fiscal_year(key.fiscal_year.as_ref(), &self.plan.calendar);
        match key.kind {
            Some(kind) => self.printer.say(
                "table.budget",
                &[("year", year), ("kind", self.printer.budget_kind(Some(kind)).to_owned())],
            ),
            None => self.printer.say("table.budget-no-kind", &[("year", year)]),
        }
    }

    /// A stated total beside the sum, in words.
    fn compared(&self, stated: Option<&Decimal>, sum: &Sum) -> String {
        let Some(stated) = stated else { return self.printer.word("budget.none-stated") };
        let said = ("stated", self.printer.number(*stated));
        match sum.whole_amount() {
            None => self.printer.say("budget.stated-unknown", &[said]),
            Some(_) if is_stated(Some(stated), sum) => self.printer.word("budget.stated-same"),
            Some(amount) => {
                let difference = ("difference", self.printer.number(*stated - amount));
                self.printer.say("budget.stated-differs", &[said, difference])
            }
        }
    }
}

/// Whether the plan states a sum as it is.
fn is_stated(stated: Option<&Decimal>, sum: &Sum) -> bool {
    stated.is_some() && sum.whole_amount().as_ref() == stated
}

/// The columns that have something to say.
fn by_year_columns(sums: &Sums, years: &[Period]) -> Vec<ByYear> {
    let mut columns = Vec::new();
    for kind in sums.kinds_of_budget() {
        columns.push(ByYear::Kind(kind));
        if BudgetKind::is_initial(kind) && years.iter().any(|year| sums.change(*year, kind).is_some()) {
            columns.push(ByYear::Change(kind));
        }
        if kind == Some(BudgetKind::Supplementary) && years.iter().any(|year| sums.planned(*year).is_some()) {
            columns.push(ByYear::Planned);
        }
    }
    if years.iter().any(|year| sums.execution(*year).is_some()) {
        columns.push(ByYear::Execution);
    }
    columns
}
