//! Laws that hold for every value.

use std::cmp::Reverse;

use keikaku::model::Exact;
use proptest::prelude::*;

use super::One;

/// Rules that give a number, and those that sort; all judge more and less.
const RULES: &[&str] =
    &["linear-pace", "from-baseline", "ratio-to-target", "position", "trend-band", "rate-clamped"];

fn rule() -> impl Strategy<Value = &'static str> {
    prop::sample::select(RULES)
}

/// Thousandths as a decimal.
fn decimal(thousandths: i64) -> String {
    let sign = if thousandths < 0 { "-" } else { "" };
    format!("{sign}{}.{:03}", thousandths.abs() / 1000, thousandths.abs() % 1000)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// More is never worse where up is good.
    #[test]
    fn progress_is_monotone(rule in rule(), base in 1_i64..500, low in 0_i64..1_000_000, more in 1_i64..400_000) {
        let at = |value: i64| {
            let one = One::way("up", &base.to_string(), "700").by(rule).at(2023, &decimal(value));
            let rated = one.rated();
            (Reverse(rated.band), rated.computation.percent())
        };
        let (less, more) = (at(low), at(low + more));
        prop_assert!(less.0 <= more.0);
        // A reached target counts as 100 where it is not computed, and less than that where it nearly is.
        let met = more.0 == Reverse(0);
        prop_assert!(met || less.1 <= more.1);
    }

    /// Down is the mirror of up: all numbers with the other sign give the same state.
    #[test]
    fn directions_are_symmetric(
        rule in prop::sample::select(&["linear-pace", "from-baseline", "position", "trend-band", "rate-clamped"][..]),
        base in -9_000_i64..9_000, target in -9_000_i64..9_000, actual in -9_000_i64..9_000,
    ) {
        let state = |direction, sign: i64| {
            let [base, target, actual] = [base, target, actual].map(|value| decimal(value * sign));
            let status = One::way(direction, &base, &target).by(rule).at(2024, &actual).status();
            match status {
                keikaku::derive::Status::Rated(rated) => Ok((rated.band, rated.computation.percent())),
                keikaku::derive::Status::Unrated(reason) => Err(reason),
            }
        };
        prop_assert_eq!(state("up", 1), state("down", -1));
    }

    /// The share of the way is the quotient itself: times the way it gives the move back, to the last digit.
    #[test]
    fn nothing_is_rounded(base in -9_000_i64..9_000, way in 1_i64..9_000, part in 0_i64..1_000) {
        let target = base + way;
        let actual = base + way * part / 1000;
        let [base, target, actual] = [base, target, actual].map(decimal);
        let one = One::way("up", &base, &target).by("from-baseline").at(2023, &actual);
        let exact = |text: &str| Exact::from(text.parse::<rust_decimal::Decimal>().unwrap());
        let percent = one.percent();
        if percent != Exact::hundred() {
            let moved = percent * (exact(&target) - exact(&base));
            prop_assert_eq!(moved, (exact(&actual) - exact(&base)) * Exact::hundred());
        }
    }
}
