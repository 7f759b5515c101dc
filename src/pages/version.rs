//! A site in one of its languages: which pages it has, and what they share.
//!
//! Takes a site that is read in a language, gives its outline and finishes its pages. Must not know the other languages.

use std::sync::Arc;

use indexmap::IndexMap;
use rayon::prelude::*;

use crate::artifact::OutPath;
use crate::derive::Derived;
use crate::diag::Diagnostics;
use crate::model::period::{Calendar, Period};
use crate::model::{Plan, PlanId, Site};
use crate::words::Words;

use super::context::{SiteContext, contact};
use super::linked_data::LinkedData;
use super::links::{Known, Links};
use super::outline::Outline;
use super::page::{self, Draft, Drafted, Page};
use super::print::Printer;
use super::references::{Mentions, gathered};
use super::view::{Link, PlanCard, PlanView, SiteView};
use super::{Assets, address, fallback, plan, styleguide, texts};

/// What the pages of one language are made from.
#[derive(Clone, Debug)]
pub struct Version {
    /// The site, read in the language.
    pub site: Arc<Site>,
    /// What follows from it.
    pub derived: Derived,
    /// The words of the language.
    pub words: Arc<Words>,
}

/// A site in one language, decided.
#[derive(Debug)]
pub struct VersionMap {
    version: Version,
    links: Links,
    pub(super) outlines: IndexMap<PlanId, Arc<Outline>>,
    /// What the text of the home page mentions.
    pub(super) home_mentions: Mentions,
    view: SiteView,
    site_pages: Vec<(SiteKey, OutPath)>,
}

/// Which of the site's own pages it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum SiteKey {
    Home,
    NotFound,
    Accessibility,
    Styleguide,
}

impl SiteKey {
    fn address(self) -> &'static str {
        match self {
            Self::Home => address::HOME,
            Self::NotFound => address::NOT_FOUND,
            Self::Accessibility => address::ACCESSIBILITY,
            Self::Styleguide => address::STYLEGUIDE,
        }
    }
}

impl Version {
    /// Prints values in the language.
    pub(super) fn printer(&self) -> Printer<'_> {
        Printer { words: &self.words, language: self.site.settings.language }
    }

    /// Whether pages of a plan that is the same would be the same, apart from what its texts refer to.
    fn prints_as(&self, other: &Self) -> bool {
        self.site.settings == other.site.settings && Arc::ptr_eq(&self.words, &other.words)
    }

    /// Whether a plan is the very same as in another version.
    fn shares(&self, plan: &Plan) -> bool {
        let all = self.site.plans.iter().chain(&self.site.elsewhere);
        all.into_iter().any(|known| std::ptr::eq(known.as_ref(), plan))
    }
}

impl VersionMap {
    /// Decides the pages of a language. What `before` has decided for plans that are the same is taken over.
    pub(super) fn new(
        version: Version,
        (before, assets, has_styleguide): (Option<&Self>, &Assets, bool),
        diagnostics: &mut Diagnostics,
    ) -> Self {
        let before = before.filter(|before| version.prints_as(&before.version));
        let is_same = |plan: &Plan| before.is_some_and(|before| before.version.shares(plan));
        let known = before.map(|before| Known { links: &before.links, is_same: &is_same });
        let links = Links::new(&version.site, version.printer(), known.as_ref());
        let kept = before.filter(|before| links.has_targets_of(&before.links));
        let shared = SiteContext {
            site: &version.site,
            derived: &version.derived,
            printer: version.printer(),
            links: &links,
        };
        let outlines: Vec<Arc<Outline>> = version
            .site
            .plans
            .par_iter()
            .map(|plan| {
                let kept = kept.and_then(|before| before.outlines.get(&plan.id));
                let kept = kept.filter(|outline| Arc::ptr_eq(&outline.plan, plan)).cloned();
                kept.unwrap_or_else(|| Arc::new(Outline::new(shared, plan)))
            })
            .collect();
        for outline in &outlines {
            diagnostics.append(outline.found.clone());
        }
        let home_mentions = gathered(texts::check_home(&version.site, &links, diagnostics));
        let cards = outlines.iter().map(|outline| outline.view.card.clone()).collect();
        let view = site_view(&version.site, version.printer(), (cards, assets));
        let outlines = outlines.into_iter().map(|outline| (outline.plan.id.clone(), outline)).collect();
        let site_pages = site_pages(&version.site, has_styleguide);
        Self { version, links, outlines, home_mentions, view, site_pages }
    }

    /// What all pages share.
    pub fn site_view(&self) -> &SiteView {
        &self.view
    }

    /// What all pages of each plan share.
    pub fn plan_views(&self) -> impl Iterator<Item = (&PlanId, &PlanView)> {
        self.outlines.iter().map(|(id, outline)| (id, &outline.view))
    }

    /// What follows from the site.
    pub fn derived(&self) -> &Derived {
        &self.version.derived
    }

    /// Where references lead.
    pub fn links(&self) -> &Links {
        &self.links
    }

    pub(super) fn site(&self) -> &Site {
        &self.version.site
    }

    pub(super) fn printer(&self) -> Printer<'_> {
        self.version.printer()
    }

    /// What the builders of its pages share.
    pub(super) fn context(&self) -> SiteContext<'_> {
        let Version { site, derived, .. } = &self.version;
        SiteContext { site, derived, printer: self.printer(), links: &self.links }
    }

    /// The pages that belong to no plan.
    pub(super) fn site_pages(&self) -> impl Iterator<Item = (SiteKey, &OutPath)> {
        self.site_pages.iter().map(|(key, path)| (*key, path))
    }

    /// How many pages there are, but for the style guide.
    pub(super) fn count(&self) -> usize {
        let own = self.site_pages().filter(|(key, _)| *key != SiteKey::Styleguide).count();
        own + self.outlines.values().map(|outline| outline.entries.len()).sum::<usize>()
    }

    /// Whether there is a page at an address below the root of the language.
    pub(super) fn has(&self, path: &str) -> bool {
        match path.split_once('/').and_then(|(plan, _)| self.outlines.get(plan)) {
            Some(outline) => outline.find(path).is_some(),
            None => self.site_pages().any(|(key, _)| key.address() == path),
        }
    }

    /// One of the pages that belong to no plan.
    pub(super) fn site_draft(&self, key: SiteKey) -> Drafted {
        let context = self.context();
        match key {
            SiteKey::Home => context.home_page(),
            SiteKey::NotFound => context.not_found_page(),
            SiteKey::Accessibility => context.accessibility_page(self.count()),
            SiteKey::Styleguide => styleguide::page(self.site(), self.printer()),
        }
    }

    /// A draft at its address.
    pub(super) fn finish(&self, (path, plan): (OutPath, Option<PlanId>), mut drafted: Drafted) -> Page {
        let settings = &self.site().settings;
        if !settings.is_original() {
            drafted.draft.page.fallback = fallback::is_in(&drafted, &self.view);
        }
        let folder = address::folder(settings, settings.language);
        let Drafted { draft, view } = drafted;
        let Draft { mut page, texts, embeds, figures, charts, dataset, sheet, places, span, is_repeated } =
            draft;
        let charts = charts.into_iter().filter_map(|(name, chart)| Some((name, chart.placed(&folder)?)));
        let charts = charts.collect();
        let linked_data = LinkedData::of(&page, dataset, settings);
        if is_repeated {
            page::tell_apart(&mut page, self.version.words.get("page.title-join"));
        }
        Page {
            path,
            language: settings.language,
            plan,
            page,
            view,
            texts,
            embeds,
            figures,
            charts,
            sheet,
            places,
            linked_data,
            span,
        }
    }
}

/// The pages that belong to no plan; servers know one for addresses that do not exist.
fn site_pages(site: &Site, has_styleguide: bool) -> Vec<(SiteKey, OutPath)> {
    let is_original = site.settings.is_original();
    let keys = [
        (SiteKey::Home, true),
        (SiteKey::NotFound, is_original),
        (SiteKey::Accessibility, true),
        (SiteKey::Styleguide, is_original && has_styleguide),
    ];
    let folder = address::folder(&site.settings, site.settings.language);
    let there = keys.into_iter().filter(|(_, is_there)| *is_there);
    // Fixed names are good addresses.
    there
        .filter_map(|(key, _)| Some((key, OutPath::new(&format!("{folder}{}", key.address())).ok()?)))
        .collect()
}

fn site_view(site: &Site, printer: Printer<'_>, (plans, assets): (Vec<PlanCard>, &Assets)) -> SiteView {
    let settings = &site.settings;
    let shared = |path: &String| address::shared(settings, path);
    let as_of = Period::of_day(settings.as_of);
    let foot = Link { path: address::ACCESSIBILITY.to_owned(), text: printer.word("list.accessibility") };
    SiteView {
        title: settings.title.clone(),
        description: settings.description.clone(),
        organisation: settings.organisation.clone(),
        url: settings.url.clone(),
        language: settings.language.bcp47(),
        as_of: printer.period(&as_of, &Calendar::default()),
        as_of_iso: settings.as_of.to_string(),
        licence: settings.licence.as_ref().map(plan::licence_entry),
        licence_url: settings.licence.as_ref().and_then(|licence| licence.url.clone()),
        contact: contact(&settings.contact),
        plans,
        foot: vec![foot],
        styles: assets.styles.iter().map(shared).collect(),
        scripts: assets.scripts.iter().map(|(name, script)| (name.clone(), shared(script))).collect(),
        images: assets.images.iter().map(|(name, image)| (name.clone(), shared(image))).collect(),
        generator: concat!("Keikaku ", env!("CARGO_PKG_VERSION")),
    }
}
