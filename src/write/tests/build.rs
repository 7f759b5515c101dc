//! What a build does to the output folder when nothing goes wrong.

use std::fs;

use super::*;
use crate::write::tests::disk::Exchange;

const OLD: Site<'_> = &[
    ("index.html", "old index"),
    ("items/1.html", "same"),
    ("items/2.html", "old two"),
    ("gone/away.html", "gone"),
    ("style.css", "same style"),
];

const NEW: Site<'_> = &[
    ("items/1.html", "same"),
    ("items/2.html", "new two"),
    ("items/deep/3.html", "three"),
    ("index.html", "new index"),
    ("style.css", "same style"),
];

const NEW_TEXTS: [(&str, &str); 7] = [
    ("index.html", "new index"),
    ("items", "/"),
    ("items/1.html", "same"),
    ("items/2.html", "new two"),
    ("items/deep", "/"),
    ("items/deep/3.html", "three"),
    ("style.css", "same style"),
];

fn disks() -> Vec<TestDisk> {
    vec![
        TestDisk::sound(),
        TestDisk { has_links: false, ..TestDisk::sound() },
        TestDisk { has_sync_all: false, ..TestDisk::sound() },
        TestDisk::without_exchange(Exchange::NotOnThisSystem),
        TestDisk::without_exchange(Exchange::NotOnThisFileSystem),
        TestDisk::without_exchange(Exchange::OtherFileSystem),
        TestDisk {
            has_sync_all: false,
            has_links: false,
            ..TestDisk::without_exchange(Exchange::OtherFileSystem)
        },
    ]
}

#[test]
fn the_first_build_writes_everything_with_a_manifest() {
    let folder = Folder::new();
    let report = folder.build(&[("b/c.txt", "hello\n"), ("a.html", "")]).unwrap();
    assert_eq!(report, WriteReport { written: 2, ..WriteReport::default() });
    let hello = blake3::hash(b"hello\n");
    let manifest = format!(
        "af1349b9f5f9a1a6a0404dea36dcc9499bcb25c9adc112b7cc9a93cae41f3262 0 a.html\n{hello} 6 b/c.txt\n"
    );
    assert_eq!(folder.contents()["keikaku-manifest.txt"].0, manifest);
    assert_eq!(texts(&folder.contents()), [("a.html", ""), ("b", "/"), ("b/c.txt", "hello\n")]);
    assert_eq!(folder.beside(), ["public"]);
}

#[test]
fn the_new_site_takes_the_place_of_the_old_on_every_kind_of_disk() {
    for disk in disks() {
        let folder = Folder::with(OLD);
        let before = (folder.modified("items/1.html"), folder.modified("items/2.html"));
        let report = folder.build_on(&disk, NEW).unwrap();
        assert_eq!(texts(&folder.contents()), NEW_TEXTS, "{disk:?}");
        assert_eq!(folder.contents(), Folder::with(NEW).contents(), "{disk:?}");
        assert_eq!((report.written, report.unchanged, report.removed), (3, 2, 1), "{disk:?}");
        assert_eq!(report.in_place, disk.exchange != Exchange::Works);
        assert_eq!(folder.modified("items/1.html"), before.0, "an unchanged file keeps its time: {disk:?}");
        assert_ne!(folder.modified("items/2.html"), before.1);
        assert_eq!(folder.beside(), ["public"], "{disk:?}");
    }
}

#[test]
fn when_nothing_differs_nothing_is_touched() {
    let folder = Folder::with(OLD);
    let before = folder.times();
    let disk = TestDisk::sound();
    let report = folder.build_on(&disk, OLD).unwrap();
    assert_eq!(report, WriteReport { unchanged: 5, ..WriteReport::default() });
    assert_eq!(folder.times(), before);
    assert_eq!(folder.beside(), ["public"]);
}

#[test]
fn a_damaged_file_of_ours_is_mended() {
    let folder = Folder::with(OLD);
    folder.put("items/1.html", "sa");
    let report = folder.build(OLD).unwrap();
    assert_eq!((report.written, report.unchanged), (1, 4));
    assert_eq!(folder.contents(), Folder::with(OLD).contents());
}

#[test]
fn a_missing_file_and_a_missing_manifest_line_are_mended() {
    let folder = Folder::with(OLD);
    fs::remove_file(folder.file("style.css")).unwrap();
    let manifest = fs::read_to_string(folder.file("keikaku-manifest.txt")).unwrap();
    let rest: Vec<&str> = manifest.lines().filter(|line| !line.ends_with("items/1.html")).collect();
    folder.put("keikaku-manifest.txt", &rest.join("\r\n"));
    folder.build(OLD).unwrap();
    assert_eq!(folder.contents(), Folder::with(OLD).contents());
}

#[test]
fn files_become_folders_and_folders_files() {
    for disk in disks() {
        let folder = Folder::with(&[("a", "file"), ("b/c/d", "deep"), ("b/e", "e"), ("index.html", "x")]);
        folder.build_on(&disk, &[("a/b", "below"), ("b", "file"), ("index.html", "x")]).unwrap();
        let expected = [("a", "/"), ("a/b", "below"), ("b", "file"), ("index.html", "x")];
        assert_eq!(texts(&folder.contents()), expected, "{disk:?}");
    }
}

#[test]
fn an_empty_folder_is_taken_and_missing_ones_above_are_made() {
    let folder = Folder::new();
    fs::create_dir(folder.output()).unwrap();
    folder.build(&[("a.html", "a")]).unwrap();
    assert_eq!(texts(&folder.contents()), [("a.html", "a")]);
    let deep = folder.root.path().join("x/y/site/");
    super::super::write(artifacts(&[("a.html", "a")]), &deep, &Protected::default()).unwrap();
    assert_eq!(fs::read_to_string(deep.join("a.html")).unwrap(), "a");
}

#[test]
fn errors_of_artifacts_are_all_returned_and_nothing_is_written() {
    let folder = Folder::with(OLD);
    let before = (folder.contents(), folder.times());
    let artifacts = (0..200).into_par_iter().map(|number| match number % 50 {
        7 => Err(number),
        _ => Ok(artifact(&format!("p{number}.html"), "text")),
    });
    let writer = Writer { disk: &TestDisk::sound(), patience: Duration::ZERO };
    match writer.write(artifacts, &folder.output(), &Protected::default()) {
        Err(WriteError::Artifacts(errors)) => assert_eq!(errors, [7, 57, 107, 157]),
        other => panic!("{other:?}"),
    }
    assert_eq!((folder.contents(), folder.times()), before);
    assert_eq!(folder.beside(), ["public"]);
}

#[test]
fn two_artifacts_with_one_path_are_a_bug_that_is_named() {
    let clash = |site: Site<'_>| {
        let folder = Folder::with(OLD);
        let before = (folder.contents(), folder.times());
        let failure = folder.build(site).unwrap_err();
        assert_eq!((folder.contents(), folder.times()), before);
        assert!(failure.en().contains("bug") && failure.ja().contains("不具合"));
        failure.file().to_str().unwrap().to_owned()
    };
    assert_eq!(clash(&[("z", "1"), ("a", "1"), ("b", "1"), ("b", "2"), ("z", "1")]), "b");
    assert_eq!(clash(&[("a/b", "1"), ("a-b", "1"), ("a", "1"), ("q", "1"), ("q", "1")]), "a");
}

#[test]
fn of_many_failures_the_smallest_path_is_named() {
    let site: Vec<(String, String)> = (100..300).map(|n| (format!("p{n}.html"), "new".to_owned())).collect();
    let site: Vec<(&str, &str)> = site.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    for _ in 0..5 {
        let folder = Folder::with(&[("index.html", "x")]);
        for number in (120..300).step_by(20).rev() {
            folder.put(&format!("p{number}.html"), "by hand");
        }
        let failure = folder.build(&site).unwrap_err();
        assert_eq!(failure.file(), folder.file("p120.html"));
    }
}

#[cfg(unix)]
#[test]
fn files_with_another_mode_are_written_anew() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = Folder::with(NEW);
    fs::set_permissions(folder.file("style.css"), fs::Permissions::from_mode(0o600)).unwrap();
    let report = folder.build(NEW).unwrap();
    assert_eq!(report.written, 1);
    assert_eq!(folder.contents(), Folder::with(NEW).contents());
}
