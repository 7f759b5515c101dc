//! Readings over words.

use super::{Page, html};
use crate::markdown::{inline, plain_text_within};

const KYODO: &str = "<ruby>協働<rp>（</rp><rt>きょうどう</rt><rp>）</rp></ruby>";

#[test]
fn ruby_stands_in_text_headings_and_tables() {
    assert_eq!(html("{協働|きょうどう}の計画"), format!("<p>{KYODO}の計画</p>\n"));
    assert_eq!(html("## {協働|きょうどう}"), format!("<h2 id=\"section-1\">{KYODO}</h2>\n"));
    let table = html("|a|{協働|きょうどう}|\n|-|-|\n|{協働|きょうどう}|b|\n");
    assert_eq!(table.matches(KYODO).count(), 2, "{table}");
    assert_eq!(table.matches("</td>").count() + table.matches("</th>").count(), 4, "{table}");
}

#[test]
fn ruby_stands_beside_and_inside_emphasis() {
    assert_eq!(
        html("**（{協働|きょうどう}）**{協働|きょうどう}"),
        format!("<p><strong>（{KYODO}）</strong>{KYODO}</p>\n")
    );
    assert_eq!(
        html("{協働|きょうどう}**\"a\"**で"),
        format!("<p>{KYODO}<strong>&quot;a&quot;</strong>で</p>\n")
    );
}

#[test]
fn what_is_not_a_ruby_stays() {
    for text in ["{a|b", "{|b}", "{a|}", "{a b}", "{a|b|c}", "{ a | b }"] {
        assert_eq!(html(text), format!("<p>{}</p>\n", text.replace('{', "&#123;")));
    }
    assert_eq!(html("\\{a|b}"), "<p>&#123;a|b}</p>\n");
}

#[test]
fn the_text_of_a_picture_and_a_title_have_the_base_only() {
    let html = html("![{協働|きょうどう}の図](files/a.png)");
    assert!(html.contains("alt=\"協働の図\""), "{html}");
}

#[test]
fn one_line_has_no_blocks() {
    let page = Page::new();
    assert_eq!(inline("1. {協働|きょうどう}", &page), format!("1. {KYODO}"));
    assert_eq!(
        inline("# **「重要」**な\n- [](item:3)\n", &page),
        "# <strong>「重要」</strong>な - <a href=\"items/3.html\">{項目|こうもく}3</a>"
    );
    assert_eq!(inline("**「重要」**です", &page), "<strong>「重要」</strong>です");
    assert_eq!(inline("    <b>a</b>", &page), "&lt;b&gt;a&lt;/b&gt;");
    assert_eq!(inline("[^1]: a", &page), "[^1]: a");
    assert_eq!(inline("", &page), "");
}

#[test]
fn bare_text_names_empty_links() {
    assert_eq!(plain_text_within("計画は[](item:3)で", &Page::new()), "計画は項目3で");
}
