//! Money as charts, each with the table that says the same.

use indexmap::IndexMap;
use rust_decimal::Decimal;

use crate::derive::{BudgetKey, Sum, Sums};
use crate::figure::{
    Amount as BarAmount, Arrangement, BarGroup, BarKind, Bars, Chart, Fill, Head, Layout, ValueFormat,
};
use crate::model::period::Period;
use crate::model::{BudgetKind, Item, ItemId, Line, add_exactly};

use super::super::context::Context;
use super::super::view::{Cell, Column, Row, TableView};

/// Which years and kinds a chart or table shows.
type YearsAndKinds<'a> = (&'a [Period], &'a [Option<BudgetKind>]);

/// What a line pays for, in print: its name and its items.
type NameAndItems<'a> = (&'a str, &'a [ItemId]);

impl Context<'_> {
    /// The chart that says most: by year when there are several, else by line.
    pub(in crate::pages) fn budget_chart(&self) -> Option<(Chart, TableView)> {
        self.by_year().or_else(|| self.by_line())
    }

    /// Sums by year and kind as chart and table, when there are several years.
    pub(in crate::pages) fn by_year(&self) -> Option<(Chart, TableView)> {
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
        let chart = self.year_bars(totals, (&years, &kinds), (title.clone(), "by-year"));
        Some((chart, self.year_table(totals, (&years, &kinds), title)))
    }

    fn year_amount(&self, sums: &Sums, fiscal_year: Period, kind: Option<BudgetKind>) -> BarAmount {
        let sum = sums.of(Some(fiscal_year), kind);
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
            amounts: kinds.iter().map(|kind| self.year_amount(sums, *year, *kind)).collect(),
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

    fn year_table(&self, sums: &Sums, (years, kinds): YearsAndKinds<'_>, caption: String) -> TableView {
        let mut columns = vec![self.printer.column("column.fiscal-year")];
        let named = kinds.iter().map(|kind| Column {
            name: self.printer.budget_kind(*kind).to_owned(),
            numeric: true,
            ..Column::default()
        });
        columns.extend(named);
        let rows = years.iter().map(|year| {
            let mut cells = vec![self.period_cell(year)];
            let amount = |kind| self.year_amount(sums, *year, kind);
            cells.extend(kinds.iter().map(|kind| amount_cell(&amount(*kind))));
            Row::new(cells)
        });
        let unit = self.printer.unit(self.plan.money_unit).to_owned();
        let caption_note = Some(self.printer.say("chart.unit", &[("unit", unit)]));
        TableView { caption, caption_note, rows: rows.collect(), columns, ..TableView::default() }.sortable()
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
        let unit = self.printer.unit(self.plan.money_unit);
        ValueFormat {
            decimals: 0,
            minus: if self.printer.language.is_japanese() { "▲" } else { "−" }.to_owned(),
            unit: self.printer.with_unit("", Some(unit)),
        }
    }

    /// The latest year's lines as chart and table, the funds of each line added up.
    pub(super) fn by_line(&self) -> Option<(Chart, TableView)> {
        let totals = self.derived.budget.totals.kinds.keys();
        let mut initial = totals.filter(|key| matches!(key.kind, None | Some(BudgetKind::Initial)));
        let key = initial.next_back()?;
        let sums = self.line_sums(key);
        if sums.len() < 2 {
            return None;
        }
        let rows =
            sums.iter().map(|(name, amount)| Row::new(vec![Cell::new(name.clone()), amount_cell(amount)]));
        let year = self.printer.fiscal_year(key.fiscal_year.as_ref(), &self.plan.calendar);
        let title = self.printer.say("chart.budget-by-line", &[("year", year)]);
        let unit = self.printer.unit(self.plan.money_unit).to_owned();
        let table = TableView {
            caption: title.clone(),
            caption_note: Some(self.printer.say("chart.unit", &[("unit", unit)])),
            columns: vec![self.printer.column("column.line"), self.printer.number_column("column.amount")],
            rows: rows.collect(),
            ..TableView::default()
        };
        let table = table.sortable();
        let groups = sums.into_iter().map(|(label, amount)| BarGroup {
            label,
            sub: None,
            amounts: vec![amount],
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
    fn line_sums(&self, key: &BudgetKey) -> Vec<(String, BarAmount)> {
        let of_key = |line: &&Line| {
            line.fiscal_year == key.fiscal_year && line.kind == key.kind && line.total.is_none()
        };
        let mut lines: IndexMap<NameAndItems<'_>, (&Line, Option<Decimal>)> = IndexMap::new();
        for line in self.plan.budget.iter().filter(of_key) {
            let value = line.amount.value().and_then(|value| line.unit.convert(value, self.plan.money_unit));
            let (_, sum) = lines.entry((&line.name, &line.items)).or_insert((line, None));
            *sum = value.map_or(*sum, |value| add_exactly(sum.unwrap_or_default(), value));
        }
        let amount = |line: &Line, sum: Option<Decimal>| match sum {
            Some(value) => BarAmount::Value { value, label: self.printer.number(value) },
            None => BarAmount::Absent { label: self.printer.amount(&line.amount) },
        };
        lines.into_values().map(|(line, sum)| (line.name.clone(), amount(line, sum))).collect()
    }

    /// An item's money by year with everything below it, when there are several years.
    pub(in crate::pages) fn item_budget_chart(&self, item: &Item, id: &str) -> Option<Chart> {
        let sums = &self.derived.budget.items.get(&item.id)?.total;
        let (years, kinds) = (sums.years(), sums.kinds_of_budget());
        let title = self.printer.say("table.item-budget", &[("title", item.title.clone())]);
        (years.len() > 1).then(|| self.year_bars(sums, (&years, &kinds), (title, id)))
    }
}

/// What stands in an amount's place, sorted by the amount.
fn amount_cell(amount: &BarAmount) -> Cell {
    let value = match amount {
        BarAmount::Value { value, .. } => Some(*value),
        BarAmount::Absent { .. } => None,
    };
    Cell::new(amount.label()).by_number(value)
}
