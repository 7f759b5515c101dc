//! Terms are linked where a text uses them first, and nothing else about the text changes.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::ops::Range;

use proptest::prelude::*;

use super::properties::any_text;
use super::{Page, unbalanced};
use crate::markdown::{
    Destination, PictureInfo, Piece, Surroundings, TermUse, Words, inline, letters, render,
};

/// A page with a glossary; the terms are found in the simplest way.
struct Glossary<'t> {
    page: Page,
    terms: &'t [&'t str],
    used: RefCell<BTreeSet<String>>,
}

impl<'t> Glossary<'t> {
    fn of(terms: &'t [&'t str]) -> Self {
        Self { page: Page::new(), terms, used: RefCell::default() }
    }

    fn at(&self, text: &str, start: usize) -> Option<(Range<usize>, &'t str)> {
        let here = self.terms.iter().filter(|term| text[start..].starts_with(**term));
        let longest = here.max_by_key(|term| term.len())?;
        Some((start..start + longest.len(), longest))
    }
}

impl Surroundings for Glossary<'_> {
    fn terms(&self, text: &str) -> Vec<TermUse> {
        let mut uses = Vec::new();
        let mut at = 0;
        for (start, _) in text.char_indices() {
            if let Some((range, term)) = self.at(text, start).filter(|_| start >= at) {
                at = range.end;
                uses.push(TermUse { range, term: term.to_owned() });
            }
        }
        uses
    }

    fn first_use(&self, term: &str) -> Option<Destination> {
        let is_first = self.used.borrow_mut().insert(term.to_owned());
        let text = String::new();
        is_first.then(|| Destination { href: format!("glossary.html#{}", term.len()), text })
    }

    fn link(&self, target: &str) -> Option<Destination> {
        self.page.link(target)
    }

    fn picture(&self, target: &str) -> Option<PictureInfo> {
        self.page.picture(target)
    }

    fn words(&self) -> &Words {
        self.page.words()
    }

    fn heading_shift(&self) -> u8 {
        0
    }

    fn id_prefix(&self) -> &'static str {
        ""
    }
}

fn html(source: &str, terms: &[&str]) -> String {
    inline(source, &Glossary::of(terms))
}

const LINK: &str = "<a class=\"term\" href=\"glossary.html#6\">";

#[test]
fn the_first_use_is_linked_and_no_other() {
    assert_eq!(html("協働と協働", &["協働"]), format!("{LINK}協働</a>と協働"));
    let twice = Glossary::of(&["協働"]);
    assert_eq!(inline("協働", &twice), format!("{LINK}協働</a>"));
    assert_eq!(inline("協働", &twice), "協働");
}

#[test]
fn the_longest_term_wins() {
    let found = html("市民協働の協働", &["協働", "市民協働"]);
    assert_eq!(found, format!("<a class=\"term\" href=\"glossary.html#12\">市民協働</a>の{LINK}協働</a>"));
}

#[test]
fn links_headings_code_and_pictures_are_left_alone() {
    let terms: &[&str] = &["協働"];
    for source in
        ["[協働](item:3)", "[協働](item:unknown)", "`協働`", "![協働](files/map.png)", "[**協働**](#a)"]
    {
        assert!(!html(source, terms).contains("term"), "{source}: {}", html(source, terms));
    }
    let pieces = render("# 協働\n\n```\n協働\n```\n\n**協働**\n", &Glossary::of(terms));
    let Some(Piece::Html(text)) = pieces.first() else { panic!("{pieces:?}") };
    assert!(text.ends_with(&format!("<p><strong>{LINK}協働</a></strong></p>\n")), "{text}");
    assert_eq!(text.matches("class=\"term\"").count(), 1);
}

#[test]
fn a_term_goes_over_readings_and_never_through_one() {
    let ruby = "<ruby>協働<rp>（</rp><rt>きょうどう</rt><rp>）</rp></ruby>";
    assert_eq!(html("{協働|きょうどう}の", &["協働"]), format!("{LINK}{ruby}</a>の"));
    let long = html("市民{協働|きょうどう}の", &["民協働の"]);
    assert_eq!(long, format!("市<a class=\"term\" href=\"glossary.html#12\">民{ruby}の</a>"));
    assert_eq!(html("{協働|きょうどう}", &["協"]), ruby);
    assert_eq!(html("{協働|きょうどう}協働", &["働協"]), format!("{ruby}協働"));
    // What is passed over hides nothing that follows.
    assert_eq!(
        html("{協働|きょうどう}協の", &["協"]),
        format!("{ruby}<a class=\"term\" href=\"glossary.html#3\">協</a>の")
    );
}

#[test]
fn words_without_markdown_keep_their_signs() {
    let found = letters("*協働* <b> {協働|きょうどう}", &Glossary::of(&["協働"]));
    assert!(found.starts_with(&format!("*{LINK}協働</a>* &lt;b&gt; <ruby>協働")), "{found}");
}

#[test]
fn hostile_terms_stay_text() {
    let terms: &[&str] = &["<script>", "\"", "&", "</a>", "{", "|", "*"];
    let found = html("\\<script> \" & \\</a> { | \\*", terms);
    assert_eq!(unbalanced(&found), None, "{found}");
    assert!(!found.contains("<script") && found.contains("&lt;script&gt;</a>"), "{found}");
}

/// HTML without the links to terms; no link stands in another.
fn without_terms(html: &str) -> String {
    let mut parts = html.split("<a class=\"term\" href=\"");
    let mut plain = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (_, rest) = part.split_once("\">").unwrap();
        plain.push_str(&rest.replacen("</a>", "", 1));
    }
    plain
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_but_links_is_added(source in any_text(), count in 0_usize..6) {
        let terms = &["計画", "は「", "漢は", "a", "a1", "画は"][..count];
        let show = |piece| match piece {
            Piece::Html(html) => html,
            Piece::Figure { target, .. } => target,
        };
        let plain: String = render(&source, &Page::new()).into_iter().map(show).collect();
        let linked: String = render(&source, &Glossary::of(terms)).into_iter().map(show).collect();
        prop_assert_eq!(without_terms(&linked), plain);
        prop_assert_eq!(without_terms(&html(&source, terms)), inline(&source, &Page::new()));
    }
}

#[test]
fn a_long_text_is_gone_through_once() {
    // Words with readings, none of which may be cut: work for each of them over all of them would not end.
    let source = "{あ協働い|よみ}の協".repeat(100_000);
    let found = letters(&source, &Glossary::of(&["協働", "協"]));
    assert_eq!(found.matches("class=\"term\"").count(), 1);
}
