//! Totals that a plan states, beside what their parts make.
//!
//! Takes lines, gives sums in the unit of each total. Must not know what becomes of a difference.

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;

use super::period::Period;
use super::{Amount, BudgetKind, Line, LineId, Total, add_exactly};

/// A stated total and what its parts make.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StatedTotal {
    /// How many lines it adds up.
    pub parts: usize,
    /// What they make, in the total's own unit; none when a part is not known, when there is none, or when the sum has
    /// more digits than can be kept.
    pub sum: Option<Decimal>,
    /// The stated total less the sum; none when either is not there.
    pub difference: Option<Decimal>,
}

impl StatedTotal {
    /// Whether the plan states something else than its parts make.
    pub fn differs(&self) -> bool {
        self.difference.is_some_and(|difference| !difference.is_zero())
    }
}

/// All totals that `lines` state, by their place among them. Parts in other units are converted exactly.
pub fn stated_totals(lines: &[Line]) -> BTreeMap<usize, StatedTotal> {
    let mut by_key: BTreeMap<(Option<Period>, Option<BudgetKind>), Vec<usize>> = BTreeMap::new();
    let mut by_id: BTreeMap<&LineId, Vec<usize>> = BTreeMap::new();
    for (at, line) in lines.iter().enumerate() {
        by_key.entry((line.fiscal_year, line.kind)).or_default().push(at);
        by_id.entry(&line.id).or_default().push(at);
    }
    let totals = lines.iter().enumerate().filter_map(|(at, line)| {
        let candidates: BTreeSet<usize> = match line.total.as_ref()? {
            Total::All => by_key.get(&(line.fiscal_year, line.kind)).into_iter().flatten().copied().collect(),
            Total::Of(ids) => ids.iter().filter_map(|id| by_id.get(id)).flatten().copied().collect(),
        };
        let parts = candidates.into_iter().filter(|part| *part != at).map(|part| &lines[part]);
        let parts: Vec<&Line> = parts.filter(|part| part.is_part_of(line)).collect();
        Some((at, stated_total(line, &parts)))
    });
    totals.collect()
}

fn stated_total(total: &Line, parts: &[&Line]) -> StatedTotal {
    // A sum of what is not known is not known.
    let is_known = !parts.is_empty() && parts.iter().all(|part| part.amount != Amount::Unknown);
    let amounts = parts.iter().filter_map(|part| Some((part.amount.value()?, part.unit)));
    let sum = amounts
        .map(|(amount, unit)| unit.convert(amount, total.unit))
        .try_fold(Decimal::ZERO, |sum, amount| add_exactly(sum, amount?));
    let sum = sum.filter(|_| is_known).map(|sum| sum.normalize());
    let difference = total.amount.value().zip(sum).and_then(|(stated, sum)| add_exactly(stated, -sum));
    StatedTotal { parts: parts.len(), sum, difference }
}
