//! The whole plan on one page, for paper.
//!
//! Takes the views of the pages, gives them as parts in the order of the original, with the places of what links name. Must
//! not know what is in a part.

use std::collections::BTreeMap;

use crate::model::{Chapter, Indicator, Item, Term};

use super::address::{self, List};
use super::context::Context;
use super::item::numbered;
use super::page::{Draft, Drafted, Place};
use super::view::{Fact, TableView, View, WholePlanPart, WholePlanView};

/// About how many characters stand on a printed page that is well filled.
const PAGE: usize = 1600;
/// A heading takes the place of about so many.
const HEADING: usize = 120;

impl Context<'_> {
    /// Everything in the order of the original: overview, chapters, items, indicators, money, schedule, chapters
    /// that stand after the items, glossary.
    pub(super) fn whole_page(&self) -> Drafted {
        let mut page = self.list_page(List::Whole);
        // A print of this page has to say of which plan it is.
        page.title.clone_from(&self.plan.title);
        let mut draft = Draft::new(page, None);
        let mut parts = Vec::new();
        if let Some(overview) = &self.plan.overview {
            let mut part = part("overview", self.printer.word("whole.overview"), 2);
            part.text = Some(draft.text("overview-text", overview, (1, super::plan::OVERVIEW)));
            parts.push(part);
        }
        let (after, before): (Vec<&Chapter>, Vec<&Chapter>) =
            self.plan.chapters.values().partition(|chapter| chapter.after_items);
        parts.extend(before.into_iter().map(|chapter| chapter_part(chapter, &mut draft)));
        parts.extend(self.plan.items.values().map(|item| self.item_part(item, &mut draft)));
        parts.extend(self.indicator_parts(&mut draft));
        parts.extend(self.table_parts());
        parts.extend(after.into_iter().map(|chapter| chapter_part(chapter, &mut draft)));
        for (part, at) in parts.iter_mut().filter(|part| part.depth == 2).zip(1..) {
            part.number = Some(self.printer.say("whole.part", &[("n", at.to_string())]));
        }
        begin_runs(&mut parts, &draft);
        draft.places = self.places();
        draft.sheet = self.whole_sheet(&parts);
        let sheet = draft.sheet.as_ref().map(|sheet| address::shared(&self.site.settings, &sheet.path));
        let (summary, facts) = (self.plan.summary.clone(), self.title_facts());
        let view = WholePlanView { summary, facts, parts, print_sheet: sheet };
        draft.finish(View::WholePlan(view))
    }

    /// What stands on this page and has one of its own.
    fn places(&self) -> BTreeMap<String, Place> {
        let plan = self.plan;
        let id = &plan.id;
        let mut places = BTreeMap::new();
        let mut add = |path: String, anchor: String, prefix: Option<String>| {
            places.insert(path, Place { anchor, prefix });
        };
        for item in plan.items.values() {
            let prefix = item_prefix(item);
            add(address::item(id, &item.id), prefix.clone(), Some(prefix));
        }
        for indicator in plan.indicators.values() {
            add(address::indicator(id, &indicator.id), indicator_prefix(indicator), None);
        }
        for chapter in plan.chapters.values() {
            let anchor = chapter_anchor(chapter);
            let prefix = Some(format!("{anchor}-"));
            add(address::chapter(id, &chapter.id), anchor, prefix);
        }
        for term in plan.terms.values() {
            add(address::term(id, &term.id), term_anchor(term), None);
        }
        let lists = [List::Indicators, List::Budget, List::Schedule, List::Districts, List::Glossary];
        for list in lists.into_iter().filter(|list| list.has_content(plan)) {
            add(list.path(id), list.name().to_owned(), None);
        }
        places
    }

    /// The terms with their places; their names lead nowhere, because they stand here.
    fn whole_terms(&self) -> Option<TableView> {
        let mut table = self.terms_table()?;
        for (row, term) in table.rows.iter_mut().zip(self.plan.terms.values()) {
            row.anchor = Some(term_anchor(term));
            row.cells.iter_mut().for_each(|cell| cell.path = None);
        }
        Some(table)
    }

    /// What stands on a title page.
    fn title_facts(&self) -> Vec<Fact> {
        let known = ["organisation", "period", "department", "edition", "updated", "original"];
        self.plan_facts().into_iter().filter(|fact| known.contains(&fact.key)).collect()
    }

    fn item_part(&self, item: &Item, draft: &mut Draft) -> WholePlanPart {
        let prefix = item_prefix(item);
        let depth = u8::try_from(self.plan.path_to(item).len()).unwrap_or(4).min(4) + 1;
        let view = self.item_view(item, (&prefix, depth - 1), draft);
        let mut part = part(&prefix, numbered(item), depth);
        part.item = Some(Box::new(view));
        part
    }

    fn indicator_parts(&self, draft: &mut Draft) -> Vec<WholePlanPart> {
        if self.plan.indicators.is_empty() {
            return Vec::new();
        }
        let mut parts = vec![part("indicators", self.list_name(List::Indicators), 2)];
        for indicator in self.plan.indicators.values() {
            let prefix = indicator_prefix(indicator);
            let view = self.indicator_view(indicator, &prefix, draft);
            let mut part = part(&prefix, indicator.name.clone(), 3);
            part.indicator = Some(Box::new(view));
            parts.push(part);
        }
        parts
    }

    fn table_parts(&self) -> Vec<WholePlanPart> {
        let mut parts = Vec::new();
        let mut add = |list: List, tables: Vec<TableView>| {
            if !tables.is_empty() {
                let mut part = part(list.name(), self.list_name(list), 2);
                part.tables = tables;
                parts.push(part);
            }
        };
        add(List::Budget, self.budget_tables());
        let schedule = self.plan.items.values().filter_map(|item| self.item_schedule(item, ""));
        add(List::Schedule, schedule.map(|(_, table)| table).collect());
        add(List::Districts, self.districts_table(|_| true).into_iter().collect());
        add(List::Glossary, self.whole_terms().into_iter().collect());
        parts
    }
}

/// Says which parts begin on a new page: all but short ones after short ones, which would leave most of it empty.
fn begin_runs(parts: &mut [WholePlanPart], draft: &Draft) {
    let sizes: Vec<Option<usize>> = (0..parts.len()).map(|at| size(&parts[at..], draft)).collect();
    let (mut runs, mut filled) = (0, None);
    for (part, size) in parts.iter_mut().zip(sizes).filter(|(part, _)| part.depth == 2) {
        let together = filled.zip(size).map(|(filled, size): (usize, usize)| filled + size);
        filled = together.filter(|together| *together <= PAGE);
        if filled.is_none() {
            runs += 1;
            part.run = Some(runs);
            filled = size;
        }
    }
}

/// About how many characters a part has that is nothing but text and tables; none for others, which are long.
fn size(parts: &[WholePlanPart], draft: &Draft) -> Option<usize> {
    let (part, rest) = parts.split_first()?;
    let is_plain = part.item.is_none() && rest.first().is_none_or(|next| next.depth == 2);
    let text = part.text.as_ref().and_then(|name| draft.texts.get(name)).map_or("", |text| &text.markdown);
    let is_drawn = ["chart:", "bullet:", "table:", "list:"].iter().any(|scheme| text.contains(scheme));
    let cells = part.tables.iter().flat_map(|table| &table.rows).flat_map(|row| &row.cells);
    let letters = cells.map(|cell| cell.text.chars().count() + 5).sum::<usize>() + text.chars().count();
    (is_plain && !is_drawn).then_some(letters + HEADING)
}

/// What stands before the anchors of an item on this page; its own is nothing but that.
fn item_prefix(item: &Item) -> String {
    format!("item-{}-", item.id)
}

/// The same of an indicator.
fn indicator_prefix(indicator: &Indicator) -> String {
    format!("indicator-{}-", indicator.id)
}

/// The place of a chapter on this page.
fn chapter_anchor(chapter: &Chapter) -> String {
    format!("chapter-{}", chapter.id)
}

/// The place of a term on this page.
fn term_anchor(term: &Term) -> String {
    format!("glossary-{}", term.id)
}

fn part(prefix: &str, title: String, depth: u8) -> WholePlanPart {
    WholePlanPart {
        prefix: prefix.to_owned(),
        title,
        number: None,
        run: None,
        depth,
        text: None,
        item: None,
        indicator: None,
        tables: Vec::new(),
    }
}

fn chapter_part(chapter: &Chapter, draft: &mut Draft) -> WholePlanPart {
    let prefix = chapter_anchor(chapter);
    let mut part = part(&prefix, chapter.title.clone(), 2);
    part.text = Some(draft.text(&format!("{prefix}-text"), &chapter.text, (1, &format!("{prefix}-"))));
    part
}
