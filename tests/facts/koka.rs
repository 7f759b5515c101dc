//! 甲賀市 協働のアクション: 4 actions, 10 fields, 27 entries, 56 points, and who acts.

use std::collections::BTreeMap;

use super::published::{KOKA, Row, site};

/// Every point of the plan, by entry, in order.
const POINTS: [(&str, &[&str]); 27] = [
    ("職員の意識改革", &["協働マニュアルを用いた職員研修", "協働の視点での事業構築"]),
    (
        "協働を理解するための取り組み促進",
        &["協働セミナーの開催", "条例等の周知、学習", "協働をテーマにした出前講座の開催"],
    ),
    (
        "若い世代のまちづくりへの参加促進",
        &["若者が学び、実践できる事業の実施", "若者に向けた情報発信", "大学、研究機関との連携"],
    ),
    (
        "地域リーダーの発掘及び育成",
        &[
            "地域人材として、定年退職された方や経営者、主婦等のまちづくりへの参加を促進",
            "リーダー育成講座",
            "プロボノ事業の展開",
        ],
    ),
    ("市民参画・協働推進検討委員会", &["協働施策の推進", "計画の進行管理"]),
    (
        "地域担当職員制度の導入",
        &["地域の会議での市施策の説明及び合意形成", "地域課題の解決に向けた地域への参画"],
    ),
    ("各種補助金等の活用促進", &["補助金、助成金情報の提供", "補助金申請等の事務の支援"]),
    ("協働委託の拡充", &["協働が効果的な事業の委託", "コミュニティビジネス事業の実施"]),
    ("市民ファンド・寄付金制度の充実", &["活動資金を市民、行政等が拠出し合うファンドの創設"]),
    ("地域ICT事業の推進", &["タブレットを活用した相互通信による連携強化"]),
    (
        "市民活動や地域活動の広報の充実",
        &["市民活動情報誌の発行", "ホームページ等の作成依頼", "地域情報ポータルサイトの充実"],
    ),
    ("活動場所の整備及び提供", &["地域市民センター等の環境整備", "公共施設、民間施設の活用"]),
    (
        "交流する機会の創出",
        &["市民、教育機関、行政が集い、定期的に情報交換等ができる機会の創出", "分野を超えた交流会の開催"],
    ),
    (
        "まちづくり活動センター「まる一む」の活用",
        &["市民活動の相談窓口の充実", "情報収集及び情報発信の支援", "協働事業のコーディネート"],
    ),
    ("区・自治会加入の促進", &["転入者への区、自治会加入の促進", "区、自治会未設置地域への組織化支援"]),
    ("区・自治会活動の支援", &["コミュニティ活動補助金、助成金の充実", "地域担当職員制度の導入"]),
    ("自治振興会活動の支援", &["技術的支援及び財政的支援", "地域担当職員制度の導入"]),
    (
        "各種活動団体の連携強化",
        &["地区内での協働事業の実施", "地区内の各種団体や活動を調整・連携するコーディネーターの育成"],
    ),
    (
        "地域市民センターの指定管理の活用",
        &["地域市民センターをまちづくりの拠点として利用", "指定管理を自治振興会の自律的運営に活用"],
    ),
    (
        "自治振興交付金の弾力的な活用",
        &[
            "地域の実態に合った用途を地域自らが判断して活用できる仕組みの構築",
            "地域活動に対する各種補助金を統合した効果的・効率的な交付金の導入",
        ],
    ),
    ("市長座談会の充実", &["地域住民と市が、地区の課題や将来像について協議、提案する場の設置"]),
    ("市民自治に関する連合組織の一元化", &["自治振興会と区長連合会の機能集約"]),
    (
        "市民活動支援の充実",
        &["各種講座の開催", "資金調達、組織づくり等の相談及び支援", "SNS、CATV等を活用した情報発信支援"],
    ),
    ("交流の促進", &["交流会、サロン等の企画運営", "ポータルサイトの運営"]),
    ("協働の推進", &["協働意識の醸成", "団体間のマッチングコーディネート", "協働研修の企画及び運営"]),
    ("市民参画を進めるための情報提供", &["参画機会の情報提供", "行政情報の積極的な提供と説明"]),
    ("公募委員の募集", &["市政に関する各種委員会、審議会委員の積極的な公募による選任"]),
];

/// Who acts, by entry, as printed.
const ACTORS: [&str; 27] = [
    "行政",
    "市民、行政",
    "市民、教育機関、行政",
    "市民、教育機関",
    "市民、行政",
    "市民、行政",
    "行政",
    "市民、行政",
    "行政",
    "市民、行政",
    "市民、行政",
    "市民、行政",
    "市民、教育・研究機関、行政",
    "行政",
    "行政",
    "行政",
    "行政",
    "教育・研究機関、行政",
    "市民、行政",
    "市民、行政",
    "市民、行政",
    "市民、行政",
    "行政",
    "市民、行政",
    "教育機関、行政",
    "行政",
    "行政",
];

fn level(name: &str) -> Vec<Row> {
    let mut rows = site().rows(KOKA, "items.csv");
    rows.retain(|row| row["level"] == name);
    rows
}

#[test]
fn there_are_4_actions_10_fields_and_27_entries() {
    let actions =
        level("action").iter().map(|row| format!("{} {}", row["number"], row["title"])).collect::<Vec<_>>();
    assert_eq!(
        actions,
        [
            "アクション1. 人づくりと推進体制",
            "アクション2. 活動基盤の整備",
            "アクション3. 地域自治の強化",
            "アクション4. 協働のしくみづくり"
        ]
    );
    let phrases = ["～学ぶ、育む～", "～支える～", "～創る～", "～つながる～"];
    for (row, phrase) in level("action").iter().zip(phrases) {
        let page = site().item(KOKA, &row["item_id"]);
        assert_eq!(page.main().classed("subtitle")[0].text(), phrase);
    }
    let below = |rows: &[Row], parent: &str| rows.iter().filter(|row| row["parent_id"] == parent).count();
    let fields = level("field");
    let by_action: Vec<usize> = level("action").iter().map(|row| below(&fields, &row["item_id"])).collect();
    assert_eq!(by_action, [2, 3, 3, 2]);
    let entries = level("entry");
    let by_field: Vec<usize> = fields.iter().map(|row| below(&entries, &row["item_id"])).collect();
    assert_eq!(by_field, [4, 2, 3, 2, 3, 2, 3, 3, 3, 2]);
    assert_eq!(entries.len(), 27);
    let names: Vec<&str> = fields.iter().map(|row| row["title"].as_str()).collect();
    assert_eq!(
        names,
        [
            "人材育成と意識改革",
            "推進体制の整備",
            "資金の調達",
            "情報の共有",
            "交流・活動の場づくり",
            "区・自治会活動の推進",
            "自治振興会活動の推進",
            "市民自治のしくみづくり",
            "中間支援活動の体制強化",
            "参画機会の充実"
        ]
    );
}

#[test]
fn all_56_points_stand_word_for_word_under_their_entries() {
    let mut count = 0;
    for (row, (title, points)) in level("entry").iter().zip(POINTS) {
        assert_eq!(row["title"], title);
        let page = site().item(KOKA, &row["item_id"]);
        assert_eq!(page.title(), title);
        let shown: Vec<String> = page.part("主な内容").named("li").iter().map(|li| li.text()).collect();
        assert_eq!(shown, points, "{title}");
        count += shown.len();
    }
    assert_eq!(count, 56);
}

#[test]
fn the_actors_are_split_at_the_comma_and_never_at_the_dot() {
    let names: BTreeMap<String, String> = site()
        .rows(KOKA, "codes.csv")
        .iter()
        .filter(|row| row["list"] == "actor")
        .map(|row| (row["code"].clone(), row["label"].clone()))
        .collect();
    assert_eq!(names.len(), 4);
    let (mut counts, mut shared, mut alone) = (BTreeMap::new(), 0, 0);
    for (row, printed) in level("entry").iter().zip(ACTORS) {
        let actors: Vec<&str> = row["actors"].split(';').map(|code| names[code].as_str()).collect();
        assert_eq!(actors.join("、"), printed, "{}", row["title"]);
        let page = site().item(KOKA, &row["item_id"]);
        assert_eq!(page.fact("主体"), printed, "{}", row["title"]);
        for actor in &actors {
            *counts.entry((*actor).to_owned()).or_insert(0) += 1;
        }
        shared += i32::from(actors == ["市民", "行政"]);
        alone += i32::from(actors == ["行政"]);
    }
    let expected = [("行政", 26), ("市民", 15), ("教育機関", 3), ("教育・研究機関", 2)];
    assert_eq!(counts, BTreeMap::from(expected.map(|(name, count)| (name.to_owned(), count))));
    assert_eq!((shared, alone), (12, 10));
}

#[test]
fn every_actor_has_a_page_with_exactly_its_entries_and_is_a_way_in() {
    for (id, name, count) in [
        ("administration", "行政", 26),
        ("citizens", "市民", 15),
        ("education", "教育機関", 3),
        ("education-research", "教育・研究機関", 2),
    ] {
        let path = format!("{KOKA}/actors/{id}.html");
        let page = site().page(&path);
        assert_eq!(page.title(), name);
        let entries = level("entry");
        let links = page.links(page.main());
        for entry in &entries {
            let there = links.contains(&format!("{KOKA}/items/{}.html", entry["item_id"]));
            let expected = entry["actors"].split(';').any(|code| code == id);
            assert_eq!(there, expected, "{name}: {}", entry["title"]);
        }
        let expected = format!("{name} 項目 {count}");
        let overview = site().page(&format!("{KOKA}/index.html"));
        assert!(overview.main().text().contains(&expected), "the overview says {expected}");
        assert!(overview.links(overview.main()).contains(&path), "{name}");
        let list = site().page(&format!("{KOKA}/actors/index.html")).main().text();
        assert!(list.contains(&format!("項目 {count}")) && list.contains(name), "{list}");
    }
}

#[test]
fn there_are_no_pages_menus_or_parts_for_what_the_plan_does_not_have() {
    let absent = ["indicators", "budget", "schedule", "evaluations", "districts", "labels", "scopes", "sdgs"];
    for page in site().pages_of(KOKA) {
        let name = page.path.split('/').nth(1).unwrap();
        assert!(!absent.iter().any(|absent| name.starts_with(absent)), "{}", page.path);
        let menu = page.root.classed("plan-nav")[0];
        let entries: Vec<String> = menu.named("li").iter().map(|li| li.text()).collect();
        assert_eq!(entries, ["項目", "主体", "用語"], "{}", page.path);
    }
    for table in ["indicators.csv", "observations.csv", "budget.csv", "schedule.csv"] {
        assert!(site().rows(KOKA, table).is_empty(), "{table}");
    }
    let parts = site().page(&format!("{KOKA}/index.html")).parts();
    for words in ["指標", "予算", "予定", "評価", "状況"] {
        assert!(!parts.iter().any(|part| part.contains(words)), "{parts:?}");
    }
}

#[test]
fn the_editors_notes_tell_what_is_odd_in_the_original() {
    let note = |id: &str| site().item(KOKA, id).part("編注").text();
    assert!(note("a3").contains("原文の冒頭が欠けています。"));
    assert!(note("a3").contains("（「して自ら課題を解決し」）から始まります。"));
    assert!(note("a1-2-2").contains(
        "「区・自治会活動の支援」と「自治振興会活動の支援」では、主な内容の一つにもなっています。"
    ));
    let overview = site().page(&format!("{KOKA}/index.html"));
    assert!(overview.part("編注").text().contains("市の名前は内容から推定しました。"));
}

#[test]
fn the_centre_keeps_both_ways_of_writing_its_name() {
    let item = site().item(KOKA, "a2-3-3");
    assert_eq!(item.title(), "まちづくり活動センター「まる\u{4e00}む」の活用");
    assert!(item.part("編注").text().contains("漢数字の「\u{4e00}」です"));
    let chapter = site().chapter(KOKA, "structure");
    let paragraph =
        chapter.main().named("p").iter().map(|p| p.text()).find(|p| p.contains("まちづくり活動センター「"));
    assert!(paragraph.unwrap().contains("「まる\u{30fc}む」"));
    let note = chapter.main().classed("note")[0].text();
    assert!(note.contains("「まる\u{30fc}む」") && note.contains("「まる\u{4e00}む」"), "{note}");
}

#[test]
fn an_entry_that_is_a_point_of_two_others_leads_to_them_and_back() {
    let related = |id: &str| {
        let page = site().item(KOKA, id);
        page.links(page.part("つながりのある項目"))
    };
    let address = |id: &str| format!("{KOKA}/items/{id}.html");
    for other in ["a3-1-2", "a3-2-1"] {
        assert!(related("a1-2-2").contains(&address(other)));
        assert!(related(other).contains(&address("a1-2-2")));
    }
}

#[test]
fn two_chapters_follow_the_actions() {
    let overview = site().page(&format!("{KOKA}/index.html"));
    assert_eq!(overview.chapters(), ["推進体制", "本指針の見直しについて"]);
    let structure = site().chapter(KOKA, "structure");
    let text = structure.main().classed("text")[0];
    assert_eq!(text.elements().filter(|e| e.name == "p").count(), 2, "two paragraphs");
    let review = site().chapter(KOKA, "review");
    assert!(review.links(review.main()).contains(&format!("{KOKA}/items/a1-2-1.html")));
}
