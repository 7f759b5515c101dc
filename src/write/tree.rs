//! What is done to whole folders: listing, creating, carrying over, removing, making durable.
//!
//! Takes paths, gives the file that a call failed for beside the system's answer.
//! Must not know sites or manifests.

use std::collections::BTreeMap;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::disk::{Disk, Kind};
use super::failure::{Doing, Failure};

/// The one file in the output folder that a build which replaces file by file may leave when it is killed.
pub(super) const HALF_WRITTEN: &str = ".keikaku-tmp";

/// Everything below a folder, by its path from there; links are not followed. Folders come before their contents.
pub(super) type Inventory = BTreeMap<PathBuf, Kind>;

/// Lists everything below a folder; our own half-written file is left out.
pub(super) fn walk(disk: &dyn Disk, folder: &Path) -> Result<Inventory, Failure> {
    let mut inventory = Inventory::new();
    let mut open = vec![PathBuf::new()];
    while let Some(relative) = open.pop() {
        let here = folder.join(&relative);
        let entries = disk.list(&here).map_err(|error| Failure::disk(Doing::Look, &here, error))?;
        for (name, kind) in entries {
            let path = relative.join(name);
            if path == Path::new(HALF_WRITTEN) {
                continue;
            }
            if kind == Kind::Folder {
                open.push(path.clone());
            }
            inventory.insert(path, kind);
        }
    }
    Ok(inventory)
}

/// A path below a folder with `/` between its parts; `None` when it is not Unicode, and so not ours.
pub(super) fn slashed(relative: &Path) -> Option<String> {
    let parts: Option<Vec<&str>> = relative.iter().map(|part| part.to_str()).collect();
    Some(parts?.join("/"))
}

/// Creates a folder and those above it; those that exist are left alone.
pub(super) fn make_folders(disk: &dyn Disk, folder: &Path) -> io::Result<()> {
    let made = match (disk.make_folder(folder), folder.parent()) {
        (Err(error), Some(parent)) if error.kind() == ErrorKind::NotFound => {
            make_folders(disk, parent)?;
            disk.make_folder(folder)
        }
        (made, _) => made,
    };
    match made {
        // Perhaps made by another thread just now.
        Err(error) if error.kind() == ErrorKind::AlreadyExists => Ok(()),
        made => made,
    }
}

/// Runs what creates a file; when its folder is missing, creates the folder and tries again.
pub(super) fn with_folders<T>(
    disk: &dyn Disk,
    file: &Path,
    attempt: impl Fn() -> io::Result<T>,
) -> io::Result<T> {
    match (attempt(), file.parent()) {
        (Err(error), Some(folder)) if error.kind() == ErrorKind::NotFound => {
            make_folders(disk, folder)?;
            attempt()
        }
        (outcome, _) => outcome,
    }
}

/// Writes a new file, and its folders where they are missing.
pub(super) fn put(disk: &dyn Disk, file: &Path, bytes: &[u8]) -> io::Result<()> {
    let open = with_folders(disk, file, || disk.create(file))?;
    disk.fill(&open, bytes)
}

/// Gives a file a second name, or makes a copy with its times where there are no second names.
/// Returns whether it was copied.
pub(super) fn carry(disk: &dyn Disk, from: &Path, to: &Path) -> io::Result<bool> {
    match with_folders(disk, to, || disk.link(from, to)) {
        Ok(()) => Ok(false),
        Err(error) if error.kind() == ErrorKind::AlreadyExists => Err(error),
        // The file system has no links, or the file has too many or belongs to somebody else.
        Err(_) => with_folders(disk, to, || disk.copy(from, to)).map(|()| true),
    }
}

/// Removes whatever stands at the path, with everything in it; nothing there is fine. Links are not followed.
pub(super) fn remove_tree(disk: &dyn Disk, path: &Path) -> Result<(), Failure> {
    let failed = |error| Failure::disk(Doing::Remove, path, error);
    match disk.kind(path).map_err(failed)? {
        None => Ok(()),
        Some(Kind::Folder) => {
            empty_folder(disk, path).and_then(|()| disk.remove_folder(path).map_err(failed))
        }
        Some(_) => disk.remove_file(path).map_err(failed),
    }
}

fn empty_folder(disk: &dyn Disk, folder: &Path) -> Result<(), Failure> {
    let failed = |error| Failure::disk(Doing::Remove, folder, error);
    let entries = disk.list(folder).map_err(failed)?;
    let remove = |(name, kind): &(_, Kind)| {
        let path = folder.join(name);
        if *kind == Kind::Folder {
            return remove_tree(disk, &path);
        }
        let removed = match disk.remove_file(&path) {
            // A write-protected folder that was carried over from a site.
            Err(error) if error.kind() == ErrorKind::PermissionDenied => {
                disk.set_site_mode(folder).and_then(|()| disk.remove_file(&path))
            }
            removed => removed,
        };
        removed.map_err(|error| Failure::disk(Doing::Remove, &path, error))
    };
    first_failure(entries.par_iter().map(remove))
}

/// Runs all, and returns the failure with the smallest path: the same one, however the threads ran.
pub(super) fn first_failure(runs: impl ParallelIterator<Item = Result<(), Failure>>) -> Result<(), Failure> {
    match runs.filter_map(Result::err).min_by(|a, b| a.file().cmp(b.file())) {
        Some(failure) => Err(failure),
        None => Ok(()),
    }
}

/// Makes new files and all folders below (and with) `root` durable, in one call where the system has it.
pub(super) fn make_durable(disk: &dyn Disk, root: &Path, files: &[PathBuf]) -> Result<(), Failure> {
    let failed = |path: &Path, error| Failure::disk(Doing::Sync, path, error);
    if disk.sync_all(root).map_err(|error| failed(root, error))? {
        return Ok(());
    }
    first_failure(files.par_iter().map(|file| disk.sync_file(file).map_err(|error| failed(file, error))))?;
    let mut folders: Vec<PathBuf> = walk(disk, root)?
        .into_iter()
        .filter(|(_, kind)| *kind == Kind::Folder)
        .map(|(folder, _)| root.join(folder))
        .collect();
    folders.push(root.to_owned());
    first_failure(
        folders.par_iter().map(|folder| disk.sync_folder(folder).map_err(|error| failed(folder, error))),
    )
}
