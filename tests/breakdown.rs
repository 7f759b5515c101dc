//! Breakdowns: which figure shows them, what is said of them, and what stands on pages of districts and actors.
//!
//! Expected sentences are complete and their numbers computed by hand.

#![allow(clippy::unwrap_used, clippy::panic, reason = "tests")]
#![allow(clippy::format_collect, reason = "lists are short")]

mod support;

use std::fmt::Write;

use keikaku::figure::Chart;
use keikaku::pages::Page;
use keikaku::pages::view::{BreakdownView, GroupView, View};
use keikaku::pipeline::plan_site;
use support::{Site, TODAY};

const HEAD: &str = "indicator,period,series,kind,value,mark\n";

/// The page at an address of a site.
fn page(site: &Site, path: &str) -> Page {
    let outcome = plan_site(&site.tree(), TODAY).unwrap();
    let (map, _) = outcome.site.unwrap_or_else(|| panic!("{:#?}", outcome.diagnostics.sorted()));
    map.page_at(path).unwrap()
}

/// The indicator `a` in percent with these series (`id,keys | keys`) and these values (`period,series,kind,value,mark`).
fn site(series: &str, values: &str) -> Site {
    let plan = "title = \"計画\"\n[[district]]\nid = \"north\"\nname = \"北\"\n[[district]]\nid = \"south\"\nname = \"南\"\n\
                [[actor]]\nid = \"city\"\nname = \"市\"\n[[mark]]\nid = \"none\"\nname = \"調査なし\"\n";
    let mut indicators = "[[indicator]]\nid = \"a\"\nname = \"割合\"\nunit = \"%\"\n".to_owned();
    for (id, rest) in series.lines().map(|line| line.split_once(',').unwrap()) {
        let _ = write!(indicators, "\n[[indicator.series]]\nid = \"{id}\"\n{}\n", rest.replace(" | ", "\n"));
    }
    let rows: String = values.lines().map(|row| format!("a,{row}\n")).collect();
    Site::new()
        .plan("p", plan)
        .file("content/p/indicators.toml", indicators)
        .file("content/p/values.csv", format!("{HEAD}{rows}"))
}

/// Series with the names s1, s2 … of one dimension.
fn named(count: usize) -> String {
    (1..=count).map(|n| format!("s{n},name = \"系列{n}\"\n")).collect()
}

/// Values of two years for the series s1, s2 …, and for the headline.
fn two_years(count: usize, headline: bool) -> String {
    let mut rows = String::new();
    for year in [2024, 2025] {
        if headline {
            let _ = writeln!(rows, "{year}年度,,,50,");
        }
        for n in 1..=count {
            let _ = writeln!(rows, "{year}年度,s{n},,{},", 40 + n);
        }
    }
    rows
}

/// The breakdowns of the indicator, with the page that shows them.
fn breakdowns(site: &Site) -> (Vec<BreakdownView>, Page) {
    let page = page(site, "p/indicators/a.html");
    let View::Indicator(view) = &page.view else { panic!("{:?}", page.view) };
    (view.breakdowns.clone(), page)
}

fn only(site: &Site) -> (BreakdownView, Page) {
    let (mut all, page) = breakdowns(site);
    assert_eq!(all.len(), 1);
    (all.remove(0), page)
}

#[test]
fn few_lines_share_a_chart_and_many_stand_side_by_side() {
    for (count, headline, expected) in [
        (2, true, "together"),
        (3, true, "together"),
        (4, true, "side by side"),
        (5, true, "side by side"),
        (12, true, "side by side"),
        (4, false, "together"),
        (5, false, "side by side"),
        (12, false, "side by side"),
    ] {
        let (view, page) = only(&site(&named(count), &two_years(count, headline)));
        let names: Vec<String> = (1..=count).map(|n| format!("系列{n}")).collect();
        match (&view.figure, view.figures.is_empty()) {
            (Some(name), true) => {
                assert_eq!(expected, "together", "{count}, {headline}");
                let Chart::TimeSeries(figure) = &page.figures[name] else {
                    panic!("{:?}", page.figures[name])
                };
                let labels: Vec<&str> = figure.drawn().iter().map(|series| series.label.as_str()).collect();
                assert_eq!(labels[labels.len() - count..], names, "none is left out, in their order");
                assert_eq!(labels.len(), count + usize::from(headline));
                assert_eq!(labels[0] == "全体", headline, "the headline comes first");
            }
            (None, false) => {
                assert_eq!(expected, "side by side", "{count}, {headline}");
                let titles: Vec<&str> = view.figures.iter().map(|small| small.title.as_str()).collect();
                assert_eq!(titles, names);
                for (small, name) in view.figures.iter().zip(&names) {
                    let chart = &page.figures[small.figure.as_ref().unwrap()];
                    let Chart::SmallMultiple(figure) = chart else { panic!("{chart:?}") };
                    assert_eq!(figure.head().title, format!("{name}：割合"), "each has a name of its own");
                    assert_eq!(figure.points().len(), 2);
                    assert_eq!(figure.reference().len(), if headline { 2 } else { 0 });
                }
            }
            other => panic!("{count}, {headline}: {other:?}"),
        }
        assert_eq!(view.table.columns.len(), 1 + usize::from(headline) + count);
        assert_eq!(view.table.rows.len(), 2);
    }
}

#[test]
fn values_of_one_period_are_bars_by_name() {
    let values = "2025年度,,,50,\n2025年度,s1,,41,\n2025年度,s2,estimate,42.5,\n";
    let (view, page) = only(&site(&named(2), values));
    let chart = &page.figures[view.figure.as_ref().unwrap()];
    let Chart::Bars(figure) = chart else { panic!("{chart:?}") };
    let bars: Vec<(&str, Option<&str>, &str)> = figure
        .groups
        .iter()
        .map(|group| (group.label.as_str(), group.sub.as_deref(), group.amounts[0].label()))
        .collect();
    assert_eq!(
        bars,
        [("全体", None, "50"), ("系列1", None, "41"), ("系列2", Some("まだ確定していません"), "42.5")]
    );
}

#[test]
fn a_whole_that_would_press_its_parts_flat_is_not_drawn() {
    for (whole, is_drawn) in [(90, true), (91, false)] {
        let mut values = two_years(5, false);
        for year in [2024, 2025] {
            let _ = writeln!(values, "{year}年度,,,{whole},");
        }
        let (view, page) = only(&site(&named(5), &values));
        let chart = &page.figures[view.figures[0].figure.as_ref().unwrap()];
        let Chart::SmallMultiple(figure) = chart else { panic!("{chart:?}") };
        assert_eq!(!figure.reference().is_empty(), is_drawn, "{whole} beside parts up to 45");
        let reading = view.reading.unwrap();
        let note = "全体の値は、図のどの値の2倍よりも大きいので、図には入れず、表に載せています。";
        assert_eq!(reading.contains(note), !is_drawn, "{reading}");
        assert!(!is_drawn || reading.contains("細い線が全体の値です。"), "{reading}");
        assert_eq!(view.table.columns[1].name, "全体", "the table has it all the same");
    }
}

#[test]
fn series_of_one_dimension_belong_together_wherever_they_are_declared() {
    let series = "n,district = \"north\"\nw,name = \"女性\" | dimension = \"性別\"\n\
                  s,district = \"south\" | dimension = \"地区\"\nc,actor = \"city\"\nx,name = \"そのほか\"\n\
                  m,name = \"男性\" | dimension = \"性別\"";
    let values: String = ["n", "w", "s", "c", "x", "m"].map(|id| format!("2025年度,{id},,1,\n")).concat();
    let (all, _) = breakdowns(&site(series, &values));
    let said: Vec<(String, Vec<String>)> = all
        .into_iter()
        .map(|view| (view.title, view.table.columns.into_iter().skip(1).map(|column| column.name).collect()))
        .collect();
    let expected = [
        ("内訳：地区", vec!["北", "南"]),
        ("内訳：性別", vec!["女性", "男性"]),
        ("内訳：主体", vec!["市"]),
        ("内訳", vec!["そのほか"]),
    ];
    let expected =
        expected.map(|(title, names)| (title.to_owned(), names.into_iter().map(str::to_owned).collect()));
    assert_eq!(said, expected);
}

/// The finding and who is missing in it.
fn finding(count: usize, values: &str) -> (String, String) {
    let (view, _) = only(&site(&named(count), values));
    (view.finding.unwrap_or_default(), view.missing.unwrap_or_default())
}

#[test]
fn the_finding_names_the_ends_and_their_exact_difference() {
    for (values, found, missing) in [
        // 0.3 - 0.1 in binary is not 0.2; digits stay as exact as they are stated.
        (
            "2025年度,s1,,0.3,\n2025年度,s2,,0.1,",
            "2025年度に、最も大きいのは系列1の0.3%、最も小さいのは系列2の0.1%です。差は0.2ポイントです。",
            "",
        ),
        (
            "2025年度,s1,,-7,\n2025年度,s2,,2.50,",
            "2025年度に、最も大きいのは系列2の2.50%、最も小さいのは系列1の▲7%です。差は9.50ポイントです。",
            "",
        ),
        (
            "2025年度,s1,,999999999999999,\n2025年度,s2,,-999999999999999,",
            "2025年度に、最も大きいのは系列1の999,999,999,999,999%、最も小さいのは系列2の▲999,999,999,999,999%です。差は1,999,999,999,999,998ポイントです。",
            "",
        ),
        ("2025年度,s1,,4,\n2025年度,s2,,4.0,", "2025年度は、どれも4%で同じです。", ""),
        // The latest period in which two can be compared, not one in which one has been published early.
        (
            "2024年度,s1,,3,\n2024年度,s2,,5,\n2025年度,s1,,9,",
            "2024年度に、最も大きいのは系列2の5%、最も小さいのは系列1の3%です。差は2ポイントです。",
            "",
        ),
        (
            "2024年度,s1,,3,\n2025年度,s1,,4,\n2025年度,s2,見込,5,",
            "2025年度の系列1は、4%です。",
            "2025年度の実績がないもの：系列2（見込 5）。",
        ),
        ("2025年度,s1,見込,4,\n2025年度,s2,見込,5,", "", ""),
        (
            "2025年度,,,6,\n2025年度,s1,,4,\n2025年度,s2,,,調査なし",
            "2025年度の系列1は4%、全体は6%です。",
            "2025年度の実績がないもの：系列2（調査なし）。",
        ),
        // A half year is not compared with years.
        (
            "2024年度,s1,,3,\n2024年度,s2,,5,\n2025年度上半期,s1,,1,\n2025年度上半期,s2,,9,",
            "2024年度に、最も大きいのは系列2の5%、最も小さいのは系列1の3%です。差は2ポイントです。",
            "",
        ),
    ] {
        assert_eq!(finding(2, values), (found.to_owned(), missing.to_owned()), "{values}");
    }
    let (found, missing) = finding(4, "2025年度,s1,,4,\n2025年度,s2,,4,\n2025年度,s3,,6,\n2024年度,s4,,1,");
    assert_eq!(
        found,
        "2025年度に、最も大きいのは系列3の6%、最も小さいのは系列1、系列2の4%です。差は2ポイントです。"
    );
    assert_eq!(missing, "2025年度の実績がないもの：系列4。");
}

/// Cells of the table as words, with what stands below them.
fn cells(view: &BreakdownView) -> Vec<Vec<String>> {
    let cell = |cell: &keikaku::pages::view::Cell| match &cell.note {
        Some(note) => format!("{}／{note}", cell.text),
        None => cell.text.clone(),
    };
    view.table.rows.iter().map(|row| row.cells.iter().map(cell).collect()).collect()
}

#[test]
fn zero_missing_marked_and_estimated_are_told_apart_in_words() {
    let values = "2023年度,,,1,\n2023年度,s1,,0,\n2024年度,s1,,,調査なし\n2024年度,s2,見込,5,\n\
                  2025年度上半期,s1,,2,\n2025年度,s2,見込,6,\n2025年度,s2,,7,";
    let (view, page) = only(&site(&named(2), values));
    let expected = [
        vec!["2023年度（令和5年度）", "1", "0", "—"],
        vec!["2024年度（令和6年度）", "—", "調査なし", "5／見込"],
        vec!["2025年度（令和7年度）上半期", "—", "2", "—"],
        vec!["2025年度（令和7年度）", "—", "—", "7、6（見込）"],
    ];
    assert_eq!(cells(&view), expected, "the table has what the axis of years cannot show");
    assert_eq!(view.table.notes, ["「—」は、値が書かれていないことを示します。0ではありません。"]);
    let reading = "1年に満たない時期などの値は、年ごとの値とくらべられないので、表だけに載せています。";
    assert_eq!(view.reading.as_deref(), Some(reading));
    let Chart::TimeSeries(figure) = &page.figures[view.figure.as_ref().unwrap()] else { panic!() };
    let drawn: Vec<usize> = figure.drawn().iter().map(|series| series.points.len()).collect();
    assert_eq!(drawn, [1, 1, 3], "no half year among years");
}

#[test]
fn the_lead_sentence_compares_no_half_year_with_years() {
    for (values, expected) in [
        ("2023年度,,,3,\n2024年度,,,5,\n2025年度上半期,,,2,", "2023年度の3%から、2024年度は5%になりました。"),
        (
            "2024年度上半期,,,3,\n2025年度上半期,,,2,",
            "2024年度上半期の3%から、2025年度上半期は2%になりました。",
        ),
        ("2024年度上半期,,,3,\n2025年度,,,5,", "2025年度は5%でした。"),
    ] {
        let page = page(&site("", values), "p/indicators/a.html");
        let View::Indicator(view) = page.view else { panic!() };
        assert_eq!(view.lead, expected);
    }
}

#[test]
fn what_cannot_be_drawn_is_named_beside_the_charts() {
    let values = two_years(5, true) + "2025年度,s6,,,調査なし\n2025年度上半期,s7,,3,\n";
    let (view, _) = only(&site(&named(7), &values));
    assert_eq!(view.figures.len(), 5);
    let reading = "縦と横の目盛りは、どの図も同じです。太い線がそれぞれの値、細い線が全体の値です。図にないもの：系列6、系列7。図にかける値がないので、表だけに載せています。1年に満たない時期などの値は、年ごとの値とくらべられないので、表だけに載せています。";
    assert_eq!(view.reading.as_deref(), Some(reading));
    assert_eq!(view.table.columns.len(), 9, "the table has all of them");
    let (view, page) =
        only(&site(&named(2), "2025年度,,,5,\n2025年度,s1,,,調査なし\n2025年度,s2,,,調査なし"));
    assert_eq!((view.figure, view.figures.len(), view.finding), (None, 0, None));
    assert!(!page.figures.keys().any(|name| name.starts_with("by-")));
}

#[test]
fn districts_and_actors_have_their_own_values_beside_the_whole() {
    let series = "n,district = \"north\"\nc,name = \"市の分\" | actor = \"city\"";
    let values =
        "2024年度,,,50,\n2024年度,n,,41.0,\n2025年度,,,52,\n2025年度,n,,,調査なし\n2025年度,c,見込,8,";
    let site = site(series, values);
    let group = |path: &str| -> (Box<GroupView>, Page) {
        let page = page(&site, path);
        let View::Group(view) = page.view.clone() else { panic!() };
        (view, page)
    };
    let (north, page) = group("p/districts/north.html");
    let said = |view: &GroupView| -> Vec<(String, Vec<[String; 3]>)> {
        let values = |small: &keikaku::pages::view::SmallFigureView| {
            small.values.iter().map(|one| [one.name.clone(), one.value.clone(), one.period.clone()]).collect()
        };
        view.values.iter().map(|small| (small.title.clone(), values(small))).collect()
    };
    let row = |row: [&str; 3]| row.map(str::to_owned);
    assert_eq!(
        said(&north),
        [("割合".to_owned(), vec![row(["北", "41.0%", "2024年度"]), row(["全体", "52%", "2025年度"])])]
    );
    assert_eq!(north.values[0].path.as_deref(), Some("p/indicators/a.html"));
    let chart = &page.figures[north.values[0].figure.as_ref().unwrap()];
    assert_eq!(chart.head().title, "北：割合");
    let (city, page) = group("p/actors/city.html");
    let chart = &page.figures[city.values[0].figure.as_ref().unwrap()];
    assert_eq!(
        chart.head().description,
        "2025年度の市の分は、8%（見込）です。",
        "a drawing is never without words"
    );
    let expected = vec![row(["市の分", "8%（見込）", "2025年度"]), row(["全体", "52%", "2025年度"])];
    assert_eq!(said(&city), [("市の分：割合".to_owned(), expected)]);
    assert_eq!((north.entry.count.as_str(), city.entry.count.as_str()), ("指標 1", "指標 1"));
    let (south, _) = group("p/districts/south.html");
    assert!(south.values.is_empty() && south.entry.count.is_empty());
}

#[test]
fn a_half_year_without_a_value_is_no_gap_among_years() {
    let values = "2023年度,,,40,\n2024年度上半期,,,,none\n2024年度,,,42,\n2025年度,,,,none\n2026年度,,,44,\n";
    let page = page(&site("", values), "p/indicators/a.html");
    let Chart::TimeSeries(chart) = &page.figures["trend"] else { panic!("{:?}", page.figures) };
    let joined: Vec<bool> = chart.series[0].points.iter().map(|point| point.joined).collect();
    assert_eq!(joined, [false, true, false], "joined over the half year, not over the year");
    assert_eq!(chart.gaps.len(), 1, "{:?}", chart.gaps);
    let View::Indicator(view) = &page.view else { panic!("{:?}", page.view) };
    assert_eq!(view.values.as_ref().unwrap().rows.len(), 5, "the table has the half year as well");
}
