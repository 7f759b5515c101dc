//! From the vocabulary to what uses it.

use indexmap::IndexMap;

use crate::model::{ActorId, DistrictId, IndicatorId, ItemId, LabelId, Member, Plan, ScopeId, SeriesId};

/// Which items use a word, in the plan's order. Every declared word has an entry, also when nothing uses it.
#[derive(Clone, Debug, Default)]
pub struct Facets {
    /// Items by who takes part or answers.
    pub actors: IndexMap<ActorId, Vec<ItemId>>,
    /// Indicators by who answers for them.
    pub actor_indicators: IndexMap<ActorId, Vec<IndicatorId>>,
    /// Items by label.
    pub labels: IndexMap<LabelId, Vec<ItemId>>,
    /// Districts by label.
    pub label_districts: IndexMap<LabelId, Vec<DistrictId>>,
    /// Items by whom they are for.
    pub scopes: IndexMap<ScopeId, Vec<ItemId>>,
    /// Items by district.
    pub districts: IndexMap<DistrictId, Vec<ItemId>>,
    /// Series of indicators that are about a district.
    pub district_series: IndexMap<DistrictId, Vec<(IndicatorId, SeriesId)>>,
    /// Series of indicators that are about an actor.
    pub actor_series: IndexMap<ActorId, Vec<(IndicatorId, SeriesId)>>,
    /// Items by goal of sustainable development; also the goals of the whole plan, in the order of their numbers.
    pub sdgs: IndexMap<u8, Vec<ItemId>>,
}

pub(super) fn facets(plan: &Plan) -> Facets {
    let mut facets = Facets {
        actors: plan.actors.keys().map(|id| (id.clone(), Vec::new())).collect(),
        actor_indicators: IndexMap::new(),
        labels: plan.labels.keys().map(|id| (id.clone(), Vec::new())).collect(),
        label_districts: IndexMap::new(),
        scopes: plan.scopes.keys().map(|id| (id.clone(), Vec::new())).collect(),
        districts: plan.districts.keys().map(|id| (id.clone(), Vec::new())).collect(),
        district_series: IndexMap::new(),
        actor_series: IndexMap::new(),
        sdgs: plan.sdgs.iter().map(|goal| (*goal, Vec::new())).collect(),
    };
    for item in plan.items.values() {
        for actor in item.everybody() {
            facets.actors.entry(actor.clone()).or_default().push(item.id.clone());
        }
        add(&mut facets.labels, &item.labels, &item.id);
        add(&mut facets.scopes, &item.scopes, &item.id);
        add(&mut facets.districts, &item.districts, &item.id);
        add(&mut facets.sdgs, &item.sdgs, &item.id);
    }
    for indicator in plan.indicators.values() {
        add(&mut facets.actor_indicators, &indicator.responsible, &indicator.id);
        for series in &indicator.series {
            let user = (indicator.id.clone(), series.id.clone());
            match &series.member {
                Member::District(id) => add(&mut facets.district_series, std::slice::from_ref(id), &user),
                Member::Actor(id) => add(&mut facets.actor_series, std::slice::from_ref(id), &user),
                Member::Plain => {}
            }
        }
    }
    for district in plan.districts.values() {
        add(&mut facets.label_districts, &district.labels, &district.id);
    }
    facets.sdgs.sort_keys();
    facets
}

fn add<W: Clone + Eq + std::hash::Hash, U: Clone>(index: &mut IndexMap<W, Vec<U>>, words: &[W], user: &U) {
    for word in words {
        index.entry(word.clone()).or_default().push(user.clone());
    }
}
