//! Bad sites, each with the whole report that an editor gets, in both languages.
//!
//! A case is a folder `cases/<code>/<name>/`: the files of a small broken site (what is not there is a default of
//! [`support::Site`]) and `report.ja.txt`, `report.en.txt`. `cases/passes/` holds sites that look wrong and are
//! not; `cases/several/` holds sites with several mistakes. `UPDATE=1 cargo test --test cases` writes the reports
//! anew: read them as the editor who gets them.
//!
//! A `setup.txt` in a case says what no file can: `without PATH` (leave a default out), `large PATH BYTES`,
//! `unreadable PATH`, `refused PATH link|device|name|permission`.

#![allow(clippy::unwrap_used, clippy::panic, reason = "tests")]

mod support;

use std::path::{Path, PathBuf};

use keikaku::diag::{Code, Severity};
use keikaku::model::Language;
use keikaku::pipeline::build;
use keikaku::write::Protected;
use support::folder::{differs, files_below, kept_below};
use support::{Site, Spoilt, TODAY};

const LANGUAGES: [(Language, &str); 2] =
    [(Language::Japanese, "report.ja.txt"), (Language::English, "report.en.txt")];
const PASSES: &str = "passes";
const SEVERAL: &str = "several";

/// One folder below `cases/`.
struct Case {
    /// The folder above it: a code, `passes` or `several`.
    group: String,
    folder: PathBuf,
    site: Site,
}

impl Case {
    fn read(group: &str, folder: PathBuf) -> Self {
        let mut site = Site::new();
        for (path, bytes) in files_below(&folder) {
            site = match path.as_str() {
                "report.ja.txt" | "report.en.txt" => site,
                "setup.txt" => set_up(site, &String::from_utf8(bytes).unwrap()),
                _ => site.file(&path, bytes),
            };
        }
        Self { group: group.to_owned(), folder, site }
    }

    fn name(&self) -> String {
        format!("{}/{}", self.group, self.folder.file_name().unwrap().to_string_lossy())
    }
}

fn set_up(site: Site, text: &str) -> Site {
    text.lines().fold(site, |site, line| match line.split(' ').collect::<Vec<_>>()[..] {
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

fn cases() -> Vec<Case> {
    let mut cases = Vec::new();
    for group in folders(&root()) {
        let name = group.file_name().unwrap().to_string_lossy().into_owned();
        cases.extend(folders(&group).into_iter().map(|folder| Case::read(&name, folder)));
    }
    cases
}

/// The codes of a report, in its order.
fn codes(report: &str) -> Vec<&str> {
    let heads = report.lines().filter(|line| !line.starts_with(' '));
    heads.filter_map(|line| Some(line.split_once('[')?.1.split_once("]:")?.0)).collect()
}

#[test]
fn reports_are_as_expected() {
    let mut wrong = Vec::new();
    for case in cases().iter().filter(|case| case.group != PASSES) {
        for (language, file) in LANGUAGES {
            wrong.extend(differs(&case.folder.join(file), case.site.report(language).as_bytes()));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn what_only_looks_wrong_passes() {
    for case in cases().iter().filter(|case| case.group == PASSES) {
        assert_eq!(case.site.report(Language::English), "", "{}", case.name());
        case.site.build();
    }
}

#[test]
fn every_code_has_a_case() {
    let groups: Vec<String> = cases().into_iter().map(|case| case.group).collect();
    for code in Code::ALL {
        assert!(groups.iter().any(|group| group == code.text()), "no case for {}", code.text());
    }
    for group in groups {
        let known = Code::ALL.iter().any(|code| code.text() == group);
        assert!(known || group == PASSES || group == SEVERAL, "{group} is no code");
    }
}

#[test]
fn one_mistake_is_one_finding() {
    for case in cases().iter().filter(|case| case.group != PASSES) {
        let report = case.site.report(Language::English);
        let codes = codes(&report);
        if case.group == SEVERAL {
            assert!(codes.len() > 1, "{}:\n{report}", case.name());
        } else {
            let name = case.folder.file_name().unwrap().to_string_lossy();
            let most = if name.starts_with("many-") { codes.len() } else { 1 };
            assert!(!codes.is_empty() && codes.len() <= most, "{}:\n{report}", case.name());
            assert!(codes.iter().all(|code| *code == case.group), "{}:\n{report}", case.name());
        }
    }
}

#[test]
fn both_languages_find_the_same() {
    for case in &cases() {
        let [japanese, english] = LANGUAGES.map(|(language, _)| case.site.report(language));
        assert_eq!(codes(&japanese), codes(&english), "{}", case.name());
    }
}

#[test]
fn reports_are_prose() {
    let inner = ["Some(", "None", "Ok(", "Err(", "Error {", "Text(", "os error", "panicked", "\u{1b}"];
    for case in &cases() {
        for (language, _) in LANGUAGES {
            let report = case.site.report(language);
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
    let is_error = |case: &Case| {
        let code = Code::ALL.iter().find(|code| code.text() == case.group);
        code.map_or(case.group == SEVERAL, |code| code.severity() == Severity::Error)
    };
    for case in cases().iter().filter(|case| is_error(case)) {
        let built = build(&case.site.tree(), TODAY, (&output, &protected)).unwrap();
        assert!(built.report.is_none(), "{} was written", case.name());
        assert!(kept_below(&output) == before, "{} changed the output", case.name());
    }
}
