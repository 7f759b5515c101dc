//! Writing: the last stage puts the finished site on the disk.
//!
//! Takes artifacts (a path, bytes) as they are rendered, in parallel and in any order; gives a report.
//! The output folder is the old site or the new one, whole, whatever happens: the new site is built beside it,
//! made durable, and exchanged with it in one step. Files that do not differ keep their times; files that no
//! build made stay; when nothing differs, nothing is touched.
//! Must not know what the bytes mean. Within the room only `disk` calls the file system.
//!
//! Known limits: the output folder is a new folder after a build that changed something, so that owner, access
//! lists and a mount of that very folder elsewhere refer to the old one. Mount or share the folder above it.

mod commit;
mod disk;
mod failure;
mod in_place;
mod lock;
mod manifest;
mod place;
mod present;
mod published;
mod stage;
mod survey;
#[cfg(test)]
mod tests;
mod tree;

use std::collections::BTreeSet;
use std::fmt;
use std::path::{Path, PathBuf};
use std::time::Duration;

use rayon::prelude::*;

use crate::artifact::{Artifact, OutPath};
use commit::Commit;
use disk::{Disk, Kind, RealDisk};
pub use failure::{Doing, Failure, OutputState, Refusal};
use lock::Lock;
use manifest::Manifest;
use place::Place;
pub use place::Protected;
use present::Present;
pub use published::Published;
use stage::{Stage, Staged};

/// How long a build waits for another one that writes to the same folder.
const PATIENCE: Duration = Duration::from_secs(10);

/// What a build has done to the output folder.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WriteReport {
    /// Files that are new or hold something new.
    pub written: usize,
    /// Files that hold what they held before, and were not touched.
    pub unchanged: usize,
    /// Files of the old site that the new one has no more.
    pub removed: usize,
    /// Files that no build made, or that were changed since; they are still there.
    pub kept_foreign: usize,
    /// Pages that somebody had changed by hand and that were written anew: where the changed ones are now.
    pub set_aside: Vec<PathBuf>,
    /// Whether files were replaced one by one, because the folder could not be exchanged in one step.
    pub in_place: bool,
}

/// Why nothing was written.
#[derive(Debug)]
pub enum WriteError<E> {
    /// Artifacts could not be made: all of their errors, in the order of the artifacts.
    Artifacts(Vec<E>),
    /// The environment failed.
    Failure(Failure),
}

impl<E> From<Failure> for WriteError<E> {
    fn from(failure: Failure) -> Self {
        Self::Failure(failure)
    }
}

impl<E: fmt::Display> fmt::Display for WriteError<E> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Failure(failure) => failure.fmt(formatter),
            Self::Artifacts(errors) => {
                let lines: Vec<String> = errors.iter().map(E::to_string).collect();
                formatter.write_str(&lines.join("\n"))
            }
        }
    }
}

impl<E: fmt::Debug + fmt::Display> std::error::Error for WriteError<E> {}

/// Writes the site to the output folder.
///
/// All artifacts are drawn, so that every error among them is returned; one error, and nothing is written.
/// Waits up to ten seconds for another build into the same folder.
pub fn write<I, E>(artifacts: I, output: &Path, protected: &Protected) -> Result<WriteReport, WriteError<E>>
where
    I: ParallelIterator<Item = Result<Artifact, E>>,
    E: Send,
{
    Writer { disk: &RealDisk, patience: PATIENCE }.write(artifacts, output, protected)
}

/// The stage with what tests replace.
struct Writer<'a> {
    disk: &'a dyn Disk,
    patience: Duration,
}

impl Writer<'_> {
    fn write<I, E>(
        &self,
        artifacts: I,
        output: &Path,
        protected: &Protected,
    ) -> Result<WriteReport, WriteError<E>>
    where
        I: ParallelIterator<Item = Result<Artifact, E>>,
        E: Send,
    {
        let place = Place::find(self.disk, output, protected)?;
        let written = self.write_locked(artifacts, &place);
        written.map_err(|error| match error {
            WriteError::Failure(failure) => WriteError::Failure(place.retell(failure)),
            artifacts @ WriteError::Artifacts(_) => artifacts,
        })
    }

    fn write_locked<I, E>(&self, artifacts: I, place: &Place) -> Result<WriteReport, WriteError<E>>
    where
        I: ParallelIterator<Item = Result<Artifact, E>>,
        E: Send,
    {
        tree::make_folders(self.disk, &place.parent)
            .map_err(|error| Failure::disk(Doing::MakeFolder, &place.parent, error))?;
        let _lock = Lock::take(self.disk, place, self.patience)?;
        sweep(self.disk, place)?;
        let present = Present::look(self.disk, place)?;
        let written = self.write_over(artifacts, place, &present);
        // What cannot be removed now is removed by the next build.
        let _ = sweep(self.disk, place);
        written
    }

    fn write_over<I, E>(
        &self,
        artifacts: I,
        place: &Place,
        present: &Present,
    ) -> Result<WriteReport, WriteError<E>>
    where
        I: ParallelIterator<Item = Result<Artifact, E>>,
        E: Send,
    {
        let stage = Stage::new(self.disk, place, present);
        let attempts = artifacts.map(|artifact| match artifact {
            Ok(artifact) => Ok((stage.take(&artifact), artifact.path)),
            Err(error) => {
                stage.give_up();
                Err(error)
            }
        });
        let staged = all_staged(attempts.collect())?;
        let mut manifest = Manifest::default();
        for staged in &staged {
            manifest.add(staged.path.clone(), staged.seal);
        }
        Ok(Commit { disk: self.disk, place, present, staged, manifest }.run()?)
    }
}

/// How an artifact fared, and its path.
type Attempt = (Result<Option<Staged>, Failure>, OutPath);

/// The artifacts sorted by path, if all of them could be made and staged.
fn all_staged<E>(attempts: Vec<Result<Attempt, E>>) -> Result<Vec<Staged>, WriteError<E>> {
    let mut tried = Vec::with_capacity(attempts.len());
    let mut errors = Vec::new();
    for attempt in attempts {
        match attempt {
            Ok(attempt) => tried.push(attempt),
            Err(error) => errors.push(error),
        }
    }
    if !errors.is_empty() {
        return Err(WriteError::Artifacts(errors));
    }
    tried.sort_by(|a, b| a.1.cmp(&b.1));
    if let Some(path) = first_clash(&tried) {
        return Err(WriteError::Failure(Failure::Clash { path: path.clone() }));
    }
    // Only a build that has failed leaves artifacts out, so that the failure is found here.
    let staged: Result<Vec<Option<Staged>>, Failure> = tried.into_iter().map(|(staged, _)| staged).collect();
    Ok(staged?.into_iter().flatten().collect())
}

/// The first of the sorted paths that is given twice, or that is also the folder of another.
fn first_clash(sorted: &[Attempt]) -> Option<&OutPath> {
    let paths = || sorted.iter().map(|(_, path)| path);
    let folders: BTreeSet<&str> = paths().flat_map(OutPath::folders).collect();
    let twice = paths().zip(paths().skip(1)).find(|(a, b)| a == b).map(|(path, _)| path);
    let file_and_folder = paths().find(|path| folders.contains(path.as_str()));
    twice.into_iter().chain(file_and_folder).min()
}

/// Removes what a killed build has left: nobody else works here while we have the lock.
fn sweep(disk: &dyn Disk, place: &Place) -> Result<(), Failure> {
    tree::remove_tree(disk, &place.staging)?;
    let half = place.output.join(tree::HALF_WRITTEN);
    match disk.kind(&half) {
        Ok(Some(Kind::File)) => tree::remove_tree(disk, &half),
        _ => Ok(()),
    }
}
