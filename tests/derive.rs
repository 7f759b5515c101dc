//! What follows from a plan besides states: sums of money, counts. Values computed by hand.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

use std::fmt::Write;

use jiff::civil::date;
use keikaku::derive::{Derived, derive};
use keikaku::diag::Diagnostics;
use keikaku::load::load;
use keikaku::model::Site;
use keikaku::resolve::resolve;
use keikaku::source::MemoryTree;
use proptest::prelude::*;
use rust_decimal::Decimal;

const PLAN: &str = r#"
title = "計画"
money_unit = "千円"
[[level]]
id = "goal"
name = "目標"
[[level]]
id = "work"
name = "事業"
"#;

fn site(files: &[(&str, &str)]) -> (Site, Derived) {
    let mut tree = MemoryTree::new().with("site.toml", "title = \"市\"\nas_of = \"2026-11-21\"");
    tree = tree.with("content/p/plan.toml", PLAN);
    for (path, text) in files {
        tree = tree.with(&format!("content/p/{path}"), *text);
    }
    let mut diagnostics = Diagnostics::new();
    let raw = load(&tree, &mut diagnostics).unwrap().unwrap();
    let (_, site) = resolve(raw, date(2026, 11, 21), &mut diagnostics);
    let site = site.whole().unwrap_or_else(|| panic!("{:#?}", diagnostics.sorted()));
    let derived = derive(&site);
    (site, derived)
}

#[test]
fn money_adds_up_in_the_plans_unit_and_says_what_it_leaves_out() {
    let items = "id,title,level\na,甲,事業\nb,乙,事業\n";
    let budget = "id,line,items,fiscal_year,kind,amount,unit,total_of\n\
                  l1,甲の費用,a,2025年度,当初,\"1,500\",,\n\
                  l2,乙の費用,b,2025年度,当初,2.5,百万円,\n\
                  l3,検討中,b,2025年度,当初,-,,\n\
                  l4,未定,,2025年度,当初,,,\n\
                  t,合計,,2025年度,当初,\"4,000\",,all\n";
    let (_, derived) = site(&[("items.csv", items), ("budget.csv", budget)]);
    let budget = &derived.plans["p"].budget;
    let (key, sum) = budget.totals.kinds.first_key_value().unwrap();
    assert_eq!(sum.amount(), Some(Decimal::from(4000)));
    assert_eq!((sum.lines, sum.not_budgeted, sum.unknown), (2, 1, 1));
    assert_eq!(budget.stated[key], Decimal::from(4000));
    let second = budget.items["b"].own.kinds.first_key_value().unwrap().1;
    assert_eq!(second.amount(), Some(Decimal::from(2500)));
    assert_eq!(derived.plans["p"].lines_of["b"], [1, 2]);
}

#[test]
fn leaves_and_relations_are_counted_from_below() {
    let items = "id,parent,title,related\ng,,目標,\na,g,甲,b\nb,g,乙,\n";
    let (_, derived) = site(&[("items.csv", items)]);
    let plan = &derived.plans["p"];
    let below = |id: &str| plan.leaves_below[id].values().sum::<usize>();
    assert_eq!((below("g"), below("a")), (2, 0));
    assert_eq!(plan.incoming["b"].len(), 1);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// A total is the sum of its parts, to the last digit.
    #[test]
    fn totals_are_the_sum_of_their_parts(amounts in prop::collection::vec(-9_999_999_i64..9_999_999, 1..12)) {
        let mut budget = "id,line,fiscal_year,amount\n".to_owned();
        for (at, amount) in amounts.iter().enumerate() {
            writeln!(budget, "l{at},行{at},2025年度,{amount}.{at:02}").unwrap();
        }
        let (_, derived) = site(&[("budget.csv", &budget)]);
        let sum = derived.plans["p"].budget.totals.kinds.first_key_value().unwrap().1.amount();
        let hundredths: i64 = amounts.iter().enumerate().map(|(at, amount)| {
            let at = i64::try_from(at).unwrap();
            if *amount < 0 { amount * 100 - at } else { amount * 100 + at }
        }).sum();
        prop_assert_eq!(sum, Some(Decimal::new(hundredths, 2)));
    }
}
