//! A plan's money rolled up its tree.
//!
//! Takes the plan's lines and items; gives sums for the plan, each item and each level. Every line is counted once,
//! where it belongs: at the lowest item under which everything lies that it names. Must not know pages.

use std::collections::{BTreeMap, BTreeSet};

use indexmap::IndexMap;
use rust_decimal::Decimal;

use crate::model::period::Period;
use crate::model::{Amount, BudgetKind, ItemId, LevelId, Line, Plan, StatedTotal, Total, stated_totals};

use super::sums::{BudgetKey, Sums};

/// Sums of a plan's money. Stated totals are in none of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Budget {
    /// Everything.
    pub totals: Sums,
    /// By item, in the plan's order; only those with money.
    pub items: IndexMap<ItemId, ItemSums>,
    /// What belongs to no item, or to several that have nothing above them in common.
    pub unattributed: Sums,
    /// What belongs to items of a level themselves, and not to one below; with `unattributed` it is everything.
    pub levels: IndexMap<LevelId, Sums>,
    /// The totals over all lines of a year and kind as the plan states them, in the plan's unit.
    pub stated: BTreeMap<BudgetKey, Decimal>,
    /// Every total that the plan states, beside what its parts make; by its place among the plan's lines.
    pub stated_totals: BTreeMap<usize, StatedTotal>,
}

/// The money of an item.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ItemSums {
    /// Lines that belong to it and not to one item below it.
    pub own: Sums,
    /// The same with everything below it.
    pub total: Sums,
}

pub(super) fn budget(plan: &Plan) -> Budget {
    let stated_totals = stated_totals(&plan.budget);
    let mut budget = Budget { stated: stated(plan), stated_totals, ..Budget::default() };
    let mut items: IndexMap<&ItemId, ItemSums> = IndexMap::new();
    for line in plan.budget.iter().filter(|line| line.total.is_none()) {
        let key = BudgetKey { fiscal_year: line.fiscal_year, kind: line.kind };
        let value = line.amount.value().and_then(|value| line.unit.convert(value, plan.money_unit));
        let own = own(&mut items, &mut budget.unattributed, belongs_to(&line.items, plan));
        own.add_line(&key, line.fund.as_ref(), &line.amount, value);
    }
    for (year, named) in uneven(plan) {
        own(&mut items, &mut budget.unattributed, belongs_to(named, plan)).set_uneven(year);
    }
    budget.totals.add(&budget.unattributed.clone());
    for (id, sums) in &items {
        budget.totals.add(&sums.own);
        budget.levels.entry(plan.items[*id].level.clone()).or_default().add(&sums.own);
    }
    budget.items = roll_up(items, plan);
    budget
}

/// The sums of an item itself, or of nothing in particular.
fn own<'s, 'p>(
    items: &'s mut IndexMap<&'p ItemId, ItemSums>,
    unattributed: &'s mut Sums,
    item: Option<&'p ItemId>,
) -> &'s mut Sums {
    match item {
        Some(item) => &mut items.entry(item).or_default().own,
        None => unattributed,
    }
}

/// The lowest item that everything named is, or lies under; none when nothing is named or nothing is above all.
fn belongs_to<'p>(named: &[ItemId], plan: &'p Plan) -> Option<&'p ItemId> {
    let mut named = named.iter().filter_map(|id| plan.items.get(id));
    let mut common = plan.path_to(named.next()?);
    for item in named {
        let path = plan.path_to(item);
        let same = common.iter().zip(&path).take_while(|(one, other)| one.id == other.id).count();
        common.truncate(same);
    }
    common.last().map(|item| &item.id)
}

/// Items stand after their parents, so one pass from the end brings everything up to the top.
fn roll_up<'p>(mut sums: IndexMap<&'p ItemId, ItemSums>, plan: &'p Plan) -> IndexMap<ItemId, ItemSums> {
    for item in plan.items.values().rev() {
        let Some(money) = sums.get_mut(&item.id) else { continue };
        money.total.add(&money.own);
        let total = money.total.clone();
        if let Some(parent) = &item.parent {
            sums.entry(parent).or_default().total.add(&total);
        }
    }
    let of = |id: &ItemId| Some((id.clone(), sums.swap_remove(id)?));
    plan.items.keys().filter_map(of).collect()
}

/// What some lines name together, and whether that has a budget and a settled account.
#[derive(Default)]
struct Named<'p> {
    items: &'p [ItemId],
    is_planned: bool,
    is_settled: bool,
}

/// The years in which what some lines name has a budget and no settled account, or the other way round.
fn uneven(plan: &Plan) -> Vec<(Period, &[ItemId])> {
    let mut found: IndexMap<(Period, BTreeSet<&ItemId>), Named<'_>> = IndexMap::new();
    let stated = |line: &&Line| line.total.is_none() && matches!(line.amount, Amount::Stated(_));
    for line in plan.budget.iter().filter(stated) {
        let Some((year, kind)) = line.fiscal_year.zip(line.kind) else { continue };
        let named = found.entry((year, line.items.iter().collect())).or_default();
        named.items = &line.items;
        match kind {
            BudgetKind::Initial | BudgetKind::Supplementary => named.is_planned = true,
            BudgetKind::Settled => named.is_settled = true,
        }
    }
    let uneven = found.into_iter().filter(|(_, named)| named.is_planned != named.is_settled);
    uneven.map(|((year, _), named)| (year, named.items)).collect()
}

/// The totals that the plan states over a whole year and kind.
fn stated(plan: &Plan) -> BTreeMap<BudgetKey, Decimal> {
    let mut lines: BTreeMap<BudgetKey, Vec<&Line>> = BTreeMap::new();
    for line in &plan.budget {
        let key = BudgetKey { fiscal_year: line.fiscal_year, kind: line.kind };
        lines.entry(key).or_default().push(line);
    }
    let of = |(key, lines): (BudgetKey, Vec<&Line>)| {
        let total = lines.iter().rev().find(|line| is_whole(line, &lines))?;
        Some((key, total.unit.convert(total.amount.value()?, plan.money_unit)?))
    };
    lines.into_iter().filter_map(of).collect()
}

/// Whether a total is over every line of its year and kind; one without money adds nothing.
fn is_whole(total: &Line, lines: &[&Line]) -> bool {
    let part =
        |line: &&Line| line.total.is_some() || line.is_part_of(total) || line.amount == Amount::NotBudgeted;
    total.fund.is_none()
        && (total.total == Some(Total::All) || (total.total.is_some() && lines.iter().all(part)))
}
