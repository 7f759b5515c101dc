//! What pages say to machines in the words of schema.org: the same as they say to people.

use std::collections::BTreeSet;

use serde_json::Value;

use super::html::{Element, Node};
use super::published::{self, PLANS, Page, is_kind, site};

/// Where `site.toml` says that the site is published.
const URL: &str = "https://keikaku.mihon.example/";
/// The properties of schema.org that may be used, with their types.
const ALLOWED: [(&str, &[&str]); 7] = [
    ("BreadcrumbList", &["itemListElement"]),
    ("ListItem", &["position", "name", "item"]),
    (
        "Dataset",
        &[
            "name",
            "description",
            "url",
            "inLanguage",
            "license",
            "creator",
            "temporalCoverage",
            "dateModified",
            "isPartOf",
            "variableMeasured",
            "distribution",
        ],
    ),
    ("DataDownload", &["name", "encodingFormat", "contentUrl"]),
    ("PropertyValue", &["name", "unitText"]),
    ("Organization", &["name"]),
    ("CreativeWork", &["name", "url"]),
];

/// What a page says, by type.
fn things(page: &Page, kind: &str) -> Vec<Value> {
    let scripts = page.root.named("script").into_iter().filter(|one| one.attribute("src").is_none());
    let mut found = Vec::new();
    for script in scripts {
        // The policy lets no script of a page's own run, and no page may try.
        assert_eq!(script.attribute("type"), Some("application/ld+json"), "{}", page.path);
        let [Node::Text(text)] = &script.children[..] else { panic!("{}: {script:?}", page.path) };
        assert!(!text.contains(['<', '>', '&']), "{}: not escaped", page.path);
        let data: Value = serde_json::from_str(text).unwrap_or_else(|error| panic!("{}: {error}", page.path));
        assert_eq!(data["@context"], "https://schema.org", "{}", page.path);
        let graph = data["@graph"].as_array().unwrap();
        for thing in graph {
            check_words(thing, &page.path);
        }
        found.extend(graph.iter().filter(|thing| thing["@type"] == kind).cloned());
    }
    found
}

/// Every type and property is one of schema.org's, and nothing is empty.
fn check_words(value: &Value, path: &str) {
    match value {
        Value::Object(object) => {
            let kind = object["@type"].as_str().unwrap();
            let known = ALLOWED.iter().find(|(known, _)| *known == kind);
            let (_, properties) = known.unwrap_or_else(|| panic!("{path}: {kind}"));
            for (key, value) in object.iter().filter(|(key, _)| *key != "@type") {
                assert!(properties.contains(&key.as_str()), "{path}: {kind} has no {key}");
                check_words(value, path);
            }
        }
        Value::Array(all) => all.iter().for_each(|one| check_words(one, path)),
        Value::String(text) => assert!(!text.trim().is_empty(), "{path}: an empty text"),
        Value::Number(_) => {}
        other => panic!("{path}: {other}"),
    }
}

fn text<'v>(value: &'v Value, key: &str) -> &'v str {
    value[key].as_str().unwrap_or_else(|| panic!("no {key} in {value}"))
}

#[test]
fn every_way_to_a_page_is_the_one_that_people_see() {
    let mut ways = 0;
    for page in site().pages() {
        let seen: Vec<String> =
            page.root.classed("crumbs").iter().flat_map(|nav| nav.named("li")).map(Element::text).collect();
        let lists = things(page, "BreadcrumbList");
        assert_eq!(lists.len(), usize::from(!seen.is_empty()), "{}", page.path);
        let Some(list) = lists.first() else { continue };
        let crumbs = list["itemListElement"].as_array().unwrap();
        let said: Vec<&str> = crumbs.iter().map(|crumb| text(crumb, "name")).collect();
        assert_eq!(said, seen, "{}", page.path);
        for (crumb, position) in crumbs.iter().zip(1..) {
            assert_eq!(crumb["position"], position, "{}", page.path);
            let path = text(crumb, "item").strip_prefix(URL).unwrap();
            assert!(site().has(path), "{}: {path}", page.path);
        }
        assert_eq!(text(&crumbs[crumbs.len() - 1], "item"), format!("{URL}{}", page.path));
        ways += 1;
    }
    assert_eq!(ways, site().pages().count() - 1, "only the home page has nothing above it");
}

#[test]
fn data_pages_and_indicators_describe_their_data_and_no_other_page_does() {
    let mut described = BTreeSet::new();
    for page in site().pages_of_all_languages() {
        let is_data = page.path.ends_with("/data/index.html");
        let is_indicator = page.path.contains("/indicators/") && !page.path.ends_with("/index.html");
        let sets = things(page, "Dataset");
        assert_eq!(sets.len(), usize::from(is_data || is_indicator), "{}", page.path);
        let Some(set) = sets.first() else { continue };
        let path = &page.path;
        let name = (page.language(), text(set, "name").to_owned());
        assert!(described.insert(name), "{path}: a name that another has");
        assert!(text(set, "description").chars().count() >= 15, "{path}");
        assert_eq!(text(set, "url"), format!("{URL}{path}"));
        assert_eq!(text(set, "inLanguage"), if page.language() == "en" { "en" } else { "ja" });
        assert_eq!(text(set, "license"), "https://creativecommons.org/licenses/by/4.0/deed.ja", "{path}");
        assert_eq!(text(&set["creator"], "@type"), "Organization", "{path}");
        let whole = text(&set["isPartOf"], "url").strip_prefix(URL).unwrap();
        assert!(site().has(whole), "{path}: {whole}");
        let files = set["distribution"].as_array().unwrap();
        assert!(files.len() >= 2, "{path}: {} files", files.len());
        let own = path.rsplit('/').next().unwrap().replace(".html", ".csv");
        let has_values =
            page.links(page.main()).iter().any(|link| link.ends_with(&format!("data/indicators/{own}")));
        assert_eq!(files.iter().any(|file| text(file, "name") == own), has_values, "{path}");
        for file in files {
            let address = text(file, "contentUrl").strip_prefix(URL).unwrap();
            assert!(site().has(address), "{path}: {address}");
            let form = if is_kind(address, "csv") { "text/csv" } else { "application/json" };
            assert_eq!(text(file, "encodingFormat"), form, "{address}");
        }
        if let Some(coverage) = set.get("temporalCoverage") {
            let (first, last) = coverage.as_str().unwrap().split_once('/').unwrap();
            let day = |text: &str| text.parse::<jiff::civil::Date>().unwrap();
            assert!(day(first) <= day(last), "{path}: {coverage}");
        }
    }
    let indicators: usize = PLANS.iter().map(|plan| site().rows(plan, "indicators.csv").len()).sum();
    let described_in = |tag: &str| described.iter().filter(|(language, _)| *language == tag).count();
    assert_eq!(described_in("ja"), PLANS.len() + indicators);
    assert!(described_in("en") > 1 && described_in("en") == described_in("ja-easy"));
}

#[test]
fn an_indicator_says_what_it_measures_in_which_unit_and_when() {
    let page = site().page(&format!("{}/indicators/checkup-rate.html", published::MIHON));
    let set = &things(page, "Dataset")[0];
    assert_eq!(text(set, "name"), "特定健診の受診率｜見本市 第2次総合計画 前期基本計画");
    let variables = set["variableMeasured"].as_array().unwrap();
    assert_eq!(variables.len(), 1);
    assert_eq!((text(&variables[0], "name"), text(&variables[0], "unitText")), ("特定健診の受診率", "%"));
    let rows = site().rows(published::MIHON, "observations.csv");
    let rows: Vec<_> = rows.iter().filter(|row| row["indicator_id"] == "checkup-rate").collect();
    let first = rows.iter().map(|row| row["start"].as_str()).min().unwrap();
    let last = rows.iter().map(|row| row["end"].as_str()).max().unwrap();
    assert_eq!(text(set, "temporalCoverage"), format!("{first}/{last}"));
    assert_eq!(text(set, "dateModified"), "2026-11-13");
}
