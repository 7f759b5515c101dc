//! What holds for every plan of the site: its sample is named, its signs have words, its references go both ways,
//! and all of it stands on one page.

use std::collections::BTreeSet;

use super::html::{Element, Node};
use super::published::{self, PLANS, Page, Row, site};

/// The signs that the plans use; a reader of the page must never need them.
const SIGNS: [char; 8] = ['★', '○', '◎', '●', '↑', '↓', '△', '▲'];

#[test]
fn five_overviews_say_that_they_are_samples_of_a_named_document() {
    for (plan, document) in [
        (
            published::MORIOKA,
            "「盛岡市地域づくり協働推進計画（ダイジェスト版）」を、見本として入力し直したものです。",
        ),
        (published::KOKA, "甲賀市の公開文書「協働のアクション」を、見本として入力し直したものです。"),
        (
            published::IGA,
            "伊賀市の公開文書「2025(令和7)年度 部局マニフェスト」（地域連携部）を、見本として入力し直したものです。",
        ),
        (
            published::CHIGASAKI,
            "公表された文書「平成31年度 市民自治推進課 業務計画」を、見本として入力し直したものです。",
        ),
        (
            published::NAGASAKI,
            "公表された文書「9 地域コミュニティのしくみづくりプロジェクト」を、見本として入力し直したものです。",
        ),
    ] {
        let page = site().page(&format!("{plan}/index.html"));
        assert!(page.main().text().contains(document), "{plan}");
        assert!(site().page("index.html").main().text().contains(&page.title()), "{plan}");
        for page in site().pages_of(plan) {
            let text = page.main().text();
            assert!(text.contains("原本"), "{} does not name its source", page.path);
            assert!(text.contains("の公式のページではありません。"), "{} passes for the city's", page.path);
        }
    }
    let fiction = site().page(&format!("{}/index.html", published::MIHON)).main().text();
    assert!(fiction.contains("見本市は架空の市です。"));
}

/// What follows an element in its parent, as words.
fn words_after(parent: &Element, at: usize) -> String {
    let after = parent.children[at + 1..].iter().map(|child| match child {
        Node::Text(text) => text.clone(),
        Node::Element(element) => element.text(),
    });
    after.collect::<Vec<_>>().concat().trim().to_owned()
}

#[test]
fn every_sign_that_is_hidden_from_readers_has_words_beside_it() {
    let mut signs = 0;
    for page in site().pages() {
        for parent in page.root.all() {
            for (at, child) in parent.children.iter().enumerate() {
                let Node::Element(hidden) = child else { continue };
                if hidden.attribute("aria-hidden") != Some("true") || hidden.name == "svg" {
                    continue;
                }
                let is_drawn = !hidden.named("svg").is_empty();
                assert!(is_drawn || !hidden.text().is_empty(), "{}: nothing is hidden", page.path);
                // A row of shapes may follow its words.
                let beside = if is_drawn { parent.text() } else { words_after(parent, at) };
                assert!(!beside.is_empty(), "{}: {} stands alone", page.path, hidden.text());
                signs += 1;
            }
        }
    }
    assert!(signs > 300, "only {signs} signs were looked at");
}

#[test]
fn every_drawing_is_told_by_a_title_and_a_description() {
    let mut drawings = 0;
    for page in site().pages() {
        for drawing in page.root.named("svg").into_iter().filter(|e| e.attribute("role") == Some("img")) {
            for part in ["title", "desc"] {
                let told = drawing.elements().find(|one| one.name == part).is_some_and(|one| {
                    one.children
                        .iter()
                        .any(|child| matches!(child, Node::Text(text) if !text.trim().is_empty()))
                });
                assert!(told, "{}: a drawing without <{part}>: {:?}", page.path, drawing.attributes);
            }
            drawings += 1;
        }
    }
    assert!(drawings > 150, "only {drawings} drawings were looked at");
}

#[test]
fn every_sign_of_a_label_or_scope_is_hidden_and_declared_with_its_meaning() {
    for plan in PLANS {
        let codes = site().rows(plan, "codes.csv");
        let declared: Vec<&Row> = codes.iter().filter(|row| !row["symbol"].is_empty()).collect();
        for row in &declared {
            assert!(!row["label"].is_empty() && !row["meaning"].is_empty(), "{plan}: {row:?}");
        }
        for page in site().pages_of(plan) {
            for label in page.root.classed("label") {
                let text = label.text();
                let named = codes.iter().find(|row| {
                    row["list"] == "label" && format!("{}{}", row["symbol"], row["label"]) == text
                });
                let row = named.unwrap_or_else(|| panic!("{}: {text} is not declared", page.path));
                let hidden = label.all().into_iter().find(|e| e.attribute("aria-hidden") == Some("true"));
                assert_eq!(hidden.map(Element::text).unwrap_or_default(), row["symbol"], "{}", page.path);
            }
        }
    }
    let starred = site().row(published::MORIOKA, "codes.csv", ("code", "priority"));
    assert_eq!((starred["symbol"].as_str(), starred["label"].as_str()), ("★", "重点"));
}

#[test]
fn a_sign_in_a_cell_never_stands_without_words() {
    for page in site().pages() {
        for cell in
            page.root.all().into_iter().filter(|e| ["td", "th", "dd", "dt"].contains(&e.name.as_str()))
        {
            let text = cell.text();
            let bare = text.chars().all(|c| SIGNS.contains(&c) || c.is_whitespace());
            assert!(text.is_empty() || !bare, "{}: a cell holds only {text}", page.path);
        }
    }
}

#[test]
fn every_editors_note_says_that_it_is_one() {
    let mut notes = 0;
    for page in site().pages() {
        for note in page.root.classed("note") {
            assert!(note.text().starts_with("編注 "), "{}: {}", page.path, note.text());
            notes += 1;
        }
        for list in page.root.classed("notes") {
            let holds = |part: &Element| part.classed("notes").iter().any(|inner| std::ptr::eq(*inner, list));
            let part = page.root.named("section").into_iter().rfind(|part| holds(part));
            let heading = part.and_then(|part| part.all().into_iter().find(|e| is_heading(e)));
            assert_eq!(heading.map(Element::text).as_deref(), Some("編注"), "{}", page.path);
            notes += 1;
        }
    }
    assert!(notes > 50, "only {notes} notes were found");
}

fn is_heading(element: &Element) -> bool {
    matches!(element.name.as_str(), "h1" | "h2" | "h3" | "h4" | "h5" | "h6")
}

/// The links of a text as people wrote it; what the site placed in it by name is left out.
fn written_links(page: &Page, element: &Element) -> Vec<String> {
    if element.has_class("embed") || element.name == "figure" {
        return Vec::new();
    }
    // Words that the program itself links to the glossary are no references of the text.
    let own =
        element.attribute("href").filter(|href| !published::is_outside(href) && !element.has_class("term"));
    let own = own.map(|href| page.resolve(href));
    own.into_iter().chain(element.elements().flat_map(|child| written_links(page, child))).collect()
}

#[test]
fn every_reference_of_a_text_is_a_link_in_both_directions() {
    let kinds = ["items", "indicators", "actors", "labels", "scopes", "districts", "sdgs"];
    let mut references = 0;
    for page in PLANS.iter().flat_map(|plan| site().pages_of(plan)) {
        let steps: Vec<&str> = page.path.split('/').collect();
        let is_text = matches!(steps[1], "chapters" | "index.html")
            || (steps[1] == "items" && steps[2] != "index.html");
        for text in page.main().classed("text").into_iter().filter(|_| is_text) {
            for link in written_links(page, text) {
                let there: Vec<&str> = link.split(['/', '#']).collect();
                if there.len() != 3
                    || !kinds.contains(&there[1])
                    || there[2] == "index.html"
                    || link == page.path
                {
                    continue;
                }
                let target = site().page(&link);
                let back = target.links(target.main());
                let leads_back =
                    back.iter().any(|address| address.split('#').next() == Some(page.path.as_str()));
                assert!(leads_back, "{link} does not lead back to {}", page.path);
                references += 1;
            }
        }
    }
    assert!(references > 100, "only {references} references were looked at");
}

#[test]
fn every_term_that_is_used_leads_to_the_glossary_and_back() {
    let mut uses = 0;
    for page in PLANS.iter().flat_map(|plan| site().pages_of(plan)) {
        let steps: Vec<&str> = page.path.split('/').collect();
        if steps[1] == "whole.html" || steps[1] == "glossary.html" {
            continue;
        }
        for text in page.main().classed("text") {
            for link in written_links(page, text).iter().filter(|link| link.contains("/glossary.html#")) {
                let (path, id) = link.split_once('#').unwrap();
                let glossary = site().page(path);
                let term = glossary.root.all().into_iter().find(|e| e.attribute("id") == Some(id)).unwrap();
                let back = glossary.links(term);
                assert!(
                    back.iter().any(|address| address.split('#').next() == Some(page.path.as_str())),
                    "{link}"
                );
                uses += 1;
            }
        }
    }
    assert!(uses > 20, "only {uses} uses were looked at");
}

#[test]
fn an_item_and_all_that_it_names_lead_to_each_other() {
    for plan in PLANS {
        for row in site().rows(plan, "items.csv") {
            let item = site().item(plan, &row["item_id"]);
            let links: BTreeSet<String> = item.links(item.main()).into_iter().collect();
            for (column, folder) in [
                ("actors", "actors"),
                ("labels", "labels"),
                ("scopes", "scopes"),
                ("districts", "districts"),
                ("sdgs", "sdgs"),
            ] {
                for id in row[column].split(';').filter(|id| !id.is_empty()) {
                    let address = format!("{plan}/{folder}/{id}.html");
                    assert!(links.contains(&address), "{} does not lead to {address}", item.path);
                    let page = site().page(&address);
                    assert!(
                        page.links(page.main()).contains(&item.path),
                        "{address} does not lead to {}",
                        item.path
                    );
                }
            }
            if !row["parent_id"].is_empty() {
                let parent = site().item(plan, &row["parent_id"]);
                assert!(parent.links(parent.main()).contains(&item.path), "{}", parent.path);
                assert!(item.links(&item.root).contains(&parent.path), "{}", item.path);
            }
        }
        for row in site().rows(plan, "indicators.csv") {
            let indicator = site().page(&format!("{plan}/indicators/{}.html", row["indicator_id"]));
            for id in row["item_ids"].split(';').filter(|id| !id.is_empty()) {
                let item = site().item(plan, id);
                assert!(indicator.links(indicator.main()).contains(&item.path), "{}", item.path);
                assert!(item.links(item.main()).contains(&indicator.path), "{}", item.path);
            }
        }
    }
}

#[test]
fn related_items_name_each_other() {
    let mut relations = 0;
    for plan in PLANS {
        let plan_json = site().json(plan);
        for item in plan_json["items"].as_array().unwrap() {
            let page = site().item(plan, item["id"].as_str().unwrap());
            for relation in item["relations"].as_array().unwrap() {
                let other = site().item(plan, relation["to"].as_str().unwrap());
                assert!(page.links(page.part("つながりのある項目")).contains(&other.path), "{}", page.path);
                assert!(other.links(other.part("つながりのある項目")).contains(&page.path), "{}", other.path);
                relations += 1;
            }
        }
    }
    assert!(relations > 40, "only {relations} relations were looked at");
}

#[test]
fn the_whole_plan_stands_on_one_page() {
    for plan in PLANS {
        let whole = site().page(&format!("{plan}/whole.html")).main().text();
        let mut blocks = 0;
        for page in site().pages_of(plan).filter(|page| {
            let folder = page.path.split('/').nth(1);
            matches!(folder, Some("chapters" | "items" | "indicators")) && !page.path.ends_with("/index.html")
        }) {
            assert!(whole.contains(&page.title()), "{plan}: {} is missing", page.title());
            for text in page.main().classed("text") {
                for block in text.all().into_iter().filter(|e| ["p", "td", "th"].contains(&e.name.as_str())) {
                    assert!(whole.contains(&block.text()), "{}: {}", page.path, block.text());
                    blocks += 1;
                }
            }
        }
        assert!(blocks > 8, "{plan}: only {blocks} blocks were looked at");
    }
}

#[test]
fn a_menu_leads_only_to_what_a_plan_has() {
    for (plan, menu) in [
        (published::CHIGASAKI, "項目 予算 予定 主体 地区 ラベル"),
        (published::IGA, "項目 評価 用語"),
        (published::KOKA, "項目 主体 用語"),
        (published::MIHON, "項目 指標 予算 予定 評価 主体 対象 地区 ラベル SDGs 用語"),
        (published::MORIOKA, "項目 指標 主体 対象 地区 ラベル SDGs 用語"),
        (published::NAGASAKI, "項目 予算"),
    ] {
        for page in site().pages_of(plan) {
            let shown: Vec<String> =
                page.root.classed("plan-nav")[0].named("li").iter().map(|entry| entry.text()).collect();
            assert_eq!(shown.join(" "), menu, "{}", page.path);
        }
    }
}

#[test]
fn no_part_of_a_page_and_no_list_is_empty() {
    for page in site().pages() {
        // What is hidden is for a script to fill.
        for element in page.main().all().into_iter().filter(|one| one.attribute("hidden").is_none()) {
            if ["section", "ul", "ol", "dl", "table", "figure"].contains(&element.name.as_str()) {
                let body = element.text();
                let heading = element.all().into_iter().find(|e| is_heading(e)).map(Element::text);
                // On the page of the whole plan a heading may stand over the parts that follow it.
                let over_parts = page.path.ends_with("/whole.html");
                let empty =
                    body.is_empty() || (heading.is_some_and(|heading| heading == body) && !over_parts);
                assert!(!empty, "{}: an empty {} {body}", page.path, element.name);
            }
            if element.name == "dd" || is_heading(element) {
                assert!(!element.text().is_empty(), "{}: an empty {}", page.path, element.name);
            }
        }
    }
}

#[test]
fn no_section_is_headed_twice_by_the_same_name() {
    let heading = |element: &Element, name: &str| element.named(name).first().map(|found| found.text());
    let pages: Vec<&Page> = PLANS.iter().flat_map(|plan| site().pages_of(plan)).collect();
    for page in pages {
        for part in page.main().named("section") {
            let (first, second) = (heading(part, "h2"), heading(part, "h3"));
            assert!(first.is_none() || first != second, "{}: {first:?}", page.path);
        }
    }
    let schedule = site().page("mihon-plan/schedule.html");
    let headings: Vec<String> = schedule.main().named("h2").iter().map(|h2| h2.text()).collect();
    assert!(headings.contains(&"1 保育の受け皿づくり".to_owned()), "{headings:?}");
    assert!(schedule.main().classed("item-title").is_empty());
}
