//! The figure of one value between its baseline and its targets.
//!
//! Takes: three kinds of value with their words. Gives: the value axis. Must not know: time.

use rust_decimal::Decimal;

use super::scale::Demand;
use super::{Head, PointKind, TargetKind, TargetRange, ValueFormat, ValueScale};

/// Baseline, actual value and targets on one line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bullet {
    /// Identity and accessible name.
    pub head: Head,
    /// How the numbers on the value axis are written.
    pub format: ValueFormat,
    /// Where the plan starts from.
    pub baseline: Option<Reading>,
    /// The latest value; without one only the marks are drawn.
    pub actual: Option<BulletActual>,
    /// What the plan wants.
    pub targets: Vec<BulletTarget>,
    /// A target that is a range.
    pub range: Option<TargetRange>,
}

/// A value and what is printed beside it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// The value.
    pub value: Decimal,
    /// What is printed below the mark.
    pub label: String,
}

/// The latest value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BulletActual {
    /// The value and its words.
    pub reading: Reading,
    /// How sure the value is.
    pub kind: PointKind,
}

/// A value to reach.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BulletTarget {
    /// The value and its words.
    pub reading: Reading,
    /// On the way, or the end.
    pub kind: TargetKind,
}

impl Bullet {
    /// The value axis; it always shows zero, since the actual value is a bar.
    #[must_use]
    pub fn scale(&self) -> ValueScale {
        let readings = self.baseline.iter();
        let readings = readings.chain(self.actual.iter().map(|actual| &actual.reading));
        let values = readings
            .chain(self.targets.iter().map(|target| &target.reading))
            .map(|reading| reading.value)
            .chain(self.range.iter().flat_map(TargetRange::ends));
        let demand = Demand { from_zero: true, decimals: self.format.decimals, several: false };
        ValueScale::covering(values, demand)
    }
}
