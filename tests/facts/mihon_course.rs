//! 見本市: how things go. Tasks in every state on the site's day, and what people say of the items beside it.

use serde_json::Value;

use super::published::{MIHON, Table, site};

fn tasks(item: &str) -> Table {
    let title = site().row(MIHON, "items.csv", ("item_id", item))["title"].clone();
    site().page(&format!("{MIHON}/schedule.html")).table(&format!("{title}の予定"))
}

/// The words in the row of a task.
fn of_task(item: &str, task: &str) -> Vec<String> {
    let rows = tasks(item).texts();
    let row = rows.iter().find(|row| row[0] == task).unwrap_or_else(|| panic!("{item}: no task {task}"));
    row.clone()
}

/// Item, task, and what its row says of it on 21 November 2026.
const TASKS: [(&str, &str, &str); 9] = [
    ("demand-transport", "東山への広がりを調べる", "時期不明"),
    ("civic", "条例の案を市議会に出す", "これから"),
    ("garbage", "水を切る道具を配る", "実施中"),
    ("startup", "開いて3年目の店への相談", "始まる予定の時期を過ぎています"),
    ("disaster-groups", "避難所を開く手引きづくり", "終わる予定の時期を過ぎています"),
    ("childcare-places", "認定こども園の増築", "予定どおり"),
    ("market", "北浜の漁港で開く市", "予定どおり"),
    ("evacuation-plan", "本人の希望を確かめる", "遅れて終わった"),
    ("family-center", "窓口の工事", "終わった"),
];

#[test]
fn tasks_stand_in_every_state_that_there_is() {
    for (item, task, state) in TASKS {
        let row = of_task(item, task);
        assert!(row.iter().any(|cell| cell.ends_with(state)), "{task}: {row:?}");
    }
    let words: std::collections::BTreeSet<&str> = TASKS.iter().map(|(_, _, state)| *state).collect();
    assert_eq!(words.len(), 8);
    let kinds: std::collections::BTreeSet<String> =
        site().rows(MIHON, "schedule.csv").into_iter().map(|row| row["kind"].clone()).collect();
    assert_eq!(kinds.into_iter().collect::<Vec<_>>(), ["bar", "phase", "point", "recurring"]);
}

#[test]
fn what_was_done_early_and_what_is_late_are_said_in_the_texts_too() {
    let market = of_task("market", "北浜の漁港で開く市");
    assert!(market.iter().any(|cell| cell == "2026年11月") && market.iter().any(|cell| cell == "2026年10月"));
    let page = |id: &str| site().item(MIHON, id).main().text();
    assert!(page("market").contains("予定より1か月早く、10月に開きました"));
    assert!(page("startup").contains("9月の予定より遅れています"));
    assert!(
        page("disaster-groups")
            .contains("は34のうち27まで進みましたが、令和7年度末の期限に間に合いませんでした")
    );
    assert!(
        of_task("disaster-groups", "避難所を開く手引きづくり")
            .iter()
            .any(|cell| cell.contains("34の避難所のうち27"))
    );
}

/// Who rates what on which scale how: the evaluations of a year, from `plan.json`.
fn evaluations(year: &str) -> Vec<[String; 3]> {
    let plan = site().json(MIHON);
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let all = plan["evaluations"].as_array().unwrap().iter();
    let of_year = all.filter(|one| one["period"]["code"] == year);
    of_year
        .map(|one| {
            [text(&one["item"]) + &text(&one["indicator"]), text(&one["evaluator"]), text(&one["rating"])]
        })
        .collect()
}

#[test]
fn three_years_are_evaluated_by_the_departments_and_by_the_council_who_disagree_at_times() {
    for year in ["FY2023", "FY2024", "FY2025"] {
        let all = evaluations(year);
        assert!(["self", "external"].iter().all(|by| all.iter().any(|[_, one, _]| one == by)), "{year}");
    }
    let latest = evaluations("FY2025");
    let rating = |of: &str, by: &str| {
        let found = latest.iter().find(|[one, who, _]| one == of && who == by);
        found.unwrap_or_else(|| panic!("{of} by {by}"))[2].clone()
    };
    // The council sees it otherwise than the department.
    for (of, own, council) in [
        ("childcare-places", "a", "rethink"),
        ("exercise-place", "b", "rethink"),
        ("after-school", "b", "adjust"),
        ("evacuation-plans", "b", "adjust"),
    ] {
        assert_eq!((rating(of, "self").as_str(), rating(of, "external").as_str()), (own, council), "{of}");
    }
    // People see it better than the formula, and worse.
    let computed = |id: &str| site().row(MIHON, "indicators.csv", ("indicator_id", id))["status"].clone();
    assert_eq!((rating("evacuation-plans", "self").as_str(), &*computed("evacuation-plans")), ("b", "late"));
    assert_eq!(
        (rating("garbage-per-person", "external").as_str(), &*computed("garbage-per-person")),
        ("rethink", "good")
    );
    for (of, by) in
        [("health-checkup", "external"), ("demand-transport", "external"), ("online-procedures", "self")]
    {
        assert_eq!(rating(of, by), "", "{of} is not filled in");
    }
}

#[test]
fn people_and_formulas_agree_and_disagree_in_every_way() {
    let rows = site().rows(MIHON, "evaluations.csv");
    let agreement = |of: &str, by: &str| {
        let found = rows.iter().find(|row| {
            (row["item_id"] == of || row["indicator_id"] == of)
                && row["evaluator"] == by
                && row["period"] == "FY2025"
        });
        found.unwrap_or_else(|| panic!("{of} by {by}"))["agreement"].clone()
    };
    for (of, by, expected) in [
        ("startup", "external", "agrees"),
        ("disaster-groups", "self", "partly"),
        ("evacuation-plans", "self", "person-higher"),
        ("childcare-places", "external", "computation-higher"),
        ("welfare", "external", "differs"),
        ("health-checkup", "external", "blank"),
        ("work", "external", "unlinked"),
        ("demand-transport", "self", "not-rated"),
    ] {
        assert_eq!(agreement(of, by), expected, "{of} by {by}");
    }
    let agreements = &site().json(MIHON)["agreements"];
    assert!(agreements["between"].as_array().unwrap().len() >= 5, "evaluators disagree with each other");
    let verdicts = agreements["verdicts"].as_array().unwrap();
    let waiting = verdicts.iter().find(|one| one["indicator"] == "after-school-waiting").unwrap();
    assert_eq!((&waiting["band"], &waiting["agreement"]), (&"late".into(), &"person-higher".into()));
}
