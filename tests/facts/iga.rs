//! 伊賀市 2025(令和7)年度 部局マニフェスト: three goals, a scale of six steps, and evaluations not yet filled in.

use serde_json::json;

use super::html::Element;
use super::published::{IGA, Page, fact, site};

const GOALS: [(&str, &str, &str, &str, usize); 3] = [
    (
        "goal-1",
        "◎部局目標1",
        "将来を見据えた住民自治のあり方の検討",
        "地域の活力を維持した魅力ある地域づくり",
        5,
    ),
    (
        "goal-2",
        "◎部局目標2",
        "課題解決に向けた地域への伴走支援とキラッと輝け！地域応援補助金の有効活用",
        "地域の活力を維持した魅力ある地域づくり",
        5,
    ),
    ("goal-3", "◎部局目標3", "市民公益活動団体への中間支援の充実", "市民公益活動団体の活性化", 2),
];

/// The parts of a goal, in the order of the sheet.
const PARTS: [&str; 7] = [
    "関連の施策・基本事業No",
    "これまでの経緯",
    "現状分析",
    "課題",
    "目標数値",
    "達成された状態",
    "手段・工程",
];

fn goal(id: &str) -> &'static Page {
    site().item(IGA, id)
}

#[test]
fn the_sheet_has_both_forms_of_its_year_its_slogan_and_its_head() {
    let page = site().page(&format!("{IGA}/index.html"));
    assert_eq!(page.title(), "2025(令和7)年度 部局マニフェスト");
    assert_eq!(page.main().classed("subtitle")[0].text(), "～私たちの組織使命と目標～");
    assert_eq!(page.fact("担当部署"), "地域連携部");
    assert_eq!(page.fact("期間"), "2025年度（令和7年度）");
    let plan = site().json(IGA);
    assert_eq!(plan["period"], json!({"code": "FY2025", "start": "2025-04-01", "end": "2026-03-31"}));
    assert_eq!(plan["contact"]["department"], "地域連携部");
    assert_eq!(plan["contact"]["role"], "部長");
    assert_eq!(plan["contact"]["phone"], "0595-22-9639");
}

#[test]
fn three_goals_have_numbers_names_titles_and_seven_parts_in_order() {
    let rows = site().rows(IGA, "items.csv");
    assert_eq!(rows.len(), 3);
    for (row, (id, number, title, name, steps)) in rows.iter().zip(GOALS) {
        assert_eq!((row["item_id"].as_str(), row["number"].as_str()), (id, number));
        assert_eq!(row["title"], title);
        let page = goal(id);
        assert_eq!(page.title(), title);
        assert_eq!(page.main().classed("subtitle")[0].text(), name, "{id}");
        assert_eq!(page.main().classed("kicker")[0].text(), number);
        let parts = page.parts();
        assert_eq!(parts[..7], PARTS, "{id}");
        assert_eq!(page.part("手段・工程").named("li").len(), steps, "{id}");
        let related = page.part("関連の施策・基本事業No").text();
        assert_eq!(related, "関連の施策・基本事業No —（番号なし）", "{id}: the dash is U+2014");
    }
}

#[test]
fn the_steps_are_those_of_the_sheet() {
    let steps = |id: &str| -> Vec<String> {
        goal(id).part("手段・工程").named("li").iter().map(|li| li.text()).collect()
    };
    assert_eq!(
        steps("goal-1"),
        [
            "付属機関の委員選定、委嘱",
            "委員会の開催(5回程度を想定)",
            "20年間の検証結果まとめ",
            "目指す提案の検討協議",
            "必要に応じ市民アンケートなどを実施",
        ]
    );
    assert_eq!(
        steps("goal-2"),
        [
            "地域とのコミュニケーション強化",
            "地域課題の共有",
            "補助金活用の提案",
            "事業設計のための伴走支援",
            "申請にかかる支援など",
        ]
    );
    assert_eq!(
        steps("goal-3"),
        ["支援体制を充実させるための手法の洗い出し", "中間支援組織の先進地視察と導入可能性の検討"]
    );
}

#[test]
fn the_scale_has_six_steps_with_bounds_and_one_without_a_number() {
    let plan = site().json(IGA);
    let scale = &plan["scales"][0];
    assert_eq!(scale["name"], "業績目標の標語(指導者評価)");
    assert_eq!(scale["evaluator"], "supervisor");
    let steps: Vec<(&str, &serde_json::Value)> = scale["steps"]
        .as_array()
        .unwrap()
        .iter()
        .map(|step| (step["name"].as_str().unwrap(), &step["bounds"]))
        .collect();
    assert_eq!(
        steps,
        [
            ("上回る", &json!({"above": 100})),
            ("到達", &json!({"exactly": 100})),
            ("わずかに達しない", &json!({"from": 90, "below": 100})),
            ("届かない", &json!({"from": 60, "below": 90})),
            ("遠い", &json!({"below": 60})),
            ("取り組みが見られなかった", &json!({})),
        ]
    );
    let bounds = ["100%超", "ちょうど100%", "90%以上100%未満", "60%以上90%未満", "60%未満", "数値なし"];
    let page = site().page(&format!("{IGA}/evaluations.html"));
    let legend = page.part("評価のものさし");
    for ((name, _), bound) in steps.iter().zip(bounds) {
        let shown = fact(legend, name).unwrap_or_else(|| panic!("no step {name}"));
        assert!(shown.starts_with(bound), "{name}: {shown}");
    }
    assert_eq!(legend.classed("scale")[0].elements().count(), 6);
    let codes = site().rows(IGA, "codes.csv");
    let listed = codes.iter().filter(|row| row["list"] == "scale:supervisor-rating");
    let names: Vec<&str> = steps.iter().map(|(name, _)| *name).collect();
    assert_eq!(listed.map(|row| row["label"].as_str()).collect::<Vec<_>>(), names);
}

#[test]
fn both_evaluations_of_all_goals_are_not_filled_in() {
    let evaluations = site().json(IGA)["evaluations"].clone();
    let all = evaluations.as_array().unwrap();
    assert_eq!(all.len(), 6);
    for (id, ..) in GOALS {
        for (evaluator, scale) in [("self", "self-evaluation"), ("supervisor", "supervisor-rating")] {
            let fits = |e: &&serde_json::Value| e["item"] == id && e["evaluator"] == evaluator;
            let found: Vec<_> = all.iter().filter(fits).collect();
            let [one] = found.as_slice() else { panic!("{id} {evaluator}: {found:?}") };
            assert_eq!(one["scale"], scale);
            assert_eq!(one["period"]["code"], "FY2025");
            for key in ["rating", "reason", "next", "date"] {
                assert!(one[key].is_null(), "{id} {evaluator} {key}");
            }
        }
        let part = goal(id).part("評価");
        // Only the self-evaluation has a place for the reason in the original.
        let shown: Vec<([String; 3], Option<String>)> = part
            .classed("evaluation")
            .iter()
            .map(|one| {
                let class = |class: &str| one.classed(class)[0].text();
                ([class("by"), class("view-name"), class("rating")], fact(one, "理由"))
            })
            .collect();
        assert_eq!(
            shown,
            [
                (["自己評価", "達成状況(自己評価)", "未記入"].map(str::to_owned), Some("未記入".to_owned())),
                (["指導者評価", "業績目標の標語(指導者評価)", "未記入"].map(str::to_owned), None)
            ],
            "{id}"
        );
    }
    let page = site().page(&format!("{IGA}/evaluations.html"));
    assert!(page.main().classed("lead")[0].text().contains("評価6件は、すべて未記入です。"));
    assert_eq!(page.main().classed("rating").len(), 6);
    assert!(page.main().classed("rating").iter().all(|rating| rating.text() == "未記入"));
}

#[test]
fn the_numbers_of_the_second_goal_stand_where_they_stood() {
    let page = goal("goal-2");
    let analysis = page.part("現状分析").text();
    assert!(analysis.contains("活用率(交付団体数/39団体)は、例年50%程度です"), "{analysis}");
    assert!(analysis.contains("9団体"), "{analysis}");
    let target = page.part("目標数値").text();
    assert!(target.contains("0または1件の団体(14団体)のうち、2団体で新規の申請"), "{target}");
    assert!(page.part("これまでの経緯").text().contains("令和元年度から"));
    assert!(page.part("達成された状態").text().contains("2団体"));
}

#[test]
fn the_numbers_and_dates_of_the_other_goals_stand_where_they_stood() {
    let first = goal("goal-1");
    let past = first.part("これまでの経緯").text();
    assert!(past.contains("昨年12月で20年"), "{past}");
    assert!(first.part("目標数値").text().contains("20年間の振り返りと目指す提案の提示"));
    let third = goal("goal-3");
    let past = third.part("これまでの経緯").text();
    assert!(past.contains("H17.4月（2005年4月）"), "{past}");
    assert!(past.contains("H29.11月（2017年11月）"), "{past}");
    let analysis = third.part("現状分析").text();
    for words in
        ["R6.11月（2024年11月）", "8割近く", "約半数", "「年に1回程度」", "「一度も利用したことがない」"]
    {
        assert!(analysis.contains(words), "{words}: {analysis}");
    }
}

#[test]
fn what_is_odd_in_the_original_is_said_in_notes() {
    let notes = |page: &Page| {
        let all = page.main().classed("note").into_iter().chain(page.main().classed("notes"));
        all.map(Element::text).collect::<Vec<_>>().join(" ")
    };
    assert!(notes(goal("goal-3")).contains("「規程する」と書いています。「規定する」の誤りとみられます。"));
    assert!(notes(goal("goal-3")).contains("部局目標3の表のマスが、部局目標1・2の表とずれています。"));
    assert!(notes(goal("goal-1")).contains("「付属機関」は原文のままです。"));
    let plan = notes(site().page(&format!("{IGA}/index.html")));
    assert!(plan.contains("「◎」が付いていますが、意味の説明（凡例）はありません。"), "{plan}");
    assert!(plan.contains("文字データには、どの段階にも印がありません。"), "{plan}");
}

#[test]
fn no_personal_name_of_the_original_is_anywhere_in_the_output() {
    for path in site().paths() {
        let text = String::from_utf8_lossy(site().bytes(path));
        for name in ["藪中", "薮中", "英行"] {
            assert!(!text.contains(name), "{path} names a person");
        }
    }
    assert!(site().json(IGA)["contact"].get("person").is_none_or(serde_json::Value::is_null));
}
