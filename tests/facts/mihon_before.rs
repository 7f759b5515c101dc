//! 見本市 第1次総合計画 後期基本計画: a plan whose time is over stays, with its results, and leads to what follows it.

use rust_decimal::Decimal;

use super::published::{MIHON, MIHON_BEFORE, site};

/// Indicator, baseline of 2016, target and value of 2021, the share of the way in percent and its band.
const RESULTS: [(&str, &str, &str, &str, &str); 6] = [
    ("waiting-children", "42", "0", "24", "some"),
    ("checkup-rate", "36.0", "45.0", "34.8", "worse"),
    ("salons", "62", "80", "82", "met"),
    ("garbage-per-person", "956", "905", "908", "most"),
    ("startup-shops", "1", "5", "3", "most"),
    ("participation", "40.2", "45.0", "38.4", "worse"),
];

#[test]
fn the_results_of_six_indicators_follow_from_the_way_that_they_went() {
    for (id, baseline, target, last, band) in RESULTS {
        let [base, goal, value] = [baseline, target, last].map(|text| text.parse::<Decimal>().unwrap());
        let percent = (value - base) / (goal - base) * Decimal::ONE_HUNDRED;
        let expected = match percent {
            percent if percent >= Decimal::ONE_HUNDRED => "met",
            percent if percent >= Decimal::from(50) => "most",
            percent if percent >= Decimal::ZERO => "some",
            _ => "worse",
        };
        assert_eq!(expected, band, "{id}: {percent}");
        let row = site().row(MIHON_BEFORE, "indicators.csv", ("indicator_id", id));
        assert_eq!((row["status"].as_str(), row["rule"].as_str()), (band, "from-baseline"), "{id}");
        assert_eq!((row["baseline_period"].as_str(), row["baseline_value"].as_str()), ("FY2016", baseline));
        assert_eq!((row["latest_period"].as_str(), row["latest_value"].as_str()), ("FY2021", last), "{id}");
    }
    let words = site().page(&format!("{MIHON_BEFORE}/index.html")).main().text();
    assert!(words.contains("6つの施策のうち、高齢者のサロンの数は目標に届きました"), "{words}");
}

#[test]
fn a_fall_that_was_to_be_slowed_and_was_not_has_no_share_of_the_way() {
    let row = site().row(MIHON_BEFORE, "indicators.csv", ("indicator_id", "association-members"));
    let number = |column: &str| row[column].parse::<Decimal>().unwrap();
    assert!(
        number("target_value") < number("baseline_value") && number("latest_value") < number("target_value")
    );
    assert_eq!(row["status"], "");
    let plan = site().json(MIHON_BEFORE);
    let all = plan["indicators"].as_array().unwrap();
    let one = all.iter().find(|one| one["id"] == "association-members").unwrap();
    assert_eq!((&one["status"]["rated"], &one["status"]["code"]), (&false.into(), &"missed".into()));
    assert_eq!(all.iter().filter(|one| one["status"]["rated"] == true).count(), RESULTS.len());
}

#[test]
fn both_plans_lead_to_each_other_and_what_was_handed_on_leads_to_where_it_went() {
    let index = |plan: &str| format!("{plan}/index.html");
    for (from, to, words) in [(MIHON, MIHON_BEFORE, "前の計画"), (MIHON_BEFORE, MIHON, "後継の計画")]
    {
        let page = site().page(&index(from));
        assert!(page.links(page.main()).contains(&index(to)), "{from} does not lead to {to}");
        assert!(page.main().text().contains(words), "{from}: {words}");
    }
    assert_eq!(site().json(MIHON_BEFORE)["state"], "superseded");
    let mut handed_on = 0;
    for item in site().rows(MIHON_BEFORE, "items.csv").iter().filter(|row| row["level"] == "measure") {
        let page = site().item(MIHON_BEFORE, &item["item_id"]);
        let links = page.links(page.part("次の計画へ"));
        let next: Vec<&String> =
            links.iter().filter(|link| link.starts_with(&format!("{MIHON}/items/"))).collect();
        assert!(!next.is_empty(), "{}: nothing follows", page.path);
        handed_on += 1;
    }
    assert_eq!(handed_on, 6);
}

#[test]
fn what_both_plans_count_in_the_same_way_has_the_same_values_where_they_meet() {
    let value = |plan: &str, id: &str, year: &str| {
        let rows = site().rows(plan, "observations.csv");
        let row = rows
            .iter()
            .find(|row| row["indicator_id"] == id && row["period"] == year && row["series"].is_empty());
        row.map(|row| row["value"].clone())
    };
    let mut met = 0;
    for (id, years) in [
        ("waiting-children", &["FY2019", "FY2020", "FY2021"][..]),
        ("checkup-rate", &["FY2019", "FY2020", "FY2021"]),
        // From 2021 on the next plan counts otherwise, and says so.
        ("garbage-per-person", &["FY2019", "FY2020"]),
        ("startup-shops", &["FY2019", "FY2020", "FY2021"]),
        ("participation", &["FY2018", "FY2019", "FY2020", "FY2021"]),
    ] {
        for year in years {
            let [before, now] = [MIHON_BEFORE, MIHON].map(|plan| value(plan, id, year));
            assert!(before.is_some() && before == now, "{id} {year}: {before:?} {now:?}");
            met += 1;
        }
    }
    assert_eq!(met, 15);
    let page = site().page(&format!("{MIHON_BEFORE}/indicators/garbage-per-person.html")).main().text();
    assert!(page.contains("次の計画の892グラムと違うのは"));
}
