//! A disk that fails at a chosen call, dies there, or lacks what some file systems lack.

use std::ffi::OsString;
use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

use crate::write::disk::{Content, Disk, Kind, RealDisk};

/// What happens at the chosen call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fault {
    /// It fails with this number of the system, and does nothing (writing does half).
    Before(i32),
    /// It fails with this number, though it has done its work.
    After(i32),
    /// It and all calls after it fail: nothing can be cleaned up.
    Dead(i32),
    /// The process is killed.
    Kill,
}

/// How the disk takes the wish to exchange two folders.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Exchange {
    Works,
    /// Like Windows.
    NotOnThisSystem,
    /// Like some network disks.
    NotOnThisFileSystem,
    /// Like a mount point: the output folder lies on another file system than its neighbours.
    OtherFileSystem,
}

/// The real disk with defects. Syncing is counted, but not done: it would only slow the tests down.
#[derive(Debug)]
pub(super) struct TestDisk {
    pub(super) fault: Option<(usize, Fault)>,
    pub(super) exchange: Exchange,
    pub(super) has_links: bool,
    pub(super) has_sync_all: bool,
    /// Run with the output folder in the moment before the exchange: somebody else at work.
    pub(super) before_exchange: fn(&Path),
    pub(super) calls: AtomicUsize,
}

impl TestDisk {
    /// A disk without defects.
    pub(super) fn sound() -> Self {
        Self {
            fault: None,
            exchange: Exchange::Works,
            has_links: true,
            has_sync_all: true,
            before_exchange: |_| {},
            calls: AtomicUsize::new(0),
        }
    }

    /// A disk that fails at the Nth call, from 1.
    pub(super) fn failing(at: usize, fault: Fault) -> Self {
        Self { fault: Some((at, fault)), ..Self::sound() }
    }

    pub(super) fn without_exchange(exchange: Exchange) -> Self {
        Self { exchange, ..Self::sound() }
    }

    /// Whether the chosen call has been reached.
    pub(super) fn has_failed(&self) -> bool {
        self.fault.is_some_and(|(at, _)| self.calls.load(Ordering::SeqCst) >= at)
    }

    fn call<T>(&self, real: impl FnOnce() -> io::Result<T>) -> io::Result<T> {
        self.call_or(real, || {})
    }

    fn call_or<T>(&self, real: impl FnOnce() -> io::Result<T>, half: impl FnOnce()) -> io::Result<T> {
        let number = self.calls.fetch_add(1, Ordering::SeqCst) + 1;
        match self.fault {
            Some((at, Fault::Before(error))) if number == at => {
                half();
                Err(io::Error::from_raw_os_error(error))
            }
            Some((at, Fault::After(error))) if number == at => {
                let _ = real();
                Err(io::Error::from_raw_os_error(error))
            }
            Some((at, Fault::Dead(error))) if number >= at => Err(io::Error::from_raw_os_error(error)),
            Some((at, Fault::Kill)) if number == at => {
                half();
                kill()
            }
            _ => real(),
        }
    }

    /// Renaming and linking do not reach from a neighbour into the output folder and back.
    fn crosses(&self, a: &Path, b: &Path) -> bool {
        let is_in_output = |path: &Path| path.iter().any(|part| part == "public");
        self.exchange == Exchange::OtherFileSystem && is_in_output(a) != is_in_output(b)
    }
}

#[cfg(unix)]
fn kill<T>() -> io::Result<T> {
    use rustix::process::{Signal, getpid, kill_process};
    kill_process(getpid(), Signal::KILL)?;
    unreachable!("a killed process does not go on")
}

#[cfg(not(unix))]
fn kill<T>() -> io::Result<T> {
    std::process::abort()
}

impl Disk for TestDisk {
    fn kind(&self, path: &Path) -> io::Result<Option<Kind>> {
        self.call(|| RealDisk.kind(path))
    }

    fn canonical(&self, path: &Path) -> io::Result<PathBuf> {
        self.call(|| RealDisk.canonical(path))
    }

    fn list(&self, folder: &Path) -> io::Result<Vec<(OsString, Kind)>> {
        self.call(|| RealDisk.list(folder))
    }

    fn read(&self, file: &Path) -> io::Result<Content> {
        self.call(|| RealDisk.read(file))
    }

    fn create(&self, file: &Path) -> io::Result<File> {
        self.call(|| RealDisk.create(file))
    }

    fn fill(&self, file: &File, bytes: &[u8]) -> io::Result<()> {
        let half = || drop(RealDisk.fill(file, &bytes[..bytes.len() / 2]));
        self.call_or(|| RealDisk.fill(file, bytes), half)
    }

    fn make_folder(&self, folder: &Path) -> io::Result<()> {
        self.call(|| RealDisk.make_folder(folder))
    }

    fn set_site_mode(&self, folder: &Path) -> io::Result<()> {
        self.call(|| RealDisk.set_site_mode(folder))
    }

    fn copy_mode(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.call(|| RealDisk.copy_mode(from, to))
    }

    fn link(&self, from: &Path, to: &Path) -> io::Result<()> {
        if !self.has_links {
            return Err(io::ErrorKind::Unsupported.into());
        }
        if self.crosses(from, to) {
            return Err(io::ErrorKind::CrossesDevices.into());
        }
        self.call(|| RealDisk.link(from, to))
    }

    fn copy(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.call(|| RealDisk.copy(from, to))
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        if self.crosses(from, to) {
            return Err(io::ErrorKind::CrossesDevices.into());
        }
        self.call(|| RealDisk.rename(from, to))
    }

    fn has_exchange(&self) -> bool {
        self.exchange != Exchange::NotOnThisSystem && RealDisk.has_exchange()
    }

    fn exchange(&self, a: &Path, b: &Path) -> io::Result<()> {
        (self.before_exchange)(b);
        match self.exchange {
            Exchange::Works => self.call(|| RealDisk.exchange(a, b)),
            _ => Err(io::ErrorKind::Unsupported.into()),
        }
    }

    fn remove_file(&self, file: &Path) -> io::Result<()> {
        self.call(|| RealDisk.remove_file(file))
    }

    fn remove_folder(&self, folder: &Path) -> io::Result<()> {
        self.call(|| RealDisk.remove_folder(folder))
    }

    fn sync_all(&self, _: &Path) -> io::Result<bool> {
        self.call(|| Ok(self.has_sync_all))
    }

    fn sync_file(&self, file: &Path) -> io::Result<()> {
        // Without the syncing, at least the file has to be there.
        self.call(|| File::open(file).map(drop))
    }

    fn sync_folder(&self, folder: &Path) -> io::Result<()> {
        self.call(|| std::fs::read_dir(folder).map(drop))
    }

    fn open_lock(&self, path: &Path) -> io::Result<File> {
        self.call(|| RealDisk.open_lock(path))
    }

    fn try_lock(&self, file: &File) -> io::Result<bool> {
        self.call(|| RealDisk.try_lock(file))
    }

    fn is_at(&self, file: &File, path: &Path) -> io::Result<bool> {
        self.call(|| RealDisk.is_at(file, path))
    }

    fn empty(&self, file: &File) -> io::Result<()> {
        self.call(|| RealDisk.empty(file))
    }
}
