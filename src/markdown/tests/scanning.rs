//! What a scan finds, and where.

use crate::markdown::{ReferenceKind, scan};

#[test]
fn references_have_kind_target_place_and_heading() {
    let source = "は**「[](item:3)」**です\n\n## {背景|はいけい}\n\n![図](chart:a)\n\n- ![b](chart:b) [c](files/c.pdf)\n\n### [d](item:4)\n\n<a@example.jp>\n";
    let scan = scan(source);
    let found: Vec<_> = scan
        .references
        .iter()
        .map(|r| (r.kind, r.target.as_str(), r.text_empty, &source[r.range.clone()], r.heading, r.alone))
        .collect();
    assert_eq!(
        found,
        [
            (ReferenceKind::Link, "item:3", true, "[](item:3)", None, false),
            (ReferenceKind::Figure, "chart:a", false, "![図](chart:a)", Some(0), true),
            (ReferenceKind::Figure, "chart:b", false, "![b](chart:b)", Some(0), false),
            (ReferenceKind::Link, "files/c.pdf", false, "[c](files/c.pdf)", Some(0), false),
            (ReferenceKind::Link, "item:4", false, "[d](item:4)", Some(1), false),
            (ReferenceKind::Link, "mailto:a@example.jp", false, "<a@example.jp>", Some(1), true),
        ]
    );
}

#[test]
fn a_picture_in_a_link_may_be_its_text() {
    let empty = |source| scan(source).references.iter().map(|r| r.text_empty).collect::<Vec<_>>();
    assert_eq!(empty("[![](a.png)](b)"), [true, true]);
    assert_eq!(empty("[![x](a.png)](b)"), [false, false]);
    assert_eq!(empty("[ `c` ](b) [**d**](e)"), [false, false]);
}

#[test]
fn targets_are_decoded() {
    let targets = |source| scan(source).references.into_iter().map(|r| r.target).collect::<Vec<_>>();
    assert_eq!(targets("[a](files/（*b.pdf) [c](JaVaScRiPt&colon;x)"), ["files/（*b.pdf", "JaVaScRiPt:x"]);
}

#[test]
fn headings_divide_the_text() {
    let source = "前\n\n## 甲 {#a}\n\n一\n\n### 乙\n\n二\n\n> ## 引用\n\n## Tei\n\n三\n";
    let headings = scan(source).headings;
    let found: Vec<_> = headings
        .iter()
        .map(|h| (h.level, h.text.as_str(), h.anchor.as_str(), source[h.body.clone()].trim(), h.nested))
        .collect();
    assert_eq!(
        found,
        [
            (2, "甲", "a", "一\n\n### 乙\n\n二\n\n> ## 引用", false),
            (3, "乙", "section-1", "二\n\n> ## 引用", false),
            (2, "引用", "section-2", "", true),
            (2, "Tei", "tei", "三", false),
        ]
    );
    assert_eq!(&source[headings[0].range.clone()], "## 甲 {#a}\n");
}

#[test]
fn raw_html_is_reported() {
    let source = "は**「a」**に<b>c</b>\n\n<div>\nd\n</div>\n";
    let found: Vec<_> = scan(source).raw_html.into_iter().map(|range| source[range].trim_end()).collect();
    assert_eq!(found, ["<b>", "</b>", "<div>\nd\n</div>"]);
}

#[test]
fn undefined_footnotes_are_reported() {
    let source = "は**「a」**に[^x] ![^y] \\[^z] `[^c]` [^d]\n\n- [^リスト]\n\n[^d]: e\n\n    [^code]\n";
    let scan = scan(source);
    let found: Vec<_> = scan
        .footnotes_undefined
        .iter()
        .map(|(label, range)| (label.as_str(), &source[range.clone()]))
        .collect();
    assert_eq!(found, [("x", "[^x]"), ("y", "[^y]"), ("リスト", "[^リスト]"), ("code", "[^code]")]);
}
