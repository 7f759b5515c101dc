//! Emphasis beside Japanese punctuation.

use super::html;

fn line(source: &str) -> String {
    let html = html(source);
    html.trim().trim_start_matches("<p>").trim_end_matches("</p>").to_owned()
}

#[test]
fn strong_ends_after_brackets_and_signs() {
    assert_eq!(line("これは**「重要」**です"), "これは<strong>「重要」</strong>です");
    assert_eq!(line("**町内会（自治会）**に"), "<strong>町内会（自治会）</strong>に");
    assert_eq!(line("計画は**10％**です"), "計画は<strong>10％</strong>です");
    assert_eq!(line("計画は*10％*です"), "計画は<em>10％</em>です");
}

#[test]
fn pairs_in_one_line_do_not_nest() {
    assert_eq!(
        line("**令和6年度（2024年度）**から**令和10年度**まで"),
        "<strong>令和6年度（2024年度）</strong>から<strong>令和10年度</strong>まで"
    );
    assert_eq!(line("「**甲**」と「**乙**」"), "「<strong>甲</strong>」と「<strong>乙</strong>」");
}

#[test]
fn emphasis_nests() {
    assert_eq!(
        line("は**「*とても*重要」な（計画）**です"),
        "は<strong>「<em>とても</em>重要」な（計画）</strong>です"
    );
    assert_eq!(line("***「両方」***です"), "<em><strong>「両方」</strong></em>です");
}

#[test]
fn variants_and_combining_marks_are_letters() {
    assert_eq!(line("**（注）**辻\u{E0100}さん"), "<strong>（注）</strong>辻\u{E0100}さん");
    assert_eq!(line("か\u{3099}**「例」**か\u{3099}"), "か\u{3099}<strong>「例」</strong>か\u{3099}");
}

#[test]
fn two_tildes_strike_out_and_one_is_a_range() {
    assert_eq!(line("~~（旧）~~を"), "<del>（旧）</del>を");
    assert_eq!(line("4月~6月、10月~12月"), "4月~6月、10月~12月");
    assert_eq!(line("**4月~6月**、10月~12月"), "<strong>4月~6月</strong>、10月~12月");
}

#[test]
fn escapes_and_lone_signs_stay() {
    assert_eq!(line("\\*\\*「重要」\\*\\*です"), "**「重要」**です");
    assert_eq!(line("は**「重要」です"), "は**「重要」です");
}

#[test]
fn code_stays_as_written() {
    assert_eq!(line("`は**「重要」**で{a|b}~`"), "<code>は**「重要」**で&#123;a|b}~</code>");
    assert_eq!(
        html("```\nは**「重」**で{漢|か}~\n```\n"),
        "<pre><code>は**「重」**で&#123;漢|か}~\n</code></pre>\n"
    );
    assert_eq!(html("    は**「重」**で\n"), "<pre><code>は**「重」**で\n</code></pre>\n");
    assert_eq!(html("~~~\na\n~~~\n"), "<pre><code>a\n</code></pre>\n");
}

#[test]
fn marks_leave_no_trace_anywhere() {
    let source = "は**「a」**に[（*b*）は](files/（*c.pdf \"は*「d」*に\")![は*「e」*に](files/は*「f.png)\n\n\
                  ```は*「g\nx\n```\n\n<b title='は*「h'>\n\n[^は*「i]\n\n[^は*「i]: j\n\u{FDD0}\u{FDD1}\u{FDEF}";
    let html = html(source);
    assert!(!html.contains(crate::markdown::marks::is_mark), "{html}");
    let percent_encoded_mark = "%EF%B7";
    assert!(!html.contains(percent_encoded_mark), "{html}");
}
