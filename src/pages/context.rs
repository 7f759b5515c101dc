//! What the builders of one plan's pages share, and the small views that occur everywhere.
//!
//! Takes parts of the model, gives links, entries and heads of pages. Must not know any kind of page.

use std::sync::Arc;

use crate::derive::{Derived, DerivedPlan};
use crate::model::period::Period;
use crate::model::{
    Actor, ActorId, Contact, Indicator, Item, ItemId, Label, LabelId, Licence, Number, Plan, Site, Tone,
};

use super::address::{self, List};
use super::entries::Groups;
use super::item::numbered;
use super::links::Links;
use super::print::Printer;
use super::site_map::SiteMap;
use super::view::{
    ContactView, Entry, Fact, IndicatorCard, ItemRef, LabelView, Link, MentionView, NoteView, PageView,
};

/// A telephone number with fewer digits is no number that anybody can dial from outside, but an extension.
const SHORTEST_NUMBER: usize = 6;

/// What the builders of a site's pages share.
#[derive(Clone, Copy)]
pub(super) struct SiteContext<'a> {
    pub(super) site: &'a Site,
    pub(super) derived: &'a Derived,
    pub(super) printer: Printer<'a>,
    pub(super) links: &'a Links,
}

/// What the builders of one plan's pages share.
#[derive(Clone, Copy)]
pub(super) struct Context<'a> {
    pub(super) site: &'a Site,
    pub(super) plan: &'a Plan,
    pub(super) derived: &'a DerivedPlan,
    pub(super) printer: Printer<'a>,
    pub(super) groups: &'a Groups,
    /// The whole site, once it is decided: what mentions what, and the data files.
    pub(super) map: Option<&'a SiteMap>,
}

impl<'a> SiteContext<'a> {
    /// What the builders of a plan's pages share before the site is decided.
    pub(super) fn of(self, plan: &'a Plan, groups: &'a Groups) -> Context<'a> {
        let derived = &self.derived.plans[&plan.id];
        Context { site: self.site, plan, derived, printer: self.printer, groups, map: None }
    }
}

impl<'a> Context<'a> {
    /// An item in a list.
    pub(super) fn item_ref(&self, item: &Item) -> ItemRef {
        ItemRef {
            id: item.id.to_string(),
            path: address::item(&self.plan.id, &item.id),
            level: item.level.to_string(),
            level_name: self.level_name(item).to_owned(),
            number: item.number.clone(),
            title: item.title.clone(),
            subtitle: item.subtitle.clone(),
            summary: item.summary.clone(),
            labels: self.labels(&item.labels),
            responsible: self.actor_links(&item.responsible),
            actors: self.actor_links(&item.actors),
            scopes: self.scope_entries(item),
            direction: self.direction(item),
            below: self.leaves_below(item),
            keys: Vec::new(),
        }
    }

    /// Items in a list, by id.
    pub(super) fn item_refs<'i>(&self, ids: impl IntoIterator<Item = &'i ItemId>) -> Vec<ItemRef> {
        ids.into_iter().filter_map(|id| self.plan.items.get(id)).map(|item| self.item_ref(item)).collect()
    }

    /// The printed name of an item's level.
    pub(super) fn level_name(&self, item: &Item) -> &'a str {
        self.plan.levels.get(&item.level).map_or("", |level| level.name.as_str())
    }

    /// Labels by id.
    pub(super) fn labels(&self, ids: &[LabelId]) -> Vec<LabelView> {
        ids.iter().filter_map(|id| self.plan.labels.get(id)).map(|label| self.label(label)).collect()
    }

    /// One label.
    pub(super) fn label(&self, label: &Label) -> LabelView {
        LabelView {
            id: label.id.to_string(),
            name: label.name.clone(),
            symbol: label.symbol.clone(),
            meaning: label.meaning.clone(),
            path: address::label(&self.plan.id, &label.id),
        }
    }

    /// A link to an actor.
    pub(super) fn actor_link(&self, actor: &Actor) -> Link {
        Link { path: address::actor(&self.plan.id, &actor.id), text: actor.name.clone() }
    }

    /// Links to actors, by id.
    pub(super) fn actor_links(&self, ids: &[ActorId]) -> Vec<Link> {
        ids.iter().filter_map(|id| self.plan.actors.get(id)).map(|actor| self.actor_link(actor)).collect()
    }

    /// How to reach actors, as far as the plan says it. The office that the plan itself names is not said twice.
    pub(super) fn contacts(&self, ids: &[ActorId]) -> Vec<ContactView> {
        let actors = ids.iter().filter_map(|id| self.plan.actors.get(id));
        let known = actors.filter_map(|actor| {
            let own = actor.contact.as_ref()?;
            if own.phone.is_some() && own.phone == self.plan.contact.phone {
                return None;
            }
            let mut view = contact(own);
            if view.name.is_empty() {
                view.name.clone_from(&actor.name);
            }
            Some(view)
        });
        known.collect()
    }

    /// A link to an item, with its number.
    pub(super) fn item_link(&self, item: &Item) -> Link {
        Link { path: address::item(&self.plan.id, &item.id), text: numbered(item) }
    }

    /// Whom an item is for.
    pub(super) fn scope_entries(&self, item: &Item) -> Vec<Entry> {
        let scopes = item.scopes.iter().filter_map(|id| self.plan.scopes.get(id));
        let entry = |scope: &crate::model::Scope| Entry {
            text: scope.name.clone(),
            path: Some(address::scope(&self.plan.id, &scope.id)),
            symbol: scope.symbol.clone(),
            url: None,
        };
        scopes.map(entry).collect()
    }

    /// Where an item is heading.
    pub(super) fn direction(&self, item: &Item) -> Option<String> {
        let direction = item.direction.as_ref().and_then(|id| self.plan.directions.get(id));
        direction.map(|direction| direction.name.clone())
    }

    /// An indicator in a list.
    pub(super) fn indicator_card(&self, indicator: &Indicator, figure: Option<String>) -> IndicatorCard {
        let printer = self.printer;
        let dated =
            |value: String, period: Option<&Period>| printer.dated(value, period, &self.plan.calendar);
        let number = |number: &Number| printer.united(number, indicator);
        let (state, unrated) = self.state(indicator);
        let latest = indicator.latest_actual().or_else(|| indicator.latest_entry());
        IndicatorCard {
            id: indicator.id.to_string(),
            path: address::indicator(&self.plan.id, &indicator.id),
            name: indicator.name.clone(),
            unit: indicator.unit.clone(),
            kind: indicator.kind.map(|kind| printer.indicator_kind(kind).to_owned()),
            baseline: indicator
                .baseline
                .as_ref()
                .map(|baseline| dated(number(&baseline.value), baseline.period.as_ref())),
            latest: latest
                .map(|latest| {
                    let value = latest.value.as_ref().map(number);
                    let value = value.unwrap_or_else(|| printer.observation(latest, indicator, self.plan));
                    dated(value, Some(&latest.period))
                })
                .or_else(|| self.milestone_step(indicator)),
            target: indicator
                .main_target()
                .map(|target| dated(printer.target(target, indicator), target.period.as_ref())),
            direction: indicator.direction.map(|trend| printer.trend(trend).to_owned()),
            state,
            judged: self.is_judged(indicator).then(|| printer.word("states.person")),
            unrated: unrated.map(|reason| self.short_reason(reason)),
            reason: self.state_reason(indicator),
            keys: Vec::new(),
            figure,
        }
    }

    /// Texts that refer to an address.
    pub(super) fn mentions_of(&self, path: &str) -> Vec<MentionView> {
        self.map.map_or_else(Vec::new, |map| map.mentions_of(self.site.settings.language, path))
    }

    /// `page` for a page of this plan. `crumbs` are those between the plan and the page.
    pub(super) fn page(&self, path: String, title: &str, crumbs: Vec<Link>) -> PageView {
        let plan = Link { path: address::plan(&self.plan.id), text: self.plan.title.clone() };
        let all = std::iter::once(plan).chain(crumbs).collect();
        page(self.site, self.printer, (path, title), all)
    }

    /// `page` for one of this plan's lists.
    pub(super) fn list_page(&self, list: List) -> PageView {
        let mut page = self.page(list.path(&self.plan.id), &self.list_name(list), Vec::new());
        let key = format!("describe.{}", list.name());
        page.description = self.printer.say(&key, &[("plan", self.plan.title.clone())]);
        page
    }

    /// The printed name of a list.
    pub(super) fn list_name(&self, list: List) -> String {
        self.printer.word(&format!("list.{}", list.name()))
    }

    /// A link to a list.
    pub(super) fn list_link(&self, list: List) -> Link {
        Link { path: list.path(&self.plan.id), text: self.list_name(list) }
    }

    /// Under which licence the plan's data may be used: its own, or the site's.
    pub(super) fn licence(&self) -> Option<&'a Licence> {
        self.plan.licence.as_ref().or(self.site.settings.licence.as_ref())
    }

    /// A fact, when it has entries.
    pub(super) fn fact(&self, key: &'static str, entries: Vec<Entry>) -> Option<Fact> {
        let name = || self.printer.word(&format!("fact.{key}"));
        (!entries.is_empty()).then(|| Fact { key, name: name(), entries })
    }

    /// A fact of plain words, when there are any.
    pub(super) fn plain_fact(&self, key: &'static str, text: Option<String>) -> Option<Fact> {
        self.fact(key, text.into_iter().map(|text| Entry { text, ..Entry::default() }).collect())
    }
}

/// The tone as templates know it.
pub(super) fn tone(tone: Tone) -> &'static str {
    match tone {
        Tone::Met => "met",
        Tone::Good => "good",
        Tone::Slow => "slow",
        Tone::Late => "late",
        Tone::None => "none",
    }
}

/// `page` with its crumbs: home, then `above`, then the page itself.
pub(super) fn page(
    site: &Site,
    printer: Printer<'_>,
    (path, title): (String, &str),
    above: Vec<Link>,
) -> PageView {
    let home = Link { path: address::HOME.to_owned(), text: printer.word("list.home") };
    let is_home = path == address::HOME;
    let mut full_title = vec![title.to_owned()];
    full_title.extend(above.first().map(|plan| plan.text.clone()).filter(|text| text != title));
    let join = printer.get("page.title-join");
    let preview_title = full_title.join(join);
    full_title.push(site.settings.title.clone());
    full_title.dedup();
    let mut crumbs: Vec<Entry> = Vec::new();
    if !is_home {
        crumbs.push(home.into());
        crumbs.extend(above.into_iter().map(Entry::from));
    }
    crumbs.push(Entry { text: title.to_owned(), ..Entry::default() });
    // With its file's name even for a folder's index: links inside of the site have it, and not every server adds it.
    let base = address::base(&site.settings)
        .filter(|_| ![address::NOT_FOUND, address::STYLEGUIDE].contains(&path.as_str()));
    PageView {
        canonical: base.map(|base| format!("{base}{path}")),
        root: "../".repeat(path.matches('/').count()),
        path,
        title: title.to_owned(),
        full_title: full_title.join(join),
        preview_title,
        description: String::new(),
        crumbs,
        previous: None,
        next: None,
        downloads: Vec::new(),
        languages: Vec::new(),
        fallback: false,
    }
}

/// An editor's note on the page as a whole.
pub(super) fn note(note: Option<&String>) -> Vec<NoteView> {
    note.into_iter().map(|text| NoteView { about: String::new(), text: text.clone() }).collect()
}

/// A contact, ready to print.
pub(super) fn contact(contact: &Contact) -> ContactView {
    let name: Vec<&str> =
        [&contact.organisation, &contact.department].into_iter().flatten().map(String::as_str).collect();
    let postal = contact.postal_code.as_ref().map(|code| format!("〒{}", code.trim_start_matches('〒')));
    let address: Vec<String> = postal.into_iter().chain(contact.address.clone()).collect();
    ContactView {
        name: name.join(" "),
        role: contact.role.clone(),
        person: contact.person.clone(),
        address: (!address.is_empty()).then(|| address.join(" ")),
        phones: phones(contact),
        fax: contact.fax.clone(),
        email: contact.email.clone(),
        note: contact.note.clone(),
    }
}

/// The telephone numbers of a contact: several stand in one text, with marks between.
pub(super) fn phones(contact: &Contact) -> Vec<Entry> {
    let texts = contact.phone.iter().flat_map(|text| text.split(['、', '，', ',', '；', ';', '／', '/']));
    let texts = texts.map(str::trim).filter(|text| !text.is_empty());
    texts.map(|text| Entry { text: text.to_owned(), url: dialled(text), ..Entry::default() }).collect()
}

/// Where a telephone number leads: its digits, without the words before and what follows (an extension).
fn dialled(text: &str) -> Option<String> {
    let number = text.trim_start_matches(|letter: char| !letter.is_ascii_digit() && letter != '+');
    let is_inside = |letter: &char| letter.is_ascii_digit() || "+-‐–－()（） ".contains(*letter);
    let number = number.chars().take_while(is_inside);
    let digits: String = number.filter(|letter| letter.is_ascii_digit() || *letter == '+').collect();
    (digits.len() >= SHORTEST_NUMBER).then(|| format!("tel:{digits}"))
}

/// How a text is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextForm {
    /// Markdown.
    Blocks,
    /// One line of Markdown.
    Line,
    /// Words without Markdown.
    Words,
}

/// A text as templates place it by name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text {
    /// The text.
    pub markdown: Arc<str>,
    /// Added to the level of its headings.
    pub heading_shift: u8,
    /// Put before its ids.
    pub prefix: String,
    /// How it is written.
    pub form: TextForm,
    /// Which of the page's texts it is, as people read them.
    pub order: usize,
    /// Whether it is in the original language, on a page in another one.
    pub is_fallback: bool,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_leads_to_its_own_digits() {
        assert_eq!(dialled("019-626-7535").as_deref(), Some("tel:0196267535"));
        assert_eq!(dialled("代表 (0595) 22-9639（内線 123）").as_deref(), Some("tel:0595229639"));
        assert_eq!(dialled("+81 19 626 7535").as_deref(), Some("tel:+81196267535"));
        assert_eq!(dialled("内線 123"), None);
        let contact = Contact { phone: Some("019-626-7535、019-626-7500".to_owned()), ..Contact::default() };
        let texts: Vec<String> = phones(&contact).into_iter().map(|phone| phone.text).collect();
        assert_eq!(texts, ["019-626-7535", "019-626-7500"]);
    }
}
