//! 茅ヶ崎市: the 19 rows of the schedule, and the times that the text no longer tells.

use super::published::{CHIGASAKI, site};

/// The rows of the schedule: the number of the project, and the tasks from left to right.
const ROWS: [(&str, &[&str]); 19] = [
    ("4", &["市民参加条例の施行状況の検証に基づく改善施策の実施"]),
    ("4", &["新採用職員研修", "新採用職員研修", "職員研修"]),
    ("4", &["状況調査", "状況調査"]),
    ("4", &["市民アンケート"]),
    ("5", &["指定管理者との連絡調整、意見交換、地域集会施設連絡会会議・研修等"]),
    (
        "5",
        &[
            "連絡会定例会(総会)",
            "連絡会定例会",
            "連絡会研修会",
            "連絡会定例会",
            "連絡会研修会",
            "連絡会定例会",
        ],
    ),
    ("5", &["モニタリング", "モニタリング", "モニタリング", "モニタリング", "モニタリング", "モニタリング"]),
    ("5", &["次期(33年度～36年度)指定管理者選定に向けた検討"]),
    ("6", &["市民活動支援事業(市民活動カフェ・NPO講座・各種相談・ボランティア事業等)の実施"]),
    (
        "6",
        &[
            "31年度実施事業進め方説明会",
            "協働に向けた意見交換会",
            "げんき基金企画書作成会",
            "げんき基金実施報告書作成相談会",
        ],
    ),
    ("6", &["モニタリングを兼ねた定期連絡会(毎月)の開催"]),
    ("6", &["施設利用状況調査"]),
    ("6", &["次期(33年度～36年度)指定管理者選定に向けた検討"]),
    ("7", &["各種補助金申請、支出、実績報告、精算事務の実施"]),
    ("7", &["まちぢから協議会連絡会と連携し、自治会加入促進策を検討"]),
    ("7", &["各地区のまちぢから協議会・自治会連合会、各\u{5355}位自治会等との連絡調整"]),
    ("8", &["実行委員会との【協議・準備】", "春の市民まつり", "[まとめ]", "実行委員会との【協議・準備】"]),
    ("8", &["実行委員会との【協議・準備】", "なんでも夜市", "[まとめ]"]),
    ("8", &["実行委員会との【協議・準備】", "市民ふれあいまつり"]),
];

/// Every task with its project, in order.
fn tasks() -> Vec<(String, String)> {
    let all = ROWS.iter().flat_map(|(project, tasks)| {
        tasks.iter().map(move |task| (format!("project-{project}"), (*task).to_owned()))
    });
    all.collect()
}

#[test]
fn nineteen_rows_belong_to_the_projects_4_to_8_as_4_4_5_3_3() {
    let plan = site().json(CHIGASAKI);
    let mut rows: Vec<(String, String, Vec<String>)> = Vec::new();
    for task in plan["schedule"].as_array().unwrap() {
        let [item, row, name] = ["item", "row", "task"].map(|key| task[key].as_str().unwrap().to_owned());
        match rows.last_mut().filter(|last| (&last.0, &last.1) == (&item, &row)) {
            Some(last) => last.2.push(name),
            None => rows.push((item, row, vec![name])),
        }
    }
    let shown: Vec<(&str, Vec<&str>)> = rows
        .iter()
        .map(|(item, _, tasks)| {
            (item.strip_prefix("project-").unwrap(), tasks.iter().map(String::as_str).collect())
        })
        .collect();
    let expected: Vec<(&str, Vec<&str>)> = ROWS.iter().map(|(item, tasks)| (*item, tasks.to_vec())).collect();
    assert_eq!(shown, expected);
    let count = |project: &str| rows.iter().filter(|row| row.0 == format!("project-{project}")).count();
    assert_eq!(["1", "2", "3", "4", "5", "6", "7", "8"].map(count), [0, 0, 0, 4, 4, 5, 3, 3]);
}

#[test]
fn the_chapter_prints_the_nineteen_rows_under_their_projects() {
    let page = site().chapter(CHIGASAKI, "schedule");
    let table = page.table("スケジュールの19行");
    assert_eq!(table.spans(2, 0), [4, 4, 5, 3, 3]);
    let shown: Vec<String> = table.body().iter().map(|row| row[row.len() - 1].text()).collect();
    let expected: Vec<String> = ROWS.iter().map(|(_, tasks)| tasks.join(" ／ ")).collect();
    assert_eq!(shown, expected);
    let projects: Vec<String> =
        table.element.named("a").iter().map(|a| page.resolve(a.attribute("href").unwrap())).collect();
    let expected = ["4", "5", "6", "7", "8"].map(|n| format!("{CHIGASAKI}/items/project-{n}.html"));
    assert_eq!(projects, expected);
    assert!(page.text().contains("1か所目は中身が空で、優先順位1から3までの事業の行がありません。"));
}

#[test]
fn every_task_is_in_the_data_with_blank_days_and_the_words_for_an_unknown_time() {
    let rows = site().rows(CHIGASAKI, "schedule.csv");
    let shown: Vec<(String, String)> =
        rows.iter().map(|row| (row["item_id"].clone(), row["task"].clone())).collect();
    assert_eq!(shown, tasks());
    for row in &rows {
        let days = ["start", "end", "actual_start", "actual_end"].map(|column| row[column].as_str());
        if row["task"].contains("(毎月)") {
            assert_eq!(days, ["2019-04-01", "2020-03-31", "", ""]);
            assert_eq!((row["kind"].as_str(), row["printed"].as_str()), ("recurring", "毎月"));
        } else {
            assert_eq!(days, [""; 4], "{}", row["task"]);
            assert_eq!(row["printed"], "時期は原本で確認", "{}", row["task"]);
        }
        let kind = match row["task"].as_str() {
            "実行委員会との【協議・準備】" | "[まとめ]" => Some("phase"),
            "春の市民まつり" | "なんでも夜市" | "市民ふれあいまつり" => Some("point"),
            "市民アンケート" | "モニタリング" => Some(""),
            _ => None,
        };
        assert!(kind.is_none_or(|kind| row["kind"] == kind), "{}: {}", row["task"], row["kind"]);
    }
}

#[test]
fn every_task_stands_in_the_table_of_its_project_and_says_when_it_is() {
    let mut all = 0;
    for project in ["4", "5", "6", "7", "8"] {
        let page = site().item(CHIGASAKI, &format!("project-{project}"));
        let rows = page.table(&format!("{}の予定", page.title())).texts();
        let shown: Vec<&str> = rows.iter().map(|row| row[0].as_str()).collect();
        let of_project = ROWS.iter().filter(|row| row.0 == project);
        assert_eq!(shown, of_project.flat_map(|row| row.1.to_vec()).collect::<Vec<_>>());
        for row in &rows {
            let monthly = row[0].contains("(毎月)");
            let time = if monthly {
                "2019年4月から2020年3月まで、毎月"
            } else {
                "時期は原本で確認"
            };
            assert_eq!(row[1], time, "{}", row[0]);
        }
        all += rows.len();
    }
    assert_eq!(all, 41);
    for project in ["1", "2", "3"] {
        let page = site().item(CHIGASAKI, &format!("project-{project}"));
        assert!(!page.parts().contains(&"予定".to_owned()), "{project} has no schedule");
    }
}

#[test]
fn the_table_of_all_tasks_names_the_project_of_each() {
    let page = site().chapter(CHIGASAKI, "schedule");
    let table = page.table("予定");
    let shown: Vec<(String, String)> =
        table.body().iter().map(|row| (page.links(row[3])[0].clone(), row[0].text())).collect();
    let expected: Vec<(String, String)> = tasks()
        .into_iter()
        .map(|(project, task)| (format!("{CHIGASAKI}/items/{project}.html"), task))
        .collect();
    assert_eq!(shown, expected);
}

#[test]
fn years_without_an_era_are_read_in_the_era_of_the_sheet() {
    let page = site().item(CHIGASAKI, "project-5");
    let table = page.table("地域集会施設管理運営業務の予定").texts();
    let row = table.iter().find(|row| row[0].contains("33年度～36年度")).unwrap();
    assert!(row[3].contains("2021年度～2024年度（令和3年度～令和6年度）"), "{row:?}");
}

#[test]
fn odd_characters_of_the_schedule_are_kept_and_noted() {
    let page = site().item(CHIGASAKI, "project-7");
    let table = page.table("自治会活動支援業務の予定").texts();
    let row = table.iter().find(|row| row[0].contains('\u{5355}')).expect("the character U+5355 is kept");
    assert!(row[3].contains("「单」（U+5355）は原文のままです。"), "{row:?}");
    let chapter = site().chapter(CHIGASAKI, "schedule").text();
    assert!(chapter.contains("「【協議・準備】」と「[まとめ]」は、括弧の形を原文のまま残しています。"));
}
