//! What changed since the last build: its data beside those that would be published now.
//!
//! Takes a site and the output folder, gives changes plan by plan. What it compares is what was really published, and
//! nothing of drafts. Must not know how a change is shown.

use std::collections::BTreeMap;
use std::io;
use std::path::Path;

use serde_json::Value;

use crate::artifact::plan_of;
use crate::compare::compare;
use crate::model::PlanId;
use crate::pages::{Before, Changes, PlanChanges, SiteMap};
use crate::write::Published;

/// The page that says what wrote a site.
const HOME: &str = "index.html";
/// What stands before and after the name of the program there.
const GENERATOR: (&str, &str) = ("<meta name=\"generator\" content=\"", "\"");

/// What changed from the site in the output folder to one that is decided.
///
/// # Errors
/// When the output folder cannot be read.
pub(super) fn changes(site: &SiteMap, output: &Path) -> io::Result<Changes> {
    let Some(published) = Published::of(output)? else { return Ok(Changes::default()) };
    let data = |path: &str| serde_json::from_slice::<Value>(&published.read(path)?).ok();
    let plan = |path: &str| Some((plan_of(path)?.to_owned(), data(path)?));
    let old: BTreeMap<String, Value> = published.files().filter_map(plan).collect();
    let files = site.files().into_iter().filter_map(|file| {
        let id = plan_of(file.path.as_str())?.to_owned();
        Some((id, serde_json::from_slice(&site.file(&file).bytes).ok()?))
    });
    let new: Vec<(String, Value)> = files.collect();
    let gone = old.keys().filter(|id| !new.iter().any(|(known, _)| known == *id));
    let ids = new.iter().map(|(id, _)| id).chain(gone);
    let compared = |id: &String| {
        let after = new.iter().find(|(known, _)| known == id).map(|(_, plan)| plan);
        let before = old.get(id);
        let title = after.or(before)?["title"].as_str().unwrap_or(id).to_owned();
        Some(PlanChanges { id: PlanId::new(id), title, changes: compare(before, after) })
    };
    let plans = ids.filter_map(compared).filter(|plan| !plan.changes.is_empty()).collect();
    let as_of = old.values().find_map(|plan| plan["as_of"].as_str()).map(str::to_owned);
    Ok(Changes { before: Some(Before { as_of, generator: generator(&published) }), plans })
}

/// What wrote a site, as its home page says.
fn generator(published: &Published) -> Option<String> {
    let home = String::from_utf8(published.read(HOME)?).ok()?;
    let (_, rest) = home.split_once(GENERATOR.0)?;
    Some(rest.split_once(GENERATOR.1)?.0.to_owned())
}
