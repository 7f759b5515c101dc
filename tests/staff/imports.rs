//! Spreadsheets to tables: what the program says and writes, and that the plan is sound afterwards.

use std::io::{Cursor, Read as _, Write as _};
use std::path::Path;
use std::process::{Command, Output};

use keikaku::diag::Diagnostics;
use keikaku::import::Request;
use keikaku::load::{LISTS, load};
use keikaku::source::MemoryTree;
use rust_decimal::Decimal;

use super::folder;
use super::support::folder::{differs, files_below};
use super::support::{Site, TODAY};

/// The plain site on disk, without the tables of some lists.
pub(super) fn site_without(lists: &[&str]) -> tempfile::TempDir {
    let disk = tempfile::tempdir().unwrap();
    for (path, bytes) in files_below(&folder("plain")) {
        if lists.iter().all(|list| path != format!("content/p/{list}.csv")) {
            let path = disk.path().join(path);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, bytes).unwrap();
        }
    }
    disk
}

/// Runs `keikaku import` on a file of `workbooks/`.
pub(super) fn import(site: &Path, file: &str, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_keikaku"));
    command.current_dir(folder("workbooks")).env("NO_COLOR", "1");
    command.args(["import", file, "--plan", "p", "--site"]).arg(site).args(arguments).output().unwrap()
}

/// What a run said on both streams, with the folder of the site by a name that is always the same.
pub(super) fn said(output: &Output, site: &Path) -> String {
    let text = [&output.stdout, &output.stderr].map(|bytes| String::from_utf8(bytes.clone()).unwrap());
    let code = output.status.code().unwrap();
    let text = format!("{}{}[{code}]\n", text[0], text[1]);
    text.replace(&site.display().to_string(), "SITE").replace('\\', "/")
}

/// What a finished site says, as the program itself finds it.
fn findings(site: &Path) -> String {
    Site::of(files_below(site)).report(keikaku::model::Language::Japanese)
}

/// An import: the name of its expected files, the spreadsheet, what the site lacks, arguments.
type Case = (&'static str, &'static str, &'static [&'static str], &'static [&'static str]);

const CASES: &[Case] = &[
    ("indicators", "office.xlsx", &["indicators", "values"], &["--as", "indicators", "--sheet", "指標"]),
    ("indicators-csv", "office-indicators.csv", &["indicators", "values"], &["--as", "indicators"]),
    ("indicators-cp932", "office-indicators-cp932.csv", &["indicators", "values"], &["--as", "indicators"]),
    ("budget", "office.xlsx", &["budget"], &["--as", "budget"]),
    ("budget-csv", "office-budget.csv", &["budget"], &["--as", "budget"]),
    ("items", "office.xlsx", &["items", "indicators", "values", "budget", "schedule"], &["--as", "items"]),
    (
        "two-rows-of-heads",
        "two-rows-of-heads.xlsx",
        &["indicators", "values"],
        &["--as", "indicators", "--sheet", "指標"],
    ),
    ("levels", "levels.xlsx", &["items", "indicators", "values", "budget", "schedule"], &["--as", "items"]),
    (
        "formulas-without-results",
        "formulas-without-results.xlsx",
        &["budget"],
        &["--as", "budget", "--sheet", "予算"],
    ),
];

#[test]
fn a_spreadsheet_becomes_tables_that_are_sound() {
    let mut wrong = Vec::new();
    for (name, file, without, arguments) in CASES {
        let site = site_without(without);
        let before = files_below(site.path());
        let output = import(site.path(), file, &[arguments, &["--lang", "ja"][..]].concat());
        let expected = folder("workbooks/expected").join(name);
        wrong.extend(differs(&expected.join("said.ja.txt"), said(&output, site.path()).as_bytes()));
        assert!(output.status.success(), "{name}:\n{}", said(&output, site.path()));
        let after = files_below(site.path());
        for (path, bytes) in after.iter().filter(|(path, _)| !before.contains_key(*path)) {
            let name = path.rsplit('/').next().unwrap();
            wrong.extend(differs(&expected.join(name), bytes));
        }
        assert!(before.iter().all(|(path, bytes)| after.get(path) == Some(bytes)), "{name} changed a file");
        assert!(after.len() > before.len(), "{name} wrote nothing");
        assert_eq!(findings(site.path()), "", "{name}");
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn what_was_imported_is_what_the_plain_tables_say() {
    let read = |case: &str, file: &str| {
        let path = folder("workbooks/expected").join(case).join(file);
        let text = std::fs::read_to_string(path).unwrap();
        text.lines().map(str::to_owned).collect::<Vec<_>>()
    };
    // One sheet in three files is one table.
    for file in ["indicators.csv", "values.csv"] {
        assert_eq!(read("indicators-csv", file), read("indicators-cp932", file));
    }
    // A table of text has the digits that were shown, a workbook those of its format.
    let cell = |cell: &str| {
        let number = cell.parse::<Decimal>();
        number.map_or_else(|_| cell.to_owned(), |number| number.normalize().to_string())
    };
    let meant = |lines: Vec<String>| {
        lines.iter().map(|line| line.split(',').map(cell).collect()).collect::<Vec<Vec<String>>>()
    };
    assert_eq!(meant(read("indicators", "values.csv")), meant(read("indicators-csv", "values.csv")));
    assert_eq!(read("budget", "budget.csv"), read("budget-csv", "budget.csv"));
    let plain = files_below(&folder("plain"));
    let plain = String::from_utf8(plain["content/p/values.csv"].clone()).unwrap();
    let plain: Vec<String> =
        plain.lines().skip(1).map(|line| line.split(',').nth(3).unwrap().to_owned()).collect();
    let found: Vec<String> = read("indicators", "values.csv")
        .iter()
        .skip(1)
        .map(|line| line.split(',').nth(3).unwrap().to_owned())
        .collect();
    // The plain table has the mark in a column of its own.
    let as_plain = |value: String| if value == "－" { String::new() } else { value };
    assert_eq!(found.into_iter().map(as_plain).collect::<Vec<_>>(), plain);
}

#[test]
fn a_dry_run_says_the_same_and_writes_nothing() {
    let site = site_without(&["indicators", "values"]);
    let before = files_below(site.path());
    let dry = import(site.path(), "office.xlsx", &["--as", "indicators", "--dry-run", "--lang", "en"]);
    assert!(dry.status.success());
    assert_eq!(files_below(site.path()), before);
    let wet = import(site.path(), "office.xlsx", &["--as", "indicators", "--lang", "en"]);
    let lines = |output: &Output| said(output, site.path()).lines().map(str::to_owned).collect::<Vec<_>>();
    let (dry, wet) = (lines(&dry), lines(&wet));
    let same = dry.iter().zip(&wet).take_while(|(a, b)| a == b).count();
    assert!(same + 3 >= dry.len() && same > 20, "{dry:#?}\n{wet:#?}");
    let expected = folder("workbooks/expected/indicators/said.en.txt");
    assert_eq!(differs(&expected, (wet.join("\n") + "\n").as_bytes()), None);
}

#[test]
fn nothing_is_overwritten_and_mistakes_name_the_cell() {
    let expected = folder("workbooks/expected");
    let refusals: &[(&str, &str, &[&str])] = &[
        ("exists", "office.xlsx", &["--as", "indicators"]),
        ("unit", "office.xlsx", &["--as", "indicators", "--sheet", "まちがい", "--output", "elsewhere"]),
        ("sheet-unknown", "office.xlsx", &["--as", "items", "--sheet", "事業"]),
        ("no-head", "office.xlsx", &["--as", "items", "--sheet", "まちがい"]),
        ("heads", "two-rows-of-heads.xlsx", &["--as", "indicators", "--sheet", "読めない"]),
        ("ending", "office.fods", &["--as", "items"]),
        ("gone", "no-such-file.xlsx", &["--as", "items"]),
    ];
    let mut wrong = Vec::new();
    for (name, file, arguments) in refusals {
        let site = site_without(&[]);
        let before = files_below(site.path());
        let elsewhere = site.path().join("elsewhere").display().to_string();
        let arguments: Vec<&str> = arguments
            .iter()
            .map(|argument| if *argument == "elsewhere" { &elsewhere } else { *argument })
            .collect();
        for language in ["ja", "en"] {
            let output = import(site.path(), file, &[&arguments[..], &["--lang", language]].concat());
            assert!(matches!(output.status.code(), Some(1 | 2)), "{name}: {}", said(&output, site.path()));
            let file = expected.join(format!("refused/{name}.{language}.txt"));
            wrong.extend(differs(&file, said(&output, site.path()).as_bytes()));
        }
        assert_eq!(files_below(site.path()), before, "{name}");
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn no_table_is_put_beside_one_of_another_form() {
    for file in ["values.tsv", "values.toml", "indicators.toml"] {
        let site = site_without(&["indicators", "values"]);
        std::fs::write(site.path().join("content/p").join(file), "").unwrap();
        let before = files_below(site.path());
        let output = import(site.path(), "office.xlsx", &["--as", "indicators", "--lang", "ja"]);
        let said = said(&output, site.path());
        assert!(said.contains(&format!("SITE/content/p/{file} はもうあります。")), "{said}");
        assert_eq!((output.status.code(), files_below(site.path())), (Some(2), before), "{file}");
    }
}

/// Excel opens a table in UTF-8 without a mark as one in cp932.
#[test]
fn new_tables_have_a_mark_unless_the_plan_does_without() {
    let items = files_below(&folder("plain"))["content/p/items.csv"].clone();
    let text = String::from_utf8(items.clone()).unwrap();
    let cp932 = encoding_rs::SHIFT_JIS.encode(&text.replace('\n', "\r\n")).0.into_owned();
    let cases: [(&str, &[u8], bool, bool); 4] = [
        ("items.csv", &cp932, true, true),
        ("items.csv", &items, false, false),
        (
            "items.csv",
            b"id,parent,title\nraise,,Raise\nvisit,raise,Visits\nnursery,raise,Nurseries\n",
            true,
            false,
        ),
        // What people download says nothing of how the department keeps its tables.
        ("files/items.csv", &items, true, true),
    ];
    for (path, bytes, has_mark, has_returns) in cases {
        let site = site_without(&["items", "indicators", "values", "budget", "schedule"]);
        let path = site.path().join("content/p").join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, bytes).unwrap();
        let output = import(site.path(), "office-budget.csv", &["--as", "budget", "--lang", "ja"]);
        assert!(output.status.success(), "{}", said(&output, site.path()));
        let made = std::fs::read(site.path().join("content/p/budget.csv")).unwrap();
        assert_eq!(made.starts_with(b"\xEF\xBB\xBF"), has_mark, "{}", path.display());
        assert_eq!(made.contains(&b'\r'), has_returns, "{}", path.display());
    }
}

#[test]
fn a_plan_that_cannot_be_read_is_reported_and_a_missing_one_is_asked_for() {
    let site = site_without(&["indicators", "values"]);
    let arguments = ["--as", "indicators", "--lang", "ja"];
    std::fs::write(site.path().join("content/p/plan.toml"), "title = 計画\n").unwrap();
    let output = import(site.path(), "office.xlsx", &arguments);
    let text = said(&output, site.path());
    assert!(text.starts_with("エラー[toml-syntax]") && text.ends_with("[1]\n"), "{text}");
    std::fs::remove_dir_all(site.path().join("content/p")).unwrap();
    let output = import(site.path(), "office.xlsx", &arguments);
    let text = said(&output, site.path());
    assert_eq!(text, "エラー: 計画がまだありません。先に keikaku new plan で作ってください。\n[2]\n");
}

#[test]
fn a_broken_workbook_is_refused_and_never_breaks_the_program() {
    let whole = std::fs::read(folder("workbooks/office.xlsx")).unwrap();
    let read = reader("indicators");
    assert!(read(&whole));
    assert!(!read(b"") && !read(b"PK\x03\x04") && !read("id,name\n".as_bytes()));
    let mut seed = 2026_u64;
    let mut refused = 0;
    for _ in 0..300 {
        let mut bytes = whole.clone();
        for _ in 0..3 {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            let at = usize::try_from(seed >> 33).unwrap() % bytes.len();
            bytes[at] ^= 1 << (seed % 8);
        }
        if seed.is_multiple_of(4) {
            bytes.truncate(usize::try_from(seed >> 40).unwrap() % whole.len());
        }
        refused += usize::from(!read(&bytes));
    }
    assert!(refused > 30, "{refused}");
}

/// Numbers that no sheet should have.
const NUMBERS: &[&str] = &[
    "12345678",
    "-12345678",
    "1E+28",
    "-7.9228162514264337E+28",
    "1E+308",
    "1E-20",
    "2958466",
    "-0",
    "NaN",
    "",
    "12",
];
/// Formats that no cell should have.
const FORMATS: &[&str] = &[
    "0%",
    "0.0%",
    "yyyy/m/d",
    "[h]:mm",
    "0.0000000000000000000000000000000000000000",
    "0.00E+00",
    "#,##0&quot;人",
    "%",
    "",
    ";;;@",
];

/// A text with one of the places between `open` and `close` filled with something else.
fn refilled(text: &str, (open, close): (&str, &str), (place, new): (usize, &str)) -> String {
    let starts: Vec<usize> = text.match_indices(open).map(|(at, _)| at + open.len()).collect();
    let start = starts[place % starts.len()];
    let end = start + text[start..].find(close).unwrap();
    format!("{}{new}{}", &text[..start], &text[end..])
}

/// A workbook with its parts as they are given.
fn zipped(parts: &[(String, String)]) -> Vec<u8> {
    let mut book = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        book.start_file(name.as_str(), zip::write::SimpleFileOptions::default()).unwrap();
        book.write_all(text.as_bytes()).unwrap();
    }
    book.finish().unwrap().into_inner()
}

#[test]
fn hostile_numbers_and_formats_never_break_the_program() {
    let whole = std::fs::File::open(folder("workbooks/office.xlsx")).unwrap();
    let mut whole = zip::ZipArchive::new(whole).unwrap();
    let parts = (0..whole.len()).map(|at| {
        let mut part = whole.by_index(at).unwrap();
        let mut text = String::new();
        part.read_to_string(&mut text).unwrap();
        (part.name().unwrap().into_owned(), text)
    });
    let parts: Vec<(String, String)> = parts.collect();
    let read = reader("indicators");
    let mut seed = 11_u64;
    let mut next = |most: usize| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(seed >> 33).unwrap() % most
    };
    let mut read_all = 0;
    for _ in 0..200 {
        let mut parts = parts.clone();
        for _ in 0..4 {
            let number = (next(1000), NUMBERS[next(NUMBERS.len())]);
            let format = (next(1000), FORMATS[next(FORMATS.len())]);
            for (name, text) in &mut parts {
                match name.as_str() {
                    "xl/styles.xml" => *text = refilled(text, ("formatCode=\"", "\""), format),
                    // Texts are numbers of a list of texts; those stay.
                    "xl/worksheets/sheet1.xml" => *text = refilled(text, ("t=\"n\"><v>", "<"), number),
                    _ => {}
                }
            }
        }
        read_all += usize::from(read(&zipped(&parts)));
    }
    assert!(read_all > 100, "{read_all}");
}

/// A workbook of two cells, one of which is the last that Excel knows, has no rows in between.
#[test]
fn a_sheet_that_is_nearly_blank_and_very_large_is_refused() {
    let site = site_without(&["indicators", "values"]);
    let output = import(site.path(), "two-far-cells.xlsx", &["--as", "indicators", "--lang", "ja"]);
    let expected = folder("workbooks/expected/refused/too-large.ja.txt");
    assert_eq!(differs(&expected, said(&output, site.path()).as_bytes()), None);
    assert_eq!(output.status.code(), Some(2));
}

/// Reads workbooks for the plain site, and says whether one could be read.
fn reader(list: &str) -> impl Fn(&[u8]) -> bool {
    let files = files_below(&folder("plain")).into_iter();
    let tree = files.fold(MemoryTree::new(), |tree, (path, bytes)| tree.with(&path, bytes));
    let site = load(&tree, &mut Diagnostics::new()).unwrap().unwrap();
    let list = *LISTS.iter().find(|known| known.file == list).unwrap();
    move |bytes| {
        let request = Request { name: "a.xlsx", bytes, sheet: None, list, plan: "p" };
        keikaku::import::import(&request, &site, TODAY).is_ok()
    }
}
