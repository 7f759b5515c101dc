//! What follows from a plan: states with their reasons, sums of money, counts. Values computed by hand.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

use std::fmt::Write;

use jiff::civil::date;
use keikaku::derive::{Computation, Derived, Status, Unrated, derive};
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
[status]
rule = "linear-pace"
[[status.band]]
id = "met"
name = "到達"
tone = "met"
[[status.band]]
id = "good"
name = "順調"
tone = "good"
from = 100
[[status.band]]
id = "slow"
name = "やや遅れ"
tone = "slow"
from = 60
below = 100
[[status.band]]
id = "late"
name = "遅れ"
tone = "late"
below = 60
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

/// The status of an indicator with this definition and these values (year, value).
fn status(definition: &str, values: &[(i32, &str)]) -> Status {
    let indicators = format!("[[indicator]]\nid = \"x\"\nname = \"指標\"\n{definition}");
    let mut rows = "indicator,period,value\n".to_owned();
    for (year, value) in values {
        writeln!(rows, "x,{year}年度,{value}").unwrap();
    }
    let (_, derived) = site(&[("indicators.toml", &indicators), ("values.csv", &rows)]);
    derived.plans["p"].statuses["x"].clone()
}

fn way(direction: &str, base: &str, target: &str) -> String {
    format!(
        "direction = \"{direction}\"\nbaseline = {{ period = \"2021年度\", value = {base} }}\n\
         target = {{ period = \"2026年度\", value = {target} }}"
    )
}

/// Band and exact percent of a rated status.
fn rated(status: Status) -> (usize, Decimal) {
    match status {
        Status::Rated(rated) => (rated.band, rated.computation.percent()),
        Status::Unrated(reason) => panic!("not rated: {reason:?}"),
    }
}

fn unrated(status: Status) -> Unrated {
    match status {
        Status::Unrated(reason) => reason,
        Status::Rated(rated) => panic!("rated: {rated:?}"),
    }
}

#[test]
fn pace_compares_the_way_with_the_time() {
    // 7.3 of 9.6 in 4 of 5 years: 7.3 * 5 / (9.6 * 4) = 95.05…%
    let (band, percent) = rated(status(&way("up", "38.4", "48.0"), &[(2025, "45.7")]));
    assert_eq!((band, percent.round_dp(4).to_string().as_str()), (2, "95.0521"));
    // 42 of 50 in 4 of 5 years: exactly 105%
    let (band, percent) = rated(status(&way("up", "0", "50"), &[(2025, "42")]));
    assert_eq!((band, percent), (1, Decimal::from(105)));
}

#[test]
fn a_bound_is_compared_exactly_and_not_as_it_is_printed() {
    // 39.98 of 50 in 4 of 5 years: 99.95%, printed 100.0% by rounding, and still below 100.
    let (band, percent) = rated(status(&way("up", "0", "50"), &[(2025, "39.98")]));
    assert_eq!((band, percent), (2, Decimal::new(9995, 2)));
}

#[test]
fn down_is_the_mirror_of_up() {
    let up = rated(status(&way("up", "10", "20"), &[(2023, "13")]));
    let down = rated(status(&way("down", "20", "10"), &[(2023, "17")]));
    assert_eq!(up, down);
}

#[test]
fn worse_than_the_baseline_is_negative_and_late() {
    // The published case: 8.1 -> 11.7 with target 5.0: -116.1%.
    let definition = format!("{}\nrule = \"from-baseline\"", way("down", "8.1", "5.0"));
    let (band, percent) = rated(status(&definition, &[(2023, "11.7")]));
    assert_eq!((band, percent.round_dp(1).to_string().as_str()), (3, "-116.1"));
}

#[test]
fn ratio_divides_by_the_target() {
    let definition = format!("{}\nrule = \"ratio-to-target\"", way("up", "0", "8"));
    let (_, percent) = rated(status(&definition, &[(2023, "7")]));
    assert_eq!(percent, Decimal::new(875, 1));
}

#[test]
fn a_reached_target_is_met_whatever_the_rule_says() {
    for (direction, base, target, actual) in [
        ("up", "1", "5", "5"),
        ("up", "1", "5", "9"),
        ("down", "5", "0", "0"),
        ("keep", "2476", "2476", "2476"),
        ("at-least", "2000", "2000", "2044"),
        ("at-most", "9", "5", "5"),
    ] {
        let status = status(&way(direction, base, target), &[(2023, actual)]);
        let Status::Rated(rated) = status else { panic!("{direction}: {status:?}") };
        assert_eq!(rated.band, 0, "{direction}");
        assert!(matches!(rated.computation, Computation::Reached { .. }), "{direction}");
    }
}

#[test]
fn what_cannot_be_rated_says_why() {
    assert_eq!(unrated(status(&way("up", "1", "5"), &[])), Unrated::NoActual);
    assert_eq!(unrated(status("direction = \"up\"", &[(2023, "5")])), Unrated::NoTarget);
    let words = "direction = \"milestone\"\ntarget = { text = \"まとめる\" }";
    assert_eq!(unrated(status(words, &[(2023, "5")])), Unrated::TextTarget);
    let bare = "direction = \"up\"\ntarget = { period = \"2026年度\", value = 9 }";
    assert_eq!(unrated(status(bare, &[(2023, "5")])), Unrated::NoBaseline);
    assert_eq!(unrated(status(&way("up", "9", "9"), &[(2023, "5")])), Unrated::NoWay);
    let aimless = way("none", "1", "9");
    assert_eq!(unrated(status(&aimless, &[(2023, "5")])), Unrated::NotApplicable);
    // A value of the baseline's own year has no time to be measured against.
    assert_eq!(unrated(status(&way("up", "1", "9"), &[(2021, "5")])), Unrated::NotApplicable);
}

#[test]
fn the_latest_measured_value_counts_and_estimates_do_not() {
    let indicators = format!("[[indicator]]\nid = \"x\"\nname = \"指標\"\n{}", way("up", "0", "50"));
    let values = "indicator,period,kind,value\nx,2023年度,,20\nx,2024年度,実績,30\nx,2025年度,見込,50\n";
    let (_, derived) = site(&[("indicators.toml", &indicators), ("values.csv", values)]);
    let Status::Rated(rated) = &derived.plans["p"].statuses["x"] else { panic!("not rated") };
    assert_eq!((rated.period.code().as_str(), rated.computation.percent()), ("FY2024", Decimal::from(100)));
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
    assert_eq!((plan.leaves_below["g"], plan.leaves_below["a"]), (2, 0));
    assert_eq!(plan.incoming["b"].len(), 1);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// More is never worse where up is good.
    #[test]
    fn progress_is_monotone(low in 0_i64..1000, more in 1_i64..1000) {
        let at = |value: i64| {
            let (band, percent) = rated(status(&way("up", "0", "5000"), &[(2023, &value.to_string())]));
            (std::cmp::Reverse(band), percent)
        };
        prop_assert!(at(low) <= at(low + more));
    }

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
