//! The site and its plans, shared by many pages and serialised once.

use std::collections::BTreeMap;

use serde::Serialize;

use super::{Entry, Link, StateCount};

/// `site`: shared by all pages.
#[derive(Clone, Debug, Serialize)]
pub struct SiteView {
    /// Title.
    pub title: String,
    /// One or two sentences.
    pub description: Option<String>,
    /// Who publishes.
    pub organisation: Option<String>,
    /// The address of the folder in which the site is published, with a slash at its end.
    pub url: Option<String>,
    /// Language, as `lang` wants it.
    pub language: &'static str,
    /// The date that the site speaks for, in words.
    pub as_of: String,
    /// The same as `2026-11-21`.
    pub as_of_iso: String,
    /// Licence of the data.
    pub licence: Option<Entry>,
    /// The licence's address on the web.
    pub licence_url: Option<String>,
    /// Whom to ask about the site.
    pub contact: ContactView,
    /// All plans.
    pub plans: Vec<PlanCard>,
    /// Links of the foot: accessibility and so on.
    pub foot: Vec<Link>,
    /// Addresses of the style sheets.
    pub styles: Vec<String>,
    /// Addresses of the scripts by their names.
    pub scripts: BTreeMap<String, String>,
    /// Addresses of the theme's images, by their names (`favicon.svg`).
    pub images: BTreeMap<String, String>,
    /// Version of the program.
    pub generator: &'static str,
}

/// A plan on the home page.
#[derive(Clone, Debug, Serialize)]
pub struct PlanCard {
    /// Id.
    pub id: String,
    /// Address.
    pub path: String,
    /// Title.
    pub title: String,
    /// A phrase that goes with the title.
    pub subtitle: Option<String>,
    /// Kind of plan.
    pub kind: Option<String>,
    /// The city.
    pub organisation: Option<String>,
    /// Where it stands in its life.
    pub state: Option<String>,
    /// Kind and state (`総合計画・実施中`).
    pub kicker: Option<String>,
    /// How far we are in its period (`5年のうち4年目`).
    pub position: Option<String>,
    /// How its indicators stand, best first, then those not rated; empty: it has none.
    pub states: Vec<StateCount>,
    /// The same in words; empty: it has none.
    pub stands: String,
    /// Last change of its sources, in words.
    pub updated: Option<String>,
    /// The time that it is for.
    pub period: Option<String>,
    /// One or two plain sentences.
    pub summary: Option<String>,
    /// What is in it, in words (`取組27`, `指標8`).
    pub contents: Vec<String>,
}

/// `plan`: shared by all pages of a plan.
#[derive(Clone, Debug, Serialize)]
pub struct PlanView {
    /// What the home page says about it.
    pub card: PlanCard,
    /// What every page of it says first.
    pub notice: Option<String>,
    /// Links to its lists; only those that have content.
    pub navigation: Vec<Link>,
    /// Whom to ask.
    pub contact: ContactView,
    /// The original document.
    pub source: Option<SourceView>,
    /// Address of the style sheet of its printed pages: the plan's name, its edition and its parts in the margins.
    pub print_sheet: Option<String>,
    /// Licence of its data.
    pub licence: Option<Entry>,
    /// The licence's address on the web.
    pub licence_url: Option<String>,
    /// Whether the plan states its licence itself; else it is the site's, and says nothing of the original document.
    pub own_licence: bool,
    /// Address of the page with its data.
    pub data: Link,
    /// Address of the whole plan on one page.
    pub whole: Link,
}

/// How to reach somebody.
#[derive(Clone, Debug, Default, Serialize)]
pub struct ContactView {
    /// City and department, ready to print; empty: no contact.
    pub name: String,
    /// Role.
    pub role: Option<String>,
    /// Person.
    pub person: Option<String>,
    /// Postal code and address.
    pub address: Option<String>,
    /// Telephone numbers, each with its address (`tel:…`) where its digits are known.
    pub phones: Vec<Entry>,
    /// Fax number.
    pub fax: Option<String>,
    /// E-mail address.
    pub email: Option<String>,
    /// Opening hours and the like.
    pub note: Option<String>,
}

/// The original document.
#[derive(Clone, Debug, Serialize)]
pub struct SourceView {
    /// Title, publisher and page, ready to print.
    pub name: String,
    /// Its address on the web.
    pub url: Option<String>,
    /// Editor's note.
    pub note: Option<String>,
}

/// `home.html`; the plans are `site.plans`. Its text is `texts.home`; figure `status`.
#[derive(Clone, Debug, Serialize)]
pub struct HomeView {
    /// How the indicators of all plans stand; the figure is `status`.
    pub status: Option<super::StatusSummary>,
    /// The same plan by plan, where several have indicators.
    pub states: Option<super::TableView>,
    /// Plans that are not translated: links to their pages in the original language.
    pub elsewhere: Vec<PlanElsewhere>,
}

/// A plan that exists in the original language only.
#[derive(Clone, Debug, Serialize)]
pub struct PlanElsewhere {
    /// Address.
    pub path: String,
    /// Title.
    pub title: String,
    /// The original language, as `lang` and `hreflang` want it.
    pub language: &'static str,
}
