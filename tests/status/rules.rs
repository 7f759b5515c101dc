//! Every rule with its bands: what it asks, where its bounds lie, and what it does at the edges.

use keikaku::derive::{Computation, Status, Unrated};
use keikaku::model::{Exact, RuleName};

use super::One;

#[test]
fn pace_compares_the_way_with_the_time() {
    // 7.3 of 9.6 in 4 of 5 years: 7.3 * 5 / (9.6 * 4) = 95.05…%
    assert_eq!(One::way("up", "38.4", "48.0").at(2025, "45.7").band(), (2, "95.1".to_owned()));
    // 42 of 50 in 4 of 5 years: exactly 105%
    assert_eq!(One::way("up", "0", "50").at(2025, "42").percent(), Exact::from(105));
    // 4 of 12 in 1 of 3 years is the pace itself, though one third has no end.
    let third = "direction = \"up\"\nbaseline = { period = \"2021年度\", value = 0 }\n\
                 target = { period = \"2024年度\", value = 12 }";
    assert_eq!(One::new(third).at(2022, "4").percent(), Exact::hundred());
    assert_eq!(One::new(third).at(2022, "4").place(), 1);
}

#[test]
fn a_bound_is_compared_exactly_and_not_as_it_is_printed() {
    // 39.98 of 50 in 4 of 5 years: 99.95%, printed 100.0% by rounding, and still below 100.
    assert_eq!(One::way("up", "0", "50").at(2025, "39.98").band(), (2, "100.0".to_owned()));
    // 29.999 of 50 in 5 of 5 years: 59.998%
    assert_eq!(One::way("up", "0", "50").at(2026, "29.999").band(), (3, "60.0".to_owned()));
    assert_eq!(One::way("up", "0", "50").at(2026, "30").band(), (2, "60.0".to_owned()));
}

#[test]
fn usual_bands_are_those_of_the_declared_ones() {
    for value in ["-5", "0", "23.9", "24", "39.98", "40", "49", "50", "60"] {
        let one = One::way("up", "0", "50").at(2025, value);
        assert_eq!(one.place(), one.clone().by("linear-pace").place(), "{value}");
    }
}

#[test]
fn a_reached_target_is_met_whatever_the_pace_says() {
    for (direction, base, target, actual) in [
        ("up", "1", "5", "5"),
        ("up", "1", "5", "9"),
        ("up", "5", "5", "5"),
        ("down", "5", "0", "0"),
        ("down", "5", "-3", "-4"),
        ("keep", "2476", "2476", "2476"),
        ("at-least", "2000", "2000", "2044"),
        ("at-most", "9", "5", "5"),
    ] {
        for rule in ["linear-pace", "from-baseline"] {
            let rated = One::way(direction, base, target).by(rule).at(2023, actual).rated();
            assert_eq!(rated.band, 0, "{direction}");
            assert!(matches!(rated.computation, Computation::Reached { .. }), "{direction}");
        }
    }
}

#[test]
fn the_way_from_the_baseline_may_be_below_zero_and_above_a_hundred() {
    let at = |value: &str| One::way("up", "10", "20").by("from-baseline").at(2023, value).band();
    assert_eq!(at("9"), (3, "-10.0".to_owned()));
    assert_eq!(at("10"), (2, "0.0".to_owned()));
    assert_eq!(at("14.9"), (2, "49.0".to_owned()));
    assert_eq!(at("15"), (1, "50.0".to_owned()));
    // Across zero: (-1 - -5) / (5 - -5) = 40 %
    assert_eq!(One::way("up", "-5", "5").by("from-baseline").at(2023, "-1").band().1, "40.0");
    // No band catches reached targets here: 15 of 10 is 150 %, which a number decides.
    let numbers = "[status]\nrule = \"from-baseline\"\n[[status.band]]\nid = \"over\"\nname = \"超\"\ntone = \"met\"\nabove = 100";
    let one = One::way("up", "0", "10").declaring(numbers).at(2023, "15");
    assert_eq!(one.band(), (0, "150.0".to_owned()));
}

#[test]
fn the_share_of_the_target_turns_round_where_less_is_better() {
    let up = |value: &str| One::way("up", "0", "8").by("ratio-to-target").at(2023, value).band();
    assert_eq!(up("8.01"), (0, "100.1".to_owned())); // 100.125
    assert_eq!(up("8"), (1, "100.0".to_owned()));
    assert_eq!(up("7.9999"), (2, "100.0".to_owned())); // 99.99875
    assert_eq!(up("7.2"), (2, "90.0".to_owned()));
    assert_eq!(up("7"), (3, "87.5".to_owned()));
    assert_eq!(up("4.8"), (3, "60.0".to_owned()));
    assert_eq!(up("4"), (4, "50.0".to_owned()));
    assert_eq!(up("-4"), (4, "-50.0".to_owned()));
    // Down: 5 / 8 = 62.5 %, 5 / 4 = 125 %
    let down = |value: &str| One::way("down", "10", "5").by("ratio-to-target").at(2023, value).band();
    assert_eq!(down("8"), (3, "62.5".to_owned()));
    assert_eq!(down("4"), (0, "125.0".to_owned()));
    // Nothing is left to divide by, and the target is reached.
    assert_eq!(down("0"), (1, "100.0".to_owned()));
    // Keep: more and less are the same distance. 2,376 / 2,476 and 2,476 / 2,576 are both 96 %.
    let keep = |value: &str| One::way("keep", "2476", "2476").by("ratio-to-target").at(2023, value).band();
    assert_eq!(keep("2376"), (2, "96.0".to_owned()));
    assert_eq!(keep("2576"), (2, "96.1".to_owned()));
}

#[test]
fn position_sorts_beside_target_and_baseline() {
    let at = |value: &str| One::way("up", "50", "60").by("position").at(2023, value).place();
    // Target 60; as good as the baseline: 45 to 55.
    for (value, band) in [("60", 0), ("61", 0), ("59.9", 1), ("55.1", 1), ("55", 2), ("45", 2), ("44.9", 3)] {
        assert_eq!(at(value), band, "{value}");
    }
    let at = |value: &str| One::way("down", "50", "40").by("position").at(2023, value).place();
    for (value, band) in [("40", 0), ("40.1", 1), ("44.9", 1), ("45", 2), ("55", 2), ("55.1", 3)] {
        assert_eq!(at(value), band, "{value}");
    }
    // A target within the width is reached all the same; of a baseline of 0 the width is nothing.
    assert_eq!(One::way("up", "50", "52").by("position").at(2023, "52").place(), 0);
    for (value, band) in [("1", 1), ("0", 2), ("-1", 3)] {
        assert_eq!(One::way("up", "0", "9").by("position").at(2023, value).place(), band, "{value}");
    }
    // Below zero the width is still a width: -50 ± 5.
    assert_eq!(One::way("up", "-50", "0").by("position").at(2023, "-46").place(), 2);
    let narrow = "[status]\nrule = \"position\"\ntolerance = 2";
    assert_eq!(One::way("up", "50", "60").declaring(narrow).at(2023, "51.1").place(), 1);
    // Without a target there is no S, and the rest is as before.
    let aimless = One::new("direction = \"up\"\nbaseline = { value = 50 }").by("position");
    assert_eq!(aimless.at(2023, "99").place(), 1);
}

#[test]
fn trend_counts_moves_within_the_error_as_flat() {
    // From 40 to 50 in five years: 44 after two.
    let at = |value: &str| One::way("up", "40", "50").with("unit = \"%\"").by("trend-band").at(2023, value);
    for (value, band) in
        [("50", 0), ("44", 0), ("43.9", 1), ("43", 1), ("40", 1), ("37", 1), ("36.9", 2), ("43.99", 1)]
    {
        assert_eq!(at(value).place(), band, "{value}");
    }
    // Counts have no survey error: one less is worse, one more than the pace is on track.
    let at = |value: &str| One::way("up", "40", "50").with("unit = \"件\"").by("trend-band").at(2023, value);
    for (value, band) in [("44", 0), ("43", 1), ("41", 1), ("40", 1), ("39", 2)] {
        assert_eq!(at(value).place(), band, "{value}");
    }
    // A small way: 1 point a year lies within the error, so that only the reached target is on track.
    let small =
        |value: &str| One::way("up", "40", "42").with("unit = \"%\"").by("trend-band").at(2023, value);
    assert_eq!((small("41.5").place(), small("42").place()), (1, 0));
    let sure = "[status]\nrule = \"trend-band\"\nerror = 0";
    assert_eq!(small("41.5").declaring(sure).place(), 0);
}

#[test]
fn ranges_include_their_ends() {
    let range = "direction = \"range\"\ntarget = { period = \"2026年度\", min = 20, max = 30 }";
    for (value, band) in [("19.9", 1), ("20", 0), ("25", 0), ("30", 0), ("30.1", 1)] {
        assert_eq!(One::new(range).by("range").at(2023, value).place(), band, "{value}");
    }
    assert_eq!(One::way("at-least", "1", "5").by("range").at(2023, "5").place(), 0);
    assert_eq!(One::way("at-most", "9", "5").by("range").at(2023, "5.1").place(), 1);
    assert_eq!(One::way("keep", "5", "5").by("range").at(2023, "4").place(), 1);
    // Rules that take a share say nothing of a range: a state for values inside would hide those outside.
    for rule in ["linear-pace", "from-baseline", "ratio-to-target"] {
        for outside in ["19", "25", "31"] {
            let one = One::new(range).with("baseline = { period = \"2021年度\", value = 35 }").by(rule);
            assert_eq!(one.at(2023, outside).reason(), Unrated::NotApplicable, "{rule} {outside}");
        }
    }
}

#[test]
fn milestones_are_judged_for_the_day_of_the_site() {
    let by = |deadline: &str, dates: &str| {
        let definition = format!(
            "direction = \"milestone\"\ntarget = {{ period = \"{deadline}\", text = \"つくる\" }}\n\
             milestone = {{ {dates} }}"
        );
        One::new(definition).by("milestone").place()
    };
    let (done, doing, not_yet, late) = (0, 1, 2, 3);
    assert_eq!(by("2026年度", "started = \"2024-04-01\", done = \"2026-03-19\""), done);
    assert_eq!(by("2024年度", "done = \"2026-03-19\""), done);
    assert_eq!(by("2026年度", "started = \"2024-04-01\""), doing);
    assert_eq!(by("2026年度", ""), not_yet);
    assert_eq!(by("2025年度", "started = \"2024-04-01\""), late);
    assert_eq!(by("2025年度", ""), late);
    // The day of the site is the last day of its target; the day after it is late.
    assert_eq!(by("2026年11月21日", ""), not_yet);
    assert_eq!(by("2026年11月20日", ""), late);
    // What is only planned has not happened.
    assert_eq!(by("2026年度", "started = \"2026-11-22\""), not_yet);
    assert_eq!(by("2026年度", "started = \"2024-04-01\", done = \"2026-11-22\""), doing);
    assert_eq!(by("2026年度", "started = \"2024-04-01\", done = \"2026-11-21\""), done);
}

#[test]
fn a_clamped_rate_stays_between_nothing_and_all() {
    let up = |value: &str| One::way("up", "10", "20").by("rate-clamped").at(2023, value).band();
    for (value, band, percent) in [
        ("25", 0, "100.0"),
        ("20", 0, "100.0"),
        ("15", 1, "50.0"),
        ("14.99", 2, "49.9"),
        ("10", 3, "0.0"),
        ("3", 3, "0.0"),
    ] {
        assert_eq!(up(value), (band, percent.to_owned()), "{value}");
    }
    // The baseline is at the target already: all or nothing.
    for (direction, base, target, value, percent) in [
        ("up", "20", "20", "20", "100.0"),
        ("up", "25", "20", "19", "0.0"),
        ("down", "5", "5", "5", "100.0"),
        ("down", "4", "5", "6", "0.0"),
        ("at-least", "83.1", "81", "82", "100.0"),
        ("at-least", "83.1", "81", "80.9", "0.0"),
    ] {
        let one = One::way(direction, base, target).by("rate-clamped").at(2023, value);
        assert_eq!(one.band().1, percent, "{direction} {base} {target} {value}");
    }
}

#[test]
fn a_persons_word_uses_the_bands_of_the_plan() {
    let manual = "rule = \"manual\"\nmanual = { band = \"slow\", reason = \"審議会の判断\" }";
    let rated = One::way("up", "0", "50").with(manual).at(2025, "50").rated();
    assert_eq!((rated.band, rated.period), (2, None));
    assert_eq!(rated.computation, Computation::Manual { reason: "審議会の判断".to_owned() });
    // Beside another rule it stands as another view, and does not replace it.
    let beside = "manual = { band = \"slow\", reason = \"審議会の判断\", period = \"2025年度\" }";
    let (own, others) = One::way("up", "0", "50").with(beside).at(2025, "50").all();
    assert!(matches!(own, Status::Rated(rated) if rated.rule == RuleName::LinearPace && rated.band == 0));
    assert!(others.iter().any(|(rule, status)| {
        *rule == RuleName::Manual && matches!(status, Status::Rated(rated) if rated.band == 2)
    }));
}

#[test]
fn the_latest_measured_value_counts() {
    let one = One::way("up", "0", "50").at(2023, "20").at(2024, "30").on("2025年度", "調査なし");
    let rated = one.rated();
    assert_eq!(rated.period.unwrap().code(), "FY2024");
    assert_eq!(rated.computation.percent(), Some(Exact::hundred()));
}

#[test]
fn of_several_targets_the_final_one_counts() {
    let several = "direction = \"up\"\nbaseline = { period = \"2021年度\", value = 0 }\n\
                   [[indicator.target]]\nperiod = \"2024年度\"\nvalue = 10\nkind = \"interim\"\n\
                   [[indicator.target]]\nperiod = \"2026年度\"\nvalue = 50\n\
                   [[indicator.target]]\nperiod = \"2031年度\"\nvalue = 90\nkind = \"long-term\"";
    assert_eq!(One::new(several).at(2025, "42").percent(), Exact::from(105));
}

#[test]
fn indicators_may_name_another_rule_of_the_plan() {
    let rules = "[[status]]\nrule = \"linear-pace\"\n[[status]]\nrule = \"position\"\ntolerance = 4";
    let one = One::way("up", "50", "60").declaring(rules).at(2023, "52");
    assert_eq!(one.rated().rule, RuleName::LinearPace);
    let named = one.with("rule = \"position\"").rated();
    assert_eq!((named.rule, named.band), (RuleName::Position, 2));
}

#[test]
fn every_other_rule_is_tried() {
    let (_, others) = One::way("up", "10", "20").at(2023, "15").all();
    let rated: Vec<&str> = others
        .iter()
        .filter(|(_, status)| matches!(status, Status::Rated(_)))
        .map(|(rule, _)| rule.id())
        .collect();
    assert_eq!(others.len(), RuleName::ALL.len() - 1);
    assert_eq!(rated, ["from-baseline", "ratio-to-target", "position", "trend-band", "rate-clamped"]);
    // The growth rule needs a second year.
    assert!(!rated.contains(&"open-sdg"));
    // Where no rule is in force nobody asked for a verdict.
    assert!(One::way("up", "10", "20").declaring("").at(2023, "15").all().1.is_empty());
}
