//! What tells the preview that a source has been saved.
//!
//! Takes a folder, gives the paths that something has happened to as soon as they are still again. What has happened is
//! not said: editors save in many ways, and the preview looks for itself.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::time::{Duration, Instant};

use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher as _};

use crate::diag::Failure;

/// How long nothing may happen before a change is over: editors save in several steps.
const QUIET: Duration = Duration::from_millis(5);
/// How long a change may last before it is looked at all the same.
const LONGEST: Duration = Duration::from_millis(200);
/// The names in a site's folder that are sources. The rest, the output among it, may change as it likes.
const SOURCES: [&str; 3] = ["site.toml", "content", "themes"];

/// Changes of a folder.
pub(super) struct Changes {
    root: PathBuf,
    watcher: RecommendedWatcher,
    told: Receiver<Change>,
}

/// What something has happened to.
#[derive(Debug, PartialEq, Eq)]
pub enum Change {
    /// These paths below the folder.
    Paths(Vec<PathBuf>),
    /// Anything: there was too much to tell.
    Anything,
}

impl Change {
    /// Whether one of the watched folders itself may be another now.
    fn is_about_folders(&self) -> bool {
        match self {
            Self::Paths(paths) => paths.iter().any(|path| path.components().count() == 1),
            Self::Anything => true,
        }
    }

    fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::Paths(mut all), Self::Paths(more)) => {
                all.extend(more);
                Self::Paths(all)
            }
            _ => Self::Anything,
        }
    }
}

/// Watches the sources in a site's folder.
pub(super) fn watch(site: &Path) -> Result<Changes, Failure> {
    let failure = |error: notify::Error| match error.kind {
        notify::ErrorKind::Io(error) => Failure::io("watch", site, error),
        _ => Failure::io("watch", site, std::io::Error::other(error)),
    };
    // What the system reports are full paths without links.
    let root = site.canonicalize().map_err(|error| Failure::io("watch", site, error))?;
    let (sender, told) = mpsc::channel();
    let below = root.clone();
    let heard = move |event: notify::Result<Event>| hear(&event, &below, &sender);
    let mut watcher = notify::recommended_watcher(heard).map_err(failure)?;
    watcher.watch(&root, RecursiveMode::NonRecursive).map_err(failure)?;
    let mut changes = Changes { root, watcher, told };
    changes.look_into_folders();
    Ok(changes)
}

/// Passes on what concerns the sources. Reading them is an event as well; it must not lead to the next reading.
fn hear(event: &notify::Result<Event>, root: &Path, sender: &Sender<Change>) {
    let source = |path: &PathBuf| {
        let below = path.strip_prefix(root).ok()?;
        let first = below.components().next()?;
        SOURCES.iter().any(|name| first.as_os_str() == *name).then(|| below.to_owned())
    };
    let change = match event {
        Ok(event) if matches!(event.kind, EventKind::Access(_)) => return,
        Ok(event) if !event.need_rescan() => Change::Paths(event.paths.iter().filter_map(source).collect()),
        Ok(_) | Err(_) => Change::Anything,
    };
    if change != Change::Paths(Vec::new()) {
        let _ = sender.send(change);
    }
}

impl Changes {
    /// Waits until something has changed and nothing changes any more. Gives nothing when there will be no more.
    pub(super) fn wait(&mut self) -> Option<Change> {
        let mut change = self.told.recv().ok()?;
        let began = Instant::now();
        while began.elapsed() < LONGEST {
            match self.told.recv_timeout(QUIET) {
                Ok(more) => change = change.and(more),
                Err(RecvTimeoutError::Timeout) => break,
                Err(RecvTimeoutError::Disconnected) => return None,
            }
        }
        if change.is_about_folders() {
            self.look_into_folders();
        }
        Some(change)
    }

    /// Watches the folders of the sources; a folder that was deleted and is there again is another one.
    fn look_into_folders(&mut self) {
        for folder in SOURCES.iter().map(|name| self.root.join(name)).filter(|path| path.is_dir()) {
            // Where it cannot be watched it cannot be read either, which is said elsewhere.
            let _ = self.watcher.watch(&folder, RecursiveMode::Recursive);
        }
    }
}
