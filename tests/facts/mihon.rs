//! 見本市 第2次総合計画: states as computed by hand, and everything that a value can be besides a number.

use rust_decimal::Decimal;
use serde_json::Value;

use super::published::{MIHON, Page, Row, site};

/// The rule written out: how far on the way from baseline to target, against how much of the time has passed.
/// All periods are fiscal years; the values are those of the plan.
fn pace(baseline: (i64, &str), target: (i64, &str), actual: (i64, &str)) -> Decimal {
    let number = |text: &str| text.parse::<Decimal>().unwrap();
    let way = (number(actual.1) - number(baseline.1)) / (number(target.1) - number(baseline.1));
    let time = Decimal::from(actual.0 - baseline.0) / Decimal::from(target.0 - baseline.0);
    way / time * Decimal::ONE_HUNDRED
}

type Paced = (&'static str, &'static str, &'static str, (i64, &'static str), &'static str, &'static str);

/// id, baseline in 2021, target in 2026, year and value of the latest actual, percent of the pace to one digit.
const PACED: [Paced; 5] = [
    ("checkup-rate", "34.8", "45.0", (2024, "39.2"), "71.9", "slow"),
    ("evacuation-plans", "40", "600", (2025, "250"), "46.9", "late"),
    ("garbage-per-person", "892", "820", (2025, "833"), "102.4", "good"),
    ("ibasho-districts", "0", "6", (2025, "4"), "83.3", "slow"),
    ("online-procedures", "12.5", "75.0", (2025, "65.0"), "105.0", "good"),
];
/// Indicators that have reached their target: id, latest value, sign, target.
const REACHED: [(&str, &str, &str, &str); 3] =
    [("waiting-children", "0", "≦", "0"), ("support-hubs", "6", "＝", "6"), ("startup-shops", "7", "≧", "5")];

fn indicator(id: &str) -> &'static Page {
    site().page(&format!("{MIHON}/indicators/{id}.html"))
}

fn row(id: &str) -> Row {
    site().row(MIHON, "indicators.csv", ("indicator_id", id))
}

fn json(id: &str) -> Value {
    let plan = site().json(MIHON);
    plan["indicators"].as_array().unwrap().iter().find(|one| one["id"] == id).unwrap().clone()
}

#[test]
fn five_states_follow_from_the_pace_as_computed_by_hand() {
    for (id, baseline, target, latest, percent, band) in PACED {
        let computed = pace((2021, baseline), (2026, target), latest);
        assert_eq!(format!("{:.1}", computed.round_dp(1)), percent, "{id}");
        let expected = match computed {
            percent if percent >= Decimal::ONE_HUNDRED => "good",
            percent if percent >= Decimal::from(60) => "slow",
            _ => "late",
        };
        assert_eq!(expected, band, "{id}");
        let row = row(id);
        assert_eq!(row["status"], band, "{id}");
        assert_eq!(row["rule"], "linear-pace", "{id}");
        assert_eq!((row["baseline_period"].as_str(), row["baseline_value"].as_str()), ("FY2021", baseline));
        assert_eq!((row["target_period"].as_str(), row["target_value"].as_str()), ("FY2026", target));
        let latest_period = format!("FY{}", latest.0);
        assert_eq!(
            (row["latest_period"].as_str(), row["latest_value"].as_str()),
            (latest_period.as_str(), latest.1)
        );
        let status = json(id)["status"].clone();
        let published: Decimal = status["value"].to_string().parse().unwrap();
        assert_eq!(published.round_dp(3), computed.round_dp(3), "{id}");
        assert_eq!(status["band"], band, "{id}");
    }
}

#[test]
fn every_computed_state_shows_its_numbers_and_its_bounds() {
    for (id, baseline, target, latest, percent, band) in PACED {
        let page = indicator(id);
        let why = page.part("なぜこの状況か").text();
        let name = match band {
            "good" => "100%以上にあたるので「順調」です",
            "slow" => "60%以上100%未満にあたるので「やや遅れ」です",
            _ => "60%未満にあたるので「遅れ」です",
        };
        assert!(why.contains(&format!("{}年度の実績から計算すると{percent}%で、{name}", latest.0)), "{why}");
        let formula = format!("（{} − {baseline}）÷（{target} − {baseline}）× 100 ＝", latest.1);
        assert!(why.contains(&formula), "{id}: {why}");
        assert!(why.contains(&format!("{}年 ÷ 5年 ＝", latest.0 - 2021)), "{id}: {why}");
        assert!(why.contains(&format!("＝ {percent}%")), "{id}: {why}");
    }
    for (id, latest, sign, target) in REACHED {
        let why = indicator(id).part("なぜこの状況か").text();
        assert!(why.contains("実績が目標に届いているので「到達」です"), "{id}: {why}");
        assert!(why.contains(&format!("{latest} {sign} {target}")), "{id}: {why}");
        let row = row(id);
        assert_eq!((row["status"].as_str(), row["latest_value"].as_str()), ("met", latest), "{id}");
    }
}

#[test]
fn a_target_in_words_is_shown_and_not_rated() {
    let row = row("participation-ordinance");
    assert_eq!(row["target_text"], "議決を経て制定する");
    for column in ["target_value", "baseline_value", "latest_period", "latest_value", "status", "rule"] {
        assert_eq!(row[column], "", "{column}");
    }
    assert_eq!(row["target_period"], "FY2026");
    assert_eq!(json("participation-ordinance")["status"]["rated"], false);
    let page = indicator("participation-ordinance");
    assert_eq!(page.fact("目標 2026年度（令和8年度）"), "議決を経て制定する");
    assert!(page.part("なぜこの状況か").text().contains("未判定"));
    let values: Vec<String> =
        page.table("市民参加条例（仮称）の制定の値").texts().iter().map(|row| row[1].clone()).collect();
    assert_eq!(values, ["作業中", "作業中", "議決を経て制定する"]);
    let lead = page.main().classed("lead")[0].text();
    assert!(lead.contains("2025年度は「作業中」です"), "{lead}");
    assert!(page.main().classed("chart").is_empty(), "there is nothing to draw");
}

fn observations(id: &str) -> Vec<Row> {
    let mut rows = site().rows(MIHON, "observations.csv");
    rows.retain(|row| row["indicator_id"] == id && row["series"].is_empty());
    rows
}

#[test]
fn a_year_without_a_survey_is_blank_in_the_data_said_on_the_page_and_a_gap_in_the_chart() {
    let rows = observations("participation");
    let blank: Vec<&Row> = rows.iter().filter(|row| row["value"].is_empty()).collect();
    let [only] = blank.as_slice() else { panic!("{blank:?}") };
    assert_eq!((only["period"].as_str(), only["mark"].as_str()), ("FY2020", "not-surveyed"));
    let code = site().row(MIHON, "codes.csv", ("code", "not-surveyed"));
    assert_eq!((code["list"].as_str(), code["label"].as_str()), ("mark", "調査なし"));
    let page = indicator("participation");
    let table = page.table("地域活動に参加した市民の割合の値").texts();
    let row = table.iter().find(|row| row[0].contains("2020年度")).unwrap();
    assert_eq!(row[1], "調査なし");
    assert!(row[3].contains("感染症が広がったため中止"));
    assert!(!table.iter().any(|row| row[1] == "0"), "nothing is known of 2020");
    let trend = page.part("推移").classed("chart")[0];
    assert_eq!(trend.classed("g-gap").len(), 1);
    assert!(trend.text().replace(' ', "").contains("調査なし"), "the chart names the gap");
    assert_eq!(trend.classed("d-line").len(), 5, "2018 to 2019, and 2021 to 2025: no line crosses the gap");
}

#[test]
fn an_estimate_is_never_taken_for_an_actual_value() {
    let rows = observations("checkup-rate");
    let last = rows.last().unwrap();
    assert_eq!(
        (last["period"].as_str(), last["kind"].as_str(), last["value"].as_str()),
        ("FY2025", "estimate", "40.6")
    );
    assert!(rows[..rows.len() - 1].iter().all(|row| row["kind"] == "actual"));
    assert_eq!(row("checkup-rate")["latest_period"], "FY2024");
    let page = indicator("checkup-rate");
    let values = page.table("特定健診の受診率の値").texts();
    let last: Vec<&[String]> = values[values.len() - 4..].iter().map(|row| &row[..3]).collect();
    assert_eq!(
        last,
        [
            ["2024年度（令和6年度）", "39.2", "実績"],
            ["2024年度（令和6年度）", "40.0", "中間目標"],
            ["2025年度（令和7年度）", "40.6", "見込"],
            ["2026年度（令和8年度）", "45.0", "目標"],
        ],
        "the table says everything that the chart shows"
    );
    let series = page.table("特定健診の受診率の内訳").texts();
    assert_eq!(
        series.last().unwrap()[..],
        ["2025年度（令和7年度）", "40.6見込", "37.5見込", "43.3見込"],
        "the word stands below the number"
    );
    assert_eq!(series[5][..], ["2024年度（令和6年度）", "39.2", "36.0", "42.0"]);
    let charts = page.part("推移").classed("chart");
    assert!(!charts[0].classed("m-est").is_empty(), "the estimate has its own shape");
    let lead = page.main().classed("lead")[0].text();
    assert!(lead.contains("2024年度は39.2%になりました") && !lead.contains("40.6"), "{lead}");
}

#[test]
fn a_true_zero_is_a_number() {
    let rows = observations("waiting-children");
    let last = rows.last().unwrap();
    assert_eq!((last["period"].as_str(), last["value"].as_str(), last["mark"].as_str()), ("FY2025", "0", ""));
    let page = indicator("waiting-children");
    let table = page.table("待機児童数の値").texts();
    assert_eq!(table[table.len() - 2][..3], ["2025年度（令和7年度）", "0", "実績"]);
    assert_eq!(table[table.len() - 1][..3], ["2026年度（令和8年度）", "0", "目標"]);
    assert_eq!(page.fact("目標 2026年度（令和8年度）").split('人').next(), Some("0"));
    let zeros: Vec<String> = observations("ibasho-districts")
        .iter()
        .filter(|row| row["value"] == "0")
        .map(|row| row["period"].clone())
        .collect();
    assert_eq!(zeros, ["FY2021", "FY2022"]);
    assert_eq!(indicator("ibasho-districts").fact("基準値 2021年度（令和3年度）"), "0地区");
}

#[test]
fn values_from_before_a_break_are_not_compared_with_later_ones() {
    let page = indicator("garbage-per-person");
    let lead = page.main().classed("lead")[0].text();
    assert_eq!(lead, "2021年度の892gから、2025年度は833gになりました。目標は、2026年度に820gです。");
    let table = page.table("市民1人が1日に出すごみの量の値").texts();
    let row = table.iter().find(|row| row[0].contains("2021年度")).unwrap();
    assert!(row[3].contains("令和2年度までの値とは比べられません。"), "{row:?}");
    assert_eq!(json("garbage-per-person")["breaks"][0]["period"]["code"], "FY2021");
    let trend = page.part("推移").classed("chart")[0];
    assert_eq!(trend.classed("d-line").len(), 5, "2019 to 2020, and 2021 to 2025: no line crosses the break");
}
