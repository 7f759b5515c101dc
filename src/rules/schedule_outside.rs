//! Tasks that lie wholly outside of the period of their plan or item.

use crate::diag::{Code, Diagnostics};
use crate::model::period::Period;

use super::{PlanCheck, Rule, time};

pub(super) const RULE: Rule = Rule::plan(Code::ScheduleOutside, check);

fn check(check: &PlanCheck<'_>, found: &mut Diagnostics) {
    for task in check.plan.schedule.iter().filter(|task| task.note.is_none()) {
        let item = check.plan.items.get(&task.item).and_then(|item| item.period);
        let wholes = [("item", item), ("plan", check.plan.period)];
        let Some((what, whole)) = wholes.into_iter().find_map(|(what, whole)| Some((what, whole?))) else {
            continue;
        };
        let is_outside = |one: &Period| one.start() > whole.end() || one.end() < whole.start();
        let times = [("start", task.start), ("end", task.end)];
        for (key, period) in times.into_iter().filter_map(|(key, period)| Some((key, period?))) {
            if is_outside(&period) {
                let diagnostic = check.at(Code::ScheduleOutside, task.span, key).with("name", &task.name);
                let diagnostic = diagnostic.with("period", time::printed(&period, check.plan));
                found.push(diagnostic.with("what", what));
                break;
            }
        }
    }
}
