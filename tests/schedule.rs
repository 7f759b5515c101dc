//! Tasks: planned against actual on the site's day, and month by month. Every expected state is judged by hand.

#![allow(clippy::unwrap_used, clippy::panic, reason = "tests")]

mod support;

use jiff::civil::date;
use keikaku::derive::{Progress, derive};
use keikaku::diag::Diagnostics;
use keikaku::figure::{Chart, Day, Schedule, Span, Timing};
use keikaku::load::load;
use keikaku::model::period::day_number;
use keikaku::pipeline::plan_site;
use keikaku::resolve::resolve;
use support::{Site, TODAY};

const HEAD: &str = "item,task,kind,start,end,actual_start,actual_end\n";
/// A task that was done, so that the plan is one that says what became of its tasks.
const RECORDED: &str = "a,済んだこと,時点,2020-04-01,,2020-04-01,2020-04-01\n";

fn site(tasks: &str) -> Site {
    let items = "id,title\na,甲\n";
    Site::new().file("content/p/items.csv", items).file("content/p/schedule.csv", format!("{HEAD}{tasks}"))
}

fn progress(tasks: &str) -> Vec<Progress> {
    let mut diagnostics = Diagnostics::new();
    let raw = load(&site(tasks).tree(), &mut diagnostics).unwrap().unwrap();
    let (_, site) = resolve(raw, TODAY, &mut diagnostics);
    let site = site.whole().unwrap_or_else(|| panic!("{:#?}", diagnostics.sorted()));
    derive(&site).plans["p"].progress.clone()
}

#[test]
fn tasks_are_judged_on_the_21st_of_november_2026() {
    use Progress::{Ended, EndedLate, LateEnd, LateStart, OnTime, Running, Unknown, Upcoming};
    for (task, expected) in [
        // kind, start, end, actual start, actual end
        ("期間,2026-04,2026-06,2026-04,2026-06", OnTime),
        ("期間,2026-04,2026-06,2026-05,2026-06", OnTime), // begun later, ended in time
        ("期間,2026-04,2026-06,2026-04,2026-07", EndedLate),
        ("期間,2026-04,2026-06,2026-04,2026-07-01", EndedLate), // by a day
        ("期間,2026-04,2026-06,2026-04,2026-06-30", OnTime),
        ("期間,2026-04,2026-06,2026-04,", LateEnd),
        ("期間,2026-04,2026-06,,", LateEnd),
        ("期間,2026-04,2027-03,,", LateStart),
        ("期間,2026-04,2027-03,2026-10,", Running),
        ("期間,2026-11,2027-03,,", Upcoming), // the month of its start is not over
        ("期間,2026-11-20,2027-03,,", LateStart),
        ("期間,2026-11-21,2027-03,,", Upcoming), // the day itself is not past
        ("期間,2026-04,2026-11,2026-04,", Running),
        ("期間,2026-04,2026-11-20,2026-04,", LateEnd),
        ("期間,,2027-03,,", Upcoming), // when it should begin is not said
        ("期間,,2026-10,,", LateEnd),
        ("期間,,,,", Unknown),
        ("期間,,,2026-04,", Running),
        ("期間,,,2026-04,2026-05", Ended),
        // An end in a half year: anything up to its last day is in time, and so is nothing certain within it.
        ("期間,2025年度上半期,2025年度上半期,2025-04,2025-09", OnTime),
        ("期間,2025年度上半期,2025年度上半期,2025-04,2025-10", EndedLate),
        ("期間,2025-04,2025-09,2025-04,2025年度", Ended), // the year of the end is not enough
        ("期間,2025-04,2025-09,2025-04,2026年度", EndedLate),
        ("期間,2026年度下半期,,,", Upcoming),
        ("段階,2024年度,2026年度,2024-07,", Running),
        ("時点,2026-10,,,", LateEnd),
        ("時点,2026-12,,,", Upcoming),
        ("時点,2026-10,,2026-10,", OnTime), // a day needs no second one
        ("時点,2026-10,,2026-11,", EndedLate),
        ("時点,2026-12-15,,2026-12-15,2026-12-15", Upcoming), // what is to come has not happened
    ] {
        assert_eq!(progress(&format!("{RECORDED}a,仕事,{task}\n"))[1], expected, "{task}");
    }
}

#[test]
fn a_plan_that_never_says_what_happened_is_not_late() {
    let tasks = "a,仕事,期間,2019-04,2019-06,,\na,会議,時点,2019-07,,,\n";
    assert_eq!(progress(tasks), [Progress::Unrecorded; 2]);
    let page = page(tasks, "p/schedule.html");
    assert!(!page.contains("遅れ") && !page.contains("状況"), "{page}");
    assert_eq!(lead(&page), "予定は2件あります。実際にどうなったかの記載はありません。");
    assert!(!page.contains("late-tasks"), "{page}");
}

/// The sentence under the title.
fn lead(page: &str) -> &str {
    page.split_once("<p class=\"lead\">").and_then(|(_, rest)| rest.split_once("</p>")).unwrap().0
}

#[test]
fn the_page_begins_with_how_many_tasks_are_late_and_which() {
    let tasks = "a,一,期間,2026-04,2027-03,,\n\
                 a,二,期間,2026-04,2026-06,2026-04,\n\
                 a,三,時点,2026-10,,,\n\
                 a,四,期間,2026-04,2027-03,2026-10,\n\
                 a,五,期間,2026-04,2026-06,2026-04,2026-06\n\
                 a,六,期間,2026-04,2026-06,2026-04,2026-07\n\
                 a,七,期間,,,2026-04,2026-05\n\
                 a,八,期間,2026-12,2027-03,,\n\
                 a,九,期間,,,,\n";
    let page = page(tasks, "p/schedule.html");
    assert_eq!(
        lead(&page),
        "予定は9件あります。2026年11月21日の時点で、遅れているもの3件（始まる予定の時期を過ぎたもの1件、終わる予定の時期を過ぎたもの2件）、\
         実施中1件、終わったもの3件（うち遅れて終わったもの1件）、これから1件、時期不明1件です。"
    );
    let late = page.split_once("id=\"late-tasks\"").unwrap().1.split_once("</section>").unwrap().0;
    let rows: Vec<&str> = late.split("<th scope=\"row\">").skip(1).collect();
    let expected = [("一", "始まる"), ("二", "終わる"), ("三", "終わる")];
    assert_eq!(rows.len(), expected.len(), "{late}");
    for (row, (task, what)) in rows.iter().zip(expected) {
        assert!(
            row.starts_with(&format!("{task}<small class=\"remark\">{what}予定の時期を過ぎています")),
            "{row}"
        );
        assert!(row.contains("<a href=\"../p/items/a.html\">甲</a>"), "{row}");
    }
}

#[test]
fn states_that_do_not_occur_are_not_named() {
    let page = page("a,一,期間,2026-04,2026-06,2026-04,2026-06\n", "p/schedule.html");
    assert_eq!(lead(&page), "予定は1件あります。2026年11月21日の時点で、終わったもの1件です。");
    assert!(!page.contains("late-tasks"), "{page}");
}

fn page(tasks: &str, path: &str) -> String {
    String::from_utf8(site(tasks).build()[path].clone()).unwrap()
}

/// The cells of the row of a task in the table of a year, without their signs.
fn months(page: &str, caption: &str, task: &str) -> Vec<String> {
    let head = format!("<caption>{caption}");
    let table =
        page.split("<table").find(|table| table.contains(&head)).unwrap_or_else(|| panic!("{caption}"));
    let row = table.split("<tr").find(|row| row.contains(task)).unwrap_or_else(|| panic!("{task}"));
    let words = ["遅れて実施", "早く実施", "未実施", "予定", "実施", "この間"];
    let said = |cell: &str| words.into_iter().find(|word| cell.contains(word)).unwrap_or("").to_owned();
    row.split("<td").skip(1).filter_map(|cell| cell.split("</td>").next()).map(said).collect()
}

#[test]
fn the_months_of_a_year_say_what_was_planned_and_what_was() {
    let tasks = "a,工事,期間,2026-05,2026-07,2026-06,2026-08\n\
                 a,会議,時点,2026-12,,,\n\
                 a,相談,くり返し,2026-04,2027-03,2026-04,\n\
                 a,説明会,時点,2026年度下半期,,,\n\
                 a,検討,,,,,\n";
    for path in ["p/schedule.html", "p/items/a.html"] {
        let page = page(tasks, path);
        let row = |task: &str| months(&page, "2026年度（令和8年度）の月ごとの予定", task);
        let none = String::new;
        let said = |words: [&str; 12]| words.map(str::to_owned).to_vec();
        assert_eq!(row("工事"), said(["", "予定", "実施", "実施", "遅れて実施", "", "", "", "", "", "", ""]));
        assert_eq!(row("会議"), said(["", "", "", "", "", "", "", "", "予定", "", "", ""]));
        // Up to November, the month of the site's day.
        assert_eq!(row("相談")[..8], vec!["実施".to_owned(); 8]);
        assert_eq!(row("相談")[8..], vec!["予定".to_owned(); 4]);
        assert_eq!(row("説明会")[..6], vec![none(); 6]);
        assert_eq!(row("説明会")[6..], vec!["この間".to_owned(); 6], "no month is given");
        assert!(page.contains("時期のわからない予定が1件あり"), "{path}");
        for month in ["4月", "12月", "3月"] {
            assert!(page.contains(&format!("<th scope=\"col\">{month}</th>")), "{path}: {month}");
        }
    }
}

#[test]
fn months_say_what_was_done_beside_the_plan_and_what_was_not_done() {
    let tasks = "a,早い市,時点,2026-11,,2026-10,2026-10\n\
                 a,台風の会,時点,2026-09-26,,2026-10-03,2026-10-03\n\
                 a,早く終わる工事,期間,2026-06,2026-09,2026-05,2026-07\n\
                 a,続く調査,期間,2026-04,2026-08,2026-05,\n\
                 a,始まらない相談,期間,2026-09,2027-01,,\n\
                 a,忘れた会,時点,2026-11-20,,,\n\
                 a,済んだ説明,時点,2026年度下半期,,2026-10,2026-10\n\
                 a,思いつき,期間,,,2026-06,2026-07\n\
                 a,期限だけ,期間,,2026-08,2026-06,2026-08\n";
    let page = page(tasks, "p/schedule.html");
    let row = |task: &str| months(&page, "2026年度（令和8年度）の月ごとの予定", task).join(",");
    assert_eq!(row("早い市"), ",,,,,,早く実施,,,,,");
    assert_eq!(row("台風の会"), ",,,,,予定,遅れて実施,,,,,");
    assert_eq!(row("早く終わる工事"), ",早く実施,実施,実施,,,,,,,,");
    assert_eq!(row("続く調査"), "予定,実施,実施,実施,実施,遅れて実施,遅れて実施,遅れて実施,,,,");
    // The month of the site's day is not over.
    assert_eq!(row("始まらない相談"), ",,,,,未実施,未実施,予定,予定,予定,,");
    assert_eq!(row("忘れた会"), ",,,,,,,未実施,,,,", "its day is past");
    assert_eq!(row("済んだ説明"), ",,,,,,実施,,,,,");
    // Where no time, or no start, is planned, nothing is early.
    assert_eq!(row("思いつき"), ",,実施,実施,,,,,,,,");
    assert_eq!(row("期限だけ"), ",,実施,実施,実施,,,,,,,");
}

#[test]
fn the_note_below_the_months_explains_the_words_that_stand_there() {
    let note = |tasks: &str| {
        let page = page(tasks, "p/schedule.html");
        page.rsplit_once("<p class=\"table-note\">").unwrap().1.split_once("</p>").unwrap().0.to_owned()
    };
    let blank = "空欄は、予定も実施もない月と、終わったあとの月です。";
    assert_eq!(note("a,一,期間,2020-04,2020-05,,\n"), format!("「予定」は、予定だけの月。{blank}"));
    assert_eq!(
        note("a,一,期間,2026-04,2026-05,,\na,二,時点,2026-06,,2026-05,\n"),
        format!(
            "「早く実施」は、予定より前に行った月。「未実施」は、予定の月が過ぎてもまだ始めていないもの。{blank}"
        )
    );
}

#[test]
fn tasks_without_a_date_are_counted_below_the_months() {
    let dated = "a,会議,期間,2026-04,2026-06,,\n";
    for (undated, note) in [
        (1, "1 task has no known date and is not in the tables by month."),
        (2, "2 tasks have no known date and are not in the tables by month."),
    ] {
        let site = site(&(dated.to_owned() + &"a,説明会,期間,,,,\n".repeat(undated)));
        let settings = "title = \"Plans\"\nas_of = \"2026-11-21\"\nlanguage = \"en\"\n";
        let page = site.file("site.toml", settings).build().remove("p/schedule.html").unwrap();
        let page = String::from_utf8(page).unwrap();
        assert!(page.contains(&format!("<p class=\"table-note\">{note}</p>")), "{note}: {page}");
    }
}

#[test]
fn years_without_a_known_month_have_no_table() {
    let page = page(&format!("{RECORDED}a,準備,段階,2022年度,2024年度,,\n"), "p/schedule.html");
    assert!(page.contains("2020年度（令和2年度）の月ごとの予定"));
    assert!(!page.contains("2023年度（令和5年度）の月ごとの予定"));
}

/// How the chart draws a task.
fn timing(task: &str) -> Timing {
    chart(task).rows[0].tasks[0].timing.clone()
}

/// The chart of an item with one task.
fn chart(task: &str) -> Schedule {
    let outcome = plan_site(&site(&format!("a,仕事,{task}\n")).tree(), TODAY).unwrap();
    let (map, _) = outcome.site.unwrap();
    let page = map.page_at("p/items/a.html").unwrap();
    match &page.figures["schedule"] {
        Chart::Schedule(schedule) => schedule.clone(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn what_is_not_said_to_the_month_is_not_drawn_to_the_month() {
    for inexact in [
        "期間,2026年度上半期,2026年度下半期,,",
        "時点,2026年度下半期,,,",
        "くり返し,2026年度,,,",
        "段階,2026年度上半期,,,",
    ] {
        assert!(matches!(timing(inexact), Timing::Within { actual: None, .. }), "{inexact}");
    }
    assert!(matches!(timing("期間,2026年度,,2026-05,2026-06"), Timing::Within { actual: Some(_), .. }));
    assert!(matches!(timing("期間,2026-04,2026-06,2026年度上半期,"), Timing::Bar { actual: None, .. }));
    assert!(matches!(timing("段階,2026年度,2027年度,,"), Timing::Phase { .. }));
    assert!(matches!(timing("期間,2026-04,2026-06-15,,"), Timing::Bar { planned: Some(_), .. }));
    assert!(matches!(timing("時点,2026-04,,,"), Timing::Point { planned: Some(_), actual: None }));
}

/// From a day to the day before another, as charts have it.
fn span(from: (i16, i8, i8), before: (i16, i8, i8)) -> Span {
    let day = |(year, month, day)| Day(day_number(date(year, month, day)));
    Span { from: day(from), to: day(before) }
}

#[test]
fn what_has_begun_and_not_ended_is_drawn_until_the_day_of_the_site() {
    for (task, from, before) in [
        ("期間,2026-04,2027-03,2026-06,", (2026, 6, 1), (2026, 11, 22)),
        (",2026-04,2026-09,2026-06-15,", (2026, 6, 15), (2026, 11, 22)), // beyond its planned end
        ("期間,2026-11,2027-03,2026-11,", (2026, 11, 1), (2026, 11, 22)), // no further than the day itself
        ("期間,2026年度,,2026-05,", (2026, 5, 1), (2026, 11, 22)),
        ("期間,,,2026-05,", (2026, 5, 1), (2026, 11, 22)),
        ("期間,2026-04,2026-06,2026-04,2026-07", (2026, 4, 1), (2026, 8, 1)), // ended
        ("期間,2026-04,2026-12,2026-04,2026-12", (2026, 4, 1), (2026, 11, 22)), // its end is to come
    ] {
        let (Timing::Bar { actual, .. } | Timing::Within { actual, .. }) = timing(task) else {
            panic!("{task}");
        };
        assert_eq!(actual, Some(span(from, before)), "{task}");
    }
    // What is still to come has not begun, and what happens once is over.
    assert!(matches!(timing("期間,2026-12,2027-03,2026-12,"), Timing::Bar { actual: None, .. }));
    let once = timing("時点,2026-06,,2026-06,");
    assert!(matches!(once, Timing::Point { planned, actual } if planned == actual && actual.is_some()));
}

#[test]
fn the_chart_reaches_to_the_day_until_which_a_task_has_overrun() {
    let late = chart("期間,2025-04,2025-09,2025-04,");
    assert_eq!(late.range, span((2025, 4, 1), (2027, 4, 1)));
    let ended = chart("期間,2025-04,2025-09,2025-04,2025-09");
    assert_eq!(ended.range, span((2025, 4, 1), (2026, 4, 1)));
}

#[test]
fn the_table_says_since_when_a_task_goes_on() {
    let tasks = "a,工事,期間,2026-05,2027-03,2026-06,\n\
                 a,調査,期間,2026-05,2026-06,2026-06,2026-07\n\
                 a,会議,時点,2026-05,,2026-08,\n\
                 a,開始,期間,2027-01,2027-03,,\n";
    let page = page(tasks, "p/schedule.html");
    let row = |task: &str| page.split("<tr").skip(1).find(|row| row.contains(task)).unwrap().to_owned();
    assert!(row("工事").contains(">2026年6月から</span></td>"), "{}", row("工事"));
    assert!(
        row("調査").contains(">2026年6月から</span><span class=\"unbroken\">2026年7月まで<"),
        "{}",
        row("調査")
    );
    assert!(row("会議").contains(">2026年8月</span></td>"), "{}", row("会議"));
    assert!(row("開始").contains("まだありません"), "{}", row("開始"));
}
