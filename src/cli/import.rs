//! `keikaku import`.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum, ValueHint};

use crate::diag::{Diagnostics, Failure};
use crate::import::{Import, NewTable, Note, Request, import};
use crate::load::{LISTS, ListName, load};
use crate::scaffold::plan_of;
use crate::source::{DiskTree, Edit, SourceTree, decode, ending, line_end};

use super::console::{Console, shown};
use super::site::SiteFolder;
use super::table::drawn;
use super::{CLEAN, ENVIRONMENT, SOURCES, new, today};

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
    #[command(flatten)]
    site: SiteFolder,
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
    let tree = DiskTree::new(&arguments.site.folder);
    let mut found = Diagnostics::new();
    let site = match load(&tree, &mut found) {
        Ok(Some(site)) => site,
        Ok(None) => {
            console.report(&found, &crate::source::Sources::default());
            return SOURCES;
        }
        Err(failure) => return console.failed(&failure),
    };
    let plan = match plan_of(&site, arguments.plan.as_deref()) {
        Ok(plan) if plan.settings.is_some() => plan.id.as_str(),
        Ok(_) => {
            console.report(&found, &site.sources);
            return SOURCES;
        }
        Err(problem) => return new::refuse(&problem, console),
    };
    let Some(list) = arguments.list.name() else { return ENVIRONMENT };
    let name = arguments.file.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let folder = arguments.file.parent().filter(|folder| !folder.as_os_str().is_empty());
    let bytes = match DiskTree::new(folder.unwrap_or(Path::new("."))).read(&name) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == ErrorKind::NotFound => {
            let path = [("path", shown(&arguments.file))];
            console.fail(&console.say("import.refused.file-missing", &path));
            return ENVIRONMENT;
        }
        Err(error) => return console.failed(&Failure::io("read", &arguments.file, error)),
    };
    let request = Request { name: &name, bytes: &bytes, sheet: arguments.sheet.as_deref(), list, plan };
    match import(&request, &site, today()) {
        Ok(import) => {
            show(&import, &request, console);
            finish(&import, (arguments, plan, &tree), console)
        }
        Err(refusal) => {
            console.fail(&console.say(&format!("import.refused.{}", refusal.key), &refusal.arguments));
            ENVIRONMENT
        }
    }
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
        let facts = [("file", table.file()), ("rows", table.rows.len().to_string())];
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

/// Writes the tables, unless something is wrong or nothing is to be written.
fn finish(import: &Import, (arguments, plan, tree): (&Arguments, &str, &DiskTree), console: &Console) -> u8 {
    let folder = arguments.output.clone().unwrap_or_else(|| arguments.site.folder.join("content").join(plan));
    if let Some(file) = import.tables.iter().find_map(|table| existing(&folder, table)) {
        console.fail(&console.say("import.refused.exists", &[("path", shown(&folder.join(file)))]));
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
    let (line_end, has_mark) = habits(tree, plan);
    let edit = import
        .tables
        .iter()
        .fold(Edit::new(&folder), |edit, table| edit.create(&table.file(), table.bytes(line_end, has_mark)));
    if let Err(problem) = edit.carry_out() {
        console.refuse_edit(problem);
        return ENVIRONMENT;
    }
    for table in &import.tables {
        Console::print(&console.say("import.written", &[("path", shown(&folder.join(table.file())))]));
    }
    CLEAN
}

/// The file that holds a list already, in whichever form.
fn existing(folder: &Path, table: &NewTable) -> Option<String> {
    let tree = DiskTree::new(folder);
    let is_absent = |file: &str| tree.read(file).is_err_and(|error| error.kind() == ErrorKind::NotFound);
    table.rivals().into_iter().find(|file| !is_absent(file))
}

/// What ends the lines of new tables, and whether they begin with a byte-order mark: as the plan's other tables do.
/// The mark is left out only where a table with Japanese in it shows that the department reads UTF-8 without one;
/// Excel takes such a file for cp932.
fn habits(tree: &DiskTree, plan: &str) -> (&'static str, bool) {
    let folder = format!("content/{plan}");
    let entries = tree.list(&folder).map(|(entries, _)| entries).unwrap_or_default();
    let is_table = |path: &str| {
        let name = path.strip_prefix(folder.as_str()).and_then(|name| name.strip_prefix('/'));
        name.is_some_and(|name| !name.contains('/') && matches!(ending(name), "csv" | "tsv"))
    };
    let tables = entries.iter().filter(|entry| is_table(&entry.path));
    let tables: Vec<Vec<u8>> = tables.filter_map(|entry| tree.read(&entry.path).ok()).collect();
    let is_bare = |bytes: &Vec<u8>| {
        let has_mark = bytes.starts_with(b"\xEF\xBB\xBF");
        !has_mark && !bytes.is_ascii() && std::str::from_utf8(bytes).is_ok()
    };
    let text = tables.iter().find_map(|bytes| decode(bytes, true).ok());
    (text.map_or("\r\n", |text| line_end(&text)), !tables.iter().any(is_bare))
}
