//! Where source files come from: a folder, or memory in tests and in the preview.

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::SystemTime;

use walkdir::WalkDir;

/// One file below the site's folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Path below the root, with `/`.
    pub path: Arc<str>,
    /// Size in bytes.
    pub size: u64,
    /// The number of its state, where the tree knows: the same file with the same number has the same bytes.
    pub state: Option<u64>,
}

/// Something below the site's folder that is not a plain file, or a folder that cannot be looked into.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EntryProblem {
    /// Path below the root, with `/`; what is not Unicode is shown with replacement characters.
    pub path: String,
    /// What it is: `link`, `device`, `name` (not Unicode), or why it cannot be read: `permission`, `system`.
    pub what: &'static str,
}

/// A listing of source files and their bytes.
pub trait SourceTree: Sync {
    /// All files below `folder` (`content`, `themes`), sorted by path, and what had to be refused.
    fn list(&self, folder: &str) -> io::Result<(Vec<Entry>, Vec<EntryProblem>)>;

    /// The bytes of one file.
    fn read(&self, path: &str) -> io::Result<Vec<u8>>;
}

/// A site's folder on disk.
#[derive(Clone, Debug)]
pub struct DiskTree {
    root: PathBuf,
}

impl DiskTree {
    /// A tree rooted at the folder that holds `site.toml`.
    pub fn new(root: impl Into<PathBuf>) -> Self {
        Self { root: root.into() }
    }
}

/// What is at a path, without reading it.
pub(super) struct Look {
    /// Whether it is a plain file.
    pub(super) is_file: bool,
    /// Size in bytes.
    pub(super) size: u64,
    /// When it was written.
    pub(super) written: Option<SystemTime>,
}

/// Files with the times when they were written, and what had to be refused.
type Written = (Vec<(Entry, Option<SystemTime>)>, Vec<EntryProblem>);

impl DiskTree {
    /// What is at a path; nothing when nothing is there.
    pub(super) fn look(&self, path: &str) -> Option<Look> {
        let metadata = std::fs::symlink_metadata(self.root.join(path)).ok()?;
        let written = metadata.modified().ok();
        Some(Look { is_file: metadata.is_file(), size: metadata.len(), written })
    }

    /// The same as [`SourceTree::list`], with the time when each file was written.
    pub(super) fn list_written(&self, folder: &str) -> io::Result<Written> {
        let mut entries = Vec::new();
        let mut problems = Vec::new();
        let base = self.root.join(folder);
        if !base.exists() {
            return Ok((entries, problems));
        }
        let walk = WalkDir::new(&base)
            .sort_by_file_name()
            .into_iter()
            .filter_entry(|entry| entry.depth() == 0 || !is_private(&entry.file_name().to_string_lossy()));
        for found in walk {
            let found = match found {
                Ok(found) => found,
                Err(error) => {
                    problems.push(unreadable(&self.root, &error));
                    continue;
                }
            };
            let kind = found.file_type();
            if kind.is_dir() {
                continue;
            }
            let shown = below(&self.root, found.path());
            let Some(path) = found.path().to_str().map(|_| shown.clone()) else {
                problems.push(EntryProblem { path: shown, what: "name" });
                continue;
            };
            if kind.is_file() {
                let metadata = found.metadata().map_err(io::Error::from)?;
                let entry = Entry { path: path.into(), size: metadata.len(), state: None };
                entries.push((entry, metadata.modified().ok()));
            } else {
                let what = if kind.is_symlink() { "link" } else { "device" };
                problems.push(EntryProblem { path, what });
            }
        }
        entries.sort_by(|(a, _), (b, _)| a.path.cmp(&b.path));
        Ok((entries, problems))
    }
}

impl SourceTree for DiskTree {
    fn list(&self, folder: &str) -> io::Result<(Vec<Entry>, Vec<EntryProblem>)> {
        let (entries, problems) = self.list_written(folder)?;
        Ok((entries.into_iter().map(|(entry, _)| entry).collect(), problems))
    }

    fn read(&self, path: &str) -> io::Result<Vec<u8>> {
        let path = self.root.join(path);
        if !std::fs::symlink_metadata(&path)?.is_file() {
            return Err(io::Error::from(io::ErrorKind::InvalidInput)); // a pipe would never end
        }
        std::fs::read(path)
    }
}

/// A folder that cannot be looked into.
fn unreadable(root: &Path, error: &walkdir::Error) -> EntryProblem {
    let kind = error.io_error().map(io::Error::kind);
    let what = if kind == Some(io::ErrorKind::PermissionDenied) { "permission" } else { "system" };
    EntryProblem { path: error.path().map_or_else(String::new, |path| below(root, path)), what }
}

/// Files that editors, systems and version control leave behind are never sources.
pub(super) fn is_private(name: &str) -> bool {
    name.starts_with('.')
        || name.starts_with("~$")
        || name.ends_with('~')
        || Path::new(name).extension().is_some_and(|ext| ext.eq_ignore_ascii_case("bak"))
        || name.eq_ignore_ascii_case("thumbs.db")
        || name.eq_ignore_ascii_case("desktop.ini")
}

pub(super) fn below(root: &Path, path: &Path) -> String {
    let relative = path.strip_prefix(root).unwrap_or(path);
    relative.components().map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/")
}

/// A site held in memory.
#[derive(Clone, Debug, Default)]
pub struct MemoryTree {
    files: BTreeMap<String, (Vec<u8>, u64)>,
    /// The number of the last state of a file.
    last: u64,
}

impl MemoryTree {
    /// An empty tree.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds or replaces a file.
    #[must_use]
    pub fn with(mut self, path: &str, bytes: impl Into<Vec<u8>>) -> Self {
        self.last += 1;
        self.files.insert(path.to_owned(), (bytes.into(), self.last));
        self
    }

    /// Takes a file away.
    #[must_use]
    pub fn without(mut self, path: &str) -> Self {
        self.files.remove(path);
        self
    }
}

impl SourceTree for MemoryTree {
    fn list(&self, folder: &str) -> io::Result<(Vec<Entry>, Vec<EntryProblem>)> {
        let prefix = format!("{folder}/");
        let entries = self
            .files
            .iter()
            .filter(|(path, _)| path.starts_with(&prefix))
            .map(|(path, (bytes, state))| Entry {
                path: path.as_str().into(),
                size: bytes.len() as u64,
                state: Some(*state),
            })
            .collect();
        Ok((entries, Vec::new()))
    }

    fn read(&self, path: &str) -> io::Result<Vec<u8>> {
        self.files
            .get(path)
            .map(|(bytes, _)| bytes.clone())
            .ok_or_else(|| io::Error::from(io::ErrorKind::NotFound))
    }
}
