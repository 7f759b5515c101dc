//! Third stage: what follows from a valid site by computation alone.
//!
//! Takes a [`Site`], gives [`Derived`]: the state of each indicator with its reason, sums of money, and the
//! indexes that lead from a word of the vocabulary to what uses it. Total and pure: no diagnostics, no clock, no
//! files. Must not know addresses or words for people.

mod agreement;
mod budget;
mod facet;
mod rollup;
mod schedule;
mod status;
mod sums;
mod weighted;

use std::hash::Hash;
use std::sync::{Arc, OnceLock};

use indexmap::IndexMap;
use jiff::civil::Date;
use rayon::prelude::*;

use crate::model::{
    Indicator, IndicatorId, ItemId, LevelId, Plan, PlanId, RelationKind, RuleName, Site, Subject,
};

pub use agreement::{Agreement, Agreements, Between, Comparison, Computed, Higher, Judged, Uncompared};
pub use budget::{Budget, ItemSums};
pub use facet::Facets;
pub use rollup::{Distribution, Rollup, Rollups};
pub use schedule::Progress;
pub use status::{Computation, Growth, Part, Rated, Status, Unrated};
pub use sums::{BudgetKey, Change, Execution, Sum, Sums};
pub use weighted::{NoRate, Weighted, WeightedPart};

/// What follows from a site.
#[derive(Clone, Debug)]
pub struct Derived {
    /// By plan, in the site's order.
    pub plans: IndexMap<PlanId, Arc<DerivedPlan>>,
}

/// What follows from a plan.
#[derive(Clone, Debug)]
pub struct DerivedPlan {
    plan: Arc<Plan>,
    as_of: Date,
    other_rules: OnceLock<IndexMap<IndicatorId, Vec<(RuleName, Status)>>>,
    /// The state of each indicator.
    pub statuses: IndexMap<IndicatorId, Status>,
    /// The states counted: for the plan, its levels, items and actors.
    pub rollups: Rollups,
    /// The weighted rates of the items whose indicators have weights.
    pub weighted: IndexMap<ItemId, Weighted>,
    /// Sums of money.
    pub budget: Budget,
    /// From the vocabulary to what uses it.
    pub facets: Facets,
    /// The indicators that measure an item.
    pub indicators_of: IndexMap<ItemId, Vec<IndicatorId>>,
    /// Relations that other items state towards an item.
    pub incoming: IndexMap<ItemId, Vec<(RelationKind, ItemId)>>,
    /// How many items without children lie below an item, by their level.
    pub leaves_below: IndexMap<ItemId, IndexMap<LevelId, usize>>,
    /// The budget lines that name an item, as places in the plan's budget.
    pub lines_of: IndexMap<ItemId, Vec<usize>>,
    /// An item's tasks, as places in the plan's schedule.
    pub tasks_of: IndexMap<ItemId, Vec<usize>>,
    /// Where each task stands on the site's day, in the order of the plan's schedule.
    pub progress: Vec<Progress>,
    /// Whether what people say agrees with what is computed, and with each other.
    pub agreements: Agreements,
    /// What people say about a subject, as places in the plan's evaluations.
    pub evaluations_of: IndexMap<Subject, Vec<usize>>,
}

/// Derives everything, plan by plan in parallel.
pub fn derive(site: &Site) -> Derived {
    derive_again(site, None)
}

/// The same; what was derived `before` from the very same plans is taken over.
pub fn derive_again(site: &Site, before: Option<&Derived>) -> Derived {
    let as_of = site.settings.as_of;
    let derived = |plan: &Arc<Plan>| {
        let known = before.and_then(|before| before.plans.get(&plan.id));
        let known = known.filter(|known| Arc::ptr_eq(&known.plan, plan) && known.as_of == as_of).cloned();
        (plan.id.clone(), known.unwrap_or_else(|| Arc::new(derive_plan(plan, as_of))))
    };
    Derived { plans: site.plans.par_iter().map(derived).collect::<Vec<_>>().into_iter().collect() }
}

impl DerivedPlan {
    /// An indicator's data under every rule that is not in force for it.
    pub fn other_rules(&self, indicator: &IndicatorId) -> &[(RuleName, Status)] {
        let Self { plan, as_of, .. } = self;
        let all = self.other_rules.get_or_init(|| {
            let of =
                |(id, one): (&IndicatorId, &Indicator)| (id.clone(), status::other_rules(one, plan, *as_of));
            plan.indicators.iter().map(of).collect()
        });
        all.get(indicator).map_or(&[], Vec::as_slice)
    }
}

fn derive_plan(plan: &Arc<Plan>, as_of: Date) -> DerivedPlan {
    let indicators = || plan.indicators.iter();
    let states = || -> IndexMap<IndicatorId, Status> {
        indicators().map(|(id, one)| (id.clone(), status::status(one, plan, as_of))).collect()
    };
    // What takes longest, side by side: the preview waits for one plan.
    let ((statuses, agreements), (budget, facets)) = rayon::join(
        || (states(), agreement::agreements(plan, as_of)),
        || (budget::budget(plan), facet::facets(plan)),
    );
    let mut indicators_of: IndexMap<ItemId, Vec<IndicatorId>> = IndexMap::new();
    for indicator in plan.indicators.values() {
        for item in &indicator.measures {
            indicators_of.entry(item.clone()).or_default().push(indicator.id.clone());
        }
    }
    let mut incoming: IndexMap<ItemId, Vec<(RelationKind, ItemId)>> = IndexMap::new();
    for item in plan.items.values() {
        for relation in &item.relations {
            let known = incoming.entry(relation.to.clone()).or_default();
            known.push((relation.kind, item.id.clone()));
        }
    }
    let of_item = |ids: &[IndicatorId]| {
        let indicators = ids.iter().filter_map(|id| plan.indicators.get(id));
        weighted::weighted(indicators, as_of)
    };
    let weighted = indicators_of.iter().filter_map(|(item, ids)| Some((item.clone(), of_item(ids)?)));
    let weighted = weighted.collect();
    DerivedPlan {
        plan: plan.clone(),
        as_of,
        other_rules: OnceLock::new(),
        rollups: rollup::rollups(plan, &statuses),
        weighted,
        statuses,
        budget,
        facets,
        indicators_of,
        incoming,
        leaves_below: leaves_below(plan),
        lines_of: places(plan.budget.iter().map(|line| line.items.as_slice())),
        tasks_of: places(plan.schedule.iter().map(|task| std::slice::from_ref(&task.item))),
        progress: schedule::progress(plan, as_of),
        agreements,
        evaluations_of: places(plan.evaluations.iter().map(|one| std::slice::from_ref(&one.subject))),
    }
}

/// Where each key occurs in a list, so that no page has to search the whole list for its own part.
fn places<'a, K: Clone + Eq + Hash + 'a>(list: impl Iterator<Item = &'a [K]>) -> IndexMap<K, Vec<usize>> {
    let mut places: IndexMap<K, Vec<usize>> = IndexMap::new();
    for (at, keys) in list.enumerate() {
        for key in keys {
            places.entry(key.clone()).or_default().push(at);
        }
    }
    places
}

/// Items stand after their parents, so one pass from the end counts everything below.
fn leaves_below(plan: &Plan) -> IndexMap<ItemId, IndexMap<LevelId, usize>> {
    let mut counts: IndexMap<ItemId, IndexMap<LevelId, usize>> =
        plan.items.keys().map(|id| (id.clone(), IndexMap::new())).collect();
    for item in plan.items.values().rev() {
        let own = if item.children.is_empty() {
            IndexMap::from([(item.level.clone(), 1)])
        } else {
            counts[&item.id].clone()
        };
        let Some(above) = item.parent.as_ref().and_then(|parent| counts.get_mut(parent)) else { continue };
        for (level, count) in own {
            *above.entry(level).or_default() += count;
        }
    }
    counts
}
