//! 盛岡市: the references from issues to measures, in both directions, and what a page number became.

use std::collections::BTreeMap;

use super::html::Element;
use super::morioka::{BOTH, COMMUNITY, NEIGHBOURHOOD};
use super::published::{MORIOKA, Page, error_of, line_of, site};

/// The references of the first table, by 取組の方向性.
const FIRST: [(&str, &str); 10] = [
    ("町内会・自治会の加入促進", "①-1・①-2"),
    ("役員の負担軽減", "①-3・①-4・①-5・①-6"),
    ("活動担い手の養成", "④-26（共通）・④-27（共通）"),
    ("多様な主体との連携による活動支援", "①-13"),
    ("職員による活動支援", "①-14（共通）"),
    ("職員の意識向上", "③-20（共通）・③-21"),
    ("補助制度の見直しと活動資金の情報収集", "①-7・①-8（共通）"),
    ("活動施設の確保への支援", "①-11・①-12"),
    ("市民協働推進センターの利用促進", "②-17（共通）・②-18（共通）"),
    ("情報発信の強化", "④-22（共通）・④-23（共通）・④-24（共通）・④-25（共通）"),
];
/// The references of the second table.
const SECOND: [(&str, &str); 7] = [
    ("活動担い手の養成", "④-26（共通）・④-27（共通）"),
    ("職員による活動支援", "①-14（共通）・①-15・①-16"),
    ("職員の意識向上", "③-20（共通）"),
    ("補助制度の見直しと活動資金の情報収集", "①-8（共通）・①-9・①-10"),
    ("拠点施設の整備", "②-19"),
    ("市民協働推進センターの利用促進", "②-17（共通）・②-18（共通）"),
    ("情報発信の強化", "④-22（共通）・④-23（共通）・④-24（共通）・④-25（共通）"),
];

const CHAPTER: &str = "morioka-kyodo-2021/chapters/framework.html";

fn chapter() -> &'static Page {
    site().page(CHAPTER)
}

/// The references in a table: what is printed, and the number of the measure that it leads to.
fn references(caption: &str) -> Vec<(String, u32)> {
    let table = chapter().table(caption);
    let rows = table.body();
    let cells = rows.iter().map(|row| row[row.len() - 1]);
    let links: Vec<&Element> = cells.flat_map(|cell| cell.named("a")).collect();
    let target = |link: &Element| {
        let address = chapter().resolve(link.attribute("href").unwrap());
        let id = address.strip_prefix(&format!("{MORIOKA}/items/")).unwrap_or_else(|| panic!("{address}"));
        id.strip_suffix(".html").unwrap().parse().unwrap()
    };
    links.into_iter().map(|link| (link.text(), target(link))).collect()
}

/// The 基本方針 above a measure, by its sign.
fn policies() -> BTreeMap<u32, String> {
    let rows = site().rows(MORIOKA, "items.csv");
    let row = |id: &str| rows.iter().find(|row| row["item_id"] == id).unwrap();
    let measures = rows.iter().filter(|row| row["level"] == "measure");
    measures
        .map(|measure| {
            let approach = row(&measure["parent_id"]);
            (measure["number"].parse().unwrap(), row(&approach["parent_id"])["number"].clone())
        })
        .collect()
}

#[test]
fn every_reference_leads_to_the_measure_that_it_names() {
    let policies = policies();
    for (caption, count) in [("町内会・自治会活動の活性化への取組", 22), ("地域協働の推進への取組", 16)]
    {
        let references = references(caption);
        assert_eq!(references.len(), count, "{caption}");
        for (printed, number) in references {
            assert_eq!(printed, format!("{}-{number}", policies[&number]), "{caption}");
        }
    }
}

#[test]
fn the_first_table_reaches_22_measures_and_the_second_16_as_their_columns_say() {
    for (caption, column) in
        [("町内会・自治会活動の活性化への取組", &NEIGHBOURHOOD[..]), ("地域協働の推進への取組", &COMMUNITY)]
    {
        let mut targets: Vec<u32> = references(caption).into_iter().map(|(_, number)| number).collect();
        targets.sort_unstable();
        assert_eq!(targets, column, "{caption}: each once");
    }
}

#[test]
fn every_measure_that_is_named_leads_back_to_the_place_that_names_it() {
    for number in 1..=27 {
        let page = site().item(MORIOKA, &number.to_string());
        let back = format!("{CHAPTER}#section-7");
        assert!(page.links(page.main()).contains(&back), "{number} does not lead back");
        let mentions = page.part("取り上げている文章").text();
        assert!(mentions.contains("7 課題の取組の方向性"), "{number}: {mentions}");
    }
    let seventh = chapter().root.all().into_iter().find(|e| e.attribute("id") == Some("section-7"));
    assert_eq!(seventh.map(Element::text).as_deref(), Some("7 課題の取組の方向性"));
}

#[test]
fn the_rows_of_both_tables_are_those_of_the_plan_and_their_approaches_are_links() {
    for (caption, rows, spans) in [
        ("町内会・自治会活動の活性化への取組", &FIRST[..], [3, 3, 1, 1, 2]),
        ("地域協働の推進への取組", &SECOND, [1, 2, 1, 1, 2]),
    ] {
        let table = chapter().table(caption);
        assert_eq!(table.spans(3, 0), spans, "{caption}");
        let shown: Vec<(String, String)> =
            table.body().iter().map(|row| (row[row.len() - 2].text(), row[row.len() - 1].text())).collect();
        let expected: Vec<(String, String)> =
            rows.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect();
        assert_eq!(shown, expected, "{caption}");
        for row in table.body() {
            assert_eq!(row[row.len() - 2].named("a").len(), 1, "{caption}");
        }
    }
}

#[test]
fn the_list_of_measures_is_the_table_of_the_plan_with_its_spans_signs_and_links() {
    let table = chapter().table("取組一覧");
    assert_eq!(
        table.element.named("thead")[0].text(),
        "基本方針 取組の方向性 具体の取組 町内会・自治会 地域協働"
    );
    assert_eq!(table.spans(5, 0), [16, 3, 2, 6]);
    assert_eq!(table.spans(5, 1), [2, 4, 4, 2, 1, 3, 2, 1, 2, 4, 2]);
    assert_eq!(table.spans(5, 2), vec![1; 27]);
    let rows = site().rows(MORIOKA, "items.csv");
    let measures = rows.iter().filter(|row| row["level"] == "measure");
    for (cells, measure) in table.body().iter().zip(measures) {
        let [.., name, neighbourhood, community] = cells.as_slice() else { panic!("{measure:?}") };
        let has = |column: &str, code: &str| measure[column].split(';').any(|one| one == code);
        let star = if has("labels", "priority") { " ★重点" } else { "" };
        let common = if has("labels", "common") { "（共通）" } else { "" };
        let expected = format!("{} {}{star}{common}", measure["number"], measure["title"]);
        assert_eq!(name.text(), expected);
        let item = format!("{MORIOKA}/items/{}.html", measure["item_id"]);
        assert_eq!(chapter().links(name)[0], item);
        for (cell, scope) in [(neighbourhood, "neighbourhood"), (community, "community")] {
            let shown = if has("scopes", scope) { "○ 対象" } else { "" };
            assert_eq!(cell.text(), shown, "{}", measure["title"]);
        }
    }
    let heads = table.body().iter().flat_map(|row| row[..row.len() - 3].to_vec()).collect::<Vec<&Element>>();
    assert_eq!(heads.len(), 4 + 11);
    for head in heads {
        let row = rows.iter().find(|row| format!("{} {}", row["number"], row["title"]).trim() == head.text());
        let id = &row.unwrap_or_else(|| panic!("{}", head.text()))["item_id"];
        assert_eq!(chapter().links(head), [format!("{MORIOKA}/items/{id}.html")]);
    }
    let text = chapter().text();
    assert!(text.contains("★の付いた取組は重点取組です。") && text.contains("空欄は、対象ではありません。"));
}

#[test]
fn the_underline_of_a_common_measure_became_the_word_共通() {
    for (_, cell) in FIRST.iter().chain(&SECOND) {
        for reference in cell.split('・') {
            let number: u32 =
                reference.split(['-', '（']).nth(1).and_then(|number| number.parse().ok()).unwrap();
            assert_eq!(reference.ends_with("（共通）"), BOTH.contains(&number), "{reference}");
        }
    }
}

#[test]
fn a_reference_to_a_page_number_became_a_link() {
    let community = site().chapter(MORIOKA, "community");
    let first = &community.main().classed("text")[0];
    let paragraph = first.elements().next().unwrap();
    assert_eq!(paragraph.text(), "※ 町内会・自治会と共通する取組は、第4章にあります。");
    assert!(community.links(paragraph).contains(&format!("{MORIOKA}/chapters/neighbourhood.html")));
    assert!(community.text().contains("原文の「6ページ参照」を、第4章へのリンクに置き換えました。"));
    assert!(chapter().text().contains("原文の「裏面参照」は各取組へのリンクに"));
    assert!(chapter().text().contains("「掲載項数」の欄には、1の行に「P7」とあるだけです。"));
    assert!(chapter().text().contains("原文は名称を「右のとおり」とし、図で示しています。"));
}

#[test]
fn the_shifted_rows_13_and_14_stand_right_and_say_so() {
    let row = |id: &str| site().row(MORIOKA, "items.csv", ("item_id", id));
    let approach = |id: &str| row(&row(id)["parent_id"])["title"].clone();
    assert_eq!(approach("13"), "多様な主体との連携による活動支援");
    assert_eq!(row("13")["scopes"], "neighbourhood");
    for id in ["14", "15", "16"] {
        assert_eq!(approach(id), "職員による活動支援");
    }
    for id in ["13", "14"] {
        let note = site().item(MORIOKA, id).part("編注").text();
        assert!(note.contains("13と14の行の欄が1つずつずれています"), "{id}: {note}");
    }
}

#[test]
fn a_reference_to_a_measure_that_does_not_exist_is_an_error_at_its_line() {
    let path = "content/morioka-kyodo-2021/chapters/03-framework.md";
    let found = error_of(path, "[①-13](item:13)", "[①-13](item:28)");
    assert_eq!(found, ("link-broken", line_of(path, "[①-13](item:13)")));
}
