//! Pages that gather what concerns one actor, label, scope, district or goal of sustainable development.

use std::collections::BTreeSet;

use crate::model::{ActorId, IndicatorId, Item, ItemId, SeriesId};

use super::address::{self, List};
use super::context::{Context, contact, note};
use super::page::Draft;
use super::view::{
    ContactView, CountedEntry, Entry, GroupEntry, GroupView, GroupsView, NoteView, View, WayIn,
};

/// One entry of a facet with everything that its page shows.
pub(super) struct Group {
    pub(super) entry: GroupEntry,
    pub(super) items: Vec<ItemId>,
    /// Which actor it is.
    actor: Option<ActorId>,
    contact: ContactView,
    indicators: Vec<IndicatorId>,
    series: Vec<(IndicatorId, SeriesId)>,
    entries: Vec<GroupEntry>,
    notes: Vec<NoteView>,
    span: Option<crate::source::Span>,
}

/// The facets that lead into a plan, in the order in which people ask.
const WAYS_IN: &[List] = &[List::Scopes, List::Districts, List::Actors, List::Sdgs];
/// More actors than these are folded: most of them are the city's own departments.
const MANY_ACTORS: usize = 12;

impl Context<'_> {
    /// The page with all entries of a facet, and a page for each of them.
    pub(super) fn group_pages(&self, list: List) -> Vec<Draft> {
        let groups = self.groups(list);
        let index = Draft::new(self.list_page(list), None);
        let entries = groups.iter().map(|group| group.entry.clone()).collect();
        let mut drafts = vec![index.finish(View::Groups(GroupsView { facet: list.name(), entries }))];
        drafts.extend(groups.into_iter().map(|group| self.group_page(list, group)));
        drafts
    }

    fn group_page(&self, list: List, group: Group) -> Draft {
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
            entry: group.entry,
            contact: group.contact,
            groups: self.grouped(&items),
            count: self.printer.count("items", items.len()),
            status,
            indicators: indicators.map(|indicator| self.indicator_card(indicator, None)).collect(),
            values,
            entries: group.entries,
            mentions: self.mentions_of(&path),
            notes: group.notes,
        };
        draft.finish(View::Group(Box::new(view)))
    }

    /// All entries of a facet.
    pub(super) fn groups(&self, list: List) -> Vec<Group> {
        match list {
            List::Actors => self.actor_groups(),
            List::Scopes => self.scope_groups(),
            List::Districts => self.district_groups(),
            List::Labels => self.label_groups(),
            List::Sdgs => self.sdg_groups(),
            _ => Vec::new(),
        }
    }

    fn group(&self, (path, name): (String, String), items: Vec<ItemId>) -> Group {
        let count = if items.is_empty() { String::new() } else { self.printer.count("items", items.len()) };
        let entry = GroupEntry {
            path,
            name,
            symbol: None,
            number: None,
            reading: None,
            meaning: None,
            labels: Vec::new(),
            count,
        };
        Group {
            entry,
            items,
            actor: None,
            contact: ContactView::default(),
            indicators: Vec::new(),
            series: Vec::new(),
            entries: Vec::new(),
            notes: Vec::new(),
            span: None,
        }
    }

    fn actor_groups(&self) -> Vec<Group> {
        let groups = self.plan.actors.values().map(|actor| {
            let items = self.derived.facets.actors.get(&actor.id).cloned().unwrap_or_default();
            let mut group = self.group((address::actor(&self.plan.id, &actor.id), actor.name.clone()), items);
            group.actor = Some(actor.id.clone());
            group.entry.reading.clone_from(&actor.reading);
            group.entry.meaning.clone_from(&actor.meaning);
            group.contact = actor.contact.as_ref().map(contact).unwrap_or_default();
            group.indicators =
                self.derived.facets.actor_indicators.get(&actor.id).cloned().unwrap_or_default();
            group.series = self.derived.facets.actor_series.get(&actor.id).cloned().unwrap_or_default();
            self.count_indicators(&mut group);
            group.notes = note(actor.note.as_ref());
            group.span = Some(actor.span);
            group
        });
        groups.collect()
    }

    fn scope_groups(&self) -> Vec<Group> {
        let groups = self.plan.scopes.values().map(|scope| {
            let items = self.derived.facets.scopes.get(&scope.id).cloned().unwrap_or_default();
            let mut group = self.group((address::scope(&self.plan.id, &scope.id), scope.name.clone()), items);
            group.entry.symbol.clone_from(&scope.symbol);
            group.entry.meaning.clone_from(&scope.meaning);
            group.notes = note(scope.note.as_ref());
            group.span = Some(scope.span);
            group
        });
        groups.collect()
    }

    fn district_groups(&self) -> Vec<Group> {
        let groups = self.plan.districts.values().map(|district| {
            let items = self.derived.facets.districts.get(&district.id).cloned().unwrap_or_default();
            let path = address::district(&self.plan.id, &district.id);
            let mut group = self.group((path, district.name.clone()), items);
            group.entry.reading.clone_from(&district.reading);
            group.entry.number.clone_from(&district.number);
            group.entry.meaning.clone_from(&district.meaning);
            group.entry.labels = self.labels(&district.labels);
            group.series = self.derived.facets.district_series.get(&district.id).cloned().unwrap_or_default();
            self.count_indicators(&mut group);
            group.notes = note(district.note.as_ref());
            group.span = Some(district.span);
            group
        });
        groups.collect()
    }

    fn label_groups(&self) -> Vec<Group> {
        let districts = self.district_groups();
        let groups = self.plan.labels.values().map(|label| {
            let items = self.derived.facets.labels.get(&label.id).cloned().unwrap_or_default();
            let mut group = self.group((address::label(&self.plan.id, &label.id), label.name.clone()), items);
            let marked =
                |group: &&Group| group.entry.labels.iter().any(|known| known.id == label.id.as_str());
            group.entries = districts.iter().filter(marked).map(|group| group.entry.clone()).collect();
            if !group.entries.is_empty() {
                let count = self.printer.count("districts", group.entries.len());
                self.add_count(&mut group, count);
            }
            group.entry.symbol.clone_from(&label.symbol);
            group.entry.meaning.clone_from(&label.meaning);
            group.notes = note(label.note.as_ref());
            group.span = Some(label.span);
            group
        });
        groups.collect()
    }

    /// Counts the indicators that an entry answers for or that have values of it.
    fn count_indicators(&self, group: &mut Group) {
        let series = group.series.iter().map(|(indicator, _)| indicator);
        let indicators: BTreeSet<&IndicatorId> = group.indicators.iter().chain(series).collect();
        if !indicators.is_empty() {
            let count = self.printer.count("indicators", indicators.len());
            self.add_count(group, count);
        }
    }

    /// Adds a count to those that an entry has.
    fn add_count(&self, group: &mut Group, count: String) {
        let counts = [std::mem::take(&mut group.entry.count), count];
        let counts: Vec<String> = counts.into_iter().filter(|count| !count.is_empty()).collect();
        group.entry.count = counts.join(self.printer.get("item.join-levels"));
    }

    fn sdg_groups(&self) -> Vec<Group> {
        let groups = self.derived.facets.sdgs.iter().map(|(goal, items)| {
            let entry = self.sdg_entry(*goal);
            let path = address::sdg(&self.plan.id, *goal);
            let mut group = self.group((path, entry.text), items.clone());
            group.entry.number = Some(goal.to_string());
            if self.plan.sdgs.contains(goal) {
                group.entry.meaning = Some(self.printer.word("sdg.whole-plan"));
            }
            group
        });
        groups.collect()
    }

    /// The ways into a plan: each facet that items use, with counts; whom it is for and where come first. Labels are no
    /// way in, they are what a plan points out.
    pub(super) fn ways_in(&self) -> Vec<WayIn> {
        let used = WAYS_IN.iter().filter(|list| list.has_content(self.plan));
        let ways = used.map(|list| {
            let groups = self.groups(*list);
            let entries =
                groups.into_iter().filter(|group| !group.entry.count.is_empty()).map(|group| CountedEntry {
                    entry: Entry {
                        text: group.entry.name,
                        path: Some(group.entry.path),
                        symbol: group.entry.symbol,
                        url: None,
                    },
                    count: group.items.len(),
                    count_text: group.entry.count,
                });
            let entries: Vec<CountedEntry> = entries.collect();
            WayIn {
                facet: list.name(),
                name: self.list_name(*list).to_owned(),
                path: list.path(&self.plan.id),
                folded: match list {
                    List::Sdgs => true,
                    List::Actors => entries.len() > MANY_ACTORS,
                    _ => false,
                },
                entries,
            }
        });
        ways.filter(|way| !way.entries.is_empty()).collect()
    }
}
