//! Footnotes.

use super::{Page, html, html_on};

#[test]
fn notes_are_numbered_by_reference_and_lead_back() {
    let page = Page { prefix: "aim-", ..Page::new() };
    assert_eq!(
        html_on(&page, "甲[^b]乙[^a]\n\n[^a]: 一\n\n[^b]: 二\n"),
        "<p>甲<sup class=\"footnote\" id=\"aim-fnref_1\"><a href=\"#aim-fn_1\" role=\"doc-noteref\" aria-label=\"注1\">1</a></sup>\
         乙<sup class=\"footnote\" id=\"aim-fnref_2\"><a href=\"#aim-fn_2\" role=\"doc-noteref\" aria-label=\"注2\">2</a></sup></p>\n\
         <section class=\"footnotes\" role=\"doc-endnotes\" aria-label=\"注\">\n<ol>\n\
         <li id=\"aim-fn_1\"><p>二 <a class=\"back\" href=\"#aim-fnref_1\" role=\"doc-backlink\" aria-label=\"注1の本文に戻る\">↩</a></p></li>\n\
         <li id=\"aim-fn_2\"><p>一 <a class=\"back\" href=\"#aim-fnref_2\" role=\"doc-backlink\" aria-label=\"注2の本文に戻る\">↩</a></p></li>\n\
         </ol>\n</section>\n"
    );
}

#[test]
fn each_reference_has_its_own_way_back() {
    let html = html("甲[^a]乙[^A]\n\n[^a]: 一\n\n    ```\n    x\n    ```\n");
    for part in [
        "id=\"fnref_1\"",
        "id=\"fnref_1_2\"",
        "href=\"#fnref_1\"",
        "href=\"#fnref_1_2\"",
        "注1-2の本文に戻る",
    ] {
        assert!(html.contains(part), "{part} in {html}");
    }
    assert!(html.contains("</code></pre><p> <a class=\"back\""), "{html}");
}

#[test]
fn nothing_defined_is_lost_and_nothing_undefined_is_a_link() {
    let html = html("甲[^x]\n\n[^a]: 誰も見ない\n");
    assert!(html.contains("<p>甲[^x]</p>"), "{html}");
    assert!(html.contains("<li><p>誰も見ない</p></li>"), "{html}");
}

#[test]
fn a_note_ends_the_link_around_it() {
    let html = html("[甲[^a]](files/a.pdf)\n\n[^a]: 一\n");
    assert!(html.starts_with("<p>[甲<sup ") && html.contains("</sup>](files/a.pdf)</p>"), "{html}");
}

#[test]
fn notes_in_notes_and_quotes_are_collected() {
    let html = html("甲[^a]\n\n> [^a]: 一[^b]\n\n[^b]: 二\n");
    assert_eq!(html.matches("<li id=").count(), 2, "{html}");
    assert!(html.ends_with("</ol>\n</section>\n"), "{html}");
}
