//! What one resolving of a site leaves to the next, in one language.
//!
//! A plan is taken over when its folder is the very same and the site around it says nothing else; of one whose folder
//! is another, the lists that follow from the same.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::diag::{Diagnostics, Gaps};
use crate::format::Languages;
use crate::load::RawPlan;
use crate::model::{Plan, PlanId};

use super::drafts::Wanted;
use super::lists::Basis;

/// One plan, resolved.
#[derive(Clone, Debug)]
pub(super) struct ResolvedPlan {
    pub(super) id: PlanId,
    /// The plan, if its settings could be read.
    pub(super) plan: Option<Arc<Plan>>,
    /// What its lists were resolved from.
    pub(super) basis: Option<Arc<Basis>>,
    /// Whether it is there in the language.
    pub(super) is_here: bool,
    /// What could not be read.
    pub(super) gaps: Gaps,
    pub(super) found: Diagnostics,
}

/// The plans that were resolved last.
#[derive(Debug, Default)]
pub struct Kept {
    /// The plans of the site that they were resolved in, its languages, and which drafts were wanted.
    around: Option<(Vec<String>, Languages, Wanted)>,
    plans: BTreeMap<String, (Arc<RawPlan>, ResolvedPlan)>,
}

impl Kept {
    /// Forgets the plans when the site around them is another.
    pub(super) fn look_at(&mut self, ids: &[String], languages: &Languages, wanted: &Wanted) {
        let is_same = self
            .around
            .as_ref()
            .is_some_and(|(known, spoken, left)| known == ids && spoken == languages && left == wanted);
        if !is_same {
            self.around = Some((ids.to_vec(), languages.clone(), wanted.clone()));
            self.plans.clear();
        }
    }

    /// The plan of the very same folder.
    pub(super) fn plan(&self, raw: &Arc<RawPlan>) -> Option<ResolvedPlan> {
        let (known, resolved) = self.plans.get(&raw.id)?;
        Arc::ptr_eq(known, raw).then(|| resolved.clone())
    }

    /// The plan of this id as it was resolved last, and what its lists were resolved from.
    pub(super) fn before(&self, id: &str) -> Option<(&Plan, &Basis)> {
        let (_, known) = self.plans.get(id)?;
        Some((known.plan.as_deref()?, known.basis.as_deref()?))
    }

    /// Keeps these plans, and no others.
    pub(super) fn keep(&mut self, folders: Vec<Arc<RawPlan>>, resolved: &[ResolvedPlan]) {
        let all = folders.into_iter().zip(resolved);
        self.plans = all.map(|(raw, one)| (raw.id.clone(), (raw, one.clone()))).collect();
    }
}
