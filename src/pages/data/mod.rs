//! The data beside every plan: CSV tables with fixed names and columns, and everything as JSON with its schema.
//!
//! Numbers are plain, unknown is blank, periods are codes with their first and last day, references are by id.

mod distributions;
mod evaluations;
mod money;
mod plan_json;
mod schema;
mod statuses;
mod tables;
mod written;

use std::collections::BTreeMap;

use crate::artifact::{Artifact, OutPath};
use crate::diag::{Code, Diagnostic, Diagnostics};

use crate::model::{Indicator, IndicatorId};

use super::address::{self, List};
use super::context::Context;
use super::page::Draft;
use super::view::{DataFileView, DataView, Download, View};

/// The data files of one plan, written once: pages tell their sizes.
#[derive(Debug, Default)]
pub(super) struct Data {
    files: Vec<DataFile>,
    /// The values of each indicator that has any.
    values: BTreeMap<IndicatorId, Artifact>,
}

/// A finished file with what its page says about it.
#[derive(Debug)]
struct DataFile {
    name: &'static str,
    artifact: Artifact,
    /// The head and the number of rows; none for a file that is no table.
    table: Option<(&'static [&'static str], usize)>,
}

/// A table of data.
#[derive(Clone, Debug, Default)]
struct Table {
    /// The names of its columns.
    columns: &'static [&'static str],
    /// Its rows; each has as many cells as there are columns.
    rows: Vec<Vec<String>>,
}

/// A table that is no plan's as a file.
pub(super) fn table_file(
    address: &str,
    (columns, rows): (&'static [&'static str], Vec<Vec<String>>),
    diagnostics: &mut Diagnostics,
) -> Option<Artifact> {
    artifact(address.to_owned(), written::csv(&Table { columns, rows }), diagnostics)
}

/// The schema of every `plan.json`.
pub(super) fn schema() -> Vec<u8> {
    written::json(schema::schema())
}

impl Data {
    /// Nothing yet.
    pub(super) fn none() -> &'static Self {
        static NONE: Data = Data { files: Vec::new(), values: BTreeMap::new() };
        &NONE
    }

    /// The files themselves.
    pub(super) fn into_artifacts(self) -> impl Iterator<Item = Artifact> {
        self.files.into_iter().map(|file| file.artifact).chain(self.values.into_values())
    }
}

impl Context<'_> {
    /// All files with the plan's data; the schema of every plan is the same.
    pub(super) fn write_data(&self, schema: &[u8], diagnostics: &mut Diagnostics) -> Data {
        let tables: [(&'static str, Table); 11] = [
            ("items.csv", self.items_data()),
            ("indicators.csv", self.indicators_data()),
            ("observations.csv", self.observations_data()),
            ("status.csv", self.status_data()),
            ("distributions.csv", self.distributions_data()),
            ("budget.csv", self.budget_data()),
            ("budget-sums.csv", self.budget_sums_data()),
            ("schedule.csv", self.schedule_data()),
            ("evaluations.csv", self.evaluations_data()),
            ("glossary.csv", self.glossary_data()),
            ("codes.csv", self.codes_data()),
        ];
        let tables = tables.into_iter().map(|(name, table)| {
            let about = Some((table.columns, table.rows.len()));
            (name, written::csv(&table), about)
        });
        let json = [
            ("plan.json", Ok(written::json(self.plan_json())), None),
            ("plan.schema.json", Ok(schema.to_vec()), None),
        ];
        let mut files = Vec::new();
        for (name, bytes, table) in tables.chain(json) {
            let artifact = artifact(address::data(&self.plan.id, name), bytes, diagnostics);
            files.extend(artifact.map(|artifact| DataFile { name, artifact, table }));
        }
        Data { files, values: self.write_values(diagnostics) }
    }

    /// The values of each indicator, as a file of its own.
    fn write_values(&self, diagnostics: &mut Diagnostics) -> BTreeMap<IndicatorId, Artifact> {
        let measured = self.plan.indicators.values().filter(|indicator| !indicator.observations.is_empty());
        let file = |indicator: &Indicator| {
            let bytes = written::csv(&self.values_data(indicator));
            let artifact = artifact(address::values(&self.plan.id, &indicator.id), bytes, diagnostics)?;
            Some((indicator.id.clone(), artifact))
        };
        measured.filter_map(file).collect()
    }

    /// An indicator's own values as a download.
    pub(super) fn values_download(&self, indicator: &Indicator) -> Option<Download> {
        let file = self.data.values.get(&indicator.id)?;
        let path = address::shared(&self.site.settings, &file.path);
        let form = form(&path, u64::try_from(file.bytes.len()).ok());
        Some(Download { text: self.printer.word("data.values-file"), form, path })
    }

    /// The page about the data.
    pub(super) fn data_page(&self) -> Draft {
        let page = self.list_page(List::Data);
        let dataset = self.plan_dataset(&page);
        let mut draft = Draft::new(page, None);
        draft.dataset = Some(dataset);
        let files = self.data.files.iter().map(|file| {
            let key = file.name.trim_end_matches(".csv").replace('.', "-");
            let (columns, rows) = file.table.unzip();
            let meaning = |column: &&str| self.printer.word(&format!("data-column.{column}"));
            DataFileView {
                name: self.printer.word(&format!("data-name.{key}")),
                download: self.data_download(file.name),
                meaning: self.printer.word(&format!("data.{key}")),
                rows: rows.map_or_else(String::new, |rows| self.printer.count("rows", rows)),
                columns: columns
                    .into_iter()
                    .flatten()
                    .map(|column| ((*column).to_owned(), meaning(column)))
                    .collect(),
            }
        });
        let files = files.collect();
        let documents = self.plan.files.iter().map(|(path, file)| Download {
            path: address::shared(&self.site.settings, address::file(&self.plan.id, path)),
            text: path.trim_start_matches("files/").to_owned(),
            form: form(path, Some(file.size)),
        });
        let documents = documents.collect();
        draft.finish(View::Data(DataView { files, documents }))
    }

    /// A file with data as a download.
    fn data_download(&self, name: &str) -> Download {
        let path = address::shared(&self.site.settings, address::data(&self.plan.id, name));
        let file = self.data.files.iter().find(|file| file.name == name);
        let size = file.and_then(|file| u64::try_from(file.artifact.bytes.len()).ok());
        Download { text: name.to_owned(), form: form(&path, size), path }
    }

    /// The files behind a list or a page of a kind.
    pub(super) fn data_behind(&self, names: &[&str]) -> Vec<Download> {
        let mut downloads: Vec<Download> = names.iter().map(|name| self.data_download(name)).collect();
        downloads.push(self.data_download("plan.json"));
        downloads
    }
}

/// A written file at its address.
fn artifact(
    address: String,
    bytes: Result<Vec<u8>, written::WriteError>,
    diagnostics: &mut Diagnostics,
) -> Option<Artifact> {
    // Ids are valid addresses; a name that is too long or a device's is reported with the page that has it.
    let path = OutPath::new(&address).ok()?;
    match bytes {
        Ok(bytes) => Some(Artifact { path, bytes }),
        Err(error) => {
            diagnostics.push(Diagnostic::about_file(Code::FileUnreadable, address).with("why", error));
            None
        }
    }
}

/// Type and, when known, size of a file, for people.
pub(crate) fn form(path: &str, size: Option<u64>) -> String {
    let ending = path.rsplit_once('.').map_or("", |(_, ending)| ending).to_uppercase();
    match size {
        None => ending,
        Some(bytes) if bytes < 1_000_000 => format!("{ending} {}KB", bytes.div_ceil(1000).max(1)),
        Some(bytes) => format!("{ending} {}.{}MB", bytes / 1_000_000, bytes % 1_000_000 / 100_000),
    }
}
