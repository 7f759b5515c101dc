//! The style guide: one page with every component of the theme in every state, and every chart.
//!
//! Takes the words of a language, gives a page of samples: the same views and figures as on all pages, filled with invented
//! things of an invented city. Must not know any plan: it shows the same on every site.

mod charts;
mod evaluations;
mod indicators;
mod items;
mod lists;
mod parts;
mod plans;
mod status;
mod tables;

use crate::figure::Chart;
use crate::model::Site;

use super::context::page as page_view;
use super::data::table_file;
use super::figures::status_bar;
use super::page::{Draft, Drafted};
use super::print::Printer;
use super::view::{Download, Entry, Fact, Link, PageView, StyleguideView, View};
use super::{address, data};

/// What samples are made with: their words in the language of the site.
#[derive(Clone, Copy)]
struct Samples<'a> {
    printer: Printer<'a>,
}

/// The page.
pub(super) fn page(site: &Site, printer: Printer<'_>) -> Drafted {
    let samples = Samples { printer };
    let title = samples.printer.get("list.styleguide");
    let path = address::STYLEGUIDE.to_owned();
    let mut page = page_view(site, samples.printer, (path, title), Vec::new());
    page.description = samples.printer.word("describe.styleguide");
    samples.finish(Draft::new(page, None))
}

/// The values of a sample of an indicator, so that its link leads to a file.
pub(super) fn values() -> Vec<u8> {
    let row = |year: &str, value: &str| vec![year.to_owned(), value.to_owned()];
    let rows = vec![row("FY2022", "40.1"), row("FY2023", "42.7"), row("FY2024", "44.6")];
    table_file(&["period", "value"], rows)
}

impl Samples<'_> {
    /// Fills a page in.
    fn finish(self, mut draft: Draft) -> Drafted {
        self.frame(&mut draft.page);
        self.texts(&mut draft);
        let charts = self.charts(&mut draft);
        let status = self.status("status");
        draft.figure("status", status_bar(self.printer, &status, "status"));
        let small = self.small_figures("guide", &mut draft);
        let view = StyleguideView {
            tokens: Self::tokens(),
            judgement: self.judgement(),
            facts: self.facts(),
            labels: self.labels(),
            status,
            lonely: self.lonely_status(),
            many: self.many_states(),
            foreign: self.foreign(),
            languages: self.languages(),
            years: Self::years(),
            position: self.position(),
            contacts: self.contacts(),
            chapters: self.chapters(),
            links: vec![self.link("見本の計画", "Sample plan"), self.link("見本の項目", "Sample item")],
            entries: self.entries(),
            counted: self.counted(),
            plans: self.plans(),
            tree: self.tree(),
            filter: self.filter(),
            ways: self.ways(),
            groups: self.groups(),
            indicators: self.indicator_cards("guide", &mut draft),
            unattached: vec![
                self.link("図書館の利用者", "Visitors of the library"),
                self.link("文化祭の来場者", "Visitors of the culture festival"),
            ],
            evaluated: self.evaluated(),
            disagreements: self.disagreements(),
            tables: self.tables(),
            months: self.months(),
            small,
            charts,
            item: Box::new(self.item("", &mut draft)),
            indicator: Box::new(self.indicator("", &mut draft)),
            whole_item: Box::new(self.item("whole-item-", &mut draft)),
            whole_indicator: Box::new(self.indicator("whole-indicator-", &mut draft)),
        };
        draft.finish(View::Styleguide(Box::new(view)))
    }

    /// What stands around every page: neighbours, files, and that there are words in other languages.
    fn frame(self, page: &mut PageView) {
        let home = Link { path: address::HOME.to_owned(), text: self.printer.word("list.home") };
        let last =
            Link { path: address::ACCESSIBILITY.to_owned(), text: self.printer.word("list.accessibility") };
        (page.previous, page.next) = (Some(home), Some(last));
        page.fallback = true;
        let chart = address::styleguide_chart("series-participation");
        page.downloads = vec![
            Download {
                form: data::form(&chart, None),
                path: chart,
                text: self.say("見本の図", "Sample chart"),
            },
            self.values_download(),
        ];
    }

    fn values_download(self) -> Download {
        let path = address::STYLEGUIDE_VALUES.to_owned();
        Download { form: data::form(&path, None), path, text: self.printer.word("data.values-file") }
    }

    /// Words of a sample: it says the same in both.
    fn say(self, japanese: &str, english: &str) -> String {
        if self.printer.language.is_japanese() { japanese } else { english }.to_owned()
    }

    /// Where samples lead: to the page itself.
    fn link(self, japanese: &str, english: &str) -> Link {
        Link { path: Self::here(), text: self.say(japanese, english) }
    }

    fn here() -> String {
        format!("{}#page_main", address::STYLEGUIDE)
    }

    /// Words that lead somewhere.
    fn entry(self, japanese: &str, english: &str) -> Entry {
        Entry { text: self.say(japanese, english), path: Some(Self::here()), ..Entry::default() }
    }

    /// Words that lead nowhere.
    fn plain(self, japanese: &str, english: &str) -> Entry {
        Entry { text: self.say(japanese, english), ..Entry::default() }
    }

    fn fact(self, (key, word): (&'static str, &str), entries: Vec<Entry>) -> Fact {
        Fact { key, name: self.printer.word(word), entries }
    }

    /// Adds a chart of the style guide and gives its name back.
    fn figure(draft: &mut Draft, name: &str, chart: Option<Chart>) -> Option<String> {
        chart.map(|chart| draft.figure(name, chart))
    }
}
