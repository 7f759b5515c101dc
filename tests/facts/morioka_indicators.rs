//! 盛岡市: two indicators with targets, six with a direction only, and no actual value of any.

use super::published::{MORIOKA, site};

/// id, name, unit, kind, direction, baseline in R1 (FY2019), target in R6 (FY2024), method.
const INDICATORS: [[&str; 8]; 8] = [
    [
        "participation",
        "「コミュニティ活動に参加したことがある」と答えた市民の割合",
        "%",
        "outcome",
        "up",
        "45.2",
        "56.5",
        "市まちづくり評価アンケート",
    ],
    ["membership-rate", "町内会加入率", "%", "reference", "up", "87.5", "", "庁内調査"],
    [
        "selected-groups",
        "元気なコミュニティ特選団体に登録された町内会・自治会の数",
        "件",
        "reference",
        "up",
        "20",
        "",
        "庁内調査",
    ],
    ["chair-letters", "会長あて送付文書の数", "件", "reference", "down", "116", "", "庁内調査"],
    ["community-projects", "地域づくり事業の件数", "件", "outcome", "up", "46", "64", ""],
    [
        "project-districts",
        "地域づくり事業を実施した地区の数",
        "地区",
        "reference",
        "up",
        "12",
        "",
        "庁内調査",
    ],
    [
        "course-participants",
        "コミュニティリーダー研修会、地域活動担い手養成講座への参加人数",
        "人",
        "reference",
        "up",
        "100",
        "",
        "庁内調査",
    ],
    [
        "staff-attendance",
        "地域の要望に応じて地域担当職員が出席した地域課題に関する会議等の件数",
        "件",
        "reference",
        "up",
        "8",
        "",
        "庁内調査",
    ],
];

#[test]
fn eight_indicators_have_their_values_periods_directions_and_methods() {
    let rows = site().rows(MORIOKA, "indicators.csv");
    let shown: Vec<[&str; 8]> = rows
        .iter()
        .map(|row| {
            ["indicator_id", "name", "unit", "kind", "direction", "baseline_value", "target_value", "method"]
                .map(|column| row[column].as_str())
        })
        .collect();
    assert_eq!(shown, INDICATORS);
    for row in &rows {
        assert_eq!(row["baseline_period"], "FY2019", "{}", row["name"]);
        let target = if row["target_value"].is_empty() { "" } else { "FY2024" };
        assert_eq!(row["target_period"], target, "{}", row["name"]);
        assert_eq!(row["target_text"], "", "{}", row["name"]);
    }
}

#[test]
fn every_indicator_says_its_numbers_on_its_page() {
    for [id, name, unit, kind, direction, baseline, target, method] in INDICATORS {
        let page = site().page(&format!("{MORIOKA}/indicators/{id}.html"));
        assert_eq!(page.title(), name);
        let head = if kind == "outcome" { "成果指標" } else { "参考指標" };
        assert_eq!(page.main().classed("kicker")[0].text(), head);
        let direction = if direction == "up" { "増やす（↑）" } else { "減らす（↓）" };
        assert_eq!(page.fact("めざす方向"), direction, "{id}");
        assert_eq!(page.fact("基準値 2019年度（令和元年度）"), format!("{baseline}{unit}"), "{id}");
        let targets = page.part("基準値と目標値").text();
        if target.is_empty() {
            assert!(!targets.contains("2024年度"), "{id}: {targets}");
        } else {
            assert_eq!(page.fact("目標 2024年度（令和6年度）"), format!("{target}{unit}"), "{id}");
        }
        let definition = page.part("定義と調べ方").text();
        assert!(definition.contains(method), "{id}: {definition}");
    }
}

#[test]
fn the_chapters_print_the_tables_of_indicators_as_the_plan_does() {
    let neighbourhood = site().chapter(MORIOKA, "neighbourhood");
    let community = site().chapter(MORIOKA, "community");
    let survey =
        "「コミュニティ活動（※）に参加したことがある」と答えた市民の割合（市まちづくり評価アンケート）";
    assert_eq!(neighbourhood.table("町内会・自治会活動の成果指標").texts(), [[survey, "45.2%", "56.5%"]]);
    assert_eq!(community.table("地域協働の成果指標").texts(), [["地域づくり事業の件数", "46", "64"]]);
    let up = "↑ 増加";
    assert_eq!(
        neighbourhood.table("町内会・自治会活動の参考指標").texts(),
        [
            ["町内会加入率", "87.5%", up, "庁内調査"],
            ["元気なコミュニティ特選団体に登録された町内会・自治会の数", "20件", up, "庁内調査"],
            ["会長あて送付文書の数", "116件", "↓ 減少", "庁内調査"],
        ]
    );
    assert_eq!(
        community.table("地域協働の参考指標").texts(),
        [
            ["地域づくり事業を実施した地区の数", "12地区", up, "庁内調査"],
            ["コミュニティリーダー研修会、地域活動担い手養成講座への参加人数", "100人", up, "庁内調査"],
            ["地域の要望に応じて地域担当職員が出席した地域課題に関する会議等の件数", "8件", up, "庁内調査"],
        ]
    );
    for (page, caption, head) in [
        (neighbourhood, "町内会・自治会活動の成果指標", "項目 現状値（R1） 目標値（R6）"),
        (community, "地域協働の参考指標", "項目 現状値（R1） 目指す方向 把握方法"),
    ] {
        assert_eq!(page.table(caption).element.named("thead")[0].text(), head);
        let names = page.table(caption);
        let links: usize = names.body().iter().map(|row| row[0].named("a").len()).sum();
        assert_eq!(links, names.body().len(), "{caption}: every name leads to its indicator");
    }
}

#[test]
fn no_indicator_has_an_actual_value_a_status_or_a_rule() {
    assert!(site().rows(MORIOKA, "observations.csv").is_empty());
    for row in site().rows(MORIOKA, "indicators.csv") {
        for column in ["latest_period", "latest_value", "status", "rule"] {
            assert_eq!(row[column], "", "{}: {column}", row["indicator_id"]);
        }
    }
    let plan = site().json(MORIOKA);
    assert!(plan["status"].as_array().unwrap().is_empty());
    for indicator in plan["indicators"].as_array().unwrap() {
        assert_eq!(indicator["status"]["rated"], false, "{}", indicator["id"]);
        assert_eq!(indicator["observations"], serde_json::json!([]), "{}", indicator["id"]);
        let reason = if indicator["kind"] == "outcome" {
            "実績値がまだありません"
        } else {
            "目標値がありません"
        };
        assert_eq!(indicator["status"]["reason"], reason, "{}", indicator["id"]);
    }
}

#[test]
fn every_indicator_says_that_it_is_not_rated_and_no_page_rates_one() {
    for row in site().rows(MORIOKA, "indicators.csv") {
        let page = site().page(&format!("{MORIOKA}/indicators/{}.html", row["indicator_id"]));
        assert!(page.part("なぜこの状況か").text().contains("未判定"), "{}", page.path);
        let lead = page.main().classed("lead")[0].text();
        assert!(lead.contains("その後の実績値はまだありません。"), "{lead}");
    }
    for page in site().pages_of(MORIOKA) {
        for state in page.main().classed("state") {
            assert_eq!(state.text(), "未判定", "{}", page.path);
            let drawn = state.named("svg");
            assert!(drawn.iter().all(|shape| shape.has_class("shape-none")), "{}", page.path);
        }
        let latest = page.main().classed("latest");
        assert!(latest.iter().all(|value| value.text() == "実績の記載なし"), "{}", page.path);
    }
    let summary = site().page(&format!("{MORIOKA}/indicators/index.html")).part("状況").text();
    assert!(summary.contains("指標8は、どれもまだ判定できません。"), "{summary}");
}

#[test]
fn a_chart_draws_baseline_and_target_and_no_actual_mark() {
    for row in site().rows(MORIOKA, "indicators.csv") {
        let page = site().page(&format!("{MORIOKA}/indicators/{}.html", row["indicator_id"]));
        let charts = page.main().classed("chart");
        let [chart] = charts.as_slice() else { panic!("{}: one chart", page.path) };
        let has = |class| !chart.classed(class).is_empty();
        assert!(has("m-base"), "{}", page.path);
        assert_eq!(has("m-tgt"), !row["target_value"].is_empty(), "{}", page.path);
        assert!(!has("m-act") && !has("m-est"), "{}", page.path);
        assert!(chart.text().contains("（2019年度）"), "{}: the chart's time is the indicator's", page.path);
    }
}
