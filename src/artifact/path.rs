//! Addresses of output files: one typed path that is safe on every file system and in every URL.
//!
//! Takes text, gives an [`OutPath`] or the reason why the text is none.
//! Must not know what stands at the address, nor where the output folder is.

use std::borrow::Borrow;
use std::fmt;
use std::sync::Arc;

use serde::{Serialize, Serializer};

/// The name of the output's own manifest: what the last build wrote, so that the next one may replace it.
pub(crate) const MANIFEST: &str = "keikaku-manifest.txt";
/// Where the data of a plan stand below its folder.
const PLAN_DATA: &str = "/data/plan.json";

/// The plan whose data stand at an address; its folder has its id for a name.
pub(crate) fn plan_of(path: &str) -> Option<&str> {
    path.strip_suffix(PLAN_DATA)
}

/// Names that Windows keeps for devices, whatever the ending.
const DEVICES: [&str; 4] = ["aux", "con", "nul", "prn"];

/// Names that Windows keeps for devices when one digit follows.
const NUMBERED_DEVICES: [&str; 2] = ["com", "lpt"];

/// A path below the output folder: lower-case ASCII segments joined by `/`.
///
/// Every value can be joined to a folder without leaving it, reads the same on file systems that fold case,
/// and needs no escaping in a URL. Order is the order of the bytes.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct OutPath(Arc<str>);

impl OutPath {
    /// The longest path, in bytes.
    pub const MAX_BYTES: usize = 200;

    /// Checks a path; the first problem found is returned.
    pub fn new(text: &str) -> Result<Self, PathProblem> {
        if text.is_empty() {
            return Err(PathProblem::Empty);
        }
        for segment in text.split('/') {
            check_segment(segment)?;
        }
        if text.len() > Self::MAX_BYTES {
            return Err(PathProblem::TooLong { bytes: text.len() });
        }
        if text == MANIFEST {
            return Err(PathProblem::Reserved);
        }
        Ok(Self(Arc::from(text)))
    }

    /// The path with `/` between its segments.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// How many folders the file lies below the root; 0 for a file in the root.
    pub fn depth(&self) -> usize {
        self.0.matches('/').count()
    }

    /// The folders above the file, the nearest first.
    pub(crate) fn folders(&self) -> impl Iterator<Item = &str> {
        self.0.rmatch_indices('/').map(|(at, _)| &self.0[..at])
    }
}

fn check_segment(segment: &str) -> Result<(), PathProblem> {
    let allowed = |c: &char| matches!(c, 'a'..='z' | '0'..='9' | '.' | '_' | '-');
    if segment.is_empty() {
        return Err(PathProblem::EmptySegment);
    }
    if let Some(character) = segment.chars().find(|c| !allowed(c)) {
        return Err(PathProblem::Character { character });
    }
    if segment.starts_with('.') {
        return Err(PathProblem::LeadingDot { segment: segment.to_owned() });
    }
    if segment.ends_with('.') {
        return Err(PathProblem::TrailingDot { segment: segment.to_owned() });
    }
    if is_device(segment) {
        return Err(PathProblem::DeviceName { segment: segment.to_owned() });
    }
    Ok(())
}

fn is_device(segment: &str) -> bool {
    let stem = segment.split('.').next().unwrap_or(segment);
    let numbered = NUMBERED_DEVICES.iter().filter_map(|device| stem.strip_prefix(device));
    let is_digit = |rest: &str| rest.len() == 1 && rest.bytes().all(|byte| byte.is_ascii_digit());
    DEVICES.contains(&stem) || numbered.into_iter().any(is_digit)
}

impl fmt::Display for OutPath {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl Serialize for OutPath {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

/// Looks a path up by its text; equality and order are those of the text.
impl Borrow<str> for OutPath {
    fn borrow(&self) -> &str {
        &self.0
    }
}

/// Why a text is not an [`OutPath`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PathProblem {
    /// The text is empty.
    Empty,
    /// The path begins or ends with `/`, or has two in a row.
    EmptySegment,
    /// A character other than a-z, 0-9, `.`, `_`, `-`.
    Character {
        /// The first such character.
        character: char,
    },
    /// A segment begins with a dot: `..`, or a file that servers hide.
    LeadingDot {
        /// The segment.
        segment: String,
    },
    /// A segment ends with a dot, which Windows drops.
    TrailingDot {
        /// The segment.
        segment: String,
    },
    /// A segment that Windows takes for a device.
    DeviceName {
        /// The segment.
        segment: String,
    },
    /// The path is longer than [`OutPath::MAX_BYTES`].
    TooLong {
        /// Its length in bytes.
        bytes: usize,
    },
    /// The name of the output's own manifest.
    Reserved,
}

impl PathProblem {
    /// The reason in English, without the path and without a full stop.
    pub fn en(&self) -> String {
        match self {
            Self::Empty => "it is empty".to_owned(),
            Self::EmptySegment => "it begins or ends with / or has two in a row".to_owned(),
            Self::Character { character } => {
                format!("it contains {character:?}; only a-z, 0-9, dot, _ and - are allowed")
            }
            Self::LeadingDot { segment } => format!("\"{segment}\" begins with a dot"),
            Self::TrailingDot { segment } => format!("\"{segment}\" ends with a dot"),
            Self::DeviceName { segment } => format!("\"{segment}\" is the name of a device on Windows"),
            Self::TooLong { bytes } => {
                format!("it is {bytes} bytes long; at most {} are allowed", OutPath::MAX_BYTES)
            }
            Self::Reserved => format!("{MANIFEST} is written by the build itself"),
        }
    }

    /// The reason in Japanese, without the path and without a full stop.
    pub fn ja(&self) -> String {
        match self {
            Self::Empty => "空です".to_owned(),
            Self::EmptySegment => "先頭か末尾に / があるか、/ が続いています".to_owned(),
            Self::Character { character } => {
                format!("{character:?} は使えません。使えるのは a-z、0-9、ピリオド、_、- だけです")
            }
            Self::LeadingDot { segment } => format!("「{segment}」がピリオドで始まっています"),
            Self::TrailingDot { segment } => format!("「{segment}」がピリオドで終わっています"),
            Self::DeviceName { segment } => format!("「{segment}」は Windows の装置の名前です"),
            Self::TooLong { bytes } => {
                format!("{bytes} バイトあります。長さは {} バイトまでです", OutPath::MAX_BYTES)
            }
            Self::Reserved => format!("{MANIFEST} は書き出しの際に作られるファイルの名前です"),
        }
    }
}

impl fmt::Display for PathProblem {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.en())
    }
}

impl std::error::Error for PathProblem {}
