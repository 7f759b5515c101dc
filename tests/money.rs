//! Money: sums up the tree, what is spent, the change on the year before. Every expected number is computed by hand.

#![allow(clippy::unwrap_used, clippy::panic, reason = "tests")]

mod support;

use keikaku::derive::{Budget, Change, Execution, Sums, derive};
use keikaku::diag::Diagnostics;
use keikaku::load::load;
use keikaku::model::period::{Period, YearKind};
use keikaku::model::{BudgetKind, FundId, Language, MoneyUnit, Site, add_exactly};
use keikaku::pages::view::View;
use keikaku::pipeline::plan_site;
use keikaku::resolve::resolve;
use proptest::prelude::*;
use rust_decimal::Decimal;
use support::TODAY;

const PLAN: &str = r#"title = "計画"
money_unit = "千円"
[[level]]
id = "goal"
name = "目標"
[[level]]
id = "measure"
name = "施策"
[[level]]
id = "project"
name = "事業"
[[fund]]
id = "national"
name = "国"
[[fund]]
id = "general"
name = "一般財源"
"#;

/// Two goals, three measures, five projects.
const ITEMS: &str = "id,parent,title\n\
    g,,目標\nm,g,施策\na,m,甲\nb,m,乙\nn,g,施策\nc,n,丙\n\
    h,,目標\no,h,施策\nd,o,丁\ne,o,戊\n";

fn sources(budget: &str) -> support::Site {
    let site = support::Site::new().plan("p", PLAN).file("content/p/items.csv", ITEMS);
    site.file("content/p/budget.csv", budget)
}

fn site(budget: &str) -> Site {
    let tree = sources(budget).tree();
    let mut diagnostics = Diagnostics::new();
    let raw = load(&tree, &mut diagnostics).unwrap().unwrap();
    let (_, site) = resolve(raw, TODAY, &mut diagnostics);
    site.whole().unwrap_or_else(|| panic!("{:#?}", diagnostics.sorted()))
}

/// The sums of a plan with these lines: `id,line,items,fiscal_year,kind,fund,amount,unit,total_of`.
fn budget(lines: &[&str]) -> Budget {
    let head = "id,line,items,fiscal_year,kind,fund,amount,unit,total_of";
    let rows = lines.iter().enumerate().map(|(at, line)| format!("\nl{at},行,{line}"));
    derive(&site(&(head.to_owned() + &rows.collect::<Vec<_>>().concat()))).plans["p"].budget.clone()
}

fn year(year: i32) -> Period {
    Period::of_year(YearKind::Fiscal, year, &keikaku::model::period::Calendar::default()).unwrap()
}

fn amount(sums: &Sums, of: i32, kind: BudgetKind) -> Option<Decimal> {
    sums.of(Some(year(of)), Some(kind)).and_then(keikaku::derive::Sum::amount)
}

fn initial(sums: &Sums) -> Option<Decimal> {
    amount(sums, 2025, BudgetKind::Initial)
}

fn yen(value: impl Into<Option<i64>>) -> Option<Decimal> {
    value.into().map(Decimal::from)
}

#[test]
fn every_line_is_counted_once_where_it_belongs() {
    let budget = budget(&[
        "a,令和7年度,当初,,100,,",
        "b,令和7年度,当初,,20,,",
        "a;b,令和7年度,当初,,3,,",   // both under m
        "a;c,令和7年度,当初,,400,,", // both under g, not under one measure
        "a;m,令和7年度,当初,,50,,",  // m is above a
        "g,令和7年度,当初,,6,,",     // the goal itself
        "d,令和7年度,当初,,7000,,",
        "a;d,令和7年度,当初,,80000,,", // nothing above both
        ",令和7年度,当初,,900000,,",   // no item
    ]);
    let own = |id: &str| budget.items.get(id).and_then(|sums| initial(&sums.own));
    let total = |id: &str| budget.items.get(id).and_then(|sums| initial(&sums.total));
    assert_eq!(
        [own("a"), own("b"), own("m"), own("g"), own("d")],
        [yen(100), yen(20), yen(53), yen(406), yen(7000)]
    );
    assert_eq!([total("m"), total("g"), total("h")], [yen(173), yen(579), yen(7000)]);
    assert_eq!((own("h"), own("c"), total("c")), (None, None, None), "no money is not zero");
    assert_eq!(initial(&budget.unattributed), yen(980_000));
    assert_eq!(initial(&budget.totals), yen(987_579));
    let level = |id: &str| initial(&budget.levels[id]);
    assert_eq!([level("goal"), level("measure"), level("project")], [yen(406), yen(53), yen(7120)]);
}

#[test]
fn what_is_no_amount_is_counted_beside_and_is_never_zero() {
    let budget =
        budget(&["a,令和7年度,当初,,-,,", "b,令和7年度,当初,,,,", "c,,,,5,,", "d,令和7年度,当初,,-,,"]);
    let m = budget.items["m"].total.of(Some(year(2025)), Some(BudgetKind::Initial)).unwrap();
    assert_eq!((m.amount(), m.lines, m.not_budgeted, m.unknown), (None, 0, 1, 1));
    let goal = &budget.items["g"].total;
    assert_eq!(goal.of(None, None).unwrap().amount(), yen(5), "a line without a year is a sum of its own");
    assert_eq!(goal.kinds.len(), 2);
    let h = budget.items["h"].total.of(Some(year(2025)), Some(BudgetKind::Initial)).unwrap();
    assert_eq!((h.amount(), h.not_budgeted), (None, 1));
}

#[test]
fn funds_are_parts_of_the_same_sums() {
    let budget = budget(&[
        "a,令和7年度,当初,国,60,,",
        "a,令和7年度,当初,一般財源,30,,",
        "c,令和7年度,当初,国,5,,",
        "c,令和7年度,当初,,4,,",
        "a,令和7年度,決算,国,55,,",
    ]);
    let funds: Vec<(Option<&str>, Option<Decimal>)> = budget.items["g"]
        .total
        .funds
        .iter()
        .filter(|((key, _), _)| key.kind == Some(BudgetKind::Initial))
        .map(|((_, fund), sum)| (fund.as_ref().map(FundId::as_str), sum.amount()))
        .collect();
    assert_eq!(funds, [(None, yen(4)), (Some("general"), yen(30)), (Some("national"), yen(65))]);
    assert_eq!(initial(&budget.totals), yen(99));
}

/// The sums of a plan with one budget and one settled account.
fn spent(planned: &[&str], settled: &[&str]) -> Option<Execution> {
    let lines = planned.iter().map(|amount| format!("a,令和7年度,{amount},,"));
    let lines = lines.chain(settled.iter().map(|amount| format!("a,令和7年度,決算,,{amount},,")));
    let lines: Vec<String> = lines.collect();
    let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
    budget(&lines).items["g"].total.execution(year(2025))
}

#[test]
fn what_was_spent_is_the_account_over_initial_and_supplementary_budgets() {
    // A published plan: 102,461,314 thousand yen planned, 75,026,256 spent, printed as 73.2 %.
    let Some(Execution::Rate { planned, settled, percent }) =
        spent(&["当初,,\"102,461,314\""], &["\"75,026,256\""])
    else {
        panic!("a rate")
    };
    assert_eq!((Some(planned), Some(settled)), (yen(102_461_314), yen(75_026_256)));
    assert_eq!(percent.round_dp(1).to_string(), "73.2");
    assert_eq!(percent.round_dp(6).to_string(), "73.223984", "nothing is rounded before it is shown");
    // (600 + 200 - 50) budgeted, 720 spent: 96 %.
    let rate = spent(&["当初,,600", "補正,,200", "補正,,▲50"], &["700", "20"]);
    assert_eq!(
        rate,
        Some(Execution::Rate {
            planned: Decimal::from(750),
            settled: Decimal::from(720),
            percent: Decimal::from(96)
        })
    );
}

#[test]
fn without_both_there_is_no_rate() {
    assert_eq!(spent(&["当初,,100"], &[]), None);
    assert_eq!(
        spent(&["補正,,100"], &["100"]),
        None,
        "a supplementary budget is a change of one that is not there"
    );
    assert_eq!(spent(&["当初,,0"], &["5"]), None);
    assert_eq!(spent(&["当初,,100", "当初,,"], &["5"]), Some(Execution::Uneven), "a part is not known");
    assert_eq!(spent(&["当初,,100", "補正,,-"], &["50"]), spent(&["当初,,100"], &["50"]));
}

#[test]
fn a_rate_is_of_the_same_things() {
    let budget = budget(&[
        "a,令和7年度,当初,,100,,",
        "a,令和7年度,決算,,90,,",
        "b,令和7年度,当初,,50,,", // not settled
        "d,令和7年度,当初,,10,,",
        "d,令和7年度,決算,,5,,",
    ]);
    let rate = |id: &str| budget.items[id].total.execution(year(2025));
    assert!(matches!(rate("a"), Some(Execution::Rate { percent, .. }) if percent == Decimal::from(90)));
    assert_eq!(rate("b"), None);
    assert_eq!([rate("m"), rate("g")], [Some(Execution::Uneven), Some(Execution::Uneven)]);
    assert!(matches!(rate("h"), Some(Execution::Rate { percent, .. }) if percent == Decimal::from(50)));
    assert_eq!(budget.totals.execution(year(2025)), Some(Execution::Uneven));
}

#[test]
fn change_is_on_the_year_before_and_on_no_other() {
    let budget = budget(&[
        "a,令和3年度,当初,,400,,",
        "a,令和4年度,当初,,500,,",
        "a,令和4年度,決算,,450,,",
        "a,令和6年度,当初,,300,,",
        "a,令和7年度,当初,,0,,",
        "a,令和8年度,当初,,10,,",
        "b,令和8年度,補正,,7,,",
    ]);
    let change = |of: i32, kind| budget.totals.change(year(of), Some(kind));
    let by = |amount: i64, percent: Option<i64>| {
        Some(Change { amount: Decimal::from(amount), percent: percent.map(Decimal::from) })
    };
    assert_eq!(change(2021, BudgetKind::Initial), None, "nothing before it");
    assert_eq!(change(2022, BudgetKind::Initial), by(100, Some(25)));
    assert_eq!(change(2022, BudgetKind::Settled), None);
    assert_eq!(change(2024, BudgetKind::Initial), None, "令和5年度 is missing");
    assert_eq!(change(2025, BudgetKind::Initial), by(-300, Some(-100)));
    assert_eq!(change(2026, BudgetKind::Initial), by(10, None), "no percent of nothing");
    assert_eq!(change(2026, BudgetKind::Supplementary), None);
}

#[test]
fn of_nothing_or_less_there_is_no_share_to_change_by() {
    for (before, after, amount) in [("▲100", "▲50", 50), ("▲100", "200", 300), ("0", "5", 5)] {
        let lines = [format!("a,2024年度,当初,,{before},,"), format!("a,2025年度,当初,,{after},,")];
        let budget = budget(&lines.iter().map(String::as_str).collect::<Vec<_>>());
        let change = budget.totals.change(year(2025), Some(BudgetKind::Initial));
        assert_eq!(change, Some(Change { amount: Decimal::from(amount), percent: None }), "{before} {after}");
    }
}

#[test]
fn units_are_converted_exactly() {
    let convert = |amount: &str, from: MoneyUnit, to: MoneyUnit| {
        from.convert(amount.parse().unwrap(), to).unwrap().to_string()
    };
    assert_eq!(convert("22600", MoneyUnit::Thousand, MoneyUnit::Yen), "22600000");
    assert_eq!(convert("1.5", MoneyUnit::HundredMillion, MoneyUnit::Thousand), "150000");
    assert_eq!(convert("-1", MoneyUnit::Yen, MoneyUnit::HundredMillion), "-0.00000001");
    assert_eq!(convert("123.45", MoneyUnit::TenThousand, MoneyUnit::Million), "1.2345");
    assert_eq!(convert("0", MoneyUnit::Million, MoneyUnit::Yen), "0");
    let budget =
        budget(&["a,令和7年度,当初,,1.5,億円,", "b,令和7年度,当初,,1,円,", "c,令和7年度,当初,,2,百万円,"]);
    assert_eq!(initial(&budget.totals).unwrap().to_string(), "152000.001");
}

#[test]
fn what_has_too_many_digits_is_no_number_and_no_crash() {
    let most = Decimal::MAX;
    assert_eq!(add_exactly(most, most), None);
    assert_eq!(add_exactly(most, "0.5".parse().unwrap()), None, "a rounded sum is not exact");
    assert_eq!(MoneyUnit::HundredMillion.convert(most, MoneyUnit::Yen), None);
    let long = "a,令和7年度,当初,,999999999999999.9999999999,億円,";
    let small = "a,令和7年度,当初,,0.0000000001,円,";
    let sum = budget(&[long, small]);
    let sum = sum.totals.of(Some(year(2025)), Some(BudgetKind::Initial)).unwrap();
    assert_eq!((sum.amount(), sum.lines), (None, 2));
    let page = support::Site::new().plan("p", PLAN).file("content/p/items.csv", ITEMS);
    let budget = format!(
        "id,line,items,fiscal_year,kind,fund,amount,unit\nx,行,{}\ny,行,{}\n",
        &long[..long.len() - 1],
        &small[..small.len() - 1]
    );
    let page = page.file("content/p/budget.csv", budget);
    assert_eq!(page.report(Language::Japanese), "");
    assert!(String::from_utf8_lossy(&page.build()["p/budget.html"]).contains("数が大きすぎて足せません"));
}

#[test]
fn a_stated_total_stands_beside_the_sum_and_in_none() {
    let budget = budget(&[
        "a,令和7年度,当初,国,60,,",
        "b,令和7年度,当初,,-,,",
        "c,令和7年度,当初,一般財源,30,,",
        ",令和7年度,当初,国,60,,all",
        ",令和7年度,当初,,90,,all",
        "a,令和7年度,決算,国,50,,",
        "c,令和7年度,決算,国,20,,",
        ",令和7年度,決算,,50,,l5",
    ]);
    assert_eq!(initial(&budget.totals), yen(90));
    let stated: Vec<(Option<BudgetKind>, Decimal)> =
        budget.stated.iter().map(|(key, stated)| (key.kind, *stated)).collect();
    assert_eq!(
        stated,
        [(Some(BudgetKind::Initial), Decimal::from(90))],
        "a total of some lines is not the whole"
    );
}

/// A line of random money: items, year, kind, fund, amount (none: `-`, or blank), unit.
#[test]
fn a_total_that_differs_stands_with_its_difference_when_the_plan_says_why() {
    let lines = "id,line,items,fiscal_year,kind,fund,amount,unit,total_of,difference\n\
        a,行,a,令和6年度,決算,,\"1,033.4\",,,\nb,行,b,令和6年度,決算,,\"298,400\",円,,\n\
        t,合計,,令和6年度,決算,,\"1,332\",,all,端数処理のため\n\
        u,合計,,令和6年度,決算,,1331800,円,a;b;a,\n";
    let budget = derive(&site(lines)).plans["p"].budget.clone();
    let found =
        budget.stated_totals.iter().map(|(at, total)| (*at, total.parts, total.sum, total.difference));
    let decimal = |text: &str| Some(text.parse::<Decimal>().unwrap());
    assert_eq!(
        found.collect::<Vec<_>>(),
        [(2, 2, decimal("1331.8"), decimal("0.2")), (3, 2, decimal("1331800"), decimal("0"))]
    );
    assert_eq!(amount(&budget.totals, 2024, BudgetKind::Settled), decimal("1331.8"));
}

fn line() -> impl Strategy<Value = String> {
    let items = prop::collection::vec(
        prop::sample::select(vec!["g", "m", "a", "b", "n", "c", "h", "o", "d", "e"]),
        0..4,
    );
    let year = prop::sample::select(vec!["", "令和5年度", "令和6年度", "令和7年度"]);
    let kind = prop::sample::select(vec!["", "当初", "補正", "決算"]);
    let fund = prop::sample::select(vec!["", "国", "一般財源"]);
    let number =
        (-99_999_999_i64..99_999_999, 0_u32..4).prop_map(|(n, scale)| Decimal::new(n, scale).to_string());
    let amount = prop_oneof![6 => number, 1 => Just("-".to_owned()), 1 => Just(String::new())];
    let unit = prop::sample::select(vec!["", "円", "百万円", "億円"]);
    (items, year, kind, fund, amount, unit).prop_map(|(mut items, year, kind, fund, amount, unit)| {
        items.dedup();
        format!("{},{year},{kind},{fund},{amount},{unit},", items.join(";"))
    })
}

fn sum_of<'a>(
    parts: impl IntoIterator<Item = &'a Sums>,
    key: &keikaku::derive::BudgetKey,
) -> (Decimal, usize, usize, usize) {
    let sums = parts.into_iter().filter_map(|sums| sums.kinds.get(key));
    sums.fold((Decimal::ZERO, 0, 0, 0), |sum, one| {
        let amount = one.amount().unwrap_or_default();
        (sum.0 + amount, sum.1 + one.lines, sum.2 + one.not_budgeted, sum.3 + one.unknown)
    })
}

#[test]
fn what_a_line_leaves_out_of_its_funds_is_said_beside_its_amount() {
    let lines = "id,line,items,fiscal_year,kind,fund,amount\n\
        1,改修,a,2026年度,当初,国,100\n2,改修,a,2026年度,当初,一般財源,\n\
        3,相談,b,2026年度,当初,国,30\n4,相談,b,2026年度,当初,一般財源,-\n\
        5,調査,c,2026年度,当初,国,\n";
    let outcome = plan_site(&sources(lines).tree(), TODAY).unwrap();
    let (map, _) = outcome.site.unwrap_or_else(|| panic!("{:#?}", outcome.diagnostics.sorted()));
    let page = map.page_at("p/budget.html").unwrap();
    let View::Budget(view) = &page.view else { panic!("{:?}", page.view) };
    let table = view.by_line.as_ref().unwrap();
    let said: Vec<(&str, &str, Option<&str>)> = table
        .rows
        .iter()
        .map(|row| (row.cells[0].text.as_str(), row.cells[1].text.as_str(), row.cells[1].note.as_deref()))
        .collect();
    assert_eq!(
        said,
        [
            ("改修", "100", Some("ほかに不明1件")),
            ("相談", "30", Some("ほかに計上なし1件")),
            ("調査", "不明", None)
        ]
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    /// However the tree is cut, the parts are the whole, to the last digit, and no line is lost.
    #[test]
    fn totals_equal_the_sum_of_their_parts(lines in prop::collection::vec(line(), 0..30)) {
        let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
        let budget = budget(&lines);
        let site = site("id,line,amount\n");
        let plan = &site.plans[0];
        let count: usize = budget.totals.kinds.values().map(|sum| sum.lines + sum.not_budgeted + sum.unknown).sum();
        prop_assert_eq!(count, lines.len());
        for key in budget.totals.kinds.keys() {
            let whole = sum_of([&budget.totals], key);
            let own = budget.items.values().map(|sums| &sums.own);
            prop_assert_eq!(whole, sum_of(own.chain([&budget.unattributed]), key), "every place");
            prop_assert_eq!(whole, sum_of(budget.levels.values().chain([&budget.unattributed]), key), "levels");
            let roots = plan.roots().filter_map(|item| budget.items.get(&item.id)).map(|sums| &sums.total);
            prop_assert_eq!(whole, sum_of(roots.chain([&budget.unattributed]), key), "the top");
            for (id, sums) in &budget.items {
                let children = plan.items[id].children.iter().filter_map(|child| budget.items.get(child));
                let parts = children.map(|sums| &sums.total).chain([&sums.own]);
                prop_assert_eq!(sum_of([&sums.total], key), sum_of(parts, key), "{}", id);
            }
            let funds = budget.totals.funds.iter().filter(|((of, _), _)| of == key);
            let funds = funds.map(|(_, sum)| sum.amount().unwrap_or_default()).sum::<Decimal>();
            prop_assert_eq!(whole.0, funds, "funds");
        }
    }
}
