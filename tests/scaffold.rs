//! New sites and new entries: what they look like, that they are sound, and that nothing else is touched.

#![allow(clippy::unwrap_used, clippy::panic, reason = "tests")]

mod support;

use std::fs;
use std::path::Path;

use jiff::civil::{Date, date};
use keikaku::diag::{Catalogue, report};
use keikaku::model::Language;
use keikaku::pipeline::plan_site;
use keikaku::scaffold::{
    Above, Beginning, EntryKind, SCHEMA_FOLDER, Wanted, new_entry, with_schemas, with_site,
};
use keikaku::source::{DiskTree, Edit};
use support::folder::files_below;

const LANGUAGES: [Language; 2] = [Language::Japanese, Language::English];

/// What the program says about a site in a folder; empty when there is nothing to say.
fn said(folder: &Path, today: Date) -> String {
    let outcome = plan_site(&DiskTree::new(folder), today).unwrap();
    if outcome.diagnostics.is_empty() {
        assert!(outcome.site.is_some());
        return String::new();
    }
    report(&outcome.diagnostics, &outcome.sources, &Catalogue::of(Language::English), false)
}

fn begin(folder: &Path, language: Language, (city, plan, today): (&str, &str, Date)) {
    let beginning = Beginning { city: city.to_owned(), plan: plan.to_owned(), today };
    let edit = with_site(Edit::new(folder), language, &beginning);
    with_schemas(edit, &DiskTree::new(folder), SCHEMA_FOLDER).unwrap().carry_out().unwrap();
}

#[test]
fn a_new_site_is_sound_whenever_it_is_begun() {
    for language in LANGUAGES {
        for today in [date(2021, 4, 1), date(2026, 3, 31), date(2026, 4, 1), date(2031, 12, 31)] {
            let folder = tempfile::tempdir().unwrap();
            begin(folder.path(), language, ("見本市", "計画", today));
            assert_eq!(said(folder.path(), today), "", "{language:?} {today}");
        }
    }
}

#[test]
fn names_stay_names_whatever_is_in_them() {
    let hostile = "見本\"市\"\\ ]\n[x]\ny = 1 # {{plan}} <b>'";
    for language in LANGUAGES {
        let folder = tempfile::tempdir().unwrap();
        begin(folder.path(), language, (hostile, hostile, date(2026, 11, 21)));
        let found = said(folder.path(), date(2026, 11, 21));
        // A tag in a text is shown as it was typed, and said to be so.
        assert!(!found.contains("error"), "{found}");
        let settings = fs::read_to_string(folder.path().join("site.toml")).unwrap();
        assert!(settings.contains("見本\\\"市\\\"\\\\ ] [x] y = 1 #"), "{settings}");
    }
}

#[test]
fn its_files_open_in_excel_and_in_editors() {
    let folder = tempfile::tempdir().unwrap();
    begin(folder.path(), Language::Japanese, ("見本市", "計画", date(2026, 11, 21)));
    let files = files_below(folder.path());
    let endings =
        |ending: &'static str| files.iter().filter(move |(path, _)| support::ending(path) == ending);
    assert_eq!(endings("csv").count(), 4);
    for (path, bytes) in endings("csv") {
        let text = String::from_utf8(bytes.clone()).unwrap();
        assert!(text.starts_with('\u{FEFF}'), "{path}");
        assert!(text.split('\n').all(|line| line.is_empty() || line.ends_with('\r')), "{path}");
        // Excel takes a cell like 1-1 for a day, and saves that.
        let is_day =
            |cell: &str| cell.contains('-') && cell.chars().all(|sign| sign.is_ascii_digit() || sign == '-');
        assert_eq!(text.split([',', '\r', '\n']).find(|cell| is_day(cell)), None, "{path}");
    }
    for (path, bytes) in endings("toml") {
        let text = String::from_utf8(bytes.clone()).unwrap();
        let schema = text.lines().next().unwrap().strip_prefix("#:schema ").unwrap();
        let schema = folder.path().join(path).parent().unwrap().join(schema);
        assert!(schema.is_file(), "{path} names {}", schema.display());
    }
    for (path, bytes) in &files {
        assert!(!String::from_utf8_lossy(bytes).contains("{{"), "{path} has a place that is not filled in");
    }
    for path in [".vscode/settings.json", ".vscode/extensions.json"] {
        assert!(serde_json::from_slice::<serde_json::Value>(&files[path]).unwrap().is_object(), "{path}");
    }
    for path in [".editorconfig", ".gitattributes", ".gitignore", "README.md"] {
        assert!(files.contains_key(path), "{path}");
    }
}

#[cfg(unix)]
#[test]
fn a_double_click_finds_the_program_or_says_what_to_do() {
    use std::os::unix::fs::symlink;
    use std::process::Command;
    let desk = tempfile::tempdir().unwrap();
    let site = desk.path().join("計画 サイト");
    begin(&site, Language::Japanese, ("見本市", "計画", date(2026, 11, 21)));
    let elsewhere = desk.path().join("bin");
    fs::create_dir(&elsewhere).unwrap();
    let click = || {
        let path = format!("{}:/usr/bin:/bin", elsewhere.display());
        let output = Command::new(site.join("preview.command")).current_dir("/").env("PATH", path).output();
        let output = output.unwrap();
        (String::from_utf8(output.stdout).unwrap(), output.status.code())
    };
    let (said, code) = click();
    assert!(said.contains("keikaku が見つかりません") && code == Some(2), "{said}");
    // Stands in for the program: says what it is called with, and where.
    let program = "#!/bin/sh\necho \"$0 $* $(pwd)\"\n";
    Edit::new(desk.path()).create_program("double", program).carry_out().unwrap();
    for (place, called) in [
        (elsewhere.join("keikaku"), elsewhere.join("keikaku").display().to_string()),
        (desk.path().join("keikaku"), "../keikaku".to_owned()),
        (site.join("keikaku"), "./keikaku".to_owned()),
    ] {
        symlink(desk.path().join("double"), place).unwrap();
        let expected = format!("{called} serve {}\n", fs::canonicalize(&site).unwrap().display());
        assert_eq!(click(), (expected, Some(0)));
    }
    // A folder of that name is no program.
    fs::remove_file(site.join("keikaku")).unwrap();
    fs::create_dir(site.join("keikaku")).unwrap();
    assert!(click().0.starts_with("../keikaku serve "));
    let windows = fs::read(site.join("プレビュー.bat")).unwrap();
    let text = encoding_rs::SHIFT_JIS.decode(&windows).0.into_owned();
    assert!(text.contains("keikaku.exe が見つかりません") && text.contains("\" serve\r\n"), "{text}");
    assert!(text.split('\n').all(|line| line.is_empty() || line.ends_with('\r')), "{text}");
}

/// What is wanted when nothing is said.
fn wanted(kind: EntryKind) -> Wanted {
    Wanted { kind, plan: None, id: None, above: Above::AsLast, title: None, today: date(2027, 3, 31) }
}

/// Adds an entry; gives its id and the file that it is in, after a look at whether anything else has changed.
fn add(folder: &Path, wanted: &Wanted) -> (String, String) {
    let before = files_below(folder);
    let entry = new_entry(&DiskTree::new(folder), folder, wanted).unwrap();
    entry.edit.carry_out().unwrap();
    let after = files_below(folder);
    for (path, bytes) in &before {
        let is_grown =
            *path == entry.file && after[path].starts_with(bytes) && after[path].len() > bytes.len();
        assert!(is_grown || after[path] == *bytes, "{path} is not what it was");
    }
    (entry.id, entry.file)
}

fn folder_with(files: &[(&str, &[u8])]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let site = files.iter().fold(support::Site::new(), |site, (path, bytes)| site.file(path, *bytes));
    site.write_to(folder.path());
    folder
}

#[test]
fn entries_of_a_new_site_get_the_next_id_and_are_sound() {
    let today = date(2026, 11, 21);
    let folder = tempfile::tempdir().unwrap();
    begin(folder.path(), Language::Japanese, ("見本市", "計画", today));
    let item = |above| add(folder.path(), &Wanted { above, ..wanted(EntryKind::Item) }).0;
    assert_eq!(item(Above::AsLast), "b2");
    assert_eq!(item(Above::Item("a".to_owned())), "a3");
    assert_eq!(item(Above::Nothing), "c");
    assert_eq!(item(Above::Item("c".to_owned())), "c-1");
    assert_eq!(add(folder.path(), &wanted(EntryKind::Indicator)).0, "indicator-1");
    let titled = Wanted { title: Some("\"橋\"と, 道".to_owned()), ..wanted(EntryKind::Indicator) };
    assert_eq!(add(folder.path(), &titled).0, "indicator-2");
    let titled = Wanted { title: Some("\"橋\"と, 道".to_owned()), ..wanted(EntryKind::Item) };
    assert_eq!(add(folder.path(), &titled).0, "c-2");
    let plan = add(folder.path(), &wanted(EntryKind::Plan));
    assert_eq!(plan, ("plan-1".to_owned(), "content/plan-1/plan.toml".to_owned()));
    let settings = fs::read_to_string(folder.path().join(&plan.1)).unwrap();
    assert!(settings.contains("# period = \"令和8年度～令和12年度\""), "{settings}");
    let of_new = |kind| Wanted { plan: Some("plan-1".to_owned()), ..wanted(kind) };
    assert_eq!(add(folder.path(), &of_new(EntryKind::Item)).0, "a2");
    let indicator = add(folder.path(), &of_new(EntryKind::Indicator));
    assert_eq!(indicator, ("indicator-1".to_owned(), "content/plan-1/indicators.toml".to_owned()));
    assert_eq!(said(folder.path(), today), "");
    let rows = fs::read_to_string(folder.path().join("content/plan/items.csv")).unwrap();
    let last: Vec<&str> = rows.rsplit("\r\n").take(3).collect();
    assert_eq!(last, ["", "c-2,c,,\"\"\"橋\"\"と, 道\",,,,", "c-1,c,,新しい項目,,,,"]);
}

#[test]
fn entries_can_be_added_to_every_sample() {
    let folder = tempfile::tempdir().unwrap();
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for part in ["content", "themes"] {
        for (path, bytes) in files_below(&root.join(part)) {
            let path = folder.path().join(part).join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, bytes).unwrap();
        }
    }
    fs::copy(root.join("site.toml"), folder.path().join("site.toml")).unwrap();
    let found = said(folder.path(), date(2026, 11, 21));
    let mut ids = Vec::new();
    for plan in fs::read_dir(root.join("content")).unwrap().map(|entry| entry.unwrap()) {
        if plan.path().is_dir() {
            let plan = plan.file_name().into_string().unwrap();
            let of_plan = |kind| Wanted { plan: Some(plan.clone()), ..wanted(kind) };
            let (item, _) = add(folder.path(), &of_plan(EntryKind::Item));
            let (indicator, _) = add(folder.path(), &of_plan(EntryKind::Indicator));
            ids.push(format!("{plan} {item} {indicator}"));
        }
    }
    ids.sort();
    let expected = [
        "chigasaki-workplan-2019 project-9 indicator-1",
        "iga-manifesto-2025 goal-4 indicator-1",
        "koka-kyodo-action a4-2-3 indicator-1",
        "mihon-plan civic-1 indicator-1",
        "mihon-plan-1 town-1 indicator-1",
        "morioka-kyodo-2021 28 indicator-1",
        "nagasaki-project-9 item-1 indicator-1",
    ];
    assert_eq!(ids, expected);
    assert_eq!(said(folder.path(), date(2026, 11, 21)), found);
}

#[test]
fn tables_keep_their_encoding_their_marks_and_their_line_ends() {
    let text = "id,title,parent\r\n01,表と能力,\r\n02,橋,01";
    let utf16 = "\u{FEFF}id\ttitle\tparent\n01\t表\t\n02\t橋\t01\n".encode_utf16();
    let tables: [(&str, Vec<u8>, &str); 4] = [
        ("csv", text.as_bytes().to_vec(), "\r\n03,防災,01\r\n"),
        ("csv", format!("\u{FEFF}{text}").into_bytes(), "\r\n03,防災,01\r\n"),
        ("csv", encoding_rs::SHIFT_JIS.encode(text).0.into_owned(), "\r\n03,防災,01\r\n"),
        ("tsv", utf16.flat_map(u16::to_le_bytes).collect(), "03\t防災\t01\n"),
    ];
    for (ending, bytes, expected) in tables {
        let path = format!("content/p/items.{ending}");
        let folder = folder_with(&[(&path, &bytes)]);
        let titled = Wanted { title: Some("防災".to_owned()), ..wanted(EntryKind::Item) };
        assert_eq!(add(folder.path(), &titled), ("03".to_owned(), path.clone()));
        let after = fs::read(folder.path().join(&path)).unwrap();
        let text = keikaku::source::decode(&after, true).unwrap().into_owned();
        assert!(text.ends_with(expected), "{text:?}");
        assert_eq!(said(folder.path(), date(2026, 11, 21)), "");
    }
}

#[test]
fn tables_with_the_departments_own_heads_grow_too() {
    let table =
        "\"id\",\"上の項目\",\"事業名\",\"担当課\",\"令和7年度\"\r\n\"01\",\"\",\"方針\",\"\",\"\"\r\n";
    let settings = "title = \"計画\"\n[[level]]\nid = \"policy\"\nname = \"方針\"\n[[level]]\nid = \"measure\"\nname = \"取組\"\n\
        [[table]]\nlist = \"items\"\nignore = [\"令和7年度\"]\n";
    let files = [("content/p/items.csv", table.as_bytes()), ("content/p/plan.toml", settings.as_bytes())];
    let folder = folder_with(&files);
    let below = Wanted { above: Above::Item("01".to_owned()), ..wanted(EntryKind::Item) };
    let entry = new_entry(&DiskTree::new(folder.path()), folder.path(), &below).unwrap();
    assert_eq!(entry.blank, ["担当課", "令和7年度"]);
    assert_eq!(add(folder.path(), &below).0, "01-1");
    let text = fs::read_to_string(folder.path().join("content/p/items.csv")).unwrap();
    assert_eq!(text, format!("{table}\"01-1\",\"01\",\"新しい項目\",\"\",\"\"\r\n"));
    assert_eq!(said(folder.path(), date(2026, 11, 21)), "");
}

#[test]
fn columns_of_levels_and_heads_of_periods_are_known_wherever_they_are_declared() {
    let levels = "id,name\npolicy,施策\nmeasure,取組\n";
    let items = "id,title,施策\n01,安心,\n01-1,見守り,01\n";
    let plan = "title = \"計画\"\nera = \"平成\"\n";
    let files = [
        ("content/p/plan.toml", plan.as_bytes()),
        ("content/p/levels.csv", levels.as_bytes()),
        ("content/p/items.csv", items.as_bytes()),
    ];
    let folder = folder_with(&files);
    assert_eq!(add(folder.path(), &wanted(EntryKind::Item)).0, "01-2");
    let text = fs::read_to_string(folder.path().join("content/p/items.csv")).unwrap();
    assert_eq!(text, format!("{items}01-2,新しい項目,01\n"));
    assert_eq!(said(folder.path(), date(2026, 11, 21)), "");
}

#[test]
fn no_row_is_put_below_a_row_of_totals() {
    let table = "id,指標名,R5実績\ncalls,相談の件数,12\n,合計,12\n";
    let folder = folder_with(&[("content/p/indicators.csv", table.as_bytes())]);
    assert_eq!(said(folder.path(), date(2026, 11, 21)), "");
    let wanted = wanted(EntryKind::Indicator);
    let problem = new_entry(&DiskTree::new(folder.path()), folder.path(), &wanted).unwrap_err();
    assert_eq!(format!("{problem:?}"), "Totals(\"content/p/indicators.csv\")");
}

#[test]
fn items_that_are_files_get_another_file() {
    let front = |parent: &str| format!("+++\n{parent}title = \"取組\"\n+++\n文\n").into_bytes();
    let files = [("content/p/items/a1.md", front("")), ("content/p/items/a2.md", front("parent = \"a1\"\n"))];
    let files: Vec<(&str, &[u8])> = files.iter().map(|(path, bytes)| (*path, bytes.as_slice())).collect();
    let folder = folder_with(&files);
    let (id, file) = add(folder.path(), &wanted(EntryKind::Item));
    assert_eq!((id.as_str(), file.as_str()), ("a3", "content/p/items/a3.md"));
    let text = fs::read_to_string(folder.path().join(file)).unwrap();
    assert_eq!(text, "+++\nparent = \"a1\"\ntitle = \"新しい項目\"\n+++\n");
    assert_eq!(said(folder.path(), date(2026, 11, 21)), "");
}

#[test]
fn what_cannot_be_added_is_refused_and_nothing_changes() {
    let cp932 = encoding_rs::SHIFT_JIS.encode("id,title\n1,表\n").0.into_owned();
    let item = || wanted(EntryKind::Item);
    let named = |id: &str| Wanted { id: Some(id.to_owned()), ..item() };
    let below = |id: &str| Wanted { above: Above::Item(id.to_owned()), ..item() };
    let titled = Wanted { title: Some("吉𠮷".to_owned()), ..item() };
    let cases: [(&[u8], Wanted, &str); 9] = [
        (b"id,title\n1,a\n", named("1"), "Taken(\"1\")"),
        (b"id,title\n1,a\n", named("項目"), "BadId(\"項目\")"),
        (b"id,title,parent\n1,a,\n", below("9"), "NoSuchItem(\"9\")"),
        (b"id,title\n1,a\n", below("1"), "NoColumn(\"content/p/items.csv\", \"parent\")"),
        (b"id,name\n1,a\n", item(), "NoColumn(\"content/p/items.csv\", \"title\")"),
        (b"id,title\n1,\"a\n", item(), "Unread"),
        (b"id,title\n1,a,b\n", item(), "Unread"),
        (&cp932, titled, "NoSuchCharacter(\"content/p/items.csv\", '𠮷')"),
        (b"id,title\n1,a\n", Wanted { plan: Some("q".to_owned()), ..item() }, "NoSuchPlan(\"q\", [\"p\"])"),
    ];
    for (table, wanted, expected) in cases {
        let folder = folder_with(&[("content/p/items.csv", table)]);
        let problem = new_entry(&DiskTree::new(folder.path()), folder.path(), &wanted).unwrap_err();
        assert_eq!(format!("{problem:?}"), expected);
    }
    for list in ["item = [{ id = \"1\", title = \"a\" }]\n", "[item]\nid = \"1\"\ntitle = \"a\"\n"] {
        let folder = folder_with(&[("content/p/items.toml", list.as_bytes())]);
        let problem = new_entry(&DiskTree::new(folder.path()), folder.path(), &item()).unwrap_err();
        assert_eq!(format!("{problem:?}"), "NoTables(\"content/p/items.toml\", \"item\")");
    }
    let several = folder_with(&[("content/p/index.md", b""), ("content/q/index.md", b"")]);
    let problem = new_entry(&DiskTree::new(several.path()), several.path(), &item()).unwrap_err();
    assert_eq!(format!("{problem:?}"), "WhichPlan([\"p\", \"q\"])");
}
