//! Where the site is written: the output folder, what lies beside it, and which folders are refused.
//!
//! Takes the output path as given and the folders to protect, gives the real place or the refusal.
//! Must not know what is in the output folder.

use std::ffi::OsString;
use std::io;
use std::path::{Path, PathBuf};

use super::disk::{Disk, Kind};
use super::failure::{Doing, Failure, Refusal};

/// The folders that no build may write into or replace.
#[derive(Clone, Debug, Default)]
pub struct Protected {
    /// The project's folder, which holds the settings.
    pub project: PathBuf,
    /// The folders of sources and themes.
    pub sources: Vec<PathBuf>,
    /// The user's home folder, where there is one.
    pub home: Option<PathBuf>,
}

/// The output folder and its neighbours, all on one file system.
#[derive(Debug)]
pub(super) struct Place {
    /// The output folder as the user gave it: for messages.
    pub(super) shown: PathBuf,
    /// The same, absolute and without links.
    pub(super) output: PathBuf,
    /// The folder that holds the output folder.
    pub(super) parent: PathBuf,
    /// Where the new site is built, and where the old one is after the exchange.
    pub(super) staging: PathBuf,
    /// Where pages go that were changed by hand and are written anew.
    pub(super) edited: PathBuf,
    /// The lock.
    pub(super) lock: PathBuf,
}

impl Place {
    /// Finds the place, refusing dangerous ones.
    pub(super) fn find(disk: &dyn Disk, given: &Path, protected: &Protected) -> Result<Self, Failure> {
        let refused = |reason| Failure::Refused { output: given.to_owned(), reason };
        let look = |error| Failure::disk(Doing::Look, given, error);
        let output = real(disk, given).map_err(look)?;
        let (Some(parent), Some(name)) = (output.parent(), output.file_name()) else {
            return Err(refused(Refusal::Root));
        };
        if let Some(reason) = overlap(disk, &output, protected) {
            return Err(refused(reason));
        }
        match disk.kind(&output).map_err(look)? {
            None | Some(Kind::Folder) => {}
            Some(Kind::Link) => return Err(refused(Refusal::Link)),
            Some(Kind::File | Kind::Other) => return Err(refused(Refusal::NotAFolder)),
        }
        let beside = |what: &str| {
            let mut neighbour = OsString::from(".");
            neighbour.push(name);
            neighbour.push(what);
            parent.join(neighbour)
        };
        Ok(Self {
            shown: given.to_owned(),
            parent: parent.to_owned(),
            staging: beside(".keikaku-new"),
            edited: beside(".keikaku-edited"),
            lock: beside(".keikaku-lock"),
            output,
        })
    }

    /// A path in or beside the output folder as the user would write it.
    pub(super) fn shown(&self, path: &Path) -> PathBuf {
        match (path.strip_prefix(&self.output), path.strip_prefix(&self.parent), self.shown.parent()) {
            (Ok(below), ..) if below.as_os_str().is_empty() => self.shown.clone(),
            (Ok(below), ..) => self.shown.join(below),
            (Err(_), Ok(beside), Some(parent)) if self.shown.file_name().is_some() => parent.join(beside),
            _ => path.to_owned(),
        }
    }

    /// A failure that names its file as the user would.
    pub(super) fn retell(&self, mut failure: Failure) -> Failure {
        let is_leftover = matches!(failure, Failure::Disk { doing: Doing::Remove, .. });
        if let Some(file) = failure.file_mut() {
            *file = match file.strip_prefix(&self.staging) {
                // A file of the new site goes by the name that it was to have.
                Ok(below) if !is_leftover => self.shown(&self.output.join(below)),
                _ => self.shown(file),
            };
        }
        failure
    }
}

/// The absolute path without links above its last part, which itself is not followed and may be missing.
fn real(disk: &dyn Disk, path: &Path) -> io::Result<PathBuf> {
    let Some(name) = path.file_name() else {
        return disk.canonical(path);
    };
    let parent = match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    };
    match disk.canonical(parent) {
        Err(error) if error.kind() == io::ErrorKind::NotFound && parent.file_name().is_some() => {
            Ok(real(disk, parent)?.join(name))
        }
        found => Ok(found?.join(name)),
    }
}

fn overlap(disk: &dyn Disk, output: &Path, protected: &Protected) -> Option<Refusal> {
    // A folder that does not exist cannot be harmed, and has no real path.
    let real = |folder: &Path| disk.canonical(folder).ok();
    let holds = |folder: &Path| real(folder).is_some_and(|folder| folder.starts_with(output));
    if protected.home.as_deref().is_some_and(holds) {
        return Some(Refusal::Home);
    }
    if holds(&protected.project) {
        return Some(Refusal::Project);
    }
    let overlapping = protected.sources.iter().find(|folder| {
        real(folder).is_some_and(|folder| folder.starts_with(output) || output.starts_with(&folder))
    });
    overlapping.map(|folder| Refusal::Sources { folder: folder.clone() })
}
