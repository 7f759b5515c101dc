//! The output folder as it is before the build.
//!
//! Takes the place, gives what stands where and which of it is ours. Reads, never writes.
//! Must not know the new site.

use std::path::Path;

use super::disk::{Disk, Kind};
use super::failure::{Doing, Failure, Refusal};
use super::manifest::Manifest;
use super::place::Place;
use super::tree::{Inventory, walk};
use crate::artifact::MANIFEST;

/// The output folder before the build.
#[derive(Debug, Default)]
pub(super) struct Present {
    /// Whether there is an output folder.
    pub(super) exists: bool,
    /// What stands in it.
    pub(super) inventory: Inventory,
    /// Which files are ours.
    pub(super) manifest: Manifest,
    /// The manifest as it was read; `None` when there is none.
    pub(super) manifest_text: Option<Vec<u8>>,
}

impl Present {
    /// Looks at the output folder; one that is neither empty nor ours is refused.
    pub(super) fn look(disk: &dyn Disk, place: &Place) -> Result<Self, Failure> {
        let output = &place.output;
        if disk.kind(output).map_err(|error| Failure::disk(Doing::Look, output, error))?.is_none() {
            return Ok(Self::default());
        }
        let inventory = walk(disk, output)?;
        if inventory.get(Path::new(MANIFEST)) != Some(&Kind::File) {
            if inventory.is_empty() {
                return Ok(Self { exists: true, ..Self::default() });
            }
            return Err(Failure::Refused { output: place.shown.clone(), reason: Refusal::NotOurs });
        }
        let file = output.join(MANIFEST);
        let text = disk.read(&file).map_err(|error| Failure::disk(Doing::Read, &file, error))?.bytes;
        let manifest = Manifest::parse(&text).map_err(|line| Failure::Manifest { file, line })?;
        Ok(Self { exists: true, inventory, manifest, manifest_text: Some(text) })
    }
}
