//! Tasks month by month: the months of a fiscal year as columns, tasks as rows, a word in each cell.
//!
//! Takes tasks by their places in the plan, gives a table for each fiscal year in which something stands on a month.
//! Says what the chart draws, for everybody who does not see it. Must not know charts.

use jiff::civil::Date;

use crate::model::Task;
use crate::model::period::{Period, YearKind};

use super::context::Context;
use super::item::numbered;
use super::schedule::{fiscal_year_of, month_of};
use super::stretch::{self, Stretch};
use super::view::{Cell, Column, Entry, Row, TableView};

/// What a month holds of a task.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Month {
    /// Nothing.
    Blank,
    /// It is planned.
    Planned,
    /// It was planned and took place.
    Done,
    /// It took place without being planned.
    Beyond,
    /// It is planned for a time that is longer than a month.
    Within,
}

/// When a task is planned, and when it took place up to a day.
fn stretches(task: &Task, as_of: Date) -> [Option<Stretch>; 2] {
    [stretch::planned(task), stretch::actual(task, as_of)]
}

/// What a month holds of a task planned and done in these stretches.
fn month([planned, actual]: [Option<Stretch>; 2], month: &Period) -> Month {
    let planned = planned.filter(|planned| planned.touches(month));
    let actual = actual.filter(|actual| actual.touches(month));
    match (planned.map(|planned| planned.is_exact), actual.map(|actual| actual.is_exact)) {
        (None, None) => Month::Blank,
        (Some(_), Some(true)) => Month::Done,
        (None, Some(true)) => Month::Beyond,
        (Some(true), _) => Month::Planned,
        (Some(false), _) | (None, Some(false)) => Month::Within,
    }
}

impl Context<'_> {
    /// Tasks month by month, a table a fiscal year; only years in which a month is known.
    pub(super) fn month_tables(&self, places: &[usize]) -> Vec<TableView> {
        let tasks: Vec<&Task> = places.iter().map(|at| &self.plan.schedule[*at]).collect();
        let as_of = self.site.settings.as_of;
        let known = |task: &&Task| stretches(task, as_of).into_iter().flatten().next().is_some();
        let undated = tasks.iter().filter(|task| !known(task)).count();
        let years = self.years_of(&tasks);
        let mut tables: Vec<TableView> =
            years.into_iter().filter_map(|year| self.month_table(&tasks, &year)).collect();
        if let Some(last) = tables.last_mut() {
            last.notes.push(self.printer.word("task.month-note"));
            last.notes.extend((undated > 0).then(|| self.printer.count("undated-tasks", undated)));
        }
        tables
    }

    /// The fiscal years from the first to the last day of the tasks.
    fn years_of(&self, tasks: &[&Task]) -> Vec<Period> {
        let calendar = &self.plan.calendar;
        let as_of = self.site.settings.as_of;
        let stretches: Vec<Stretch> =
            tasks.iter().flat_map(|task| stretches(task, as_of)).flatten().collect();
        let first = stretches.iter().map(|stretch| stretch.from).min();
        let last = stretches.iter().map(|stretch| stretch.to).max();
        let Some((first, last)) = first.zip(last) else { return Vec::new() };
        let year = |day: Date| fiscal_year_of(&Period::of_day(day), calendar.first_month());
        let years = year(first)..=year(last);
        years.filter_map(|year| Period::of_year(YearKind::Fiscal, year, calendar)).collect()
    }

    fn month_table(&self, tasks: &[&Task], year: &Period) -> Option<TableView> {
        let calendar = &self.plan.calendar;
        let as_of = self.site.settings.as_of;
        let months: Vec<Period> = (0..12).filter_map(|month| month_of(year, month, calendar)).collect();
        let several = tasks.iter().any(|task| task.item != tasks[0].item);
        let mut is_known = false;
        let mut rows = Vec::new();
        for task in tasks {
            let held: Vec<Month> = months.iter().map(|at| month(stretches(task, as_of), at)).collect();
            if held.iter().all(|month| *month == Month::Blank) {
                continue;
            }
            is_known |= held.iter().any(|month| !matches!(month, Month::Blank | Month::Within));
            let item = self.plan.items.get(&task.item).filter(|_| several);
            let mut cells = vec![Cell { note: item.map(numbered), ..Cell::new(task.name.clone()) }];
            cells.extend(held.into_iter().map(|month| self.month_cell(month)));
            rows.push(Row::new(cells));
        }
        let head = |month: &Period| {
            let number = month.start().month().to_string();
            Column { name: self.printer.say("chart.month", &[("month", number)]), ..Column::default() }
        };
        let columns = std::iter::once(self.printer.column("column.task")).chain(months.iter().map(head));
        let caption = self.printer.say("table.months", &[("year", self.printer.period(year, calendar))]);
        is_known.then(|| TableView { caption, columns: columns.collect(), rows, ..TableView::default() })
    }

    /// A sign for the eye and the word that says it.
    fn month_cell(&self, month: Month) -> Cell {
        let (symbol, key) = match month {
            Month::Blank => return Cell::new(""),
            Month::Planned => ("○", "task.month-planned"),
            Month::Done => ("●", "task.month-done"),
            Month::Beyond => ("◆", "task.month-beyond"),
            Month::Within => ("△", "task.month-within"),
        };
        let symbol = Some(symbol.to_owned());
        Cell::of_entries(vec![Entry { text: self.printer.word(key), symbol, ..Entry::default() }])
    }
}
