//! tmp
#![allow(clippy::all, clippy::pedantic, clippy::print_stdout, clippy::unwrap_used, reason = "temporary")]
use keikaku::{diag::*, load, model::Language, resolve, source::DiskTree};
fn main() {
    let tree = DiskTree::new(".");
    let mut d = Diagnostics::new();
    let raw = load::load(&tree, &mut d).unwrap();
    let Some(raw) = raw else { return };
    let (sources, site) = resolve::resolve(raw, jiff::civil::date(2026, 11, 21), &mut d);
    println!("{}", report(&d, &sources, &Catalogue::of(Language::Japanese), false));
    if let Some(site) = site { for p in site.plans { println!("{} items {} ind {} lines {} tasks {} ev {}", p.id, p.items.len(), p.indicators.len(), p.budget.len(), p.schedule.len(), p.evaluations.len()); } }
}
