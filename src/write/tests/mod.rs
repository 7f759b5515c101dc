//! Tests of the room as a whole: one folder per test, complete contents compared.
//!
//! `Folder` holds an output folder named `public`; `TestDisk` is a disk that fails, or lacks a call, on request.

mod build;
mod disk;
mod faults;
mod foreign;
mod kills;
mod laws;
mod locks;
mod manifests;
mod paths;
mod refusals;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use rayon::prelude::*;
use tempfile::TempDir;

use self::disk::TestDisk;
use super::disk::Disk;
use super::{Failure, Protected, WriteError, WriteReport, Writer};
use crate::artifact::{Artifact, OutPath};

/// A site: paths and texts.
type Site<'a> = &'a [(&'a str, &'a str)];

/// What lies in a folder: the text of files, `/` for folders, `-> target` for links, with modes.
type Contents = BTreeMap<String, (String, u32)>;

/// A throwaway folder with an output folder `public` in it.
struct Folder {
    root: TempDir,
}

impl Folder {
    fn new() -> Self {
        // Thousands of builds are several times faster in memory.
        let memory = Path::new("/dev/shm");
        let root = if memory.is_dir() { tempfile::tempdir_in(memory) } else { tempfile::tempdir() };
        Self { root: root.unwrap() }
    }

    /// A folder with a finished build in it whose files are an hour old.
    fn with(site: Site<'_>) -> Self {
        let folder = Self::new();
        folder.build(site).unwrap();
        folder.age();
        folder
    }

    fn output(&self) -> PathBuf {
        self.root.path().join("public")
    }

    fn file(&self, path: &str) -> PathBuf {
        self.output().join(path)
    }

    /// Puts a file into the output folder by hand.
    fn put(&self, path: &str, text: &str) {
        let file = self.file(path);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, text).unwrap();
    }

    fn build(&self, site: Site<'_>) -> Result<WriteReport, Failure> {
        self.build_on(&TestDisk::sound(), site)
    }

    fn build_on(&self, disk: &dyn Disk, site: Site<'_>) -> Result<WriteReport, Failure> {
        let writer = Writer { disk, patience: Duration::from_millis(200) };
        writer.write(artifacts(site), &self.output(), &Protected::default()).map_err(|error| match error {
            WriteError::Failure(failure) => failure,
            WriteError::Artifacts(errors) => panic!("no artifact fails here: {errors:?}"),
        })
    }

    /// Sets the times of all files back by an hour.
    fn age(&self) {
        let hour_ago = fs::metadata(self.output()).unwrap().modified().unwrap() - Duration::from_hours(1);
        for path in walk(&self.output()) {
            if path.is_file() {
                fs::File::options().write(true).open(path).unwrap().set_modified(hour_ago).unwrap();
            }
        }
    }

    fn contents(&self) -> Contents {
        contents(&self.output())
    }

    fn modified(&self, path: &str) -> SystemTime {
        fs::metadata(self.file(path)).unwrap().modified().unwrap()
    }

    fn times(&self) -> Vec<(PathBuf, SystemTime)> {
        let modified = |path: PathBuf| {
            let time = fs::symlink_metadata(&path).unwrap().modified().unwrap();
            (path, time)
        };
        walk(&self.output()).into_iter().map(modified).collect()
    }

    /// The names beside the output folder.
    fn beside(&self) -> Vec<String> {
        let mut names: Vec<String> = fs::read_dir(self.root.path())
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    }
}

fn artifacts(site: Site<'_>) -> impl ParallelIterator<Item = Result<Artifact, String>> {
    site.par_iter().map(|(path, text)| Ok(artifact(path, text)))
}

fn artifact(path: &str, text: &str) -> Artifact {
    Artifact { path: OutPath::new(path).unwrap(), bytes: text.as_bytes().to_vec() }
}

/// Everything below a folder, sorted.
fn walk(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let entry = entry.unwrap();
        if entry.file_type().unwrap().is_dir() {
            found.extend(walk(&entry.path()));
        }
        found.push(entry.path());
    }
    found.sort();
    found
}

fn contents(folder: &Path) -> Contents {
    let describe = |path: PathBuf| {
        let found = fs::symlink_metadata(&path).unwrap();
        let text = if found.is_dir() {
            "/".to_owned()
        } else if found.is_symlink() {
            format!("-> {}", fs::read_link(&path).unwrap().display())
        } else {
            String::from_utf8(fs::read(&path).unwrap()).unwrap()
        };
        let name = path.strip_prefix(folder).unwrap().to_str().unwrap().replace('\\', "/");
        (name, (text, mode(&found)))
    };
    walk(folder).into_iter().map(describe).collect()
}

#[cfg(unix)]
fn mode(found: &fs::Metadata) -> u32 {
    std::os::unix::fs::PermissionsExt::mode(&found.permissions()) & 0o7777
}

#[cfg(not(unix))]
fn mode(_: &fs::Metadata) -> u32 {
    0
}

/// The contents without the manifest and without modes.
fn texts(contents: &Contents) -> Vec<(&str, &str)> {
    let entries = contents.iter().filter(|(name, _)| *name != "keikaku-manifest.txt");
    entries.map(|(name, (text, _))| (name.as_str(), text.as_str())).collect()
}
