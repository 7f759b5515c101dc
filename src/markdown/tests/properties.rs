//! What holds for any text.

use proptest::prelude::*;

use super::{Page, unbalanced};
use crate::markdown::{Piece, Surroundings as _, inline, plain_text, render, scan};

/// Signs that mean something, parted by `¦`.
const SIGNS: &str = "計画¦は¦「¦」¦（¦）¦。¦％¦a¦1¦ ¦  ¦    ¦\t¦\n¦\n\n¦\r\n¦*¦**¦***¦_¦~¦~~¦~~~¦`¦```¦{¦|¦}¦{漢|か}¦[¦]¦(¦)¦](¦\
    ![¦](chart:a)¦](item:1)¦[^a]¦[^a]: ¦<¦>¦<b>¦</b>¦<!--¦-->¦&¦&amp;¦&colon;¦<https://a.jp>¦\\¦# ¦## ¦{#a}¦- ¦1. ¦> ¦\
    > [!NOTE]\n¦|-|-|\n¦|a|b|\n|-|-|\n¦|^^|b|\n¦Table: ¦---\n¦===\n¦\u{FDD0}¦\u{FDD2}¦\u{E0100}";

/// Texts made of these signs, so that they meet often.
pub(super) fn any_text() -> impl Strategy<Value = String> {
    let signs: Vec<&str> = SIGNS.split('¦').collect();
    let part = prop_oneof![8 => prop::sample::select(signs).prop_map(str::to_owned), 1 => ".{0,3}"];
    prop::collection::vec(part, 0..60).prop_map(|parts| parts.concat())
}

fn ids(html: &str) -> Vec<&str> {
    html.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect()
}

fn has_link_in_link(html: &str) -> bool {
    html.split("<a ").skip(1).any(|rest| !rest.contains("</a>"))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn html_is_balanced_unmarked_and_its_ids_unique(source in any_text()) {
        let page = Page::new();
        let mut html = String::new();
        for piece in render(&source, &page) {
            if let Piece::Html(piece) = piece {
                prop_assert_eq!(unbalanced(&piece), None, "{}", piece);
                html.push_str(&piece);
            }
        }
        prop_assert!(!has_link_in_link(&html), "{}", html);
        prop_assert!(!html.contains(crate::markdown::marks::is_mark));
        let all = ids(&html);
        let unique: std::collections::BTreeSet<&str> = all.iter().copied().collect();
        prop_assert_eq!(all.len(), unique.len(), "{}", html);
        let line = inline(&source, &page);
        prop_assert_eq!(unbalanced(&line), None, "{}", line);
    }

    #[test]
    fn ranges_are_parts_of_the_source(source in any_text()) {
        let scan = scan(&source);
        let references = scan.references.iter().map(|r| &r.range);
        let headings = scan.headings.iter().flat_map(|h| [&h.range, &h.body]);
        let footnotes = scan.footnotes_undefined.iter().map(|(_, range)| range);
        for range in references.chain(headings).chain(footnotes).chain(&scan.raw_html) {
            prop_assert!(source.get(range.clone()).is_some(), "{:?}", range);
        }
        for reference in &scan.references {
            let text = &source[reference.range.clone()];
            prop_assert!(text.starts_with(['[', '!', '<']), "{}", text);
            prop_assert!(text.ends_with([']', ')', '>']), "{}", text);
        }
        for (label, range) in &scan.footnotes_undefined {
            let text = &source[range.clone()];
            prop_assert!(text.starts_with('[') && text.ends_with(']'), "{} {}", label, text);
        }
    }

    #[test]
    fn scan_and_render_agree(source in any_text()) {
        let page = Page::new();
        let (scan, pieces) = (scan(&source), render(&source, &page));
        let placed: Vec<&str> = pieces.iter().filter_map(|piece| match piece {
            Piece::Figure { target, .. } => Some(target.as_str()),
            Piece::Html(_) => None,
        }).collect();
        let announced: Vec<&str> = scan.references.iter()
            .filter(|r| r.alone && r.kind == crate::markdown::ReferenceKind::Figure)
            .map(|r| r.target.as_str()).collect();
        prop_assert_eq!(placed, announced);
        let html: String = pieces.into_iter().map(|piece| match piece {
            Piece::Html(html) => html,
            Piece::Figure { .. } => String::new(),
        }).collect();
        for heading in &scan.headings {
            let id = format!(" id=\"{}{}\"", page.id_prefix(), heading.anchor);
            prop_assert!(html.contains(&id), "{} in {}", id, html);
        }
    }

    #[test]
    fn bare_text_is_one_line_without_marks(source in any_text()) {
        prop_assert!(!plain_text(&source).contains(crate::markdown::marks::is_mark));
    }
}
