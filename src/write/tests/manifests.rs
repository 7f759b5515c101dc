//! The manifest: read back as written, and refused when it is damaged.

use super::*;
use crate::write::manifest::{Manifest, Seal};

#[test]
fn a_manifest_is_sorted_and_read_back() {
    let mut manifest = Manifest::default();
    for (path, text) in [("b", "1"), ("a/b", "2"), ("a-b", "3"), ("b", "4"), ("b", "1")] {
        manifest.add(OutPath::new(path).unwrap(), Seal::of(text.as_bytes()));
    }
    let text = manifest.text();
    let paths: Vec<&str> = text.lines().map(|line| line.rsplit(' ').next().unwrap()).collect();
    assert_eq!(paths, ["a-b", "a/b", "b", "b"]);
    assert_eq!(Manifest::parse(text.as_bytes()), Ok(manifest.clone()));
    assert_eq!(Manifest::parse(text.replace('\n', "\r\n").as_bytes()), Ok(manifest.clone()));
    assert!(manifest.owns("b", b"1") && manifest.owns("b", b"4") && !manifest.owns("b", b"2"));
    assert!(manifest.is_folder("a") && !manifest.is_folder("b") && !manifest.is_folder("a-"));
}

#[test]
fn a_damaged_manifest_is_refused_with_its_line() {
    let hash = blake3::hash(b"x");
    for line in [
        "nonsense".to_owned(),
        format!("{hash} 1"),
        format!("{hash} -1 a.html"),
        format!("{hash} 1 ../a.html"),
        format!("{hash} 1 /etc/passwd"),
        format!("{hash} 1 a b"),
        format!("{hash} 1 .git/config"),
        format!("{} 1 a.html", &hash.to_hex()[1..]),
        "\u{0}".to_owned(),
    ] {
        let folder = Folder::with(&[("index.html", "old")]);
        let manifest = folder.contents()["keikaku-manifest.txt"].0.clone();
        folder.put("keikaku-manifest.txt", &format!("{manifest}{line}\n"));
        let before = folder.contents();
        let failure = folder.build(&[("index.html", "new")]).unwrap_err();
        assert!(matches!(failure, Failure::Manifest { line: 2, .. }), "{line}: {failure:?}");
        assert_eq!(failure.file(), folder.file("keikaku-manifest.txt"));
        assert_eq!(folder.contents(), before);
    }
}

#[test]
fn an_empty_manifest_opens_a_folder_to_the_site() {
    let folder = Folder::new();
    folder.put(".git/config", "by hand");
    folder.put("keikaku-manifest.txt", "");
    let report = folder.build(&[("index.html", "new")]).unwrap();
    assert_eq!((report.written, report.kept_foreign), (1, 1));
    let expected = [(".git", "/"), (".git/config", "by hand"), ("index.html", "new")];
    assert_eq!(texts(&folder.contents()), expected);
}
