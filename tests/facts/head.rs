//! What every page says about itself to search engines and previews, and the files that list the pages for them.

use std::collections::{BTreeMap, BTreeSet};

use super::html::{self, Element};
use super::published::{Page, is_kind, site};

/// Where `site.toml` says that the site is published.
const URL: &str = "https://keikaku.mihon.example/";
/// The page that a server shows in the place of another.
const NOT_FOUND: &str = "404.html";
/// What search engines show of a description.
const LENGTH: usize = 120;

/// The one value of a `meta` element, named by `name` or `property`.
fn meta<'p>(page: &'p Page, key: &str) -> Option<&'p str> {
    let is_it = |element: &&&Element| {
        element.attribute("name") == Some(key) || element.attribute("property") == Some(key)
    };
    let all = page.root.named("meta");
    let found: Vec<_> = all.iter().filter(is_it).collect();
    assert!(found.len() <= 1, "{} says {key} {} times", page.path, found.len());
    found.first().map(|element| element.attribute("content").unwrap())
}

fn canonical(page: &Page) -> Option<&str> {
    let links = page.root.named("link");
    let found = links.into_iter().find(|link| link.attribute("rel") == Some("canonical"))?;
    found.attribute("href")
}

#[test]
fn every_page_has_a_title_and_a_description_of_its_own() {
    let mut said: BTreeMap<String, &str> = BTreeMap::new();
    for page in site().pages() {
        let description = meta(page, "description").unwrap();
        let length = description.chars().count();
        assert!(length >= 15, "{}: too short: {description}", page.path);
        assert!(length <= LENGTH, "{}: {length} characters: {description}", page.path);
        let end = description.trim_end_matches(['」', '』', '）']);
        assert!(end.ends_with(['。', '？', '！', '…']), "{}: no sentence: {description}", page.path);
        let title = page.root.named("title")[0];
        let title = match &title.children[..] {
            [html::Node::Text(text)] => text.clone(),
            other => panic!("{}: {other:?}", page.path),
        };
        for words in [description.to_owned(), title] {
            let other = said.insert(words.clone(), &page.path);
            assert_eq!(other, None, "{} says the same: {words}", page.path);
        }
    }
    assert!(said.len() > 800, "only {} titles and descriptions", said.len());
}

#[test]
fn previews_get_the_title_of_page_and_plan_and_the_same_sentences() {
    for page in site().pages().filter(|page| page.path != NOT_FOUND) {
        assert_eq!(meta(page, "og:description"), meta(page, "description"), "{}", page.path);
        let title = meta(page, "og:title").unwrap();
        // The title of the whole plan on one page is the plan's with a word behind it.
        assert!(
            title.contains(&page.title()) || page.path.ends_with("/whole.html"),
            "{}: {title}",
            page.path
        );
        let kind = if page.path == "index.html" { "website" } else { "article" };
        assert_eq!(meta(page, "og:type"), Some(kind), "{}", page.path);
        assert_eq!(meta(page, "og:site_name"), Some("計画の見本集"), "{}", page.path);
        assert_eq!(meta(page, "og:locale"), Some("ja_JP"), "{}", page.path);
    }
    let page = site().page("mihon-plan/budget.html");
    assert_eq!(meta(page, "og:title"), Some("予算｜見本市 第2次総合計画 前期基本計画"));
}

#[test]
fn every_page_states_its_own_address_and_the_missing_one_none() {
    for page in site().pages_of_all_languages().filter(|page| page.path != NOT_FOUND) {
        let own = format!("{URL}{}", page.path);
        assert_eq!(canonical(page), Some(own.as_str()), "{}", page.path);
        assert_eq!(meta(page, "og:url"), Some(own.as_str()), "{}", page.path);
        assert_eq!(meta(page, "robots"), None, "{}", page.path);
    }
    let missing = site().page(NOT_FOUND);
    assert_eq!((canonical(missing), meta(missing, "og:url")), (None, None));
    assert_eq!(meta(missing, "robots"), Some("noindex"));
}

/// The rules of the sitemap schema 0.9: one `urlset` in its name space, `url` with one `loc` and at most one `lastmod`,
/// addresses below the sitemap's own folder and shorter than 2,048 characters, dates of the web, at most 50,000 pages.
#[test]
fn the_sitemap_names_every_page_and_keeps_to_its_schema() {
    let text = site().text("sitemap.xml");
    let body = text.strip_prefix("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n").unwrap();
    let root = html::read(body, "sitemap.xml");
    let sets: Vec<&Element> = root.elements().collect();
    assert_eq!(sets.len(), 1);
    assert_eq!(sets[0].name, "urlset");
    assert_eq!(sets[0].attribute("xmlns"), Some("http://www.sitemaps.org/schemas/sitemap/0.9"));
    let mut named = BTreeSet::new();
    for url in sets[0].elements() {
        let parts: Vec<(&str, String)> = url.elements().map(|part| (&*part.name, part.text())).collect();
        let (address, changed) = match &parts[..] {
            [("loc", address)] => (address, None),
            [("loc", address), ("lastmod", day)] => (address, Some(day.as_str())),
            other => panic!("<{}> with {other:?}", url.name),
        };
        let path = address.strip_prefix(URL).unwrap_or_else(|| panic!("{address} is not below {URL}"));
        assert!(url.name == "url" && address.len() < 2048 && named.insert(path.to_owned()), "{address}");
        let expected = if path.starts_with("mihon-plan/") { Some("2026-11-13") } else { changed };
        assert_eq!(changed, expected, "{address}");
        assert!(changed.is_none_or(is_web_date), "{address}: {changed:?}");
    }
    let pages = site().paths().filter(|path| is_kind(path, "html") && *path != NOT_FOUND);
    assert_eq!(named, pages.map(str::to_owned).collect::<BTreeSet<_>>());
    assert!(named.len() > 300 && named.len() <= 50_000);
}

/// A year, a month or a day as the web writes them.
fn is_web_date(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    let digits = |part: &&str, length| part.len() == length && part.bytes().all(|byte| byte.is_ascii_digit());
    let lengths = [4, 2, 2];
    parts.len() <= 3 && parts.iter().zip(lengths).all(|(part, length)| digits(part, length))
}

#[test]
fn search_engines_may_read_everything_and_are_told_where_the_pages_are_listed() {
    let text = site().text("robots.txt");
    let lines: Vec<&str> = text.lines().filter(|line| !line.starts_with('#') && !line.is_empty()).collect();
    assert_eq!(lines, ["User-agent: *", "Disallow:", "Sitemap: https://keikaku.mihon.example/sitemap.xml"]);
    assert!(text.starts_with("# このファイルは、"), "{text}");
}
