//! What search engines are told: `sitemap.xml` and `robots.txt`, when the site states where it is published.
//!
//! Takes the pages' addresses, gives finished files. Without an address there are none, because both need full ones.

use crate::model::period::Period;
use crate::model::{PlanId, Site};

use super::address::SITEMAP;
use super::print::Printer;
use super::site_map::SiteMap;

/// All pages, with the day of the last change where a plan states it.
pub(super) fn sitemap(site: &Site, map: &SiteMap) -> Vec<u8> {
    let mut xml = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n",
    );
    let url = site.settings.url.as_deref().unwrap_or_default();
    for page in map.pages().iter().filter(|page| page.is_listed()) {
        let changed = page.plan().and_then(|plan| last_change(site, plan));
        let changed = changed.map_or_else(String::new, |day| format!("<lastmod>{day}</lastmod>"));
        let address = format!("{url}{}", page.path);
        xml.extend(["<url><loc>", &escaped(&address), "</loc>", &changed, "</url>\n"]);
    }
    xml.push_str("</urlset>\n");
    xml.into_bytes()
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
pub(super) fn robots(site: &Site, printer: Printer<'_>) -> Vec<u8> {
    let (remark, url) = (printer.get("page.robots"), site.settings.url.as_deref().unwrap_or_default());
    format!("# {remark}\nUser-agent: *\nDisallow:\n\nSitemap: {url}{SITEMAP}\n").into_bytes()
}
