//! What one making of a site leaves to the next, stage by stage.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::model::Language;
use crate::pages::SiteMap;
use crate::{load, resolve, theme};

/// What one making of a site leaves to the next: whatever has not changed since is taken over.
#[derive(Debug, Default)]
pub struct Kept {
    pub(super) read: load::Kept,
    pub(super) theme: theme::Kept,
    pub(super) published: KeptSite,
    /// The site with its drafts.
    pub(super) shown: KeptSite,
}

/// The same for a site with or without its drafts.
#[derive(Debug, Default)]
pub(super) struct KeptSite {
    /// The plans in each language.
    pub(super) resolved: BTreeMap<Option<Language>, resolve::Kept>,
    /// The last site without errors.
    pub(super) map: Option<Arc<SiteMap>>,
}

impl Kept {
    /// The last site without errors.
    pub fn site(&self) -> Option<&Arc<SiteMap>> {
        self.published.map.as_ref()
    }
}
