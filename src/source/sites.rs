//! Which sites are at hand.
//!
//! Takes a folder, gives the folders that hold a `site.toml`: itself, or those right below it. Must not know what stands
//! in one.

use std::fs;
use std::path::{Path, PathBuf};

/// The sites of a folder: itself where it is one, else the folders in it that are, by name. Nothing in a folder that
/// cannot be listed.
pub fn sites_at(folder: &Path) -> Vec<PathBuf> {
    let is_site = |folder: &Path| folder.join("site.toml").is_file();
    if is_site(folder) {
        return vec![folder.to_owned()];
    }
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut sites: Vec<PathBuf> = entries.map(|entry| entry.path()).filter(|path| is_site(path)).collect();
    sites.sort();
    sites
}
