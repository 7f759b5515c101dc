//! No active content from data: what is typed into any field comes out as text, on every page and in every chart.
//!
//! Payloads are put behind every title, name, note and paragraph of a site in which everything occurs. The pages
//! are read as HTML is: tags and attributes are found, and none of them may come from a payload.

#![allow(clippy::unwrap_used, clippy::panic, reason = "tests")]

mod support;

use support::{Site, ending};

/// Each tries to leave another place: text, an attribute, a comment, a script, a style, a template, a table cell.
const PAYLOADS: &[&str] = &[
    "<script>payload()</script>",
    "\" onpayload=\"payload()",
    "' onpayload='payload()",
    "</title><svg onpayload=payload()><set/>",
    "<img src=x onpayload=payload()>",
    "--><script>payload()</script>",
    "</script><script>payload()</script>",
    "]]><payload/>",
    "&lt;script&gt;payload()&lt;/script&gt;",
    "&#60;img src=x onpayload=payload()&#62;",
    "{{ 7 * 7 }}{% include \"base.html\" %}",
    "</textarea></style></svg><payload>",
    "`<payload>` **\"x\" onpayload=1**",
    "\u{202e}<payload>\u{2066}",
];

/// Columns and keys whose text is shown.
const FIELDS: &[&str] = &[
    "title",
    "name",
    "subtitle",
    "summary",
    "description",
    "organisation",
    "department",
    "note",
    "meaning",
    "reading",
    "aliases",
    "publisher",
    "page",
    "address",
    "postal_code",
    "role",
    "number",
    "unit",
    "method",
    "reason",
    "text",
    "line",
    "task",
    "printed",
    "next",
    "symbol",
    "kind-of",
    "definition",
    "frequency",
    "next_release",
    "issues",
    "dimension",
];

/// The one script that a page may have; it holds data, and nothing runs it.
const LINKED_DATA: &str = "<script type=\"application/ld+json\">";

/// References by printed name, which the payload changes, and the ids that they mean.
const NAMES: &[(&str, &str)] = &[
    ("市、町内会", "city;town"),
    ("町内会", "town"),
    ("高齢者", "elderly"),
    ("拡大", "grow"),
    ("調査なし", "no-survey"),
    ("国の補助", "national"),
    ("3段階", "three"),
    ("A", "a"),
    ("B", "b"),
    ("★", "new"),
    ("北浜地区", "kita"),
    ("女性", "women"),
    ("男性", "men"),
    ("参考値", "reference"),
];

/// A line of TOML with the payload behind its text.
fn with_payload(line: &str, payload: &str) -> String {
    let Some((key, value)) = line.split_once(" = ") else { return line.to_owned() };
    let Some(text) = value.strip_prefix('"').and_then(|value| value.strip_suffix('"')) else {
        return line.to_owned();
    };
    if !FIELDS.contains(&key) {
        return line.to_owned();
    }
    format!("{key} = \"{text}{}\"", payload.replace('\\', "\\\\").replace('"', "\\\""))
}

/// A row of a table without quotes in it, with the payload behind its texts.
fn row_with_payload(head: &[&str], row: &str, payload: &str) -> String {
    if row.contains('"') {
        let id =
            |row: String, (name, id): &(&str, &str)| row.replace(&format!(",{name},"), &format!(",{id},"));
        return NAMES.iter().fold(row.to_owned(), id);
    }
    let cells = row.split(',').zip(head).map(|(cell, column)| {
        let quoted = format!("\"{cell}{}\"", payload.replace('"', "\"\""));
        let id = NAMES.iter().find(|(name, _)| *name == cell).map_or(cell, |(_, id)| *id);
        if FIELDS.contains(column) && !cell.is_empty() { quoted } else { id.to_owned() }
    });
    cells.collect::<Vec<_>>().join(",")
}

fn poisoned(path: &str, text: &str, payload: &str) -> String {
    if ending(path) == "csv" {
        let head: Vec<&str> = text.lines().next().unwrap_or("").split(',').collect();
        let rows = text.lines().skip(1).map(|row| row_with_payload(&head, row, payload));
        return std::iter::once(head.join(",")).chain(rows).collect::<Vec<_>>().join("\n");
    }
    let lines: Vec<String> = text.lines().map(|line| with_payload(line, payload)).collect();
    let text = lines.join("\n");
    if ending(path) != "md" {
        return text;
    }
    let plain = |c: &char| c.is_ascii_graphic() && !"()<>\"\\[]".contains(*c);
    let link: String = payload.chars().filter(plain).collect();
    format!(
        "{text}\n\n{payload}\n\n## {payload}\n\n- {payload}\n\n| {} | b |\n|---|---|\n| {} | c |\n\n```{payload}\n{payload}\n```\n\n[{}](https://example.jp/?{})\n",
        payload.replace('|', ""),
        payload.replace('|', ""),
        payload.replace(['[', ']'], ""),
        link
    )
}

/// The tags of a page, each from `<` to `>`, with quoted attributes passed over.
fn tags(html: &str) -> Vec<&str> {
    let mut tags = Vec::new();
    let mut rest = html;
    while let Some(start) = rest.find('<') {
        let tag = &rest[start..];
        let mut quote = None;
        let end = tag.char_indices().find(|(_, c)| match (quote, c) {
            (None, '"' | '\'') => {
                quote = Some(*c);
                false
            }
            (Some(open), c) if open == *c => {
                quote = None;
                false
            }
            (None, '>') => true,
            _ => false,
        });
        let end = end.map_or(tag.len(), |(end, _)| end + 1);
        tags.push(&tag[..end]);
        rest = &tag[end..];
    }
    tags
}

/// A tag without what stands in its quotes.
fn bare(tag: &str) -> String {
    tag.split('"').step_by(2).collect::<Vec<_>>().join("\"\"")
}

#[test]
fn what_is_typed_comes_out_as_text() {
    for name in ["everything", "breakdown"] {
        for payload in PAYLOADS {
            comes_out_as_text(name, payload);
        }
    }
}

fn comes_out_as_text(name: &str, payload: &str) {
    let site = Site::golden(name).files().into_iter().fold(Site::new(), |site, (path, bytes)| {
        let is_text = ["toml", "csv", "md"].contains(&ending(&path));
        match String::from_utf8(bytes) {
            Ok(text) if is_text => site.file(&path, poisoned(&path, &text, payload)),
            Ok(text) => site.file(&path, text),
            Err(error) => site.file(&path, error.into_bytes()),
        }
    });
    let files = site.build();
    let pages = files.iter().filter(|(path, _)| ending(path) == "html");
    let mut seen = 0;
    for (path, bytes) in pages {
        let html = std::str::from_utf8(bytes).unwrap();
        seen += usize::from(html.contains("payload") || html.contains("7 * 7"));
        for tag in tags(html) {
            let bare = bare(tag);
            assert!(!bare.contains("payload"), "{path}: {tag}\nfrom {payload}");
            assert!(!bare.contains('\''), "{path}: {tag}\nfrom {payload}");
            let is_known = tag == LINKED_DATA || is_script_of_the_theme(tag);
            assert!(!bare.starts_with("<script") || is_known, "{path}: {tag}\nfrom {payload}");
        }
        let data: Vec<&str> = html.split(LINKED_DATA).skip(1).collect();
        assert!(data.len() <= 1, "{path}: linked data {} times\nfrom {payload}", data.len());
        for rest in data {
            let (json, _) = rest.split_once("</script>").unwrap();
            let read = serde_json::from_str::<serde_json::Value>(json);
            assert!(read.is_ok(), "{path}: {read:?}\nfrom {payload}");
        }
        assert!(!html.contains("49{%") && !html.contains(">49"), "{path} ran {payload}");
    }
    assert!(seen > 10, "{payload} reached {seen} pages only");
}

#[test]
fn tags_are_found_as_browsers_find_them() {
    assert_eq!(tags("a<b c=\"d>e\">f</b>"), ["<b c=\"d>e\">", "</b>"]);
    assert_eq!(bare("<b c=\"payload\" d>"), "<b c=\"\" d>");
}

/// Whether a tag loads one of the theme's scripts, whose names nobody but the program writes.
fn is_script_of_the_theme(tag: &str) -> bool {
    let source = tag.strip_prefix("<script defer blocking=\"render\" src=\"");
    let Some(source) = source.and_then(|source| source.strip_suffix("\">")) else { return false };
    let name =
        source.trim_start_matches("../").strip_prefix("assets/").and_then(|name| name.strip_suffix(".js"));
    let Some((name, hash)) = name.and_then(|name| name.rsplit_once('-')) else { return false };
    ["filter", "tables"].contains(&name)
        && hash.len() == 12
        && hash.bytes().all(|byte| byte.is_ascii_hexdigit())
}
