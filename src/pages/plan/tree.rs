//! The items of a plan as a tree, each with how the indicators at and below it stand.
//!
//! Takes the plan and its counts, gives views. Must not know how anything is counted, or the shapes that templates draw.

use super::super::context::Context;
use super::super::tallies::short;
use super::super::view::{StateCount, TreeNode};
use crate::model::Item;

impl Context<'_> {
    /// An item with everything below it; deep trees are cut by nothing but their own levels.
    pub(in crate::pages) fn tree(&self, item: &Item) -> TreeNode {
        let children = item.children.iter().filter_map(|id| self.plan.items.get(id));
        let states = self.short_states(item);
        TreeNode {
            item: self.item_ref(item),
            stands: self.stands(&states),
            states,
            children: children.map(|child| self.tree(child)).collect(),
        }
    }

    /// The states at and below an item, under the names that the whole plan's states are read by.
    pub(in crate::pages) fn short_states(&self, item: &Item) -> Vec<StateCount> {
        let rollups = &self.derived.rollups;
        let Some(rollup) = rollups.items.get(&item.id) else { return Vec::new() };
        short(self.printer, &self.states(&rollups.plan), &self.states(&rollup.total))
    }

    /// How many indicators there are and how they stand, in words; empty where there are none.
    pub(in crate::pages) fn stands(&self, states: &[StateCount]) -> String {
        let total: usize = states.iter().map(|state| state.count).sum();
        if total == 0 {
            return String::new();
        }
        let part = |state: &StateCount| {
            self.printer
                .say("states.part", &[("name", state.state.name.clone()), ("n", state.count.to_string())])
        };
        let parts: Vec<String> = states.iter().map(part).collect();
        let states = parts.join(self.printer.get("states.join"));
        let total = self.printer.count("indicators", total);
        self.printer.say("tree.stands", &[("total", total), ("states", states)])
    }
}
