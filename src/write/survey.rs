//! What in the present output is not part of the new site: our old files, which go, and foreign ones, which stay.
//!
//! Takes the present output and the new manifest; reads the output folder once more, late, so that it sees
//! what others have written there during the build. Gives the two lists, and carries the foreign files over.
//! Must not change the output folder.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::disk::{Disk, Kind};
use super::failure::{Doing, Failure};
use super::manifest::Manifest;
use super::place::Place;
use super::present::Present;
use super::tree::{Inventory, carry, first_failure, make_folders, slashed, walk};
use crate::artifact::{MANIFEST, OutPath};

/// The part of the present output that the new site does not produce.
#[derive(Debug, Default)]
pub(super) struct Survey {
    /// What was not made by a build, or has been changed since.
    pub(super) foreign: BTreeMap<PathBuf, Kind>,
    /// Our files that the new site has no more.
    pub(super) removed: Vec<OutPath>,
    /// Everything that the survey saw.
    seen: Inventory,
}

enum Verdict {
    /// A file or folder of the new site, a folder of the old one, or the manifest.
    Ours,
    Removed(OutPath),
    Foreign,
}

impl Survey {
    /// Sorts what is in the output folder; a foreign file where the new site needs to write is a failure.
    pub(super) fn take(
        disk: &dyn Disk,
        place: &Place,
        present: &Present,
        new: &Manifest,
    ) -> Result<Self, Failure> {
        if !present.exists {
            return Ok(Self::default());
        }
        let seen = walk(disk, &place.output)?;
        let judge = |(path, kind): (&PathBuf, &Kind)| {
            let verdict = judge(disk, place, present, (path, *kind), new)?;
            let is_clash = matches!(verdict, Verdict::Foreign) && is_in_the_way(path, *kind, new);
            if is_clash { Err(Failure::InTheWay { file: place.output.join(path) }) } else { Ok(verdict) }
        };
        // Collected in the order of paths, so that the first failure is the same in every run.
        let verdicts: Vec<Result<Verdict, Failure>> = seen.par_iter().map(judge).collect();
        let mut survey = Self::default();
        for ((path, kind), verdict) in seen.iter().zip(verdicts) {
            match verdict? {
                Verdict::Ours => {}
                Verdict::Removed(path) => survey.removed.push(path),
                Verdict::Foreign => {
                    survey.foreign.insert(path.clone(), *kind);
                }
            }
        }
        survey.seen = seen;
        Ok(survey)
    }

    /// How many foreign files there are; folders do not count.
    pub(super) fn foreign_files(&self) -> usize {
        self.foreign.values().filter(|kind| **kind != Kind::Folder).count()
    }

    /// Carries everything foreign over into the staging folder.
    pub(super) fn carry_over(&self, disk: &dyn Disk, place: &Place) -> Result<(), Failure> {
        let failed = |path: &Path, error| Failure::disk(Doing::Carry, &place.output.join(path), error);
        let (folders, files): (Vec<_>, Vec<_>) =
            self.foreign.iter().partition(|(_, kind)| **kind == Kind::Folder);
        for (folder, _) in &folders {
            make_folders(disk, &place.staging.join(folder)).map_err(|error| failed(folder, error))?;
        }
        first_failure(files.par_iter().map(|(file, _)| {
            carry(disk, &place.output.join(file), &place.staging.join(file))
                .map(|_| ())
                .map_err(|error| failed(file, error))
        }))?;
        // Last, and the deepest first: a folder may be write-protected.
        for (folder, _) in folders.iter().rev() {
            disk.copy_mode(&place.output.join(folder), &place.staging.join(folder))
                .map_err(|error| failed(folder, error))?;
        }
        Ok(())
    }

    /// After the exchange: moves what others have changed or added meanwhile from the old site into the new one.
    ///
    /// As much as can be: the new site is complete without it.
    pub(super) fn bring_latecomers(&self, disk: &dyn Disk, place: &Place) {
        let Ok(left) = walk(disk, &place.staging) else { return };
        for (path, kind) in left {
            let to = place.output.join(&path);
            let is_foreign_file = kind != Kind::Folder && self.foreign.contains_key(&path);
            let is_late = || !self.seen.contains_key(&path) && matches!(disk.kind(&to), Ok(None));
            if is_foreign_file || is_late() {
                // Two names of one file, as usual: then this does nothing.
                let _ = disk.rename(&place.staging.join(&path), &to);
            }
        }
    }
}

fn judge(
    disk: &dyn Disk,
    place: &Place,
    present: &Present,
    (path, kind): (&Path, Kind),
    new: &Manifest,
) -> Result<Verdict, Failure> {
    let Some(name) = slashed(path) else { return Ok(Verdict::Foreign) };
    let listed = &present.manifest;
    match kind {
        Kind::File if name == MANIFEST => Ok(Verdict::Ours),
        Kind::Folder if listed.is_folder(&name) => Ok(Verdict::Ours),
        Kind::File if new.lists(&name) && present.inventory.contains_key(path) => Ok(Verdict::Ours),
        Kind::File if listed.lists(&name) && !new.lists(&name) => {
            let file = place.output.join(path);
            let content = disk.read(&file).map_err(|error| Failure::disk(Doing::Read, &file, error))?;
            let path = OutPath::new(&name).ok().filter(|_| listed.owns(&name, &content.bytes));
            Ok(path.map_or(Verdict::Foreign, Verdict::Removed))
        }
        _ => Ok(Verdict::Foreign),
    }
}

/// Whether the new site has a file of this name or above it, or a folder where this is a file.
///
/// Names that differ only in case are one file on many systems.
fn is_in_the_way(path: &Path, kind: Kind, new: &Manifest) -> bool {
    let Some(name) = slashed(path).map(|name| name.to_ascii_lowercase()) else { return false };
    let above = name.rmatch_indices('/').map(|(at, _)| &name[..at]);
    new.lists(&name)
        || above.into_iter().any(|folder| new.lists(folder))
        || (kind != Kind::Folder && new.is_folder(&name))
}
