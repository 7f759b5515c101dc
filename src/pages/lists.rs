//! The lists of items, of indicators and of terms.
//!
//! Takes the plan, gives their pages. Must not know what entries are narrowed down by, or how states are counted.

use indexmap::IndexMap;

use crate::annotation;
use crate::figure::Chart;
use crate::model::{Item, ItemId, Language, Plan};

use super::address::{self, List};
use super::context::Context;
use super::filters::Answers;
use super::page::{Draft, Drafted};
use super::searched;
use super::view::{
    GlossaryView, IndicatorsView, ItemsGroup, ItemsView, KindOfIndicators, Link, TermView, View,
};

impl Context<'_> {
    /// The page with all items.
    pub(super) fn items_page(&self) -> Drafted {
        let draft = Draft::new(self.list_page(List::Items), None);
        let all: Vec<&Item> = self.plan.items.values().collect();
        let mut groups = self.grouped(&all);
        let mut answers: Answers<'_> =
            all.iter().map(|item| (item.id.as_str(), self.item_keys(item))).collect();
        let mut searched = searched::of_items(self.plan);
        let filter = self.items_filter(&answers, &searched);
        if filter.is_some() {
            for entry in groups.iter_mut().flat_map(|group| &mut group.items) {
                entry.keys = answers.remove(entry.id.as_str()).unwrap_or_default();
                entry.keys.extend(searched.key(&entry.id));
            }
        }
        let count = self.count_items(self.plan.items.keys());
        draft.finish(View::Items(ItemsView { groups, count, ways: self.ways_to_items(), filter }))
    }

    /// Items grouped by what they belong to, in the plan's order.
    pub(super) fn grouped(&self, items: &[&Item]) -> Vec<ItemsGroup> {
        let mut groups: IndexMap<Option<&ItemId>, ItemsGroup> = IndexMap::new();
        for item in items {
            let parent = item.parent.as_ref();
            if let Some(group) = groups.get_mut(&parent) {
                group.items.push(self.item_ref(item));
                continue;
            }
            let above = parent.and_then(|id| self.plan.items.get(id));
            let path = above.map_or_else(Vec::new, |above| self.plan.path_to(above));
            let path: Vec<Link> = path.into_iter().map(|item| self.item_link(item)).collect();
            let name = match path.last() {
                Some(last) => last.text.clone(),
                None => self.level_name(item).to_owned(),
            };
            let anchor = parent.map_or_else(|| "top".to_owned(), |id| format!("in-{id}"));
            groups.insert(parent, ItemsGroup { path, name, anchor, items: vec![self.item_ref(item)] });
        }
        groups.into_values().collect()
    }

    /// The page with all indicators.
    pub(super) fn indicators_page(&self) -> Drafted {
        let mut draft = Draft::new(self.list_page(List::Indicators), None);
        let status = self.drawn_status(&mut draft);
        let all = self.plan.indicators.values();
        let mut answers: Answers<'_> = all.map(|one| (one.id.as_str(), self.indicator_keys(one))).collect();
        let filter = self.indicators_filter(&answers);
        let mut searched = searched::of_indicators(self.plan);
        if let Some(name) = status.as_ref().and_then(|status| status.figure.as_ref()) {
            self.offer_figure(&mut draft, name, (&address::chart(&self.plan.id, "status"), None));
        }
        let mut kinds: Vec<KindOfIndicators> = Vec::new();
        for indicator in self.plan.indicators.values() {
            let name = format!("indicator-{}", indicator.id);
            let chart = self.bullet(indicator, &name).map(Chart::Bullet);
            let figure = chart.map(|chart| draft.figure(&name, chart));
            let mut card = self.indicator_card(indicator, figure);
            if filter.is_some() {
                card.keys = answers.remove(indicator.id.as_str()).unwrap_or_default();
                card.keys.extend(searched.key(indicator.id.as_str()));
            }
            let kind = self.printer.kind_of(indicator).to_owned();
            match kinds.iter_mut().find(|known| known.name == kind) {
                Some(known) => known.indicators.push(card),
                None => kinds.push(KindOfIndicators { name: kind, indicators: vec![card] }),
            }
        }
        draft.finish(View::Indicators(IndicatorsView {
            status,
            levels: self.level_tables(),
            unattached: self.unattached(),
            kinds,
            ways: self.ways_to_indicators(),
            filter,
        }))
    }

    /// The glossary, by reading.
    pub(super) fn glossary_page(&self) -> Drafted {
        let draft = Draft::new(self.list_page(List::Glossary), None);
        let mut terms: Vec<TermView> = self
            .plan
            .terms
            .values()
            .map(|term| TermView {
                anchor: term.id.to_string(),
                name: term.name.clone(),
                reading: term.reading.clone(),
                meaning: term.meaning.clone(),
                aliases: term.aliases.clone(),
                mentions: self.mentions_of(&address::term(&self.plan.id, &term.id)),
                note: term.note.clone(),
            })
            .collect();
        if self.printer.language == Language::English {
            terms.sort_by_key(|term| annotation::plain(&term.name).to_lowercase());
        } else if all_read(self.plan) {
            terms.sort_by(|a, b| a.reading.cmp(&b.reading));
        }
        draft.finish(View::Glossary(GlossaryView { terms }))
    }
}

/// Kanji cannot be sorted by sound; without a reading for every term the plan's own order stays.
fn all_read(plan: &Plan) -> bool {
    plan.terms.values().all(|term| term.reading.is_some())
}
