//! A folder on disk that is looked at again and again.
//!
//! Takes word of what has happened below the folder, and lists without walking through it where nothing has. Must not
//! know who brings the word.

use std::collections::BTreeMap;
use std::io;
use std::path::PathBuf;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::SystemTime;

use super::tree::{DiskTree, Entry, EntryProblem, Look, SourceTree, below, is_private};

/// A site's folder on disk whose changes are told.
#[derive(Debug)]
pub struct WatchedTree {
    root: PathBuf,
    disk: DiskTree,
    known: Mutex<Known>,
}

#[derive(Debug, Default)]
struct Known {
    /// The number of the last state of a file.
    last: u64,
    /// What was listed, by folder.
    listings: BTreeMap<String, Listing>,
}

#[derive(Debug, Default)]
struct Listing {
    /// Sorted by path, each with the time when it was written.
    files: Vec<(Entry, Option<SystemTime>)>,
    problems: Vec<EntryProblem>,
    /// Whether there may be other files by now.
    is_doubtful: bool,
}

impl WatchedTree {
    /// A tree rooted at the folder that holds `site.toml`.
    pub fn new(root: impl Into<PathBuf>) -> Self {
        let root = root.into();
        Self { disk: DiskTree::new(&root), root, known: Mutex::default() }
    }

    /// Something has happened to these paths below the root.
    pub fn changed(&self, paths: &[PathBuf]) {
        let mut known = self.known();
        let Known { last, listings } = &mut *known;
        for path in paths {
            let below = below(&self.root, path);
            if below.split('/').any(is_private) {
                continue;
            }
            for (folder, listing) in &mut *listings {
                if folder == &below
                    || below.strip_prefix(folder.as_str()).is_some_and(|it| it.starts_with('/'))
                {
                    *last += 1;
                    listing.changed(&below, self.disk.look(&below), *last);
                }
            }
        }
    }

    /// Anything may have happened.
    pub fn forget(&self) {
        self.known().listings.clear();
    }

    fn known(&self) -> MutexGuard<'_, Known> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Listing {
    /// Something has happened to a path, which is in the state of this number now.
    fn changed(&mut self, path: &str, look: Option<Look>, state: u64) {
        match (self.at(path), look) {
            (Ok(at), Some(look)) if look.is_file => {
                let (entry, written) = &mut self.files[at];
                (entry.size, entry.state) = (look.size, Some(state));
                *written = look.written;
            }
            // What was written beside a file and given its name.
            (Err(at), None) if !self.has_below(path, at) => {}
            _ => self.is_doubtful = true,
        }
    }

    fn at(&self, path: &str) -> Result<usize, usize> {
        self.files.binary_search_by(|(entry, _)| entry.path.as_ref().cmp(path))
    }

    /// Whether a path is a folder or something refused; `at` is where it would stand.
    fn has_below(&self, path: &str, at: usize) -> bool {
        let is_below = |one: &str| one.strip_prefix(path).is_some_and(|rest| rest.starts_with('/'));
        // Between a folder and what is in it there may be files whose names only begin like its own.
        let mut near = self.files[at..].iter().take_while(|(entry, _)| entry.path.starts_with(path));
        near.any(|(entry, _)| is_below(&entry.path))
            || self.problems.iter().any(|problem| problem.path == path || is_below(&problem.path))
    }
}

impl SourceTree for WatchedTree {
    fn list(&self, folder: &str) -> io::Result<(Vec<Entry>, Vec<EntryProblem>)> {
        let mut known = self.known();
        let Known { last, listings } = &mut *known;
        let before = listings.remove(folder);
        let listing = match before {
            Some(listing) if !listing.is_doubtful => listing,
            before => {
                let (files, problems) = self.disk.list_written(folder)?;
                let before = before.unwrap_or_default();
                let files = files.into_iter().map(|(mut entry, written)| {
                    let old = before.at(&entry.path).ok().map(|at| &before.files[at]);
                    let same = old.filter(|(old, time)| {
                        old.size == entry.size && *time == written && written.is_some()
                    });
                    *last += 1;
                    entry.state = same.map_or(Some(*last), |(old, _)| old.state);
                    (entry, written)
                });
                Listing { files: files.collect(), problems, is_doubtful: false }
            }
        };
        let listing = listings.entry(folder.to_owned()).or_insert(listing);
        Ok((listing.files.iter().map(|(entry, _)| entry.clone()).collect(), listing.problems.clone()))
    }

    fn read(&self, path: &str) -> io::Result<Vec<u8>> {
        self.disk.read(path)
    }
}
