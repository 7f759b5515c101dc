//! Tables.

use super::html;

#[test]
fn a_table_has_a_caption_scopes_and_classes() {
    let source =
        "Table: **主体**ごとの数\n\n| 主体 | 数 | 率 |\n|---|--:|:-:|\n| 市民 | 5 | 10％ |\n|  | 2 | a |\n";
    assert_eq!(
        html(source),
        "<div class=\"scroll\" role=\"group\" aria-label=\"主体ごとの数\" tabindex=\"0\">\n<table>\n\
         <caption><strong>主体</strong>ごとの数</caption>\n\
         <thead>\n<tr><th scope=\"col\">主体</th><th scope=\"col\" class=\"r\">数</th><th scope=\"col\" class=\"c\">率</th></tr>\n</thead>\n\
         <tbody>\n<tr><th scope=\"row\">市民</th><td class=\"r\">5</td><td class=\"c\">10％</td></tr>\n\
         <tr><td></td><td class=\"r\">2</td><td class=\"c\">a</td></tr>\n</tbody>\n</table>\n</div>\n"
    );
}

#[test]
fn japanese_captions_are_captions() {
    for sign in ["表：", "表:", "Table：", "Table: "] {
        let html = html(&format!("{sign}数\n\n|a|b|\n|-|-|\n"));
        assert!(html.contains("aria-label=\"数\"") && html.contains("<caption>数</caption>"), "{html}");
    }
}

#[test]
fn only_a_paragraph_directly_before_a_table_is_its_caption() {
    assert!(html("表：数\n\n間\n\n|a|\n|-|\n").contains("<p>表：数</p>"));
    assert!(html("表：\n\n|a|\n|-|\n").contains("<p>表：</p>"));
    assert!(html("数\n\n|a|\n|-|\n").contains("aria-label=\"表\""));
    assert!(html("表：数\n").contains("<p>表：数</p>"));
}

#[test]
fn a_column_alone_or_of_numbers_heads_no_row() {
    assert!(!html("|a|\n|-|\n|b|\n").contains("scope=\"row\""));
    assert!(!html("|a|b|\n|-:|-|\n|1|c|\n").contains("scope=\"row\""));
    assert!(html("||b|\n|-|-|\n|1|c|\n").contains("<tr><td></td><th scope=\"col\">b</th></tr>"));
}

#[test]
fn merged_cells_span_rows() {
    let html = html("|分野|項目|\n|-|-|\n|学ぶ|a|\n|^^|b|\n|支える|c|\n|育む|d|\n|^^|e|\n|^^|^^|\n");
    let body = html.split("</thead>\n").nth(1).unwrap();
    assert_eq!(
        body,
        "<tbody>\n<tr><th scope=\"rowgroup\" rowspan=\"2\">学ぶ</th><td>a</td></tr>\n<tr><td>b</td></tr>\n</tbody>\n\
         <tbody>\n<tr><th scope=\"row\">支える</th><td>c</td></tr>\n</tbody>\n\
         <tbody>\n<tr><th scope=\"rowgroup\" rowspan=\"2\">育む</th><td>d</td></tr>\n<tr><td>e</td></tr>\n</tbody>\n\
         </table>\n</div>\n"
    );
}

#[test]
fn other_columns_merge_without_a_group() {
    let html = html("|a|b|c|\n|-|-|-|\n|1|x|p|\n|2|^^|q|\n|3|y|r|\n");
    let body = html.split("</thead>\n").nth(1).unwrap();
    assert_eq!(
        body,
        "<tbody>\n<tr><th scope=\"row\">1</th><td rowspan=\"2\">x</td><td>p</td></tr>\n\
         <tr><th scope=\"row\">2</th><td>q</td></tr>\n<tr><th scope=\"row\">3</th><td>y</td><td>r</td></tr>\n</tbody>\n\
         </table>\n</div>\n"
    );
}

#[test]
fn there_is_nothing_above_the_first_row() {
    assert!(html("|a|b|\n|-|-|\n|^^|b|\n").contains("<th scope=\"row\">^^</th>"));
    assert!(html("|^^|b|\n|-|-|\n").contains("<th scope=\"col\">^^</th>"));
}
