//! Money as data: the lines of the plan, and what this site added up from them.
//!
//! Takes lines and sums, gives rows and JSON. Lines are what the plan states; sums are never among them, so that nobody
//! takes a computed total for one of the plan's. Must not know how pages print amounts.

use serde_json::{Value, json};

use crate::derive::{BudgetKey, Execution, Sum, Sums};
use crate::model::{Amount, Line, StatedTotal, Total};

use super::super::context::Context;
use super::Table;
use super::plan_json::{ids, number, period};
use super::tables::{code, joined, plain};

/// A sum with what it is over.
struct SumRow<'a> {
    /// `plan`, `level`, `item` or `unattributed`.
    about: &'static str,
    id: String,
    name: String,
    key: &'a BudgetKey,
    sum: &'a Sum,
    /// For an item: without what belongs to the items below it.
    own: Option<&'a Sum>,
}

impl Context<'_> {
    pub(super) fn budget_data(&self) -> Table {
        let row = |(at, line): (usize, &Line)| {
            let total = self.derived.budget.stated_totals.get(&at);
            vec![
                line.id.to_string(),
                joined(&line.items),
                line.name.clone(),
                code(line.fiscal_year.as_ref()),
                line.kind.map_or_else(String::new, |kind| kind.id().to_owned()),
                line.fund.as_ref().map_or_else(String::new, ToString::to_string),
                plain(line.amount.value()),
                line.unit.name().to_owned(),
                match &line.amount {
                    Amount::Stated(number) => number.written.clone(),
                    Amount::NotBudgeted => "-".to_owned(),
                    Amount::Unknown => String::new(),
                },
                plain(total.and_then(|total| total.sum)),
                plain(total.and_then(|total| total.difference)),
                line.difference.clone().unwrap_or_default(),
            ]
        };
        Table {
            columns: &[
                "line_id",
                "item_ids",
                "line",
                "fiscal_year",
                "kind",
                "fund",
                "amount",
                "unit",
                "printed",
                "parts_sum",
                "difference",
                "difference_reason",
            ],
            rows: self.plan.budget.iter().enumerate().map(row).collect(),
        }
    }

    pub(super) fn budget_sums_data(&self) -> Table {
        let unit = self.plan.money_unit.name();
        let row = |row: SumRow<'_>| {
            vec![
                row.about.to_owned(),
                row.id,
                row.name,
                code(row.key.fiscal_year.as_ref()),
                row.key.kind.map_or_else(String::new, |kind| kind.id().to_owned()),
                plain(row.sum.amount()),
                plain(row.own.and_then(Sum::amount)),
                unit.to_owned(),
                row.sum.lines.to_string(),
                row.sum.not_budgeted.to_string(),
                row.sum.unknown.to_string(),
            ]
        };
        Table {
            columns: &[
                "about",
                "about_id",
                "about_name",
                "fiscal_year",
                "kind",
                "sum",
                "own_sum",
                "unit",
                "lines",
                "not_budgeted",
                "unknown",
            ],
            rows: self.sum_rows().into_iter().map(row).collect(),
        }
    }

    pub(super) fn budget_json(&self) -> Value {
        let totals = &self.derived.budget.stated_totals;
        self.plan.budget.iter().enumerate().map(|(at, one)| line(one, totals.get(&at))).collect()
    }

    pub(super) fn budget_sums_json(&self) -> Value {
        let row = |row: SumRow<'_>| {
            json!({
                "about": row.about,
                "about_id": (!row.id.is_empty()).then_some(row.id),
                "fiscal_year": period(row.key.fiscal_year.as_ref()),
                "kind": row.key.kind,
                "sum": row.sum.amount().map(number),
                "own_sum": row.own.and_then(Sum::amount).map(number),
                "lines": row.sum.lines,
                "not_budgeted": row.sum.not_budgeted,
                "unknown": row.sum.unknown,
            })
        };
        self.sum_rows().into_iter().map(row).collect()
    }

    /// What was spent of each year's budget, as far as both are of the same things.
    pub(super) fn execution_json(&self) -> Value {
        let totals = &self.derived.budget.totals;
        let rate = |year| match totals.execution(year)? {
            Execution::Rate { planned, settled, percent } => Some(json!({
                "fiscal_year": period(Some(&year)),
                "planned": number(planned),
                "settled": number(settled),
                "percent": number(percent.round_dp(9).normalize()),
            })),
            Execution::Uneven => None,
        };
        totals.years().into_iter().filter_map(rate).collect()
    }

    /// Every sum: of the plan, its levels, its items, and of what belongs to none.
    fn sum_rows(&self) -> Vec<SumRow<'_>> {
        let budget = &self.derived.budget;
        let mut rows = rows_of(("plan", self.plan.id.to_string(), &self.plan.title), &budget.totals);
        for (id, sums) in &budget.levels {
            let name = self.plan.levels.get(id).map_or("", |level| level.name.as_str());
            rows.extend(rows_of(("level", id.to_string(), name), sums));
        }
        rows.extend(rows_of(("unattributed", String::new(), ""), &budget.unattributed));
        for (id, sums) in &budget.items {
            let name = self.plan.items.get(id).map_or("", |item| item.title.as_str());
            let of_item = rows_of(("item", id.to_string(), name), &sums.total);
            rows.extend(of_item.into_iter().map(|row| SumRow { own: sums.own.kinds.get(row.key), ..row }));
        }
        rows
    }
}

fn rows_of<'a>((about, id, name): (&'static str, String, &str), sums: &'a Sums) -> Vec<SumRow<'a>> {
    let row = |(key, sum)| SumRow { about, id: id.clone(), name: name.to_owned(), key, sum, own: None };
    sums.kinds.iter().map(row).collect()
}

fn line(line: &Line, total: Option<&StatedTotal>) -> Value {
    let total_of = line.total.as_ref().map(|total| match total {
        Total::All => json!("all"),
        Total::Of(lines) => ids(lines),
    });
    json!({
        "id": line.id,
        "line": line.name,
        "items": ids(&line.items),
        "fiscal_year": period(line.fiscal_year.as_ref()),
        "kind": line.kind,
        "fund": line.fund,
        "amount": line.amount.value().map(number),
        "not_budgeted": line.amount == Amount::NotBudgeted,
        "unit": line.unit,
        "total_of": total_of,
        "parts_sum": total.and_then(|total| total.sum).map(number),
        "difference": total.and_then(|total| total.difference).map(number),
        "difference_reason": line.difference,
        "note": line.note,
    })
}
