//! How indicators stand together: a sentence, a bar and its states for one thing, a table for several.
//!
//! Takes counted states, gives views. Bands of several rules that have one name and one look are one state here, and
//! only here. Must not know how anything is counted.

use std::collections::BTreeSet;

use crate::derive::{Distribution, Rollup, Status};
use crate::model::{ActorId, Item, Level};

use super::address;
use super::context::{Context, SiteContext};
use super::entries::Groups;
use super::page::Draft;
use super::tallies::{Counted, Tally, add, drawn, goodness, states_table, summary};
use super::view::{Cell, Link, StateCount, StateView, StatusSummary, TableView};

/// What a table of states is about, beside its rows.
struct Frame<'a> {
    caption: String,
    head: String,
    /// All that the rows count, each indicator once.
    counted: &'a Distribution,
    /// All that there is.
    whole: (&'static str, &'a Distribution),
}

impl Context<'_> {
    /// How the plan's indicators stand.
    pub(super) fn status_summary(&self) -> Option<StatusSummary> {
        summary(self.printer, &self.states(&self.derived.rollups.plan))
    }

    /// The same with its bar as the figure `status`.
    pub(super) fn drawn_status(&self, draft: &mut Draft) -> Option<StatusSummary> {
        Some(drawn(self.printer, self.status_summary()?, ("status", draft)))
    }

    /// How the indicators stand that an actor answers for, with the bar as the figure `status`.
    pub(super) fn actor_status(&self, actor: &ActorId, draft: &mut Draft) -> Option<StatusSummary> {
        let counts = self.derived.rollups.actors.get(actor)?;
        Some(drawn(self.printer, summary(self.printer, &self.states(counts))?, ("status", draft)))
    }

    /// How the indicators at and below an item stand, with the bar as a figure. A single one of its own stands on its
    /// page anyway, with its state.
    pub(super) fn item_status(&self, item: &Item, figure: (&str, &mut Draft)) -> Option<StatusSummary> {
        let Rollup { own, total } = self.derived.rollups.items.get(&item.id)?;
        if total.total() < 2 && own == total {
            return None;
        }
        Some(drawn(self.printer, summary(self.printer, &self.states(total))?, figure))
    }

    /// The states of a distribution, best first, then those that are not rated, by reason.
    pub(super) fn states(&self, counts: &Distribution) -> Vec<Tally> {
        let mut states: Vec<Tally> = Vec::new();
        // In the order of the rules, the plan's own first, and of their bands.
        for rule in self.plan.rules.iter() {
            for (at, band) in rule.bands.iter().enumerate() {
                let Some(count) = counts.rated.get(&(rule.name, at)).copied() else { continue };
                let state = self.band_state(rule.name, band);
                let rule = Some(rule.name);
                add(&mut states, Tally { state, count, rule, reason: None });
            }
        }
        states.sort_by_key(|state| goodness(state.state.tone));
        let unrated = self.printer.word("status.unrated");
        states.extend(counts.unrated.iter().map(|(reason, count)| Tally {
            state: StateView { tone: "none", name: unrated.clone() },
            count: *count,
            rule: None,
            reason: Some(self.short_reason(reason)),
        }));
        states
    }

    /// How single indicators stand together, as a list.
    pub(super) fn states_of<'s>(&self, statuses: impl Iterator<Item = &'s Status>) -> Vec<StateCount> {
        let counts = Distribution::of(statuses);
        summary(self.printer, &self.states(&counts)).map_or_else(Vec::new, |summary| summary.states)
    }

    /// A table for each level with indicators at or below it.
    pub(super) fn level_tables(&self) -> Vec<TableView> {
        self.plan.levels.values().filter_map(|level| self.level_table(level)).collect()
    }

    fn level_table(&self, level: &Level) -> Option<TableView> {
        let rollups = &self.derived.rollups;
        let items: Vec<&Item> = self.plan.items.values().filter(|item| item.level == level.id).collect();
        let row = |item: &&Item| Some(self.item_row(item, &rollups.items.get(&item.id)?.total));
        let rows: Vec<Counted> = items.iter().filter_map(row).collect();
        if rows.is_empty() {
            return None;
        }
        let without = items.len() - rows.len();
        let named = [("level", level.name.clone()), ("n", without.to_string())];
        let frame = Frame {
            caption: self.printer.say("states.of-level", &named),
            head: level.name.clone(),
            counted: &rollups.levels.get(&level.id)?.total,
            whole: ("states.whole-plan", &rollups.plan),
        };
        let mut table = self.distribution_table(frame, rows);
        table.notes.extend((without > 0).then(|| self.printer.say("states.without", &named)));
        Some(table)
    }

    /// The items directly below one, and what measures it itself.
    pub(super) fn states_below(&self, item: &Item) -> Option<TableView> {
        let rollups = &self.derived.rollups;
        let Rollup { own, total } = rollups.items.get(&item.id)?;
        let below = item
            .children
            .iter()
            .filter_map(|id| Some(self.item_row(self.plan.items.get(id)?, &rollups.items.get(id)?.total)));
        let below: Vec<Counted> = below.collect();
        if below.is_empty() {
            return None;
        }
        let itself =
            Cell::new(self.printer.say("states.itself", &[("level", self.level_name(item).to_owned())]));
        let itself = (own.total() > 0).then(|| Counted { name: itself, states: self.states(own) });
        let frame = Frame {
            caption: self.printer.word("states.below"),
            head: self.printer.word("column.items"),
            counted: total,
            whole: ("states.whole", total),
        };
        Some(self.distribution_table(frame, itself.into_iter().chain(below).collect()))
    }

    fn item_row(&self, item: &Item, counts: &Distribution) -> Counted {
        Counted { name: Cell::link(self.item_link(item)), states: self.states(counts) }
    }

    /// A table whose rows add up by hand: what they count twice and what none of them counts is said.
    fn distribution_table(&self, frame: Frame<'_>, rows: Vec<Counted>) -> TableView {
        let printer = self.printer;
        let Frame { caption, head, counted, whole: (whole_key, whole) } = frame;
        let sum: usize = rows.iter().map(Counted::total).sum();
        let rest = whole.without(counted);
        let foot_row = |key: &str, counts: &Distribution| Counted {
            name: Cell::new(printer.word(key)),
            states: self.states(counts),
        };
        let is_twice = sum != counted.total();
        let mut foot = Vec::new();
        if rest.total() > 0 {
            foot.extend(is_twice.then(|| foot_row("states.once", counted)));
            foot.push(foot_row("states.rest", &rest));
        }
        foot.push(foot_row(whole_key, whole));
        let mut table = states_table(printer, (caption, head), (rows, foot));
        table.notes.extend(is_twice.then(|| printer.word("states.twice")));
        table
    }

    /// The indicators that measure nothing.
    pub(super) fn unattached(&self) -> Vec<Link> {
        let ids = self.derived.rollups.unattached_ids.iter();
        let indicators = ids.filter_map(|id| self.plan.indicators.get(id));
        let link = |one: &crate::model::Indicator| Link {
            path: address::indicator(&self.plan.id, &one.id),
            text: one.name.clone(),
        };
        indicators.map(link).collect()
    }
}

impl SiteContext<'_> {
    /// How the indicators of all plans stand, together and plan by plan.
    pub(super) fn site_states(&self, draft: &mut Draft) -> (Option<StatusSummary>, Option<TableView>) {
        let (mut rows, mut without, mut whole) = (Vec::new(), Vec::new(), Vec::new());
        for plan in &self.site.plans {
            let groups = Groups::default();
            let context = self.of(plan, &groups);
            let name = Cell { path: Some(address::plan(&plan.id)), ..Cell::new(plan.title.clone()) };
            let row = Counted { name, states: context.states(&context.derived.rollups.plan) };
            if row.states.is_empty() {
                without.push(self.printer.say("states.quoted", &[("name", plan.title.clone())]));
                continue;
            }
            row.states.iter().for_each(|state| add(&mut whole, state.clone()));
            rows.push(row);
        }
        whole.sort_by_key(|state: &Tally| goodness(state.state.tone));
        let name = Cell::new(self.printer.word("states.whole-site"));
        let several = rows.len() > 1;
        // A sum over the plans of several cities would say nothing.
        let cities: BTreeSet<&str> =
            self.site.plans.iter().filter_map(|plan| plan.organisation.as_deref()).collect();
        let is_one = cities.len() < 2;
        let summary = summary(self.printer, &whole).filter(|_| is_one);
        let status = summary.map(|one| drawn(self.printer, one, ("status", draft)));
        let (caption, head) = (self.printer.word("states.of-plans"), self.printer.word("column.plan"));
        let foot = is_one.then_some(Counted { name, states: whole }).into_iter().collect();
        let mut table = states_table(self.printer, (caption, head), (rows, foot));
        let names = [("names", without.join(self.printer.get("states.join")))];
        table.notes.extend((!without.is_empty()).then(|| self.printer.say("states.plans-without", &names)));
        (status, several.then_some(table))
    }
}
