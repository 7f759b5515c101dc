//! Sums of money by year, kind and fund, and what follows from them.
//!
//! Takes amounts one by one, or other sums; gives exact totals with what they leave out, the share of a budget that
//! was spent, and the change on the year before. Must not know items or whose money it is.

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;

use crate::model::period::Period;
use crate::model::{Amount, BudgetKind, FundId, add_exactly};

/// What a sum is over: a fiscal year and a kind of budget; either may be unstated.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct BudgetKey {
    /// The fiscal year.
    pub fiscal_year: Option<Period>,
    /// The kind.
    pub kind: Option<BudgetKind>,
}

/// A sum and what it leaves out. Amounts that are not there or not known are counted beside it and are never zero.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sum {
    /// What the stated amounts add up to; none when that has more digits than can be kept.
    exact: Option<Decimal>,
    /// How many amounts it adds up.
    pub lines: usize,
    /// How many lines say that nothing is budgeted.
    pub not_budgeted: usize,
    /// How many amounts are not known.
    pub unknown: usize,
}

impl Default for Sum {
    fn default() -> Self {
        Self { exact: Some(Decimal::ZERO), lines: 0, not_budgeted: 0, unknown: 0 }
    }
}

impl Sum {
    /// The sum of the stated amounts, in the plan's unit; none when no amount is stated, or when it has more digits
    /// than can be kept.
    pub fn amount(&self) -> Option<Decimal> {
        self.exact.filter(|_| self.lines > 0)
    }

    /// The sum, when nothing that belongs to it is unknown.
    pub fn whole_amount(&self) -> Option<Decimal> {
        self.amount().filter(|_| self.unknown == 0)
    }

    /// One amount, already in the plan's unit; none: it does not fit.
    pub fn of(amount: &Amount, value: Option<Decimal>) -> Self {
        match amount {
            Amount::Stated(_) => Self { exact: value, lines: 1, ..Self::default() },
            Amount::NotBudgeted => Self { not_budgeted: 1, ..Self::default() },
            Amount::Unknown => Self { unknown: 1, ..Self::default() },
        }
    }

    /// Adds another sum to this one.
    pub fn add(&mut self, other: &Self) {
        self.exact = self.exact.zip(other.exact).and_then(|(one, other)| add_exactly(one, other));
        self.lines += other.lines;
        self.not_budgeted += other.not_budgeted;
        self.unknown += other.unknown;
    }
}

/// Sums by year and kind, and by fund.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sums {
    /// By year and kind, in order; those without a year first.
    pub kinds: BTreeMap<BudgetKey, Sum>,
    /// The same by fund; none: no fund is stated.
    pub funds: BTreeMap<(BudgetKey, Option<FundId>), Sum>,
    /// Years in which something has a budget and no settled account, or the other way: there the two are not of the
    /// same things.
    uneven: BTreeSet<Period>,
}

/// What was spent of what was planned, in one year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Execution {
    /// The settled account beside the initial and supplementary budgets.
    Rate {
        /// Initial and supplementary budgets together.
        planned: Decimal,
        /// The settled account.
        settled: Decimal,
        /// The settled account in percent of the budgets, unrounded but for the digits of a decimal.
        percent: Decimal,
    },
    /// Both are there, but not of the same things, or a part of them is not known.
    Uneven,
}

/// The change of a sum on the year before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// By how much, in the plan's unit.
    pub amount: Decimal,
    /// The same in percent of the year before; none when that was zero or below.
    pub percent: Option<Decimal>,
}

impl Sums {
    /// Adds one amount, already in the plan's unit; none: it does not fit.
    pub(super) fn add_line(
        &mut self,
        key: &BudgetKey,
        fund: Option<&FundId>,
        amount: &Amount,
        value: Option<Decimal>,
    ) {
        let one = Sum::of(amount, value);
        self.kinds.entry(key.clone()).or_default().add(&one);
        self.funds.entry((key.clone(), fund.cloned())).or_default().add(&one);
    }

    /// Says that in a year budget and settled account are not of the same things.
    pub(super) fn set_uneven(&mut self, year: Period) {
        self.uneven.insert(year);
    }

    /// Adds other sums to these.
    pub(super) fn add(&mut self, other: &Self) {
        for (key, sum) in &other.kinds {
            self.kinds.entry(key.clone()).or_default().add(sum);
        }
        for (key, sum) in &other.funds {
            self.funds.entry(key.clone()).or_default().add(sum);
        }
        self.uneven.extend(&other.uneven);
    }

    /// The sum of a year and kind.
    pub fn of(&self, year: Option<Period>, kind: Option<BudgetKind>) -> Option<&Sum> {
        self.kinds.get(&BudgetKey { fiscal_year: year, kind })
    }

    /// The stated years, in order, each once.
    pub fn years(&self) -> Vec<Period> {
        let mut years: Vec<Period> = self.kinds.keys().filter_map(|key| key.fiscal_year).collect();
        years.dedup();
        years
    }

    /// The kinds that occur, in order, each once.
    pub fn kinds_of_budget(&self) -> Vec<Option<BudgetKind>> {
        let kinds: BTreeSet<_> = self.kinds.keys().map(|key| key.kind).collect();
        kinds.into_iter().collect()
    }

    /// The initial and supplementary budgets of a year together; none without an initial one, or when a part is not
    /// known.
    pub fn planned(&self, year: Period) -> Option<Decimal> {
        let initial = self.of(Some(year), Some(BudgetKind::Initial))?.whole_amount()?;
        match self.of(Some(year), Some(BudgetKind::Supplementary)) {
            None => Some(initial),
            // Nothing in a supplementary budget changes nothing in the initial one.
            Some(sum) if sum.lines == 0 && sum.unknown == 0 => Some(initial),
            Some(sum) => add_exactly(initial, sum.whole_amount()?),
        }
    }

    /// What was spent of a year's budget; none when one of the two is missing.
    pub fn execution(&self, year: Period) -> Option<Execution> {
        self.of(Some(year), Some(BudgetKind::Initial))?.amount()?;
        let settled = self.of(Some(year), Some(BudgetKind::Settled))?;
        settled.amount()?;
        if self.uneven.contains(&year) {
            return Some(Execution::Uneven);
        }
        let (Some(planned), Some(settled)) = (self.planned(year), settled.whole_amount()) else {
            return Some(Execution::Uneven);
        };
        Some(Execution::Rate { planned, settled, percent: percent(settled, planned)? })
    }

    /// The change on the year before; none when one of the two is missing or not wholly known.
    pub fn change(&self, year: Period, kind: Option<BudgetKind>) -> Option<Change> {
        let before = self.years().into_iter().rev().find(|before| follows(before, &year))?;
        let before = self.of(Some(before), kind)?.whole_amount()?;
        let amount = add_exactly(self.of(Some(year), kind)?.whole_amount()?, -before)?;
        // Of nothing, or of less than nothing, there is no share.
        let percent = percent(amount, before).filter(|_| before > Decimal::ZERO);
        Some(Change { amount, percent })
    }
}

/// Whether one whole year ends the day before another begins.
fn follows(before: &Period, year: &Period) -> bool {
    before.is_year() && year.is_year() && before.end().tomorrow().is_ok_and(|next| next == year.start())
}

fn percent(part: Decimal, whole: Decimal) -> Option<Decimal> {
    part.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(whole)
}
