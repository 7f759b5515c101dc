//! Artifacts: the finished files of a site, and the only kind of address that they may have.
//!
//! A leaf: must not know what is in a file nor where the output folder is.

mod path;

pub(crate) use path::{MANIFEST, plan_of};
pub use path::{OutPath, PathProblem};

/// A finished file of the site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Artifact {
    /// Where it goes.
    pub path: OutPath,
    /// What it holds.
    pub bytes: Vec<u8>,
}
