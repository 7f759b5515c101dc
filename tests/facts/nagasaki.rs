//! 長崎市 重点プロジェクト 9: five measures, nine projects, two amounts and the total that the plan states.

use super::published::{NAGASAKI, error_of, fact, line_of, site};

const MEASURES: [(&str, &str, &[&str]); 5] = [
    ("model-project", "モデル事業の実施及び検証", &["地域コミュニティ推進交付金"]),
    (
        "hearing",
        "地域コミュニティを支えるしくみの制度化に向けた市民等からの意見聴取",
        &["地域コミュニティ推進審議会", "地域での意見交換会"],
    ),
    (
        "council-support",
        "「（仮称）地域コミュニティ連絡協議会」の設立に向けた支援",
        &["地域の話し合いの場づくり支援"],
    ),
    (
        "leaders",
        "リーダーの発掘・育成",
        &["わがまちみらいマネジメント講座の開催", "わがまちみらい情報交換会の開催", "先進地視察"],
    ),
    (
        "support-staff",
        "まちづくり支援職員の資質向上",
        &["地域コミュニティ活性化アドバイザー委託", "まちづくり支援職員研修の実施"],
    ),
];

#[test]
fn five_measures_hold_nine_main_projects_as_1_2_1_3_2() {
    let titles: Vec<(String, String)> = site()
        .rows(NAGASAKI, "items.csv")
        .iter()
        .map(|row| (row["item_id"].clone(), row["title"].clone()))
        .collect();
    let expected = MEASURES.map(|(id, title, _)| (id.to_owned(), title.to_owned()));
    assert_eq!(titles, expected);
    let mut counts = Vec::new();
    for (id, title, projects) in MEASURES {
        let page = site().item(NAGASAKI, id);
        assert_eq!(page.title(), title);
        let shown: Vec<String> = page.part("主な事業").named("li").iter().map(|li| li.text()).collect();
        assert_eq!(shown, projects, "{id}");
        counts.push(shown.len());
    }
    assert_eq!(counts, [1, 2, 1, 3, 2]);
    assert_eq!(counts.iter().sum::<usize>(), 9);
}

#[test]
fn the_two_amounts_and_the_stated_total_are_exact_and_their_year_is_blank() {
    let rows = site().rows(NAGASAKI, "budget.csv");
    let shown: Vec<[&str; 9]> = rows
        .iter()
        .map(|row| {
            ["line_id", "item_ids", "line", "fiscal_year", "kind", "fund", "amount", "unit", "printed"]
                .map(|column| row[column].as_str())
        })
        .collect();
    let group = "hearing;council-support;leaders;support-staff";
    assert_eq!(
        shown,
        [
            ["grant", "model-project", "地域コミュニティ推進交付金", "", "", "", "22600", "千円", "22,600"],
            ["promotion", group, "地域コミュニティ推進事業費", "", "", "", "7566", "千円", "7,566"],
            ["total", "", "事業費総額", "", "", "", "30166", "千円", "30,166"],
        ]
    );
    let amount = |at: usize| rows[at]["amount"].parse::<u32>().unwrap();
    assert_eq!(amount(0) + amount(1), amount(2));
}

#[test]
fn the_total_is_printed_as_stated_and_not_as_a_computation_of_the_site() {
    for (path, caption) in [("budget.html", "年度の記載なし"), ("chapters/budget.html", "年度の記載なし")]
    {
        let page = site().page(&format!("{NAGASAKI}/{path}"));
        let rows = page.table(caption).texts();
        let shown: Vec<[&str; 2]> = rows.iter().map(|row| [row[0].as_str(), row[1].as_str()]).collect();
        assert_eq!(
            shown,
            [
                ["地域コミュニティ推進交付金", "22,600"],
                ["地域コミュニティ推進事業費", "7,566"],
                ["事業費総額", "30,166"]
            ],
            "{path}"
        );
        assert!(page.table(caption).element.text().contains("単位：千円"), "{path}");
        assert!(!page.main().text().contains("このサイトの計算"), "{path}: the plan states the total");
    }
}

#[test]
fn a_stated_total_that_is_not_the_sum_is_an_error_at_its_line() {
    let path = "content/nagasaki-project-9/budget.csv";
    let found = error_of(path, "\"30,166\"", "\"30,167\"");
    assert_eq!(found, ("total-differs", line_of(path, "total,事業費総額")));
}

#[test]
fn the_year_of_the_budget_is_said_to_be_missing() {
    for path in ["index.html", "budget.html", "chapters/budget.html", "whole.html"] {
        let text = site().page(&format!("{NAGASAKI}/{path}")).text();
        assert!(text.contains("年度の記載なし"), "{path}");
    }
    for (id, ..) in MEASURES {
        let rows = site().item(NAGASAKI, id).table(MEASURES.iter().find(|m| m.0 == id).unwrap().1).texts();
        assert_eq!(rows.len(), 1, "{id}");
        assert_eq!(rows[0][2], "年度の記載なし", "{id}");
    }
    for budget in site().json(NAGASAKI)["budget"].as_array().unwrap() {
        assert!(budget["fiscal_year"].is_null() && budget["kind"].is_null(), "{budget}");
    }
}

#[test]
fn the_second_amount_belongs_to_the_measures_2_to_5_together() {
    for (at, (id, ..)) in MEASURES.iter().enumerate() {
        let page = site().item(NAGASAKI, id);
        let budget = page.fact("予算");
        let rows = page.part("予算").text();
        if at == 0 {
            assert!(budget.starts_with("22,600千円"), "{budget}");
            assert!(!rows.contains("7,566"), "{rows}");
            assert!(!budget.contains("共通") && !rows.contains("4項目で共通"), "{rows}");
        } else {
            assert!(budget.contains("7,566千円") && budget.contains("4項目で共通"), "{id}: {budget}");
            assert!(rows.contains("4項目で共通") && !rows.contains("22,600"), "{id}: {rows}");
        }
    }
    let page = site().page(&format!("{NAGASAKI}/budget.html"));
    let table = page.table("年度の記載なし");
    let row = table.body()[1][2].clone();
    assert_eq!(row.text(), MEASURES[1..].iter().map(|m| m.1).collect::<Vec<_>>().join("、"));
}

#[test]
fn the_meetings_of_67_of_69_districts_are_told_with_their_dates() {
    let page = site().chapter(NAGASAKI, "overview");
    let text = page.main().text();
    assert!(text.contains("全69地区のうち、67地区では平成29年度中に開催"), "{text}");
    assert!(text.contains("残り2地区では平成30年6月までに開催予定です"), "{text}");
    assert_eq!(67 + 2, 69);
    assert!(text.contains("平成29年度にまちづくり計画策定及び協議会設立が見込まれる地区：6地区"));
    assert!(text.contains("協議会設立に向けた準備委員会を設立した地区：4地区"));
    assert!(text.contains("(平成30年1月末現在)"));
}

#[test]
fn the_overview_has_its_parts_with_4_results_and_3_issues_and_the_approach_4_points() {
    let page = site().chapter(NAGASAKI, "overview");
    let headings: Vec<String> = page.main().classed("text")[0].named("h2").iter().map(|h| h.text()).collect();
    assert_eq!(headings, ["目的 (ゴール)", "これまでの成果", "これまでの課題"]);
    let text = page.main().classed("text")[0];
    let before: Vec<&str> = text.elements().take_while(|e| e.name != "h2").map(|e| e.name.as_str()).collect();
    assert_eq!(before, ["p", "p"], "two paragraphs before the first heading");
    let lists: Vec<usize> =
        text.elements().filter(|e| e.name == "ul").map(|list| list.elements().count()).collect();
    assert_eq!(lists, [4, 3]);
    let purpose = page.table("プロジェクトの目的 (ゴール)");
    assert_eq!(purpose.element.named("thead")[0].text(), "何を(対象) どういう状態にしたいのか(意図)");
    assert_eq!(purpose.texts()[0][0], "地域コミュニティを支えるしくみ");
    let approach = site().chapter(NAGASAKI, "approach").main().classed("text")[0];
    let points = approach.elements().find(|e| e.name == "ul").unwrap();
    assert_eq!(points.elements().count(), 4);
}

#[test]
fn what_is_tentative_stays_tentative() {
    let overview = site().chapter(NAGASAKI, "overview").main().text();
    assert!(overview.contains("（仮称）地域コミュニティ連絡協議会"));
    assert!(overview.contains("協議会(未認定)"));
    assert!(overview.contains("原本では (仮称) と （仮称） が混ざっています。"));
    let council = site().item(NAGASAKI, "council-support");
    assert_eq!(council.title(), "「（仮称）地域コミュニティ連絡協議会」の設立に向けた支援");
    let model = site().item(NAGASAKI, "model-project").text();
    assert!(model.contains("下半期から") && model.contains("どの年度の下半期かは、原本に記載がありません。"));
    // Where the original has the words, so has every page: the name of the council never stands without them,
    // but for the preparatory committee, whose name has none in the original either.
    for page in site().pages_of(NAGASAKI) {
        for part in page.text().split("地域コミュニティ連絡協議会").collect::<Vec<_>>().windows(2)
        {
            let named = part[0].ends_with("（仮称）") || part[1].starts_with("設立準備委員会");
            assert!(named, "{}: {}", page.path, part[0]);
        }
    }
}

#[test]
fn the_second_measure_has_no_description_and_says_so() {
    let page = site().item(NAGASAKI, "hearing");
    assert!(page.main().text().contains("この取組みの説明は、原本に記載がありません（記載なし）。"));
    for (id, ..) in MEASURES.iter().filter(|(id, ..)| *id != "hearing") {
        let text = site().item(NAGASAKI, id).main().text();
        assert!(!text.contains("この取組みの説明は、原本に記載がありません"), "{id}");
        assert!(site().json(NAGASAKI)["items"].as_array().unwrap().iter().any(|item| {
            item["id"] == **id && item["lead"].as_str().is_some_and(|lead| !lead.is_empty())
        }));
    }
}

#[test]
fn the_headings_keep_their_three_ways_of_writing_取組() {
    let titles =
        ["overview", "approach", "measures", "budget"].map(|id| site().chapter(NAGASAKI, id).title());
    assert_eq!(titles, ["プロジェクトの概要", "取組方針", "主な取組み", "関連事業"]);
    assert!(
        site()
            .chapter(NAGASAKI, "approach")
            .text()
            .contains("取組・取組み・取り組みの書き方が混ざっています。")
    );
}

#[test]
fn the_city_is_said_to_be_inferred() {
    let page = site().page(&format!("{NAGASAKI}/index.html"));
    assert!(page.part("編注").text().contains("長崎市と推定しました。"));
    let source = fact(page.main(), "原本").unwrap();
    assert!(source.contains("長崎市（内容からの推定）"), "{source}");
}
