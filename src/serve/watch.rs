//! What tells the preview that a source has been saved.
//!
//! Takes a folder, gives a word whenever something in it has changed and is still again. What exactly has changed is
//! not said: editors save in many ways, and the preview looks for itself.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::time::{Duration, Instant};

use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher as _};

use crate::diag::Failure;

/// How long nothing may happen before a change is over: editors save in several steps.
const QUIET: Duration = Duration::from_millis(12);
/// How long a change may last before it is looked at all the same.
const LONGEST: Duration = Duration::from_millis(200);
/// The names in a site's folder that are sources. The rest, the output among it, may change as it likes.
const SOURCES: [&str; 3] = ["site.toml", "content", "themes"];

/// Changes of a folder.
pub(super) struct Changes {
    root: PathBuf,
    watcher: RecommendedWatcher,
    saved: Receiver<()>,
}

/// Watches the sources in a site's folder.
pub(super) fn watch(site: &Path) -> Result<Changes, Failure> {
    let failure = |error: notify::Error| match error.kind {
        notify::ErrorKind::Io(error) => Failure::io("watch", site, error),
        _ => Failure::io("watch", site, std::io::Error::other(error)),
    };
    // What the system reports are full paths without links.
    let root = site.canonicalize().map_err(|error| Failure::io("watch", site, error))?;
    let (sender, saved) = mpsc::channel();
    let below = root.clone();
    let heard = move |event: notify::Result<Event>| hear(&event, &below, &sender);
    let mut watcher = notify::recommended_watcher(heard).map_err(failure)?;
    watcher.watch(&root, RecursiveMode::NonRecursive).map_err(failure)?;
    let mut changes = Changes { root, watcher, saved };
    changes.look_into_folders();
    Ok(changes)
}

/// Passes on what concerns the sources. Reading them is an event as well; it must not lead to the next reading.
fn hear(event: &notify::Result<Event>, root: &Path, sender: &Sender<()>) {
    let is_source = |path: &PathBuf| {
        let first = path.strip_prefix(root).ok().and_then(|below| below.components().next());
        first.is_some_and(|first| SOURCES.iter().any(|name| first.as_os_str() == *name))
    };
    let concerns = match event {
        Ok(event) if matches!(event.kind, EventKind::Access(_)) => false,
        Ok(event) => event.need_rescan() || event.paths.iter().any(is_source),
        Err(_) => true,
    };
    if concerns {
        let _ = sender.send(());
    }
}

impl Changes {
    /// Waits until something has changed and nothing changes any more. Gives whether there will be more.
    pub(super) fn wait(&mut self) -> bool {
        if self.saved.recv().is_err() {
            return false;
        }
        let began = Instant::now();
        while began.elapsed() < LONGEST {
            match self.saved.recv_timeout(QUIET) {
                Ok(()) => {}
                Err(RecvTimeoutError::Timeout) => break,
                Err(RecvTimeoutError::Disconnected) => return false,
            }
        }
        self.look_into_folders();
        true
    }

    /// Watches the folders of the sources; a folder that was deleted and is there again is another one.
    fn look_into_folders(&mut self) {
        for folder in SOURCES.iter().map(|name| self.root.join(name)).filter(|path| path.is_dir()) {
            // Where it cannot be watched it cannot be read either, which is said elsewhere.
            let _ = self.watcher.watch(&folder, RecursiveMode::Recursive);
        }
    }
}
