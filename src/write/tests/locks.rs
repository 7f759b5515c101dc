//! One build at a time.

use std::fs;
use std::thread;

use super::*;
use crate::write::disk::RealDisk;
use crate::write::lock::Lock;
use crate::write::place::Place;

fn place(folder: &Folder) -> Place {
    Place::find(&RealDisk, &folder.output(), &Protected::default()).unwrap()
}

#[test]
fn a_second_build_gives_up_and_names_the_process() {
    let folder = Folder::with(&[("index.html", "old")]);
    let place = place(&folder);
    let lock = Lock::take(&RealDisk, &place, Duration::ZERO).unwrap();
    let failure = folder.build(&[("index.html", "new")]).unwrap_err();
    let id = std::process::id();
    assert!(
        matches!(&failure, Failure::Busy { process: Some(process), .. } if *process == id),
        "{failure:?}"
    );
    assert_eq!(failure.exit_code(), 75);
    assert!(
        failure.en().contains(&format!("process {id}")) && failure.ja().contains(&format!("プロセス {id}"))
    );
    drop(lock);
    folder.build(&[("index.html", "new")]).unwrap();
    assert_eq!(folder.beside(), ["public"]);
}

#[test]
fn a_second_build_waits_for_the_first() {
    let folder = Folder::new();
    let place = place(&folder);
    let lock = Lock::take(&RealDisk, &place, Duration::ZERO).unwrap();
    thread::scope(|scope| {
        let waiting = scope.spawn(|| folder.build(&[("index.html", "new")]));
        thread::sleep(Duration::from_millis(80));
        assert!(!folder.output().exists());
        drop(lock);
        waiting.join().unwrap().unwrap();
    });
    assert_eq!(texts(&folder.contents()), [("index.html", "new")]);
}

#[test]
fn the_lock_of_a_dead_process_locks_nothing() {
    let folder = Folder::new();
    for text in ["4000000000", "1", "", "\u{0}\u{0}"] {
        fs::write(folder.root.path().join(".public.keikaku-lock"), text).unwrap();
        folder.build(&[("index.html", text)]).unwrap();
        assert_eq!(folder.beside(), ["public"]);
    }
}

#[test]
fn builds_at_once_never_mix() {
    let folder = Folder::new();
    let sites: Vec<Vec<(String, String)>> = (0..6)
        .map(|site| {
            (0..40).map(|page| (format!("p{}.html", page * (site + 1)), format!("site {site}"))).collect()
        })
        .collect();
    thread::scope(|scope| {
        for site in &sites {
            let output = folder.output();
            scope.spawn(move || {
                let site: Vec<(&str, &str)> =
                    site.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
                let writer = Writer { disk: &TestDisk::sound(), patience: Duration::from_mins(1) };
                writer.write(artifacts(&site), &output, &Protected::default()).unwrap();
            });
        }
    });
    let contents = folder.contents();
    let mut found: Vec<(&str, &str)> = texts(&contents);
    found.sort_unstable();
    let is_found = |site: &Vec<(String, String)>| {
        let mut site: Vec<(&str, &str)> =
            site.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
        site.sort_unstable();
        site.dedup();
        site == found
    };
    assert!(sites.iter().any(is_found), "{found:?}");
    assert_eq!(folder.beside(), ["public"]);
}

#[test]
fn leftovers_of_a_killed_build_are_swept() {
    let folder = Folder::with(&[("index.html", "old")]);
    let staging = folder.root.path().join(".public.keikaku-new/deep/er");
    fs::create_dir_all(&staging).unwrap();
    fs::write(staging.join("x.html"), "half").unwrap();
    folder.put(".keikaku-tmp", "half");
    let report = folder.build(&[("index.html", "old")]).unwrap();
    assert_eq!((report.unchanged, report.kept_foreign), (1, 0));
    assert_eq!(texts(&folder.contents()), [("index.html", "old")]);
    assert_eq!(folder.beside(), ["public"]);
}
