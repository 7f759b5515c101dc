//! What comes next: how the tasks of a plan stand, those that are late, and those that begin soon.
//!
//! Takes the plan's tasks and the site's day, gives views. Must not know charts, or how a task is judged.

use super::super::address::List;
use super::super::context::Context;
use super::super::stretch;
use super::super::view::{AheadView, ComingTask};
use crate::model::Task;

/// So many of the tasks that come next are named.
const COMING: usize = 5;

impl Context<'_> {
    /// None where the plan has no schedule.
    pub(super) fn ahead(&self) -> Option<AheadView> {
        (!self.plan.schedule.is_empty()).then(|| AheadView {
            sentence: self.progress_sentence(),
            late: self.late_table(),
            coming: self.coming(),
            page: self.list_link(List::Schedule),
        })
    }

    /// The tasks that begin after the site's day, the next one first.
    fn coming(&self) -> Vec<ComingTask> {
        let as_of = self.site.settings.as_of;
        let begins = |task: &Task| Some(stretch::planned(task)?.from);
        let mut tasks: Vec<&Task> =
            self.plan.schedule.iter().filter(|task| begins(task).is_some_and(|day| day > as_of)).collect();
        tasks.sort_by_key(|task| begins(task));
        let coming = tasks.into_iter().take(COMING).filter_map(|task| {
            let item = self.plan.items.get(&task.item)?;
            let item = self.item_link(item);
            Some(ComingTask { name: task.name.clone(), when: self.planned(task), item })
        });
        coming.collect()
    }
}
