//! Laws that hold for any old site, any new one, and anything that others did in between.

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::*;
use crate::write::tests::disk::Exchange;

type Files = BTreeMap<String, String>;

/// Paths that get into each other's way: files that are folders of others, and foreign names.
const OURS: [&str; 9] =
    ["index.html", "a", "a/b", "a/b/c", "a-b", "d/e.html", "d/index.html", "f.css", "g/h/i/j.txt"];
const FOREIGN: [&str; 7] = ["CNAME", ".git/config", "a/hand.pdf", "d/hand.pdf", "A", "f.css", "g/h/i"];

fn site() -> impl Strategy<Value = Files> {
    let files = prop::collection::btree_map(prop::sample::select(&OURS[..]), 0..3_u8, 0..7);
    files.prop_map(|files| {
        let paths: Vec<&str> = files.keys().copied().collect();
        let is_folder = |path: &str| paths.iter().any(|other| other.starts_with(&format!("{path}/")));
        let files = files.iter().filter(|(path, _)| !is_folder(path));
        files.map(|(path, text)| ((*path).to_owned(), format!("text {text}"))).collect()
    })
}

fn pairs(files: &Files) -> Vec<(&str, &str)> {
    files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect()
}

/// Puts a file by hand where that is possible: nothing of the old site may be lost by it.
fn put_by_hand(folder: &Folder, path: &str, old: &Files) -> bool {
    let blocks =
        |ours: &String| ours.starts_with(&format!("{path}/")) || path.starts_with(&format!("{ours}/"));
    if old.keys().any(|ours| ours == path || blocks(ours)) || folder.file(path).exists() {
        return false;
    }
    folder.put(path, "by hand");
    true
}

/// Whether a foreign file leaves no room for the new site.
fn blocks(foreign: &str, new: &Files) -> bool {
    let foreign = foreign.to_lowercase();
    new.keys().any(|path| {
        *path == foreign
            || path.starts_with(&format!("{foreign}/"))
            || foreign.starts_with(&format!("{path}/"))
    })
}

fn files(folder: &Folder) -> Files {
    let contents = folder.contents();
    let files = texts(&contents).into_iter().filter(|(_, text)| *text != "/");
    files.map(|(path, text)| (path.to_owned(), text.to_owned())).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_output_is_the_new_site_and_everything_foreign_or_as_before(
        old in site(),
        new in site(),
        foreign in prop::sample::subsequence(&FOREIGN[..], 0..3),
        edited in prop::collection::vec(prop::sample::select(&OURS[..]), 0..2),
        exchange in prop::sample::select(vec![Exchange::Works, Exchange::NotOnThisSystem, Exchange::OtherFileSystem]),
    ) {
        let folder = Folder::with(&pairs(&old));
        let mut kept: Files = Files::new();
        for path in foreign {
            if put_by_hand(&folder, path, &old) {
                kept.insert(path.to_owned(), "by hand".to_owned());
            }
        }
        for path in edited.into_iter().filter(|path| old.contains_key(*path)) {
            folder.put(path, "edited");
            if !new.contains_key(path) {
                kept.insert(path.to_owned(), "edited".to_owned());
            }
        }
        let before = (folder.contents(), folder.times());
        match folder.build_on(&TestDisk::without_exchange(exchange), &pairs(&new)) {
            Ok(report) => {
                let mut expected = new.clone();
                expected.extend(kept.clone());
                prop_assert_eq!(files(&folder), expected);
                // Where nothing is written, nothing is in the way: names that differ in case may lie side by side here.
                let is_unchanged = report.written + report.removed == 0;
                prop_assert!(is_unchanged || !kept.keys().any(|path| blocks(path, &new)));
                let again = folder.build(&pairs(&new)).unwrap();
                prop_assert_eq!((again.written, again.removed, again.kept_foreign), (0, 0, kept.len()));
            }
            Err(Failure::InTheWay { file }) => {
                let is_named = |path: &String| folder.file(path).starts_with(&file) && blocks(path, &new);
                prop_assert!(kept.keys().any(is_named));
                prop_assert_eq!((folder.contents(), folder.times()), before);
            }
            Err(failure) => prop_assert!(false, "{:?}", failure),
        }
    }
}
