//! 盛岡市地域づくり協働推進計画: its 27 measures, their marks, and everything that refers to them.

use std::collections::{BTreeMap, BTreeSet};

use super::published::{MORIOKA, Row, fact, site};

/// The measures that apply to 町内会・自治会.
pub(super) const NEIGHBOURHOOD: [u32; 22] =
    [1, 2, 3, 4, 5, 6, 7, 8, 11, 12, 13, 14, 17, 18, 20, 21, 22, 23, 24, 25, 26, 27];
/// The measures that apply to 地域協働.
pub(super) const COMMUNITY: [u32; 16] = [8, 9, 10, 14, 15, 16, 17, 18, 19, 20, 22, 23, 24, 25, 26, 27];
/// The measures that apply to both.
pub(super) const BOTH: [u32; 11] = [8, 14, 17, 18, 20, 22, 23, 24, 25, 26, 27];
const PRIORITY: [u32; 5] = [1, 3, 9, 15, 26];
const NEW: [u32; 4] = [1, 3, 4, 22];
const EXPANDED: [u32; 13] = [2, 5, 9, 13, 14, 15, 17, 18, 20, 21, 23, 24, 26];

fn measures() -> Vec<Row> {
    let mut rows = site().rows(MORIOKA, "items.csv");
    rows.retain(|row| row["level"] == "measure");
    rows
}

/// The numbers of the measures that a column names `code` in.
fn with(column: &str, code: &str) -> Vec<u32> {
    let has = |row: &&Row| row[column].split(';').any(|one| one == code);
    measures().iter().filter(has).map(|row| row["number"].parse().unwrap()).collect()
}

#[test]
fn there_are_27_measures_with_the_numbers_1_to_27_in_order() {
    let numbers: Vec<u32> = measures().iter().map(|row| row["number"].parse().unwrap()).collect();
    assert_eq!(numbers, (1..=27).collect::<Vec<u32>>());
    for row in measures() {
        assert_eq!(row["item_id"], row["number"], "a measure's address is its number");
        let page = site().item(MORIOKA, &row["item_id"]);
        assert_eq!(page.title(), row["title"]);
        assert!(page.main().classed("kicker")[0].text().starts_with(&format!("取組 {}", row["number"])));
    }
}

#[test]
fn the_measures_have_the_names_of_the_table() {
    let names = [
        "不動産協会との協定締結",
        "転入者に対する加入促進の強化",
        "町内会・自治会基礎講座の開催",
        "会議の開催調整",
        "会長あて文書等の削減",
        "各種手引きの充実と周知",
        "協働推進奨励金の簡素化・明確化",
        "国や民間等の補助制度の情報提供",
        "地域づくり事業補助の実施",
        "コミュニティ活動費補助の実施",
        "空き家等利用自治公民館賃借料補助の実施と制度周知",
        "自治公民館整備事業補助の実施と制度周知",
        "専門知識を有するNPO法人等の派遣",
        "職員による支援",
        "地域担当職員制度の実施",
        "専任職員の配置",
        "市民協働推進員の強化",
        "市民協働推進センターの機能向上",
        "公共施設のアセットマネジメント",
        "職員向けアンケート及び研修の実施",
        "退職予定者への地域活動参加の協力依頼",
        "地域活動情報交換会の開催",
        "地域活動事例発表会の実施",
        "多様な広報媒体の活用",
        "市ホームページ・つながる“わ”の充実",
        "地域活動担い手養成講座の実施",
        "コミュニティリーダー研修会の実施",
    ];
    let titles: Vec<String> = measures().iter().map(|row| row["title"].clone()).collect();
    assert_eq!(titles, names);
}

#[test]
fn the_marks_are_those_of_the_plan_and_ten_measures_have_none() {
    assert_eq!(with("labels", "priority"), PRIORITY);
    assert_eq!(with("labels", "new"), NEW);
    assert_eq!(with("labels", "expanded"), EXPANDED);
    let unmarked = (1..=27).filter(|n| !NEW.contains(n) && !EXPANDED.contains(n)).collect::<Vec<u32>>();
    assert_eq!(unmarked, [6, 7, 8, 10, 11, 12, 16, 19, 25, 27]);
    for number in 1..=27 {
        let page = site().item(MORIOKA, &number.to_string());
        let kicker = page.main().classed("kicker")[0].text();
        let labels: Vec<&str> = kicker.split(' ').skip(1).collect();
        for (name, all) in [("★重点", &PRIORITY[..]), ("新規", &NEW), ("拡充", &EXPANDED), ("共通", &BOTH)]
        {
            let shown = labels.iter().any(|label| label.trim_start_matches(char::is_numeric) == name);
            assert_eq!(shown, all.contains(&number), "{number} {name}: {kicker}");
        }
    }
}

#[test]
fn the_scopes_are_22_and_16_measures_with_11_in_both() {
    assert_eq!(with("scopes", "neighbourhood"), NEIGHBOURHOOD);
    assert_eq!(with("scopes", "community"), COMMUNITY);
    let both: Vec<u32> = NEIGHBOURHOOD.into_iter().filter(|n| COMMUNITY.contains(n)).collect();
    assert_eq!(both, BOTH);
    assert_eq!(with("labels", "common"), BOTH, "the shading of the table is the label 共通");
    assert_eq!(22 + 16 - 11, 27);
    for (id, all) in [("neighbourhood", &NEIGHBOURHOOD[..]), ("community", &COMMUNITY)] {
        let page = site().page(&format!("{MORIOKA}/scopes/{id}.html"));
        let links: BTreeSet<String> = page.links(page.main()).into_iter().collect();
        for number in 1..=27 {
            let there = links.contains(&format!("{MORIOKA}/items/{number}.html"));
            assert_eq!(there, all.contains(&number), "{id} {number}");
        }
    }
    for number in 1..=27 {
        let scopes = site().item(MORIOKA, &number.to_string()).fact("対象");
        assert_eq!(scopes.contains("○町内会・自治会"), NEIGHBOURHOOD.contains(&number), "{number}");
        assert_eq!(scopes.contains("○地域協働"), COMMUNITY.contains(&number), "{number}");
    }
}

#[test]
fn the_four_policies_hold_16_3_2_and_6_measures_under_their_eleven_approaches() {
    let rows = site().rows(MORIOKA, "items.csv");
    let parent: BTreeMap<&str, &str> =
        rows.iter().map(|row| (row["item_id"].as_str(), row["parent_id"].as_str())).collect();
    let policies: Vec<&Row> = rows.iter().filter(|row| row["level"] == "policy").collect();
    let heads: Vec<String> =
        policies.iter().map(|row| format!("{} {}", row["number"], row["title"])).collect();
    assert_eq!(
        heads,
        [
            "① 制度の充実と取り組みの強化",
            "② 拠点機能等の充実",
            "③ 職員の意識改革と能力開発",
            "④ 市民意識の醸成"
        ]
    );
    let below = |policy: &str| {
        let all = rows.iter().filter(|row| row["level"] == "measure");
        all.filter(|row| parent[parent[row["item_id"].as_str()]] == policy).count()
    };
    let counts: Vec<usize> = policies.iter().map(|row| below(&row["item_id"])).collect();
    assert_eq!(counts, [16, 3, 2, 6]);
    let approaches = rows.iter().filter(|row| row["level"] == "approach").map(|approach| {
        let measures = rows.iter().filter(|row| row["parent_id"] == approach["item_id"]);
        let numbers: Vec<&str> = measures.map(|row| row["number"].as_str()).collect();
        format!("{} {}", approach["title"], numbers.join(","))
    });
    assert_eq!(
        approaches.collect::<Vec<String>>(),
        [
            "町内会・自治会の加入促進 1,2",
            "役員の負担軽減 3,4,5,6",
            "補助制度の見直しと活動資金の情報収集 7,8,9,10",
            "活動施設の確保への支援 11,12",
            "多様な主体との連携による活動支援 13",
            "職員による活動支援 14,15,16",
            "市民協働推進センターの利用促進 17,18",
            "拠点施設の整備 19",
            "職員の意識向上 20,21",
            "情報発信の強化 22,23,24,25",
            "活動担い手の養成 26,27",
        ]
    );
}

#[test]
fn thirty_districts_are_numbered_and_twelve_have_a_plan() {
    let made = [
        "松園",
        "青山",
        "東厨川",
        "城南",
        "山岸",
        "本宮",
        "つなぎ",
        "乙部",
        "巻堀姫神",
        "好摩",
        "渋民",
        "玉山薮川",
    ];
    let table = site().chapter(MORIOKA, "previous-plans").table("コミュニティ推進地区一覧").texts();
    let numbers: Vec<String> = table.iter().map(|row| row[0].clone()).collect();
    assert_eq!(numbers, (1..=30).map(|n: u32| n.to_string()).collect::<Vec<_>>());
    let names: Vec<&str> = table.iter().map(|row| row[1].as_str()).collect();
    let all = "仁王 桜城 上田 緑が丘 松園 青山 みたけ 北厨川 西厨川 土淵 東厨川 城南 加賀野 山岸 杜陵 \
               大慈寺 米内 仙北 本宮 太田 つなぎ 中野 築川 見前 飯岡 乙部 巻堀姫神 好摩 渋民 玉山薮川";
    assert_eq!(names.join(" "), all);
    let marked: Vec<&str> =
        table.iter().filter(|row| row[2] == "○地域づくり計画書策定地区").map(|row| row[1].as_str()).collect();
    assert_eq!(marked, made);
    assert!(table.iter().all(|row| marked.contains(&row[1].as_str()) != row[2].is_empty()));
    let plan = site().json(MORIOKA);
    let labelled = plan["districts"].as_array().unwrap().iter().filter(|d| d["labels"][0] == "plan-made");
    assert_eq!(labelled.map(|d| d["name"].as_str().unwrap()).collect::<Vec<_>>(), made);
    let label = site().page(&format!("{MORIOKA}/labels/plan-made.html"));
    let links = label.links(label.main());
    assert_eq!(links.iter().filter(|link| link.contains("/districts/")).count(), 12);
}

#[test]
fn the_tables_of_present_state_and_issue_keep_their_row_spans() {
    let page = site().chapter(MORIOKA, "previous-plans");
    let issues = ["活動担い手の確保", "活動の活性化", "活動資金の確保", "活動施設の充実", "活動情報の共有"];
    for (caption, rows, spans) in
        [("町内会・自治会の現状と課題", 8, [2, 2, 2, 1, 1]), ("地域協働の現状と課題", 7, [1, 3, 1, 1, 1])]
    {
        let table = page.table(caption);
        assert_eq!(table.body().len(), rows, "{caption}");
        assert_eq!(table.spans(2, 0), vec![1; rows], "{caption}: one row each for the present state");
        assert_eq!(table.spans(2, 1), spans, "{caption}");
        let second: Vec<String> =
            table.body().iter().filter_map(|row| row.get(1)).map(|c| c.text()).collect();
        assert_eq!(second, issues, "{caption}");
    }
    assert_eq!(page.table("主な成果").spans(2, 0), [2, 3], "地域 2, 市 3");
}

#[test]
fn three_actors_have_roles_and_a_note() {
    let page = site().chapter(MORIOKA, "framework");
    let rows = page.table("各主体の役割").texts();
    let names: Vec<&str> = rows.iter().map(|row| row[0].as_str()).collect();
    assert_eq!(names, ["市の役割", "町内会・自治会（地縁団体）の役割", "地域づくり組織の役割"]);
    assert!(rows[2][1].contains("多様な主体（※）"));
    assert!(page.text().contains("※ NPO、その他の団体、企業なども多様な主体の一つです。"));
}

#[test]
fn three_lost_figures_are_named_in_their_places() {
    let page = site().chapter(MORIOKA, "framework");
    let notes = page.main().classed("note");
    let lost = notes.iter().filter(|note| note.text().contains("図は原本参照"));
    assert_eq!(lost.count(), 3);
    let text = page.text();
    for (before, after) in [
        ("【本市が考える地域づくりの姿】", "2 計画の目的"),
        ("計画の名称は「盛岡市地域づくり協働推進計画」です。", "4 計画の位置付け"),
        ("『盛岡市総合計画』が目指す将来像", "5 計画の基本理念"),
    ] {
        let from = text.find(before).unwrap_or_else(|| panic!("{before} is missing"));
        let to = from + text[from..].find(after).unwrap_or_else(|| panic!("{after} is missing"));
        assert!(text[from..to].contains("図は原本参照"), "{before}");
    }
}

#[test]
fn the_glossary_has_three_terms() {
    let mut terms: Vec<String> =
        site().rows(MORIOKA, "glossary.csv").iter().map(|row| row["term"].clone()).collect();
    terms.sort();
    assert_eq!(terms, ["地域づくり", "地域協働", "市民協働"]);
    let table = site().chapter(MORIOKA, "terms").table("用語の定義（抜粋）").texts();
    assert_eq!(
        table.iter().map(|row| row[0].as_str()).collect::<Vec<_>>(),
        ["地域づくり", "市民協働", "地域協働"]
    );
    let glossary = site().page(&format!("{MORIOKA}/glossary.html"));
    for row in site().rows(MORIOKA, "glossary.csv") {
        let shown = fact(glossary.main(), &format!("{} {}", row["term"], row["reading"]));
        assert_eq!(shown, Some(row["definition"].clone()));
    }
}

#[test]
fn the_plan_serves_goal_17_and_names_its_number_and_period() {
    let plan = site().json(MORIOKA);
    assert_eq!(plan["sdgs"], serde_json::json!([17]));
    assert_eq!(plan["period"]["code"], "FY2021/FY2025");
    assert_eq!(plan["source"]["page"], "広報ID 1034534");
    let page = site().page(&format!("{MORIOKA}/index.html"));
    assert!(page.fact("期間").contains("令和3年度"), "{}", page.fact("期間"));
    assert!(page.fact("期間").contains("令和7年度"), "{}", page.fact("期間"));
    assert!(site().chapter(MORIOKA, "background").text().contains("広報ID：1034534"));
    let chapter = site().chapter(MORIOKA, "promotion");
    let goal = format!("{MORIOKA}/sdgs/17.html");
    assert!(chapter.links(chapter.main()).contains(&goal));
    let back = site().page(&goal);
    assert!(
        back.links(back.main()).iter().any(|link| link.starts_with(&format!("{MORIOKA}/chapters/promotion")))
    );
}
