//! The figure of amounts as bars.
//!
//! Takes: groups (years, items) of amounts by kind (planned, settled, funds). Gives: the value
//! axis. Must not know: money, budgets, where a bar is drawn.

use rust_decimal::Decimal;

use super::scale::Demand;
use super::{Head, ValueFormat, ValueScale};

/// Amounts as bars.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bars {
    /// Identity and accessible name.
    pub head: Head,
    /// How the numbers on the value axis are written.
    pub format: ValueFormat,
    /// How the bars of a group relate.
    pub arrangement: Arrangement,
    /// Which way the bars run.
    pub layout: Layout,
    /// What the amounts of every group are, in order.
    pub kinds: Vec<BarKind>,
    /// The groups, in order.
    pub groups: Vec<BarGroup>,
}

/// How the bars of a group relate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Arrangement {
    /// Side by side: amounts to compare.
    Grouped,
    /// End to end: parts of a whole. Always drawn as rows, where each part has room for its words.
    Stacked,
}

/// Which way the bars run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layout {
    /// Upright, side by side, as long as every label fits on the narrowest screen; else rows.
    Columns,
    /// Lying, one below the other.
    Rows,
}

/// What a bar stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BarKind {
    /// Printed beside each bar. Empty when there is one kind.
    pub label: String,
    /// How its bars look.
    pub fill: Fill,
}

/// How a bar looks; each differs from the others without colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fill {
    /// Filled: spent, done.
    Solid,
    /// Outlined: budgeted, planned.
    Open,
    /// Hatched: added later.
    Hatched,
    /// Dotted.
    Dotted,
    /// Filled with ink.
    Dark,
}

/// The bars of one year or item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BarGroup {
    /// Its name.
    pub label: String,
    /// A second line, for example the year in its era.
    pub sub: Option<String>,
    /// One amount per kind, in the order of the kinds.
    pub amounts: Vec<Amount>,
    /// The printed sum, for stacked bars.
    pub total: Option<String>,
}

/// One amount.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Amount {
    /// A number, zero included.
    Value {
        /// The number.
        value: Decimal,
        /// The number as printed.
        label: String,
    },
    /// There is no such amount, which is not zero: no bar is drawn, only the words.
    Absent {
        /// The words that say so.
        label: String,
    },
}

impl Amount {
    /// What is printed beside the bar.
    #[must_use]
    pub fn label(&self) -> &str {
        match self {
            Self::Value { label, .. } | Self::Absent { label } => label,
        }
    }

    /// The number; none when absent.
    #[must_use]
    pub fn value(&self) -> Option<Decimal> {
        match self {
            Self::Value { value, .. } => Some(*value),
            Self::Absent { .. } => None,
        }
    }
}

impl Bars {
    /// The value axis; it always shows zero.
    #[must_use]
    pub fn scale(&self) -> ValueScale {
        let demand = Demand { from_zero: true, decimals: self.format.decimals, several: false };
        match self.arrangement {
            Arrangement::Grouped => {
                let amounts = self.groups.iter().flat_map(|group| &group.amounts);
                ValueScale::covering(amounts.filter_map(Amount::value), demand)
            }
            Arrangement::Stacked => {
                ValueScale::covering(self.groups.iter().flat_map(BarGroup::reach), demand)
            }
        }
    }
}

impl BarGroup {
    /// How far the stacked amounts reach below and above zero.
    fn reach(&self) -> [Decimal; 2] {
        let mut reach = [Decimal::ZERO; 2];
        for value in self.amounts.iter().filter_map(Amount::value) {
            let side = &mut reach[usize::from(value > Decimal::ZERO)];
            *side = side.saturating_add(value);
        }
        reach
    }
}
