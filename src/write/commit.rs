//! Makes the new site visible, as a whole.
//!
//! Takes the staged artifacts, gives the report. Fills the staging folder up with what stays, makes it durable,
//! and puts it in the place of the output folder in one step; where there is no such step, `in_place` takes over.
//! Must not see artifacts' bytes.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::WriteReport;
use super::disk::{Disk, Kind};
use super::failure::{Doing, Failure, OutputState};
use super::in_place;
use super::manifest::{Manifest, Seal};
use super::place::Place;
use super::present::Present;
use super::stage::{Fate, Staged};
use super::survey::Survey;
use super::tree::{carry, make_durable, make_folders, put};
use crate::artifact::MANIFEST;

/// The new site, ready to be put in the place of the old.
pub(super) struct Commit<'a> {
    pub(super) disk: &'a dyn Disk,
    pub(super) place: &'a Place,
    pub(super) present: &'a Present,
    /// All artifacts, sorted by path.
    pub(super) staged: Vec<Staged>,
    /// The new manifest.
    pub(super) manifest: Manifest,
}

impl Commit<'_> {
    /// Puts the new site in the place of the old; does nothing when they are equal.
    pub(super) fn run(&self) -> Result<WriteReport, Failure> {
        let text = self.manifest.text();
        let mut report = self.report();
        if report.written == 0 && self.present.manifest_text.as_deref() == Some(text.as_bytes()) {
            return Ok(report);
        }
        let staging = &self.place.staging;
        make_folders(self.disk, staging).map_err(|error| Failure::disk(Doing::MakeFolder, staging, error))?;
        if !self.present.exists {
            self.appear(&text)?;
            return Ok(report);
        }
        let survey = Survey::take(self.disk, self.place, self.present, &self.manifest)?;
        report.removed = survey.removed.len();
        report.kept_foreign = survey.foreign_files();
        report.set_aside = self.set_aside_edited()?;
        report.in_place = !self.exchange(&survey, &text)?;
        if report.in_place {
            in_place::replace(self, &survey)?;
        }
        Ok(report)
    }

    /// The report of a build that changes nothing.
    fn report(&self) -> WriteReport {
        let unchanged = self.staged.iter().filter(|staged| staged.fate == Fate::Unchanged).count();
        let present = self.present.inventory.values().filter(|kind| **kind != Kind::Folder).count();
        let ours = unchanged + usize::from(self.present.manifest_text.is_some());
        WriteReport {
            written: self.staged.len() - unchanged,
            unchanged,
            kept_foreign: present - ours,
            ..WriteReport::default()
        }
    }

    /// The new files, as they lie in the staging folder.
    pub(super) fn new_files(&self) -> Vec<PathBuf> {
        let is_new = |staged: &&Staged| staged.fate != Fate::Unchanged;
        let file = |staged: &Staged| self.place.staging.join(staged.path.as_str());
        self.staged.iter().filter(is_new).map(file).collect()
    }

    /// Saves pages that somebody has changed by hand, before they are written anew.
    fn set_aside_edited(&self) -> Result<Vec<PathBuf>, Failure> {
        let edited = self.staged.iter().filter(|staged| staged.fate == Fate::WrittenOverEdited);
        edited.map(|staged| self.set_aside(staged.path.as_str())).collect()
    }

    /// Every edit of a page is kept, in a folder whose name tells its contents.
    fn set_aside(&self, path: &str) -> Result<PathBuf, Failure> {
        let from = self.place.output.join(path);
        let bytes = self.read(&from)?;
        let to = self.place.edited.join(Seal::of(&bytes).short()).join(path);
        let failed = |error| Failure::disk(Doing::Carry, &to, error);
        let mut carried = carry(self.disk, &from, &to);
        if carried.as_ref().is_err_and(|error| error.kind() == ErrorKind::AlreadyExists) {
            if self.read(&to)? == bytes {
                return Ok(self.place.shown(&to));
            }
            // A build was killed while it copied.
            self.disk.remove_file(&to).map_err(failed)?;
            carried = carry(self.disk, &from, &to);
        }
        if carried.map_err(failed)? {
            self.disk.sync_file(&to).map_err(failed)?;
        }
        Ok(self.place.shown(&to))
    }

    fn read(&self, file: &Path) -> Result<Vec<u8>, Failure> {
        let content = self.disk.read(file).map_err(|error| Failure::disk(Doing::Read, file, error))?;
        Ok(content.bytes)
    }

    /// The first build: the staging folder becomes the output folder.
    fn appear(&self, text: &str) -> Result<(), Failure> {
        self.finish_staging(text, self.new_files())?;
        self.disk
            .rename(&self.place.staging, &self.place.output)
            .map_err(|error| Failure::disk(Doing::Exchange, &self.place.output, error))?;
        self.sync_parent()
    }

    /// Exchanges the staging folder and the output folder; `false` when this file system cannot.
    fn exchange(&self, survey: &Survey, text: &str) -> Result<bool, Failure> {
        if !self.disk.has_exchange() {
            return Ok(false);
        }
        let mut new = self.new_files();
        new.extend(self.carry_unchanged()?);
        survey.carry_over(self.disk, self.place)?;
        self.finish_staging(text, new)?;
        match self.disk.exchange(&self.place.staging, &self.place.output) {
            Err(error) if error.kind() == ErrorKind::Unsupported => return Ok(false),
            exchanged => {
                exchanged.map_err(|error| Failure::disk(Doing::Exchange, &self.place.output, error))?;
            }
        }
        let synced = self.sync_parent();
        survey.bring_latecomers(self.disk, self.place);
        synced.map(|()| true)
    }

    /// Carries the unchanged files over into the staging folder; returns those that had to be copied.
    fn carry_unchanged(&self) -> Result<Vec<PathBuf>, Failure> {
        let unchanged = self.staged.par_iter().filter(|staged| staged.fate == Fate::Unchanged);
        let carried: Vec<Result<Option<PathBuf>, Failure>> = unchanged
            .map(|staged| {
                let from = self.place.output.join(staged.path.as_str());
                let to = self.place.staging.join(staged.path.as_str());
                carry(self.disk, &from, &to)
                    .map(|is_copy| is_copy.then_some(to))
                    .map_err(|error| Failure::disk(Doing::Carry, &from, error))
            })
            .collect();
        carried.into_iter().filter_map(Result::transpose).collect()
    }

    fn finish_staging(&self, text: &str, mut new: Vec<PathBuf>) -> Result<(), Failure> {
        let manifest = self.place.staging.join(MANIFEST);
        put(self.disk, &manifest, text.as_bytes())
            .map_err(|error| Failure::disk(Doing::Write, &manifest, error))?;
        new.push(manifest);
        make_durable(self.disk, &self.place.staging, &new)
    }

    fn sync_parent(&self) -> Result<(), Failure> {
        let parent = &self.place.parent;
        self.disk
            .sync_folder(parent)
            .map_err(|error| Failure::disk(Doing::Sync, parent, error).leaving(OutputState::New))
    }
}
