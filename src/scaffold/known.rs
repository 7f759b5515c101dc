//! The entries of a list that a plan has already, and the columns of the table that it keeps them in.
//!
//! Takes a plan as written, gives what a new entry has to know of it. Must not know where a new one goes.

use crate::diag::Diagnostics;
use crate::format::{FromRecord as _, Languages, RawPlanSettings, Reading, sheet};
use crate::load::{LISTS, RawPlan, RawSite, Record};
use crate::model::period::Calendar;

/// An entry as far as a new one has to know it.
#[derive(Clone, Debug)]
pub(super) struct Known {
    /// Its id.
    pub(super) id: String,
    /// What an item stands below, as written.
    pub(super) parent: Option<String>,
}

/// A column of a table.
#[derive(Clone, Debug)]
pub(super) struct Column {
    /// Its head as written.
    pub(super) head: String,
    /// The key that it stands for; empty where it is for something else.
    pub(super) key: String,
}

/// What a plan has of a list.
#[derive(Clone, Debug, Default)]
pub(super) struct Held {
    /// Its entries, in the order of the sources.
    pub(super) entries: Vec<Known>,
    /// The columns of its tables, by the table's path.
    pub(super) tables: Vec<(String, Vec<Column>)>,
}

/// What a plan has of the list whose tables in TOML have this name.
pub(super) fn held(site: &RawSite, plan: &RawPlan, table: &'static str) -> Held {
    // What is wrong with the sources is said by those who check them.
    let mut ignored = Diagnostics::new();
    let languages = Languages::only("ja");
    let mut reading = Reading { diagnostics: &mut ignored, languages: &languages };
    let settings = plan.settings.clone().map(|record| RawPlanSettings::from_record(record, &mut reading));
    let mut held =
        Held { entries: records(plan, table).iter().filter_map(known).collect(), ..Held::default() };
    let (Some(settings), Some(list)) = (settings, LISTS.iter().find(|list| list.table == table)) else {
        return held;
    };
    let levels: Vec<String> = settings.level.iter().map(|level| level.name.value.clone()).collect();
    let sections = settings.section.iter().map(|one| (one.id.value.clone(), one.name.value.clone()));
    let sections: Vec<(String, String)> = sections.collect();
    let calendar = Calendar::default();
    let world =
        sheet::World { calendar: &calendar, keeping: &settings.table, levels: &levels, sections: &sections };
    for raw in plan.tables.get(table).into_iter().flatten() {
        let sheet = sheet::read(raw, *list, &world, &mut ignored);
        let columns = sheet.columns.iter().map(|column| Column {
            head: column.head.value.clone(),
            key: match &column.meaning {
                sheet::Meaning::Key(key) => key.clone(),
                sheet::Meaning::Wide(_) | sheet::Meaning::PassedOver => String::new(),
            },
        });
        held.tables.push((site.sources.get(raw.file).path.to_string(), columns.collect()));
        held.entries.extend(sheet.records().own.iter().filter_map(known));
    }
    held
}

/// What a record says of itself.
pub(super) fn known(record: &Record) -> Option<Known> {
    let text = |key: &str| record.text(key).map(|text| text.value.clone());
    Some(Known { id: text("id")?, parent: text("parent") })
}

fn records<'a>(plan: &'a RawPlan, list: &str) -> &'a [Record] {
    plan.lists.get(list).map_or(&[], Vec::as_slice)
}
