//! A page before it is rendered: its address, its view, and the texts, figures and embeds that the view names.
//!
//! Takes them one by one, gives the page as data. Must not know kinds of pages.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::annotation;
use crate::artifact::{Artifact, OutPath};
use crate::figure::{Caption, Chart};
use crate::markdown::scan;
use crate::model::{Language, PlanId, Prose};
use crate::source::Span;

use super::context::{Text, TextForm};
use super::linked_data::{Dataset, LinkedData};
use super::view::{Embed, PageView, View};

/// A page, ready to be rendered.
#[derive(Clone, Debug)]
pub struct Page {
    /// Where it goes.
    pub path: OutPath,
    /// Its language.
    pub language: Language,
    /// The plan that it belongs to.
    pub plan: Option<PlanId>,
    /// What it says about itself.
    pub page: PageView,
    /// Its data.
    pub view: View,
    /// Its texts, by the names that the view uses.
    pub texts: BTreeMap<String, Text>,
    /// What its texts place by name: `<name of the text>/<n>` for the n-th place in it.
    pub embeds: BTreeMap<String, Embed>,
    /// Its charts, by the names that the view uses.
    pub figures: BTreeMap<String, Chart>,
    /// Charts that can be had as files, by the names that the view uses.
    pub charts: BTreeMap<String, ChartFile>,
    /// Its own style sheet.
    pub sheet: Option<Artifact>,
    /// Where something stands on this page that has a page of its own as well, by the address of the other page.
    pub places: BTreeMap<String, Place>,
    /// What it says to machines.
    pub linked_data: Option<LinkedData>,
    /// What it was made from, for messages.
    pub span: Option<Span>,
}

/// A page whose title another page has as well, an actor and a scope of one name, says of which list it is.
pub(super) fn tell_apart(page: &mut PageView, join: &str) {
    let above = page.crumbs.iter().rev().nth(1).map_or("", |crumb| crumb.text.as_str());
    let own = format!("{}{join}{above}", page.title);
    for title in [&mut page.full_title, &mut page.preview_title] {
        if let Some(rest) = title.strip_prefix(&page.title) {
            *title = format!("{own}{rest}");
        }
    }
}

/// A chart as a file that stands alone.
#[derive(Clone, Debug)]
pub struct ChartFile {
    /// Where it goes.
    pub path: OutPath,
    /// The same below the root of the pages of its language.
    pub address: String,
    /// What it shows.
    pub chart: Chart,
    /// The words around it.
    pub caption: Caption,
}

/// A chart that is going to be a file.
#[derive(Clone, Debug)]
pub(super) struct OfferedChart {
    /// Its address below the root of the pages of its language.
    address: String,
    chart: Chart,
    caption: Caption,
}

impl OfferedChart {
    /// The file below the folder of a language. An address that is none is that of its page too, and reported there.
    pub(super) fn placed(self, folder: &str) -> Option<ChartFile> {
        let Self { address, chart, caption } = self;
        let path = OutPath::new(&format!("{folder}{address}")).ok()?;
        Some(ChartFile { path, address, chart, caption })
    }
}

impl Page {
    /// The terms that its texts link to by hand, as targets (`term:kyodo`).
    pub fn linked_terms(&self) -> impl Iterator<Item = String> {
        let texts = self.texts.values().map(|text| &text.markdown).filter(|text| text.contains("term:"));
        let references = texts.flat_map(|text| scan(text).references);
        references.map(|reference| reference.target).filter(|target| target.starts_with("term:"))
    }

    /// The address of the place on this page where something stands that has a page of its own.
    pub fn place_of(&self, path: &str) -> Option<String> {
        let own = &self.page.path;
        if let Some(place) = self.places.get(path) {
            return Some(format!("{own}#{}", place.anchor));
        }
        let (base, anchor) = path.split_once('#')?;
        let place = self.places.get(base)?;
        Some(match &place.prefix {
            Some(prefix) => format!("{own}#{prefix}{anchor}"),
            None => format!("{own}#{}", place.anchor),
        })
    }
}

/// Where something stands on a page that is not its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// Its anchor.
    pub anchor: String,
    /// What stands before the anchors of its own page, where they are on this one as well.
    pub prefix: Option<String>,
}

/// A page that is being put together.
#[derive(Clone, Debug)]
pub(super) struct Draft {
    pub(super) page: PageView,
    pub(super) texts: BTreeMap<String, Text>,
    pub(super) embeds: BTreeMap<String, Embed>,
    pub(super) figures: BTreeMap<String, Chart>,
    pub(super) charts: BTreeMap<String, OfferedChart>,
    pub(super) dataset: Option<Dataset>,
    pub(super) sheet: Option<Artifact>,
    pub(super) places: BTreeMap<String, Place>,
    pub(super) span: Option<Span>,
    /// Whether another page has the same title.
    pub(super) is_repeated: bool,
}

impl Draft {
    /// A page made from what stands at `span`.
    pub(super) fn new(page: PageView, span: impl Into<Option<Span>>) -> Self {
        Self {
            page,
            texts: BTreeMap::new(),
            embeds: BTreeMap::new(),
            figures: BTreeMap::new(),
            charts: BTreeMap::new(),
            dataset: None,
            sheet: None,
            places: BTreeMap::new(),
            span: span.into(),
            is_repeated: false,
        }
    }

    /// Adds a chart and gives its name back. A drawing shows letters alone.
    pub(super) fn figure(&mut self, name: &str, mut chart: Chart) -> String {
        chart.each_text(&mut annotation::make_plain);
        self.figures.insert(name.to_owned(), chart);
        name.to_owned()
    }

    /// Offers a chart as a file under the name of a figure.
    pub(super) fn chart_file(&mut self, name: &str, address: &str, words: (Chart, Caption)) {
        let (mut chart, mut caption) = words;
        chart.each_text(&mut annotation::make_plain);
        caption.each_text(&mut annotation::make_plain);
        self.charts.insert(name.to_owned(), OfferedChart { address: address.to_owned(), chart, caption });
    }

    /// Adds a text with headings and gives its name back.
    pub(super) fn text(&mut self, name: &str, prose: &Prose, (heading_shift, prefix): (u8, &str)) -> String {
        let text = Text {
            markdown: prose.text.clone(),
            heading_shift,
            prefix: prefix.to_owned(),
            form: TextForm::Blocks,
            order: self.texts.len(),
            is_fallback: prose.is_fallback,
        };
        self.texts.insert(name.to_owned(), text);
        name.to_owned()
    }

    /// Adds one line of text and gives its name back.
    pub(super) fn line(&mut self, name: &str, prose: &Prose) -> String {
        self.one_line((name, TextForm::Line), (prose.text.clone(), prose.is_fallback))
    }

    /// Adds the summary that stands below the title; one in another language stays with its mark in the view.
    pub(super) fn summary(&mut self, summary: Option<&str>) {
        if let Some(summary) = summary.filter(|summary| !annotation::has_original(summary)) {
            self.one_line(("summary", TextForm::Words), (summary.into(), false));
        }
    }

    fn one_line(&mut self, (name, form): (&str, TextForm), (text, is_fallback): (Arc<str>, bool)) -> String {
        let order = self.texts.len();
        let prefix = format!("{name}-");
        let text = Text { markdown: text, heading_shift: 0, prefix, form, order, is_fallback };
        self.texts.insert(name.to_owned(), text);
        name.to_owned()
    }

    /// The page with its view.
    pub(super) fn finish(self, view: View) -> Drafted {
        Drafted { draft: self, view }
    }
}

/// A page that has been put together.
#[derive(Clone, Debug)]
pub(super) struct Drafted {
    pub(super) draft: Draft,
    pub(super) view: View,
}
