//! How a plan's tasks stand, all together: a sentence with their numbers, and the late ones.
//!
//! Takes where each task stands on the site's day, gives words and a table. Of a plan that does not say what became of
//! its tasks nothing is judged. Must not know how a task is judged, or charts.

use crate::derive::Progress;
use crate::model::Task;
use crate::model::period::Period;

use super::context::Context;
use super::stretch::{self, Stretch};
use super::view::{Cell, Row, TableView};

/// States that are counted together: their words, and those that are named once more in brackets.
struct Group {
    key: &'static str,
    states: &'static [Progress],
    detail: &'static [(&'static str, Progress)],
}

/// All states of tasks that are judged, what needs attention first.
const GROUPS: [Group; 5] = [
    Group {
        key: "task.count-late",
        states: &[Progress::LateStart, Progress::LateEnd],
        detail: &[("task.count-late-start", Progress::LateStart), ("task.count-late-end", Progress::LateEnd)],
    },
    Group { key: "task.count-running", states: &[Progress::Running], detail: &[] },
    Group {
        key: "task.count-ended",
        states: &[Progress::OnTime, Progress::EndedLate, Progress::Ended],
        detail: &[("task.count-ended-late", Progress::EndedLate)],
    },
    Group { key: "task.count-upcoming", states: &[Progress::Upcoming], detail: &[] },
    Group { key: "task.count-unknown", states: &[Progress::Unknown], detail: &[] },
];

impl Context<'_> {
    /// How many tasks there are and how they stand, in words.
    pub(super) fn progress_sentence(&self) -> String {
        let printer = self.printer;
        let total = printer.count("planned-tasks", self.plan.schedule.len());
        let count = |states: &[Progress]| {
            self.derived.progress.iter().filter(|progress| states.contains(progress)).count()
        };
        let part = |key: &str, states: &[Progress]| {
            let count = count(states);
            (count > 0).then(|| printer.say(key, &[("n", count.to_string())]))
        };
        let group = |group: &Group| {
            let said = part(group.key, group.states)?;
            let detail = group.detail.iter().filter_map(|(key, state)| part(key, &[*state]));
            let detail: Vec<String> = detail.collect();
            if detail.is_empty() {
                return Some(said);
            }
            let detail = detail.join(printer.get("task.count-join"));
            Some(printer.say("task.count-detail", &[("count", said), ("detail", detail)]))
        };
        let parts: Vec<String> = GROUPS.iter().filter_map(group).collect();
        if parts.is_empty() {
            return printer.say("task.sentence-unrecorded", &[("total", total)]);
        }
        let as_of = Period::of_day(self.site.settings.as_of);
        let date = printer.short_period(&as_of, &self.plan.calendar);
        let counts = parts.join(printer.get("task.count-join"));
        printer.say("task.sentence", &[("total", total), ("date", date), ("counts", counts)])
    }

    /// The tasks that are late, each with what is past, its item and its planned time; none where none is.
    pub(super) fn late_table(&self) -> Option<TableView> {
        let row = |(task, progress): (&Task, &Progress)| {
            let late = match progress {
                Progress::LateStart => "task.late-start",
                Progress::LateEnd => "task.late-end",
                _ => return None,
            };
            let item = self.plan.items.get(&task.item).map(|item| self.item_link(item));
            Some(Row::new(vec![
                Cell { note: Some(self.printer.word(late)), ..Cell::new(task.name.clone()) },
                item.map_or_else(|| Cell::new(""), Cell::link),
                Cell::phrase(self.planned(task)).by_days(stretch::planned(task).map(Stretch::days)),
            ]))
        };
        let rows: Vec<Row> = self.plan.schedule.iter().zip(&self.derived.progress).filter_map(row).collect();
        let columns = ["column.task", "column.items", "column.planned"].map(|key| self.printer.column(key));
        let caption = self.printer.word("table.late-tasks");
        (!rows.is_empty())
            .then(|| TableView { caption, columns: columns.into(), rows, ..TableView::default() })
            .map(TableView::sortable)
    }
}
