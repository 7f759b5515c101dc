//! Bad sites, each with the whole report that an editor gets, in both languages.
//!
//! A case is a folder `cases/<code>/<name>/`: the files of a small broken site (what is not there is a default of
//! [`support::Site`]; for the code of a rule the sound site of `keikaku explain`) and `report.ja.txt`, `report.en.txt`. `cases/passes/` holds sites that look wrong and are
//! not; `cases/several/` holds sites with several mistakes, `cases/no-alarm/` files over the sound site
//! of `keikaku explain` that a check has nothing to say about. `UPDATE=1 cargo test --test cases` writes the reports
//! anew: read them as the editor who gets them.
//!
//! A `setup.txt` in a case says what no file can: `without PATH` (leave a default out), `file PATH` (an empty file of
//! a name that not every system can have), `large PATH BYTES`, `unreadable PATH`,
//! `refused PATH link|device|name|permission`.

#![allow(clippy::unwrap_used, clippy::panic, reason = "tests")]

mod support;

use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use keikaku::diag::{Catalogue, Code, Stage, explained, findings};
use keikaku::model::Language;
use keikaku::pipeline::build;
use keikaku::write::Protected;
use rayon::prelude::*;
use support::folder::{differs, files_below, kept_below};
use support::{Site, Spoilt, TODAY};

const LANGUAGES: [(Language, &str); 2] =
    [(Language::Japanese, "report.ja.txt"), (Language::English, "report.en.txt")];
const PASSES: &str = "passes";
const SEVERAL: &str = "several";
/// Files over the small sound site that a check has nothing to say about.
const NO_ALARM: &str = "no-alarm";
/// The wrong example of `keikaku explain`, and what `keikaku check` says about it.
const EXPLAINED: &str = "explained";

/// One folder below `cases/`.
struct Case {
    /// The folder above it: a code, `passes` or `several`.
    group: String,
    folder: PathBuf,
    site: Site,
    /// What is said about it, in the order of [`LANGUAGES`].
    reports: [String; 2],
    /// Whether it became a site.
    is_made: bool,
}

/// All cases, each tried once for all tests.
static CASES: LazyLock<Vec<Case>> = LazyLock::new(|| {
    let mut found = Vec::new();
    for group in folders(&root()) {
        let name = group.file_name().unwrap().to_string_lossy().into_owned();
        if name == NO_ALARM {
            continue;
        }
        let own = folders(&group).into_iter().filter(|folder| !folder.ends_with(EXPLAINED));
        found.extend(own.map(|folder| (name.clone(), folder)));
    }
    let codes = Code::ALL.par_iter().copied().filter(|code| !explained(*code).wrong().is_empty());
    let examples = codes.map(Case::explained);
    found.into_par_iter().map(|(group, folder)| Case::read(&group, folder)).chain(examples).collect()
});

impl Case {
    fn read(group: &str, folder: PathBuf) -> Self {
        let is_of_rule = Code::of(group).is_some_and(|code| code.stage() == Stage::Rules);
        let mut site = if is_of_rule { Site::sound() } else { Site::new() };
        for (path, bytes) in files_below(&folder) {
            site = match path.as_str() {
                "report.ja.txt" | "report.en.txt" => site,
                "setup.txt" => set_up(site, &String::from_utf8(bytes).unwrap()),
                _ => site.file(&path, bytes),
            };
        }
        if is_of_rule {
            return Self::inspected(group, folder, site);
        }
        let made = site.make();
        let reports = LANGUAGES.map(|(language, _)| made.said(language));
        Self { group: group.to_owned(), folder, site, reports, is_made: made.files.is_some() }
    }

    /// The wrong example of a code.
    fn explained(code: Code) -> Self {
        let site = Site::example(&explained(code).wrong());
        Self::inspected(code.text(), root().join(code.text()).join(EXPLAINED), site)
    }

    /// A site of which `keikaku check` speaks.
    fn inspected(group: &str, folder: PathBuf, site: Site) -> Self {
        let found = site.inspected();
        let reports = LANGUAGES.map(|(language, _)| {
            findings(&found.diagnostics, &found.sources, &Catalogue::of(language), false)
        });
        let is_made = !found.diagnostics.has_errors();
        Self { group: group.to_owned(), folder, site, reports, is_made }
    }

    fn name(&self) -> String {
        format!("{}/{}", self.group, self.folder.file_name().unwrap().to_string_lossy())
    }
}

fn set_up(site: Site, text: &str) -> Site {
    text.lines().fold(site, |site, line| match line.split(' ').collect::<Vec<_>>()[..] {
        ["file", ..] => site.file(&line["file ".len()..].replace("\\n", "\n"), ""),
        ["without", path] => site.without(path),
        ["large", path, bytes] => site.spoilt(path, Spoilt::Large(bytes.parse().unwrap())),
        ["unreadable", path] => site.spoilt(path, Spoilt::Unreadable),
        ["refused", path, "link"] => site.spoilt(path, Spoilt::Refused("link")),
        ["refused", path, "device"] => site.spoilt(path, Spoilt::Refused("device")),
        ["refused", path, "name"] => site.spoilt(path, Spoilt::Refused("name")),
        ["refused", path, "permission"] => site.spoilt(path, Spoilt::Refused("permission")),
        _ => panic!("no such set-up: {line}"),
    })
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases")
}

fn folders(above: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(above).unwrap().map(|entry| entry.unwrap().path());
    let mut folders: Vec<PathBuf> = entries.filter(|path| path.is_dir()).collect();
    folders.sort();
    folders
}

/// The codes of a report, in its order.
fn codes(report: &str) -> Vec<&str> {
    let heads = report.lines().filter(|line| !line.starts_with(' '));
    heads.filter_map(|line| Some(line.split_once('[')?.1.split_once("]:")?.0)).collect()
}

#[test]
fn reports_are_as_expected() {
    let mut wrong = Vec::new();
    for case in CASES.iter().filter(|case| case.group != PASSES) {
        for ((_, file), report) in LANGUAGES.iter().zip(&case.reports) {
            wrong.extend(differs(&case.folder.join(file), report.as_bytes()));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn what_only_looks_wrong_passes() {
    for case in CASES.iter().filter(|case| case.group == PASSES) {
        assert_eq!(case.reports, ["", ""], "{}", case.name());
        assert!(case.is_made, "{}", case.name());
    }
}

#[test]
fn the_sound_site_and_the_right_examples_are_right() {
    let examples = Code::ALL.iter().map(|code| (code.text(), Site::example(&explained(*code).right())));
    let all: Vec<(&str, Site)> = examples.chain([("the sound site", Site::sound())]).collect();
    let wrong: Vec<String> = all
        .par_iter()
        .filter_map(|(name, site)| {
            let found = site.inspected();
            let catalogue = Catalogue::of(Language::English);
            let report = findings(&found.diagnostics, &found.sources, &catalogue, false);
            (!found.diagnostics.is_empty()).then(|| format!("{name}:\n{report}"))
        })
        .collect();
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn what_is_right_raises_no_alarm() {
    let folders = folders(&root().join(NO_ALARM));
    assert!(folders.len() > 1);
    for folder in folders {
        let over = files_below(&folder).into_iter();
        let found = over.fold(Site::sound(), |site, (path, bytes)| site.file(&path, bytes)).inspected();
        let report = findings(&found.diagnostics, &found.sources, &Catalogue::of(Language::English), false);
        assert!(found.diagnostics.is_empty(), "{}:\n{report}", folder.display());
    }
}

#[test]
fn every_code_has_a_case() {
    let groups: Vec<&str> = CASES.iter().map(|case| case.group.as_str()).collect();
    for code in Code::ALL {
        assert!(groups.contains(&code.text()), "no case for {}", code.text());
    }
    for group in groups {
        let known = Code::ALL.iter().any(|code| code.text() == group);
        assert!(known || group == PASSES || group == SEVERAL, "{group} is no code");
    }
}

#[test]
fn one_mistake_is_one_finding() {
    let mut wrong = Vec::new();
    for case in CASES.iter().filter(|case| case.group != PASSES) {
        let [_, report] = &case.reports;
        let codes = codes(report);
        let is_right = if case.group == SEVERAL {
            codes.len() > 1
        } else {
            let name = case.folder.file_name().unwrap().to_string_lossy();
            let most = if name.starts_with("many-") { codes.len() } else { 1 };
            !codes.is_empty() && codes.len() <= most && codes.iter().all(|code| *code == case.group)
        };
        if !is_right {
            wrong.push(format!("{}:\n{report}", case.name()));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn both_languages_find_the_same() {
    for case in CASES.iter() {
        let [japanese, english] = &case.reports;
        assert_eq!(codes(japanese), codes(english), "{}", case.name());
    }
}

#[test]
fn reports_are_prose() {
    let inner = ["Some(", "None", "Ok(", "Err(", "Error {", "Text(", "os error", "panicked", "\u{1b}"];
    for case in CASES.iter() {
        for report in &case.reports {
            for text in inner {
                assert!(!report.contains(text), "{} says {text:?}:\n{report}", case.name());
            }
            let own = report.lines().filter(|line| !line.contains(" | ") && !line.contains(" ::: "));
            for line in own {
                assert!(!line.contains("::"), "{}:\n{report}", case.name());
                let unfilled = line.split('{').skip(1).filter_map(|rest| rest.split_once('}'));
                let unfilled = unfilled.map(|(name, _)| name).find(|name| is_name(name));
                assert_eq!(unfilled, None, "{}:\n{report}", case.name());
            }
        }
    }
}

#[test]
fn a_long_report_is_cut_and_still_counts_all() {
    let rows = (1851..=2000).map(|year| format!("members,{year},不明\n")).collect::<Vec<_>>().concat();
    let site = Site::new()
        .file("content/p/indicators.toml", "[[indicator]]\nid = \"members\"\nname = \"加入率\"\n")
        .file("content/p/values.csv", format!("indicator,period,value\n{rows}"));
    let report = site.report(Language::Japanese);
    assert_eq!(codes(&report).len(), 100);
    assert!(report.ends_with(
        "ほかに50件あります。ここまでを直してから、もう一度実行してください。\n\
         エラー150件、注意0件。何も書き出していません。\n"
    ));
}

#[test]
fn nesting_never_overflows_the_stack() {
    let deep = |before: &str, open: &str, middle: &str, close: &str| {
        format!("title = \"計画\"\n{before}{}{middle}{}\n", open.repeat(20_000), close.repeat(20_000))
    };
    for text in [
        deep("sdgs = ", "[", "", "]"),
        deep("sdgs = ", "[", "", ""),
        deep("contact = ", "{a=", "1", "}"),
        deep("contact = ", "{a=", "", ""),
        deep("", "a.", "a = 1", ""),
        deep("[", "a.", "a]", ""),
        deep("", "[", "a", "]"),
        deep("contact = { ", "a.", "a = 1 }", ""),
    ] {
        let report = Site::new().plan("p", &text).report(Language::English);
        assert_eq!(codes(&report), ["toml-syntax"], "{report}");
    }
    let head = format!("id,name,{}a\nm,加入率,1\n", "a.".repeat(20_000));
    let report = Site::new().file("content/p/indicators.csv", head).report(Language::English);
    assert_eq!(codes(&report), ["unknown-key"]);
    for text in [">".repeat(100_000), "[".repeat(100_000), "- ".repeat(50_000), "[^".repeat(50_000)] {
        Site::new().file("content/p/index.md", text).report(Language::English);
    }
}

#[test]
fn what_is_too_large_is_refused_even_when_its_size_was_not_known() {
    let site = Site::new().file("site.toml", " ".repeat(10 * 1024 * 1024 + 1));
    assert_eq!(codes(&site.report(Language::English)), ["file-too-large"]);
    let site = Site::new().file("content/p/items.csv", "a,b,c,d\n".repeat(250_001));
    assert_eq!(codes(&site.report(Language::English)), ["file-too-large"]);
}

#[test]
fn a_very_long_line_is_reported_in_a_window() {
    let site = Site::new()
        .file("content/p/index.md", format!("{}[](item:9){}", "あ".repeat(300_000), "い".repeat(300_000)));
    let report = site.report(Language::Japanese);
    assert!(report.len() < 3_000, "{}", report.len());
}

fn is_name(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_')
}

#[test]
fn a_site_with_errors_leaves_the_output_alone() {
    let folder = tempfile::tempdir().unwrap();
    let output = folder.path().join("public");
    let protected = Protected { project: folder.path().join("site"), sources: Vec::new(), home: None };
    let good = build(&Site::new().tree(), TODAY, (&output, &protected)).unwrap();
    assert!(good.report.is_some());
    let before = kept_below(&output);
    for case in CASES.iter().filter(|case| !case.is_made) {
        let built = build(&case.site.tree(), TODAY, (&output, &protected)).unwrap();
        assert!(built.report.is_none(), "{} was written", case.name());
        assert!(kept_below(&output) == before, "{} changed the output", case.name());
    }
}
