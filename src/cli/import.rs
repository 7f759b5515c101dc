//! `keikaku import`.

use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum, ValueHint};

use crate::diag::{Diagnostics, Failure};
use crate::import::{Import, NewTable, Note, Request, import};
use crate::load::{LISTS, ListName, RawSite, load};
use crate::source::{DiskTree, Edit, SourceTree};

use super::console::{Console, shown};
use super::table::drawn;
use super::{CLEAN, ENVIRONMENT, SOURCES};

/// The most rows of a table that are shown before it is written.
const MOST_SHOWN: usize = 10;
/// The most notes of a kind that are shown.
const MOST_NOTES: usize = 10;

/// Arguments of `import`.
#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// The spreadsheet: a workbook of Excel, or a table of text.
    #[arg(value_name = "FILE", value_hint = ValueHint::FilePath)]
    file: PathBuf,
    /// What the sheet holds.
    #[arg(long = "as", id = "as", value_enum, value_name = "LIST")]
    list: List,
    /// The plan, by the name of its folder; the only one when absent.
    #[arg(long, value_name = "PLAN")]
    plan: Option<String>,
    /// The sheet; the one with most known heads when absent.
    #[arg(long, value_name = "SHEET")]
    sheet: Option<String>,
    /// Show what would be written, and write nothing.
    #[arg(long)]
    dry_run: bool,
    /// Folder of the site, which holds site.toml.
    #[arg(long, default_value = ".", value_name = "FOLDER", value_hint = ValueHint::DirPath)]
    site: PathBuf,
    /// Folder to write to; that of the plan when absent.
    #[arg(long, value_name = "FOLDER", value_hint = ValueHint::DirPath)]
    output: Option<PathBuf>,
}

/// The lists that a sheet may hold.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum List {
    Items,
    Indicators,
    Values,
    Budget,
}

impl List {
    fn name(self) -> Option<ListName> {
        let file = match self {
            Self::Items => "items",
            Self::Indicators => "indicators",
            Self::Values => "values",
            Self::Budget => "budget",
        };
        LISTS.iter().find(|list| list.file == file).copied()
    }
}

/// Reads a spreadsheet, shows what was understood, and writes new tables. Gives the exit code.
pub(super) fn run(arguments: &Arguments, console: &Console) -> u8 {
    let tree = DiskTree::new(&arguments.site);
    let mut found = Diagnostics::new();
    let site = match load(&tree, &mut found) {
        Ok(Some(site)) => site,
        Ok(None) => {
            console.report(&found, &crate::source::Sources::default());
            return SOURCES;
        }
        Err(failure) => {
            console.fail(&console.failure(&failure));
            return ENVIRONMENT;
        }
    };
    let Some(plan) = plan_of(arguments, &site, console) else { return ENVIRONMENT };
    let Some(list) = arguments.list.name() else { return ENVIRONMENT };
    let name = arguments.file.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let folder = arguments.file.parent().filter(|folder| !folder.as_os_str().is_empty());
    let bytes = match DiskTree::new(folder.unwrap_or(Path::new("."))).read(&name) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            let path = [("path", shown(&arguments.file))];
            console.fail(&console.say("import.refused.file-missing", &path));
            return ENVIRONMENT;
        }
        Err(error) => {
            console.fail(&console.failure(&Failure::io("read", &arguments.file, error)));
            return ENVIRONMENT;
        }
    };
    let request =
        Request { name: &name, bytes: &bytes, sheet: arguments.sheet.as_deref(), list, plan: &plan };
    match import(&request, &site, jiff::Zoned::now().date()) {
        Ok(import) => {
            show(&import, &request, console);
            finish(&import, (arguments, &plan, &tree), console)
        }
        Err(refusal) => {
            console.fail(&console.say(&format!("import.refused.{}", refusal.key), &refusal.arguments));
            ENVIRONMENT
        }
    }
}

/// The plan that is meant: the one that is named, or the only one.
fn plan_of(arguments: &Arguments, site: &RawSite, console: &Console) -> Option<String> {
    if let Some(plan) = &arguments.plan {
        return Some(plan.clone());
    }
    if let [only] = site.plans.as_slice() {
        return Some(only.id.clone());
    }
    let plans: Vec<&str> = site.plans.iter().map(|plan| plan.id.as_str()).collect();
    console.fail(&console.say("import.refused.plan-missing", &[("plans", plans.join(" / "))]));
    None
}

/// Says how the sheet was understood, column by column, and what it becomes.
fn show(import: &Import, request: &Request<'_>, console: &Console) {
    let facts = [
        ("file", request.name.to_owned()),
        ("sheet", import.sheet.clone().unwrap_or_default()),
        ("row", import.head_row.to_string()),
        ("rows", import.rows.to_string()),
    ];
    let key = if import.sheet.is_some() { "import.read-sheet" } else { "import.read" };
    Console::print(&console.say(key, &facts));
    Console::print("");
    let word = |key: &str| console.say(&format!("import.{key}"), &[]);
    let heads = ["column", "head", "key", "period"].map(word).to_vec();
    let rows = import.columns.iter().filter(|column| !column.head.is_empty()).map(|column| {
        let letters = if column.letters.is_empty() { word("made") } else { column.letters.clone() };
        let key = column.key.clone().unwrap_or_else(|| word("passed-over"));
        vec![letters, column.head.clone(), key, column.period.clone().unwrap_or_default()]
    });
    print_table(&heads, &rows.collect::<Vec<_>>());
    notes(&import.notes, console);
    for table in &import.tables {
        let facts = [("file", file_of(table)), ("rows", table.rows.len().to_string())];
        Console::print(&console.say("import.becomes", &facts));
        let shown = table.rows.iter().take(MOST_SHOWN).cloned().collect::<Vec<_>>();
        print_table(&table.heads, &shown);
        if let Some(more) = table.rows.len().checked_sub(MOST_SHOWN).filter(|more| *more > 0) {
            Console::print(&console.say("import.more", &[("rows", more.to_string())]));
            Console::print("");
        }
    }
}

fn print_table(heads: &[String], rows: &[Vec<String>]) {
    for line in drawn(heads, rows) {
        Console::print(&line);
    }
    Console::print("");
}

/// Prints notes; many of one kind are cut.
fn notes(all: &[Note], console: &Console) {
    let mut kinds: Vec<&str> = all.iter().map(|note| note.key).collect();
    kinds.dedup();
    let mut told: Vec<&str> = Vec::new();
    for kind in kinds {
        if told.contains(&kind) {
            continue;
        }
        told.push(kind);
        let of_kind: Vec<&Note> = all.iter().filter(|note| note.key == kind).collect();
        for note in of_kind.iter().take(MOST_NOTES) {
            let text = console.say(&format!("import.note.{kind}"), &note.arguments);
            Console::print(&console.say("import.line", &[("text", text)]));
        }
        if let Some(more) = of_kind.len().checked_sub(MOST_NOTES).filter(|more| *more > 0) {
            Console::print(&console.say("import.more-notes", &[("count", more.to_string())]));
        }
    }
    if !all.is_empty() {
        Console::print("");
    }
}

fn file_of(table: &NewTable) -> String {
    format!("{}.csv", table.list)
}

/// Writes the tables, unless something is wrong or nothing is to be written.
fn finish(import: &Import, (arguments, plan, tree): (&Arguments, &str, &DiskTree), console: &Console) -> u8 {
    let folder = arguments.output.clone().unwrap_or_else(|| arguments.site.join("content").join(plan));
    let existing = |table: &&NewTable| DiskTree::new(&folder).read(&file_of(table)).is_ok();
    if let Some(table) = import.tables.iter().find(existing) {
        let path = shown(&folder.join(file_of(table)));
        console.fail(&console.say("import.refused.exists", &[("path", path), ("file", file_of(table))]));
        return ENVIRONMENT;
    }
    if !import.diagnostics.is_empty() {
        console.report(&import.diagnostics, &import.sources);
        return SOURCES;
    }
    if import.tables.is_empty() {
        console.fail(&console.say("import.refused.nothing", &[]));
        return ENVIRONMENT;
    }
    if arguments.dry_run {
        Console::print(&console.say("import.dry-run", &[("folder", shown(&folder))]));
        return CLEAN;
    }
    let (line_end, has_mark) = habits(tree);
    let edit = import.tables.iter().fold(Edit::new(&folder), |edit, table| {
        edit.create(&file_of(table), table.bytes(line_end, has_mark))
    });
    if let Err(problem) = edit.carry_out() {
        console.refuse_edit(problem);
        return ENVIRONMENT;
    }
    for table in &import.tables {
        Console::print(&console.say("import.written", &[("path", shown(&folder.join(file_of(table))))]));
    }
    CLEAN
}

/// What ends the lines of the site's tables, and whether they begin with a byte-order mark. Where there is none yet, they
/// are made so that Excel opens them as they are.
fn habits(tree: &DiskTree) -> (&'static str, bool) {
    let entries = tree.list("content").map(|(entries, _)| entries).unwrap_or_default();
    let first = entries.iter().find(|entry| entry.path.ends_with(".csv")).map(|entry| tree.read(&entry.path));
    let Some(Ok(bytes)) = first else { return ("\r\n", true) };
    let line_end = if bytes.windows(2).any(|two| two == b"\r\n") { "\r\n" } else { "\n" };
    (line_end, bytes.starts_with(b"\xEF\xBB\xBF"))
}
