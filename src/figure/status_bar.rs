//! The figure of how many things are in which state.
//!
//! Takes: counts with their words and tones. Gives: their sum. Must not know: rules, indicators.

use super::Head;

/// One bar, divided by state.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StatusBar {
    /// Identity and accessible name.
    pub head: Head,
    /// The states in the plan's order; those that count nothing are not drawn.
    pub segments: Vec<Segment>,
}

/// One state.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Segment {
    /// How many things are in this state.
    pub count: u32,
    /// The name of the state.
    pub label: String,
    /// Its shape, pattern and colour.
    pub tone: Tone,
}

/// How a state looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// Reached: a disc with a check.
    Met,
    /// On track: a disc.
    Good,
    /// Somewhat late: a triangle.
    Slow,
    /// Late: a square with a cross.
    Late,
    /// Not rated: a dashed ring on a hatched ground.
    None,
}

impl StatusBar {
    /// How many things there are.
    #[must_use]
    pub fn total(&self) -> u64 {
        self.segments.iter().map(|segment| u64::from(segment.count)).sum()
    }
}
