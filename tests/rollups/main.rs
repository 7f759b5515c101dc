//! Roll-ups: how many indicators of a plan, a level, an item or an actor are in which state, and the weighted rates of
//! items. Every expected count is found by hand, or by another way that is slow and plain.

#![allow(clippy::unwrap_used, clippy::panic, reason = "tests")]

#[path = "../support/mod.rs"]
mod support;

mod counts;
mod weighted;

use std::sync::Arc;

use keikaku::derive::{DerivedPlan, Distribution, derive};
use keikaku::diag::Diagnostics;
use keikaku::load::load;
use keikaku::resolve::resolve;
use support::{Site, TODAY};

/// What follows from the plan `p` of a site.
fn derived(site: &Site) -> DerivedPlan {
    let mut diagnostics = Diagnostics::new();
    let raw = load(&site.tree(), &mut diagnostics).unwrap().unwrap();
    let (_, site) = resolve(raw, TODAY, &mut diagnostics);
    let site = site.whole().unwrap_or_else(|| panic!("{:#?}", diagnostics.sorted()));
    Arc::unwrap_or_clone(derive(&site).plans.shift_remove("p").unwrap())
}

/// A distribution in one line: `met 2, short 1, no-actual 1`, by the usual bands of `ratio-to-target`.
fn said(distribution: &Distribution) -> String {
    const BANDS: [&str; 5] = ["over", "met", "nearly", "partly", "short"];
    let rated = distribution.rated.iter().map(|((_, band), count)| format!("{} {count}", BANDS[*band]));
    let unrated = distribution.unrated.iter().map(|(reason, count)| format!("{} {count}", reason.id()));
    rated.chain(unrated).collect::<Vec<_>>().join(", ")
}
