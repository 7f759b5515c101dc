//! The file-system calls of the write stage, and nothing else: the one door to the disk.
//!
//! Takes paths and bytes, gives what the system answers, without context and without retries.
//! Must not know sites, manifests or messages. Tests put a disk behind the trait that fails at a chosen call.

use std::ffi::OsString;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Read as _, Write as _};
use std::path::{Path, PathBuf};

/// What stands at a path; links are not followed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    File,
    Folder,
    Link,
    /// A device, a pipe, a socket.
    Other,
}

impl From<fs::FileType> for Kind {
    fn from(found: fs::FileType) -> Self {
        match found {
            _ if found.is_symlink() => Self::Link,
            _ if found.is_file() => Self::File,
            _ if found.is_dir() => Self::Folder,
            _ => Self::Other,
        }
    }
}

/// A file as read from the disk.
#[derive(Debug)]
pub(super) struct Content {
    pub(super) bytes: Vec<u8>,
    /// Whether its mode is the one that every file of a site has.
    pub(super) has_site_mode: bool,
}

/// The calls. Every error is the system's own.
pub(super) trait Disk: Sync {
    /// What stands at the path, `None` for nothing.
    fn kind(&self, path: &Path) -> io::Result<Option<Kind>>;
    /// The absolute path without links and dots; the path must exist.
    fn canonical(&self, path: &Path) -> io::Result<PathBuf>;
    /// The entries of a folder, in any order.
    fn list(&self, folder: &Path) -> io::Result<Vec<(OsString, Kind)>>;
    /// A whole file.
    fn read(&self, file: &Path) -> io::Result<Content>;
    /// Creates a new file with the mode of a site's file, whatever the umask.
    fn create(&self, file: &Path) -> io::Result<File>;
    /// Writes all bytes.
    fn fill(&self, file: &File, bytes: &[u8]) -> io::Result<()>;
    /// Creates a folder with the mode of a site's folder, whatever the umask.
    fn make_folder(&self, folder: &Path) -> io::Result<()>;
    /// Gives a folder the mode of a site's folder.
    fn set_site_mode(&self, folder: &Path) -> io::Result<()>;
    /// Gives a folder the mode of another.
    fn copy_mode(&self, from: &Path, to: &Path) -> io::Result<()>;
    /// A second name for a file (hard link); a link is not followed.
    fn link(&self, from: &Path, to: &Path) -> io::Result<()>;
    /// A second file with the same bytes, mode and times; a symbolic link is made anew.
    fn copy(&self, from: &Path, to: &Path) -> io::Result<()>;
    /// Renames, replacing a file in one step.
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()>;
    /// Whether folders can be exchanged on this system at all.
    fn has_exchange(&self) -> bool;
    /// Exchanges two folders in one step; `Unsupported` where this file system cannot.
    fn exchange(&self, a: &Path, b: &Path) -> io::Result<()>;
    /// Removes a file or a link.
    fn remove_file(&self, file: &Path) -> io::Result<()>;
    /// Removes an empty folder.
    fn remove_folder(&self, folder: &Path) -> io::Result<()>;
    /// Makes everything on the file system of this folder durable; `false` where there is no such call.
    fn sync_all(&self, folder: &Path) -> io::Result<bool>;
    /// Makes one file durable.
    fn sync_file(&self, file: &Path) -> io::Result<()>;
    /// Makes the entries of one folder durable.
    fn sync_folder(&self, folder: &Path) -> io::Result<()>;
    /// Opens or creates a lock file.
    fn open_lock(&self, path: &Path) -> io::Result<File>;
    /// Takes the lock; `false` when a living process has it. The system lets go when a process dies.
    fn try_lock(&self, file: &File) -> io::Result<bool>;
    /// Whether the open file is still the one at the path.
    fn is_at(&self, file: &File, path: &Path) -> io::Result<bool>;
    /// Empties an open file.
    fn empty(&self, file: &File) -> io::Result<()>;
}

/// The real thing.
#[derive(Clone, Copy, Debug)]
pub(super) struct RealDisk;

impl Disk for RealDisk {
    fn kind(&self, path: &Path) -> io::Result<Option<Kind>> {
        match fs::symlink_metadata(path) {
            Ok(found) => Ok(Some(found.file_type().into())),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error),
        }
    }

    fn canonical(&self, path: &Path) -> io::Result<PathBuf> {
        fs::canonicalize(path)
    }

    fn list(&self, folder: &Path) -> io::Result<Vec<(OsString, Kind)>> {
        fs::read_dir(folder)?
            .map(|entry| entry.and_then(|entry| Ok((entry.file_name(), entry.file_type()?.into()))))
            .collect()
    }

    fn read(&self, file: &Path) -> io::Result<Content> {
        let file = system::without_links(OpenOptions::new().read(true)).open(file)?;
        let found = file.metadata()?;
        // One byte more, so that the end is found without asking for the size again.
        let length = found.len().saturating_add(1);
        let mut bytes = Vec::with_capacity(usize::try_from(length).unwrap_or(0));
        file.take(length).read_to_end(&mut bytes)?;
        Ok(Content { bytes, has_site_mode: system::has_site_mode(&found) })
    }

    fn create(&self, file: &Path) -> io::Result<File> {
        let file = OpenOptions::new().write(true).create_new(true).open(file)?;
        system::set_file_mode(&file)?;
        Ok(file)
    }

    fn fill(&self, mut file: &File, bytes: &[u8]) -> io::Result<()> {
        file.write_all(bytes)
    }

    fn make_folder(&self, folder: &Path) -> io::Result<()> {
        fs::create_dir(folder)?;
        self.set_site_mode(folder)
    }

    fn set_site_mode(&self, folder: &Path) -> io::Result<()> {
        system::set_folder_mode(folder)
    }

    fn copy_mode(&self, from: &Path, to: &Path) -> io::Result<()> {
        fs::set_permissions(to, fs::symlink_metadata(from)?.permissions())
    }

    fn link(&self, from: &Path, to: &Path) -> io::Result<()> {
        fs::hard_link(from, to)
    }

    fn copy(&self, from: &Path, to: &Path) -> io::Result<()> {
        if fs::symlink_metadata(from)?.is_symlink() {
            return system::copy_link(from, to);
        }
        let mut source = system::without_links(OpenOptions::new().read(true)).open(from)?;
        let found = source.metadata()?;
        let mut copy = OpenOptions::new().write(true).create_new(true).open(to)?;
        io::copy(&mut source, &mut copy)?;
        copy.set_permissions(found.permissions())?;
        copy.set_times(fs::FileTimes::new().set_accessed(found.accessed()?).set_modified(found.modified()?))
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        fs::rename(from, to)
    }

    fn has_exchange(&self) -> bool {
        cfg!(any(target_os = "linux", target_os = "android", target_vendor = "apple"))
    }

    fn exchange(&self, a: &Path, b: &Path) -> io::Result<()> {
        system::exchange(a, b)
    }

    fn remove_file(&self, file: &Path) -> io::Result<()> {
        fs::remove_file(file)
    }

    fn remove_folder(&self, folder: &Path) -> io::Result<()> {
        fs::remove_dir(folder)
    }

    fn sync_all(&self, folder: &Path) -> io::Result<bool> {
        system::sync_all(folder)
    }

    fn sync_file(&self, file: &Path) -> io::Result<()> {
        system::open_to_sync(file)?.sync_all()
    }

    fn sync_folder(&self, folder: &Path) -> io::Result<()> {
        system::sync_folder(folder)
    }

    fn open_lock(&self, path: &Path) -> io::Result<File> {
        system::without_links(OpenOptions::new().read(true).write(true).create(true).truncate(false))
            .open(path)
    }

    fn try_lock(&self, file: &File) -> io::Result<bool> {
        match file.try_lock() {
            Ok(()) => Ok(true),
            Err(fs::TryLockError::WouldBlock) => Ok(false),
            Err(fs::TryLockError::Error(error)) => Err(error),
        }
    }

    fn is_at(&self, file: &File, path: &Path) -> io::Result<bool> {
        system::is_at(file, path)
    }

    fn empty(&self, file: &File) -> io::Result<()> {
        file.set_len(0)
    }
}

#[cfg(not(unix))]
#[path = "system_other.rs"]
mod system;
#[cfg(unix)]
#[path = "system_unix.rs"]
mod system;
