//! Cases that cities have published, to the digit.

use keikaku::derive::Computation;
use keikaku::model::Exact;

use super::One;

#[test]
fn loneliness_grew_and_the_progress_is_negative() {
    // (11.7 - 8.1) / (5.0 - 8.1) = 3.6 / -3.1 = -1.16129…
    let one = One::way("down", "8.1", "5.0").by("from-baseline").at(2023, "11.7");
    assert_eq!(one.band(), (3, "-116.1".to_owned()));
}

#[test]
fn work_came_part_of_the_way() {
    // (33.0 - 28.7) / (40.0 - 28.7) = 4.3 / 11.3 = 0.38053…
    let one = One::way("up", "28.7", "40.0").by("from-baseline").at(2023, "33.0");
    assert_eq!(one.band(), (2, "38.1".to_owned()));
}

#[test]
fn seven_of_two_planned() {
    // 7 / 2 = 3.5
    let one = One::way("up", "0", "2").by("ratio-to-target").at(2023, "7");
    assert_eq!(one.band(), (0, "350.0".to_owned()));
}

#[test]
fn money_spent_of_money_planned() {
    // 75,026,256 / 102,461,314 = 0.73224…
    let one = One::way("up", "0", "102461314").by("ratio-to-target").at(2023, "75026256");
    assert_eq!(one.band(), (3, "73.2".to_owned()));
}

#[test]
fn kept_numbers_are_equal_and_nothing_is_divided() {
    for value in ["2476", "0"] {
        for rule in ["linear-pace", "from-baseline", "ratio-to-target"] {
            let rated = One::way("keep", value, value).by(rule).at(2023, value).rated();
            assert!(matches!(rated.computation, Computation::Reached { .. }), "{value}, {rule}");
        }
    }
    assert_eq!(One::way("keep", "2476", "2476").by("ratio-to-target").at(2023, "2476").place(), 1);
}

#[test]
fn a_floor_below_the_baseline_is_met_above_it() {
    // At least 2,000 from 2,044: 2,010 is less than before and still enough. 2,010 / 2,000 = 100.5 %
    let one = One::way("at-least", "2044", "2000").at(2023, "2010");
    assert_eq!(one.place(), 0);
    assert_eq!(one.clone().by("ratio-to-target").band(), (0, "100.5".to_owned()));
    // 81 % from 83.1 %: the fall may go on, slower.
    assert_eq!(One::way("at-least", "83.1", "81").at(2023, "81").place(), 0);
    assert_eq!(One::way("at-least", "83.1", "81").at(2023, "82.4").place(), 0);
}

#[test]
fn a_period_average_is_compared_with_the_average() {
    let definition = "direction = \"up\"\naccumulation = \"average\"\n\
                      target = { period = \"2022年度～2026年度\", value = 610 }";
    let one = One::new(definition).by("ratio-to-target");
    // 549 / 610 = 0.9
    assert_eq!(one.clone().on("2022年度～2024年度", "549").band(), (2, "90.0".to_owned()));
    assert_eq!(one.on("2022年度～2025年度", "610").percent(), Exact::hundred());
}
