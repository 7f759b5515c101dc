//! The site that was written last, for those who compare it with the next.
//!
//! Takes the output folder, gives the files that a build wrote. Reads, never writes. Must not know what they hold.

use std::io;
use std::path::{Path, PathBuf};

use crate::artifact::{MANIFEST, plan_of};

use super::disk::{Disk as _, Kind, RealDisk};
use super::manifest::Manifest;

/// A site as it lies in an output folder.
#[derive(Debug)]
pub struct Published {
    folder: PathBuf,
    manifest: Manifest,
}

impl Published {
    /// The site in an output folder; none where no build has written one.
    ///
    /// # Errors
    /// When the folder or its manifest cannot be read.
    pub fn of(folder: &Path) -> io::Result<Option<Self>> {
        let manifest = folder.join(MANIFEST);
        if RealDisk.kind(&manifest)? != Some(Kind::File) {
            return Ok(None);
        }
        let text = RealDisk.read(&manifest)?.bytes;
        let manifest = Manifest::parse(&text).map_err(|_| io::Error::from(io::ErrorKind::InvalidData))?;
        Ok(Some(Self { folder: folder.to_owned(), manifest }))
    }

    /// The addresses of its files.
    pub fn files(&self) -> impl Iterator<Item = &str> {
        self.manifest.paths()
    }

    /// The plans whose data it has.
    pub fn plans(&self) -> impl Iterator<Item = &str> {
        self.files().filter_map(plan_of)
    }

    /// A file at an address, as it is now; none where no build wrote one, or it is gone.
    pub fn read(&self, path: &str) -> Option<Vec<u8>> {
        let is_ours = self.manifest.lists(path);
        is_ours.then(|| RealDisk.read(&self.folder.join(path)).ok().map(|content| content.bytes)).flatten()
    }
}
