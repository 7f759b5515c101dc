//! The tables of a plan's folder to records, read with what the plan says of them.
//!
//! Takes tables and the settings of their plan, adds their records to the plan's lists. Must not know what a column
//! is: that is for the format to say.

use std::collections::BTreeSet;

use indexmap::IndexMap;
use rayon::prelude::*;

use crate::diag::Diagnostics;
use crate::format::{FromRecord as _, RawKeeping, RawPlanSettings, Reading, sheet};
use crate::load::{LISTS, ListName, RawPlan, RawSite, Record};
use crate::model::period::Calendar;

use super::plan::calendar;
use super::settings;

/// What a plan says that its tables are read with.
pub(crate) struct PlanTables {
    calendar: Calendar,
    keeping: Vec<RawKeeping>,
    levels: Vec<String>,
    level_ids: Vec<String>,
    sections: Vec<(String, String)>,
    lists: IndexMap<&'static str, Vec<Record>>,
    files: BTreeSet<String>,
}

impl PlanTables {
    /// What a plan of a site says; none when there is no such plan, or its settings cannot be read.
    pub(crate) fn of(site: &RawSite, id: &str) -> Option<Self> {
        let mut raw = site.plans.iter().find(|plan| plan.id == id)?.as_ref().clone();
        let languages = settings::languages(site.settings.as_ref(), None);
        let mut found = Diagnostics::new();
        let reading = &mut Reading { diagnostics: &mut found, languages: &languages };
        let keys = RawPlanSettings::from_record(raw.settings.take()?, reading);
        let calendar = calendar(&keys, &mut found);
        read_tables(&mut raw, (&keys, &calendar), &mut found);
        let (levels, sections) = (levels(&keys, &raw), sections(&keys, &raw));
        let level_ids = keys.level.iter().map(|level| level.id.value.clone());
        let level_ids = level_ids.chain(named(&raw, "level").map(|(id, _)| id)).collect();
        let files = raw.items.iter().map(|document| document.stem.value.clone()).collect();
        Some(Self { calendar, keeping: keys.table, levels, level_ids, sections, lists: raw.lists, files })
    }

    /// The entries of a list that tables and TOML files have, in the order of the files.
    pub(crate) fn records(&self, list: &str) -> &[Record] {
        self.lists.get(list).map_or(&[], Vec::as_slice)
    }

    /// The ids that a list has already.
    pub(crate) fn ids(&self, list: &str) -> BTreeSet<String> {
        let records = self.lists.get(list).into_iter().flatten();
        let ids = records.filter_map(|record| record.text("id")).map(|id| id.value.clone());
        ids.chain(self.files.iter().filter(|_| list == "item").cloned()).collect()
    }

    /// The levels from the top: id and name.
    pub(crate) fn level_words(&self) -> Vec<(String, String)> {
        self.level_ids.iter().cloned().zip(self.levels.iter().cloned()).collect()
    }

    /// What the items are called that the plan has: id, title, number.
    pub(crate) fn items(&self) -> BTreeSet<String> {
        let records = self.lists.get("item").into_iter().flatten();
        let forms = records.flat_map(|record| ["id", "title", "number"].map(|key| record.text(key)));
        forms.flatten().map(|text| text.value.clone()).chain(self.files.iter().cloned()).collect()
    }

    /// The same for the format.
    pub(crate) fn world(&self) -> sheet::World<'_> {
        let Self { calendar, keeping, levels, sections, .. } = self;
        sheet::World { calendar, keeping, levels, sections }
    }
}

/// Lists whose entries say how other tables are read; they are read first.
const FIRST: &[&str] = &["level", "section"];

/// Turns all tables of a plan into records.
pub(super) fn read_tables(
    raw: &mut RawPlan,
    (keys, calendar): (&RawPlanSettings, &Calendar),
    diagnostics: &mut Diagnostics,
) {
    let is_first = |list: &&ListName| FIRST.contains(&list.table);
    let world = sheet::World { calendar, keeping: &keys.table, levels: &[], sections: &[] };
    for list in LISTS.iter().filter(is_first) {
        let records = read_list(raw, *list, &world, diagnostics);
        add_all(raw, records);
    }
    let (levels, sections) = (levels(keys, raw), sections(keys, raw));
    let world = sheet::World { levels: &levels, sections: &sections, ..world };
    // They know nothing of each other, and are large.
    let plan = &*raw;
    let read: Vec<(ListRecords, Diagnostics)> = LISTS
        .par_iter()
        .filter(|list| !is_first(list))
        .map(|list| {
            let mut found = Diagnostics::new();
            (read_list(plan, *list, &world, &mut found), found)
        })
        .collect();
    for (records, found) in read {
        diagnostics.append(found);
        add_all(raw, records);
    }
    raw.tables.clear();
}

/// The records of a list's tables: its own, and values.
struct ListRecords {
    list: &'static str,
    own: Vec<Record>,
    values: Vec<Record>,
}

/// The names of the levels, from the top.
fn levels(keys: &RawPlanSettings, raw: &RawPlan) -> Vec<String> {
    let levels = keys.level.iter().map(|level| level.name.written().to_owned());
    levels.chain(named(raw, "level").map(|(_, name)| name)).collect()
}

/// The ids and names of the parts of items' texts.
fn sections(keys: &RawPlanSettings, raw: &RawPlan) -> Vec<(String, String)> {
    let sections =
        keys.section.iter().map(|section| (section.id.value.clone(), section.name.written().to_owned()));
    sections.chain(named(raw, "section")).collect()
}

fn read_list(
    raw: &RawPlan,
    list: ListName,
    world: &sheet::World<'_>,
    diagnostics: &mut Diagnostics,
) -> ListRecords {
    let tables = raw.tables.get(list.table).map_or(&[][..], Vec::as_slice);
    if !tables.is_empty() || !raw.gaps.are_in(list.table) {
        sheet::check_kept((list, tables), world, diagnostics);
    }
    let mut all = ListRecords { list: list.table, own: Vec::new(), values: Vec::new() };
    for table in tables {
        let records = sheet::read(table, list, world, diagnostics).records();
        all.own.extend(records.own);
        all.values.extend(records.values);
    }
    all
}

fn add_all(raw: &mut RawPlan, records: ListRecords) {
    add(raw, records.list, records.own);
    add(raw, "value", records.values);
}

/// Adds records to a list, in the order of the files that they stand in.
fn add(raw: &mut RawPlan, list: &'static str, records: Vec<Record>) {
    if records.is_empty() {
        return;
    }
    let all = raw.lists.entry(list).or_default();
    all.extend(records);
    all.sort_by_key(|record| record.span.file);
}

/// The ids and names of the entries of a list.
fn named(raw: &RawPlan, list: &str) -> impl Iterator<Item = (String, String)> {
    let records = raw.lists.get(list).into_iter().flatten();
    records.filter_map(|record| Some((record.text("id")?.value.clone(), record.text("name")?.value.clone())))
}
