//! `docs/theme.md`: the template contract, made from the views' own comments, and a theme that the document shows.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use jiff::civil::date;
use keikaku::diag::Diagnostics;
use keikaku::pipeline::plan_site;
use keikaku::render::{Renderer, artifacts};
use keikaku::source::MemoryTree;
use keikaku::words::Words;
use rayon::prelude::*;

use super::blocks::{blocks, put};
use super::{Files, document, is_up_to_date};

const DOCUMENT: &str = "docs/theme.md";
const BEGIN: &str = "<!-- made from the sources: begin -->";
const END: &str = "<!-- made from the sources: end -->";

/// A struct or an enum of the views with its fields or variants.
#[derive(Debug, Default)]
struct Shape {
    name: String,
    about: String,
    /// Name, type, meaning; a variant with fields has their names dotted.
    fields: Vec<(String, String, String)>,
}

/// Reads the shapes of a source file. It knows the form that rustfmt gives to the views, and no more of Rust.
fn shapes(source: &str) -> Vec<Shape> {
    let mut shapes: Vec<Shape> = Vec::new();
    let (mut about, mut variant, mut open) = (String::new(), None, false);
    for line in source.lines() {
        let text = line.trim();
        if let Some(more) = text.strip_prefix("/// ") {
            about.push_str(if about.is_empty() { "" } else { " " });
            about.push_str(more);
        } else if let Some(rest) = text.strip_prefix("pub struct ").or(text.strip_prefix("pub enum ")) {
            let name = rest.trim_end_matches(" {").to_owned();
            shapes.push(Shape { name, about: std::mem::take(&mut about), fields: Vec::new() });
            open = true;
        } else if line == "}" {
            open = false;
        } else if !open || text.starts_with("#[") {
        } else if line.starts_with("    }") {
            variant = None;
        } else if let (Some(name), None) = (text.strip_suffix(" {"), &variant) {
            let kind = name.to_lowercase();
            field(&mut shapes, (&format!("kind = \"{kind}\""), ""), &mut about);
            variant = Some(kind);
        } else if let Some((name, kind)) = text.trim_end_matches(',').split_once(": ") {
            let name = name.trim_start_matches("pub ");
            field(&mut shapes, (name, kind), &mut about);
        } else if let Some((name, kind)) = text.trim_end_matches("),").split_once('(') {
            field(&mut shapes, (name, kind), &mut about);
        }
    }
    shapes
}

fn field(shapes: &mut [Shape], (name, kind): (&str, &str), about: &mut String) {
    let shape = shapes.last_mut().unwrap();
    shape.fields.push((name.to_owned(), kind.to_owned(), std::mem::take(about)));
}

/// A type in the words of people who write templates; shapes are links.
fn kind(written: &str) -> String {
    let inside = |outer: &str| written.strip_prefix(outer).and_then(|rest| rest.strip_suffix('>'));
    if let Some(inner) = inside("Option<") {
        return format!("{} or null", kind(inner));
    }
    if let Some(inner) = inside("Vec<") {
        return format!("list of {}", kind(inner));
    }
    if let Some(inner) = inside("Box<") {
        return kind(inner);
    }
    match written {
        "" => String::new(),
        "BTreeMap<String, String>" => "texts by name".to_owned(),
        "String" | "&'static str" => "text".to_owned(),
        "bool" => "true or false".to_owned(),
        "usize" | "u8" => "number".to_owned(),
        "(String, String)" => "pairs of texts".to_owned(),
        shape => {
            let shape = shape.trim_start_matches("super::");
            format!("[{shape}](#{})", shape.to_lowercase())
        }
    }
}

/// All shapes by name, in the order of the files.
fn all_shapes() -> Vec<Shape> {
    let files = [
        "site",
        "common",
        "plan",
        "item",
        "indicator",
        "breakdown",
        "changes",
        "evaluation",
        "lists",
        "table",
        "styleguide",
        "mod",
    ];
    files.iter().flat_map(|file| shapes(&document(&format!("src/pages/view/{file}.rs")))).collect()
}

fn rows(shape: &Shape) -> String {
    let mut out = "| field | what it is | meaning |\n|---|---|---|\n".to_owned();
    for (name, written, about) in &shape.fields {
        let _ = writeln!(out, "| `{name}` | {} | {about} |", kind(written));
    }
    out
}

/// Words as a sentence.
fn sentence(words: &str) -> String {
    let mut rest = words.trim().chars();
    rest.next().map_or_else(String::new, |first| first.to_uppercase().chain(rest).collect())
}

/// The templates with what `view` is in each, then the parts that views are made of.
fn views() -> String {
    let shapes = all_shapes();
    let find = |name: &str| shapes.iter().find(|shape| shape.name == name).unwrap();
    let mut out = "## What `view` is, template by template\n\n".to_owned();
    let mut shown = vec!["View".to_owned(), "SiteView".into(), "PlanView".into(), "PageView".into()];
    let mut pages = String::new();
    for (_, written, about) in &find("View").fields {
        let name = written.trim_start_matches("Box<").trim_end_matches('>');
        let shape = find(name);
        let template = about.split('`').nth(1).unwrap();
        let rest = shape.about.split_once("`.").or(shape.about.split_once("`:")).map_or("", |(_, rest)| rest);
        let _ = write!(pages, "<a id=\"{}\"></a>\n\n### `{template}`\n\n", name.to_lowercase());
        let _ = writeln!(pages, "{}\n\n{}", format!("*{name}.* {}", sentence(rest)).trim(), rows(shape));
        shown.push(name.to_owned());
    }
    out.push_str(&pages);
    out.push_str("## What `site`, `plan` and `page` are\n\n");
    for (variable, name) in [("site", "SiteView"), ("plan", "PlanView"), ("page", "PageView")] {
        let shape = find(name);
        let about = shape.about.split_once(": ").map_or("", |(_, rest)| rest);
        let _ = write!(out, "<a id=\"{}\"></a>\n\n### `{variable}`\n\n", name.to_lowercase());
        let _ = writeln!(out, "*{name}.* {}\n\n{}", sentence(about), rows(shape));
    }
    out.push_str("## The parts that views are made of\n\n");
    for shape in shapes.iter().filter(|shape| !shown.contains(&shape.name)) {
        let _ = write!(out, "<a id=\"{}\"></a>\n\n### {}\n\n", shape.name.to_lowercase(), shape.name);
        let _ = write!(out, "{}\n\n{}\n", shape.about, rows(shape));
    }
    out
}

/// The templates of the shipped theme that stand in a folder, by file.
fn templates(folder: &str) -> BTreeMap<String, String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("themes/default").join(folder);
    let files =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).filter(|path| path.is_file());
    let name = |path: &Path| path.file_name().unwrap().to_string_lossy().into_owned();
    files.map(|path| (name(&path), fs::read_to_string(path).unwrap())).collect()
}

/// The components of the shipped theme by file: what its comment says, and how each is called.
fn components() -> String {
    let mut out = "## The components of the shipped theme\n\n| file | components | what they are for |\n|---|---|---|\n".to_owned();
    for (name, text) in templates("templates/components") {
        let about = text.split("{#-").nth(1).and_then(|rest| rest.split("-#}").next()).unwrap_or("");
        let about = about.split_whitespace().collect::<Vec<_>>().join(" ");
        let calls = text.split("{% component ").skip(1).filter_map(|rest| rest.split('%').next());
        let calls = calls.map(|call| format!("`{}`", call.trim_end_matches('-').trim()));
        let _ = writeln!(out, "| `{name}` | {} | {about} |", calls.collect::<Vec<_>>().join("<br>"));
    }
    out
}

#[test]
fn the_contract_is_up_to_date() {
    let text = document(DOCUMENT);
    let (before, rest) = text.split_once(BEGIN).unwrap();
    let (_, after) = rest.split_once(END).unwrap();
    is_up_to_date(DOCUMENT, &format!("{before}{BEGIN}\n\n{}{}\n{END}{after}", views(), components()));
}

#[test]
fn every_shape_and_field_says_what_it_means() {
    let shapes = all_shapes();
    assert!(shapes.len() > 40, "{}", shapes.len());
    for shape in &shapes {
        assert!(!shape.about.is_empty() && !shape.fields.is_empty(), "{shape:?}");
        for (name, written, about) in &shape.fields {
            assert!(!about.is_empty(), "{}.{name}", shape.name);
            for target in kind(written).split("(#").skip(1).filter_map(|rest| rest.split(')').next()) {
                assert!(
                    shapes.iter().any(|shape| shape.name.to_lowercase() == target),
                    "{}.{name}",
                    shape.name
                );
            }
        }
    }
}

#[test]
fn its_links_lead_to_places_in_it() {
    let text = document(DOCUMENT);
    for target in text.split("](#").skip(1).filter_map(|rest| rest.split(')').next()) {
        assert!(text.contains(&format!("<a id=\"{target}\"></a>")), "#{target}");
    }
}

#[test]
fn its_theme_works() {
    let mut files: Files = vec![("content/p/plan.toml".to_owned(), "title = '計画'\n".to_owned())];
    for block in blocks(&document(DOCUMENT)) {
        put(&mut files, &block);
    }
    let tree = files.iter().fold(MemoryTree::new(), |tree, (path, text)| tree.with(path, text.as_str()));
    let outcome = plan_site(&tree, date(2026, 11, 21)).unwrap();
    let mut diagnostics: Diagnostics = outcome.diagnostics;
    let (map, theme) = outcome.site.expect("a site without errors");
    let renderer = Renderer::new(map, theme, None, &mut diagnostics).expect("templates without errors");
    assert!(diagnostics.is_empty(), "{:?}", diagnostics.sorted());
    let made: Vec<_> = artifacts(&renderer, &tree).collect();
    let made = made.into_iter().map(Result::unwrap);
    let made: BTreeMap<String, String> =
        made.map(|file| (file.path.to_string(), String::from_utf8_lossy(&file.bytes).into_owned())).collect();
    assert!(made["404.html"].contains("さがしているページ"), "{}", made["404.html"]);
    assert!(made["index.html"].contains("本文へ進む"), "{}", made["index.html"]);
    let sheet = made.iter().find(|(path, _)| path.starts_with("assets/site-")).unwrap().1;
    assert!(sheet.contains("#7a1f3d"), "{sheet}");
    let (script, text) = made.iter().find(|(path, _)| path.starts_with("assets/asked-")).unwrap();
    assert!(text.contains("location.pathname"), "{text}");
    assert!(made["404.html"].contains(&format!("<script defer src=\"{script}\">")), "{}", made["404.html"]);
    assert!(!made["index.html"].contains("<script defer"), "{}", made["index.html"]);
    let asset = |start: &str| {
        made.keys().find_map(|path| path.strip_prefix("assets/").filter(|name| name.starts_with(start)))
    };
    let emblem = asset("emblem-").unwrap();
    assert!(
        sheet.contains(&format!("url({emblem})")) || sheet.contains(&format!("url(\"{emblem}\")")),
        "{sheet}"
    );
    let icon = asset("favicon-").unwrap();
    assert!(made[&format!("assets/{icon}")].contains("#7a1f3d"));
    assert!(made["index.html"].contains(&format!("<link rel=\"icon\" href=\"assets/{icon}\"")));
}

#[test]
fn all_languages_have_the_same_words() {
    let read = |tag: &str| Words::parse(&document(&format!("themes/default/words/{tag}.toml")));
    let japanese = read("ja");
    // What has a bar in it is a word with its reading.
    let names = |words: &str| {
        let parts = words.split('{').skip(1).filter_map(|part| part.split('}').next());
        let mut names: Vec<String> = parts.filter(|name| !name.contains('|')).map(str::to_owned).collect();
        names.sort();
        names.dedup();
        names
    };
    // English has a singular beside the plural.
    let keys = |words: &Words| -> BTreeSet<String> {
        words.iter().map(|(key, _)| key.to_owned()).filter(|key| !key.ends_with("-one")).collect()
    };
    for tag in ["en", "ja-easy"] {
        let other = read(tag);
        let only_one: Vec<String> = keys(&japanese).symmetric_difference(&keys(&other)).cloned().collect();
        assert_eq!(only_one, [""; 0], "words that only Japanese has, or only {tag}");
        for (key, words) in japanese.iter() {
            assert_eq!(names(words), names(other.get(key)), "{tag}: {key}");
        }
    }
}

#[test]
fn every_word_of_the_interface_stands_in_a_template() {
    let folders = ["templates", "templates/components", "templates/frame"];
    let texts: Vec<String> = folders.into_iter().flat_map(|folder| templates(folder).into_values()).collect();
    let named = texts.iter().flat_map(|text| text.split("words.").skip(1));
    let used: BTreeSet<&str> =
        named.filter_map(|rest| rest.split(|c: char| !c.is_ascii_lowercase() && c != '_').next()).collect();
    assert!(used.len() > 100, "{used:?}");
    let words = Words::parse(&document("themes/default/words/ja.toml"));
    let unused: Vec<&str> = words
        .iter()
        .filter_map(|(key, _)| key.strip_prefix("ui."))
        .filter(|key| !used.contains(key))
        .collect();
    assert_eq!(unused, [""; 0], "words that no template says");
}

#[test]
fn easy_words_have_a_reading_in_kana_over_every_kanji() {
    let is_kanji = |letter: char| matches!(letter, '\u{3400}'..='\u{9FFF}' | '々' | 'ヶ');
    let is_kana = |letter: char| matches!(letter, 'ぁ'..='ゖ' | 'ァ'..='ヺ' | 'ー');
    let mut readings = 0;
    for (key, words) in Words::parse(&document("themes/default/words/ja-easy.toml")).iter() {
        let mut bare = String::new();
        for (at, part) in words.split('{').enumerate() {
            let (inside, outside) = if at == 0 { ("", part) } else { part.split_once('}').unwrap() };
            bare.push_str(outside);
            if let Some((word, reading)) = inside.split_once('|') {
                assert!(word.contains(is_kanji), "{key}: {word} needs no reading");
                assert!(!reading.is_empty() && reading.chars().all(is_kana), "{key}: {reading} is not kana");
                readings += 1;
            }
        }
        assert!(!bare.contains(is_kanji), "{key}: {bare} has a kanji without a reading");
    }
    assert!(readings > 1_000, "only {readings} readings were found");
}
