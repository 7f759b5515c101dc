//! Replaces the old site file by file, where two folders cannot be exchanged (Windows, some network disks, a
//! mount point as output).
//!
//! Takes the staged site; every file is the old or the new one, whole, at any moment. The order keeps links
//! alive: what pages need, pages, indexes, and deletions last. A build that is killed here leaves a manifest that
//! knows the old and the new files, so that the next one can finish.

use std::cmp::Reverse;
use std::io::{self, ErrorKind as K};
use std::path::Path;

use super::commit::Commit;
use super::failure::{Doing, Failure, OutputState};
use super::manifest::Manifest;
use super::stage::Fate;
use super::survey::Survey;
use super::tree::{HALF_WRITTEN, make_durable, put, with_folders};
use crate::artifact::{MANIFEST, OutPath};

/// Replaces the files of the output folder by those that are staged.
pub(super) fn replace(commit: &Commit<'_>, survey: &Survey) -> Result<(), Failure> {
    make_durable(commit.disk, &commit.place.staging, &commit.new_files())?;
    let both = commit.present.manifest.merged(&commit.manifest);
    write_manifest(commit, &both)?;
    replace_files(commit, survey)
        .and_then(|()| write_manifest(commit, &commit.manifest))
        .map_err(|failure| failure.leaving(OutputState::Mixed))
}

fn replace_files(commit: &Commit<'_>, survey: &Survey) -> Result<(), Failure> {
    // A file where the new site has a folder, or the reverse: the new file has no place before the old is gone.
    let new = &commit.manifest;
    let is_blocking =
        |path: &&OutPath| new.is_folder(path.as_str()) || path.folders().any(|above| new.lists(above));
    let (blocking, obsolete): (Vec<&OutPath>, Vec<&OutPath>) = survey.removed.iter().partition(is_blocking);
    remove(commit, &blocking)?;
    remove_empty_folders(commit)?;
    let mut order: Vec<&OutPath> = commit
        .staged
        .iter()
        .filter(|staged| staged.fate != Fate::Unchanged)
        .map(|staged| &staged.path)
        .collect();
    order.sort_by_key(|path| rank(path));
    for path in order {
        let (from, to) = (commit.place.staging.join(path.as_str()), commit.place.output.join(path.as_str()));
        move_over(commit, &from, &to).map_err(|error| Failure::disk(Doing::Write, &to, error))?;
    }
    remove(commit, &obsolete)?;
    remove_empty_folders(commit)?;
    make_durable(commit.disk, &commit.place.output, &[])
}

/// What pages need, then pages, then indexes, the first page of the site last.
fn rank(path: &OutPath) -> (u8, Reverse<usize>) {
    let name = path.as_str().rsplit('/').next().unwrap_or_default();
    let class = match name.rsplit_once('.') {
        Some(("index", "html")) => 2,
        Some((_, "html")) => 1,
        _ => 0,
    };
    (class, Reverse(path.depth()))
}

fn move_over(commit: &Commit<'_>, from: &Path, to: &Path) -> io::Result<()> {
    let move_from = |from: &Path| with_folders(commit.disk, to, || commit.disk.rename(from, to));
    match move_from(from) {
        // The output folder is a mount point: its neighbours lie on another file system.
        Err(error) if error.kind() == K::CrossesDevices => {
            let half = commit.place.output.join(HALF_WRITTEN);
            commit.disk.copy(from, &half)?;
            commit.disk.sync_file(&half)?;
            move_from(&half)
        }
        moved => moved,
    }
}

fn remove(commit: &Commit<'_>, paths: &[&OutPath]) -> Result<(), Failure> {
    for path in paths {
        let file = commit.place.output.join(path.as_str());
        commit.disk.remove_file(&file).map_err(|error| Failure::disk(Doing::Remove, &file, error))?;
    }
    Ok(())
}

/// Removes the folders of the old site that the new one has no more; those with something left in them stay.
fn remove_empty_folders(commit: &Commit<'_>) -> Result<(), Failure> {
    let (old, new) = (commit.present.manifest.folders(), commit.manifest.folders());
    // The deepest first.
    for folder in old.iter().rev().filter(|folder| !new.contains(*folder)) {
        let folder = commit.place.output.join(folder);
        match commit.disk.remove_folder(&folder) {
            // Not empty, removed already, or a file of the new site by now.
            Err(error) if matches!(error.kind(), K::DirectoryNotEmpty | K::NotFound | K::NotADirectory) => {}
            removed => removed.map_err(|error| Failure::disk(Doing::Remove, &folder, error))?,
        }
    }
    Ok(())
}

fn write_manifest(commit: &Commit<'_>, manifest: &Manifest) -> Result<(), Failure> {
    let (half, file) = (commit.place.output.join(HALF_WRITTEN), commit.place.output.join(MANIFEST));
    put(commit.disk, &half, manifest.text().as_bytes())
        .and_then(|()| commit.disk.sync_file(&half))
        .and_then(|()| commit.disk.rename(&half, &file))
        .and_then(|()| commit.disk.sync_folder(&commit.place.output))
        .map_err(|error| Failure::disk(Doing::Write, &file, error))
}
