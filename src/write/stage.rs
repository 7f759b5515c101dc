//! One artifact at a time: compared with the present output, and written beside it when it differs.
//!
//! Takes artifacts from many threads, gives each one's seal and fate. Writes only to the staging folder.
//! Must not touch the output folder.

use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};

use super::disk::{Disk, Kind};
use super::failure::{Doing, Failure};
use super::manifest::Seal;
use super::place::Place;
use super::present::Present;
use super::tree::put;
use crate::artifact::{Artifact, OutPath};

/// An artifact that has been dealt with; its bytes are on the disk.
#[derive(Debug)]
pub(super) struct Staged {
    pub(super) path: OutPath,
    pub(super) seal: Seal,
    pub(super) fate: Fate,
}

/// What becomes of the file at an artifact's path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fate {
    /// The present file holds the same bytes and stays.
    Unchanged,
    /// The file is new, or replaces one that we wrote.
    Written,
    /// The file replaces one that we wrote and somebody has changed since.
    WrittenOverEdited,
}

/// The staging of one build.
pub(super) struct Stage<'a> {
    disk: &'a dyn Disk,
    place: &'a Place,
    present: &'a Present,
    /// Set when nothing of the build will be used: no further file is written.
    is_lost: AtomicBool,
}

impl<'a> Stage<'a> {
    pub(super) fn new(disk: &'a dyn Disk, place: &'a Place, present: &'a Present) -> Self {
        Self { disk, place, present, is_lost: AtomicBool::new(false) }
    }

    /// Says that nothing of this build will be used.
    pub(super) fn give_up(&self) {
        self.is_lost.store(true, Ordering::Relaxed);
    }

    /// Deals with an artifact; `None` after the build was given up.
    pub(super) fn take(&self, artifact: &Artifact) -> Result<Option<Staged>, Failure> {
        if self.is_lost.load(Ordering::Relaxed) {
            return Ok(None);
        }
        let fate = self.place(artifact).inspect_err(|failure| {
            if failure.is_no_room() {
                self.give_up();
            }
        })?;
        Ok(Some(Staged { path: artifact.path.clone(), seal: Seal::of(&artifact.bytes), fate }))
    }

    fn place(&self, artifact: &Artifact) -> Result<Fate, Failure> {
        let path = artifact.path.as_str();
        let fate = match self.present.inventory.get(Path::new(path)) {
            // What is left in a folder of this name when our files are gone is found later.
            None | Some(Kind::Folder) => Fate::Written,
            Some(Kind::File) => self.compare(artifact)?,
            Some(Kind::Link | Kind::Other) => return Err(self.in_the_way(path)),
        };
        if fate != Fate::Unchanged {
            let file = self.place.staging.join(path);
            put(self.disk, &file, &artifact.bytes)
                .map_err(|error| Failure::disk(Doing::Write, &file, error))?;
        }
        Ok(fate)
    }

    fn compare(&self, artifact: &Artifact) -> Result<Fate, Failure> {
        let path = artifact.path.as_str();
        let file = self.place.output.join(path);
        let present = self.disk.read(&file).map_err(|error| Failure::disk(Doing::Read, &file, error))?;
        let manifest = &self.present.manifest;
        match present.bytes == artifact.bytes {
            true if present.has_site_mode => Ok(Fate::Unchanged),
            true => Ok(Fate::Written),
            false if manifest.owns(path, &present.bytes) => Ok(Fate::Written),
            false if manifest.lists(path) => Ok(Fate::WrittenOverEdited),
            false => Err(self.in_the_way(path)),
        }
    }

    fn in_the_way(&self, path: &str) -> Failure {
        Failure::InTheWay { file: self.place.output.join(path) }
    }
}
