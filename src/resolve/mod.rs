//! Second stage: raw records to a valid [`Site`].
//!
//! Takes what the sources say, gives a model in which every reference points at something and every number
//! is exact; or, after an error was pushed, what was declared. All mistakes of all plans are found in one run, and
//! none is reported that only follows from another.
//! Must not know addresses, pages or files on disk.

mod budget;
mod chapters;
mod documents;
mod drafts;
mod evaluations;
mod indicators;
mod items;
mod kept;
mod lists;
mod plan;
mod reader;
mod rules;
mod schedule;
mod sections;
mod series;
mod settings;
mod shares;
mod tables;
mod tree;
mod vocabulary;
mod words;

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;
use rayon::prelude::*;

use crate::diag::{Diagnostics, Gaps};
use crate::format::{Languages, RawSettings, Reading, Written, of_file};
use crate::load::{RawPlan, RawSite, Record};
use crate::model::period::Calendar;
use crate::model::{Language, Plan, PlanId, Prose, Settings, Site};
use crate::source::{Sources, Span};

use documents::Document;
use drafts::{Drafts, Wanted};
pub use kept::Kept;
use kept::ResolvedPlan;
use lists::Before;
use reader::Reader;
pub(crate) use tables::PlanTables;

/// What a site could be resolved to.
#[derive(Clone, Debug)]
pub enum Resolved {
    /// Everything is valid.
    Whole(Site),
    /// There are errors. What was declared is there, so that texts that refer to it can be checked in the same run;
    /// nothing else may be made of it.
    Partial {
        /// What was declared.
        site: Site,
        /// What could not be read, by plan.
        gaps: BTreeMap<PlanId, Gaps>,
    },
}

impl Resolved {
    /// The site, when everything is valid.
    pub fn whole(self) -> Option<Site> {
        match self {
            Self::Whole(site) => Some(site),
            Self::Partial { .. } => None,
        }
    }

    /// The site as far as it is there.
    pub fn site(&self) -> &Site {
        let (Self::Whole(site) | Self::Partial { site, .. }) = self;
        site
    }

    /// What could not be read, by plan, when there are errors.
    pub fn gaps(&self) -> Option<&BTreeMap<PlanId, Gaps>> {
        match self {
            Self::Whole(_) => None,
            Self::Partial { gaps, .. } => Some(gaps),
        }
    }
}

/// The languages of a site beside the original, in which there may be translations.
pub fn translations(raw: &RawSite) -> Vec<Language> {
    let languages = settings::languages(raw.settings.as_ref(), None);
    languages.others.into_iter().map(settings::of_tag).collect()
}

/// The tags of a site's languages, the original's first.
fn language_tags(raw: &RawSite) -> Vec<&'static str> {
    let languages = settings::languages(raw.settings.as_ref(), None);
    std::iter::once(languages.original).chain(languages.others).collect()
}

/// Every text of a site as it was typed, and where every key stands, tables included. What is wrong with the tables is
/// for [`resolve`] to say.
pub fn written(raw: &RawSite) -> Written {
    let tags = language_tags(raw);
    let languages = settings::languages(raw.settings.as_ref(), None);
    let mut raw = raw.clone();
    (raw.plans, _, _) = drafts::wanted(raw.plans, false);
    raw.plans.par_iter_mut().for_each(|plan| plan::place_tables(Arc::make_mut(plan), &languages));
    Written::of(&raw, &tags)
}

/// Resolves a site in its original language. `today` stands in where `site.toml` states no `as_of`.
///
/// Gives the sources back beside the site: later findings point into them.
pub fn resolve(raw: RawSite, today: Date, diagnostics: &mut Diagnostics) -> (Sources, Resolved) {
    resolve_again(raw, (None, today, false), None, diagnostics)
}

/// Resolves a site in its original language, or in another one. There, what is not translated is in the original
/// language, marked; a plan without any translation is kept apart; what is wrong with the original is found again.
/// Drafts are left out, or there as if they were to be published. `kept` has the plans that were resolved last in this
/// way.
pub fn resolve_again(
    raw: RawSite,
    (read, today, shows_drafts): (Option<Language>, Date, bool),
    kept: Option<&mut Kept>,
    diagnostics: &mut Diagnostics,
) -> (Sources, Resolved) {
    let RawSite { sources, settings, home, plans: raw } = raw;
    let languages = settings::languages(settings.as_ref(), read);
    let ids: Vec<String> = raw.iter().map(|plan| plan.id.clone()).collect();
    let (settings, order) = site_settings(settings, &ids, (&languages, today), diagnostics);
    let (raw, wanted, drafts) = drafts::wanted(raw, shows_drafts);
    let (mut plans, mut elsewhere) = (Vec::with_capacity(raw.len()), Vec::new());
    let mut gaps = BTreeMap::new();
    for resolved in resolve_plans(raw, (&sources, &ids, &languages, &wanted), kept) {
        diagnostics.append(resolved.found);
        match resolved.plan {
            Some(plan) if resolved.is_here => plans.push(plan),
            Some(plan) => elsewhere.push(plan),
            None => {}
        }
        gaps.insert(resolved.id, resolved.gaps);
    }
    let place = |plan: &Arc<Plan>| {
        let at = order.iter().position(|wanted| wanted == plan.id.as_str());
        (at.unwrap_or(usize::MAX), plan.id.clone())
    };
    plans.sort_by_key(place);
    elsewhere.sort_by_key(place);
    let home = home.map(|document| {
        let calendar = Calendar::default();
        let drafts = &Drafts::default();
        let mut reader =
            Reader { sources: &sources, plans: &ids, drafts, languages: &languages, calendar, diagnostics };
        Document::read(document, &mut reader).body.prose(&reader)
    });
    let site = Site { settings, home, plans, elsewhere, drafts };
    let whole = !diagnostics.has_errors();
    (sources, if whole { Resolved::Whole(site) } else { Resolved::Partial { site, gaps } })
}

/// What the plans of a site share: the texts, the ids of all plans, the languages, which drafts are wanted.
type World<'a> = (&'a Sources, &'a [String], &'a Languages, &'a Wanted);

/// Resolves all plans, in parallel; those of the very same folders are taken over.
fn resolve_plans(
    raw: Vec<Arc<RawPlan>>,
    (sources, ids, languages, wanted): World<'_>,
    mut kept: Option<&mut Kept>,
) -> Vec<ResolvedPlan> {
    if let Some(kept) = &mut kept {
        kept.look_at(ids, languages, wanted);
    }
    let folders = if kept.is_some() { raw.clone() } else { Vec::new() };
    let known = kept.as_deref();
    let resolved: Vec<ResolvedPlan> = raw
        .into_par_iter()
        .map(|raw| match known.and_then(|known| known.plan(&raw)) {
            Some(known) => known,
            None => resolve_plan(Arc::unwrap_or_clone(raw), (sources, ids, languages, wanted), known),
        })
        .collect();
    if let Some(kept) = kept {
        kept.keep(folders, &resolved);
    }
    resolved
}

/// Resolves a plan; what is in it as it was is taken over from those that were resolved last.
fn resolve_plan(mut raw: RawPlan, world: World<'_>, known: Option<&Kept>) -> ResolvedPlan {
    let (_, _, languages, _) = world;
    let mut found = Diagnostics::new();
    let id = PlanId::new(&raw.id);
    let is_here = languages.read.is_none_or(|tag| is_here(&raw, tag, world));
    let Some(settings) = raw.settings.take() else {
        return ResolvedPlan { plan: None, basis: None, is_here, id, gaps: Gaps::everywhere(), found };
    };
    let before = known.map_or(Before::NotKept, |known| Before::Kept(known.before(&raw.id)));
    let (plan, basis) = plan::plan(settings, &mut raw, world, before, &mut found);
    let (plan, basis) = (Some(Arc::new(plan)), basis.map(Arc::new));
    ResolvedPlan { plan, basis, is_here, id, gaps: raw.gaps, found }
}

/// Whether anything of a plan is translated into a language; what is left out is not looked at.
fn is_here(raw: &RawPlan, tag: &str, (_, _, languages, wanted): World<'_>) -> bool {
    let is_all = wanted.shows || !drafts::may_be_in(raw);
    documents::is_translated(raw, tag)
        && (is_all || {
            let mut rest = raw.clone();
            plan::place_tables(&mut rest, languages);
            documents::is_translated(&rest, tag)
        })
}

/// `site.toml`, and the order of the plans that it states.
fn site_settings(
    record: Option<Record>,
    plans: &[String],
    (languages, today): (&Languages, Date),
    diagnostics: &mut Diagnostics,
) -> (Settings, Vec<String>) {
    let Some(record) = record else { return (settings::unread(today), Vec::new()) };
    let raw = of_file::<RawSettings>(record, &mut Reading { diagnostics, languages });
    for wanted in &raw.plans.all {
        diagnostics.extend(reader::unknown_plan(wanted, plans));
    }
    let order = raw.plans.all.iter().map(|plan| plan.value.clone()).collect();
    (settings::settings(raw, (languages, today), diagnostics), order)
}

/// The text under a span as prose.
fn prose(sources: &Sources, span: Span) -> Prose {
    Prose { text: sources.slice(span).into(), span, is_fallback: false }
}
