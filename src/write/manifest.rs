//! The manifest: which files in the output folder are ours, and what they hold.
//!
//! Takes paths with their seals, gives the sorted text that lies in the output folder, and reads it back.
//! Must not touch the disk.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::ops::Bound;

use crate::artifact::OutPath;

/// What a file holds: size and hash of its bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Seal {
    hash: blake3::Hash,
    size: u64,
}

impl Seal {
    /// The seal of some bytes.
    pub(super) fn of(bytes: &[u8]) -> Self {
        Self { hash: blake3::hash(bytes), size: bytes.len() as u64 }
    }

    /// The beginning of the hash, to tell a few files apart.
    pub(super) fn short(&self) -> String {
        self.hash.to_hex().chars().take(8).collect()
    }
}

/// The files that are ours. While files are replaced one by one, a path has two seals: the old and the new.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Manifest {
    files: BTreeMap<OutPath, Vec<Seal>>,
}

impl Manifest {
    /// Adds a file, or another seal that it may have.
    pub(super) fn add(&mut self, path: OutPath, seal: Seal) {
        let seals = self.files.entry(path).or_default();
        if !seals.contains(&seal) {
            seals.push(seal);
        }
    }

    /// Reads a manifest; `Err` is the number of the first line that is damaged, from 1.
    pub(super) fn parse(text: &[u8]) -> Result<Self, usize> {
        let mut manifest = Self::default();
        for (number, line) in text.split(|byte| *byte == b'\n').enumerate() {
            // A version control system may have changed the line ends.
            let line = line.strip_suffix(b"\r").unwrap_or(line);
            if line.is_empty() {
                continue;
            }
            let (path, seal) = parse_line(line).ok_or(number + 1)?;
            manifest.add(path, seal);
        }
        Ok(manifest)
    }

    /// The text, sorted by path: `blake3 size path`, one line each.
    pub(super) fn text(&self) -> String {
        let mut text = String::new();
        for (path, seals) in &self.files {
            for Seal { hash, size } in seals {
                // Writing to a string cannot fail.
                let _ = writeln!(text, "{} {size} {path}", hash.to_hex());
            }
        }
        text
    }

    /// The paths that are listed.
    pub(super) fn paths(&self) -> impl Iterator<Item = &str> {
        self.files.keys().map(OutPath::as_str)
    }

    /// Whether the path is listed.
    pub(super) fn lists(&self, path: &str) -> bool {
        self.files.contains_key(path)
    }

    /// Whether a file at this path that holds these bytes is ours.
    pub(super) fn owns(&self, path: &str, bytes: &[u8]) -> bool {
        let is_sealed = |seals: &Vec<Seal>| {
            seals.iter().any(|seal| seal.size == bytes.len() as u64) && seals.contains(&Seal::of(bytes))
        };
        self.files.get(path).is_some_and(is_sealed)
    }

    /// Whether a listed file lies below this folder.
    pub(super) fn is_folder(&self, path: &str) -> bool {
        let prefix = format!("{path}/");
        self.files
            .range::<str, _>((Bound::Included(prefix.as_str()), Bound::Unbounded))
            .next()
            .is_some_and(|(f, _)| f.as_str().starts_with(&prefix))
    }

    /// All folders that listed files lie in.
    pub(super) fn folders(&self) -> BTreeSet<&str> {
        self.files.keys().flat_map(OutPath::folders).collect()
    }

    /// Both manifests in one: every seal of either is accepted.
    pub(super) fn merged(&self, other: &Self) -> Self {
        let mut merged = self.clone();
        for (path, seals) in &other.files {
            for seal in seals {
                merged.add(path.clone(), *seal);
            }
        }
        merged
    }
}

fn parse_line(line: &[u8]) -> Option<(OutPath, Seal)> {
    let line = str::from_utf8(line).ok()?;
    let mut parts = line.splitn(3, ' ');
    let hash = blake3::Hash::from_hex(parts.next()?).ok()?;
    let size = parts.next()?.parse().ok()?;
    let path = OutPath::new(parts.next()?).ok()?;
    Some((path, Seal { hash, size }))
}
