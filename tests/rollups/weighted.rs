//! Weighted rates of items, by hand and by their laws.

use std::fmt::Write;

use keikaku::derive::{NoRate, Unrated, Weighted};
use keikaku::model::{Exact, Rounding};
use proptest::prelude::*;

use super::derived;
use super::support::Site;

/// An indicator of the item `a`: direction, baseline, target, value, weight; blank: not said.
type Part<'a> = [&'a str; 5];

fn weighted(parts: &[Part<'_>]) -> Option<Weighted> {
    let (mut indicators, mut values) = (String::new(), "indicator,period,value\n".to_owned());
    for (at, [direction, baseline, target, value, weight]) in parts.iter().enumerate() {
        let _ = write!(
            indicators,
            "[[indicator]]\nid = \"i{at}\"\nname = \"指標{at}\"\nmeasures = [\"a\"]\ndirection = \"{direction}\"\n\
             baseline = {{ period = \"2021年度\", value = {baseline} }}\n\
             target = {{ period = \"2026年度\", value = {target} }}\n"
        );
        if !weight.is_empty() {
            let _ = writeln!(indicators, "weight = {weight}");
        }
        if !value.is_empty() {
            let _ = writeln!(values, "i{at},2025年度,{value}");
        }
    }
    let site = Site::new().file("content/p/items.csv", "id,title\na,甲\n");
    let site = site.file("content/p/indicators.toml", indicators).file("content/p/values.csv", values);
    derived(&site).weighted.shift_remove("a")
}

fn rate(parts: &[Part<'_>]) -> Result<String, NoRate> {
    weighted(parts).unwrap().rate.map(|rate| rate.rounded(3, Rounding::Nearest))
}

#[test]
fn the_rate_is_the_weighted_sum_of_the_clamped_rates() {
    for (parts, expected) in [
        // (50 - 40) / (60 - 40) = 50%, alone.
        (vec![["up", "40", "60", "50", "3"]], "50.000"),
        // (1 × 50 + 3 × 100) ÷ 4; the second is beyond its target and counts as 100.
        (vec![["up", "40", "60", "50", "1"], ["up", "0", "10", "25", "3"]], "87.500"),
        // (2 × 0 + 1 × 25) ÷ 3; the first has fallen below its baseline and counts as 0.
        (vec![["up", "40", "60", "30", "2"], ["down", "80", "40", "70", "1"]], "8.333"),
        // (0.5 × 50 + 0.25 × 100) ÷ 0.75; the second was at its target from the start and still is.
        (vec![["up", "40", "60", "50", "0.5"], ["at-least", "9", "8", "8", "0.25"]], "66.667"),
        // One third of the way, three times: no digit is lost on the way.
        (vec![["up", "0", "3", "1", "1"], ["up", "0", "3", "1", "1"], ["up", "0", "3", "1", "7"]], "33.333"),
    ] {
        assert_eq!(rate(&parts), Ok(expected.to_owned()), "{parts:?}");
    }
}

#[test]
fn a_group_with_a_part_that_is_missing_has_no_rate() {
    let parts = [["up", "40", "60", "50", "1"], ["up", "40", "60", "", "1"], ["keep", "4", "4", "4", "1"]];
    let found = weighted(&parts).unwrap();
    assert_eq!(found.rate, Err(NoRate::PartMissing));
    let missing: Vec<(&str, &Unrated)> = found
        .parts
        .iter()
        .filter_map(|part| Some((part.indicator.as_str(), part.rate.as_ref().err()?)))
        .collect();
    assert_eq!(missing, [("i1", &Unrated::NoActual), ("i2", &Unrated::NotApplicable)]);
}

#[test]
fn weights_are_all_there_or_unknown_or_no_matter() {
    let parts = [["up", "40", "60", "50", "1"], ["up", "40", "60", "55", ""]];
    assert_eq!(rate(&parts), Err(NoRate::WeightsUnknown));
    // Which weight is missing is said before which value.
    let parts = [["up", "40", "60", "", "1"], ["up", "40", "60", "55", ""]];
    assert_eq!(rate(&parts), Err(NoRate::WeightsUnknown));
    assert_eq!(weighted(&[["up", "40", "60", "50", ""], ["up", "40", "60", "55", ""]]), None);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn it_lies_between_its_parts_and_their_order_is_no_matter(
        parts in prop::collection::vec((-50_i32..150, 1_u32..1000), 1..6),
    ) {
        let written: Vec<[String; 2]> =
            parts.iter().map(|(value, weight)| [value.to_string(), format!("{}.{:02}", weight / 100, weight % 100)]).collect();
        let mut all: Vec<Part<'_>> = written.iter().map(|[value, weight]| ["up", "0", "100", value, weight]).collect();
        let found = weighted(&all).unwrap();
        let rate = found.rate.unwrap();
        let shares: Vec<Exact> = parts.iter().map(|(value, _)| Exact::from(*value.clamp(&0, &100))).collect();
        prop_assert!(*shares.iter().min().unwrap() <= rate && rate <= *shares.iter().max().unwrap());
        // The same in whole numbers: Σ hundredths × share ÷ Σ hundredths.
        let products: i64 = parts.iter().map(|(value, weight)| i64::from(*weight) * i64::from(*value.clamp(&0, &100))).sum();
        let weights: i64 = parts.iter().map(|(_, weight)| i64::from(*weight)).sum();
        prop_assert_eq!(rate.clone() * Exact::from(i32::try_from(weights).unwrap()), Exact::from(i32::try_from(products).unwrap()));
        all.reverse();
        prop_assert_eq!(weighted(&all).unwrap().rate.unwrap(), rate);
    }
}
