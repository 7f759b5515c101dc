//! Failures of the environment: not the editor's mistake, and only ever one.

use std::fmt;
use std::path::{Path, PathBuf};

/// The environment failed: what was being done, to what, and what the system said.
#[derive(Debug)]
pub struct Failure {
    /// What was being done: the key of its words in the catalogue's `failure` table.
    pub doing: &'static str,
    /// The file or folder.
    pub path: PathBuf,
    /// The system's answer.
    pub cause: Cause,
}

/// The system's answer.
#[derive(Debug)]
pub enum Cause {
    /// An I/O error.
    Io(std::io::Error),
    /// A reason of our own: the key of its words in the catalogue's `why` table.
    Refused(&'static str),
}

impl Failure {
    /// An I/O error while doing something to a path.
    pub fn io(doing: &'static str, path: &Path, error: std::io::Error) -> Self {
        Self { doing, path: path.to_owned(), cause: Cause::Io(error) }
    }

    /// Something that we do not do, with the reason.
    pub fn refused(doing: &'static str, path: &Path, reason: &'static str) -> Self {
        Self { doing, path: path.to_owned(), cause: Cause::Refused(reason) }
    }
}

/// What the system answered, as a key of the catalogue's `why` table.
pub(super) fn why(kind: std::io::ErrorKind) -> &'static str {
    match kind {
        std::io::ErrorKind::PermissionDenied => "permission",
        std::io::ErrorKind::NotFound => "gone",
        _ => "system",
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}: {}: ", self.doing, self.path.display())?;
        match &self.cause {
            Cause::Io(error) => write!(formatter, "{error}"),
            Cause::Refused(reason) => formatter.write_str(reason),
        }
    }
}

impl std::error::Error for Failure {}
