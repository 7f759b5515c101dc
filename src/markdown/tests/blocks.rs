//! Headings, lists, quotations, code, lines.

use super::{Page, html, html_on};

#[test]
fn headings_have_ids_and_may_be_shifted() {
    let page = Page { shift: 1, prefix: "aim-", ..Page::new() };
    assert_eq!(
        html_on(&page, "## Aim\n\n## 背景 {#background}\n\n## 背景\n\n###### 末\n"),
        "<h3 id=\"aim-aim\">Aim</h3>\n<h3 id=\"aim-background\">背景</h3>\n\
         <h3 id=\"aim-section-1\">背景</h3>\n<h6 id=\"aim-section-2\">末</h6>\n"
    );
}

#[test]
fn other_attributes_of_headings_are_text() {
    assert_eq!(html("## 費用 {未定}\n"), "<h2 id=\"section-1\">費用 &#123;未定}</h2>\n");
    assert_eq!(html("## a {.b onclick=c}\n"), "<h2 id=\"a-b-onclick-c\">a &#123;.b onclick=c}</h2>\n");
}

#[test]
fn lists_quotes_and_rules() {
    assert_eq!(html("- a\n- b\n"), "<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n");
    assert_eq!(html("3. a\n4. b\n"), "<ol start=\"3\">\n<li>a</li>\n<li>b</li>\n</ol>\n");
    assert_eq!(html("1. a\n"), "<ol>\n<li>a</li>\n</ol>\n");
    assert_eq!(html("> a\n\n---\n"), "<blockquote>\n<p>a</p>\n</blockquote>\n<hr>\n");
}

#[test]
fn notes_of_the_editor_are_asides() {
    assert_eq!(
        html("> [!NOTE]\n> 原文では**欠けて**います。\n"),
        "<div class=\"note\" role=\"note\">\n<p class=\"note-label\">編注</p>\n<p>原文では<strong>欠けて</strong>います。</p>\n</div>\n"
    );
    assert_eq!(html("> [!TIP]\n> a\n"), "<blockquote>\n<p>[!TIP]</p>\n<p>a</p>\n</blockquote>\n");
}

#[test]
fn code_names_its_language() {
    assert_eq!(
        html("```toml a\nx = \"1\"\n```\n"),
        "<pre><code class=\"language-toml\">x = &quot;1&quot;\n</code></pre>\n"
    );
}

#[test]
fn lines_of_japanese_are_folded_without_a_space() {
    assert_eq!(html("計画は\n大切\\\nです"), "<p>計画は大切<br>\nです</p>\n");
    assert_eq!(
        html("> 計画は\n> **大切**"),
        "<blockquote>\n<p>計画は<strong>大切</strong></p>\n</blockquote>\n"
    );
    assert_eq!(html("one\ntwo"), "<p>one\ntwo</p>\n");
}

#[test]
fn raw_html_is_shown_as_text() {
    assert_eq!(html("a <b>c</b>"), "<p>a &lt;b&gt;c&lt;/b&gt;</p>\n");
    assert_eq!(html("<div>\nは**「a」**に\n</div>\n"), "<p>&lt;div&gt;\nは**「a」**に\n&lt;/div&gt;</p>\n");
    assert_eq!(html("<!-- a -->"), "<p>&lt;!-- a --&gt;</p>\n");
}

#[test]
fn containers_too_deep_become_text() {
    let html = html(&format!("{} a", ">".repeat(300)));
    assert_eq!(html.matches("<blockquote>").count(), 100);
    assert!(html.contains(&format!("{} a", "&gt;".repeat(200))));
}
