//! What changed between two editions: over the data of the samples, and over a real edit of them.

#![allow(clippy::unwrap_used, clippy::panic, reason = "tests")]

mod support;

use std::collections::BTreeMap;
use std::path::Path;

use keikaku::compare::{Change, How, What, compare};
use keikaku::diag::Catalogue;
use keikaku::model::Language;
use keikaku::pipeline::{Options, plan_site};
use keikaku::serve::Preview;
use keikaku::source::{DiskTree, SourceTree as _};
use keikaku::write::{Protected, write};
use serde_json::Value;
use support::{Site, TODAY};

/// The data of every plan of the samples.
fn samples() -> BTreeMap<String, Value> {
    data(&samples_site())
}

fn samples_site() -> Site {
    let tree = DiskTree::new(env!("CARGO_MANIFEST_DIR"));
    let (entries, _) = tree.list("content").unwrap();
    let paths = entries.iter().map(|entry| entry.path.to_string()).chain(["site.toml".to_owned()]);
    paths.fold(Site::new(), |site, path| {
        let bytes = tree.read(&path).unwrap();
        site.file(&path, bytes)
    })
}

fn data(site: &Site) -> BTreeMap<String, Value> {
    let outcome = plan_site(&site.tree(), TODAY).unwrap();
    let (map, _) = outcome.site.unwrap_or_else(|| panic!("{:#?}", outcome.diagnostics.sorted()));
    let files = map.files().into_iter().filter_map(|file| {
        let plan = file.path.as_str().strip_suffix("/data/plan.json")?.to_owned();
        Some((plan, serde_json::from_slice(&map.file(&file).bytes).unwrap()))
    });
    files.collect()
}

/// What the program computes, counts or writes otherwise, and what stands under another name as well.
const LEFT_ASIDE: &[&str] = &[
    "$schema",
    "as_of",
    "budget_sums",
    "execution",
    "agreements",
    "distributions",
    "weighted",
    "other_rules",
    "progress",
    "computed",
    "agreement",
    "parts_sum",
    "difference",
    "printed",
    "start",
    "end",
    "own",
    "inputs",
    "rated",
    "parts",
    "score",
];

/// Every value of a plan that is stated, by its place: of each list the first entries.
fn stated(value: &Value, place: &str, found: &mut Vec<String>) {
    match value {
        Value::Object(fields) => {
            let is_period = fields.contains_key("code") && fields.contains_key("start");
            // The state of an indicator is told by its band or reason.
            let is_status = fields.contains_key("rated");
            for (key, value) in fields {
                let is_aside = LEFT_ASIDE.contains(&key.as_str())
                    && (is_period || !matches!(key.as_str(), "start" | "end"));
                let is_of_status = is_status && !matches!(key.as_str(), "band" | "code");
                if !is_aside && !is_of_status {
                    stated(value, &format!("{place}/{key}"), found);
                }
            }
        }
        Value::Array(values) => {
            for (at, value) in values.iter().enumerate().take(4) {
                stated(value, &format!("{place}/{at}"), found);
            }
        }
        Value::Null => {}
        Value::Bool(_) | Value::Number(_) | Value::String(_) => found.push(place.to_owned()),
    }
}

/// Whether a value is there for programs only, or says nothing beside others.
fn says_nothing(plan: &Value, place: &str) -> bool {
    let (entry, key) = place.rsplit_once('/').unwrap();
    let is_in = |list: &str| entry.contains(&format!("/{list}/"));
    match key {
        // By its id a plan is found in the other edition; parts of entries are told by their names.
        "id" => entry.is_empty() || is_in("sections") || is_in("steps") || is_in("bands"),
        // A series of a district or an actor has its name.
        "district" | "actor" => is_in("series"),
        "not_budgeted" => !plan.pointer(entry).unwrap()["amount"].is_null(),
        "unit" => entry.starts_with("/budget/") && plan.pointer(entry).unwrap()["amount"].is_null(),
        _ => false,
    }
}

/// Another value of the same form.
fn other(value: &Value) -> Value {
    match value {
        Value::Bool(truth) => Value::Bool(!truth),
        Value::Number(_) => serde_json::from_str("987654.5").unwrap(),
        Value::String(text) if text == "all" => Value::Null,
        _ => Value::String("FY1999".to_owned()),
    }
}

#[test]
fn nothing_that_a_plan_states_changes_in_silence() {
    let (mut count, mut silent) = (0, Vec::new());
    for (id, plan) in samples() {
        assert_eq!(compare(Some(&plan), Some(&plan)), [], "{id}");
        let mut places = Vec::new();
        stated(&plan, "", &mut places);
        for place in places {
            if says_nothing(&plan, &place) {
                continue;
            }
            let mut changed = plan.clone();
            let value = changed.pointer_mut(&place).unwrap();
            *value = other(value);
            if compare(Some(&plan), Some(&changed)).is_empty() {
                silent.push(format!("{id}: {place}"));
            }
            count += 1;
        }
    }
    assert_eq!(silent, [""; 0]);
    assert!(count > 1000, "{count}");
}

/// Edits of the sample's sources: file, what stands there, what stands in its place.
const EDITS: &[(&str, &str, &str)] = &[
    ("values.csv", "waiting-children,令和6年度,,実績,4,", "waiting-children,令和6年度,,実績,5,"),
    ("values.csv", "waiting-children,令和元年度,,実績,31,,,,,\n", ""),
    (
        "values.csv",
        "childcare-occupancy,令和3年度,,実績,99.1,",
        "childcare-occupancy,令和3年度,,実績,９９．１０,",
    ),
    ("items.csv", "預けたい家庭が待たずに使える保育を整えます。", "待たずに使える保育を整えます。"),
    (
        "indicators.toml",
        "target = { period = \"令和8年度\", value = 0,",
        "target = { period = \"令和9年度\", value = 1,",
    ),
    ("schedule.csv", "認定こども園の増築,", "認定こども園2園の増築,"),
    ("chapters/05-together.md", "。", "。足した文です。"),
];

fn edited() -> Site {
    EDITS.iter().fold(samples_site(), |site, (file, from, to)| {
        let path = format!("content/mihon-plan/{file}");
        let text = String::from_utf8(site.files()[&path].clone()).unwrap();
        assert!(text.contains(from), "{file}: {from}");
        site.file(&path, text.replacen(from, to, 1))
    })
}

#[test]
fn an_edit_of_the_sample_is_told_and_nothing_else() {
    let (before, after) = (samples(), data(&edited()));
    let told = |change: &Change| (change.what, change.how, change.fields.len());
    for (id, plan) in &after {
        let changes: Vec<_> = compare(before.get(id), Some(plan)).iter().map(told).collect();
        let expected: &[_] = match id.as_str() {
            "mihon-plan" => &[
                (What::Chapter, How::Changed, 1),
                (What::Item, How::Changed, 1),
                (What::Target, How::Changed, 2),
                (What::Value, How::Changed, 1),
                (What::Value, How::Removed, 1),
                (What::Task, How::Changed, 1),
            ],
            _ => &[],
        };
        assert_eq!(changes, expected, "{id}");
    }
}

/// The page of changes of a folder.
fn page(folder: &Path) -> String {
    let options = Options { today: TODAY, has_styleguide: false, has_drafts: true };
    let preview = Preview::new(folder, options, Catalogue::of(Language::Japanese));
    preview.make().unwrap();
    let answer = preview.answer(".keikaku/changes.html").unwrap();
    assert!(answer.found);
    String::from_utf8(answer.bytes).unwrap()
}

/// Writes a site as a build does.
fn publish(site: &Site, folder: &Path, change: impl Fn(&str, Vec<u8>) -> Vec<u8> + Sync) {
    use keikaku::artifact::{Artifact, OutPath};
    use rayon::prelude::*;
    let files = site.build().into_par_iter().map(|(path, bytes)| {
        let bytes = change(&path, bytes);
        Ok::<_, String>(Artifact { path: OutPath::new(&path).unwrap(), bytes })
    });
    write(files, &folder.join("public"), &Protected::default()).unwrap();
}

fn small(value: &str, has_draft: bool) -> Site {
    let indicators = "id,name,unit,direction,draft\nwalkers,歩く人,人,up,\nrunners,走る人,人,up,true\n";
    let indicators = if has_draft { indicators } else { &indicators[..indicators.find("runners").unwrap()] };
    let values = format!("indicator,period,value\nwalkers,令和6年度,\"{value}\"\n");
    Site::new().file("content/p/indicators.csv", indicators).file("content/p/values.csv", values)
}

#[test]
fn the_page_says_what_is_compared_and_what_changed() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    small("1200", false).write_to(folder);
    assert!(page(folder).contains("くらべるサイトがまだありません"));
    publish(&small("1200", false), folder, |_, bytes| bytes);
    small("1,200.0", true).write_to(folder);
    let same = page(folder);
    assert!(same.contains("（2026年11月21日の時点）と、いまの原稿に、違いはありません"), "{same}");
    assert!(!same.contains("走る人"), "a draft is not going to be published");
    small("1300", false).write_to(folder);
    let changed = page(folder);
    for words in [
        "1か所が変わりました",
        "<a href=\"../p/indicators/walkers.html\">歩く人</a>",
        "<del>1,200人</del>",
        "<ins>1,300人</ins>",
        "2024年度（令和6年度） 実績",
    ] {
        assert!(changed.contains(words), "{words}: {changed}");
    }
    assert!(!changed.contains("別の版のプログラム"));
    let older = |path: &str, bytes: Vec<u8>| match path {
        "index.html" => {
            String::from_utf8(bytes).unwrap().replace("content=\"Keikaku ", "content=\"Keikaku 0.0.").into()
        }
        _ => bytes,
    };
    publish(&small("1200", false), folder, older);
    assert!(page(folder).contains("別の版のプログラム（Keikaku 0.0."));
}
