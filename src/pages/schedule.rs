//! Schedules: the tasks of items as charts and as the tables that say the same.
//!
//! Takes tasks by their places in the plan, gives figures and tables. Must not know how a task is judged, or how a figure is
//! drawn.

use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::derive::Progress;
use crate::figure::{Chart, Day, Head, Now, Schedule, ScheduleRow, Sign, Span, Task as Bar, Tick, Timing};
use crate::model::period::{Calendar, Period, Style, YearKind, day_number};
use crate::model::{Item, Task, TaskKind};

use super::address::{self, List};
use super::context::Context;
use super::figures::{after, day, middle};
use super::item::numbered;
use super::page::{Draft, Drafted};
use super::stretch::{self, Stretch};
use super::view::{Cell, Row, ScheduleGroup, ScheduleView, TableView, View};

impl Context<'_> {
    /// The page with all tasks.
    pub(super) fn schedule_page(&self) -> Drafted {
        let mut draft = Draft::new(self.list_page(List::Schedule), None);
        let mut groups = Vec::new();
        for item in self.plan.items.values() {
            let figure = format!("schedule-{}", groups.len() + 1);
            let Some((chart, table)) = self.item_schedule(item, &figure) else { continue };
            // Below every chart the key would bury the tasks: the page has one.
            let chart = chart.map(|chart| Schedule { key: Vec::new(), ..chart });
            let figure = chart.map(|chart| draft.figure(&figure, Chart::Schedule(chart)));
            groups.push(ScheduleGroup { item: self.item_ref(item), figure, table });
        }
        let all: Vec<usize> = (0..self.plan.schedule.len()).collect();
        let key = self.offer_whole_schedule(&all, &mut draft);
        draft.finish(View::Schedule(ScheduleView {
            sentence: self.progress_sentence(),
            late: self.late_table(),
            key,
            groups,
            months: self.month_tables(&all),
        }))
    }

    /// Offers all tasks in one chart as a file, and gives the name of the figure with its key.
    fn offer_whole_schedule(&self, all: &[usize], draft: &mut Draft) -> Option<String> {
        let title = self.printer.say("chart.schedule", &[("title", self.plan.title.clone())]);
        let whole = self.schedule_chart(all, (title, "schedule"))?;
        let signs: Vec<&str> = whole.key.iter().map(|(_, meaning)| meaning.as_str()).collect();
        let description = signs.join(self.printer.get("chart.join"));
        let id = whole.head.id.clone();
        let key = Schedule {
            head: Head { id, title: self.printer.word("chart.key"), description },
            range: whole.range,
            rows: Vec::new(),
            ticks: Vec::new(),
            lines: Vec::new(),
            now: None,
            key: whole.key.clone(),
        };
        let address = address::chart(&self.plan.id, "schedule");
        let caption = self.caption(String::new(), Vec::new());
        draft.chart_file("schedule", &address, (Chart::Schedule(whole), caption));
        (!key.key.is_empty()).then(|| draft.figure("schedule", Chart::Schedule(key)))
    }

    /// An item's tasks, when it has any.
    pub(super) fn item_schedule(&self, item: &Item, id: &str) -> Option<(Option<Schedule>, TableView)> {
        let places = self.derived.tasks_of.get(&item.id)?;
        let title = self.printer.say("chart.schedule", &[("title", item.title.clone())]);
        let chart = self.schedule_chart(places, (title.clone(), id));
        Some((chart, self.schedule_table(places, title)))
    }

    /// An item's tasks month by month, a table a fiscal year.
    pub(super) fn item_months(&self, item: &Item) -> Vec<TableView> {
        self.derived.tasks_of.get(&item.id).map_or_else(Vec::new, |places| self.month_tables(places))
    }

    /// Tasks, by their places in the plan, as a chart under the name `id`: those whose time is known. The table beside
    /// has them all.
    pub(super) fn schedule_chart(&self, places: &[usize], (title, id): (String, &str)) -> Option<Schedule> {
        let as_of = self.site.settings.as_of;
        let tasks = places.iter().map(|at| &self.plan.schedule[*at]);
        let tasks: Vec<&Task> = tasks.filter(|task| timing(task, as_of) != Timing::Unknown).collect();
        let range = self.schedule_range(&tasks)?;
        let (ticks, lines) = self.schedule_ticks(range);
        let several = tasks.iter().any(|task| task.item != tasks[0].item);
        let mut rows: Vec<(&Task, ScheduleRow)> = Vec::new();
        for task in tasks {
            let bar = Bar { label: task.name.clone(), timing: timing(task, as_of) };
            let same = |last: &Task| task.row.is_some() && (&last.item, &last.row) == (&task.item, &task.row);
            if let Some((_, row)) = rows.last_mut().filter(|(last, _)| same(last)) {
                row.tasks.push(bar);
                continue;
            }
            let is_first = rows.last().is_none_or(|(last, _)| last.item != task.item);
            let heading = self.plan.items.get(&task.item).filter(|_| several && is_first).map(numbered);
            rows.push((task, ScheduleRow { heading, label: String::new(), tasks: vec![bar] }));
        }
        let mut rows: Vec<ScheduleRow> = rows.into_iter().map(|(_, row)| row).collect();
        for row in &mut rows {
            if let [only] = row.tasks.as_mut_slice() {
                row.label = std::mem::take(&mut only.label);
            }
        }
        let now = Now { day: day(as_of), label: self.printer.word("chart.now") };
        let head = Head { id: id.to_owned(), title, description: self.printer.word("chart.table-beside") };
        let key = self.schedule_key(&rows);
        Some(Schedule { head, range, ticks, lines, rows, now: Some(now), key })
    }

    /// What the signs mean that are drawn for these rows.
    fn schedule_key(&self, rows: &[ScheduleRow]) -> Vec<(Sign, String)> {
        let drawn = rows.iter().flat_map(|row| &row.tasks).flat_map(|task| task.timing.signs());
        let word = |sign| match sign {
            Sign::Planned => "sign.planned",
            Sign::Done => "sign.done",
            Sign::PlannedDay => "sign.planned-day",
            Sign::DoneDay => "sign.done-day",
            Sign::Recurring => "sign.recurring",
            Sign::Phase => "sign.phase",
            Sign::Within => "sign.within",
        };
        drawn
            .collect::<BTreeSet<Sign>>()
            .into_iter()
            .map(|sign| (sign, self.printer.word(word(sign))))
            .collect()
    }

    /// From the first start to the last end, widened to whole fiscal years: the chart begins and ends where the
    /// city's year does.
    fn schedule_range(&self, tasks: &[&Task]) -> Option<Span> {
        let as_of = self.site.settings.as_of;
        let known = tasks.iter().flat_map(|task| [stretch::planned(task), stretch::actual(task, as_of)]);
        let known: Vec<Stretch> = known.flatten().collect();
        let calendar = &self.plan.calendar;
        let year = |date: Date| {
            let year = fiscal_year_of(&Period::of_day(date), calendar.first_month());
            Period::of_year(YearKind::Fiscal, year, calendar)
        };
        let first = year(known.iter().map(|stretch| stretch.from).min()?)?;
        let last = year(known.iter().map(|stretch| stretch.to).max()?)?;
        Some(Span { from: day(first.start()), to: after(&last) })
    }

    /// Months in a single year, years in a longer time.
    fn schedule_ticks(&self, range: Span) -> (Vec<Tick>, Vec<Day>) {
        let calendar = &self.plan.calendar;
        let language = self.printer.language;
        let mut ticks = Vec::new();
        let mut lines = Vec::new();
        let single_year = range.to.0 - range.from.0 <= 366;
        for period in self.steps(range, single_year) {
            lines.push(day(period.start()));
            let label = if single_year {
                self.printer.month(&period)
            } else {
                period.print(calendar, language, Style::Axis)
            };
            let sub = (!single_year).then(|| self.printer.axis_era(&period, calendar)).flatten();
            ticks.push(Tick { day: middle(&period), label, sub });
        }
        (ticks, lines)
    }

    /// The months or fiscal years that a stretch of time touches.
    fn steps(&self, range: Span, months: bool) -> Vec<Period> {
        let calendar = &self.plan.calendar;
        let kind = YearKind::Fiscal;
        let first = fiscal_year_of(&Period::of_day(date(range.from)), calendar.first_month());
        let years = (first..).map_while(|year| Period::of_year(kind, year, calendar));
        let years = years.take_while(|year| day(year.start()) < range.to);
        if !months {
            return years.collect();
        }
        years.flat_map(|year| (0..12).filter_map(move |month| month_of(&year, month, calendar))).collect()
    }

    /// Tasks, by their places in the plan, as a table; every unknown time is said in words, and where each stands.
    pub(super) fn schedule_table(&self, places: &[usize], caption: String) -> TableView {
        let printer = self.printer;
        let tasks: Vec<&Task> = places.iter().map(|at| &self.plan.schedule[*at]).collect();
        let is_recorded = self.derived.progress.first() != Some(&Progress::Unrecorded);
        let actual = tasks.iter().any(|task| task.actual_start.is_some() || task.actual_end.is_some());
        let notes = tasks.iter().any(|task| task.note.is_some());
        let several = tasks.iter().any(|task| task.item != tasks[0].item);
        // How it stands and when it is first: what comes last may lie outside of a narrow window.
        let mut columns = vec![self.printer.column("column.task")];
        columns.extend(is_recorded.then(|| self.printer.column("column.progress")));
        columns.push(self.printer.column("column.planned"));
        columns.extend(actual.then(|| self.printer.column("column.actual")));
        columns.push(self.printer.column("column.task-kind"));
        columns.extend(several.then(|| self.printer.column("column.items")));
        columns.extend(notes.then(|| self.printer.column("column.note")));
        let rows = tasks.iter().zip(places).map(|(task, at)| {
            let mut cells = vec![Cell::new(task.name.clone())];
            cells.extend(is_recorded.then(|| self.progress_cell(self.derived.progress[*at])));
            cells.push(Cell::phrase(self.planned(task)).by_days(stretch::planned(task).map(Stretch::days)));
            if actual {
                let stretch = stretch::actual(task, self.site.settings.as_of);
                cells.push(Cell::phrase(self.actual(task)).by_days(stretch.map(Stretch::days)));
            }
            cells.push(Cell::new(printer.task_kind(task.kind).to_owned()));
            if several {
                let item = self.plan.items.get(&task.item).map(|item| self.item_link(item));
                cells.push(item.map_or_else(|| Cell::new(""), Cell::link));
            }
            if notes {
                cells.push(Cell::new(task.note.clone().unwrap_or_default()));
            }
            Row::new(cells)
        });
        TableView { caption, rows: rows.collect(), columns, ..TableView::default() }.sortable()
    }

    /// Where a task stands, in words.
    fn progress_cell(&self, progress: Progress) -> Cell {
        // The numbers are the order in which one looks for tasks: what is late, what goes on, what is to come.
        let (place, key, tone, note) = match progress {
            Progress::LateEnd => (0, "task.late", Some("late"), Some("task.late-end")),
            Progress::LateStart => (1, "task.late", Some("late"), Some("task.late-start")),
            Progress::Running => (2, "task.running", None, None),
            Progress::Upcoming => (3, "task.upcoming", None, None),
            Progress::EndedLate => (4, "task.ended-late", Some("slow"), None),
            Progress::OnTime => (5, "task.on-time", Some("met"), None),
            Progress::Ended => (6, "task.ended", None, None),
            Progress::Unknown => (7, "task.time-unknown", None, None),
            Progress::Unrecorded => (8, "task.unrecorded", None, None),
        };
        let words = Cell::new(self.printer.word(key)).by_place(place);
        Cell { tone, note: note.map(|key| self.printer.word(key)), ..words }
    }

    /// When a task is planned, in words.
    pub(super) fn planned(&self, task: &Task) -> String {
        let stretch = self.stretch(task.start.as_ref(), task.end.as_ref());
        let printed =
            task.printed.clone().or_else(|| task.monthly.then(|| self.printer.word("task.monthly")));
        match (stretch, printed) {
            (Some(stretch), Some(printed)) => {
                self.printer.say("task.printed", &[("stretch", stretch), ("printed", printed)])
            }
            (Some(stretch), None) => stretch,
            (None, Some(printed)) => printed,
            (None, None) => self.printer.word("task.unknown"),
        }
    }

    /// When a task took place, in words.
    fn actual(&self, task: &Task) -> String {
        let said = match (&task.actual_start, &task.actual_end) {
            (Some(start), None) if stretch::goes_on(task, self.site.settings.as_of) => {
                let start = self.printer.short_period(start, &self.plan.calendar);
                Some(self.printer.say("task.since", &[("start", start)]))
            }
            (start, end) => self.stretch(start.as_ref(), end.as_ref()),
        };
        said.unwrap_or_else(|| self.printer.word("task.no-actual"))
    }

    fn stretch(&self, start: Option<&Period>, end: Option<&Period>) -> Option<String> {
        let print = |period: &Period| self.printer.short_period(period, &self.plan.calendar);
        match (start, end) {
            (Some(start), Some(end)) if start != end => {
                Some(self.printer.say("task.stretch", &[("start", print(start)), ("end", print(end))]))
            }
            (Some(only), _) => Some(print(only)),
            (None, Some(end)) => Some(self.printer.say("task.until", &[("end", print(end))])),
            (None, None) => None,
        }
    }
}

pub(super) fn fiscal_year_of(day: &Period, first_month: u8) -> i32 {
    let date = day.start();
    let year = i32::from(date.year());
    if date.month().unsigned_abs() < first_month { year - 1 } else { year }
}

/// The nth month of a year, counted from 0.
pub(super) fn month_of(year: &Period, month: i64, calendar: &Calendar) -> Option<Period> {
    let first = year.start().saturating_add(jiff::Span::new().months(month));
    Period::parse(&format!("{:04}-{:02}", first.year(), first.month()), calendar).ok()
}

/// The date of a day on a chart.
fn date(day: Day) -> Date {
    let epoch = jiff::civil::date(1970, 1, 1);
    epoch.saturating_add(jiff::Span::new().days(i64::from(day.0 - day_number(epoch))))
}

/// A task's timing as the chart draws it.
fn timing(task: &Task, as_of: Date) -> Timing {
    let span = |stretch: Stretch| Span { from: day(stretch.from), to: after(&Period::of_day(stretch.to)) };
    let is_exact = stretch::is_exact(task.start.as_ref(), task.end.as_ref());
    let planned = stretch::planned(task).map(span);
    // What was is drawn only where it is said to the month; the table has it all.
    let actual = stretch::actual(task, as_of).filter(|actual| actual.is_exact).map(span);
    match (task.kind, planned) {
        (_, None) if actual.is_none() => Timing::Unknown,
        // A bracket holds other tasks together: whole years are what it is for.
        (Some(TaskKind::Phase), Some(span)) if is_exact || is_years(task) => Timing::Phase { span, actual },
        (_, Some(span)) if !is_exact => Timing::Within { span, actual },
        (Some(TaskKind::Point), _) => {
            let at = |period: Option<&Period>| period.map(middle);
            let done = task.actual_start.as_ref().filter(|_| actual.is_some());
            Timing::Point { planned: at(task.start.as_ref()), actual: at(done) }
        }
        (Some(TaskKind::Recurring), Some(span)) => Timing::Recurring { days: monthly(span), actual },
        _ => Timing::Bar { planned, actual },
    }
}

fn is_years(task: &Task) -> bool {
    let years = |period: &Period| period.years().next().is_some();
    task.start.iter().chain(&task.end).all(years)
}

/// The middle of each month of a span.
fn monthly(span: Span) -> Vec<Day> {
    let mut days = Vec::new();
    let mut at = date(span.from).first_of_month().saturating_add(jiff::Span::new().days(14));
    while day(at) < span.to {
        if day(at) >= span.from {
            days.push(day(at));
        }
        at = at.saturating_add(jiff::Span::new().months(1));
    }
    days
}
