//! `docs/format.md`: it is what the declarations say, and its examples are read.

use keikaku::format::describe;
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

#[test]
fn messages_name_headings_that_it_has() {
    let text = describe();
    for (catalogue, open, close) in [("ja", '「', '」'), ("en", '"', '"')] {
        let words = Words::parse(&document(&format!("src/diag/words/{catalogue}.toml")));
        let hint = words.get("figure-unknown.hint.none");
        assert!(hint.contains("docs/format.md"), "{hint}");
        let heading = hint.split(open).nth(1).unwrap().split(close).next().unwrap();
        let known = text.lines().any(|line| line.starts_with('#') && line.contains(heading));
        assert!(known, "{heading}");
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
