//! What the chart of an indicator says of it: its title and its description, complete and with numbers computed by hand.

#![allow(clippy::unwrap_used, clippy::panic, reason = "tests")]
#![allow(clippy::format_collect, reason = "lists are short")]

mod support;

use keikaku::figure::Head;
use keikaku::pipeline::plan_site;
use support::{Site, TODAY};

/// The name of the chart of an indicator with these keys and these values (`period,kind,value` or
/// `period,kind,value,mark`).
fn head_in(plan: &str, keys: &str, values: &str) -> Head {
    let indicator = format!("[[indicator]]\nid = \"a\"\nname = \"利用\"\n{keys}\n");
    let marked = |row: &str| if row.matches(',').count() == 3 { row.to_owned() } else { format!("{row},") };
    let rows: String = values.lines().map(|row| format!("a,{}\n", marked(row))).collect();
    let site = Site::new()
        .plan("p", &format!("title = \"計画\"\n{plan}"))
        .file("content/p/indicators.toml", indicator)
        .file("content/p/values.csv", format!("indicator,period,kind,value,mark\n{rows}"));
    let outcome = plan_site(&site.tree(), TODAY).unwrap();
    let (map, _) = outcome.site.unwrap_or_else(|| panic!("{:#?}", outcome.diagnostics.sorted()));
    let page = map.page_at("p/indicators/a.html").unwrap();
    page.figures["trend"].head().clone()
}

fn check(keys: &str, values: &str, (title, description): (&str, &str)) {
    let head = head_in("", keys, values);
    assert_eq!((head.title.as_str(), head.description.as_str()), (title, description), "{keys}\n{values}");
}

const NO_TARGET: &str = "数値の目標はありません。";
const BASELINE: &str = "baseline = { period = \"2021年度\", value = 40 }\n";

#[test]
fn a_rise_and_a_fall_are_told_with_their_numbers_whichever_is_good() {
    let up = "unit = \"人\"\ndirection = \"up\"\ntarget = { period = \"2026年度\", value = 60 }";
    check(
        &format!("{BASELINE}{up}"),
        "2024年度,,52\n2025年度,,55",
        (
            "利用は、2021年度（基準）の40人から2025年度の55人に、15人増えました",
            "目標の60人（2026年度）まで、あと5人です。",
        ),
    );
    let down = "unit = \"%\"\ndirection = \"down\"\ntarget = { period = \"2026年度\", value = 30 }";
    check(
        &format!("{BASELINE}{down}"),
        "2025年度,,29.5",
        (
            "利用は、2021年度（基準）の40%から2025年度の29.5%に、10.5ポイント下がりました",
            "目標の30%（2026年度）に、2025年度の値で届いています。",
        ),
    );
    check(
        &format!("{BASELINE}unit = \"件\""),
        "2025年度,,52",
        ("利用は、2021年度（基準）の40件から2025年度の52件に、12件増えました", NO_TARGET),
    );
}

#[test]
fn nothing_is_made_of_one_value_of_none_and_of_equal_ones() {
    let target = "target = { period = \"2026年度\", text = \"続ける\" }";
    check(target, "2025年度,,7", ("利用は、2025年度に7でした", "目標は、2026年度までに「続ける」です。"));
    check(
        &format!("{BASELINE}direction = \"up\"\ntarget = {{ period = \"2026年度\", value = 60 }}"),
        "",
        (
            "利用には、まだ実績がありません",
            "2021年度は40でした。その後の実績値はまだありません。目標は、2026年度に60です。",
        ),
    );
    check("", "2024年度,,7\n2025年度,,7", ("利用は、2024年度も2025年度も7でした", NO_TARGET));
    check(
        "",
        "2025年度,estimate,7",
        ("利用は、2025年度に7（見込）です", "数値の目標はありません。2025年度は7（見込）です。"),
    );
}

#[test]
fn a_difference_inside_the_known_error_of_a_survey_is_no_rise() {
    let plan = "[[status]]\nrule = \"trend-band\"\nerror = 3\n";
    for (value, title) in [
        ("43", "利用は、2021年度（基準）の40%、2025年度の43%で、差は調査の誤差の範囲です"),
        ("37", "利用は、2021年度（基準）の40%、2025年度の37%で、差は調査の誤差の範囲です"),
        ("43.1", "利用は、2021年度（基準）の40%から2025年度の43.1%に、3.1ポイント上がりました"),
    ] {
        let head = head_in(plan, &format!("{BASELINE}unit = \"%\""), &format!("2025年度,,{value}"));
        assert_eq!(head.title, title);
    }
    // What is counted is no survey's share, and does not err.
    let head = head_in(plan, &format!("{BASELINE}unit = \"件\""), "2025年度,,43");
    assert_eq!(head.title, "利用は、2021年度（基準）の40件から2025年度の43件に、3件増えました");
}

#[test]
fn below_zero_and_ends_between_are_told() {
    check(
        "unit = \"人\"\ndirection = \"up\"\ntarget = { period = \"2023年度\", value = 0 }",
        "2021年度,,-20\n2022年度,,-55\n2023年度,,-5\n2024年度,,-12",
        (
            "利用は、2021年度の▲20人から2024年度の▲12人に、8人上がりました",
            "2024年度の値は、目標の0人（2023年度）に届いていません。差は12人です。\
             いちばん大きい値は2023年度の▲5人、いちばん小さい値は2022年度の▲55人です。",
        ),
    );
}

#[test]
fn a_range_is_inside_or_outside() {
    let keys = "unit = \"%\"\ndirection = \"range\"\ntarget = { period = \"2026年度\", min = 90, max = 98 }";
    for (value, word) in [("90", "中"), ("98", "中"), ("89.9", "外"), ("98.1", "外")] {
        let head = head_in("", keys, &format!("2025年度,,{value}"));
        let expected = format!("2025年度の値は、目標の範囲（2026年度：90%から98%まで）の{word}です。");
        assert_eq!(head.description, expected);
    }
}

#[test]
fn halves_breaks_and_gaps_are_not_compared() {
    let target = "direction = \"up\"\ntarget = { period = \"2026年度\", value = 60 }";
    check(
        target,
        "2024年度上半期,,20\n2024年度下半期,,30\n2025年度上半期,,25",
        ("利用は、2024年度上半期の20から2025年度上半期の25に、5増えました", "目標は、2026年度に60です。"),
    );
    check(
        target,
        "2024年度下半期,,30\n2025年度上半期,,25",
        ("利用は、2025年度上半期に25でした", "目標は、2026年度に60です。"),
    );
    let broken = "[[indicator.break]]\nperiod = \"2024年度\"\nreason = \"数え方を変えた\"";
    check(
        broken,
        "2022年度,,10\n2024年度,,30\n2025年度,,31",
        (
            "利用は、2024年度の30から2025年度の31に、1増えました",
            "数値の目標はありません。2024年度から：数え方を変えた。それより前の値とは、くらべられません。",
        ),
    );
}

#[test]
fn many_periods_without_a_value_are_counted() {
    let plan = "[[mark]]\nid = \"none\"\nname = \"調査なし\"\n";
    let named = "2011年度は「調査なし」です。2012年度は「調査なし」です。2013年度は「調査なし」です。";
    for (last, more) in [(2013, ""), (2015, "値のない時期が、ほかに2あります。")] {
        let none: String = (2011..=last).map(|year| format!("{year}年度,,,none\n")).collect();
        let head = head_in(plan, "", &format!("2010年度,,7\n{none}"));
        assert_eq!(head.description, format!("{NO_TARGET}{named}{more}"));
    }
}

#[test]
fn a_plan_may_say_both_itself() {
    check(
        "chart_title = \"毎年度ふえています\"\nchart_description = \"右上がりの線です。\"",
        "2024年度,,7\n2025年度,,9",
        ("毎年度ふえています", "右上がりの線です。"),
    );
}
