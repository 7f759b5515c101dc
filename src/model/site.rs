//! A site: its settings and its plans.

use std::sync::Arc;

use jiff::civil::Date;

use super::{Contact, Draft, Language, Plan, Prose};

/// A site, valid.
#[derive(Clone, Debug)]
pub struct Site {
    /// `site.toml`.
    pub settings: Settings,
    /// The text of the home page.
    pub home: Option<Prose>,
    /// The plans, in the order of the home page.
    pub plans: Vec<Arc<Plan>>,
    /// The plans that are not translated: they exist in the original language only.
    pub elsewhere: Vec<Arc<Plan>>,
    /// The plans that are left out.
    pub drafts: Vec<Draft>,
}

/// What `site.toml` says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    /// Title.
    pub title: String,
    /// One or two plain sentences.
    pub description: Option<String>,
    /// Who publishes.
    pub organisation: Option<String>,
    /// The address of the folder in which it is published, with a slash at its end.
    pub url: Option<String>,
    /// The language that the site is read in here.
    pub language: Language,
    /// All its languages; the original comes first.
    pub languages: Vec<Language>,
    /// The date that the site speaks for.
    pub as_of: Date,
    /// Under which licence the data may be used.
    pub licence: Option<Licence>,
    /// Whom to ask about the site.
    pub contact: Contact,
    /// Whom contacts are to name, where the site has decided that.
    pub named: Option<Named>,
    /// The name of the theme.
    pub theme: String,
}

impl Settings {
    /// The language that the plans are written in.
    pub fn original(&self) -> Language {
        self.languages.first().copied().unwrap_or(self.language)
    }

    /// Whether the site is read in its original language here.
    pub fn is_original(&self) -> bool {
        self.language == self.original()
    }
}

/// Whom the contacts of a site name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Named {
    /// Departments only.
    Departments,
    /// Persons too.
    People,
}

/// A licence.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Licence {
    /// Its printed name.
    pub name: String,
    /// Its address on the web.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
}
