//! How grave a site wants each finding to be.
//!
//! Takes what `[rules]` of `site.toml` says, gives the severity of a code. An error is always one: what cannot be
//! published cannot be wished away.

use std::collections::BTreeMap;

use super::{Code, Severity};

/// What a site says about a code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// It is not looked for.
    Off,
    /// It is said, and the site is published all the same.
    Warning,
    /// The site is not published.
    Error,
}

impl Level {
    /// All levels with the words that sources use.
    pub const ALL: &'static [(&'static str, Self)] =
        &[("off", Self::Off), ("warning", Self::Warning), ("error", Self::Error)];
}

/// The levels that a site has set.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Levels {
    set: BTreeMap<Code, Level>,
}

impl Levels {
    /// Sets the level of a code. That of an error stays.
    pub fn set(&mut self, code: Code, level: Level) {
        if code.severity() == Severity::Warning {
            self.set.insert(code, level);
        }
    }

    /// How grave a finding is here; none when the site does not want to hear of it.
    pub fn severity(&self, code: Code) -> Option<Severity> {
        match self.set.get(&code) {
            None => Some(code.severity()),
            Some(Level::Off) => None,
            Some(Level::Warning) => Some(Severity::Warning),
            Some(Level::Error) => Some(Severity::Error),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn warnings_can_be_set_and_errors_cannot() {
        let mut levels = Levels::default();
        for (code, level, severity) in [
            (Code::RawHtml, Level::Off, None),
            (Code::ShareDiffers, Level::Error, Some(Severity::Error)),
            (Code::HiddenCharacter, Level::Warning, Some(Severity::Warning)),
            (Code::LinkBroken, Level::Off, Some(Severity::Error)),
        ] {
            levels.set(code, level);
            assert_eq!(levels.severity(code), severity, "{}", code.text());
        }
    }
}
