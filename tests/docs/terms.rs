//! The table of domain terms in CONTRIBUTING.md: its types, keys, addresses and Japanese words are the program's own.

use std::fs;
use std::path::Path;

use jiff::civil::date;
use keikaku::format::RECORD_KINDS;
use keikaku::pipeline::plan_site;
use keikaku::source::MemoryTree;
use keikaku::words::Words;

use super::document;
use super::format::site_of_the_document;

/// Japanese, type, key, address.
fn terms() -> Vec<[String; 4]> {
    let text = document("CONTRIBUTING.md");
    let start = text.find("| 日本語 | English |").unwrap();
    let rows = text[start..].lines().skip(2).take_while(|line| line.starts_with('|'));
    let cells = rows.map(|row| row.split('|').map(|cell| cell.trim().trim_matches('`').to_owned()).collect());
    cells.map(|cells: Vec<String>| [1, 3, 4, 5].map(|at| cells[at].clone())).collect()
}

/// The sources of the model as one text.
fn model() -> String {
    let mut text = String::new();
    let mut open = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("src/model")];
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
            } else {
                text.push_str(&fs::read_to_string(path).unwrap());
            }
        }
    }
    text
}

#[test]
fn types_and_keys_exist() {
    let model = model();
    let terms = terms();
    assert!(terms.len() > 20, "{terms:?}");
    for [japanese, name, key, _] in terms {
        let declared = [" {", "<", " ="].map(|end| {
            ["struct", "enum", "type"].iter().any(|what| model.contains(&format!("pub {what} {name}{end}")))
        });
        assert!(declared.contains(&true), "{japanese}: no type {name}");
        let known = RECORD_KINDS
            .iter()
            .any(|kind| kind.name == key || kind.keys.iter().any(|known| known.name == key));
        assert!(known, "{japanese}: no key {key}");
    }
}

#[test]
fn messages_use_the_same_words() {
    let words = Words::parse(&document("src/diag/words/ja.toml"));
    for [japanese, _, key, _] in terms() {
        let what = format!("what.{key}");
        if words.has(&what) {
            // Some messages put the key behind the word, in brackets.
            let said = words.get(&what).split('（').next().unwrap();
            assert_eq!(said, japanese, "{what}");
        }
    }
}

#[test]
fn addresses_are_those_of_pages() {
    let tree = site_of_the_document()
        .into_iter()
        .fold(MemoryTree::new(), |tree, (path, text)| tree.with(&path, text));
    let (map, _) = plan_site(&tree, date(2026, 11, 21)).unwrap().site.unwrap();
    let pages = map.pages();
    let pages: Vec<&str> =
        pages.iter().filter_map(|page| page.path.as_str().strip_prefix("mihon/")).collect();
    for [japanese, _, _, address] in terms() {
        let found = match address.split_once("<id>") {
            Some((before, after)) => pages.iter().any(|page| {
                page.strip_prefix(before)
                    .and_then(|rest| rest.strip_suffix(after))
                    .is_some_and(|id| id != "index")
            }),
            None => address.is_empty() || pages.contains(&address.as_str()),
        };
        assert!(found, "{japanese}: no page at {address}");
    }
}

#[test]
fn no_word_is_written_twice_in_a_catalogue() {
    for (folder, languages) in
        [("themes/default/words", &["ja", "en", "ja-easy"][..]), ("src/diag/words", &["ja", "en"])]
    {
        for language in languages {
            let path = format!("{folder}/{language}.toml");
            let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
            let source = std::fs::read_to_string(root.join(&path)).unwrap();
            // The program reads its own words forgivingly; here every mistake counts.
            let (_, mistakes) = toml::de::DeTable::parse_recoverable(&source);
            assert_eq!(
                mistakes.iter().map(|one| one.message().to_owned()).collect::<Vec<_>>(),
                [""; 0],
                "{path}"
            );
        }
    }
}
