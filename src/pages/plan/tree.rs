//! The items of a plan as a tree, each with how the indicators at and below it stand.
//!
//! Takes the plan and its counts, gives views. Must not know how anything is counted, or the shapes that templates draw.

use super::super::context::Context;
use super::super::tallies::Named;
use super::super::view::{StateCount, TreeNode};
use crate::model::Item;

impl<'a> Context<'a> {
    /// Items with everything below them; deep trees are cut by nothing but their own levels.
    pub(in crate::pages) fn trees<'i>(&self, items: impl Iterator<Item = &'i Item>) -> Vec<TreeNode> {
        let named = self.named_states();
        items.map(|item| self.node(item, &named)).collect()
    }

    fn node(&self, item: &Item, named: &Named) -> TreeNode {
        let states = self.states_at(item, named);
        TreeNode {
            item: self.item_ref(item),
            stands: self.stands(&states),
            states,
            children: self.children(item).map(|child| self.node(child, named)).collect(),
        }
    }

    /// The items directly below one.
    pub(in crate::pages) fn children(&self, item: &Item) -> impl Iterator<Item = &'a Item> {
        let plan = self.plan;
        item.children.iter().filter_map(|id| plan.items.get(id))
    }

    /// The states at and below an item.
    pub(in crate::pages) fn short_states(&self, item: &Item) -> Vec<StateCount> {
        self.states_at(item, &self.named_states())
    }

    /// The names that the states of the whole plan are read by.
    fn named_states(&self) -> Named {
        Named::of(self.printer, self.states(&self.derived.rollups.plan).iter())
    }

    fn states_at(&self, item: &Item, named: &Named) -> Vec<StateCount> {
        let rollup = self.derived.rollups.items.get(&item.id);
        rollup.map_or_else(Vec::new, |rollup| named.counts(self.printer, &self.states(&rollup.total)))
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
