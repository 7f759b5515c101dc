//! The lists of items and indicators: the pages of their parts have what the data say, each with a way to it.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::published::{MIHON, PLANS, site};

/// The pages of a facet with what each links to.
fn parts(plan: &str, facet: &str) -> Vec<(String, BTreeSet<String>)> {
    let folder = format!("{plan}/{facet}/");
    let paths: Vec<String> = site()
        .paths()
        .filter(|path| path.starts_with(&folder) && !path.ends_with("index.html"))
        .map(str::to_owned)
        .collect();
    let part = |path: String| {
        let page = site().page(&path);
        let links = page.links(page.main()).into_iter().collect();
        (path, links)
    };
    paths.into_iter().map(part).collect()
}

/// The indicators of a plan with the tones of their states and the items that they measure, from its data.
fn tones(plan: &str) -> Vec<(String, String, Vec<String>)> {
    let json = site().json(plan);
    let rules = json["status"].as_array().unwrap();
    let tone = |status: &Value| {
        if status["rated"] != true {
            return "none".to_owned();
        }
        let rule = rules.iter().find(|rule| rule["rule"] == status["rule"]).unwrap();
        let bands = rule["bands"].as_array().unwrap();
        bands.iter().find(|band| band["id"] == status["band"]).unwrap()["tone"].as_str().unwrap().to_owned()
    };
    let texts =
        |list: &Value| list.as_array().unwrap().iter().map(|one| one.as_str().unwrap().to_owned()).collect();
    let indicators = json["indicators"].as_array().unwrap().iter();
    let facts =
        |one: &Value| (one["id"].as_str().unwrap().to_owned(), tone(&one["status"]), texts(&one["measures"]));
    indicators.map(facts).collect()
}

#[test]
fn every_level_has_a_page_with_exactly_its_items() {
    let mut levels = 0;
    for plan in PLANS {
        let rows = site().rows(plan, "items.csv");
        for (path, links) in parts(plan, "levels") {
            levels += 1;
            let level = path.rsplit('/').next().unwrap().trim_end_matches(".html");
            let of_level: Vec<_> = rows.iter().filter(|row| row["level"] == level).collect();
            assert!(!of_level.is_empty(), "{path}");
            let page = site().page(&path);
            let listed = page.main().classed("item-title").len();
            assert_eq!(listed, of_level.len(), "{path}");
            for row in of_level {
                assert!(
                    links.contains(&format!("{plan}/items/{}.html", row["item_id"])),
                    "{path}: {}",
                    row["title"]
                );
            }
            let list = site().page(&format!("{plan}/items/index.html"));
            assert!(list.links(list.main()).contains(&path), "{path}");
        }
    }
    assert!(levels > 12, "{levels}");
}

#[test]
fn every_state_has_a_page_with_its_indicators_why_and_what_they_measure() {
    let mut indicators = 0;
    for plan in PLANS {
        let states = tones(plan);
        for (path, links) in parts(plan, "states") {
            let tone = path.rsplit('/').next().unwrap().trim_end_matches(".html");
            let page = site().page(&path);
            let listed = page.part("指標").classed("indicator-head").len();
            let reasons = page.part("指標").classed("reason").len();
            assert_eq!(reasons, listed, "{path}: each says why");
            indicators += listed;
            let expected: Vec<_> = states.iter().filter(|(_, known, _)| known == tone).collect();
            assert_eq!(expected.len(), listed, "{path}");
            for (id, _, items) in expected {
                assert!(links.contains(&format!("{plan}/indicators/{id}.html")), "{path}: {id}");
                for item in items {
                    assert!(links.contains(&format!("{plan}/items/{item}.html")), "{path}: {item}");
                }
            }
            let list = site().page(&format!("{plan}/indicators/index.html"));
            assert!(list.links(list.main()).contains(&path), "{path}");
        }
    }
    let all: usize = PLANS.iter().map(|plan| site().rows(plan, "indicators.csv").len()).sum();
    assert!(indicators > 20 && indicators <= all, "{indicators} of {all}");
}

#[test]
fn counts_call_items_what_the_plan_calls_them() {
    let page = site().page(&format!("{MIHON}/scopes/elderly.html"));
    let text = page.part("かかわる項目").text();
    assert!(text.starts_with("かかわる項目 政策目標 1、施策 1、事業 5"), "{text}");
    let lead = site().page(&format!("{MIHON}/items/index.html")).main().text();
    assert!(lead.contains("政策目標 4、施策 9、事業 20"), "{lead}");
}

#[test]
fn every_item_is_found_by_its_districts_and_no_word_is_said_twice() {
    let mut found = 0;
    for plan in PLANS {
        let page = site().page(&format!("{plan}/items/index.html"));
        let json = site().json(plan);
        let names = |list: &str| -> BTreeMap<String, String> {
            let all = json[list].as_array().unwrap().iter();
            all.map(|one| (text(&one["id"]), text(&one["name"]))).collect()
        };
        let districts = names("districts");
        for entry in page.main().classed("items").into_iter().flat_map(|list| list.named("li")) {
            let Some(hidden) = entry.attribute("data-text") else { continue };
            let words = format!("{} {hidden}", entry.text()).to_lowercase();
            let own = entry.attribute("data-district").filter(|ids| *ids != "-");
            for id in own.into_iter().flat_map(|ids| ids.split(' ')) {
                assert!(words.contains(&districts[id].to_lowercase()), "{plan}: {words}: {id}");
                found += 1;
            }
            let phrases: Vec<&str> = hidden.split(' ').collect();
            let once: BTreeSet<&&str> = phrases.iter().collect();
            assert_eq!(once.len(), phrases.len(), "{plan}: {hidden}");
        }
    }
    assert!(found > 12, "{found}");
}

#[test]
fn the_page_of_an_item_names_all_its_parts_at_the_top() {
    let page = site().page(&format!("{MIHON}/items/childcare-places.html"));
    let contents = page.main().classed("sections");
    let named: Vec<String> = contents[0].named("a").iter().map(|link| link.text()).collect();
    let most: Vec<String> = page.parts().into_iter().filter(|part| named.contains(part)).collect();
    assert_eq!(named, most);
    assert!(named.len() > 8, "{named:?}");
    for link in contents[0].named("a") {
        let anchor = link.attribute("href").unwrap().trim_start_matches('#');
        assert!(page.main().all().iter().any(|one| one.attribute("id") == Some(anchor)), "{anchor}");
    }
    let short = site().page(&format!("{MIHON}/items/growing.html"));
    assert!(short.main().classed("sections").len() <= 1);
}

#[test]
fn a_district_leads_to_what_names_no_district() {
    let mut pages = 0;
    for (path, _) in parts(MIHON, "districts") {
        let part = site().page(&path).part("市全体で行うこと").clone();
        let link = part.named("a")[0];
        assert_eq!(link.attribute("href"), Some("../../mihon-plan/items/index.html?district=-"), "{path}");
        assert_eq!(link.text(), "地区の名前を挙げていない項目を見る（政策目標 4、施策 9、事業 13）");
        pages += 1;
    }
    assert_eq!(pages, 6);
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}
