//! Tasks.

use crate::diag::{Code, Diagnostic};
use crate::format::{RawTask, fixed};
use crate::load::RawPlan;
use crate::model::{Task, TaskKind};

use super::items::ItemIndex;
use super::plan::listed;
use super::reader::{Known, Reader, owned};

const KINDS: Known<TaskKind> = Known::new(
    fixed::TASK_KIND,
    &[
        ("bar", TaskKind::Bar),
        ("point", TaskKind::Point),
        ("recurring", TaskKind::Recurring),
        ("phase", TaskKind::Phase),
    ],
);
const EVERY: Known<bool> = Known::new(fixed::EVERY, &[("month", true)]);

/// All tasks of a plan.
pub(super) fn tasks(raw: &mut RawPlan, items: &ItemIndex, reader: &mut Reader<'_>) -> Vec<Task> {
    let raw: Vec<RawTask> = listed(raw, "task", reader);
    raw.into_iter().filter_map(|raw| task(raw, items, reader)).collect()
}

fn task(raw: RawTask, items: &ItemIndex, reader: &mut Reader<'_>) -> Option<Task> {
    let RawTask {
        item,
        row,
        task: name,
        kind,
        start,
        end,
        actual_start,
        actual_end,
        every,
        printed,
        note,
        span,
    } = raw;
    let item = items.find(&item, reader);
    let task = Task {
        item: item?,
        row: owned(row),
        name: name.value,
        kind: reader.maybe_word("kind", kind.as_ref(), KINDS),
        start: reader.maybe_period(start.as_ref()),
        end: reader.maybe_period(end.as_ref()),
        actual_start: reader.maybe_period(actual_start.as_ref()),
        actual_end: reader.maybe_period(actual_end.as_ref()),
        monthly: reader.maybe_word("every", every.as_ref(), EVERY).unwrap_or(false),
        printed: owned(printed),
        note: owned(note),
        span,
    };
    for (start, end, place) in
        [(&task.start, &task.end, &end), (&task.actual_start, &task.actual_end, &actual_end)]
    {
        if let (Some(start), Some(end), Some(place)) = (start, end, place)
            && end.end() < start.start()
        {
            reader.push(Diagnostic::at(Code::TaskBackwards, place.span).with("value", &task.name));
        }
    }
    Some(task)
}
