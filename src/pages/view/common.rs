//! What many kinds of pages share.

use serde::Serialize;

/// `page`: what every page says about itself.
#[derive(Clone, Debug, Default, Serialize)]
pub struct PageView {
    /// Its own address below the root.
    pub path: String,
    /// From this page to the root: empty or `../` per folder. Put before every address.
    pub root: String,
    /// The one heading of the first level.
    pub title: String,
    /// The title for the browser's tab: page, plan, site.
    pub full_title: String,
    /// The title for previews, which name the site beside it: page, plan.
    pub preview_title: String,
    /// One sentence or two for search engines and previews.
    pub description: String,
    /// Its full address on the web, when the site states where it is published.
    pub canonical: Option<String>,
    /// Where the page is, from the home page down; the last entry is the page itself and has no address.
    pub crumbs: Vec<Entry>,
    /// The page before.
    pub previous: Option<Link>,
    /// The page after.
    pub next: Option<Link>,
    /// Files with the data behind the page.
    pub downloads: Vec<Download>,
    /// The languages that the page exists in, its own among them; none where that is the only one.
    pub languages: Vec<PageLanguage>,
    /// Whether parts of the page are in the original language, because they are not translated.
    pub fallback: bool,
}

/// A language that a page exists in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PageLanguage {
    /// Its tag (`ja`, `en`, `ja-easy`).
    pub tag: &'static str,
    /// What `lang` and `hreflang` want (`ja`, `en`, `ja`).
    pub language: &'static str,
    /// Its name in itself.
    pub name: String,
    /// Address of the page in it.
    pub path: String,
    /// Its full address on the web, where the site states its own.
    pub url: Option<String>,
    /// Whether this is the page in it.
    pub current: bool,
}

/// A link inside of the site.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Link {
    /// Address below the root.
    pub path: String,
    /// Its words.
    pub text: String,
}

/// Words that may lead somewhere.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Entry {
    /// The words.
    pub text: String,
    /// Address below the root.
    pub path: Option<String>,
    /// Address outside of the site, when it has none inside.
    pub url: Option<String>,
    /// Symbol in print, to be hidden from screen readers.
    pub symbol: Option<String>,
}

impl From<Link> for Entry {
    fn from(link: Link) -> Self {
        Self { text: link.text, path: Some(link.path), ..Self::default() }
    }
}

/// A file to download.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Download {
    /// Address below the root.
    pub path: String,
    /// What it is.
    pub text: String,
    /// Type and, when known, size (`CSV 2KB`).
    pub form: String,
}

/// A name with what belongs to it: a row of a list of facts.
#[derive(Clone, Debug, Serialize)]
pub struct Fact {
    /// Stable key (`responsible`, `period`), for themes that pick single facts.
    pub key: &'static str,
    /// Printed name.
    pub name: String,
    /// What it is; several stand in one line.
    pub entries: Vec<Entry>,
}

/// A label with its symbol.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct LabelView {
    /// Id.
    pub id: String,
    /// Printed name.
    pub name: String,
    /// Symbol in print.
    pub symbol: Option<String>,
    /// What it means.
    pub meaning: Option<String>,
    /// Address of its page.
    pub path: String,
}

/// A state: shape, words and colour belong together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct StateView {
    /// `met`, `good`, `slow`, `late` or `none`.
    pub tone: &'static str,
    /// Its words.
    pub name: String,
}

/// An item in a list.
#[derive(Clone, Debug, Serialize)]
pub struct ItemRef {
    /// Id.
    pub id: String,
    /// Address.
    pub path: String,
    /// Id of its level.
    pub level: String,
    /// Printed name of its level.
    pub level_name: String,
    /// Number in print.
    pub number: Option<String>,
    /// Title.
    pub title: String,
    /// A phrase that goes with the title.
    pub subtitle: Option<String>,
    /// One or two plain sentences.
    pub summary: Option<String>,
    /// Labels.
    pub labels: Vec<LabelView>,
    /// Who answers for it.
    pub responsible: Vec<Link>,
    /// Who takes part.
    pub actors: Vec<Link>,
    /// Whom it is for.
    pub scopes: Vec<Entry>,
    /// Where it is heading.
    pub direction: Option<String>,
    /// How many items without children lie below it, in words; empty for none.
    pub below: String,
    /// What it answers to the questions of a filter; empty outside of the list that has one.
    pub keys: Vec<KeyView>,
}

/// What an entry of a list answers to a question of its filter.
#[derive(Clone, Debug, Serialize)]
pub struct KeyView {
    /// The question (`level`), or `text` for words that are found and not printed.
    pub name: &'static str,
    /// The answers' ids, with blanks between them.
    pub ids: String,
}

/// An editor's note with what it is about.
#[derive(Clone, Debug, Serialize)]
pub struct NoteView {
    /// What it is about; empty: the page as a whole.
    pub about: String,
    /// The note.
    pub text: String,
}
