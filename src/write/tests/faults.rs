//! The disk fails at the Nth call, for every N: the output is the old site or the new one, whole.

use std::fs;

use super::*;
use crate::write::tests::disk::{Exchange, Fault};
use crate::write::{Doing, OutputState};

pub(super) const OLD: Site<'_> = &[
    ("index.html", "the old index"),
    ("items/1.html", "the same"),
    ("items/2.html", "the old two"),
    ("gone/away.html", "gone"),
    ("edited-gone.html", "gone"),
    ("style.css", "the same"),
    ("swap", "a file"),
];

pub(super) const NEW: Site<'_> = &[
    ("index.html", "the new index"),
    ("items/1.html", "the same"),
    ("items/2.html", "the new two"),
    ("new/deep/3.html", "three"),
    ("style.css", "the same"),
    ("swap/below.txt", "a file in a folder"),
];

/// No space, fault of the device, quota, too many open files, no permission.
const ERRORS: [i32; 5] = if cfg!(windows) { [112, 1117, 1295, 4, 5] } else { [28, 5, 122, 24, 13] };

/// An old site with foreign files and with one page that was changed by hand.
pub(super) fn lived_in() -> Folder {
    let folder = Folder::with(OLD);
    folder.put("CNAME", "example.jp");
    folder.put(".git/config", "by hand");
    folder.put("items/hand.pdf", "by hand");
    folder.put("edited-gone.html", "edited");
    folder.put("items/2.html", "edited two");
    folder.age();
    folder
}

/// What the lived-in folder holds before and after a sound build of the new site.
pub(super) struct Expected {
    pub(super) old: Contents,
    pub(super) new: Contents,
}

impl Expected {
    pub(super) fn contents() -> Self {
        let folder = lived_in();
        let old = folder.contents();
        folder.build(NEW).unwrap();
        Self { old, new: folder.contents() }
    }
}

/// The output is the old site or the new one, as the result says, and a failure names its file.
fn is_whole(folder: &Folder, result: &Result<WriteReport, Failure>, expected: &Expected) {
    let Expected { old, new } = expected;
    match result {
        Ok(_) => assert_eq!(folder.contents(), *new),
        Err(failure) => {
            assert!(failure.file().file_name().is_some(), "{failure:?}");
            assert!(failure.en().contains(&failure.file().display().to_string()));
            let Failure::Disk { output, .. } = failure else { panic!("{failure:?}") };
            match output {
                OutputState::Untouched => assert_eq!(folder.contents(), *old, "{failure:?}"),
                OutputState::New => assert_eq!(folder.contents(), *new, "{failure:?}"),
                OutputState::Mixed => panic!("the folders can be exchanged: {failure:?}"),
            }
        }
    }
}

/// The next build on a sound disk finishes the work and leaves nothing behind.
pub(super) fn heals(folder: &Folder, expected: &Expected) {
    folder.build(NEW).unwrap();
    assert_eq!(folder.contents(), expected.new);
    assert_eq!(folder.beside(), [".public.keikaku-edited", "public"]);
    let kept = super::contents(&folder.root.path().join(".public.keikaku-edited"));
    let edited = ("2a399c6a/items/2.html", "edited two");
    assert_eq!(texts(&kept), [("2a399c6a", "/"), ("2a399c6a/items", "/"), edited]);
}

/// Runs builds that fail at the first call, the second, and so on, until one is not reached.
fn at_every_call(
    expected: &Expected,
    disk: impl Fn(usize) -> TestDisk,
    check: impl Fn(&Folder, &TestDisk, &Result<WriteReport, Failure>),
) {
    for number in 1.. {
        let folder = lived_in();
        let disk = disk(number);
        let result = folder.build_on(&disk, NEW);
        if !disk.has_failed() {
            assert!(result.is_ok());
            assert!(number > 60, "the build makes more calls than {number}");
            return;
        }
        check(&folder, &disk, &result);
        heals(&folder, expected);
    }
}

#[test]
fn a_call_that_fails_leaves_the_old_site_or_the_new_one() {
    let expected = Expected::contents();
    for (number, error) in ERRORS.into_iter().enumerate() {
        let has_sync_all = number.is_multiple_of(2);
        let disk = |at| TestDisk { has_sync_all, ..TestDisk::failing(at, Fault::Before(error)) };
        at_every_call(&expected, disk, |folder, _, result| is_whole(folder, result, &expected));
    }
}

#[test]
fn a_disk_that_dies_leaves_the_old_site_or_the_new_one() {
    let expected = Expected::contents();
    let disk = |at| TestDisk::failing(at, Fault::Dead(ERRORS[at % ERRORS.len()]));
    at_every_call(&expected, disk, |folder, _, result| is_whole(folder, result, &expected));
}

#[test]
fn a_call_that_fails_after_its_work_leaves_the_old_site_or_the_new_one() {
    let expected = Expected::contents();
    let disk = |at| TestDisk::failing(at, Fault::After(ERRORS[at % ERRORS.len()]));
    at_every_call(&expected, disk, |folder, _, _| {
        let contents = folder.contents();
        assert!(contents == expected.old || contents == expected.new, "{contents:?}");
    });
}

#[test]
fn untouched_means_that_times_are_untouched_too() {
    for number in (1..80).step_by(7) {
        let folder = lived_in();
        let before = folder.times();
        let result = folder.build_on(&TestDisk::failing(number, Fault::Dead(ERRORS[0])), NEW);
        if let Err(Failure::Disk { output: OutputState::Untouched, .. }) = result {
            assert_eq!(folder.times(), before);
        }
    }
}

#[test]
fn a_full_disk_is_named_in_both_languages_and_the_old_site_is_said_to_be_untouched() {
    let build = |at| {
        let folder = Folder::with(&[("index.html", "old")]);
        let result =
            folder.build_on(&TestDisk::failing(at, Fault::Before(ERRORS[0])), &[("index.html", "new")]);
        (folder, result)
    };
    let is_writing = |failure: &Failure| matches!(failure, Failure::Disk { doing: Doing::Write, .. });
    let failures = (1..100).map(build).filter_map(|(folder, result)| Some((folder, result.err()?)));
    let (folder, failure) = failures.into_iter().find(|(_, failure)| is_writing(failure)).unwrap();
    let file = folder.file("index.html");
    let file = file.display();
    assert_eq!(
        failure.to_string(),
        format!("cannot write {file}: the disk is full. The output folder is untouched.")
    );
    assert_eq!(
        failure.ja(),
        format!("「{file}」を書けません。ディスクに空きがありません。出力フォルダーは元のままです。")
    );
    assert_eq!(failure.exit_code(), 2);
}

/// Every file that both or one of the sites has is the old or the new one, whole; what is foreign is there.
fn is_each_file_whole(folder: &Folder, expected: &Expected) {
    let Expected { old, new } = expected;
    for (name, (text, _)) in folder.contents() {
        if name == "keikaku-manifest.txt" || name == ".keikaku-tmp" || text == "/" {
            continue;
        }
        let is_known = |contents: &Contents| contents.get(&name).is_some_and(|(known, _)| *known == text);
        assert!(is_known(old) || is_known(new), "{name}: {text}");
    }
    for foreign in ["CNAME", ".git/config", "items/hand.pdf", "edited-gone.html"] {
        assert_eq!(fs::read(folder.file(foreign)).unwrap(), old[foreign].0.as_bytes());
    }
    for shared in ["index.html", "items/1.html", "items/2.html", "style.css"] {
        assert!(folder.file(shared).exists(), "{shared}");
    }
}

#[test]
fn without_an_exchange_every_file_is_whole_and_the_next_build_finishes() {
    let expected = Expected::contents();
    let faults: [fn(i32) -> Fault; 3] = [Fault::Dead, Fault::Before, Fault::After];
    // How many of the faults each kind of disk has to stand.
    let kinds =
        [(Exchange::NotOnThisSystem, 3), (Exchange::OtherFileSystem, 2), (Exchange::NotOnThisFileSystem, 1)];
    for (exchange, count) in kinds {
        for fault in &faults[..count] {
            let disk = |at: usize| TestDisk {
                exchange,
                has_sync_all: at.is_multiple_of(2),
                ..TestDisk::failing(at, fault(ERRORS[at % ERRORS.len()]))
            };
            at_every_call(&expected, disk, |folder, disk, result| {
                is_each_file_whole(folder, &expected);
                if let Err(Failure::Disk { output: OutputState::Untouched, .. }) = result {
                    let mut contents = folder.contents();
                    // The manifest may know the new files already, and its half-written form may be left.
                    contents.remove(".keikaku-tmp");
                    let manifest = "keikaku-manifest.txt".to_owned();
                    contents.insert(manifest.clone(), expected.old[&manifest].clone());
                    let is_done_in_spite = matches!(disk.fault, Some((_, Fault::After(_))));
                    assert!(is_done_in_spite || contents == expected.old);
                }
            });
        }
    }
}
