//! How many indicators are in which state: of a plan, a level, an item, an actor.
//!
//! Takes a plan and the state of each of its indicators, gives counts. Nothing is averaged, nothing is left out in
//! silence: what is not rated is counted by its reason. Must not know words for people.

use std::collections::{BTreeMap, BTreeSet};

use indexmap::IndexMap;

use crate::model::{ActorId, Indicator, IndicatorId, ItemId, LevelId, Plan, RuleName};

use super::{Status, Unrated};

/// How many indicators are in which state.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Distribution {
    /// Rated ones by rule and place of the band in it.
    pub rated: BTreeMap<(RuleName, usize), usize>,
    /// The others by reason.
    pub unrated: BTreeMap<Unrated, usize>,
}

impl Distribution {
    /// The states of single indicators, counted.
    pub fn of<'a>(statuses: impl Iterator<Item = &'a Status>) -> Self {
        let mut counts = Self::default();
        statuses.for_each(|status| counts.add(status));
        counts
    }

    /// How many are rated.
    pub fn rated_count(&self) -> usize {
        self.rated.values().sum()
    }

    /// How many are not.
    pub fn unrated_count(&self) -> usize {
        self.unrated.values().sum()
    }

    /// How many there are.
    pub fn total(&self) -> usize {
        self.rated_count() + self.unrated_count()
    }

    /// What is left when a part of it is taken away.
    #[must_use]
    pub fn without(&self, part: &Self) -> Self {
        Self {
            rated: difference(&self.rated, &part.rated),
            unrated: difference(&self.unrated, &part.unrated),
        }
    }

    fn add(&mut self, status: &Status) {
        match status {
            Status::Rated(rated) => *self.rated.entry((rated.rule, rated.band)).or_default() += 1,
            Status::Unrated(reason) => *self.unrated.entry(reason.clone()).or_default() += 1,
        }
    }
}

fn difference<K: Clone + Ord>(all: &BTreeMap<K, usize>, part: &BTreeMap<K, usize>) -> BTreeMap<K, usize> {
    let left = |(key, count): (&K, &usize)| {
        let left = count.saturating_sub(part.get(key).copied().unwrap_or_default());
        (left > 0).then(|| (key.clone(), left))
    };
    all.iter().filter_map(left).collect()
}

/// The indicators of an item or a level; each counts once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rollup {
    /// Those that measure it itself.
    pub own: Distribution,
    /// Those that measure it or anything below it.
    pub total: Distribution,
}

/// The states of a plan's indicators, counted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rollups {
    /// All indicators.
    pub plan: Distribution,
    /// By level, every level of the plan.
    pub levels: IndexMap<LevelId, Rollup>,
    /// By item, in the plan's order; items without indicators at or below them have no entry.
    pub items: IndexMap<ItemId, Rollup>,
    /// By who answers for them.
    pub actors: IndexMap<ActorId, Distribution>,
    /// The states of the indicators that measure nothing.
    pub unattached: Distribution,
    /// The indicators that measure nothing.
    pub unattached_ids: Vec<IndicatorId>,
}

/// Counts each indicator once wherever it belongs: the work is its items times their depth.
pub(super) fn rollups(plan: &Plan, statuses: &IndexMap<IndicatorId, Status>) -> Rollups {
    let mut rollups = Rollups {
        levels: plan.levels.keys().map(|level| (level.clone(), Rollup::default())).collect(),
        actors: plan.actors.keys().map(|actor| (actor.clone(), Distribution::default())).collect(),
        ..Rollups::default()
    };
    let mut items = vec![Rollup::default(); plan.items.len()];
    for (indicator, status) in plan.indicators.values().zip(statuses.values()) {
        rollups.plan.add(status);
        let [own, total] = places(plan, indicator);
        if own.is_empty() {
            rollups.unattached.add(status);
            rollups.unattached_ids.push(indicator.id.clone());
        }
        for at in &own {
            items[*at].own.add(status);
        }
        for at in &total {
            items[*at].total.add(status);
        }
        for level in levels(plan, &own) {
            rollups.levels.entry(level.clone()).or_default().own.add(status);
        }
        for level in levels(plan, &total) {
            rollups.levels.entry(level.clone()).or_default().total.add(status);
        }
        for actor in indicator.responsible.iter().collect::<BTreeSet<_>>() {
            rollups.actors.entry(actor.clone()).or_default().add(status);
        }
    }
    rollups.actors.retain(|_, distribution| distribution.total() > 0);
    let counted = plan.items.keys().cloned().zip(items);
    rollups.items = counted.filter(|(_, rollup)| rollup.total.total() > 0).collect();
    rollups
}

/// The items that an indicator measures, and these with everything above them, as places in the plan.
pub(super) fn places(plan: &Plan, indicator: &Indicator) -> [BTreeSet<usize>; 2] {
    let own: BTreeSet<usize> =
        indicator.measures.iter().filter_map(|item| plan.items.get_index_of(item)).collect();
    let mut total = BTreeSet::new();
    for start in &own {
        let mut next = Some(*start);
        // Above an item that was met before, everything was met before.
        while let Some(at) = next.filter(|at| total.insert(*at)) {
            next = plan.items[at].parent.as_ref().and_then(|parent| plan.items.get_index_of(parent));
        }
    }
    [own, total]
}

fn levels<'a>(plan: &'a Plan, places: &BTreeSet<usize>) -> BTreeSet<&'a LevelId> {
    places.iter().map(|at| &plan.items[*at].level).collect()
}
