//! Pages that list: items, indicators, evaluations, glossary.

use indexmap::IndexMap;

use crate::derive::Status;
use crate::model::{Item, ItemId, Plan};

use super::address::{self, List};
use super::context::Context;
use super::item::numbered;
use super::page::Draft;
use super::view::{
    EvaluationsView, GlossaryView, IndicatorCard, IndicatorsView, ItemsGroup, ItemsView, KindOfIndicators,
    Link, ScaleView, StateCount, StateView, StatusSummary, TermView, View,
};
use crate::figure::Chart;

impl Context<'_> {
    /// The page with all items.
    pub(super) fn items_page(&self) -> Draft {
        let draft = Draft::new(self.list_page(List::Items), None);
        let all: Vec<&Item> = self.plan.items.values().collect();
        let count = self.printer.count("items", all.len());
        draft.finish(View::Items(ItemsView { groups: self.grouped(&all), count }))
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
            let link =
                |item: &&Item| Link { path: address::item(&self.plan.id, &item.id), text: numbered(item) };
            let path: Vec<Link> = path.iter().map(link).collect();
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
    pub(super) fn indicators_page(&self) -> Draft {
        let mut draft = Draft::new(self.list_page(List::Indicators), None);
        let status = self.status_summary();
        if let Some(summary) = &status {
            let chart = self.status_bar(summary, "status");
            draft.figure("status", chart);
        }
        let mut kinds: Vec<KindOfIndicators> = Vec::new();
        for indicator in self.plan.indicators.values() {
            let name = format!("indicator-{}", indicator.id);
            let chart = self.bullet(indicator, &name).map(Chart::Bullet);
            let figure = chart.map(|chart| draft.figure(&name, chart));
            let card = self.indicator_card(indicator, figure);
            let kind = indicator.kind.map_or_else(
                || self.printer.word("indicator.plain"),
                |kind| self.printer.indicator_kind(kind).to_owned(),
            );
            match kinds.iter_mut().find(|known| known.name == kind) {
                Some(known) => known.indicators.push(card),
                None => kinds.push(KindOfIndicators { name: kind, indicators: vec![card] }),
            }
        }
        draft.finish(View::Indicators(IndicatorsView { status, kinds }))
    }

    /// All indicators as cards without charts.
    pub(super) fn indicator_cards(&self) -> Vec<IndicatorCard> {
        self.plan.indicators.values().map(|indicator| self.indicator_card(indicator, None)).collect()
    }

    /// How the plan's indicators stand: rated ones by band, the others by their reason.
    pub(super) fn status_summary(&self) -> Option<StatusSummary> {
        let total = self.plan.indicators.len();
        if total == 0 {
            return None;
        }
        let mut states = self.rated_states();
        let rated: usize = states.iter().map(|state| state.count).sum();
        let mut reasons = std::collections::BTreeMap::new();
        for status in self.derived.statuses.values() {
            if let Status::Unrated(reason) = status {
                *reasons.entry(reason).or_insert(0_usize) += 1;
            }
        }
        let unrated = self.printer.word("status.unrated");
        states.extend(reasons.into_iter().map(|(reason, count)| StateCount {
            state: StateView { tone: "none", name: unrated.clone() },
            count,
            reason: Some(self.unrated_reason(reason)),
        }));
        let numbers = [
            ("total", total.to_string()),
            ("rated", rated.to_string()),
            ("unrated", (total - rated).to_string()),
        ];
        let key = match (rated, total - rated) {
            (0, _) => "status.summary-none",
            (_, 0) => "status.summary-all",
            _ => "status.summary",
        };
        Some(StatusSummary { sentence: self.printer.say(key, &numbers), states })
    }

    /// How many indicators are in each band. Bands of several rules that have one name and one look are one state.
    fn rated_states(&self) -> Vec<StateCount> {
        let mut states: Vec<StateCount> = Vec::new();
        for rule in self.plan.rules.iter() {
            for (at, band) in rule.bands.iter().enumerate() {
                let here = |status: &&Status| matches!(status, Status::Rated(rated) if rated.rule == rule.name && rated.band == at);
                let count = self.derived.statuses.values().filter(here).count();
                let state = self.band_state(rule.name, band);
                match states
                    .iter_mut()
                    .find(|known| known.state.name == state.name && known.state.tone == state.tone)
                {
                    _ if count == 0 => {}
                    Some(known) => known.count += count,
                    None => states.push(StateCount { state, count, reason: None }),
                }
            }
        }
        states
    }

    /// The page with all evaluations and scales.
    pub(super) fn evaluations_page(&self) -> Draft {
        let draft = Draft::new(self.list_page(List::Evaluations), None);
        let evaluations: Vec<_> = self.plan.evaluations.iter().map(|one| self.evaluation_view(one)).collect();
        let blank = evaluations.iter().filter(|evaluation| !evaluation.filled).count();
        let numbers = [
            ("total", evaluations.len().to_string()),
            ("blank", blank.to_string()),
            ("filled", (evaluations.len() - blank).to_string()),
        ];
        let key = match (blank, evaluations.len() - blank) {
            (0, _) => "evaluation.sentence-all",
            (_, 0) => "evaluation.sentence-none",
            _ => "evaluation.sentence",
        };
        let scales = self.plan.scales.values().map(|scale| ScaleView {
            name: scale.name.clone(),
            evaluator: scale.evaluator.map(|evaluator| self.printer.evaluator(evaluator).to_owned()),
            meaning: scale.meaning.clone(),
            steps: self.step_views(scale),
            note: scale.note.clone(),
        });
        let sentence = self.printer.say(key, &numbers);
        draft.finish(View::Evaluations(EvaluationsView { sentence, evaluations, scales: scales.collect() }))
    }

    /// The glossary, by reading.
    pub(super) fn glossary_page(&self) -> Draft {
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
        if all_read(self.plan) {
            terms.sort_by(|a, b| a.reading.cmp(&b.reading));
        }
        draft.finish(View::Glossary(GlossaryView { terms }))
    }
}

/// Kanji cannot be sorted by sound; without a reading for every term the plan's own order stays.
fn all_read(plan: &Plan) -> bool {
    plan.terms.values().all(|term| term.reading.is_some())
}
