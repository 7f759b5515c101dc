//! Money: the budget page, and the money of one item.

use indexmap::IndexMap;
use rust_decimal::Decimal;

use crate::derive::{BudgetKey, Sum};
use crate::figure::{
    Amount as BarAmount, Arrangement, BarGroup, BarKind, Bars, Chart, Fill, Head, Layout, ValueFormat,
};
use crate::model::period::Period;
use crate::model::{Amount, BudgetKind, Item, Language, Line, LineId};

use super::address::{self, List};
use super::context::Context;
use super::item::numbered;
use super::page::Draft;
use super::view::{BudgetView, Cell, Column, Entry, Row, TableView, View};

/// Sums by year and kind.
type Sums = IndexMap<BudgetKey, Sum>;
/// Which years and kinds a chart or table shows.
type YearsAndKinds<'a> = (&'a [Period], &'a [Option<BudgetKind>]);

impl Context<'_> {
    /// The page with all money of a plan.
    pub(super) fn budget_page(&self) -> Draft {
        let mut draft = Draft::new(self.list_page(List::Budget), None);
        let by_year = self.by_year().map(|(chart, table)| {
            draft.figure("by-year", chart);
            table
        });
        let by_line = self.by_line().map(|(chart, table)| {
            draft.figure("by-line", chart);
            table
        });
        let view =
            BudgetView { sentence: self.money_sentence(), tables: self.budget_tables(), by_year, by_line };
        draft.finish(View::Budget(Box::new(view)))
    }

    /// What it costs, in one sentence: the latest year's initial budget, or what there is.
    pub(super) fn money_sentence(&self) -> String {
        let totals = &self.derived.budget.totals;
        let mut initial =
            totals.iter().filter(|(key, _)| matches!(key.kind, None | Some(BudgetKind::Initial)));
        let Some((key, sum)) = initial.next_back().or_else(|| totals.last()) else {
            return self.printer.word("budget.nothing");
        };
        let year = self.printer.fiscal_year(key.fiscal_year.as_ref(), &self.plan.calendar);
        let kind = key.kind.map_or_else(String::new, |kind| self.printer.budget_kind(Some(kind)).to_owned());
        let amount = self.printer.money(sum.stated.unwrap_or(sum.amount), self.plan.money_unit);
        let said = if sum.stated.is_some() { "budget.sentence-stated" } else { "budget.sentence-computed" };
        let mut sentence = self.printer.say(said, &[("year", year), ("kind", kind), ("amount", amount)]);
        if sum.not_budgeted > 0 {
            sentence.push_str(&self.printer.count("not-budgeted", sum.not_budgeted));
        }
        sentence
    }

    /// All lines, a table a year and kind of budget.
    pub(super) fn budget_tables(&self) -> Vec<TableView> {
        self.derived.budget.totals.iter().map(|(key, sum)| self.budget_table(key, sum)).collect()
    }

    fn budget_table(&self, key: &BudgetKey, sum: &Sum) -> TableView {
        let printer = self.printer;
        let of_key = |line: &&Line| line.fiscal_year == key.fiscal_year && line.kind == key.kind;
        let lines: Vec<&Line> = self.plan.budget.iter().filter(of_key).collect();
        let funds = lines.iter().any(|line| line.fund.is_some());
        let notes = lines.iter().any(|line| line.note.is_some());
        let column = |key: &str, numeric| Column { name: printer.word(key), numeric };
        let mut columns = vec![column("column.line", false), column("column.items", false)];
        if funds {
            columns.push(column("column.fund", false));
        }
        columns.push(column("column.amount", true));
        if notes {
            columns.push(column("column.note", false));
        }
        let rows = lines.iter().filter(|line| line.total.is_none());
        let rows = rows.map(|line| self.budget_row(line, (funds, notes))).collect();
        let totals = lines.iter().filter(|line| line.total.is_some());
        let mut foot: Vec<Row> = totals.map(|line| self.budget_row(line, (funds, notes))).collect();
        if sum.stated.is_none() && sum.lines > 1 {
            foot.push(self.computed_row(sum, (funds, notes)));
        }
        let year = printer.fiscal_year(key.fiscal_year.as_ref(), &self.plan.calendar);
        let caption = match key.kind {
            Some(kind) => printer
                .say("table.budget", &[("year", year), ("kind", printer.budget_kind(Some(kind)).to_owned())]),
            None => printer.say("table.budget-no-kind", &[("year", year)]),
        };
        let unit = printer.unit(self.plan.money_unit).to_owned();
        TableView {
            caption,
            caption_note: Some(printer.say("chart.unit", &[("unit", unit)])),
            columns,
            rows,
            foot,
            notes: self.budget_notes(sum),
        }
    }

    fn budget_notes(&self, sum: &Sum) -> Vec<String> {
        let mut notes = Vec::new();
        if sum.stated.is_none() && sum.lines > 1 {
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

    fn budget_row(&self, line: &Line, (funds, notes): (bool, bool)) -> Row {
        let text = |text: String| Cell { text, rows: 1, ..Cell::default() };
        let mut amount = text(self.printer.amount(&line.amount));
        if line.unit != self.plan.money_unit && matches!(line.amount, Amount::Stated(_)) {
            amount.text = self.printer.amount_with_unit(line);
        }
        let items = line.items.iter().filter_map(|id| self.plan.items.get(id));
        let items: Vec<Entry> = items
            .map(|item| Entry {
                text: numbered(item),
                path: Some(address::item(&self.plan.id, &item.id)),
                symbol: None,
            })
            .collect();
        let items = if items.is_empty() && line.total.is_none() {
            text(self.printer.word("budget.no-items"))
        } else {
            Cell { entries: items, rows: 1, ..Cell::default() }
        };
        let mut cells = vec![text(line.name.clone()), items];
        if funds {
            let fund = line.fund.as_ref().and_then(|id| self.plan.funds.get(id));
            cells.push(text(fund.map_or_else(String::new, |fund| fund.name.clone())));
        }
        cells.push(amount);
        if notes {
            cells.push(text(line.note.clone().unwrap_or_default()));
        }
        Row { anchor: None, cells }
    }

    fn computed_row(&self, sum: &Sum, (funds, notes): (bool, bool)) -> Row {
        let text = |text: String| Cell { text, rows: 1, ..Cell::default() };
        let mut cells = vec![text(self.printer.word("budget.computed-total")), text(String::new())];
        if funds {
            cells.push(text(String::new()));
        }
        cells.push(text(self.printer.number(sum.amount)));
        if notes {
            cells.push(text(String::new()));
        }
        Row { anchor: None, cells }
    }

    /// The chart that says most: by year when there are several, else by line.
    pub(super) fn budget_chart(&self) -> Option<(Chart, TableView)> {
        self.by_year().or_else(|| self.by_line())
    }

    /// Sums by year and kind as chart and table, when there are several years.
    fn by_year(&self) -> Option<(Chart, TableView)> {
        let totals = &self.derived.budget.totals;
        let mut years: Vec<_> = totals.keys().filter_map(|key| key.fiscal_year).collect();
        years.dedup();
        if years.len() < 2 {
            return None;
        }
        // Only what every year has can be compared; a settled account of a few lines cannot.
        let in_all = |kind: Option<BudgetKind>| {
            let has = |year: &Period| totals.contains_key(&BudgetKey { fiscal_year: Some(*year), kind });
            years.iter().all(has)
        };
        let mut kinds: Vec<Option<BudgetKind>> = totals.keys().map(|key| key.kind).collect();
        kinds.retain(|kind| in_all(*kind));
        kinds.sort();
        kinds.dedup();
        if kinds.is_empty() {
            return None;
        }
        let title = self.printer.word("chart.budget-by-year");
        let chart = self.year_bars(totals, (&years, &kinds), (title.clone(), "by-year"));
        Some((chart, self.year_table(totals, (&years, &kinds), title)))
    }

    fn year_amount(&self, sums: &Sums, fiscal_year: Period, kind: Option<BudgetKind>) -> BarAmount {
        match sums.get(&BudgetKey { fiscal_year: Some(fiscal_year), kind }) {
            Some(sum) if sum.lines > 0 => {
                let value = sum.stated.unwrap_or(sum.amount);
                BarAmount::Value { value, label: self.printer.number(value) }
            }
            Some(sum) if sum.not_budgeted > 0 => {
                BarAmount::Absent { label: self.printer.word("budget.not-budgeted") }
            }
            Some(_) => BarAmount::Absent { label: self.printer.word("budget.unknown") },
            None => BarAmount::Absent { label: self.printer.word("budget.absent") },
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
        let mut columns = vec![Column { name: self.printer.word("column.fiscal-year"), numeric: false }];
        let named = kinds
            .iter()
            .map(|kind| Column { name: self.printer.budget_kind(*kind).to_owned(), numeric: true });
        columns.extend(named);
        let text = |text: String| Cell { text, rows: 1, ..Cell::default() };
        let rows = years.iter().map(|year| {
            let mut cells = vec![text(self.printer.period(year, &self.plan.calendar))];
            let amount = |kind| self.year_amount(sums, *year, kind).label().to_owned();
            cells.extend(kinds.iter().map(|kind| text(amount(*kind))));
            Row { anchor: None, cells }
        });
        let unit = self.printer.unit(self.plan.money_unit).to_owned();
        let caption_note = Some(self.printer.say("chart.unit", &[("unit", unit)]));
        TableView { caption, caption_note, rows: rows.collect(), columns, ..TableView::default() }
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
    fn money_format(&self) -> ValueFormat {
        let unit = self.printer.unit(self.plan.money_unit);
        ValueFormat {
            decimals: 0,
            commas: true,
            minus: if self.printer.language == Language::Japanese { "▲" } else { "−" }.to_owned(),
            unit: self.printer.with_unit("", Some(unit)),
        }
    }

    /// The latest year's lines as chart and table, the funds of each line added up.
    fn by_line(&self) -> Option<(Chart, TableView)> {
        let totals = self.derived.budget.totals.keys();
        let mut initial = totals.filter(|key| matches!(key.kind, None | Some(BudgetKind::Initial)));
        let key = initial.next_back()?;
        let sums = self.line_sums(key);
        if sums.len() < 2 {
            return None;
        }
        let text = |text: String| Cell { text, rows: 1, ..Cell::default() };
        let rows = sums.iter().map(|(name, amount)| Row {
            anchor: None,
            cells: vec![text(name.clone()), text(amount.label().to_owned())],
        });
        let column = |key: &str, numeric| Column { name: self.printer.word(key), numeric };
        let year = self.printer.fiscal_year(key.fiscal_year.as_ref(), &self.plan.calendar);
        let title = self.printer.say("chart.budget-by-line", &[("year", year)]);
        let unit = self.printer.unit(self.plan.money_unit).to_owned();
        let table = TableView {
            caption: title.clone(),
            caption_note: Some(self.printer.say("chart.unit", &[("unit", unit)])),
            columns: vec![column("column.line", false), column("column.amount", true)],
            rows: rows.collect(),
            ..TableView::default()
        };
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

    /// The lines of a year and kind by name, each with the sum over its funds.
    fn line_sums(&self, key: &BudgetKey) -> Vec<(String, BarAmount)> {
        let of_key = |line: &&Line| {
            line.fiscal_year == key.fiscal_year && line.kind == key.kind && line.total.is_none()
        };
        let mut lines: IndexMap<&LineId, (&Line, Option<Decimal>)> = IndexMap::new();
        for line in self.plan.budget.iter().filter(of_key) {
            let value = line.amount.value().map(|value| value * line.unit.yen() / self.plan.money_unit.yen());
            let (_, sum) = lines.entry(&line.id).or_insert((line, None));
            *sum = value.map_or(*sum, |value| Some(sum.unwrap_or_default() + value));
        }
        let amount = |line: &Line, sum: Option<Decimal>| match sum {
            Some(value) => BarAmount::Value { value, label: self.printer.number(value) },
            None => BarAmount::Absent { label: self.printer.amount(&line.amount) },
        };
        lines.into_values().map(|(line, sum)| (line.name.clone(), amount(line, sum))).collect()
    }

    /// The lines that name an item, by year; the same lines paid for other items are said so.
    pub(super) fn item_budget(&self, item: &Item) -> Option<TableView> {
        let places = self.derived.lines_of.get(&item.id)?;
        let lines: Vec<&Line> = places.iter().map(|at| &self.plan.budget[*at]).collect();
        let printer = self.printer;
        let text = |text: String| Cell { text, rows: 1, ..Cell::default() };
        let column = |key: &str, numeric| Column { name: printer.word(key), numeric };
        let rows = lines.iter().map(|line| {
            let shared = line.items.len() > 1;
            let others = printer.count("shared-items", line.items.len());
            let fund = line.fund.as_ref().and_then(|id| self.plan.funds.get(id));
            let note: Vec<String> = shared.then_some(others).into_iter().chain(line.note.clone()).collect();
            let mut name = text(line.name.clone());
            name.note = fund.map(|fund| fund.name.clone());
            Row {
                anchor: None,
                cells: vec![
                    name,
                    text(printer.fiscal_year(line.fiscal_year.as_ref(), &self.plan.calendar)),
                    text(printer.budget_kind(line.kind).to_owned()),
                    text(printer.amount_with_unit(line)),
                    text(note.join(printer.get("item.join-notes"))),
                ],
            }
        });
        Some(TableView {
            caption: printer.say("table.item-budget", &[("title", item.title.clone())]),
            columns: vec![
                column("column.line", false),
                column("column.fiscal-year", false),
                column("column.budget-kind", false),
                column("column.amount", true),
                column("column.note", false),
            ],
            rows: rows.collect(),
            ..TableView::default()
        })
    }

    /// An item's own money by year, when there are several years.
    pub(super) fn item_budget_chart(&self, item: &Item, id: &str) -> Option<Chart> {
        let sums = self.derived.budget.items.get(&item.id)?;
        let mut years: Vec<_> = sums.keys().filter_map(|key| key.fiscal_year).collect();
        let mut kinds: Vec<_> = sums.keys().map(|key| key.kind).collect();
        years.sort();
        years.dedup();
        kinds.sort();
        kinds.dedup();
        let title = self.printer.say("table.item-budget", &[("title", item.title.clone())]);
        (years.len() > 1).then(|| self.year_bars(sums, (&years, &kinds), (title, id)))
    }

    /// An item's money in one line: its latest year's own lines.
    pub(super) fn item_money(&self, item: &Item) -> Option<String> {
        if let Some((key, sum)) = self.derived.budget.items.get(&item.id).and_then(|sums| {
            sums.iter().filter(|(key, _)| key.kind != Some(BudgetKind::Settled)).max_by(|a, b| a.0.cmp(b.0))
        }) {
            let year = self.printer.fiscal_year(key.fiscal_year.as_ref(), &self.plan.calendar);
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
