//! Pages that gather what concerns one entry of a facet, and the ways to them.
//!
//! Takes the entries, gives pages. Must not know what belongs to an entry.

use crate::model::{Item, ItemId, Level, LevelId};

use super::address::List;
use super::context::Context;
use super::entries::Group;
use super::filters::NO_DISTRICT;
use super::page::{Draft, Drafted};
use super::view::{CountedEntry, Entry, GroupView, GroupsView, Link, View, WayIn};

/// The facets that lead into a plan, in the order in which people ask.
const WAYS_IN: &[List] = &[List::Scopes, List::Districts, List::Actors, List::Sdgs];
/// More actors than these are folded: most of them are the city's own departments.
const MANY_ACTORS: usize = 12;
/// The lists whose entries have pages of their own.
pub(super) const FACETS: &[List] =
    &[List::Levels, List::Labels, List::Actors, List::Scopes, List::Districts, List::Sdgs, List::States];

impl Context<'_> {
    /// The page with all entries of a facet.
    pub(super) fn groups_page(&self, list: List) -> Drafted {
        let index = Draft::new(self.list_page(list), None);
        let entries = self.groups(list).iter().map(|group| group.entry.clone()).collect();
        index.finish(View::Groups(GroupsView { facet: list.name(), entries }))
    }

    /// The page of an entry of a facet.
    pub(super) fn group_page(&self, list: List, group: &Group) -> Drafted {
        let elsewhere = (list == List::Districts).then(|| self.items_of_no_district()).flatten();
        let kicker = self.printer.word(&format!("facet.{}", list.name()));
        let path = group.entry.path.clone();
        let mut page = self.page(path.clone(), &group.entry.name, vec![self.list_link(list)]);
        page.description = self.printer.say(
            "describe.group",
            &[
                ("plan", self.plan.title.clone()),
                ("facet", kicker.clone()),
                ("name", group.entry.name.clone()),
            ],
        );
        let items: Vec<&Item> = group.items.iter().filter_map(|id| self.plan.items.get(id)).collect();
        let indicators = group.indicators.iter().filter_map(|id| self.plan.indicators.get(id));
        let mut draft = Draft::new(page, group.span);
        let status = group.actor.as_ref().and_then(|actor| self.actor_status(actor, &mut draft));
        let values = self.concerning(&group.series, &group.entry.name, &mut draft);
        let view = GroupView {
            facet: list.name(),
            kicker,
            entry: group.entry.clone(),
            contact: group.contact.clone(),
            groups: self.grouped(&items),
            groups_title: self.printer.word(match list {
                List::States => "group.measured",
                List::Levels => "group.level",
                _ => "group.concerned",
            }),
            count: self.count_items(&group.items),
            elsewhere,
            status,
            indicators: indicators.map(|indicator| self.indicator_card(indicator, None)).collect(),
            values,
            entries: group.entries.clone(),
            mentions: self.mentions_of(&path),
            notes: group.notes.clone(),
        };
        draft.finish(View::Group(Box::new(view)))
    }

    /// Where the items are that name no district: what a plan does everywhere is among them. None where lists do not
    /// ask for districts, since no item names one.
    fn items_of_no_district(&self) -> Option<Link> {
        let (without, with): (Vec<&Item>, Vec<&Item>) =
            self.plan.items.values().partition(|item| item.districts.is_empty());
        if without.is_empty() || with.is_empty() {
            return None;
        }
        let count = self.count_items(without.iter().map(|item| &item.id));
        let text = self.printer.say("group.no-district", &[("count", count)]);
        Some(Link { path: format!("{}?district={NO_DISTRICT}", List::Items.path(&self.plan.id)), text })
    }

    /// How many items there are, each level by its own name; empty for none.
    pub(super) fn count_items<'i>(&self, items: impl IntoIterator<Item = &'i ItemId>) -> String {
        let levels = items.into_iter().filter_map(|id| self.plan.items.get(id)).map(|item| &item.level);
        let levels: Vec<&LevelId> = levels.collect();
        self.count_levels(|level| levels.iter().filter(|known| **known == level).count())
    }

    /// How many items without children lie below one, each level by its own name; empty for none.
    pub(super) fn leaves_below(&self, item: &Item) -> String {
        let below = self.derived.leaves_below.get(&item.id);
        self.count_levels(|level| below.and_then(|below| below.get(level)).copied().unwrap_or(0))
    }

    fn count_levels(&self, count: impl Fn(&LevelId) -> usize) -> String {
        let counts = self.plan.levels.values().map(|level| (level, count(&level.id)));
        let counts = counts.filter(|(_, count)| *count > 0);
        let counts: Vec<String> = counts.map(|(level, count)| self.count_level(level, count)).collect();
        counts.join(self.printer.get("item.join-levels"))
    }

    /// How many items of a level there are.
    pub(super) fn count_level(&self, level: &Level, count: usize) -> String {
        self.printer.say("count.level", &[("level", level.name.clone()), ("n", count.to_string())])
    }

    /// The ways into a plan: each facet that items use, with counts; whom it is for and where come first. Labels are no
    /// way in, they are what a plan points out.
    pub(super) fn ways_in(&self) -> Vec<WayIn> {
        self.ways(WAYS_IN, |group| group.items.len())
    }

    /// The ways to pages with items, by everything that the plan says of them.
    pub(super) fn ways_to_items(&self) -> Vec<WayIn> {
        let of_items = |group: &Group| match group.entry.tone {
            Some(_) => group.indicators.len(),
            None => group.items.len(),
        };
        self.ways(FACETS, of_items)
    }

    /// The ways to pages with indicators.
    pub(super) fn ways_to_indicators(&self) -> Vec<WayIn> {
        let mut ways = self.ways(&[List::Actors, List::States], |group| group.indicators.len());
        for way in &mut ways {
            way.entries.retain(|entry| entry.count > 0);
        }
        ways.retain(|way| !way.entries.is_empty());
        ways
    }

    /// The ways by some facets.
    fn ways(&self, facets: &[List], count: impl Fn(&Group) -> usize) -> Vec<WayIn> {
        let used = facets.iter().filter(|list| list.has_content(self.plan));
        let way = |list: &List| {
            let groups = self.groups(*list).iter();
            let entries = groups.filter(|group| !group.entry.count.is_empty()).map(|group| CountedEntry {
                tone: group.entry.tone,
                count: count(group),
                count_text: group.entry.count.clone(),
                entry: Entry {
                    text: group.entry.name.clone(),
                    path: Some(group.entry.path.clone()),
                    symbol: group.entry.symbol.clone(),
                    url: None,
                },
            });
            let entries: Vec<CountedEntry> = entries.collect();
            WayIn {
                facet: list.name(),
                name: self.list_name(*list),
                path: list.path(&self.plan.id),
                folded: match list {
                    List::Sdgs => true,
                    List::Actors => entries.len() > MANY_ACTORS,
                    _ => false,
                },
                entries,
            }
        };
        used.map(way).filter(|way| !way.entries.is_empty()).collect()
    }
}
