//! What the disk does where there are no Unix calls (Windows): no modes, no exchange, no folder syncing.
//!
//! Takes paths and open files, gives the system's answer. Must not be called but by `disk`.

use std::fs::{self, File, Metadata, OpenOptions};
use std::io;
use std::path::Path;

/// Links need a privilege on Windows and are found by the walk of the output.
pub(super) fn without_links(options: &mut OpenOptions) -> &mut OpenOptions {
    options
}

pub(super) fn has_site_mode(_: &Metadata) -> bool {
    true
}

#[expect(clippy::unnecessary_wraps, reason = "the same signature as on Unix, where it can fail")]
pub(super) fn set_file_mode(_: &File) -> io::Result<()> {
    Ok(())
}

#[expect(clippy::unnecessary_wraps, reason = "the same signature as on Unix, where it can fail")]
pub(super) fn set_folder_mode(_: &Path) -> io::Result<()> {
    Ok(())
}

pub(super) fn copy_link(_: &Path, _: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

/// A lock file is never removed here, so that it is always the one at the path.
#[expect(clippy::unnecessary_wraps, reason = "the same signature as on Unix, where it can fail")]
pub(super) fn is_at(_: &File, _: &Path) -> io::Result<bool> {
    Ok(true)
}

pub(super) fn exchange(_: &Path, _: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

#[expect(clippy::unnecessary_wraps, reason = "the same signature as on Unix, where it can fail")]
pub(super) fn sync_all(_: &Path) -> io::Result<bool> {
    Ok(false)
}

/// Flushing needs the right to write.
pub(super) fn open_to_sync(file: &Path) -> io::Result<File> {
    fs::OpenOptions::new().write(true).open(file)
}

/// A folder cannot be flushed here; its entries are journalled.
#[expect(clippy::unnecessary_wraps, reason = "the same signature as on Unix, where it can fail")]
pub(super) fn sync_folder(_: &Path) -> io::Result<()> {
    Ok(())
}
