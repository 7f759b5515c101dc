//! How far a run is: the stages that it goes through and their steps, told to whoever wants to know.
//!
//! Takes what the pipeline reports, gives it to an [`Observer`]. A leaf: must not know terminals.

/// What a run is busy with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// Reading the sources.
    Read,
    /// Checking them against each other.
    Check,
    /// Deciding the pages.
    Pages,
    /// Making the pages and writing them; each page is a step.
    Write,
}

impl Stage {
    /// All stages, in their order.
    pub const ALL: [Self; 4] = [Self::Read, Self::Check, Self::Pages, Self::Write];

    /// Its name in the catalogue (`cli.progress.<name>`).
    pub fn name(self) -> &'static str {
        match self {
            Self::Read => "read",
            Self::Check => "check",
            Self::Pages => "pages",
            Self::Write => "write",
        }
    }
}

/// Who is told how far a run is.
pub trait Observer: Sync {
    /// A stage begins. `steps` is how many steps it has; 0 when nobody knows.
    fn begins(&self, stage: Stage, steps: usize);

    /// A step of the stage is done. Steps are done in parallel.
    fn is_a_step_further(&self);
}

/// Nobody.
#[derive(Clone, Copy, Debug)]
pub struct Unobserved;

impl Observer for Unobserved {
    fn begins(&self, _: Stage, _: usize) {}

    fn is_a_step_further(&self) {}
}
