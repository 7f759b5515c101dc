//! What search engines are told: `sitemap.xml` and `robots.txt`, when the site states where it is published.
//!
//! Takes finished pages, gives finished files. Without an address there are none, because both need full ones.

use crate::artifact::{Artifact, OutPath};
use crate::model::period::Period;
use crate::model::{PlanId, Site};

use super::address::{ROBOTS, SITEMAP};
use super::page::Page;
use super::print::Printer;

/// The files for search engines.
pub(super) fn files(site: &Site, pages: &[Page], printer: Printer<'_>) -> Vec<Artifact> {
    let Some(url) = &site.settings.url else { return Vec::new() };
    let texts = [(SITEMAP, sitemap(site, pages)), (ROBOTS, robots(url, printer))];
    let files = texts.into_iter().filter_map(|(name, text)| {
        // The names are fixed and good addresses.
        Some(Artifact { path: OutPath::new(name).ok()?, bytes: text.into_bytes() })
    });
    files.collect()
}

/// All pages, with the day of the last change where a plan states it.
fn sitemap(site: &Site, pages: &[Page]) -> String {
    let mut xml = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n",
    );
    for page in pages {
        // What stands in for missing pages, and the style guide, have none.
        let Some(address) = &page.page.canonical else { continue };
        let changed = page.plan.as_ref().and_then(|plan| last_change(site, plan));
        let changed = changed.map_or_else(String::new, |day| format!("<lastmod>{day}</lastmod>"));
        xml.extend(["<url><loc>", &escaped(address), "</loc>", &changed, "</url>\n"]);
    }
    xml.push_str("</urlset>\n");
    xml
}

/// The last change of a plan.
fn last_change(site: &Site, plan: &PlanId) -> Option<String> {
    let plan = site.plans.iter().find(|one| one.id == *plan)?;
    plan.updated.as_ref().and_then(web_date)
}

/// A period as a date of the web: a day, a month or a year; a fiscal year is none of them.
pub(super) fn web_date(period: &Period) -> Option<String> {
    let code = period.code();
    code.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-').then_some(code)
}

fn escaped(address: &str) -> String {
    address.replace('&', "&amp;").replace('\'', "&apos;")
}

/// Search engines read this file only at the top of a host, and the site may lie further down: the file says so.
fn robots(url: &str, printer: Printer<'_>) -> String {
    let remark = printer.get("page.robots");
    format!("# {remark}\nUser-agent: *\nDisallow:\n\nSitemap: {url}{SITEMAP}\n")
}
