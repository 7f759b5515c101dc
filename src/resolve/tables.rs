//! The tables of a plan's folder to records, read with what the plan says of them.
//!
//! Takes tables and the settings of their plan, adds their records to the plan's lists. Must not know what a column
//! is: that is for the format to say.

use crate::diag::Diagnostics;
use crate::format::{RawPlanSettings, sheet};
use crate::load::{LISTS, ListName, RawPlan, Record};
use crate::model::period::Calendar;

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
        read_list(raw, *list, &world, diagnostics);
    }
    let levels = keys.level.iter().map(|level| level.name.written().to_owned());
    let levels: Vec<String> = levels.chain(named(raw, "level").map(|(_, name)| name)).collect();
    let sections =
        keys.section.iter().map(|section| (section.id.value.clone(), section.name.written().to_owned()));
    let sections: Vec<(String, String)> = sections.chain(named(raw, "section")).collect();
    let world = sheet::World { levels: &levels, sections: &sections, ..world };
    for list in LISTS.iter().filter(|list| !is_first(list)) {
        read_list(raw, *list, &world, diagnostics);
    }
}

fn read_list(raw: &mut RawPlan, list: ListName, world: &sheet::World<'_>, diagnostics: &mut Diagnostics) {
    let tables = raw.tables.shift_remove(list.table).unwrap_or_default();
    if !tables.is_empty() || !raw.gaps.are_in(list.table) {
        sheet::check_kept((list, &tables), world, diagnostics);
    }
    for table in &tables {
        let records = sheet::read(table, list, world, diagnostics).records();
        add(raw, list.table, records.own);
        add(raw, "value", records.values);
    }
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
