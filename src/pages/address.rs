//! Addresses: the only place that decides where a page stands. Flat `.html` files below the plan's folder.

use crate::model::{
    ActorId, ChapterId, DistrictId, IndicatorId, ItemId, LabelId, Language, LevelId, Plan, PlanId, ScopeId,
    Settings, Site, TermId,
};

/// The home page.
pub(super) const HOME: &str = "index.html";
/// The accessibility statement.
pub(super) const ACCESSIBILITY: &str = "accessibility.html";
/// The page for addresses that do not exist.
pub(super) const NOT_FOUND: &str = "404.html";
/// The style guide.
pub(super) const STYLEGUIDE: &str = "styleguide.html";
/// The list of all pages for search engines.
pub(super) const SITEMAP: &str = "sitemap.xml";
/// What search engines may read.
pub(super) const ROBOTS: &str = "robots.txt";

/// From the root of the server to the folder of a site with this address.
pub(super) fn root_on_server(url: &str) -> String {
    let host = url.split_once("://").map_or(url, |(_, host)| host);
    host.split_once('/').map_or_else(|| "/".to_owned(), |(_, path)| format!("/{path}"))
}

/// The folder of a language's pages, below which all their addresses are: the original language has none.
pub(super) fn folder(settings: &Settings, language: Language) -> String {
    if language == settings.original() { String::new() } else { format!("{}/", language.tag()) }
}

/// Where the pages of the site's language are on the web, when the site states its address.
pub(super) fn base(settings: &Settings) -> Option<String> {
    settings.url.as_ref().map(|url| format!("{url}{}", folder(settings, settings.language)))
}

/// From the root of a language's pages to what there is once for all languages.
pub(super) fn up(settings: &Settings) -> &'static str {
    if settings.is_original() { "" } else { "../" }
}

/// What there is once for all languages, for a page of one of them.
pub(super) fn shared(settings: &Settings, path: impl std::fmt::Display) -> String {
    format!("{}{path}", up(settings))
}

/// All plans, each with what stands before its addresses: one that is not translated stands where everything is in the
/// original language.
pub(super) fn plans(site: &Site) -> impl Iterator<Item = (&Plan, &'static str)> + Clone {
    let elsewhere = up(&site.settings);
    let here = site.plans.iter().map(|plan| (plan.as_ref(), ""));
    here.chain(site.elsewhere.iter().map(move |plan| (plan.as_ref(), elsewhere)))
}

/// The lists of a plan, by the name that Markdown uses (`list:budget`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum List {
    Items,
    Indicators,
    Budget,
    Schedule,
    Evaluations,
    Actors,
    Labels,
    Scopes,
    Districts,
    Sdgs,
    States,
    Levels,
    Glossary,
    Data,
    Whole,
}

impl List {
    /// All lists in the order of the navigation.
    pub(super) const ALL: &'static [Self] = &[
        Self::Items,
        Self::Indicators,
        Self::Budget,
        Self::Schedule,
        Self::Evaluations,
        Self::Actors,
        Self::Scopes,
        Self::Districts,
        Self::Labels,
        Self::Sdgs,
        Self::States,
        Self::Levels,
        Self::Glossary,
        Self::Data,
        Self::Whole,
    ];

    /// Its name in references and in the catalogue.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Items => "items",
            Self::Indicators => "indicators",
            Self::Budget => "budget",
            Self::Schedule => "schedule",
            Self::Evaluations => "evaluations",
            Self::Actors => "actors",
            Self::Labels => "labels",
            Self::Scopes => "scopes",
            Self::Districts => "districts",
            Self::Sdgs => "sdgs",
            Self::States => "states",
            Self::Levels => "levels",
            Self::Glossary => "glossary",
            Self::Data => "data",
            Self::Whole => "whole",
        }
    }

    /// Whether a plan has something to put on it.
    pub(super) fn has_content(self, plan: &Plan) -> bool {
        match self {
            Self::Items => !plan.items.is_empty(),
            Self::Indicators => !plan.indicators.is_empty(),
            Self::Budget => !plan.budget.is_empty(),
            Self::Schedule => !plan.schedule.is_empty(),
            Self::Evaluations => !plan.evaluations.is_empty(),
            Self::Actors => !plan.actors.is_empty(),
            Self::Labels => !plan.labels.is_empty(),
            Self::Scopes => !plan.scopes.is_empty(),
            Self::Districts => !plan.districts.is_empty(),
            Self::Sdgs => !plan.sdgs.is_empty() || plan.items.values().any(|item| !item.sdgs.is_empty()),
            Self::States => plan.indicators.values().any(|one| one.rule.or(plan.rules.own).is_some()),
            Self::Levels => plan.levels.len() > 1 && !plan.items.is_empty(),
            Self::Glossary => !plan.terms.is_empty(),
            Self::Data | Self::Whole => true,
        }
    }

    /// Its address. Lists whose entries have pages of their own are the index of that folder.
    pub(super) fn path(self, plan: &PlanId) -> String {
        let name = self.name();
        match self {
            Self::Items
            | Self::Indicators
            | Self::Actors
            | Self::Labels
            | Self::Scopes
            | Self::Districts
            | Self::Sdgs
            | Self::States
            | Self::Levels
            | Self::Data => format!("{plan}/{name}/index.html"),
            Self::Budget | Self::Schedule | Self::Evaluations | Self::Glossary | Self::Whole => {
                format!("{plan}/{name}.html")
            }
        }
    }
}

/// A plan's page.
pub(super) fn plan(plan: &PlanId) -> String {
    format!("{plan}/index.html")
}

/// An item's page.
pub(super) fn item(plan: &PlanId, id: &ItemId) -> String {
    format!("{plan}/items/{id}.html")
}

/// An indicator's page.
pub(super) fn indicator(plan: &PlanId, id: &IndicatorId) -> String {
    format!("{plan}/indicators/{id}.html")
}

/// An actor's page.
pub(super) fn actor(plan: &PlanId, id: &ActorId) -> String {
    format!("{plan}/actors/{id}.html")
}

/// A label's page.
pub(super) fn label(plan: &PlanId, id: &LabelId) -> String {
    format!("{plan}/labels/{id}.html")
}

/// A scope's page.
pub(super) fn scope(plan: &PlanId, id: &ScopeId) -> String {
    format!("{plan}/scopes/{id}.html")
}

/// A district's page.
pub(super) fn district(plan: &PlanId, id: &DistrictId) -> String {
    format!("{plan}/districts/{id}.html")
}

/// The page of a goal of sustainable development.
pub(super) fn sdg(plan: &PlanId, goal: u8) -> String {
    format!("{plan}/sdgs/{goal}.html")
}

/// The page of a state, by its tone.
pub(super) fn state(plan: &PlanId, tone: &str) -> String {
    format!("{plan}/states/{tone}.html")
}

/// A level's page.
pub(super) fn level(plan: &PlanId, id: &LevelId) -> String {
    format!("{plan}/levels/{id}.html")
}

/// A term's place in the glossary.
pub(super) fn term(plan: &PlanId, id: &TermId) -> String {
    format!("{}#{id}", List::Glossary.path(plan))
}

/// A chapter's page.
pub(super) fn chapter(plan: &PlanId, id: &ChapterId) -> String {
    format!("{plan}/chapters/{id}.html")
}

/// A file that a plan brings along.
pub(super) fn file(plan: &PlanId, path: &str) -> String {
    format!("{plan}/{path}")
}

/// A file with data.
pub(super) fn data(plan: &PlanId, name: &str) -> String {
    format!("{plan}/data/{name}")
}

/// The values of one indicator.
pub(super) fn values(plan: &PlanId, id: &IndicatorId) -> String {
    format!("{plan}/data/indicators/{id}.csv")
}

/// A chart of the style guide as a file of its own. It lies beside its page: a folder would be a plan's.
pub(super) fn styleguide_chart(name: &str) -> String {
    format!("styleguide-{name}.svg")
}

/// The values of a chart of the style guide.
pub(super) const STYLEGUIDE_VALUES: &str = "styleguide-values.csv";

/// A chart of the whole plan as a file of its own.
pub(super) fn chart(plan: &PlanId, name: &str) -> String {
    format!("{plan}/charts/{name}.svg")
}

/// The chart of an indicator as a file of its own. Files bear the id, so that many saved in one folder can be told apart.
pub(super) fn indicator_chart(plan: &PlanId, id: &IndicatorId) -> String {
    format!("{plan}/charts/indicators/{id}.svg")
}

/// The chart of a breakdown, by the anchor of its section.
pub(super) fn breakdown_chart(plan: &PlanId, id: &IndicatorId, anchor: &str) -> String {
    format!("{plan}/charts/breakdowns/{id}-{anchor}.svg")
}

/// A chart of an item as a file of its own.
pub(super) fn item_chart(plan: &PlanId, id: &ItemId, name: &str) -> String {
    format!("{plan}/charts/items/{id}-{name}.svg")
}
