//! `docs/format.md`: it is what the declarations say, and its examples are read.

use keikaku::diag::{Code, explained};
use keikaku::format::describe;
use keikaku::model::Language;
use keikaku::words::Words;

use super::blocks::{blocks, put};
use super::{Files, codes, document, is_up_to_date};

/// The site that the document's blocks make together, one after the other.
pub(super) fn site_of_the_document() -> Files {
    let mut files = Vec::new();
    for block in blocks(&describe()) {
        put(&mut files, &block);
    }
    files
}

#[test]
fn the_document_is_up_to_date() {
    is_up_to_date("docs/format.md", &describe());
}

#[test]
fn its_small_plan_is_a_site() {
    let text = describe();
    let end = text.find("<a id=\"files\"></a>").unwrap();
    let mut files = Vec::new();
    for block in blocks(&text[..end]) {
        put(&mut files, &block);
    }
    assert_eq!(files.len(), 8, "the document counts eight files");
    assert_eq!(codes(&files), Vec::<String>::new());
}

#[test]
fn each_of_its_blocks_is_read() {
    let text = describe();
    let small = text[..text.find("<a id=\"files\"></a>").unwrap()].lines().count();
    let mut files = Vec::new();
    for block in blocks(&text) {
        put(&mut files, &block);
        if block.line > small {
            let found = codes(&files);
            assert!(found.is_empty(), "docs/format.md:{}\n{found:#?}", block.line);
        }
    }
}

#[test]
fn its_links_lead_to_places_in_it() {
    let text = describe();
    // Links in blocks and between backquotes are examples.
    let prose: String = text.split("```").step_by(2).collect();
    let prose: String = prose.lines().flat_map(|line| line.split('`').step_by(2)).collect();
    let targets: Vec<&str> = prose.split("](#").skip(1).filter_map(|rest| rest.split(')').next()).collect();
    assert!(targets.len() > 100, "{targets:?}");
    for target in targets {
        assert!(text.contains(&format!("<a id=\"{target}\"></a>")), "#{target}");
    }
}

/// A clerk has the program and not its repository.
#[test]
fn messages_send_to_explanations_that_there_are_and_to_no_document() {
    for catalogue in ["ja", "en", "rules-ja", "rules-en"] {
        let words = Words::parse(&document(&format!("src/diag/words/{catalogue}.toml")));
        let of_findings = words.iter().filter(|(key, _)| !key.starts_with("cli.help."));
        for (key, text) in of_findings {
            assert!(!text.contains("docs/"), "{key}: {text}");
            let named = text.split("keikaku explain ").skip(1);
            let named = named.map(|rest| rest.split(|c: char| c != '-' && !c.is_ascii_alphabetic()).next());
            for code in named.flatten().filter(|code| code.contains('-')) {
                assert!(Code::of(code).is_some(), "{key}: {code}");
            }
        }
    }
}

#[test]
fn what_can_be_placed_is_explained_where_a_message_sends_to() {
    let text = describe();
    let start = text.find("### 図、表、一覧を置く").unwrap();
    let rows = text[start..].lines().skip_while(|line| !line.starts_with("| `![]"));
    let rows: Vec<&str> = rows.take_while(|line| line.starts_with('|')).collect();
    let names =
        rows.iter().flat_map(|row| row.split("`![](").skip(1)).filter_map(|rest| rest.split(')').next());
    let explained = explained(Code::FigureUnknown);
    let names: Vec<&str> = names.filter_map(|name| name.split_once(':')).map(|(_, name)| name).collect();
    assert!(names.len() > 20, "{names:?}");
    for name in names.into_iter().filter(|name| *name != "participation") {
        for language in [Language::Japanese, Language::English] {
            assert!(explained.why(language).contains(name), "{name}");
        }
    }
}

#[test]
fn every_period_shown_is_read() {
    let text = describe();
    let start = text.find("| 書き方 / *Written* | 読み方").unwrap();
    let rows = text[start..].lines().skip(2).take_while(|line| line.starts_with('|'));
    let written: Vec<&str> =
        rows.flat_map(|row| row.split('|').nth(1).unwrap_or("").split('`').skip(1).step_by(2)).collect();
    assert!(written.len() > 20, "{written:?}");
    for period in written {
        let settings = format!("title = '計画'\nera = '平成'\nperiod = '{period}'\n");
        let files = [("site.toml", "title = 'サイト'\n"), ("content/p/plan.toml", settings.as_str())];
        let files = files.map(|(path, text)| (path.to_owned(), text.to_owned()));
        assert_eq!(codes(&files), Vec::<String>::new(), "{period}");
    }
}
