//! What one reading of a folder leaves to the next.
//!
//! Texts are taken over where the tree says that their files are as they were, plans where all parts of their folders
//! are. Must not know what is in either.

use std::sync::Arc;

use indexmap::IndexMap;

use crate::diag::Diagnostics;

use super::RawPlan;
use super::files::Hidden;
use super::plan_folder::Part;

/// The texts and plans of the last reading.
#[derive(Debug, Default)]
pub struct Kept {
    texts: KeptTexts,
    plans: IndexMap<String, KeptPlan>,
}

/// Texts by their path.
pub(super) type KeptTexts = IndexMap<Arc<str>, KeptText>;

/// A text, the state of its file, and what nobody sees in it.
#[derive(Clone, Debug)]
pub(super) struct KeptText {
    pub(super) state: Option<u64>,
    pub(super) text: Arc<str>,
    pub(super) hidden: Option<Hidden>,
}

#[derive(Debug)]
struct KeptPlan {
    parts: Vec<Part>,
    read: ReadPlan,
}

/// A plan's folder and what was found in it.
pub(super) type ReadPlan = (Arc<RawPlan>, Diagnostics);

impl Kept {
    /// The texts.
    pub(super) fn texts(&mut self) -> &mut KeptTexts {
        &mut self.texts
    }

    /// A plan, when its folder has the very same parts.
    pub(super) fn plan(&self, id: &str, parts: &[Part]) -> Option<ReadPlan> {
        let known = self.plans.get(id)?;
        let is_same = known.parts.len() == parts.len()
            && known.parts.iter().zip(parts).all(|(known, part)| known.is(part));
        is_same.then(|| known.read.clone())
    }

    /// Keeps the plans of this reading, and no others.
    pub(super) fn keep_plans(&mut self, folders: IndexMap<String, Vec<Part>>, read: &[ReadPlan]) {
        let plans = folders.into_iter().zip(read);
        self.plans = plans.map(|((id, parts), read)| (id, KeptPlan { parts, read: read.clone() })).collect();
    }
}
