//! What no build made is never deleted.

use std::fs;

use super::*;
use crate::write::tests::disk::Exchange;

const OLD: Site<'_> = &[("index.html", "old"), ("docs/a.html", "a"), ("docs/b.html", "b"), ("c.html", "c")];
const NEW: Site<'_> = &[("index.html", "new"), ("docs/b.html", "b")];

fn disks() -> [TestDisk; 4] {
    [
        TestDisk::sound(),
        TestDisk { has_links: false, ..TestDisk::sound() },
        TestDisk::without_exchange(Exchange::NotOnThisSystem),
        TestDisk::without_exchange(Exchange::NotOnThisFileSystem),
    ]
}

#[test]
fn foreign_files_stay_with_their_times() {
    for disk in disks() {
        let folder = Folder::with(OLD);
        for path in
            ["CNAME", ".git/config", ".git/refs/heads/main", ".well-known/x", "docs/手作り.pdf", "c.html"]
        {
            folder.put(path, "by hand");
        }
        fs::create_dir(folder.file(".git/empty")).unwrap();
        folder.age();
        let before = folder.modified("docs/手作り.pdf");
        let report = folder.build_on(&disk, NEW).unwrap();
        let expected = [
            (".git", "/"),
            (".git/config", "by hand"),
            (".git/empty", "/"),
            (".git/refs", "/"),
            (".git/refs/heads", "/"),
            (".git/refs/heads/main", "by hand"),
            (".well-known", "/"),
            (".well-known/x", "by hand"),
            ("CNAME", "by hand"),
            ("c.html", "by hand"),
            ("docs", "/"),
            ("docs/b.html", "b"),
            ("docs/手作り.pdf", "by hand"),
            ("index.html", "new"),
        ];
        assert_eq!(texts(&folder.contents()), expected, "{disk:?}");
        assert_eq!((report.removed, report.kept_foreign), (1, 6), "{disk:?}");
        assert_eq!(folder.modified("docs/手作り.pdf"), before);
        let again = folder.build(NEW).unwrap();
        assert_eq!(again, WriteReport { unchanged: 2, kept_foreign: 6, ..WriteReport::default() });
    }
}

#[cfg(unix)]
#[test]
fn links_pipes_and_modes_stay_and_links_are_not_followed() {
    use std::os::unix::fs::{PermissionsExt as _, symlink};
    for disk in [TestDisk::sound(), TestDisk::without_exchange(Exchange::NotOnThisFileSystem)] {
        let folder = Folder::with(OLD);
        let outside = folder.root.path().join("outside");
        fs::create_dir(&outside).unwrap();
        fs::write(outside.join("a.html"), "a").unwrap();
        fs::remove_file(folder.file("docs/a.html")).unwrap();
        fs::remove_file(folder.file("c.html")).unwrap();
        symlink(outside.join("a.html"), folder.file("c.html")).unwrap();
        symlink(&outside, folder.file("linked")).unwrap();
        let status = std::process::Command::new("mkfifo").arg(folder.file("pipe")).status().unwrap();
        assert!(status.success());
        folder.put("private/key", "secret");
        fs::set_permissions(folder.file("private/key"), fs::Permissions::from_mode(0o600)).unwrap();
        fs::set_permissions(folder.file("private"), fs::Permissions::from_mode(0o500)).unwrap();
        folder.build_on(&disk, NEW).unwrap();
        let is_pipe =
            |path| std::os::unix::fs::FileTypeExt::is_fifo(&fs::metadata(path).unwrap().file_type());
        assert!(is_pipe(folder.file("pipe")));
        fs::remove_file(folder.file("pipe")).unwrap();
        let contents = folder.contents();
        assert_eq!(contents["c.html"].0, format!("-> {}", outside.join("a.html").display()));
        assert_eq!(contents["linked"].0, format!("-> {}", outside.display()));
        assert_eq!((contents["private"].1, contents["private/key"].1), (0o500, 0o600));
        assert_eq!(texts(&super::contents(&outside)), [("a.html", "a")]);
        assert_eq!(folder.beside(), ["outside", "public"]);
    }
}

#[cfg(unix)]
#[test]
fn a_folder_of_ours_that_became_a_link_is_not_written_through() {
    for disk in [TestDisk::sound(), TestDisk::without_exchange(Exchange::NotOnThisSystem)] {
        let folder = Folder::with(OLD);
        let outside = folder.root.path().join("outside");
        fs::rename(folder.file("docs"), &outside).unwrap();
        std::os::unix::fs::symlink(&outside, folder.file("docs")).unwrap();
        let before = (super::contents(&outside), folder.contents());
        for site in [NEW, OLD, &[("docs/b.html", "other")]] {
            let failure = folder.build_on(&disk, site).unwrap_err();
            assert_eq!(failure.file(), folder.file("docs"));
            assert_eq!((super::contents(&outside), folder.contents()), before);
        }
    }
}

#[test]
fn a_foreign_file_where_a_page_must_go_is_refused_by_name() {
    let refused = |hand_made: &str, site: Site<'_>| {
        let folder = Folder::with(OLD);
        folder.put(hand_made, "by hand");
        let before = (folder.contents(), folder.times());
        let failure = folder.build(site).unwrap_err();
        assert!(matches!(failure, Failure::InTheWay { .. }), "{failure:?}");
        assert_eq!((folder.contents(), folder.times()), before);
        assert_eq!(folder.beside(), ["public"]);
        failure.file().strip_prefix(folder.output()).unwrap().to_str().unwrap().to_owned()
    };
    assert_eq!(refused("new.html", &[("new.html", "x")]), "new.html");
    assert_eq!(refused("New.html", &[("new.html", "x")]), "New.html");
    assert_eq!(refused("data", &[("data/x.csv", "x")]), "data");
    assert_eq!(refused("data/hand.pdf", &[("data", "x")]), "data");
    assert_eq!(refused("docs/hand.pdf", &[("docs", "x")]), "docs/hand.pdf");
}

#[test]
fn a_foreign_file_that_holds_what_the_page_holds_becomes_ours() {
    let folder = Folder::with(OLD);
    folder.put("new.html", "new");
    let report = folder.build(&[("new.html", "new")]).unwrap();
    assert_eq!((report.written, report.unchanged, report.removed), (0, 1, 4));
    folder.build(OLD).unwrap();
    assert_eq!(folder.contents(), Folder::with(OLD).contents());
}

#[test]
fn a_page_that_was_changed_by_hand_is_set_aside_and_written_anew() {
    for disk in disks() {
        let folder = Folder::with(OLD);
        let mut set_aside = Vec::new();
        for text in ["first edit", "second edit", "second edit", "third edit"] {
            folder.put("docs/b.html", text);
            let report = folder.build_on(&disk, OLD).unwrap();
            assert_eq!((report.written, report.set_aside.len()), (1, 1));
            set_aside.push(fs::read_to_string(&report.set_aside[0]).unwrap());
        }
        assert_eq!(set_aside, ["first edit", "second edit", "second edit", "third edit"], "{disk:?}");
        assert_eq!(folder.contents(), Folder::with(OLD).contents(), "{disk:?}");
        assert_eq!(folder.beside(), [".public.keikaku-edited", "public"]);
        let kept = super::contents(&folder.root.path().join(".public.keikaku-edited"));
        let edits: Vec<&str> =
            kept.values().map(|(text, _)| text.as_str()).filter(|text| *text != "/").collect();
        assert_eq!(edits.len(), 3, "{edits:?}");
    }
}

#[test]
fn what_others_write_during_the_build_is_not_lost() {
    let folder = Folder::with(OLD);
    folder.put(".git/HEAD", "before");
    let before_exchange: fn(&Path) = |output| {
        fs::write(output.join("late.pdf"), "late").unwrap();
        fs::create_dir(output.join("uploads")).unwrap();
        fs::write(output.join("uploads/1.pdf"), "late too").unwrap();
        fs::write(output.join(".git/HEAD.lock"), "after").unwrap();
        fs::rename(output.join(".git/HEAD.lock"), output.join(".git/HEAD")).unwrap();
    };
    folder.build_on(&TestDisk { before_exchange, ..TestDisk::sound() }, NEW).unwrap();
    let expected = [
        (".git", "/"),
        (".git/HEAD", "after"),
        ("docs", "/"),
        ("docs/b.html", "b"),
        ("index.html", "new"),
        ("late.pdf", "late"),
        ("uploads", "/"),
        ("uploads/1.pdf", "late too"),
    ];
    assert_eq!(texts(&folder.contents()), expected);
}
