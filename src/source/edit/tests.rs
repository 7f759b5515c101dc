//! Edits against faults at every call, and against files that are there.

use std::cell::Cell;
use std::collections::BTreeMap;

use super::*;

/// Everything below a folder: folders with nothing, files with their bytes.
fn below(folder: &Path) -> BTreeMap<PathBuf, Option<Vec<u8>>> {
    let mut found = BTreeMap::new();
    let mut open = vec![folder.to_owned()];
    while let Some(inner) = open.pop() {
        for entry in fs::read_dir(&inner).unwrap() {
            let path = entry.unwrap().path();
            let bytes = path.is_file().then(|| fs::read(&path).unwrap());
            if bytes.is_none() {
                open.push(path.clone());
            }
            found.insert(path, bytes);
        }
    }
    found
}

/// Two new files in a folder that is not there, and a row more in one that is.
fn edit(root: &Path) -> Edit {
    Edit::new(root)
        .create("content/p/plan.toml", "title = \"計画\"\n")
        .grow("content/items.csv", "id\n1\n", "id\n1\n2\n")
        .create("content/p/items.csv", "id\n")
}

fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("content")).unwrap();
    fs::write(folder.path().join("content/items.csv"), "id\n1\n").unwrap();
    folder
}

#[test]
fn all_changes_are_made_and_nothing_else_is_left() {
    let folder = folder();
    edit(folder.path()).carry_out().unwrap();
    let found = below(folder.path());
    let bytes = |path: &str| found[&folder.path().join(path)].clone().unwrap();
    assert_eq!(bytes("content/p/plan.toml"), "title = \"計画\"\n".as_bytes());
    assert_eq!(bytes("content/p/items.csv"), b"id\n");
    assert_eq!(bytes("content/items.csv"), b"id\n1\n2\n");
    assert_eq!(found.len(), 5, "{found:?}");
}

#[test]
fn a_refusal_of_any_call_leaves_everything_as_it_was() {
    let mut refused = 0;
    for nth in 0.. {
        let folder = folder();
        let before = below(folder.path());
        let calls = Cell::new(0);
        let door = |_: &Path| {
            calls.set(calls.get() + 1);
            if calls.get() == nth + 1 { Err(io::Error::from(io::ErrorKind::StorageFull)) } else { Ok(()) }
        };
        match edit(folder.path()).carry_out_through(&door) {
            Ok(()) => break,
            Err(EditProblem::Io { error, .. }) => assert_eq!(error.kind(), io::ErrorKind::StorageFull),
            Err(other) => panic!("{other:?}"),
        }
        assert_eq!(below(folder.path()), before, "refused at call {nth}");
        refused += 1;
    }
    assert_eq!(refused, 18, "a folder, two files and two more of the one that grows, three in their places");
}

/// The edit, with everything refused from its nth call on.
fn refused_from(folder: &Path, nth: usize, meanwhile: &dyn Fn(usize)) -> EditProblem {
    let calls = Cell::new(0);
    let door = |_: &Path| {
        meanwhile(calls.get());
        calls.set(calls.get() + 1);
        if calls.get() > nth { Err(io::Error::from(io::ErrorKind::PermissionDenied)) } else { Ok(()) }
    };
    edit(folder).carry_out_through(&door).unwrap_err()
}

#[test]
fn what_cannot_be_taken_back_is_said_and_what_a_file_held_is_kept() {
    // The last of the three files is refused, and so is taking back those before it.
    let folder = folder();
    let EditProblem::Left { problem, files } = refused_from(folder.path(), 17, &|_| ()) else { panic!() };
    assert!(matches!(*problem, EditProblem::Io { .. }));
    let content = folder.path().join("content");
    let (items, plan) = (content.join("items.csv"), content.join("p/plan.toml"));
    let kept = files[0].kept.clone().unwrap();
    let left = [
        LeftFile { path: items.clone(), kept: Some(kept.clone()) },
        LeftFile { path: plan.clone(), kept: None },
    ];
    assert_eq!(files, left);
    assert_eq!(fs::read(&kept).unwrap(), b"id\n1\n");
    assert_eq!(fs::read(&items).unwrap(), b"id\n1\n2\n");
    let found: Vec<PathBuf> = below(folder.path()).into_keys().collect();
    let mut expected = vec![content.join("p"), content, items, kept, plan];
    expected.sort();
    assert_eq!(found, expected);
}

#[test]
fn what_somebody_changes_before_it_is_taken_back_stays_theirs() {
    let folder = folder();
    let items = folder.path().join("content/items.csv");
    let plan = folder.path().join("content/p/plan.toml");
    let meanwhile = |call: usize| {
        if call == 17 {
            fs::write(&items, "theirs").unwrap();
            fs::write(&plan, "theirs too").unwrap();
        }
    };
    let EditProblem::Left { files, .. } = refused_from(folder.path(), 17, &meanwhile) else { panic!() };
    assert_eq!(files.iter().map(|left| &left.path).collect::<Vec<_>>(), [&items, &plan]);
    assert_eq!(fs::read(&items).unwrap(), b"theirs");
    assert_eq!(fs::read(&plan).unwrap(), b"theirs too");
    assert_eq!(fs::read(files[0].kept.as_ref().unwrap()).unwrap(), b"id\n1\n");
}

#[test]
fn what_is_there_is_never_overwritten() {
    let folder = folder();
    fs::create_dir(folder.path().join("content/p")).unwrap();
    fs::write(folder.path().join("content/p/items.csv"), "mine").unwrap();
    let before = below(folder.path());
    let problem = edit(folder.path()).carry_out().unwrap_err();
    assert!(matches!(problem, EditProblem::Exists(path) if path.ends_with("p/items.csv")));
    assert_eq!(below(folder.path()), before);
}

#[test]
fn a_file_that_somebody_else_makes_or_changes_meanwhile_stays_theirs() {
    let theirs = [("content/p/plan.toml", "theirs"), ("content/items.csv", "id\n1\n1a\n")];
    for (path, text) in theirs {
        let folder = folder();
        let target = folder.path().join(path);
        let wrote = Cell::new(false);
        let door = |at: &Path| {
            // After everything has been prepared, before the first file is in its place.
            if !wrote.get() && at.ends_with("content/p/plan.toml") {
                wrote.set(true);
                fs::write(&target, text)?;
            }
            Ok(())
        };
        let problem = edit(folder.path()).carry_out_through(&door).unwrap_err();
        assert!(matches!(&problem, EditProblem::Exists(_) | EditProblem::Changed(_)), "{problem:?}");
        assert_eq!(fs::read_to_string(&target).unwrap(), text);
        let others =
            below(folder.path()).into_iter().filter(|(found, bytes)| bytes.is_some() && *found != target);
        let others: Vec<PathBuf> = others.map(|(found, _)| found).collect();
        assert!(others.iter().all(|found| found.ends_with("content/items.csv")), "{others:?}");
    }
}

#[cfg(unix)]
#[test]
fn permissions_stay_and_links_are_refused() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = folder();
    let items = folder.path().join("content/items.csv");
    fs::set_permissions(&items, fs::Permissions::from_mode(0o640)).unwrap();
    edit(folder.path()).carry_out().unwrap();
    assert_eq!(fs::metadata(&items).unwrap().permissions().mode() & 0o777, 0o640);
    let link = folder.path().join("content/link.csv");
    std::os::unix::fs::symlink(&items, &link).unwrap();
    let grown = Edit::new(folder.path()).grow("content/link.csv", "id\n1\n2\n", "x").carry_out();
    assert!(matches!(grown, Err(EditProblem::Changed(_))));
    let dangling = folder.path().join("content/new.csv");
    std::os::unix::fs::symlink("nowhere", &dangling).unwrap();
    let new = Edit::new(folder.path()).create("content/new.csv", "x").carry_out();
    assert!(matches!(new, Err(EditProblem::Exists(_))));
}

#[cfg(unix)]
#[test]
fn only_programs_may_be_run() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = folder();
    edit(folder.path()).create_program("start.command", "#!/bin/sh\n").carry_out().unwrap();
    let mode = |path: &str| fs::metadata(folder.path().join(path)).unwrap().permissions().mode();
    assert_eq!(mode("start.command") & 0o100, 0o100);
    // Nobody who may not read it may run it.
    assert_eq!(mode("start.command") & 0o111, (mode("start.command") & 0o444) >> 2);
    assert_eq!(mode("content/p/items.csv") & 0o111, 0);
}
