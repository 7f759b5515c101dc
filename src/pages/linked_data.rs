//! What pages say about themselves to machines, in the words of schema.org (JSON-LD): the way to the page, and the
//! data that it holds.
//!
//! Takes a finished [`PageView`] and the model, gives typed data. Addresses are full where the site states its own, and
//! relative to the page otherwise. How it is written into a page is not known here.

use jiff::civil::Date;
use serde::Serialize;

use crate::model::{Indicator, Licence, Settings};

use super::address::{self, List};
use super::context::Context;
use super::view::{Download, PageView};

/// Everything that one page says to machines.
#[derive(Clone, Debug, Serialize)]
pub struct LinkedData {
    #[serde(rename = "@context")]
    context: &'static str,
    #[serde(rename = "@graph")]
    graph: Vec<Thing>,
}

#[derive(Clone, Debug, Serialize)]
#[serde(tag = "@type")]
enum Thing {
    #[serde(rename_all = "camelCase")]
    BreadcrumbList {
        item_list_element: Vec<Crumb>,
    },
    Dataset(Box<Dataset>),
}

#[derive(Clone, Debug, Serialize)]
#[serde(tag = "@type", rename = "ListItem")]
struct Crumb {
    position: usize,
    name: String,
    item: String,
}

/// The data of a page.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Dataset {
    name: String,
    description: String,
    url: String,
    in_language: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    license: Option<License>,
    #[serde(skip_serializing_if = "Option::is_none")]
    creator: Option<Organization>,
    #[serde(skip_serializing_if = "Option::is_none")]
    temporal_coverage: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date_modified: Option<String>,
    is_part_of: Whole,
    variable_measured: Vec<PropertyValue>,
    distribution: Vec<DataDownload>,
}

/// A licence by its address, or by its name where it has none.
#[derive(Clone, Debug, Serialize)]
#[serde(untagged)]
enum License {
    Address(String),
    Named(CreativeWork),
}

#[derive(Clone, Debug, Serialize)]
#[serde(tag = "@type")]
struct CreativeWork {
    name: String,
}

#[derive(Clone, Debug, Serialize)]
#[serde(tag = "@type")]
struct Organization {
    name: String,
}

/// What a dataset is a part of: the plan, or the data of the plan.
#[derive(Clone, Debug, Serialize)]
#[serde(tag = "@type")]
enum Whole {
    CreativeWork { name: String, url: String },
    Dataset { name: String, description: String, url: String },
}

#[derive(Clone, Debug, Serialize)]
#[serde(tag = "@type", rename_all = "camelCase")]
struct PropertyValue {
    name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    unit_text: Option<String>,
}

#[derive(Clone, Debug, Serialize)]
#[serde(tag = "@type", rename_all = "camelCase")]
struct DataDownload {
    name: String,
    encoding_format: &'static str,
    content_url: String,
}

impl LinkedData {
    /// What a page says; nothing, when there is nothing above it and no data on it.
    pub(super) fn of(page: &PageView, dataset: Option<Dataset>, settings: &Settings) -> Option<Self> {
        let way = (page.crumbs.len() > 1).then(|| Thing::BreadcrumbList {
            item_list_element: page
                .crumbs
                .iter()
                .zip(1..)
                .map(|(crumb, position)| {
                    let path = crumb.path.as_ref().unwrap_or(&page.path);
                    Crumb { position, name: crumb.text.clone(), item: full(page, path, settings) }
                })
                .collect(),
        });
        let data = dataset.map(|dataset| Thing::Dataset(Box::new(dataset)));
        let graph: Vec<Thing> = way.into_iter().chain(data).collect();
        (!graph.is_empty()).then_some(Self { context: "https://schema.org", graph })
    }
}

impl Dataset {
    /// Adds the files that hold the data.
    pub(super) fn distributed<'f>(
        mut self,
        page: &PageView,
        files: impl IntoIterator<Item = &'f Download>,
        settings: &Settings,
    ) -> Self {
        self.distribution = files
            .into_iter()
            .filter_map(|file| {
                let encoding_format = media_type(&file.path)?;
                Some(DataDownload {
                    name: file.path.rsplit('/').next().unwrap_or_default().to_owned(),
                    encoding_format,
                    content_url: full(page, &file.path, settings),
                })
            })
            .collect();
        self
    }
}

impl Context<'_> {
    /// All data of the plan.
    pub(super) fn plan_dataset(&self, page: &PageView) -> Dataset {
        let plan = self.plan;
        let variables = plan.indicators.values().map(variable).collect();
        let whole =
            Whole::CreativeWork { name: plan.title.clone(), url: self.full(page, &address::plan(&plan.id)) };
        let coverage = plan.period.as_ref().map(|period| coverage(period.start(), period.end()));
        self.dataset(page, (self.data_name(), coverage), (whole, variables))
    }

    /// The data of one indicator.
    pub(super) fn indicator_dataset(&self, indicator: &Indicator, page: &PageView) -> Dataset {
        let data = self.list_page(List::Data);
        let whole = Whole::Dataset {
            name: self.data_name(),
            url: self.full(page, &data.path),
            description: data.description,
        };
        let baseline = indicator.baseline.iter().filter_map(|baseline| baseline.period.as_ref());
        let periods = indicator.observations.iter().map(|observation| &observation.period).chain(baseline);
        let days = periods.map(|period| (period.start(), period.end()));
        let days = days.reduce(|(first, last), (start, end)| (first.min(start), last.max(end)));
        let coverage = days.map(|(first, last)| coverage(first, last));
        self.dataset(page, (page.preview_title.clone(), coverage), (whole, vec![variable(indicator)]))
    }

    fn dataset(
        &self,
        page: &PageView,
        (name, temporal_coverage): (String, Option<String>),
        (is_part_of, variable_measured): (Whole, Vec<PropertyValue>),
    ) -> Dataset {
        let settings = &self.site.settings;
        let creator = self.plan.organisation.as_ref().or(settings.organisation.as_ref());
        Dataset {
            name,
            description: page.description.clone(),
            url: self.full(page, &page.path),
            in_language: settings.language.bcp47(),
            license: self.licence().map(license_of),
            creator: creator.map(|name| Organization { name: name.clone() }),
            temporal_coverage,
            date_modified: self.plan.updated.as_ref().and_then(super::sitemap::web_date),
            is_part_of,
            variable_measured,
            distribution: Vec::new(),
        }
    }

    fn data_name(&self) -> String {
        self.printer.say("page.data-name", &[("plan", self.plan.title.clone())])
    }

    fn full(&self, page: &PageView, path: &str) -> String {
        full(page, path, &self.site.settings)
    }
}

/// The address of something of this site, for a page.
fn full(page: &PageView, path: &str, settings: &Settings) -> String {
    let Some(url) = &settings.url else { return format!("{}{path}", page.root) };
    match path.strip_prefix("../") {
        // What there is once for all languages lies above the folders of theirs.
        Some(shared) => format!("{url}{shared}"),
        None => format!("{url}{}{path}", address::folder(settings, settings.language)),
    }
}

fn license_of(licence: &Licence) -> License {
    match &licence.url {
        Some(url) => License::Address(url.clone()),
        None => License::Named(CreativeWork { name: licence.name.clone() }),
    }
}

fn variable(indicator: &Indicator) -> PropertyValue {
    PropertyValue { name: indicator.name.clone(), unit_text: indicator.unit.clone() }
}

/// Both days with a slash, as ISO 8601 writes a time.
fn coverage(first: Date, last: Date) -> String {
    format!("{first}/{last}")
}

/// The media type of a file that holds data; a schema holds none.
fn media_type(path: &str) -> Option<&'static str> {
    match path.rsplit_once('.')?.1 {
        "csv" => Some("text/csv"),
        "json" if !path.ends_with(".schema.json") => Some("application/json"),
        _ => None,
    }
}
