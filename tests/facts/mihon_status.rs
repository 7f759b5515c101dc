//! 見本市: the sample shows every status rule with every band, every usual reason for no state, and every kind of
//! indicator and value, so that a new city finds a pattern for its own.

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;
use serde_json::Value;

use super::published::{MIHON, Row, site};

fn plan() -> Value {
    site().json(MIHON)
}

fn indicators() -> Vec<Value> {
    plan()["indicators"].as_array().unwrap().clone()
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

/// Rule and band, where the status has a band.
fn verdict(status: &Value) -> Option<(String, String)> {
    (status["rated"] == true).then(|| (text(&status["rule"]), text(&status["band"])))
}

/// What a key says of all indicators; `null` is left out.
fn said(key: &str) -> BTreeSet<String> {
    indicators().iter().map(|one| text(&one[key])).filter(|word| !word.is_empty()).collect()
}

fn set(words: &[&str]) -> BTreeSet<String> {
    words.iter().map(|word| (*word).to_owned()).collect()
}

const RULES: [&str; 10] = [
    "from-baseline",
    "linear-pace",
    "manual",
    "milestone",
    "open-sdg",
    "position",
    "range",
    "rate-clamped",
    "ratio-to-target",
    "trend-band",
];

#[test]
fn every_rule_rates_an_indicator_and_the_plans_own_has_every_band_as_a_verdict() {
    let verdicts: BTreeSet<(String, String)> =
        indicators().iter().filter_map(|one| verdict(&one["status"])).collect();
    let rules: BTreeSet<String> = verdicts.iter().map(|(rule, _)| rule.clone()).collect();
    assert_eq!(rules, set(&RULES));
    let own: BTreeSet<String> =
        verdicts.iter().filter(|(rule, _)| rule == "linear-pace").map(|(_, band)| band.clone()).collect();
    assert_eq!(own, set(&["met", "good", "slow", "late"]));
    let declared =
        plan()["status"].as_array().unwrap().iter().find(|rule| rule["own"] == true).unwrap().clone();
    assert_eq!(declared["rule"], "linear-pace");
}

#[test]
fn every_band_of_every_rule_stands_on_some_page() {
    let mut shown: BTreeSet<(String, String)> = BTreeSet::new();
    for one in indicators() {
        shown.extend(verdict(&one["status"]));
        shown.extend(one["other_rules"].as_array().unwrap().iter().filter_map(verdict));
    }
    let mut bands: BTreeSet<(String, String)> = BTreeSet::new();
    for rule in plan()["status"].as_array().unwrap() {
        for band in rule["bands"].as_array().unwrap() {
            bands.insert((text(&rule["rule"]), text(&band["id"])));
        }
    }
    assert_eq!(bands.len(), 39, "ten rules with all their bands");
    assert_eq!(shown, bands);
}

#[test]
fn eight_indicators_are_not_rated_each_for_its_own_reason() {
    let reasons: BTreeMap<String, String> = indicators()
        .iter()
        .filter(|one| one["status"]["rated"] == false)
        .map(|one| (text(&one["status"]["code"]), text(&one["id"])))
        .collect();
    let expected = [
        ("after-target", "shelter-toilets"),
        ("discontinued", "family-app"),
        ("mark", "foreign-shelter-known"),
        ("new", "staff-leaving"),
        ("no-actual", "pedestrians"),
        ("no-target", "family-consultations"),
        ("part-of-year", "transport-users"),
        ("text-target", "participation-ordinance"),
    ];
    let expected: BTreeMap<String, String> =
        expected.iter().map(|(code, id)| ((*code).to_owned(), (*id).to_owned())).collect();
    assert_eq!(reasons, expected);
    let unrated = indicators().iter().filter(|one| one["status"]["rated"] == false).count();
    assert_eq!((indicators().len(), unrated), (29, 8));
    let page = site().page(&format!("{MIHON}/indicators/index.html"));
    let summary = page.part("状況").text();
    assert!(summary.contains("判定できた21指標のうち、11指標が到達または順調で、10指標に遅れがあります。ほかの8指標は、まだ判定できません。"), "{summary}");
    let chapter = site().chapter(MIHON, "progress").main().text();
    assert!(chapter.contains("29の指標で") && chapter.contains("8つの指標には、それぞれ理由があります"));
    let listed = site().chapter(MIHON, "progress").table("判定できない理由").body().len();
    assert_eq!(listed, unrated, "the chapter names each of them");
}

#[test]
fn every_way_to_state_an_indicator_and_its_values_is_used() {
    let directions = ["up", "down", "keep", "at-least", "at-most", "range", "milestone", "none"];
    assert_eq!(said("direction"), set(&directions));
    assert_eq!(said("accumulation"), set(&["cumulative", "yearly", "average", "point"]));
    assert_eq!(said("kind"), set(&["outcome", "output", "activity", "reference"]));
    assert_eq!(said("state"), set(&["new", "discontinued"]));
    let all = indicators();
    let inner = |list: &str, key: &str| -> BTreeSet<String> {
        all.iter().flat_map(|one| one[list].as_array().unwrap().clone()).map(|one| text(&one[key])).collect()
    };
    assert_eq!(inner("targets", "kind"), set(&["final", "interim", "long-term"]));
    assert_eq!(inner("observations", "kind"), set(&["actual", "estimate", "preliminary", "forecast"]));
    assert!(inner("breaks", "reason").len() == 1, "one series has a break");
    let split: Vec<(String, usize)> = all
        .iter()
        .map(|one| (text(&one["id"]), one["series"].as_array().unwrap().len()))
        .filter(|(_, series)| *series > 0)
        .collect();
    let expected = [("after-school-waiting", 6), ("checkup-rate", 2), ("participation", 6)];
    assert_eq!(split, expected.map(|(id, series)| (id.to_owned(), series)));
}

/// Values of the rules that give a number, computed by hand from the values of the plan: id, rule, percent, band.
const COMPUTED: [(&str, &str, &str, &str); 8] = [
    // 10.0 ÷ 12.5
    ("sick-child-declined", "ratio-to-target", "80", "partly"),
    // (−166 + 212) ÷ (−100 + 212) = 46 ÷ 112
    ("net-migration", "from-baseline", "41.071428571", "some"),
    // (9,400 − 7,200) ÷ (10,000 − 7,200) = 2,200 ÷ 2,800
    ("supporters", "rate-clamped", "78.571428571", "most"),
    // (1,720 − 1,930) ÷ (2,200 − 1,930) is below zero, and zero is the least
    ("exercise-members", "rate-clamped", "0", "none"),
    ("exercise-members", "from-baseline", "-77.777777778", "worse"),
    // (11 − 5) ÷ (10 − 5) = 120 %, and a hundred is the most
    ("disability-jobs", "rate-clamped", "100", "full"),
    ("disability-jobs", "ratio-to-target", "110", "over"),
    // 14 ÷ 58 of the way in four of five years
    ("after-school-waiting", "linear-pace", "30.172413793", "late"),
];

#[test]
fn numbers_of_the_other_rules_are_those_computed_by_hand() {
    let rows = site().rows(MIHON, "status.csv");
    for (id, rule, percent, band) in COMPUTED {
        let row = rows.iter().find(|row| row["indicator_id"] == id && row["rule"] == rule).unwrap();
        let value: Decimal = row["value"].parse().unwrap();
        assert_eq!(value.normalize(), percent.parse::<Decimal>().unwrap().normalize(), "{id} by {rule}");
        assert_eq!(row["status"], band, "{id} by {rule}");
    }
}

#[test]
fn a_persons_word_stands_with_its_reason_beside_what_would_be_computed() {
    let one = |id: &str| indicators().into_iter().find(|one| one["id"] == id).unwrap();
    let waiting = one("after-school-waiting");
    assert_eq!(verdict(&waiting["status"]), Some(("manual".to_owned(), "slow".to_owned())));
    let by_pace = waiting["other_rules"].as_array().unwrap().iter().find(|one| one["rule"] == "linear-pace");
    assert_eq!(by_pace.unwrap()["band"], "late", "the formula says otherwise, and both are shown");
    let page = site().page(&format!("{MIHON}/indicators/after-school-waiting.html"));
    let why = page.part("なぜこの状況か").text();
    assert!(why.contains("総合計画審議会の判断（令和8年10月16日）") && why.contains("30.2%"), "{why}");
    for (id, band, reason) in [
        ("family-center-opened", "met", "同じことを2回話さずに済むようになったため"),
        ("participation-ordinance", "good", "意見の募集の日程も決まったため"),
        ("foreign-shelter-known", "late", "調べること自体が、1年遅れているため"),
    ] {
        let one = one(id);
        assert_ne!(one["status"]["rule"], "manual", "{id}");
        let beside = one["other_rules"].as_array().unwrap().iter().filter_map(verdict);
        assert!(beside.into_iter().any(|verdict| verdict == ("manual".to_owned(), band.to_owned())), "{id}");
        let others = site().page(&format!("{MIHON}/indicators/{id}.html")).table("ほかのきまりで見ると");
        let row = others.texts().into_iter().find(|row| row[0] == "人の判断").unwrap();
        assert!(row[1].contains(reason), "{row:?}");
    }
}

fn observed(id: &str) -> Vec<Row> {
    let mut rows = site().rows(MIHON, "observations.csv");
    rows.retain(|row| row["indicator_id"] == id);
    rows
}

fn value(row: &Row) -> Decimal {
    row["value"].parse().unwrap()
}

#[test]
fn the_children_of_the_six_districts_add_up_to_those_of_the_city() {
    let rows = observed("after-school-waiting");
    let mut years = 0;
    for whole in rows.iter().filter(|row| row["series"].is_empty()) {
        let parts: Vec<&Row> =
            rows.iter().filter(|row| row["period"] == whole["period"] && !row["series"].is_empty()).collect();
        assert_eq!(parts.len(), 6, "{whole:?}");
        assert_eq!(parts.iter().map(|row| value(row)).sum::<Decimal>(), value(whole), "{whole:?}");
        years += 1;
    }
    assert_eq!(years, 5);
}

#[test]
fn the_answers_of_the_six_ages_give_the_share_of_all() {
    let number = |row: &Row, column: &str| row[column].parse::<Decimal>().unwrap();
    let rows = observed("participation");
    let years: BTreeSet<String> =
        rows.iter().filter(|row| !row["series"].is_empty()).map(|row| row["period"].clone()).collect();
    assert_eq!(years.len(), 5);
    for year in years {
        let (whole, parts): (Vec<&Row>, Vec<&Row>) =
            rows.iter().filter(|row| row["period"] == year).partition(|row| row["series"].is_empty());
        assert_eq!((whole.len(), parts.len()), (1, 6), "{year}");
        for column in ["numerator", "denominator"] {
            let sum: Decimal = parts.iter().map(|row| number(row, column)).sum();
            assert_eq!(sum, number(whole[0], column), "{year}: {column}");
        }
        for row in whole.iter().chain(&parts) {
            let share = number(row, "numerator") / number(row, "denominator") * Decimal::ONE_HUNDRED;
            assert_eq!(share.round_dp(1), value(row), "{row:?}");
            assert_eq!(row["note"].replace(['回', '答', '人', ','], ""), row["denominator"], "{row:?}");
        }
    }
}

#[test]
fn an_axis_names_the_years_that_hold_its_halves_and_spans() {
    for (id, years) in [("transport-users", 2025..=2026), ("net-migration", 2017..=2026)] {
        let page = site().page(&format!("{MIHON}/indicators/{id}.html"));
        let chart = page.part("推移").classed("chart")[0];
        let drawn: Vec<String> = chart.named("text").iter().map(|label| label.text()).collect();
        let first_and_last = [years.start().to_string(), years.end().to_string()];
        assert!(first_and_last.iter().all(|year| drawn.contains(year)), "{id}: {drawn:?}");
        assert_eq!(chart.classed("g-tick").len(), years.count(), "{id}");
    }
}

#[test]
fn states_of_many_rules_are_read_by_their_sign_and_still_add_up() {
    let tones: BTreeMap<(String, String), String> = plan()["status"]
        .as_array()
        .unwrap()
        .iter()
        .flat_map(|rule| {
            let bands = rule["bands"].as_array().unwrap().clone();
            bands.into_iter().map(|band| ((text(&rule["rule"]), text(&band["id"])), text(&band["tone"])))
        })
        .collect();
    let tone =
        |one: &Value| verdict(&one["status"]).map_or_else(|| "none".to_owned(), |of| tones[&of].clone());
    let mut counted: BTreeMap<String, usize> = BTreeMap::new();
    for indicator in indicators() {
        *counted.entry(tone(&indicator)).or_default() += 1;
    }
    let table = site().page(&format!("{MIHON}/indicators/index.html")).table("政策目標ごとの指標の状況");
    let rows = table.texts();
    let whole = rows.last().unwrap();
    let counts = ["met", "good", "slow", "late", "none"].map(|tone| counted[tone].to_string());
    assert_eq!(whole[0], "計画全体");
    assert_eq!(whole[2..], counts);
    let listed = site().page(&format!("{MIHON}/index.html")).part("いまの状況").classed("states")[0].text();
    for (name, count) in ["到達", "順調", "やや遅れ", "遅れ", "未判定"].iter().zip(&counts) {
        assert!(listed.contains(&format!("{name} {count}")), "{name} {count}: {listed}");
    }
}

#[test]
fn three_indicators_of_one_measure_are_joined_by_their_weights() {
    let all = plan()["weighted"].as_array().unwrap().clone();
    let welfare = all.iter().find(|one| one["item"] == "welfare").unwrap();
    let parts: Vec<(String, String, String)> = welfare["parts"]
        .as_array()
        .unwrap()
        .iter()
        .map(|part| (text(&part["indicator"]), part["weight"].to_string(), part["rate"].to_string()))
        .collect();
    let expected = [
        ("supporters", "1", "78.571428571"),
        ("exercise-members", "2", "0"),
        ("disability-jobs", "1", "100"),
    ];
    assert_eq!(parts, expected.map(|(id, weight, rate)| (id.to_owned(), weight.to_owned(), rate.to_owned())));
    // (2,200 ÷ 2,800 × 1 + 0 × 2 + 1 × 1) ÷ 4
    assert_eq!(welfare["rate"].to_string(), "44.642857143");
}
