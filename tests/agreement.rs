//! Whether what people say agrees with what is computed, and with each other. Every verdict is found by hand.
//!
//! The plan has one way for all: from 0 in 2021 to 100 in 2026, rated by pace: 20 points a year are on track, 12 are
//! somewhat late, fewer are late.

#![allow(clippy::unwrap_used, clippy::panic, reason = "tests")]

mod support;

use keikaku::derive::{Agreements, Between, Unrated, derive};
use keikaku::diag::Diagnostics;
use keikaku::load::load;
use keikaku::resolve::resolve;
use support::{Site, TODAY};

const PLAN: &str = r#"title = "計画"
[[level]]
id = "goal"
name = "目標"
[[level]]
id = "work"
name = "事業"
[[scale]]
id = "own"
name = "自己"
[[scale.step]]
id = "a"
name = "A"
tones = ["met", "good"]
[[scale.step]]
id = "b"
name = "B"
tones = ["slow"]
[[scale.step]]
id = "c"
name = "C"
tones = ["late"]
[[scale.step]]
id = "ends"
name = "両端"
tones = ["met", "late"]
[[scale]]
id = "council"
name = "審議会"
[[scale.step]]
id = "fit"
name = "適切"
tones = ["met", "good", "slow"]
[[scale.step]]
id = "rethink"
name = "見直し"
tones = ["late"]
[[scale.step]]
id = "any"
name = "どれとも"
[[scale]]
id = "share"
name = "達成率"
[[scale.step]]
id = "over"
name = "超"
above = 60
[[scale.step]]
id = "just"
name = "ちょうど"
exactly = 60
[[scale.step]]
id = "near"
name = "近い"
from = 40
below = 60
[[scale.step]]
id = "far"
name = "遠い"
to = 39
[[scale]]
id = "words"
name = "ことば"
[status]
rule = "linear-pace"
"#;

const ITEMS: &str = "id,parent,title\ng,,目標\nw,g,事業1\nv,g,事業2\nempty,,ほかの目標\n";

/// x measures w, y measures v; z measures nothing and has no value.
const INDICATORS: &str = r#"
[[indicator]]
id = "x"
name = "指標x"
direction = "up"
baseline = { period = "2021年度", value = 0 }
target = { period = "2026年度", value = 100 }
measures = ["w"]
[[indicator]]
id = "y"
name = "指標y"
direction = "up"
baseline = { period = "2021年度", value = 0 }
target = { period = "2026年度", value = 100 }
measures = ["v"]
[[indicator]]
id = "z"
name = "指標z"
direction = "up"
baseline = { period = "2021年度", value = 0 }
target = { period = "2026年度", value = 100 }
"#;

/// x: 60 in 2024 (on track), 64 in 2025 (somewhat late). y: 10 in 2024 (late), 100 in 2025 (met).
const VALUES: &str = "indicator,period,value\nx,2024年度,60\nx,2025年度,64\ny,2024年度,10\ny,2025年度,100\n";

fn agreements(indicators: &str, evaluations: &str) -> Agreements {
    let site = Site::new()
        .plan("p", PLAN)
        .file("content/p/items.csv", ITEMS)
        .file("content/p/indicators.toml", indicators)
        .file("content/p/values.csv", VALUES)
        .file(
            "content/p/evaluations.csv",
            format!("item,indicator,period,evaluator,scale,rating\n{evaluations}"),
        );
    let mut diagnostics = Diagnostics::new();
    let raw = load(&site.tree(), &mut diagnostics).unwrap().unwrap();
    let (_, site) = resolve(raw, TODAY, &mut diagnostics);
    let site = site.whole().unwrap_or_else(|| panic!("{:#?}", diagnostics.sorted()));
    derive(&site).plans["p"].agreements.clone()
}

/// What is said about one evaluation, written as a row.
fn said(row: &str) -> &'static str {
    agreements(INDICATORS, row).evaluations[0].agreement.id()
}

#[test]
fn an_indicator_is_compared_with_its_state_at_the_end_of_the_period() {
    for (row, expected) in [
        // On track at the end of 2024, although somewhat late now.
        (",x,2024年度,self,own,A", "agrees"),
        (",x,2024年度,self,own,B", "computation-higher"),
        (",x,2024年度,self,own,C", "computation-higher"),
        (",x,2025年度,self,own,A", "person-higher"),
        (",x,2025年度,self,own,B", "agrees"),
        (",x,2025年度,self,own,C", "computation-higher"),
        // Between the best and the worst of the step, and neither better nor worse.
        (",x,2025年度,self,own,両端", "differs"),
        // The half year ends after the value of 2024, and before that of 2025.
        (",x,2025年度上半期,self,own,A", "agrees"),
        // A period that is not over has what is known so far; without a period it is the present.
        (",x,2026年度,self,own,B", "agrees"),
        (",x,,self,own,B", "agrees"),
        (",x,,self,own,A", "person-higher"),
        // Nothing was known at the end of 2023.
        (",x,2023年度,self,own,A", "not-rated"),
        (",z,2025年度,self,own,A", "not-rated"),
        (",x,2025年度,self,own,", "blank"),
        (",x,2025年度,self,council,どれとも", "unlinked"),
        (",x,2025年度,self,words,よくやった", "unlinked"),
        (",x,2025年度,self,,よくやった", "unlinked"),
    ] {
        assert_eq!(said(row), expected, "{row}");
    }
}

#[test]
fn a_step_with_bounds_is_compared_with_the_ratio_to_the_target() {
    for (row, expected) in [
        // 64 of 100.
        (",x,2025年度,self,share,超", "agrees"),
        (",x,2025年度,self,share,ちょうど", "computation-higher"),
        (",x,2025年度,self,share,近い", "computation-higher"),
        // 60 of 100: a bound that is below 60 has been reached, and one above it has not.
        (",x,2024年度,self,share,超", "person-higher"),
        (",x,2024年度,self,share,ちょうど", "agrees"),
        (",x,2024年度,self,share,近い", "computation-higher"),
        (",x,2024年度,self,share,遠い", "computation-higher"),
        // 10 of 100.
        (",y,2024年度,self,share,ちょうど", "person-higher"),
        (",y,2024年度,self,share,遠い", "agrees"),
        (",y,2023年度,self,share,遠い", "not-rated"),
    ] {
        assert_eq!(said(row), expected, "{row}");
    }
    let found = agreements(INDICATORS, ",x,2024年度,self,share,超\n,z,2024年度,self,share,超\n");
    let ratio = |at: usize| found.evaluations[at].computed[0].ratio.clone().unwrap();
    assert!(ratio(0).unwrap() == rust_decimal::Decimal::from(60));
    assert_eq!(ratio(1), Err(Unrated::NoActual));
}

#[test]
fn an_item_is_compared_with_everything_at_and_below_it() {
    for (row, expected) in [
        // 2024: x on track, y late. 2025: x somewhat late, y met.
        ("g,,2024年度,self,own,A", "partly"),
        ("g,,2024年度,self,own,B", "differs"), // one is better, the other worse
        ("g,,2024年度,self,council,適切", "partly"),
        ("g,,2025年度,self,own,C", "computation-higher"),
        ("g,,2025年度,self,council,適切", "agrees"),
        ("g,,2025年度,self,council,見直し", "computation-higher"),
        ("v,,2024年度,self,own,A", "person-higher"),
        ("v,,2025年度,self,own,A", "agrees"),
        ("g,,2023年度,self,own,A", "not-rated"),
        ("empty,,2025年度,self,own,A", "no-indicators"),
        ("g,,2025年度,self,own,", "blank"),
    ] {
        assert_eq!(said(row), expected, "{row}");
    }
    let found = agreements(INDICATORS, "g,,2024年度,self,own,A\n");
    let indicators: Vec<&str> =
        found.evaluations[0].computed.iter().map(|one| one.indicator.as_str()).collect();
    assert_eq!(indicators, ["x", "y"]);
}

#[test]
fn evaluators_of_one_subject_and_period_are_compared_with_each_other() {
    let rows = "w,,2024年度,self,own,A\n\
                w,,2024年度,external,council,見直し\n\
                w,,2025年度,self,own,C\n\
                w,,2025年度,external,council,適切\n\
                v,,2024年度,self,own,A\n\
                v,,2024年度,external,council,適切\n\
                v,,2025年度,self,own,両端\n\
                v,,2025年度,external,own,B\n\
                g,,2024年度,self,own,A\n\
                g,,2025年度,external,council,見直し\n\
                g,,2024年度,supervisor,share,遠い\n\
                g,,2024年度,self,own,C\n\
                ,x,2024年度,external,council,\n\
                ,x,2024年度,self,own,A\n";
    let found = agreements(INDICATORS, rows).between;
    let between = |first, second, higher| Between { first, second, higher };
    assert_eq!(
        found,
        [
            between(0, 1, Some(0)),
            between(2, 3, Some(3)),
            // 4 and 5 share states. Met is better and late is worse than somewhat late.
            between(6, 7, None),
            // 8, 9, 10: another year, bounds without states. 8 and 11: one evaluator. 12 is blank.
        ]
    );
}

#[test]
fn a_persons_state_is_compared_with_the_plans_own_rule() {
    let judged = |manual: &str| {
        let indicators = INDICATORS.replacen("[[indicator]]", &format!("[[indicator]]\n{manual}"), 1);
        let verdicts = agreements(&indicators, "").verdicts;
        verdicts.get("x").map(|judged| judged.agreement.id())
    };
    for (manual, expected) in [
        ("", None),
        // On track at the end of 2024, somewhat late at the end of 2025 and now.
        ("manual = { band = 'good', period = '2024年度', reason = '会の判断' }", Some("agrees")),
        ("manual = { band = 'good', period = '2025年度', reason = '会の判断' }", Some("person-higher")),
        ("manual = { band = 'late', period = '2025年度', reason = '会の判断' }", Some("computation-higher")),
        ("rule = 'manual'\nmanual = { band = 'slow', reason = '会の判断' }", Some("agrees")),
        (
            "rule = 'manual'\nmanual = { band = 'slow', period = '2023年度', reason = '会' }",
            Some("not-rated"),
        ),
    ] {
        assert_eq!(judged(manual), expected, "{manual}");
    }
}

#[test]
fn an_evaluation_is_compared_with_the_computation_and_not_with_another_persons_word() {
    // Computed, x was on track in 2024: a council that calls it late, as another person does, stands against that.
    for period in ["period = '2024年度', ", ""] {
        let manual =
            format!("[[indicator]]\nrule = 'manual'\nmanual = {{ band = 'late', {period}reason = '会' }}");
        let indicators = INDICATORS.replacen("[[indicator]]", &manual, 1);
        let found = agreements(&indicators, ",x,2024年度,self,own,C\n");
        assert_eq!(found.evaluations[0].agreement.id(), "computation-higher", "{period}");
    }
}

#[test]
fn of_a_period_that_is_not_over_everything_known_counts() {
    // 64 in 2025 is somewhat late, and the year 2026 goes on.
    for (rating, expected) in [("B", "agrees"), ("A", "person-higher")] {
        let found = agreements(INDICATORS, &format!(",x,2026年度,self,own,{rating}\n"));
        assert_eq!(found.evaluations[0].agreement.id(), expected);
    }
}

#[test]
fn a_step_of_numbers_says_when_there_is_no_number() {
    let milestone = "[[indicator]]\nid = 'm'\nname = '条例'\ndirection = 'milestone'\nrule = 'milestone'\n\
        target = { period = '2024年度', text = 'つくる' }\nmilestone = { done = '2024-06-01' }\n";
    let found = agreements(&format!("{INDICATORS}{milestone}"), ",m,2024年度,self,share,over\n");
    assert_eq!(found.evaluations[0].agreement.id(), "no-ratio");
    let found = agreements(INDICATORS, ",z,2024年度,self,share,over\n");
    assert_eq!(found.evaluations[0].agreement.id(), "not-rated");
}

#[test]
fn a_step_reached_later_was_not_reached_then() {
    let milestone = |steps: &str, evaluated: &str| {
        let indicators = format!(
            "[[indicator]]\nid = 'm'\nname = '条例'\ndirection = 'milestone'\nrule = 'milestone'\n\
             target = {{ period = '2024年度', text = 'つくる' }}\nmilestone = {{ {steps} }}\n"
        );
        let found = agreements(&format!("{INDICATORS}{indicators}"), &format!(",m,{evaluated}\n"));
        found.evaluations[0].agreement.id()
    };
    let steps = "started = '2024-05-01', done = '2026-04-10'";
    // Under way on the last day of 2024, which is in time; late at the end of 2025; done now.
    assert_eq!(milestone(steps, "2024年度,self,own,A"), "agrees");
    assert_eq!(milestone(steps, "2025年度,self,own,C"), "agrees");
    assert_eq!(milestone(steps, ",self,own,A"), "agrees");
    // Not begun at the end of 2023, which is drawn as somewhat late.
    assert_eq!(milestone(steps, "2023年度,self,own,B"), "agrees");
}
