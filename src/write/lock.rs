//! One build per output folder at a time.
//!
//! Takes the place, gives a lock that lasts as long as the value. The lock belongs to the process, not to the
//! file: the system drops it when the process dies, so a file left by a killed build locks nothing.
//! Must not know what is done under the lock.

use std::fs::File;
use std::path::Path;
use std::thread;
use std::time::Duration;

use super::disk::Disk;
use super::failure::{Doing, Failure};
use super::place::Place;

/// How long a build waits between two attempts.
const PAUSE: Duration = Duration::from_millis(50);

/// The lock of an output folder; let go when dropped.
pub(super) struct Lock<'a> {
    disk: &'a dyn Disk,
    path: &'a Path,
    /// Held open: closing it unlocks.
    _file: File,
}

impl<'a> Lock<'a> {
    /// Takes the lock, waiting for another build at most as long as `patience`.
    pub(super) fn take(disk: &'a dyn Disk, place: &'a Place, patience: Duration) -> Result<Self, Failure> {
        let failed = |error| Failure::disk(Doing::Lock, &place.lock, error);
        let mut waited = Duration::ZERO;
        loop {
            let file = disk.open_lock(&place.lock).map_err(failed)?;
            if disk.try_lock(&file).map_err(failed)? {
                // The build that we waited for has removed the file: what we hold locks nothing.
                if disk.is_at(&file, &place.lock).map_err(failed)? {
                    disk.empty(&file).map_err(failed)?;
                    disk.fill(&file, std::process::id().to_string().as_bytes()).map_err(failed)?;
                    return Ok(Self { disk, path: &place.lock, _file: file });
                }
            } else if waited >= patience {
                return Err(Failure::Busy {
                    output: place.shown.clone(),
                    process: holder(disk, &place.lock),
                });
            } else {
                thread::sleep(PAUSE);
                waited += PAUSE;
            }
        }
    }
}

fn holder(disk: &dyn Disk, lock: &Path) -> Option<u32> {
    let content = disk.read(lock).ok()?;
    str::from_utf8(&content.bytes).ok()?.trim().parse().ok()
}

impl Drop for Lock<'_> {
    fn drop(&mut self) {
        // Elsewhere a waiting build could not see that the file it has opened is gone.
        if cfg!(unix) {
            // A file that stays locks nothing.
            let _ = self.disk.remove_file(self.path);
        }
    }
}
