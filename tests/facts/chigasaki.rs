//! 茅ヶ崎市 平成31年度 市民自治推進課 業務計画: eight projects row by row, their money, and what the sheet leaves open.

use serde_json::json;

use super::html::Element;
use super::published::{CHIGASAKI, Row, fact, site};

/// 順位, name, ねらい, 方向性, 主体, 予算額(千円) as printed.
const PROJECTS: [(&str, &str, &str, &str, &str, &str); 8] = [
    ("1", "地域コミュニティ事業", "2", "拡大", "市民間", "19,954"),
    ("2", "市民活動団体との協働事業の推進", "1", "現状維持", "市民間", "-"),
    ("3", "市民活動推進補助事業", "2", "現状維持", "市", "4,109"),
    ("4", "市民参加推進・啓発事業", "3", "現状維持", "市", "1,140"),
    ("5", "地域集会施設管理運営業務", "2", "現状維持", "市", "163,706"),
    ("6", "市民活動サポートセンター管理運営業務", "2", "現状維持", "市", "25,736"),
    ("7", "自治会活動支援業務", "2", "現状維持", "市", "16,321"),
    ("8", "春の市民まつり等開催事業", "2", "現状維持", "市", "3,942"),
];

fn level(name: &str) -> Vec<Row> {
    let mut rows = site().rows(CHIGASAKI, "items.csv");
    rows.retain(|row| row["level"] == name);
    rows
}

#[test]
fn eight_projects_have_their_order_name_aim_direction_actor_and_amount() {
    assert_eq!(level("project").len(), 8);
    for (number, name, aim, direction, actor, amount) in PROJECTS {
        let id = format!("project-{number}");
        let row = site().row(CHIGASAKI, "items.csv", ("item_id", &id));
        assert_eq!((row["number"].as_str(), row["title"].as_str()), (number, name));
        let code = if direction == "拡大" { "expand" } else { "maintain" };
        assert_eq!(row["direction"], code, "{name}");
        assert_eq!(row["actors"], if actor == "市民間" { "shiminkan" } else { "city" }, "{name}");
        assert_eq!(row["labels"], "policy-project", "{name}: 政策的事業");
        let page = site().item(CHIGASAKI, &id);
        assert_eq!(page.title(), name);
        assert_eq!(page.fact("主体"), actor, "{name}");
        assert_eq!(page.fact("方向性"), direction, "{name}");
        let aims = page.links(page.part("つながりのある項目"));
        assert_eq!(aims, [format!("{CHIGASAKI}/items/aim-{aim}.html")], "{name}");
        let printed = if amount == "-" { "計上なし".to_owned() } else { format!("{amount}千円") };
        assert!(
            page.fact("予算").starts_with(&format!("{printed}（2019年度")),
            "{name}: {}",
            page.fact("予算")
        );
        let budget = site().row(CHIGASAKI, "budget.csv", ("item_ids", &id));
        assert_eq!(budget["printed"], amount);
        assert_eq!(budget["amount"], amount.replace([',', '-'], ""), "{name}");
        assert_eq!((budget["line"].as_str(), budget["unit"].as_str()), (name, "千円"));
        assert_eq!(budget["fiscal_year"], "FY2019");
    }
}

#[test]
fn the_aims_have_1_6_and_1_projects_and_lead_to_them() {
    let aims: Vec<String> =
        level("aim").iter().map(|row| format!("{} {}", row["number"], row["title"])).collect();
    assert_eq!(
        aims,
        [
            "1 多様な形態による市民サービスの提供と人材育成の支援",
            "2 市民主体の活動の環境づくりと活動支援",
            "3 市政への市民参加の推進"
        ]
    );
    for (aim, count) in [("1", 1), ("2", 6), ("3", 1)] {
        let page = site().item(CHIGASAKI, &format!("aim-{aim}"));
        let shown = page.links(page.part("つながりのある項目"));
        let expected: Vec<String> = PROJECTS
            .iter()
            .filter(|project| project.2 == aim)
            .map(|project| format!("{CHIGASAKI}/items/project-{}.html", project.0))
            .collect();
        assert_eq!(shown, expected, "{aim}");
        assert_eq!(shown.len(), count);
    }
}

#[test]
fn the_two_goals_above_have_their_numbers_names_and_who_answers_for_them() {
    for (id, level, number, name, responsible) in [
        ("goal-17", "政策目標", "17", "それぞれが持つ力を最大限に発揮する行政経営", "総務部"),
        ("goal-64", "施策目標", "64", "市民と行政が協力して自治の進展を図る", "市民自治推進課"),
    ] {
        let page = site().item(CHIGASAKI, id);
        assert_eq!(page.title(), name);
        assert_eq!(page.main().classed("kicker")[0].text(), format!("{level} {number}"));
        assert_eq!(page.fact("担当"), responsible);
        // In a list, too, who answers for a goal is not taken for who acts.
        let list = site().page(&format!("{CHIGASAKI}/items/index.html"));
        let entries: Vec<&Element> = list
            .main()
            .named("li")
            .into_iter()
            .filter(|li| list.links(li).first() == Some(&page.path))
            .collect();
        let entry = entries.into_iter().find(|li| fact(li, "担当").is_some());
        let entry = entry.unwrap_or_else(|| panic!("{name}: no entry says who answers"));
        assert_eq!(
            (fact(entry, "担当").as_deref(), fact(entry, "主体")),
            (Some(responsible), None),
            "{name}"
        );
    }
    assert_eq!(site().row(CHIGASAKI, "items.csv", ("item_id", "goal-64"))["parent_id"], "goal-17");
}

#[test]
fn the_seven_amounts_sum_to_234_908_and_the_fifth_is_69_7_percent_of_it() {
    let amounts: Vec<u64> = site()
        .rows(CHIGASAKI, "budget.csv")
        .iter()
        .filter(|row| !row["amount"].is_empty())
        .map(|row| row["amount"].parse().unwrap())
        .collect();
    assert_eq!(amounts, [19954, 4109, 1140, 163_706, 25736, 16321, 3942]);
    let total: u64 = amounts.iter().sum();
    assert_eq!(total, 234_908);
    assert_eq!((163_706 * 1000 + total / 2) / total, 697);
}

#[test]
fn the_sum_is_shown_as_the_sites_own_computation_and_never_as_a_total_of_the_plan() {
    for path in ["index.html", "budget.html", "chapters/projects.html", "whole.html"] {
        let page = site().page(&format!("{CHIGASAKI}/{path}"));
        let table = page.table("2019年度（平成31年度）");
        let rows = table.texts();
        let last = rows.last().unwrap();
        assert_eq!(last[0], "合計（このサイトの計算）", "{path}");
        assert!(last.contains(&"234,908".to_owned()), "{path}: {last:?}");
        let text = page.main().text();
        assert!(text.contains("計画に合計の記載はありません。このサイトが上の金額を足しました。"), "{path}");
    }
    let lead = site().page(&format!("{CHIGASAKI}/budget.html")).main().classed("lead")[0].text();
    assert!(lead.contains("234,908千円です（計画に合計の記載はなく、このサイトの計算です）"), "{lead}");
    let stated = |row: &Row| row["amount"] == "234908" || row["printed"].contains("234,908");
    assert!(!site().rows(CHIGASAKI, "budget.csv").iter().any(stated), "no total among the data of the plan");
    let plan = site().json(CHIGASAKI);
    assert!(!plan["budget"].to_string().contains("234908"));
    let computed = |sum: &&serde_json::Value| sum["about"] == "plan" && sum["sum"] == json!(234_908);
    assert_eq!(plan["budget_sums"].as_array().unwrap().iter().filter(computed).count(), 1);
}

#[test]
fn the_second_project_has_no_budget_line_which_is_not_zero() {
    let row = site().row(CHIGASAKI, "budget.csv", ("line_id", "budget-2"));
    assert_eq!((row["amount"].as_str(), row["printed"].as_str()), ("", "-"));
    let plan = site().json(CHIGASAKI);
    let line = plan["budget"].as_array().unwrap().iter().find(|line| line["id"] == "budget-2").unwrap();
    assert_eq!((&line["amount"], &line["not_budgeted"]), (&json!(null), &json!(true)));
    let page = site().item(CHIGASAKI, "project-2");
    assert!(page.part("予算").text().contains("計上なし"));
    for path in ["budget.html", "items/project-2.html"] {
        let page = site().page(&format!("{CHIGASAKI}/{path}"));
        let cells = page.root.named("td").into_iter().map(Element::text);
        assert!(!cells.into_iter().any(|cell| cell == "0" || cell == "0千円" || cell == "-"), "{path}");
    }
    let budget = site().page(&format!("{CHIGASAKI}/budget.html")).main().text();
    assert!(budget.contains("「計上なし」は、予算に計上していないことを示します。0円ではありません。"));
    assert!(budget.contains("計上のない事業が1件あります。"));
}

#[test]
fn the_issues_are_2_1_2_2_1_2_1_2_and_stand_word_for_word() {
    let issues: [&[&str]; 8] = [
        &["未設立地区への効果的な支援の検討", "認定コミュニティへの支援の在り方の検討"],
        &["協働推進事業企画提案に向けた支援"],
        &["市民活動の裾野拡大及び活動基盤強化", "補助金の財源となる基金の充実"],
        &["市民参加条例の認知度の向上", "効果的な周知方法の検討"],
        &["未設置地区(松林、湘北)への設置"],
        &["新規利用者の獲得に向けた周知及び啓発", "多様な主体との連携"],
        &["自治会の活性化に繋がる効果的な支援の検討"],
        &["会場(中央公園)再整備(トイレ解体)に伴う事業内容の精査", "事業効果を踏まえた各まつりの統廃合の検討"],
    ];
    let mut counts = Vec::new();
    for (project, issues) in PROJECTS.iter().zip(issues) {
        let page = site().item(CHIGASAKI, &format!("project-{}", project.0));
        let shown: Vec<String> = page.part("課題事項").named("li").iter().map(|li| li.text()).collect();
        assert_eq!(shown, issues, "{}", project.1);
        assert!(page.part("31年度の取組").text().chars().count() > 30, "{}", project.1);
        counts.push(shown.len());
    }
    assert_eq!(counts, [2, 1, 2, 2, 1, 2, 1, 2]);
}

#[test]
fn eleven_facilities_and_two_districts_without_one() {
    let page = site().item(CHIGASAKI, "project-5");
    assert!(page.part("31年度の取組").text().contains("市内11箇所"));
    assert_eq!(page.fact("地区"), "松林、湘北");
    assert_eq!(site().row(CHIGASAKI, "items.csv", ("item_id", "project-5"))["districts"], "shorin;shohoku");
    for (id, name) in [("shorin", "松林"), ("shohoku", "湘北")] {
        let district = site().page(&format!("{CHIGASAKI}/districts/{id}.html"));
        assert_eq!(district.title(), name);
        assert!(district.links(district.main()).contains(&format!("{CHIGASAKI}/items/project-5.html")));
        assert!(district.main().classed("kicker")[0].text().contains("未設置地区"));
    }
}

#[test]
fn the_year_is_printed_as_the_sheet_names_it() {
    let overview = site().page(&format!("{CHIGASAKI}/index.html"));
    assert_eq!(overview.title(), "平成31年度 市民自治推進課 業務計画");
    assert_eq!(overview.fact("期間"), "2019年度（平成31年度）");
    for page in site().pages_of(CHIGASAKI) {
        let text = page.text().replace("令和元年度と重なります", "");
        assert!(!text.contains("令和元年度"), "{} renames the year", page.path);
    }
    assert!(overview.text().contains("2019年5月に元号が変わったため、令和元年度と重なります。"));
    assert_eq!(site().json(CHIGASAKI)["period"]["code"], "FY2019");
}

#[test]
fn the_chapters_are_in_the_order_of_their_numbers_and_the_approach_has_six_paragraphs() {
    let overview = site().page(&format!("{CHIGASAKI}/index.html"));
    assert_eq!(
        overview.chapters(),
        [
            "1 施策目標の達成に向けた取り組み方針",
            "2 施策のねらい",
            "3 施策目標の達成に向けて重点的に取り組む事業",
            "スケジュール"
        ]
    );
    let approach = site().chapter(CHIGASAKI, "approach").main().classed("text")[0];
    assert_eq!(approach.elements().filter(|e| e.name == "p").count(), 6);
    let aims = site().chapter(CHIGASAKI, "aims").text();
    assert!(aims.contains("この部分が「3」の表の途中に入っています。番号の順に並べ直しました。"));
    assert!(site().chapter(CHIGASAKI, "approach").text().contains("「改善に取り組みとともに」とあります。"));
}

#[test]
fn actors_and_directions_without_a_legend_say_so() {
    for (id, name) in [("shiminkan", "市民間"), ("city", "市")] {
        let page = site().page(&format!("{CHIGASAKI}/actors/{id}.html"));
        assert_eq!(page.title(), name);
        assert!(page.part("編注").text().contains("原本に凡例が"), "{name}");
    }
    let chapter = site().chapter(CHIGASAKI, "projects").text();
    assert!(
        chapter
            .contains("「市民間」と「市」、「拡大」と「現状維持」の意味を説明する凡例は、原本にありません。")
    );
    assert!(chapter.contains("[31年度の取組] と 【課題事項】 で括弧の形が違います。"));
    let source = fact(site().page(&format!("{CHIGASAKI}/index.html")).main(), "原本").unwrap();
    assert!(source.contains("茅ヶ崎市（内容からの推定）"), "{source}");
}
