//! Links, pictures, figures.

use super::{Page, html};
use crate::markdown::{Piece, inline, render};

#[test]
fn links_lead_where_the_surroundings_say() {
    assert_eq!(html("[甲](item:3)"), "<p><a href=\"items/3.html\">甲</a></p>\n");
    assert_eq!(html("[甲](item:unknown)"), "<p>甲</p>\n");
    assert_eq!(
        html("[甲](https://example.jp/?a=1&b=2 \"乙\")"),
        "<p><a href=\"https://example.jp/?a=1&amp;b=2\" title=\"乙\">甲</a></p>\n"
    );
    assert_eq!(html("<a@example.jp>"), "<p><a href=\"mailto:a@example.jp\">a@example.jp</a></p>\n");
    assert_eq!(
        html("<https://example.jp/~a>"),
        "<p><a href=\"https://example.jp/~a\">https://example.jp/~a</a></p>\n"
    );
}

#[test]
fn an_empty_link_takes_a_name() {
    assert!(html("[](item:3)").contains("\">{項目|こうもく}3</a>"));
    assert_eq!(html("[](files/a.pdf)"), "<p><a href=\"files/a.pdf\">files/a.pdf</a></p>\n");
    assert_eq!(html("[](item:unknown)"), "<p>item:unknown</p>\n");
    assert!(html("[![](files/map.png)](item:3)").contains("alt=\"項目3\""));
}

#[test]
fn a_link_in_a_link_is_text() {
    assert_eq!(
        html("[甲 <https://example.jp>](item:3)"),
        "<p><a href=\"items/3.html\">甲 https://example.jp</a></p>\n"
    );
}

#[test]
fn pictures_have_text_and_size() {
    assert_eq!(
        html("![*地図*の\"例\"](files/map.png)"),
        "<p><img src=\"files/map.png\" alt=\"地図の&quot;例&quot;\" width=\"640\" height=\"480\" loading=\"lazy\" decoding=\"async\"></p>\n"
    );
    assert!(html("![](files/b.png)").contains("alt=\"\" loading"));
    assert_eq!(html("![地図](files/unknown.png)"), "<p>地図</p>\n");
    assert_eq!(html("![a ![b](files/b.png) c](files/unknown.png)"), "<p>a b c</p>\n");
}

#[test]
fn figures_part_the_text() {
    let pieces = render(
        "前\n\n![{参加|さんか}](chart:participation)\n\n![](list:items?level=a&label=b)\n\n後\n",
        &Page::new(),
    );
    assert_eq!(
        pieces,
        [
            Piece::Html("<p>前</p>\n".into()),
            Piece::Figure { target: "chart:participation".into(), title: Some("参加".into()) },
            Piece::Figure { target: "list:items?level=a&label=b".into(), title: None },
            Piece::Html("<p>後</p>\n".into()),
        ]
    );
}

#[test]
fn figures_elsewhere_show_their_text() {
    assert_eq!(html("前![図](chart:a)後"), "<p>前図後</p>\n");
    assert_eq!(html("> ![図](chart:a)\n"), "<blockquote>\n<p>図</p>\n</blockquote>\n");
    assert_eq!(html("- ![図](chart:a)\n\n- b"), "<ul>\n<li><p>図</p>\n</li>\n<li><p>b</p>\n</li>\n</ul>\n");
    assert_eq!(inline("![図](chart:a)", &Page::new()), "図");
}
