//! Tables as staff keep them. Each folder of `habits/` holds the tables of `plain/` as some office writes them: every
//! page and every file of data made from them is the same, byte for byte.
//!
//! A file of a habit takes the place of the plain one of its name, whatever its ending. `table.toml` is added to the
//! end of `plan.toml`.

#![allow(clippy::unwrap_used, clippy::panic, reason = "tests")]

mod imports;
mod notes;
mod said;
#[path = "../support/mod.rs"]
mod support;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use keikaku::model::Language;
use support::Site;
use support::folder::files_below;

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/staff").join(name)
}

/// The plain site with the tables of a habit in the place of its own.
fn with_habit(habit: &Path) -> Site {
    let mut files = files_below(&folder("plain"));
    for (name, bytes) in files_below(habit) {
        if name == "table.toml" {
            files.get_mut("content/p/plan.toml").unwrap().extend(bytes);
            continue;
        }
        let stem = format!("content/p/{}.", name.split('.').next().unwrap());
        files.retain(|path, _| !path.starts_with(&stem));
        files.insert(format!("content/p/{name}"), bytes);
    }
    Site::of(files)
}

fn habits() -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder("habits")).unwrap();
    let mut habits: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    habits.sort();
    habits
}

/// What a file says. How numbers are written stands in `plan.json` beside them, and differs where they are typed in
/// another way.
fn meant(habit: &str, path: &str, bytes: &[u8]) -> String {
    let text = String::from_utf8_lossy(bytes);
    let is_said = |line: &&str| {
        let is_printed = line.trim_start().starts_with("\"printed\":");
        !(is_printed && habit == "numbers-as-typed" && path.ends_with("plan.json"))
    };
    text.lines().filter(is_said).collect::<Vec<_>>().join("\n")
}

#[test]
fn every_habit_is_read_as_the_plain_tables_are() {
    let plain = Site::of(files_below(&folder("plain")));
    assert_eq!(plain.report(Language::Japanese), "");
    let plain = plain.build();
    assert!(plain.keys().any(|path| path.ends_with("data/observations.csv")));
    let mut wrong = Vec::new();
    for habit in habits() {
        let name = habit.file_name().unwrap().to_string_lossy().into_owned();
        let made = with_habit(&habit).make();
        let said = made.said(Language::Japanese);
        let Some(files) = made.files else {
            wrong.push(format!("{name} is no site:\n{said}"));
            continue;
        };
        if !said.is_empty() {
            wrong.push(format!("{name}:\n{said}"));
        }
        let differs = |path: &&String| {
            let of =
                |files: &BTreeMap<String, Vec<u8>>| files.get(*path).map(|bytes| meant(&name, path, bytes));
            of(&plain) != of(&files)
        };
        let differing: Vec<&String> = plain.keys().chain(files.keys()).filter(differs).collect();
        if !differing.is_empty() {
            wrong.push(format!("{name} makes other files: {differing:?}"));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

/// A row of totals begins with a word for it; an indicator may have such a word for its id.
#[test]
fn what_is_called_total_is_kept() {
    let mut files = files_below(&folder("plain"));
    for name in ["indicators", "values"] {
        let bytes = files.get_mut(&format!("content/p/{name}.csv")).unwrap();
        *bytes = String::from_utf8(bytes.clone()).unwrap().replace("balance,", "total,").into_bytes();
    }
    let made = Site::of(files).make();
    assert_eq!(made.said(Language::Japanese), "");
    let values = &made.files.unwrap()["p/data/observations.csv"];
    let values = String::from_utf8(values.clone()).unwrap();
    assert_eq!(
        values.lines().filter(|line| line.contains(",-134,") || line.contains("total")).count(),
        3,
        "{values}"
    );
}

/// The plain site with another text in the place of one of its items' departments.
fn answered_by(cell: &str, actors: &str) -> Site {
    let mut files = files_below(&folder("plain"));
    let items = files.get_mut("content/p/items.csv").unwrap();
    let text = String::from_utf8(items.clone()).unwrap();
    *items =
        text.replace(",全家庭を訪ねます。,こども課,", &format!(",全家庭を訪ねます。,{cell},")).into_bytes();
    files.get_mut("content/p/plan.toml").unwrap().extend(actors.bytes());
    Site::of(files)
}

#[test]
fn several_departments_in_a_cell_are_read_as_they_are_written() {
    let page = |cell: &str, actors: &str| {
        let made = answered_by(cell, actors).make();
        let said = made.said(Language::Japanese);
        made.files.unwrap_or_else(|| panic!("{cell}:\n{said}"))["p/items/visit.html"].clone()
    };
    let both = page("こども課; 保育課", "");
    assert_ne!(both, page("こども課", ""));
    for cell in [
        "こども課、保育課",
        "\"こども課\n保育課\"",
        "\"こども課\r\n保育課\"",
        "こども課・保育課",
        "こども課/保育課",
        "こども課　保育課",
    ] {
        assert_eq!(page(cell, ""), both, "{cell}");
    }
    // A name is one, whatever signs are in it, and however narrow its column is.
    let actor = "\n[[actor]]\nid = \"both\"\nname = \"こども課・保育課\"\n";
    let whole = page("こども課・保育課", actor);
    assert_ne!(whole, page("こども課; 保育課", actor));
    assert_eq!(page("\"こども課・\n保育課\"", actor), whole);
}

#[test]
fn a_department_that_is_not_known_is_named_without_the_others() {
    let title = |cell: &str| {
        let said = answered_by(cell, "").report(Language::Japanese);
        let errors: Vec<&str> = said.lines().filter(|line| line.starts_with("エラー[")).collect();
        errors.join("\n")
    };
    let unknown = |name: &str| format!("エラー[unknown-reference]: 主体（actor）「{name}」が見つかりません");
    assert_eq!(title("こども課・なぞ課"), unknown("なぞ課"));
    assert_eq!(title("\"こども課\nなぞ課\""), unknown("なぞ課"));
    assert_eq!(title("文化・なぞ課"), unknown("文化・なぞ課"));
}

#[test]
fn every_habit_is_another_table() {
    let plain = files_below(&folder("plain"));
    for habit in habits() {
        for (name, bytes) in files_below(&habit) {
            let same = plain.get(&format!("content/p/{name}")).is_some_and(|plain| *plain == bytes);
            assert!(!same, "{} of {} is the plain one", name, habit.display());
        }
    }
}
