//! Money as charts, each with the table that says the same.
//!
//! Takes sums, gives figures and tables. Must not know how anything is added up, or how a figure is drawn.

use indexmap::IndexMap;

use crate::derive::{BudgetKey, Sum, Sums};
use crate::figure::{
    Amount as BarAmount, Arrangement, BarGroup, BarKind, Bars, Chart, Fill, Head, Layout, ValueFormat,
};
use crate::model::period::Period;
use crate::model::{BudgetKind, Item, ItemId, Line};

use super::super::context::Context;
use super::super::view::{Cell, Row, TableView};

/// Which years and kinds a chart shows.
type YearsAndKinds<'a> = (&'a [Period], &'a [Option<BudgetKind>]);

/// What a line pays for, in print: its name and its items.
type NameAndItems<'a> = (&'a str, &'a [ItemId]);

impl Context<'_> {
    /// The chart that says most: by year when there are several, else by line.
    pub(in crate::pages) fn budget_chart(&self) -> Option<(Chart, TableView)> {
        let Some(chart) = self.by_year() else { return self.by_line() };
        let caption = self.printer.word("chart.budget-by-year");
        Some((chart, self.years_table(&self.derived.budget.totals, caption)?))
    }

    /// Sums by year and kind, when there are several years.
    pub(in crate::pages) fn by_year(&self) -> Option<Chart> {
        let totals = &self.derived.budget.totals;
        let years = totals.years();
        if years.len() < 2 {
            return None;
        }
        // Only what every year has can be compared; a settled account of a few lines cannot.
        let in_all =
            |kind: &Option<BudgetKind>| years.iter().all(|year| totals.of(Some(*year), *kind).is_some());
        let mut kinds = totals.kinds_of_budget();
        kinds.retain(in_all);
        // Supplementary budgets are changes: beside whole budgets they are too small to see. The tables have them.
        if kinds.len() > 1 {
            kinds.retain(|kind| *kind != Some(BudgetKind::Supplementary));
        }
        if kinds.is_empty() {
            return None;
        }
        let title = self.printer.word("chart.budget-by-year");
        Some(self.year_bars(totals, (&years, &kinds), (title, "by-year")))
    }

    /// A sum as a bar, or what is said in its place.
    fn sum_bar(&self, sum: Option<&Sum>) -> BarAmount {
        let label = self.sum_words(sum);
        match sum.and_then(Sum::amount) {
            Some(value) => BarAmount::Value { value, label },
            None => BarAmount::Absent { label },
        }
    }

    fn year_bars(
        &self,
        sums: &Sums,
        (years, kinds): YearsAndKinds<'_>,
        (title, id): (String, &str),
    ) -> Chart {
        let groups = years.iter().map(|year| BarGroup {
            label: self.printer.short_period(year, &self.plan.calendar),
            sub: None,
            amounts: kinds.iter().map(|kind| self.sum_bar(sums.of(Some(*year), *kind))).collect(),
            total: None,
        });
        Chart::Bars(Bars {
            head: Head { id: id.to_owned(), title, description: self.printer.word("chart.table-beside") },
            format: self.money_format(),
            arrangement: Arrangement::Grouped,
            layout: Layout::Columns,
            groups: groups.collect(),
            kinds: kinds.iter().map(|kind| self.bar_kind(*kind, kinds.len())).collect(),
        })
    }

    fn bar_kind(&self, kind: Option<BudgetKind>, kinds: usize) -> BarKind {
        let label = if kinds == 1 { String::new() } else { self.printer.budget_kind(kind).to_owned() };
        let fill = match kind {
            Some(BudgetKind::Settled) => Fill::Solid,
            Some(BudgetKind::Supplementary) => Fill::Hatched,
            Some(BudgetKind::Initial) | None => {
                if kinds == 1 {
                    Fill::Solid
                } else {
                    Fill::Open
                }
            }
        };
        BarKind { label, fill }
    }

    /// How money is written on an axis.
    pub(super) fn money_format(&self) -> ValueFormat {
        self.printer.axis(0, self.printer.unit(self.plan.money_unit))
    }

    /// The latest year's lines as chart and table, the funds of each line added up.
    pub(super) fn by_line(&self) -> Option<(Chart, TableView)> {
        let (key, _) = self.initial_sum()?;
        let sums = self.line_sums(key);
        if sums.len() < 2 {
            return None;
        }
        let row =
            |(name, sum): &(String, Sum)| Row::new(vec![Cell::new(name.clone()), self.sum_cell(Some(sum))]);
        let rows = sums.iter().map(row).collect();
        let year = self.printer.fiscal_year(key.fiscal_year.as_ref(), &self.plan.calendar);
        let title = self.printer.say("chart.budget-by-line", &[("year", year)]);
        let columns = vec![self.printer.column("column.line"), self.printer.number_column("column.amount")];
        let table = TableView { rows, ..self.money_table(title.clone(), columns) }.sortable();
        let groups = sums.into_iter().map(|(label, sum)| BarGroup {
            label,
            sub: None,
            amounts: vec![self.sum_bar(Some(&sum))],
            total: None,
        });
        let chart = Chart::Bars(Bars {
            head: Head { id: "by-line".to_owned(), title, description: self.money_sentence() },
            format: self.money_format(),
            arrangement: Arrangement::Grouped,
            layout: Layout::Rows,
            kinds: vec![BarKind { label: String::new(), fill: Fill::Solid }],
            groups: groups.collect(),
        });
        Some((chart, table))
    }

    /// The lines of a year and kind by name, each with the sum over its funds: plans that write a line for each fund mean
    /// one thing that is paid for.
    fn line_sums(&self, key: &BudgetKey) -> Vec<(String, Sum)> {
        let of_key = |line: &&Line| {
            line.fiscal_year == key.fiscal_year && line.kind == key.kind && line.total.is_none()
        };
        let mut sums: IndexMap<NameAndItems<'_>, Sum> = IndexMap::new();
        for line in self.plan.budget.iter().filter(of_key) {
            let sum = Sum::of(&line.amount, self.plan_amount(line));
            sums.entry((&line.name, &line.items)).or_default().add(&sum);
        }
        sums.into_iter().map(|((name, _), sum)| (name.to_owned(), sum)).collect()
    }

    /// An item's money by year with everything below it, when there are several years.
    pub(in crate::pages) fn item_budget_chart(&self, item: &Item, id: &str) -> Option<Chart> {
        let sums = &self.derived.budget.items.get(&item.id)?.total;
        let (years, kinds) = (sums.years(), sums.kinds_of_budget());
        let title = self.printer.say("table.item-budget", &[("title", item.title.clone())]);
        (years.len() > 1).then(|| self.year_bars(sums, (&years, &kinds), (title, id)))
    }
}
