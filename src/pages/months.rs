//! Tasks month by month: the months of a fiscal year as columns, tasks as rows, a word in each cell.
//!
//! Takes tasks by their places in the plan, gives a table for each fiscal year in which something stands on a month.
//! Says what the chart draws, for everybody who does not see it. Must not know charts.

use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::derive::Progress;
use crate::model::Task;
use crate::model::period::{Period, YearKind};

use super::context::Context;
use super::item::numbered;
use super::schedule::{fiscal_year_of, month_of};
use super::stretch::{self, Stretch};
use super::view::{Cell, Column, Entry, Row, TableView};

/// What a month holds of a task.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Month {
    /// Nothing.
    Blank,
    /// It is planned.
    Planned,
    /// It took place, as planned or with no plan for its time.
    Done,
    /// It took place before its planned start.
    DoneEarly,
    /// It took place after its planned end.
    DoneLate,
    /// It was planned, is past, and the task has not begun.
    NotDone,
    /// It is planned, or took place, at a time that is longer than a month.
    Within,
}

impl Month {
    /// The sign and the word of a month, and what the word means; none where it holds nothing.
    fn keys(self) -> Option<(&'static str, &'static str, &'static str)> {
        Some(match self {
            Self::Blank => return None,
            Self::Planned => ("○", "task.month-planned", "task.month-planned-means"),
            Self::Done => ("●", "task.month-done", "task.month-done-means"),
            Self::DoneEarly => ("◆", "task.month-done-early", "task.month-done-early-means"),
            Self::DoneLate => ("◆", "task.month-done-late", "task.month-done-late-means"),
            Self::NotDone => ("×", "task.month-not-done", "task.month-not-done-means"),
            Self::Within => ("△", "task.month-within", "task.month-within-means"),
        })
    }
}

/// A task with what decides about its months.
struct Timed<'a> {
    task: &'a Task,
    planned: Option<Stretch>,
    actual: Option<Stretch>,
    progress: Progress,
    as_of: Date,
}

impl Timed<'_> {
    /// What a month holds of the task.
    fn month(&self, month: &Period) -> Month {
        let planned = self.planned.filter(|planned| planned.touches(month) && !self.has_ended_before(month));
        let actual = self.actual.filter(|actual| actual.touches(month));
        match (planned.map(|planned| planned.is_exact), actual.map(|actual| actual.is_exact)) {
            (None, None) => Month::Blank,
            (Some(_), Some(true)) => Month::Done,
            (None, Some(true)) => self.done_beside_the_plan(month),
            (Some(true), _) if self.is_missed(month) => Month::NotDone,
            (Some(true), _) => Month::Planned,
            (Some(false), _) | (None, Some(false)) => Month::Within,
        }
    }

    /// A task whose start, or time, is not planned cannot be early.
    fn done_beside_the_plan(&self, month: &Period) -> Month {
        match self.planned {
            Some(planned) if planned.to < month.start() => Month::DoneLate,
            Some(planned) if month.end() < planned.from && self.task.start.is_some() => Month::DoneEarly,
            _ => Month::Done,
        }
    }

    /// What has ended is no longer planned for the months that follow.
    fn has_ended_before(&self, month: &Period) -> bool {
        let has_ended = matches!(self.progress, Progress::OnTime | Progress::EndedLate | Progress::Ended);
        has_ended && self.actual.is_some_and(|actual| actual.to < month.start())
    }

    /// Whether all planned days of a month are past and a late task has not begun.
    fn is_missed(&self, month: &Period) -> bool {
        let is_late = matches!(self.progress, Progress::LateStart | Progress::LateEnd);
        let is_past = self.planned.is_some_and(|planned| planned.to.min(month.end()) < self.as_of);
        is_late && self.actual.is_none() && is_past
    }
}

impl Context<'_> {
    /// Tasks month by month, a table a fiscal year; only years in which a month is known.
    pub(super) fn month_tables(&self, places: &[usize]) -> Vec<TableView> {
        let as_of = self.site.settings.as_of;
        let timed = |at: &usize| {
            let task = &self.plan.schedule[*at];
            let (planned, actual) = (stretch::planned(task), stretch::actual(task, as_of));
            Timed { task, planned, actual, progress: self.derived.progress[*at], as_of }
        };
        let tasks: Vec<Timed<'_>> = places.iter().map(timed).collect();
        let undated = tasks.iter().filter(|task| task.planned.is_none() && task.actual.is_none()).count();
        let years = self.years_of(&tasks);
        let mut held = BTreeSet::new();
        let mut tables: Vec<TableView> =
            years.into_iter().filter_map(|year| self.month_table(&tasks, &year, &mut held)).collect();
        if let Some(last) = tables.last_mut() {
            last.notes.push(self.meanings(&held));
            last.notes.extend((undated > 0).then(|| self.printer.count("undated-tasks", undated)));
        }
        tables
    }

    /// What the words mean that stand in the tables.
    fn meanings(&self, held: &BTreeSet<Month>) -> String {
        let meanings = held.iter().filter_map(|month| Some(self.printer.word(month.keys()?.2)));
        let meanings = meanings.collect::<Vec<_>>().join(self.printer.get("task.month-join"));
        self.printer.say("task.month-note", &[("meanings", meanings)])
    }

    /// The fiscal years from the first to the last day of the tasks.
    fn years_of(&self, tasks: &[Timed<'_>]) -> Vec<Period> {
        let calendar = &self.plan.calendar;
        let stretches: Vec<Stretch> =
            tasks.iter().flat_map(|task| [task.planned, task.actual]).flatten().collect();
        let first = stretches.iter().map(|stretch| stretch.from).min();
        let last = stretches.iter().map(|stretch| stretch.to).max();
        let Some((first, last)) = first.zip(last) else { return Vec::new() };
        let year = |day: Date| fiscal_year_of(&Period::of_day(day), calendar.first_month());
        let years = year(first)..=year(last);
        years.filter_map(|year| Period::of_year(YearKind::Fiscal, year, calendar)).collect()
    }

    /// The table of a year; adds to `all` what its months hold.
    fn month_table(
        &self,
        tasks: &[Timed<'_>],
        year: &Period,
        all: &mut BTreeSet<Month>,
    ) -> Option<TableView> {
        let calendar = &self.plan.calendar;
        let months: Vec<Period> = (0..12).filter_map(|month| month_of(year, month, calendar)).collect();
        let several = tasks.iter().any(|timed| timed.task.item != tasks[0].task.item);
        let mut known = BTreeSet::new();
        let mut rows = Vec::new();
        for timed in tasks {
            let held: Vec<Month> = months.iter().map(|month| timed.month(month)).collect();
            if held.iter().all(|month| *month == Month::Blank) {
                continue;
            }
            known.extend(held.iter().copied());
            let task = timed.task;
            let item = self.plan.items.get(&task.item).filter(|_| several);
            let mut cells = vec![Cell { note: item.map(numbered), ..Cell::new(task.name.clone()) }];
            cells.extend(held.into_iter().map(|month| self.month_cell(month)));
            rows.push(Row::new(cells));
        }
        let head = |month: &Period| Column { name: self.printer.month(month), ..Column::default() };
        let columns = std::iter::once(self.printer.column("column.task")).chain(months.iter().map(head));
        let caption = self.printer.say("table.months", &[("year", self.printer.period(year, calendar))]);
        let is_known = known.iter().any(|month| !matches!(month, Month::Blank | Month::Within));
        if is_known {
            all.extend(known);
        }
        is_known.then(|| TableView { caption, columns: columns.collect(), rows, ..TableView::default() })
    }

    /// A sign for the eye and the word that says it.
    fn month_cell(&self, month: Month) -> Cell {
        let Some((symbol, key, _)) = month.keys() else { return Cell::new("") };
        let symbol = Some(symbol.to_owned());
        Cell::of_entries(vec![Entry { text: self.printer.word(key), symbol, ..Entry::default() }])
    }
}
