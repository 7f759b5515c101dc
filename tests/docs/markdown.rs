//! What `docs/format.md` says about references and figures: each that it shows leads somewhere, and it shows all.

use keikaku::diag::{Code, Diagnostic};
use keikaku::format::describe;

use super::format::site_of_the_document;
use super::{Files, codes, findings};

const PLAN: &str = "content/mihon";
/// A name that is like no other, so that the program offers all names and not the nearest.
const UNLIKE: &str = "ぬぬぬぬぬぬぬぬぬぬぬぬぬぬぬぬぬぬぬぬぬぬぬぬぬぬぬぬぬぬ";

/// The document's own site with one more chapter.
fn with_text(text: &str) -> Files {
    let mut files = site_of_the_document();
    files.push((format!("{PLAN}/files/plan.pdf"), "pdf".to_owned()));
    files.push((format!("{PLAN}/chapters/99-trial.md"), format!("## 見出し {{#now}}\n\n{text}\n")));
    files
}

/// Code between backquotes in the rows of the document's tables.
fn shown(beginning: &str) -> Vec<String> {
    let text = describe();
    let rows = text.lines().filter(|line| line.starts_with('|'));
    let codes = rows.flat_map(|row| row.split('`').skip(1).step_by(2));
    codes.filter(|code| code.starts_with(beginning)).map(str::to_owned).collect()
}

#[test]
fn every_reference_shown_leads_somewhere() {
    let references = shown("[");
    assert!(references.len() > 25, "{references:?}");
    for reference in references.iter().filter(|reference| reference.contains("](")) {
        assert_eq!(codes(&with_text(reference)), Vec::<String>::new(), "{reference}");
    }
}

#[test]
fn every_figure_shown_can_be_placed() {
    let figures = shown("![");
    assert!(figures.len() > 12, "{figures:?}");
    for figure in figures {
        assert_eq!(codes(&with_text(&figure)), Vec::<String>::new(), "{figure}");
    }
}

#[test]
fn every_condition_shown_narrows() {
    let text = describe();
    let start = text.find("| 置くもの / *Placed* |").unwrap();
    let rows: Vec<&str> = text[start..].lines().skip(2).take_while(|line| line.starts_with('|')).collect();
    assert_eq!(rows.len(), 3);
    for row in rows {
        let cells: Vec<&str> = row.split('|').collect();
        let words = |cell: &str| cell.split('`').skip(1).step_by(2).map(str::to_owned).collect::<Vec<_>>();
        for target in words(cells[1]) {
            for condition in words(cells[2]) {
                let figure = format!("![]({target}?{condition}={})", value(&target, &condition));
                assert_eq!(codes(&with_text(&figure)), Vec::<String>::new(), "{figure}");
            }
            let wrong = format!("![]({target}?color=red)");
            assert_eq!(findings(&with_text(&wrong))[0].code, Code::FigureUnknown, "{wrong}");
        }
    }
}

/// Something that the document's site has.
fn value(target: &str, condition: &str) -> &'static str {
    match (condition, target.ends_with("indicators")) {
        ("id", true) => "participation",
        ("id" | "item", _) => "1",
        ("kind", _) => "outcome",
        ("level", _) => "measure",
        ("parent" | "below", _) => "together",
        ("label", _) => "priority",
        ("scope", _) => "children",
        ("actor", _) => "city",
        ("district", _) => "aoyama",
        _ => panic!("no value for the condition {condition}"),
    }
}

/// What the program offers instead of something that does not exist.
fn offered(text: &str) -> Vec<String> {
    let found: Vec<Diagnostic> = findings(&with_text(text));
    let known = found[0].arguments.iter().find(|(name, _)| *name == "known").expect("known names");
    // A report puts its language's own sign between the words.
    known.1.split(['\u{1f}', ',']).map(|name| name.trim().to_owned()).collect()
}

#[test]
fn everything_that_the_program_offers_is_shown() {
    let ids = ["participation", "checkup-rate", "ordinance", "temperature", "handbook"];
    for kind in ["chart", "bullet", "table", "list"] {
        for name in offered(&format!("![]({kind}:{UNLIKE})")) {
            let id = name.split(':').nth(1).unwrap();
            assert!(ids.contains(&id) || shown("![").contains(&format!("![]({name})")), "{name}");
        }
    }
    for name in offered(&format!("[](list:{UNLIKE})")) {
        assert!(shown("[](").contains(&format!("[]({name})")), "{name}");
    }
}

#[test]
fn other_kinds_are_refused() {
    assert_eq!(findings(&with_text("[a](javascript:1)"))[0].code, Code::LinkRefused);
    assert_eq!(findings(&with_text("文の中の![](chart:status)"))[0].code, Code::FigureNotAlone);
    assert_eq!(findings(&with_text("![](files/map.png)"))[0].code, Code::PictureMissing);
}
