//! A site in one of its languages: all its pages, and what they share.
//!
//! Takes a site that is read in a language, gives drafts without addresses on disk. Must not know the other languages;
//! what is there once for all of them is given.

use std::collections::BTreeMap;

use indexmap::IndexMap;
use rayon::prelude::*;

use crate::artifact::Artifact;
use crate::derive::Derived;
use crate::diag::Diagnostics;
use crate::model::period::{Calendar, Period};
use crate::model::{PlanId, Site};
use crate::words::Words;

use super::context::{Context, SiteContext, contact};
use super::data::{self, Data};
use super::links::Links;
use super::page::Draft;
use super::print::Printer;
use super::references::{Mention, Mentions};
use super::view::{Link, PlanCard, PlanView, SiteView, View};
use super::{Assets, address, fallback, plan, references, texts};

/// What the pages of one language are made from.
#[derive(Clone, Copy, Debug)]
pub struct Version<'a> {
    /// The site, read in the language.
    pub site: &'a Site,
    /// What follows from it.
    pub derived: &'a Derived,
    /// The words of the language.
    pub words: &'a Words,
}

/// What the pages of one language share.
#[derive(Clone, Debug)]
pub struct Shared {
    /// What all of them share.
    pub site: SiteView,
    /// What all pages of a plan share.
    pub plans: IndexMap<PlanId, PlanView>,
    /// Where references lead.
    pub links: Links,
}

/// Everything that the site is in one language.
pub(super) struct Drafts {
    pub(super) shared: Shared,
    pub(super) pages: Vec<PlannedDraft>,
    /// The data files of the plans, as far as they have been written for these pages.
    pub(super) data: BTreeMap<PlanId, Data>,
    /// The style sheets of the plans' printed pages.
    pub(super) sheets: Vec<Artifact>,
}

/// A page with the plan that it belongs to.
pub(super) type PlannedDraft = (Option<PlanId>, Draft);

impl Version<'_> {
    /// Prints values in the language.
    pub(super) fn printer(&self) -> Printer<'_> {
        Printer { words: self.words, language: self.site.settings.language }
    }

    /// All pages of the language. Data files that are among `known` are not written again.
    pub(super) fn drafts(
        &self,
        known: &BTreeMap<PlanId, Data>,
        assets: &Assets,
        diagnostics: &mut Diagnostics,
    ) -> Drafts {
        let Self { site, derived, .. } = *self;
        let printer = self.printer();
        let links = Links::new(site, printer);
        let shared = SiteContext { site, derived, printer, links: &links };
        let mentions = mentions(shared, diagnostics);
        let schema = data::schema();
        let built: Vec<(PlanPages, Diagnostics)> = site
            .plans
            .par_iter()
            .map(|plan| {
                let mut found = Diagnostics::new();
                let context = shared.of(plan, &mentions);
                let pages = plan_pages(context, (known.get(&plan.id), &schema), &mut found);
                (pages, found)
            })
            .collect();
        let mut plans = IndexMap::new();
        let mut pages: Vec<PlannedDraft> = Vec::new();
        let mut data = BTreeMap::new();
        let mut sheets = Vec::new();
        for (plan, (built, found)) in site.plans.iter().zip(built) {
            diagnostics.append(found);
            pages.extend(built.drafts.into_iter().map(|draft| (Some(plan.id.clone()), draft)));
            data.extend(built.data.map(|data| (plan.id.clone(), data)));
            sheets.extend(built.sheet);
            plans.insert(plan.id.clone(), built.view);
        }
        let cards: Vec<PlanCard> = plans.values().map(|plan| plan.card.clone()).collect();
        pages.push((None, shared.home_page()));
        if site.settings.is_original() {
            pages.push((None, shared.not_found_page())); // servers know one
        }
        let count = pages.len() + 1;
        pages.push((None, shared.accessibility_page(count)));
        let is_original = site.settings.is_original();
        let site = site_view(site, printer, (cards, assets));
        if !is_original {
            pages.par_iter_mut().for_each(|(_, draft)| draft.page.fallback = fallback::is_in(draft, &site));
        }
        Drafts { shared: Shared { site, plans, links }, pages, data, sheets }
    }
}

/// Everything that one plan gives.
struct PlanPages {
    view: PlanView,
    drafts: Vec<Draft>,
    /// The style sheet of its printed pages.
    sheet: Option<Artifact>,
    /// The data, where they have been written for these pages.
    data: Option<Data>,
}

/// Checks all texts of a site. Gives what they mention: a text may refer to any plan, so that no page can be built
/// before.
fn mentions(shared: SiteContext<'_>, diagnostics: &mut Diagnostics) -> Mentions {
    let none = Mentions::new();
    let checked: Vec<(Vec<Mention>, Diagnostics)> = shared
        .site
        .plans
        .par_iter()
        .map(|plan| {
            let mut found = Diagnostics::new();
            let mentions = texts::check(shared.of(plan, &none), shared.links, &mut found);
            (mentions, found)
        })
        .collect();
    let mut all = Vec::new();
    for (mentions, found) in checked {
        diagnostics.append(found);
        all.extend(mentions);
    }
    all.extend(texts::check_home(shared.site, shared.links, diagnostics));
    references::gathered(all)
}

/// The pages of a plan. Its data are there once for all languages: `known`, or written now.
fn plan_pages(
    bare: Context<'_>,
    (known, schema): (Option<&Data>, &[u8]),
    diagnostics: &mut Diagnostics,
) -> PlanPages {
    let plan = bare.plan;
    let written = known.is_none().then(|| bare.write_data(schema, diagnostics));
    let context = Context { data: known.or(written.as_ref()).unwrap_or(bare.data), ..bare };
    let mut drafts = vec![context.plan_page()];
    drafts.extend(plan.chapters.values().map(|chapter| context.chapter_page(chapter)));
    let items: Vec<Draft> = plan.items.values().map(|item| context.item_page(item)).collect();
    drafts.extend(super::in_sequence(items));
    let indicators: Vec<Draft> = plan.indicators.values().map(|one| context.indicator_page(one)).collect();
    drafts.extend(super::in_sequence(indicators));
    drafts.extend(context.list_pages());
    for draft in &mut drafts {
        texts::place_embeds(context, draft);
        draft.page.downloads = context.downloads(draft);
        draft.dataset = context.dataset_of(draft);
    }
    let whole = drafts.iter().find_map(|draft| match &draft.view {
        Some(View::WholePlan(whole)) => Some(whole),
        _ => None,
    });
    let sheet = whole.and_then(|whole| context.print_sheet(&whole.parts));
    let mut view = context.plan_view();
    view.print_sheet = sheet.as_ref().map(|sheet| address::shared(&context.site.settings, &sheet.path));
    PlanPages { view, drafts, sheet, data: written }
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
