//! The table of rooms in ARCHITECTURE.md holds: no room uses another that its row does not name.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// The rows of "Who may import whom".
fn table() -> BTreeMap<String, BTreeSet<String>> {
    let text = fs::read_to_string("ARCHITECTURE.md").expect("ARCHITECTURE.md");
    let start = text.find("| room | may use |").expect("the table of rooms");
    let rows = text[start..].lines().skip(2).take_while(|line| line.starts_with('|'));
    rows.map(|row| {
        let cells: Vec<&str> = row.split('|').map(str::trim).collect();
        let uses = cells[2].split(',').map(|room| room.trim().to_owned()).filter(|room| !room.is_empty());
        (cells[1].to_owned(), uses.collect())
    })
    .collect()
}

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path()) {
        if entry.is_dir() {
            sources(&entry, found);
        } else if entry.extension().is_some_and(|ending| ending == "rs") {
            found.push(entry);
        }
    }
}

fn room(path: &Path) -> String {
    let below = path.strip_prefix("src").expect("below src");
    let first = below.components().next().expect("a name").as_os_str().to_string_lossy();
    first.trim_end_matches(".rs").to_owned()
}

/// The rooms that a source file names after `crate::`, alone or in a group.
fn used(text: &str) -> BTreeSet<String> {
    let mut rooms = BTreeSet::new();
    for (at, _) in text.match_indices("crate::") {
        let rest = &text[at + "crate::".len()..];
        let names: Vec<&str> = match rest.strip_prefix('{') {
            Some(group) => top_level(group.split_once("};").map_or(group, |(inside, _)| inside)),
            None => vec![rest],
        };
        for name in names {
            let end = name.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(name.len());
            rooms.insert(name[..end].to_owned());
        }
    }
    rooms
}

/// The parts of `a, b::{c, d}, e` between the outer commas.
fn top_level(group: &str) -> Vec<&str> {
    let (mut depth, mut start, mut parts) = (0_i32, 0, Vec::new());
    for (at, sign) in group.char_indices() {
        match sign {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 0 => {
                parts.push(group[start..at].trim());
                start = at + 1;
            }
            _ => {}
        }
    }
    parts.push(group[start..].trim());
    parts.into_iter().filter(|part| !part.is_empty()).collect()
}

#[test]
fn rooms_use_only_what_the_table_names() {
    let table = table();
    let mut files = Vec::new();
    sources(Path::new("src"), &mut files);
    let mut broken = Vec::new();
    let mut rooms = BTreeSet::new();
    for file in files {
        let room = room(&file);
        if room == "main" || room == "lib" {
            continue;
        }
        let allowed = table.get(&room).unwrap_or_else(|| panic!("{room} has no row in ARCHITECTURE.md"));
        let text = fs::read_to_string(&file).expect("a source file");
        for used in used(&text).into_iter().filter(|used| *used != room && table.contains_key(used)) {
            if !allowed.contains(&used) {
                broken.push(format!("{} uses {used}", file.display()));
            }
        }
        rooms.insert(room);
    }
    assert!(broken.is_empty(), "{broken:#?}");
    assert_eq!(rooms, table.keys().cloned().collect(), "rooms in src/ and rows in ARCHITECTURE.md");
}

#[test]
fn only_the_tree_the_edits_and_the_writer_touch_the_file_system() {
    let mut files = Vec::new();
    sources(Path::new("src"), &mut files);
    let allowed = |path: &str| {
        matches!(path, "src/source/tree.rs" | "src/source/sites.rs" | "src/source/edit.rs")
            || path.starts_with("src/write/")
    };
    for file in files {
        let path = file.to_string_lossy().replace('\\', "/");
        let text = fs::read_to_string(&file).expect("a source file");
        let code = text.split("#[cfg(test)]").next().unwrap_or("");
        let is_test = path.contains("/tests/") || path.ends_with("/tests.rs");
        assert!(allowed(&path) || is_test || !code.contains("std::fs"), "{path} touches the file system");
    }
}

#[test]
fn every_module_says_what_it_is() {
    let mut files = Vec::new();
    sources(Path::new("src"), &mut files);
    for file in files {
        let text = fs::read_to_string(&file).expect("a source file");
        assert!(text.starts_with("//!"), "{} does not begin with //!", file.display());
        let lines = text.lines().count();
        assert!(lines <= 400, "{} has {lines} lines", file.display());
    }
}

#[test]
fn imports_are_found_in_every_form() {
    let rooms = |text: &str| used(text).into_iter().collect::<Vec<_>>();
    assert_eq!(rooms("use crate::diag::Code;"), ["diag"]);
    assert_eq!(rooms("use crate::{derive, load::{a, b}};"), ["derive", "load"]);
    assert_eq!(rooms("let x = crate::model::is_id(y);"), ["model"]);
}
