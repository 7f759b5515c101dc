//! How far a target in words is, in words.
//!
//! Takes an indicator with the days of its steps, gives a phrase as of the day for which the site speaks. Must not know
//! the rule that rates it.

use jiff::civil::Date;

use crate::model::Indicator;
use crate::model::period::Period;

use super::context::Context;

impl Context<'_> {
    /// The last step that has been taken, with its day; none where no days are given.
    pub(super) fn milestone_step(&self, indicator: &Indicator) -> Option<String> {
        let steps = indicator.milestone?;
        let taken = |day: Option<Date>| day.filter(|day| *day <= self.site.settings.as_of);
        let say = |key, day: Date| {
            let date = self.printer.short_period(&Period::of_day(day), &self.plan.calendar);
            self.printer.say(key, &[("date", date)])
        };
        let done = taken(steps.done).map(|day| say("milestone.done", day));
        let begun = || taken(steps.started).map(|day| say("milestone.begun", day));
        Some(done.or_else(begun).unwrap_or_else(|| self.printer.word("milestone.not-begun")))
    }
}
