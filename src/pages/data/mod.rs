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
use std::sync::OnceLock;

use crate::artifact::OutPath;
use crate::model::{Indicator, IndicatorId, Plan, print_size};
use crate::source::ending;

use super::address::{self, List};
use super::context::Context;
use super::page::{Draft, Drafted};
use super::view::{DataFileView, DataView, Download, View};

/// The files of every plan, in the order of the page about the data.
const FILES: [&str; 13] = [
    "items.csv",
    "indicators.csv",
    "observations.csv",
    "status.csv",
    "distributions.csv",
    "budget.csv",
    "budget-sums.csv",
    "schedule.csv",
    "evaluations.csv",
    "glossary.csv",
    "codes.csv",
    "plan.json",
    "plan.schema.json",
];

/// The data files of one plan, each written when it is asked for first: pages tell their sizes.
#[derive(Debug, Default)]
pub(super) struct Data {
    files: [OnceLock<DataFile>; FILES.len()],
    /// The values of each indicator that has any.
    values: BTreeMap<IndicatorId, OnceLock<Vec<u8>>>,
}

/// A finished file with what its page says about it.
#[derive(Debug)]
struct DataFile {
    bytes: Vec<u8>,
    /// The head and the number of rows; none for a file that is no table.
    table: Option<(&'static [&'static str], usize)>,
}

/// Which data file of a plan it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum DataKey {
    /// A file of its name.
    Named(&'static str),
    /// The values of an indicator.
    Values(IndicatorId),
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
pub(super) fn table_file(columns: &'static [&'static str], rows: Vec<Vec<String>>) -> Vec<u8> {
    written::csv(&Table { columns, rows })
}

impl Data {
    /// The files of a plan, none of them written.
    pub(super) fn of(plan: &Plan) -> Self {
        let measured = plan.indicators.values().filter(|indicator| !indicator.observations.is_empty());
        let values = measured.map(|indicator| (indicator.id.clone(), OnceLock::new()));
        Self { values: values.collect(), ..Self::default() }
    }

    /// The addresses of all files. Ids are valid addresses; a name that is too long or a device's is reported with the
    /// page that has it.
    pub(super) fn addresses(&self, plan: &Plan) -> Vec<(OutPath, DataKey)> {
        let named = FILES.iter().map(|name| (address::data(&plan.id, name), DataKey::Named(name)));
        let values =
            self.values.keys().map(|id| (address::values(&plan.id, id), DataKey::Values(id.clone())));
        named.chain(values).filter_map(|(path, key)| Some((OutPath::new(&path).ok()?, key))).collect()
    }
}

impl<'a> Context<'a> {
    /// The bytes of a data file.
    pub(super) fn data_bytes(&self, key: &DataKey) -> &'a [u8] {
        match key {
            DataKey::Named(name) => self.data_file(name).map_or(&[], |file| &file.bytes),
            DataKey::Values(id) => self.values_bytes(id).unwrap_or_default(),
        }
    }

    /// A file of its name, written once for all languages.
    fn data_file(&self, name: &str) -> Option<&'a DataFile> {
        let at = FILES.iter().position(|known| *known == name)?;
        let (writer, data) = self.map?.data_writer(&self.plan.id)?;
        Some(data.files[at].get_or_init(|| writer.write(FILES[at])))
    }

    fn values_bytes(&self, id: &IndicatorId) -> Option<&'a [u8]> {
        let (writer, data) = self.map?.data_writer(&self.plan.id)?;
        let (bytes, indicator) = (data.values.get(id)?, writer.plan.indicators.get(id)?);
        Some(bytes.get_or_init(|| written::csv(&writer.values_data(indicator))))
    }

    fn write(&self, name: &str) -> DataFile {
        let table = match name {
            "items.csv" => self.items_data(),
            "indicators.csv" => self.indicators_data(),
            "observations.csv" => self.observations_data(),
            "status.csv" => self.status_data(),
            "distributions.csv" => self.distributions_data(),
            "budget.csv" => self.budget_data(),
            "budget-sums.csv" => self.budget_sums_data(),
            "schedule.csv" => self.schedule_data(),
            "evaluations.csv" => self.evaluations_data(),
            "glossary.csv" => self.glossary_data(),
            "codes.csv" => self.codes_data(),
            "plan.json" => return DataFile { bytes: written::json(self.plan_json()), table: None },
            _ => return DataFile { bytes: written::json(schema::schema()), table: None },
        };
        DataFile { bytes: written::csv(&table), table: Some((table.columns, table.rows.len())) }
    }
}

impl Context<'_> {
    /// An indicator's own values as a download.
    pub(super) fn values_download(&self, indicator: &Indicator) -> Option<Download> {
        let bytes = self.values_bytes(&indicator.id)?;
        let path = address::shared(&self.site.settings, address::values(&self.plan.id, &indicator.id));
        let form = form(&path, u64::try_from(bytes.len()).ok());
        Some(Download { text: self.printer.word("data.values-file"), form, path })
    }

    /// The page about the data.
    pub(super) fn data_page(&self) -> Drafted {
        let page = self.list_page(List::Data);
        let dataset = self.plan_dataset(&page);
        let mut draft = Draft::new(page, None);
        draft.dataset = Some(dataset);
        let files = FILES.iter().map(|name| {
            let key = name.trim_end_matches(".csv").replace('.', "-");
            let (columns, rows) = self.data_file(name).and_then(|file| file.table).unzip();
            let meaning = |column: &&str| self.printer.word(&format!("data-column.{column}"));
            DataFileView {
                name: self.printer.word(&format!("data-name.{key}")),
                download: self.data_download(name),
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
        let size = self.data_file(name).and_then(|file| u64::try_from(file.bytes.len()).ok());
        Download { text: name.to_owned(), form: form(&path, size), path }
    }

    /// The files behind a list or a page of a kind.
    pub(super) fn data_behind(&self, names: &[&str]) -> Vec<Download> {
        names.iter().map(|name| self.data_download(name)).collect()
    }
}

/// Type and, when known, size of a file, for people.
pub(crate) fn form(path: &str, size: Option<u64>) -> String {
    let ending = ending(path).to_uppercase();
    match size {
        None => ending,
        Some(bytes) => format!("{ending} {}", print_size(bytes)),
    }
}
