//! Folders of the disk: what is in them, and expected files that `UPDATE=1` writes anew.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::time::SystemTime;

/// The files below a folder by path with `/`.
pub(crate) fn files_below(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let paths = paths_below(folder);
    paths.into_iter().map(|path| (path.clone(), fs::read(folder.join(path)).unwrap())).collect()
}

/// A file as a build must leave it: its bytes, its permissions, its time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Kept {
    /// What it holds.
    pub(crate) bytes: Vec<u8>,
    /// Who may do what; 0 where the system knows no such thing.
    pub(crate) mode: u32,
    /// When it was last written.
    pub(crate) time: SystemTime,
}

/// Everything below a folder, as a later look can be compared with it.
pub(crate) fn kept_below(folder: &Path) -> BTreeMap<String, Kept> {
    let kept = |path: &str| {
        let path = folder.join(path);
        let about = fs::metadata(&path).unwrap();
        Kept { bytes: fs::read(&path).unwrap(), mode: mode(&about), time: about.modified().unwrap() }
    };
    paths_below(folder).into_iter().map(|path| (path.clone(), kept(&path))).collect()
}

/// The permissions of all folders below and including one, by path.
pub(crate) fn folder_modes(folder: &Path) -> BTreeMap<String, u32> {
    let mut modes = BTreeMap::from([(String::new(), mode(&fs::metadata(folder).unwrap()))]);
    for path in paths_below(folder) {
        for (at, _) in path.match_indices('/') {
            let inner = &path[..at];
            modes.insert(inner.to_owned(), mode(&fs::metadata(folder.join(inner)).unwrap()));
        }
    }
    modes
}

#[cfg(unix)]
fn mode(about: &fs::Metadata) -> u32 {
    use std::os::unix::fs::PermissionsExt;
    about.permissions().mode() & 0o7777
}

#[cfg(not(unix))]
fn mode(_: &fs::Metadata) -> u32 {
    0
}

fn paths_below(folder: &Path) -> Vec<String> {
    let mut paths = Vec::new();
    let mut open = vec![folder.to_owned()];
    while let Some(inner) = open.pop() {
        for entry in fs::read_dir(&inner).unwrap() {
            let entry = entry.unwrap();
            if entry.file_type().unwrap().is_dir() {
                open.push(entry.path());
            } else {
                let path = entry.path();
                let parts = path.strip_prefix(folder).unwrap().components();
                let parts: Vec<_> = parts.map(|part| part.as_os_str().to_string_lossy()).collect();
                paths.push(parts.join("/"));
            }
        }
    }
    paths.sort();
    paths
}

/// Whether expected files are written anew: `UPDATE=1 cargo test --test NAME`. Look at the difference before you
/// commit it.
pub(crate) fn updating() -> bool {
    std::env::var_os("UPDATE").is_some()
}

/// Compares a file with what it should hold; gives a line about the difference.
pub(crate) fn differs(path: &Path, bytes: &[u8]) -> Option<String> {
    if updating() {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        if fs::read(path).ok().as_deref() != Some(bytes) {
            fs::write(path, bytes).unwrap();
        }
        return None;
    }
    match fs::read(path) {
        Ok(expected) if expected == bytes => None,
        Ok(expected) => Some(format!("{}: {}", path.display(), first_difference(&expected, bytes))),
        Err(_) => Some(format!("{}: there is no such file", path.display())),
    }
}

/// The first line in which two texts differ.
fn first_difference(expected: &[u8], found: &[u8]) -> String {
    let (expected, found) = (String::from_utf8_lossy(expected), String::from_utf8_lossy(found));
    let mut pairs = expected.lines().zip(found.lines()).enumerate();
    let line = pairs.find(|(_, (a, b))| a != b);
    match line {
        Some((at, (a, b))) => format!("line {}\n  expected {}\n  found    {}", at + 1, short(a), short(b)),
        None => format!("{} lines expected, {} found", expected.lines().count(), found.lines().count()),
    }
}

fn short(line: &str) -> String {
    line.chars().take(200).collect()
}
