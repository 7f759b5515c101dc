//! What could not be read, so that nobody is told of mistakes that only follow from it.

use std::collections::BTreeSet;

/// The lists of a plan (`item`, `chapter`, `file` …) of which something could not be read.
///
/// The reason has been reported; what seems missing in such a list may be there once it is mended.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Gaps {
    everywhere: bool,
    lists: BTreeSet<&'static str>,
}

impl Gaps {
    /// A plan of which nothing is known.
    pub fn everywhere() -> Self {
        Self { everywhere: true, lists: BTreeSet::new() }
    }

    /// Notes a list.
    pub fn add(&mut self, list: &'static str) {
        self.lists.insert(list);
    }

    /// Whether something of a list may be missing.
    pub fn are_in(&self, list: &str) -> bool {
        self.everywhere || self.lists.contains(list)
    }

    /// Whether nothing is missing at all.
    pub fn is_empty(&self) -> bool {
        !self.everywhere && self.lists.is_empty()
    }
}
