//! Everything that an import can say is said here, in both languages: words with a name that nothing fills
//! (`{near}`) end the test.

use std::collections::BTreeSet;

use keikaku::diag::{Catalogue, Diagnostics};
use keikaku::import::{Note, Request, import};
use keikaku::load::{LISTS, RawSite, load};
use keikaku::model::Language;
use keikaku::source::MemoryTree;
use keikaku::words::Words;

use super::folder;
use super::support::TODAY;
use super::support::folder::files_below;

/// What the program says itself, before or after the import.
const OF_PROGRAM: &[&str] = &["refused.file-missing", "refused.exists", "refused.nothing"];

/// Tables of text: the list that they hold, and their rows.
const TABLES: &[(&str, &str)] = &[
    ("indicators", "指標名,指標,単位,,R7目標,R9目標\n訪問,x,%,y,1,2\n"),
    ("indicators", "番号,指標名,単位,R5実績\n1,訪問,人,―\n2,相談,人,3\n"),
    ("values", "指標名,時期,値,R9目標\n訪問した家庭の割合,45748,2,3\n"),
    ("budget", "事業名,基本施策,財源の名,R7当初\n訪問,1-1,x,100\n整備,1-2,y,200\n相談,30\n合計,,,310\n"),
    ("items", "基本目標,事業名,担当課,事業名\n育てる,甲,なぞ課,x\n育てる,乙,,y\n"),
    ("items", "甲,乙\n1,2\n"),
];

/// Files of `workbooks/`: the list that they hold, and the sheet.
const WORKBOOKS: &[(&str, &str, Option<&str>)] = &[
    ("office.xlsx", "indicators", None),
    ("office.xlsx", "indicators", Some("まちがい")),
    ("office.xlsx", "indicators", Some("ない")),
    ("office-indicators.csv", "indicators", None),
    ("office-budget.csv", "budget", None),
    ("office-budget.csv", "budget", Some("予算")),
    ("office.fods", "budget", None),
    ("levels.xlsx", "items", None),
    ("formulas-without-results.xlsx", "budget", Some("予算")),
    ("two-far-cells.xlsx", "indicators", None),
    ("two-rows-of-heads.xlsx", "indicators", Some("読めない")),
    ("two-rows-of-heads.xlsx", "indicators", Some("高い見出し")),
    ("two-rows-of-heads.xlsx", "indicators", Some("結合した数")),
];

/// The plain site without one of its lists and without marks of values.
fn site_without(list: &str) -> RawSite {
    let files = files_below(&folder("plain"))
        .into_iter()
        .filter(|(path, _)| path.as_str() != format!("content/p/{list}.csv"));
    let tree = files.fold(MemoryTree::new(), |tree, (path, bytes)| {
        let text = String::from_utf8(bytes).unwrap();
        tree.with(
            &path,
            text.replace("[[mark]]\nid = \"no-survey\"\nname = \"調査なし\"\nsymbol = \"－\"\n", ""),
        )
    });
    load(&tree, &mut Diagnostics::new()).unwrap().unwrap()
}

/// What an import says, by the keys of its words.
fn notes(name: &str, bytes: &[u8], list: &str, (sheet, plan): (Option<&str>, &str)) -> Vec<(String, Note)> {
    let site = site_without(list);
    let list = *LISTS.iter().find(|known| known.file == list).unwrap();
    let keyed = |of: &str, note: Note| (format!("{of}.{}", note.key), note);
    match import(&Request { name, bytes, sheet, list, plan }, &site, TODAY) {
        Ok(import) => import.notes.into_iter().map(|note| keyed("note", note)).collect(),
        Err(refusal) => vec![keyed("refused", refusal)],
    }
}

#[test]
fn everything_that_an_import_can_say_is_filled_in() {
    let mut said: Vec<(String, Note)> = Vec::new();
    for (list, rows) in TABLES {
        said.extend(notes("a.csv", rows.as_bytes(), list, (None, "p")));
    }
    for (file, list, sheet) in WORKBOOKS {
        let bytes = std::fs::read(folder("workbooks").join(file)).unwrap();
        said.extend(notes(file, &bytes, list, (*sheet, "p")));
    }
    said.extend(notes("a.csv", b"\x81\xFF\x81", "items", (None, "p")));
    said.extend(notes("a.xlsx", b"PK", "items", (None, "p")));
    said.extend(notes("a.csv", b"", "items", (None, "elsewhere")));
    for language in [Language::Japanese, Language::English] {
        let catalogue = Catalogue::of(language);
        for (key, note) in &said {
            assert!(catalogue.has(&format!("cli.import.{key}")), "{key} has no words");
            let words = catalogue.say(&format!("cli.import.{key}"), &note.arguments);
            assert!(!words.contains('\n'), "{words}");
        }
    }
    let said: BTreeSet<String> = said.into_iter().map(|(key, _)| key).collect();
    let words = std::fs::read_to_string(folder("../../src/diag/words/ja.toml")).unwrap();
    let words = Words::parse(&words);
    let keys = words.iter().filter_map(|(key, _)| key.strip_prefix("cli.import."));
    let keys = keys.filter(|key| key.starts_with("note.") || key.starts_with("refused."));
    let silent: Vec<&str> = keys.filter(|key| !said.contains(*key) && !OF_PROGRAM.contains(key)).collect();
    assert_eq!(silent, Vec::<&str>::new());
}
