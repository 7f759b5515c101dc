//! Sites in several languages: what is there in each, what is there once, and what is said of what is not translated.
//!
//! The site is the golden one of three languages: a plan half of which is translated, and one that is not.

#![allow(clippy::unwrap_used, clippy::panic, reason = "tests")]

mod support;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::LazyLock;

use keikaku::model::Language;
use rayon::prelude::*;
use support::folder::files_below;
use support::{Site, ending};

static FILES: LazyLock<BTreeMap<String, Vec<u8>>> = LazyLock::new(|| Site::golden("languages").build());

fn page(path: &str) -> &'static str {
    std::str::from_utf8(&FILES[path]).unwrap()
}

/// The addresses of the pages below a folder, as they are below it.
fn pages_below(folder: &str) -> BTreeSet<&'static str> {
    let pages = FILES.keys().filter(|path| ending(path) == "html");
    pages.filter_map(|path| path.strip_prefix(folder)).collect()
}

#[test]
fn every_page_leads_to_itself_in_the_languages_in_which_it_exists() {
    for (path, bytes) in FILES.iter().filter(|(path, _)| ending(path) == "html") {
        let html = std::str::from_utf8(bytes).unwrap();
        let (tag, own) = match path.split_once('/') {
            Some((tag @ ("en" | "ja-easy"), own)) => (tag, own),
            _ => ("ja", path.as_str()),
        };
        let lang = if tag == "en" { "en" } else { "ja" };
        assert!(html.contains(&format!("<html lang=\"{lang}\">")), "{path}");
        let there = ["", "en/", "ja-easy/"].map(|folder| FILES.contains_key(&format!("{folder}{own}")));
        let switch =
            html.split("<nav class=\"languages\"").nth(1).map(|rest| rest.split("</nav>").next().unwrap());
        let Some(switch) = switch else {
            assert_eq!(there, [true, false, false], "{path} has no switch");
            continue;
        };
        let root = "../".repeat(path.matches('/').count());
        for (folder, is_there) in ["", "en/", "ja-easy/"].into_iter().zip(there) {
            let is_here = *path == format!("{folder}{own}");
            let link = format!("href=\"{root}{folder}{own}\"");
            assert_eq!(switch.contains(&link), is_there && !is_here, "{path}: {link}");
        }
        assert_eq!(switch.matches("aria-current").count(), 1, "{path}");
    }
}

#[test]
fn a_plan_without_translations_is_there_once_and_other_home_pages_lead_to_it() {
    assert_eq!(pages_below("en/"), pages_below("ja-easy/"));
    assert!(pages_below("en/").iter().all(|path| !path.starts_with("oka/")), "{:?}", pages_below("en/"));
    assert!(pages_below("").contains("oka/index.html"));
    let link = "<a href=\"../oka/index.html\" hreflang=\"ja\"><span lang=\"ja\">おかの計画</span></a>";
    assert!(page("en/index.html").contains(link), "{}", page("en/index.html"));
    let related = "<a href=\"../../oka/index.html\"><span lang=\"ja\">おかの計画</span></a>";
    assert!(page("en/minato/index.html").contains(related), "{}", page("en/minato/index.html"));
}

#[test]
fn data_and_the_theme_are_there_once() {
    let others = FILES.keys().filter(|path| path.starts_with("en/") || path.starts_with("ja-easy/"));
    // Drawings have words in them.
    let others: Vec<&String> = others.filter(|path| !matches!(ending(path), "html" | "svg")).collect();
    assert!(others.is_empty(), "{others:?}");
    let indicator = page("en/minato/indicators/visitors.html");
    assert!(indicator.contains("href=\"../../../minato/data/indicators/visitors.csv\""), "{indicator}");
    let data = page("en/minato/data/index.html");
    assert!(data.contains("href=\"../../../minato/data/items.csv\""), "{data}");
    let items = std::str::from_utf8(&FILES["minato/data/items.csv"]).unwrap();
    assert!(items.contains("岸壁をひらく") && !items.contains("Open the quay"), "{items}");
}

#[test]
fn what_is_not_translated_is_marked_in_text_and_plain_in_titles_and_drawings() {
    let item = page("en/minato/items/2.html");
    assert!(item.contains("<h1><span lang=\"ja\">市場をひらく</span></h1>"), "{item}");
    assert!(item.contains("<title>市場をひらく"), "{item}");
    assert!(item.contains("<p class=\"notice\">Parts of this page are in Japanese only.</p>"), "{item}");
    let indicator = page("en/minato/indicators/visitors.html");
    assert!(indicator.contains("<span lang=\"ja\">朝</span>"), "{indicator}");
    let drawings: Vec<&str> = indicator.split("<svg class=\"chart").skip(1).collect();
    let drawings = drawings.iter().map(|rest| rest.split("</svg>").next().unwrap());
    assert!(drawings.clone().any(|drawing| drawing.contains("朝")), "{indicator}");
    assert!(drawings.into_iter().all(|drawing| !drawing.contains("lang=")), "{indicator}");
    assert!(!page("en/accessibility.html").contains("class=\"notice\""));
    assert!(!page("minato/items/2.html").contains("class=\"notice\""));
}

#[test]
fn a_home_page_says_that_what_it_shows_of_a_plan_is_not_translated() {
    for (phrase, is_said) in [("", true), ("subtitle-en = \"By all of us\"\n", false)] {
        let site = Site::new()
            .file("site.toml", "title = \"見本\"\ntitle-en = \"Sample\"\nlanguages = [\"en\"]\n")
            .plan("p", &format!("title = \"計画\"\ntitle-en = \"Plan\"\nsubtitle = \"みんなで\"\n{phrase}"));
        let home = String::from_utf8(site.build()["en/index.html"].clone()).unwrap();
        assert_eq!(home.contains("<span lang=\"ja\">みんなで</span>"), is_said, "{home}");
        assert_eq!(home.contains("class=\"notice\""), is_said, "{home}");
    }
}

#[test]
fn sections_of_a_translated_text_are_paired_with_those_of_the_original() {
    let item = page("en/minato/items/1.html");
    let section =
        |id: &str| item.split(&format!("id=\"{id}\"")).nth(1).unwrap().split("</section>").next().unwrap();
    assert!(
        section("section-1").contains("<h2>Next year</h2>")
            && section("section-1").contains("The gate opens.")
    );
    assert!(
        section("section-2").contains("<h2>Issues</h2>") && section("section-2").contains("The gate is old.")
    );
    assert!(section("section-3").contains("<h2><span lang=\"ja\">これまで</span></h2>"));
    // A sentence of the original calls things by their names there.
    let link = "<p>くわしくは<a href=\"#section-1\">岸壁をひらく</a>。</p>";
    assert!(section("section-3").contains(link), "{}", section("section-3"));
}

#[test]
fn plain_japanese_is_japanese_and_says_what_is_not_plain() {
    let item = page("ja-easy/minato/items/1.html");
    assert!(!item.contains("<span lang=\"ja\">岸壁"), "the page is in Japanese as it is");
    assert!(item.contains("class=\"notice\""), "{item}");
    let home = page("ja-easy/index.html");
    assert!(
        home.contains("みなとの <ruby>計画<rp>（</rp><rt>けいかく</rt><rp>）</rp></ruby></h1>"),
        "{home}"
    );
}

#[test]
fn alternates_are_named_where_the_site_states_its_address() {
    let files = files_below(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/languages/site"));
    let settings = String::from_utf8(files["site.toml"].clone()).unwrap();
    let site =
        Site::golden("languages").file("site.toml", format!("url = \"https://minato.example/\"\n{settings}"));
    let files = site.build();
    let page = |path: &str| String::from_utf8(files[path].clone()).unwrap();
    for path in ["minato/items/1.html", "en/minato/items/1.html"] {
        let html = page(path);
        for (lang, folder) in [("ja", ""), ("en", "en/")] {
            let address = format!("https://minato.example/{folder}minato/items/1.html");
            let link = format!("<link rel=\"alternate\" hreflang=\"{lang}\" href=\"{address}\">");
            assert!(html.contains(&link), "{path}: {link}");
        }
        assert_eq!(html.matches("rel=\"alternate\"").count(), 2, "{path}");
        assert!(html.contains(&format!("<link rel=\"canonical\" href=\"https://minato.example/{path}\">")));
    }
    assert_eq!(page("ja-easy/minato/items/1.html").matches("rel=\"alternate\"").count(), 0);
    assert!(page("sitemap.xml").contains("https://minato.example/en/minato/items/1.html"));
}

/// Every broken site of `tests/cases` that has no settings of its own, and is about nothing but a plan.
fn cases() -> Vec<(String, Site)> {
    let cases = files_below(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases"));
    let mut sites: BTreeMap<String, (Site, bool)> = BTreeMap::new();
    for (path, bytes) in cases {
        let mut parts = path.splitn(3, '/');
        let (Some(code), Some(name), Some(file)) = (parts.next(), parts.next(), parts.next()) else {
            continue;
        };
        let (site, fits) = sites.entry(format!("{code}/{name}")).or_insert((Site::new(), true));
        *fits &= !matches!(file, "setup.txt" | "site.toml");
        if file.starts_with("content/") {
            *site = site.clone().file(file, bytes);
        }
    }
    sites.into_iter().filter(|(_, (_, fits))| *fits).map(|(name, (site, _))| (name, site)).collect()
}

#[test]
fn a_mistake_of_the_originals_is_said_once() {
    let settings = "title = \"見本のサイト\"\nas_of = \"2026-11-21\"\nlanguages = [\"en\"]\n";
    let cases = cases();
    assert!(cases.len() > 200, "{}", cases.len());
    let said = |site: &Site| site.report(Language::English);
    let different: Vec<String> = cases
        .par_iter()
        .filter(|(_, site)| said(site) != said(&site.clone().file("site.toml", settings)))
        .map(|(name, _)| name.clone())
        .collect();
    // What would be a mistake without the language is none with it.
    assert_eq!(different, ["language-unknown/undeclared"]);
}
