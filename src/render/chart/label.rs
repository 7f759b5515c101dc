//! A text in a drawing.
//!
//! Takes: its words, class and spot. Gives: the value that the canvas writes. Must not know:
//! kinds of chart.

use std::borrow::Cow;

use super::place::Spot;
use super::placer::Reach;

/// A text where it stands.
pub(super) struct Label<'a> {
    pub(super) class: &'static str,
    pub(super) text: Cow<'a, str>,
    pub(super) spot: Spot,
    pub(super) reach: Reach,
}

impl<'a> Label<'a> {
    /// A text that is shown at every width.
    pub(super) fn new(class: &'static str, text: impl Into<Cow<'a, str>>, spot: Spot) -> Self {
        Self { class, text: text.into(), spot, reach: Reach::Everywhere }
    }
}
