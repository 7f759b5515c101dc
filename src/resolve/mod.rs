//! Second stage: raw records to a valid [`Site`].
//!
//! Takes what the sources say, gives a model in which every reference points at something and every number
//! is exact; or, after an error was pushed, what was declared. All mistakes of all plans are found in one run, and
//! none is reported that only follows from another.
//! Must not know addresses, pages or files on disk.

mod budget;
mod chapters;
mod evaluations;
mod indicators;
mod items;
mod plan;
mod reader;
mod rules;
mod schedule;
mod series;
mod settings;
mod shares;
mod tree;
mod vocabulary;
mod words;

use std::collections::BTreeMap;

use jiff::civil::Date;
use rayon::prelude::*;

use crate::diag::{Diagnostics, Gaps};
use crate::format::{FromRecord, RawSettings, Reading};
use crate::load::{RawPlan, RawSite, Record};
use crate::model::{Plan, PlanId, Prose, Settings, Site};
use crate::source::{Sources, Span};

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
}

/// Resolves a site. `today` stands in where `site.toml` states no `as_of`.
///
/// Gives the sources back beside the site: later findings point into them.
pub fn resolve(raw: RawSite, today: Date, diagnostics: &mut Diagnostics) -> (Sources, Resolved) {
    let RawSite { sources, settings, home, plans } = raw;
    let ids: Vec<String> = plans.iter().map(|plan| plan.id.clone()).collect();
    let (settings, order) = site_settings(settings, &ids, today, diagnostics);
    let resolved: Vec<(PlanId, Option<Plan>, Gaps, Diagnostics)> = plans
        .into_par_iter()
        .map(|mut raw: RawPlan| {
            let mut found = Diagnostics::new();
            let id = PlanId::new(&raw.id);
            let Some(settings) = raw.settings.take() else { return (id, None, Gaps::everywhere(), found) };
            let plan = plan::plan(settings, &mut raw, (&sources, &ids), &mut found);
            (id, Some(plan), raw.gaps, found)
        })
        .collect();
    let mut plans = Vec::with_capacity(resolved.len());
    let mut gaps = BTreeMap::new();
    for (id, plan, missing, found) in resolved {
        diagnostics.append(found);
        plans.extend(plan);
        gaps.insert(id, missing);
    }
    plans.sort_by_key(|plan| {
        let at = order.iter().position(|wanted| wanted == plan.id.as_str());
        (at.unwrap_or(usize::MAX), plan.id.clone())
    });
    let home = home.map(|document| prose(&sources, document.body));
    let site = Site { settings, home, plans };
    let whole = !diagnostics.has_errors();
    (sources, if whole { Resolved::Whole(site) } else { Resolved::Partial { site, gaps } })
}

/// `site.toml`, and the order of the plans that it states.
fn site_settings(
    record: Option<Record>,
    plans: &[String],
    today: Date,
    diagnostics: &mut Diagnostics,
) -> (Settings, Vec<String>) {
    let Some(record) = record else { return (settings::unread(today), Vec::new()) };
    let raw = RawSettings::from_record(record, &mut Reading { diagnostics });
    for wanted in &raw.plans.all {
        diagnostics.extend(reader::unknown_plan(wanted, plans));
    }
    let order = raw.plans.all.iter().map(|plan| plan.value.clone()).collect();
    (settings::settings(raw, today, diagnostics), order)
}

/// The text under a span as prose.
fn prose(sources: &Sources, span: Span) -> Prose {
    Prose { text: sources.slice(span).into(), span }
}
