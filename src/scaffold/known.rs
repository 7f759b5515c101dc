//! The entries of a list that a plan has already, and the columns of the table that it keeps them in.
//!
//! Takes a plan as written, gives what a new entry has to know of it. Must not know where a new one goes.

use std::sync::Arc;

use crate::diag::Diagnostics;
use crate::format::sheet;
use crate::load::{ListName, RawPlan, RawSite, RawTable, Record};
use crate::resolve::PlanTables;

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

/// A table of a list.
#[derive(Clone, Debug)]
pub(super) struct Table {
    /// Its path below the site's folder.
    pub(super) path: String,
    /// Its columns.
    pub(super) columns: Vec<Column>,
    /// Whether it ends with rows of totals, or has them within it.
    pub(super) has_totals: bool,
}

/// What a plan has of a list.
#[derive(Clone, Debug)]
pub(super) struct Held {
    /// Its entries, in the order of the sources.
    pub(super) entries: Vec<Known>,
    /// Its tables.
    pub(super) tables: Vec<Table>,
}

/// What a plan has of the list whose tables in TOML have this name; none when its settings cannot be read.
pub(super) fn held(site: &RawSite, plan: &RawPlan, list: ListName) -> Option<Held> {
    let tables = PlanTables::of(site, &plan.id)?;
    let entries = tables.records(list.table).iter().filter_map(known).collect();
    // What is wrong with the sources is said by those who check them.
    let mut ignored = Diagnostics::new();
    let table = |raw: &Arc<RawTable>| {
        let sheet = sheet::read(raw, list, &tables.world(), &mut ignored);
        let columns = sheet.columns.iter().map(|column| Column {
            head: column.head.value.clone(),
            key: match &column.meaning {
                sheet::Meaning::Key(key) => key.clone(),
                sheet::Meaning::Wide(_) | sheet::Meaning::PassedOver => String::new(),
            },
        });
        let path = site.sources.get(raw.file).path.to_string();
        Table { path, columns: columns.collect(), has_totals: !sheet.totals.is_empty() }
    };
    let tables = plan.tables.get(list.table).into_iter().flatten().map(table).collect();
    Some(Held { entries, tables })
}

/// What a record says of itself.
pub(super) fn known(record: &Record) -> Option<Known> {
    let text = |key: &str| record.text(key).map(|text| text.value.clone());
    Some(Known { id: text("id")?, parent: text("parent") })
}
