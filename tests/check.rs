//! `keikaku check` and `keikaku explain` as they are run: exit codes, what they print, the forms for programs.
//!
//! What they print is kept in `program/*.txt`; `UPDATE=1 cargo test --test check` writes those files anew.

#![allow(clippy::unwrap_used, clippy::panic, reason = "tests")]

mod support;

use std::process::Command;

use serde_json::Value;
use support::Site;
use support::desk::Desk;

/// A plan of which nothing is to be said.
const QUIET: &str = "title = \"道の計画\"\nperiod = \"令和6年度～令和10年度\"\nsummary = \"道の計画です。\"\n\
    contact = { department = \"道路課\", phone = \"0000-00-0002\" }\n\
    [[level]]\nid = \"policy\"\nname = \"方針\"\n[[level]]\nid = \"measure\"\nname = \"取組\"\n";
const TEXT: &str = "申し込みは2026/12/1まで、[こちら](https://city.example/)から。\n";

fn weak() -> Site {
    Site::sound().file("content/p/index.md", TEXT)
}

fn broken() -> Site {
    Site::sound().file("content/p/index.md", format!("{TEXT}\n[](item:9)\n"))
}

#[test]
fn drafts_are_counted_by_a_build_and_named_by_a_check() {
    let items = "id,parent,title,draft\nroads,,道をつくる,\npaths,roads,歩道をつくる,\nbridge,roads,橋をかける,下書き\n";
    let desk = Desk::with(&Site::sound().file("content/q/items.csv", items).plan("q", QUIET));
    for language in ["ja", "en"] {
        let name = |command: &str| format!("{command}-drafts-{language}");
        assert_eq!(desk.transcript(&name("check"), &["check", "--lang", language]), 0);
        assert_eq!(desk.transcript(&name("build"), &["build", "--lang", language]), 0);
    }
    assert_eq!(desk.json(&["check", "--format", "json"])["checked"]["drafts"], 1);
}

#[test]
fn what_a_check_says() {
    let desk = Desk::with(&Site::sound());
    assert_eq!(desk.transcript("check-clean-ja", &["--lang", "ja", "check"]), 0);
    assert_eq!(desk.transcript("check-clean-en", &["--lang", "en", "check", "--deny", "warnings"]), 0);
    let desk = Desk::with(&weak());
    assert_eq!(desk.transcript("check-weak-ja", &["--lang", "ja", "check"]), 0);
    assert_eq!(desk.transcript("check-weak-en", &["--lang", "en", "check", "--deny", "warnings"]), 1);
    let desk = Desk::with(&broken());
    assert_eq!(desk.transcript("check-broken-ja", &["--lang", "ja", "check"]), 1);
    assert_eq!(desk.transcript("check-broken-en", &["--lang", "en", "check"]), 1);
    assert_eq!(desk.transcript("check-nowhere-ja", &["--lang", "ja", "check", "--site", "nowhere"]), 1);
    assert_eq!(desk.transcript("check-json-ja", &["--lang", "ja", "check", "--format", "json"]), 1);
    assert!(!desk.public().exists(), "a check writes nothing");
}

#[test]
fn what_explain_says() {
    let desk = Desk::with(&Site::sound());
    for (language, name) in [("ja", "explain-ja"), ("en", "explain-en")] {
        let lang = ["--lang", language, "explain"];
        let with = |code| [lang.as_slice(), &[code]].concat();
        assert_eq!(desk.transcript(&format!("{name}-list"), &lang), 0);
        assert_eq!(desk.transcript(&format!("{name}-value-missing"), &with("value-missing")), 0);
        assert_eq!(desk.transcript(&format!("{name}-link-broken"), &with("link-broken")), 0);
        assert_eq!(desk.transcript(&format!("{name}-near"), &with("link-borken")), 2);
        assert_eq!(desk.transcript(&format!("{name}-unknown"), &with("xyz")), 2);
    }
}

#[test]
fn levels_of_the_site_hold_for_checks_and_builds() {
    let with = |level: &str| {
        let before = String::from_utf8(weak().files()["site.toml"].clone()).unwrap();
        let rules = format!("{before}\n[rules]\ndate-by-slashes = \"{level}\"\nlink-text-vague = \"off\"\n");
        Desk::with(&weak().file("site.toml", rules))
    };
    for (level, severities, check, build) in
        [("off", &[][..], 0, 0), ("warning", &["warning"], 0, 0), ("error", &["error"], 1, 1)]
    {
        let desk = with(level);
        let found = desk.json(&["check", "--format", "json"]);
        let said: Vec<&str> = found["findings"]
            .as_array()
            .unwrap()
            .iter()
            .map(|one| one["severity"].as_str().unwrap())
            .collect();
        assert_eq!(said, severities, "{level}");
        assert_eq!(desk.run(&["check"]).status.code(), Some(check), "{level}");
        let built = desk.run(&["build", "--lang", "en"]);
        assert_eq!(built.status.code(), Some(build), "{level}");
        // A build says what is demanded, and leaves advice to the check.
        let spoke = String::from_utf8(built.stderr).unwrap().contains("date-by-slashes");
        assert_eq!(spoke, level == "error", "{level}");
    }
}

#[test]
fn places_of_the_forms_for_programs_are_those_of_the_text() {
    let desk = Desk::with(&broken());
    let found = desk.json(&["--lang", "en", "check", "--format", "json"]);
    assert_eq!(
        (found["version"].as_u64(), found["errors"].as_u64(), found["warnings"].as_u64()),
        (Some(1), Some(1), Some(2))
    );
    let log = desk.json(&["--lang", "en", "check", "--format", "sarif"]);
    let results = log["runs"][0]["results"].as_array().unwrap();
    let lines: Vec<Vec<char>> =
        format!("{TEXT}\n[](item:9)\n").lines().map(|line| line.chars().collect()).collect();
    let expected = ["2026/12/1", "[こちら](https://city.example/)", "[](item:9)"];
    for ((finding, result), expected) in
        found["findings"].as_array().unwrap().iter().zip(results).zip(expected)
    {
        let region = &result["locations"][0]["physicalLocation"]["region"];
        let number = |value: &Value| usize::try_from(value.as_u64().unwrap()).unwrap();
        let (line, from, to) =
            (number(&finding["line"]), number(&finding["column"]), number(&finding["end"]["column"]));
        let same = [&region["startLine"], &region["startColumn"], &region["endColumn"]].map(number);
        assert_eq!(same, [line, from, to]);
        let shown: String = lines[line - 1][from - 1..to - 1].iter().collect();
        assert_eq!(shown, expected);
        let rule = number(&result["ruleIndex"]);
        assert_eq!(log["runs"][0]["tool"]["driver"]["rules"][rule]["id"], finding["code"]);
    }
    assert_eq!(results.len(), expected.len());
}

#[test]
fn the_samples_are_sound() {
    let output = Command::new(env!("CARGO_BIN_EXE_keikaku"))
        .args(["check", "--format", "json", "--deny", "warnings", "--site", env!("CARGO_MANIFEST_DIR")])
        .output()
        .unwrap();
    let found: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(found["findings"], Value::Array(Vec::new()), "{found:#}");
    assert!(found["checked"]["pages"].as_u64().unwrap() > 700, "{}", found["checked"]);
    assert_eq!(output.status.code(), Some(0));
}
