//! The data beside every plan: CSV tables with fixed names and columns, and everything as JSON with its schema.
//!
//! Numbers are plain, unknown is blank, periods are codes with their first and last day, references are by id.

mod plan_json;
mod schema;
mod tables;

use crate::artifact::OutPath;

use super::address::{self, List};
use super::context::Context;
use super::page::Draft;
use super::view::{DataFileView, DataView, Download, View};

/// A file with data, before it is written out.
#[derive(Clone, Debug)]
pub struct DataFile {
    /// Where it goes.
    pub path: OutPath,
    /// What is in it.
    pub content: DataContent,
}

/// What is in a file with data.
#[derive(Clone, Debug)]
pub enum DataContent {
    /// A table: UTF-8 with mark, CRLF, always with its head.
    Table(Table),
    /// JSON.
    Json(serde_json::Value),
}

/// A table of data.
#[derive(Clone, Debug, Default)]
pub struct Table {
    /// The names of its columns.
    pub columns: &'static [&'static str],
    /// Its rows; each has as many cells as there are columns.
    pub rows: Vec<Vec<String>>,
}

/// A table by its file name.
type Named = (&'static str, Table);

impl Context<'_> {
    /// All files with the plan's data.
    pub(super) fn data_files(&self) -> Vec<DataFile> {
        let tables = self.data_tables().into_iter().map(|(name, table)| (name, DataContent::Table(table)));
        let json = [
            ("plan.json", DataContent::Json(self.plan_json())),
            ("plan.schema.json", DataContent::Json(schema::schema())),
        ];
        let files = tables.chain(json).filter_map(|(name, content)| {
            // Names are fixed and plan ids are valid addresses, so the path is one.
            let path = OutPath::new(&address::data(&self.plan.id, name)).ok()?;
            Some(DataFile { path, content })
        });
        files.collect()
    }

    fn data_tables(&self) -> [Named; 7] {
        [
            ("items.csv", self.items_data()),
            ("indicators.csv", self.indicators_data()),
            ("observations.csv", self.observations_data()),
            ("budget.csv", self.budget_data()),
            ("schedule.csv", self.schedule_data()),
            ("glossary.csv", self.glossary_data()),
            ("codes.csv", self.codes_data()),
        ]
    }

    /// The page about the data.
    pub(super) fn data_page(&self) -> Draft {
        let draft = Draft::new(self.list_page(List::Data), None);
        let mut files: Vec<DataFileView> = self
            .data_tables()
            .into_iter()
            .map(|(name, table)| DataFileView {
                download: self.data_download(name),
                meaning: self.printer.word(&format!("data.{}", name.trim_end_matches(".csv"))),
                rows: self.printer.count("rows", table.rows.len()),
                columns: table
                    .columns
                    .iter()
                    .map(|column| ((*column).to_owned(), self.printer.word(&format!("data-column.{column}"))))
                    .collect(),
            })
            .collect();
        for (name, key) in [("plan.json", "data.plan-json"), ("plan.schema.json", "data.schema")] {
            files.push(DataFileView {
                download: self.data_download(name),
                meaning: self.printer.word(key),
                rows: String::new(),
                columns: Vec::new(),
            });
        }
        let documents = self.plan.files.iter().map(|(path, file)| Download {
            path: address::file(&self.plan.id, path),
            text: path.trim_start_matches("files/").to_owned(),
            form: form(path, Some(file.size)),
        });
        let documents = documents.collect();
        draft.finish(View::Data(DataView { files, documents }))
    }

    /// A file with data as a download.
    pub(super) fn data_download(&self, name: &str) -> Download {
        let path = address::data(&self.plan.id, name);
        Download { text: name.to_owned(), form: form(&path, None), path }
    }

    /// The files behind a list or a page of a kind.
    pub(super) fn data_behind(&self, names: &[&str]) -> Vec<Download> {
        let mut downloads: Vec<Download> = names.iter().map(|name| self.data_download(name)).collect();
        downloads.push(self.data_download("plan.json"));
        downloads
    }
}

/// Type and, when known, size of a file, for people.
fn form(path: &str, size: Option<u64>) -> String {
    let ending = path.rsplit_once('.').map_or("", |(_, ending)| ending).to_uppercase();
    match size {
        None => ending,
        Some(bytes) if bytes < 1_000_000 => format!("{ending} {}KB", bytes.div_ceil(1000).max(1)),
        Some(bytes) => format!("{ending} {}.{}MB", bytes / 1_000_000, bytes % 1_000_000 / 100_000),
    }
}
