//! What has no state says why, and each reason is one of its own.

use keikaku::derive::Unrated;

use super::One;

const BY_2026: &str = "target = { period = \"2026年度\", value = 9 }";

#[test]
fn what_is_missing_is_named() {
    assert_eq!(One::way("up", "1", "5").declaring("").at(2023, "3").reason(), Unrated::NoRule);
    assert_eq!(One::way("up", "1", "5").reason(), Unrated::NoActual);
    let marked = One::way("up", "1", "5").at(2023, "調査なし").reason();
    assert!(matches!(&marked, Unrated::Mark(mark) if mark.as_str() == "no-survey"), "{marked:?}");
    assert_eq!(One::new("direction = \"up\"").at(2023, "5").reason(), Unrated::NoTarget);
    let words = "direction = \"milestone\"\ntarget = { text = \"まとめる\" }";
    assert_eq!(One::new(words).at(2023, "5").reason(), Unrated::TextTarget);
    assert_eq!(One::new(words).by("milestone").reason(), Unrated::NoDates);
    assert_eq!(
        One::new(format!("direction = \"up\"\n{BY_2026}")).at(2023, "5").reason(),
        Unrated::NoBaseline
    );
    assert_eq!(One::new(BY_2026).at(2023, "5").reason(), Unrated::NoDirection);
    assert_eq!(One::way("up", "1", "5").by("manual").at(2023, "5").reason(), Unrated::NoVerdict);
}

#[test]
fn new_and_discontinued_indicators_are_left_alone() {
    let one = One::way("up", "1", "5").at(2023, "5");
    assert_eq!(one.clone().with("state = \"new\"").reason(), Unrated::New);
    assert_eq!(one.with("state = \"廃止\"").reason(), Unrated::Discontinued);
}

#[test]
fn a_way_of_no_length_cannot_be_measured() {
    for rule in ["linear-pace", "from-baseline"] {
        assert_eq!(One::way("up", "9", "9").by(rule).at(2023, "5").reason(), Unrated::NoWay);
        assert_eq!(One::way("keep", "6", "6").by(rule).at(2023, "5").reason(), Unrated::NoWay);
        // 81 % from 83.1 %, and the fall went on: 2.6 of 2.1 points would be praised with 124 %.
        assert_eq!(One::way("at-least", "83.1", "81").by(rule).at(2023, "80.5").reason(), Unrated::Missed);
        assert_eq!(One::way("at-most", "5", "7").by(rule).at(2023, "7.1").reason(), Unrated::Missed);
    }
}

#[test]
fn of_nothing_there_is_no_share() {
    let ratio = |direction, target, actual| {
        One::way(direction, "1", target).by("ratio-to-target").at(2023, actual).reason()
    };
    assert_eq!(ratio("up", "0", "-1"), Unrated::NoShare);
    // Twice as far below zero is not twice as good.
    assert_eq!(ratio("up", "-5", "-10"), Unrated::NoShare);
    assert_eq!(ratio("down", "-5", "3"), Unrated::NoShare);
}

#[test]
fn years_are_counted_only_between_years() {
    let pace = |one: One| one.reason();
    let at = |base: &str, target: &str, value: &str| {
        One::new(format!(
            "direction = \"up\"\nbaseline = {{ period = \"{base}\", value = 0 }}\n\
             target = {{ period = \"{target}\", value = 50 }}"
        ))
        .on(value, "20")
    };
    assert_eq!(pace(at("2021年度", "2026年度", "2021年度")), Unrated::NotAfterBaseline);
    assert_eq!(pace(at("2021年度", "2026年度", "2019年度")), Unrated::NotAfterBaseline);
    assert_eq!(pace(at("2021年度", "2026年度", "2027年度")), Unrated::AfterTarget);
    // The target's own year has a value: that one counts, whatever came later.
    assert_eq!(at("2021年度", "2026年度", "2027年度").at(2026, "40").band().1, "80.0");
    assert_eq!(
        One::way("up", "0", "50").by("ratio-to-target").at(2026, "40").at(2027, "60").band().1,
        "80.0"
    );
    assert_eq!(pace(at("2021年度", "2021年度", "2021年度")), Unrated::TargetBeforeBaseline);
    assert_eq!(pace(at("2019年度～2021年度", "2026年度", "2023年度")), Unrated::NoYears);
    let undated = One::new(
        "direction = \"up\"\nbaseline = { value = 0 }\ntarget = { period = \"2026年度\", value = 5 }",
    );
    assert_eq!(pace(undated.at(2023, "3")), Unrated::NoYears);
}

#[test]
fn a_part_of_a_year_is_not_compared_with_a_year() {
    for rule in
        ["linear-pace", "from-baseline", "ratio-to-target", "position", "trend-band", "range", "rate-clamped"]
    {
        let one = One::way("at-least", "1", "5").by(rule);
        assert_eq!(one.clone().on("2024年度上半期", "9").reason(), Unrated::PartOfYear, "{rule}");
        assert_eq!(one.on("2024年4月", "9").reason(), Unrated::PartOfYear, "{rule}");
    }
    // The year before it counts instead; a state on a day is no part of a year.
    let one = One::way("up", "0", "50").at(2024, "30").on("2025年度上半期", "60");
    assert_eq!(one.rated().period.unwrap().code(), "FY2024");
    let stock = One::way("up", "0", "50").with("accumulation = \"point\"").by("ratio-to-target");
    assert_eq!(stock.on("2025年10月1日", "25").band().1, "50.0");
    // A baseline of a half year is no start for a year, and a half year's target none for a year's value.
    let half_start = "direction = \"up\"\nbaseline = { period = \"2021年度上半期\", value = 300 }\n\
        target = { period = \"2026年度\", value = 700 }";
    for rule in ["linear-pace", "from-baseline", "position", "rate-clamped", "trend-band"] {
        assert_eq!(One::new(half_start).by(rule).at(2025, "650").reason(), Unrated::PartOfYear, "{rule}");
    }
    let half_goal = "direction = \"up\"\ntarget = { period = \"2026年度上半期\", value = 50 }";
    assert_eq!(One::new(half_goal).by("ratio-to-target").at(2025, "90").reason(), Unrated::PartOfYear);
    let point = One::new(half_goal).with("accumulation = \"point\"").by("ratio-to-target");
    assert_eq!(point.at(2025, "25").band().1, "50.0");
    // Half against half is a fair comparison.
    let half = "direction = \"up\"\ntarget = { period = \"2026年度上半期\", value = 10 }";
    assert_eq!(One::new(half).by("ratio-to-target").on("2025年度上半期", "5").band().1, "50.0");
}

#[test]
fn rules_that_do_not_fit_say_so() {
    let fit = |direction, rule| One::way(direction, "1", "9").by(rule).at(2023, "5").reason();
    assert_eq!(fit("none", "linear-pace"), Unrated::NotApplicable);
    assert_eq!(fit("keep", "position"), Unrated::NotApplicable);
    assert_eq!(fit("keep", "trend-band"), Unrated::NotApplicable);
    assert_eq!(fit("keep", "rate-clamped"), Unrated::NotApplicable);
    assert_eq!(fit("up", "range"), Unrated::NotApplicable);
    assert_eq!(fit("up", "milestone"), Unrated::NotApplicable);
    let gap = "[status]\nrule = \"from-baseline\"\n[[status.band]]\nid = \"a\"\nname = \"甲\"\ntone = \"good\"\nfrom = 90";
    assert_eq!(One::way("up", "1", "9").declaring(gap).at(2023, "5").reason(), Unrated::NoBand);
}
