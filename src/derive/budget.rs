//! Sums of money, exact, in the plan's unit.

use indexmap::IndexMap;
use rust_decimal::Decimal;

use crate::model::period::Period;
use crate::model::{Amount, BudgetKind, ItemId, Line, Plan};

/// What a sum is over: a fiscal year and a kind of budget; either may be unstated.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct BudgetKey {
    /// The fiscal year.
    pub fiscal_year: Option<Period>,
    /// The kind.
    pub kind: Option<BudgetKind>,
}

/// A sum and what it leaves out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sum {
    /// The sum of the stated amounts, in the plan's unit.
    pub amount: Decimal,
    /// How many amounts it adds up.
    pub lines: usize,
    /// How many lines say that nothing is budgeted.
    pub not_budgeted: usize,
    /// How many amounts are not known.
    pub unknown: usize,
    /// The total as the plan states it, if it does, in the plan's unit.
    pub stated: Option<Decimal>,
}

/// Sums of a plan's money.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Budget {
    /// Over all lines that are no totals, by year and kind, in order.
    pub totals: IndexMap<BudgetKey, Sum>,
    /// By item: lines that name exactly this item, by year and kind.
    pub items: IndexMap<ItemId, IndexMap<BudgetKey, Sum>>,
}

pub(super) fn budget(plan: &Plan) -> Budget {
    let mut budget = Budget::default();
    for line in plan.budget.iter().filter(|line| line.total.is_none()) {
        let key = BudgetKey { fiscal_year: line.fiscal_year, kind: line.kind };
        add(budget.totals.entry(key.clone()).or_default(), line, plan);
        if let [item] = line.items.as_slice() {
            let sums = budget.items.entry(item.clone()).or_default();
            add(sums.entry(key).or_default(), line, plan);
        }
    }
    for line in
        plan.budget.iter().filter(|line| line.total == Some(crate::model::Total::All) || is_whole(line, plan))
    {
        let key = BudgetKey { fiscal_year: line.fiscal_year, kind: line.kind };
        if let Some(sum) = budget.totals.get_mut(&key) {
            sum.stated = line.amount.value().map(|value| in_unit(value, line, plan));
        }
    }
    budget.totals.sort_keys();
    budget
}

/// Whether a total names every line of its year and kind; one without money adds nothing.
fn is_whole(total: &Line, plan: &Plan) -> bool {
    let same = |line: &&Line| line.fiscal_year == total.fiscal_year && line.kind == total.kind;
    total.total.is_some()
        && total.fund.is_none()
        && plan
            .budget
            .iter()
            .filter(same)
            .all(|line| line.total.is_some() || line.is_part_of(total) || line.amount == Amount::NotBudgeted)
}

fn add(sum: &mut Sum, line: &Line, plan: &Plan) {
    match &line.amount {
        Amount::Stated(number) => {
            sum.amount += in_unit(number.value, line, plan);
            sum.lines += 1;
        }
        Amount::NotBudgeted => sum.not_budgeted += 1,
        Amount::Unknown => sum.unknown += 1,
    }
}

fn in_unit(value: Decimal, line: &Line, plan: &Plan) -> Decimal {
    if line.unit == plan.money_unit {
        return value;
    }
    (value * line.unit.yen() / plan.money_unit.yen()).normalize()
}
