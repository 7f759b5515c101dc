//! The style guide: there when it is asked for, and nothing else is changed by it; it shows every component on every
//! branch of its template, every chart, every token.

#![allow(clippy::unwrap_used, clippy::panic, reason = "tests")]

mod support;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use keikaku::pipeline::Options;
use support::folder::files_below;
use support::{Site, TODAY};

const PAGE: &str = "styleguide.html";
const WANTED: Options = Options { today: TODAY, has_styleguide: true, has_drafts: false };

fn theme(folder: &str) -> BTreeMap<String, String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("themes/default").join(folder);
    let files = files_below(&folder).into_iter();
    files.map(|(path, bytes)| (path, String::from_utf8(bytes).unwrap())).collect()
}

fn built(site: &Site) -> BTreeMap<String, Vec<u8>> {
    site.build_with(WANTED)
}

fn page(site: &Site) -> String {
    String::from_utf8(built(site).remove(PAGE).unwrap()).unwrap()
}

fn in_language(tag: &str) -> Site {
    Site::new().file(
        "site.toml",
        format!(
            "title = \"見本\"\nas_of = \"2026-11-21\"\nlanguage = \"{tag}\"\nurl = \"https://example.com/\"\n"
        ),
    )
}

/// What stands between two texts, each time.
fn between<'t>(text: &'t str, before: &str, after: char) -> Vec<&'t str> {
    text.split(before).skip(1).filter_map(|rest| rest.split(after).next()).collect()
}

#[test]
fn nothing_but_the_page_and_its_files_is_added() {
    for site in [Site::golden("everything"), in_language("en")] {
        let plain = site.build();
        let mut with = built(&site);
        let added: BTreeSet<String> =
            with.keys().filter(|path| !plain.contains_key(*path)).cloned().collect();
        assert!(added.contains(PAGE) && added.iter().all(|path| path.starts_with("styleguide")), "{added:?}");
        with.retain(|path, _| !added.contains(path));
        assert!(with == plain, "another file changed");
    }
}

#[test]
fn it_is_in_the_original_language_alone_and_not_for_search_engines() {
    let site = Site::golden("everything").file(
        "site.toml",
        "title = \"見本\"\nas_of = \"2026-11-21\"\nlanguages = [\"en\"]\nurl = \"https://example.com/\"\n",
    );
    let files = built(&site);
    let guides: Vec<&String> = files.keys().filter(|path| path.ends_with(PAGE)).collect();
    assert_eq!(guides, [PAGE]);
    let page = String::from_utf8(files[PAGE].clone()).unwrap();
    assert!(
        page.contains("<meta name=\"robots\" content=\"noindex\">") && !page.contains("rel=\"canonical\"")
    );
    let sitemap = String::from_utf8(files["sitemap.xml"].clone()).unwrap();
    assert!(sitemap.contains("accessibility.html") && !sitemap.contains(PAGE), "{sitemap}");
}

#[test]
fn every_name_on_it_is_there_once_and_every_link_leads_somewhere() {
    for tag in ["ja", "en", "ja-easy"] {
        let files = built(&in_language(tag));
        let page = String::from_utf8(files[PAGE].clone()).unwrap();
        let ids = between(&page, " id=\"", '"');
        let known: BTreeSet<&str> = ids.iter().copied().collect();
        let mut once = BTreeSet::new();
        let twice: Vec<&&str> = ids.iter().filter(|id| !once.insert(**id)).collect();
        assert!(ids.len() > 100 && twice.is_empty(), "{tag}: {twice:?}");
        for href in between(&page, "href=\"", '"') {
            let is_outside = ["https:", "tel:", "mailto:"].iter().any(|start| href.starts_with(start));
            let (path, anchor) = href.split_once('#').unwrap_or((href, ""));
            let is_here = path.is_empty() || path == PAGE;
            assert!(is_outside || is_here || files.contains_key(path), "{tag}: {href}");
            assert!(!is_here || anchor.is_empty() || known.contains(anchor), "{tag}: {href}");
        }
    }
}

#[test]
fn what_it_says_is_in_the_language_of_the_site() {
    let page = page(&in_language("en"));
    let main = page.split_once("<main").unwrap().1.split_once("</main>").unwrap().0;
    // Charts are the same samples everywhere; each says its language.
    let mut text = String::new();
    for (at, part) in main.split("<div class=\"sample-chart\" lang=\"ja\">").enumerate() {
        text.push_str(if at == 0 { part } else { part.split_once("</figure>").unwrap().1 });
    }
    let is_kanji = |c: char| ('\u{3041}'..='\u{9fff}').contains(&c);
    let foreign: Vec<&str> = text.split('>').filter(|part| part.chars().any(is_kanji)).collect();
    // The switch of languages, the sample of a run, and the word with its reading.
    let expected = ["日本語", "やさしい", "日本語", "にほんご", "地区を歩く会", "協働", "きょうどう"];
    let words: Vec<&str> = foreign.iter().map(|part| part.split('<').next().unwrap()).collect();
    assert_eq!(words, expected);
}

#[test]
fn every_chart_that_is_golden_is_on_it() {
    let page = page(&in_language("ja"));
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/render/chart/golden");
    let names = files_below(&folder).into_keys().map(|name| name.trim_end_matches(".svg").to_owned());
    let (files, drawings): (Vec<String>, Vec<String>) = names.partition(|name| name.starts_with("file-"));
    assert!(drawings.len() > 40 && files.len() > 5);
    let broken_into_lines = |text: &str| text.replace("><", ">\n<");
    let page = broken_into_lines(&page);
    for name in drawings {
        let golden = fs::read_to_string(folder.join(format!("{name}.svg"))).unwrap();
        assert!(page.contains(golden.trim_end()), "{name} is not on the page as it is golden");
    }
    let built = built(&in_language("ja"));
    for name in files {
        let golden = fs::read_to_string(folder.join(format!("{name}.svg"))).unwrap();
        let file = &built[&format!("styleguide-{}.svg", name.trim_start_matches("file-"))];
        assert_eq!(broken_into_lines(std::str::from_utf8(file).unwrap()).trim_end(), golden.trim_end());
    }
}

#[test]
fn every_token_has_a_swatch() {
    let tokens = &theme("styles")["tokens.css"];
    let first = tokens.split("@supports").next().unwrap();
    let names: BTreeSet<&str> = first
        .split([';', '{'])
        .filter_map(|declaration| declaration.trim().strip_prefix("--")?.split_once(':'))
        .map(|(name, _)| name)
        .collect();
    // Widths of columns and the font are seen everywhere.
    let seen = ["measure", "page", "side", "gap", "font"];
    let page = page(&in_language("ja"));
    let styles = &theme("styles")["styleguide.css"];
    let mut checked = 0;
    for name in names.iter().filter(|name| !seen.contains(name)) {
        let class = ["swatch", "size", "space"].into_iter().find(|kind| {
            page.contains(&format!("{kind}-{name}\""))
                && styles.contains(&format!(".{kind}-{name} {{ --{kind}: var(--{name}); }}"))
        });
        assert!(class.is_some(), "--{name} is not shown");
        checked += 1;
    }
    assert!(checked > 25, "{checked}");
}

/// Branches that the page cannot take: it has one title and one lead, and stands in the original language.
const NEVER: [&str; 4] = [
    "head.html: else of if tone",
    "head.html: if lead_text",
    "text.html: elif piece.language",
    "text.html: if piece.language",
];

/// A template with a mark after every tag that opens a branch, and what the marks stand for.
fn marked(name: &str, text: &str, branches: &mut Vec<String>) -> String {
    let mut marked = String::new();
    let mut rest = text;
    let mut opened: Vec<String> = Vec::new();
    while let Some((before, inside)) = rest.split_once("{%") {
        let (tag, after) = inside.split_once("%}").unwrap();
        let words = tag.trim_matches(['-', ' ']);
        marked.push_str(before);
        marked.push_str("{%");
        marked.push_str(tag);
        marked.push_str("%}");
        rest = after;
        let keyword = words.split(' ').next().unwrap();
        match keyword {
            "if" | "for" => opened.push(words.to_owned()),
            "endif" | "endfor" => drop(opened.pop()),
            _ => {}
        }
        let branch = match keyword {
            "if" | "for" | "elif" => words.to_owned(),
            "else" => format!("else of {}", opened.last().unwrap()),
            "component" => words.split('(').next().unwrap().to_owned(),
            _ => continue,
        };
        write!(marked, "[[branch {}]]", branches.len()).unwrap();
        branches.push(format!("{name}: {branch}"));
    }
    marked + rest
}

#[test]
fn every_component_is_shown_on_every_branch() {
    let mut branches = Vec::new();
    let settings = "title = \"見本\"\nas_of = \"2026-11-21\"\ntheme = \"marked\"\n";
    let mut site = Site::new().file("site.toml", settings);
    let components = theme("templates/components");
    assert!(components.len() > 20, "{}", components.len());
    for (name, text) in &components {
        let text = marked(name, text, &mut branches);
        site = site.file(&format!("themes/marked/templates/components/{name}"), text);
    }
    assert!(branches.len() > 300, "{}", branches.len());
    let page = page(&site);
    let numbered = branches.iter().enumerate();
    let missing = numbered.filter(|(number, _)| !page.contains(&format!("[[branch {number}]]")));
    let missing: BTreeSet<&str> = missing.map(|(_, branch)| branch.as_str()).collect();
    assert_eq!(missing, BTreeSet::from(NEVER), "branches of components that the style guide does not show");
}
