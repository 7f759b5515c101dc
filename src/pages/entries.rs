//! The entries of each facet: actors, labels, scopes, districts, goals of sustainable development, states and levels.
//!
//! Takes a plan and what follows from it, gives entries with what concerns each. Must not know how their pages look.

use std::collections::BTreeSet;
use std::sync::OnceLock;

use crate::model::{ActorId, Indicator, IndicatorId, ItemId, SeriesId};

use super::address::{self, List};
use super::context::{Context, contact, note};
use super::groups::FACETS;
use super::tallies::TONES;
use super::view::{ContactView, GroupEntry, NoteView};

/// The entries of all facets, each made when it is asked for first.
#[derive(Debug, Default)]
pub(super) struct Groups {
    facets: [OnceLock<Vec<Group>>; FACETS.len()],
}

/// One entry of a facet with everything that its page shows.
#[derive(Debug)]
pub(super) struct Group {
    pub(super) entry: GroupEntry,
    pub(super) items: Vec<ItemId>,
    /// Which actor it is.
    pub(super) actor: Option<ActorId>,
    pub(super) contact: ContactView,
    pub(super) indicators: Vec<IndicatorId>,
    pub(super) series: Vec<(IndicatorId, SeriesId)>,
    pub(super) entries: Vec<GroupEntry>,
    pub(super) notes: Vec<NoteView>,
    pub(super) span: Option<crate::source::Span>,
}

impl<'a> Context<'a> {
    /// All entries of a facet; none for other lists.
    pub(super) fn groups(&self, list: List) -> &'a [Group] {
        let at = FACETS.iter().position(|facet| *facet == list);
        at.map_or(&[], |at| self.groups.facets[at].get_or_init(|| self.make_groups(list)))
    }
}

impl Context<'_> {
    fn make_groups(&self, list: List) -> Vec<Group> {
        match list {
            List::Actors => self.actor_groups(),
            List::Scopes => self.scope_groups(),
            List::Districts => self.district_groups(),
            List::Labels => self.label_groups(),
            List::Sdgs => self.sdg_groups(),
            List::States => self.state_groups(),
            List::Levels => self.level_groups(),
            _ => Vec::new(),
        }
    }

    fn group(&self, (path, name): (String, String), items: Vec<ItemId>) -> Group {
        let count = self.count_items(&items);
        let entry = GroupEntry {
            path,
            name,
            tone: None,
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
        let districts = self.groups(List::Districts);
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

    /// A level with its items. A single level would say what the list of items says.
    fn level_groups(&self) -> Vec<Group> {
        let groups = self.plan.levels.values().map(|level| {
            let items = self.plan.items.values().filter(|item| item.level == level.id);
            let items: Vec<ItemId> = items.map(|item| item.id.clone()).collect();
            let count = self.printer.count("entries", items.len());
            let mut group = self.group((address::level(&self.plan.id, &level.id), level.name.clone()), items);
            group.entry.count = if group.items.is_empty() { String::new() } else { count };
            group.entry.meaning.clone_from(&level.meaning);
            group.notes = note(level.note.as_ref());
            group.span = Some(level.span);
            group
        });
        groups.collect()
    }

    /// The states that occur, best first, each with its indicators and what these measure.
    fn state_groups(&self) -> Vec<Group> {
        let mut groups = Vec::with_capacity(TONES.len());
        for tone in TONES {
            let Some(name) = self.tone_name(tone) else { continue };
            let all = self.plan.indicators.values().filter(|one| self.state(one).0.tone == tone);
            let all: Vec<&Indicator> = all.collect();
            let measured: BTreeSet<&ItemId> = all.iter().flat_map(|one| &one.measures).collect();
            let items = self.plan.items.keys().filter(|id| measured.contains(id)).cloned().collect();
            let mut group = self.group((address::state(&self.plan.id, tone), name), items);
            group.entry.tone = Some(tone);
            group.entry.count.clear();
            group.indicators = all.iter().map(|one| one.id.clone()).collect();
            self.count_indicators(&mut group);
            groups.push(group);
        }
        groups
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
}
