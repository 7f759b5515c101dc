//! Each kind of entry added, changed and removed; what is no change; what moved.

use serde_json::{Value, json};

use super::*;

/// A plan with one of everything.
fn plan() -> Value {
    let period = |code: &str| json!({ "code": code, "start": "2026-04-01", "end": "2027-03-31" });
    json!({
        "id": "p", "title": "道の計画", "as_of": "2026-11-21", "period": period("FY2024/FY2028"),
        "contact": { "department": "道路課", "phone": "0000-00-0000" },
        "labels": [{ "id": "new", "name": "新規", "meaning": "新しく始めるもの" }],
        "actors": [{ "id": "roads", "name": "道路課" }, { "id": "parks", "name": "公園課" }],
        "scales": [{ "id": "abc", "name": "3段階", "steps": [{ "id": "a", "name": "よい" }, { "id": "b", "name": "ふつう" }] }],
        "status": [{ "rule": "linear-pace", "own": true, "bands": [{ "id": "good", "name": "順調", "bounds": { "from": 100 } }] }],
        "items": [
            { "id": "1", "title": "道", "labels": ["new"], "responsible": ["roads"],
              "sections": [{ "name": "課題", "text": "古い道が多い。", "points": [] }],
              "relations": [{ "kind": "related", "to": "2" }] },
            { "id": "2", "parent": "1", "title": "歩道" },
            { "id": "3", "parent": "1", "title": "橋" },
            { "id": "4", "parent": "1", "title": "階段" },
        ],
        "indicators": [{
            "id": "walkers", "name": "歩く人", "unit": "人", "direction": "up", "measures": ["2"],
            "series": [{ "id": "young", "name": "若い人", "dimension": "年齢" }],
            "baseline": { "period": period("FY2023"), "value": 100, "printed": "100" },
            "targets": [{ "period": period("FY2028"), "value": 150, "kind": "final" }],
            "observations": [
                { "period": period("FY2024"), "series": null, "kind": "actual", "value": 110, "printed": "110" },
                { "period": period("FY2024"), "series": "young", "kind": "actual", "value": 30, "printed": "30" },
            ],
            "status": { "rule": "linear-pace", "band": "good", "reason": null },
        }],
        "budget": [
            { "id": "paths", "line": "歩道の工事", "items": ["2"], "fiscal_year": period("FY2025"), "kind": "initial",
              "amount": 5000, "unit": "千円", "not_budgeted": false },
        ],
        "schedule": [{ "item": "2", "row": "1", "task": "設計", "kind": "bar", "start": period("2025-04"), "monthly": false }],
        "evaluations": [
            { "item": "2", "indicator": null, "period": period("FY2024"), "evaluator": "self", "scale": "abc", "rating": "a" },
        ],
        "chapters": [{ "id": "about", "title": "はじめに", "place": "before", "text": "道は町をつなぎます。" }],
        "budget_sums": [{ "sum": 5000 }],
    })
}

/// What changes when one value of the plan is replaced.
fn after(pointer: &str, value: Value) -> Vec<Change> {
    let (before, mut after) = (plan(), plan());
    *after.pointer_mut(pointer).unwrap_or_else(|| panic!("{pointer}")) = value;
    compare(Some(&before), Some(&after))
}

fn text(text: &str) -> Said {
    Said::Text(text.to_owned())
}

/// The only change, its only fact before and after.
fn one(pointer: &str, value: Value) -> (What, How, FieldName, Option<Said>, Option<Said>) {
    let changes = after(pointer, value);
    let [change] = changes.as_slice() else { panic!("{pointer}: {changes:#?}") };
    let [field] = change.fields.as_slice() else { panic!("{pointer}: {change:#?}") };
    (change.what, change.how, field.name.clone(), field.before.clone(), field.after.clone())
}

/// Holds that a value in the place of another is told as one fact.
#[track_caller]
fn tells(pointer: &str, value: Value, (what, name): (What, &'static str), [old, new]: [Said; 2]) {
    let expected = (what, How::Changed, FieldName::Key(name), Some(old), Some(new));
    assert_eq!(one(pointer, value), expected, "{pointer}");
}

/// What refers to something of this id.
fn to(id: &str) -> Said {
    Said::Name(Name { id: id.to_owned(), name: String::new() })
}

#[test]
fn words_that_changed_are_told() {
    let titles = [text("道の計画"), text("新しい道の計画")];
    tells("/title", json!("新しい道の計画"), (What::Plan, "title"), titles);
    let contact = |phone: &str| Said::All(vec![text("道路課"), text(phone)]);
    tells("/contact/phone", json!("1"), (What::Plan, "contact"), [contact("0000-00-0000"), contact("1")]);
    let prose = |text: &str| Said::Prose(text.to_owned());
    let texts = [prose("道は町をつなぎます。"), prose("道です。")];
    tells("/chapters/0/text", json!("道です。"), (What::Chapter, "text"), texts);
    let sections = one("/items/0/sections/0/text", json!("橋が古い。"));
    let name = FieldName::Section("課題".to_owned());
    assert_eq!(
        sections,
        (What::Item, How::Changed, name, Some(prose("古い道が多い。")), Some(prose("橋が古い。")))
    );
    tells("/schedule/0/task", json!("工事"), (What::Task, "task"), [text("設計"), text("工事")]);
    let meanings = [text("新しく始めるもの"), text("別の意味")];
    tells("/labels/0/meaning", json!("別の意味"), (What::Word("labels"), "meaning"), meanings);
    let mut noted = plan()["indicators"][0]["observations"][0].clone();
    noted["note"] = json!("推計");
    let (what, how, name, old, new) = one("/indicators/0/observations/0", noted);
    assert_eq!((what, how, name), (What::Value, How::Changed, FieldName::Key("note")));
    assert_eq!((old, new), (None, Some(text("推計"))));
}

#[test]
fn references_and_words_of_the_interface_that_changed_are_told() {
    let offices = [to("roads"), to("parks")];
    tells("/items/0/responsible/0", json!("parks"), (What::Item, "responsible"), offices);
    tells("/items/0/relations/0/to", json!("3"), (What::Item, "related"), [to("2"), to("3")]);
    tells("/evaluations/0/rating", json!("b"), (What::Evaluation, "rating"), [to("a"), to("b")]);
    let trends = ["up", "down"].map(|trend| Said::Fixed("trend", trend.to_owned()));
    tells("/indicators/0/direction", json!("down"), (What::Indicator, "direction"), trends);
}

#[test]
fn figures_that_changed_are_told_with_their_units() {
    let people = |number: i64| Said::Number(number.into(), Some("人".to_owned()));
    let target = (What::Target, "value");
    tells("/indicators/0/targets/0/value", json!(160), target, [people(150), people(160)]);
    tells("/indicators/0/baseline/value", json!(90), target, [people(100), people(90)]);
    let values = [people(30), people(31)];
    tells("/indicators/0/observations/1/value", json!(31), (What::Value, "value"), values);
    let money = |amount: i64| Said::Money(amount.into(), "千円".to_owned());
    tells("/budget/0/amount", json!(6000), (What::Line, "amount"), [money(5000), money(6000)]);
}

#[test]
fn entries_of_each_kind_are_added_and_removed() {
    for (list, what) in [
        ("/chapters", What::Chapter),
        ("/items", What::Item),
        ("/indicators/0/targets", What::Target),
        ("/indicators/0/observations", What::Value),
        ("/budget", What::Line),
        ("/schedule", What::Task),
        ("/evaluations", What::Evaluation),
        ("/labels", What::Word("labels")),
    ] {
        let (whole, mut less) = (plan(), plan());
        let Some(Value::Array(entries)) = less.pointer_mut(list) else { panic!("{list}") };
        entries.pop();
        for (before, after, how) in [(&whole, &less, How::Removed), (&less, &whole, How::Added)] {
            let changes: Vec<_> =
                compare(Some(before), Some(after)).into_iter().map(|one| (one.what, one.how)).collect();
            assert_eq!(changes, [(what, how)], "{list}");
        }
    }
}

#[test]
fn an_indicator_comes_with_its_values_and_goes_without_them() {
    let (whole, mut less) = (plan(), plan());
    less["indicators"] = json!([]);
    let kinds = |before, after| -> Vec<_> {
        compare(Some(before), Some(after)).into_iter().map(|one| (one.what, one.how)).collect()
    };
    assert_eq!(kinds(&whole, &less), [(What::Indicator, How::Removed)]);
    let added = [What::Indicator, What::Target, What::Target, What::Value, What::Value];
    assert_eq!(kinds(&less, &whole), added.map(|what| (what, How::Added)));
}

#[test]
fn a_whole_plan_is_one_change() {
    let plan = plan();
    let kinds = |before: Option<&Value>, after: Option<&Value>| -> Vec<_> {
        compare(before, after).into_iter().map(|one| (one.what, one.how)).collect()
    };
    assert_eq!(kinds(None, Some(&plan)), [(What::Plan, How::Added)]);
    assert_eq!(kinds(Some(&plan), None), [(What::Plan, How::Removed)]);
    assert_eq!(kinds(None, None), []);
}

#[test]
fn what_is_written_otherwise_is_no_change() {
    let written = |text: &str| serde_json::from_str::<Value>(text).unwrap();
    for (pointer, value) in [
        ("/indicators/0/observations/0/value", written("110.00")),
        ("/indicators/0/observations/0/printed", json!("１１０人")),
        ("/budget/0/amount", written("5000.0")),
        ("/budget_sums/0/sum", json!(1)),
        ("/as_of", json!("2026-12-01")),
        ("/title", json!("道の計画 ")),
    ] {
        assert_eq!(after(pointer, value), [], "{pointer}");
    }
}

#[test]
fn a_target_of_another_year_is_the_same_target() {
    let period = json!({ "code": "FY2030", "start": "2030-04-01", "end": "2031-03-31" });
    let (what, how, name, old, new) = one("/indicators/0/targets/0/period", period);
    assert_eq!((what, how, name), (What::Target, How::Changed, FieldName::Key("period")));
    assert_eq!(old, Some(Said::Period("FY2028".to_owned())));
    assert_eq!(new, Some(Said::Period("FY2030".to_owned())));
}

#[test]
fn what_moved_is_told_once_and_only_among_its_neighbours() {
    let (before, mut after) = (plan(), plan());
    let Value::Array(items) = &mut after["items"] else { panic!("items") };
    items.swap(1, 3);
    items.swap(2, 3); // 階段, 歩道, 橋
    let changes = compare(Some(&before), Some(&after));
    let [change] = changes.as_slice() else { panic!("{changes:#?}") };
    let order =
        Field { name: FieldName::Key("order"), before: Some(Said::Place(3)), after: Some(Said::Place(1)) };
    assert_eq!((change.id.as_str(), &change.fields), ("4", &vec![order]));
    // Below another item it has no neighbours that it could have passed.
    let changes = self::after("/items/3/parent", json!("2"));
    let fields: Vec<_> = changes.iter().flat_map(|one| &one.fields).map(|field| field.name.clone()).collect();
    assert_eq!(fields, [FieldName::Key("parent")]);
}

#[test]
fn what_has_another_name_is_told_where_it_is_declared() {
    let kinds = |pointer: &str| -> Vec<_> {
        after(pointer, json!("別の名前")).into_iter().map(|one| one.what).collect()
    };
    assert_eq!(kinds("/actors/0/name"), [What::Word("actors")]);
    assert_eq!(kinds("/items/1/title"), [What::Item]);
    assert_eq!(kinds("/scales/0/steps/0/name"), [What::Word("scales")]);
}

#[test]
fn states_follow_and_are_told() {
    let status = json!({ "rule": null, "band": null, "reason": "値がありません" });
    let (what, _, name, old, new) = one("/indicators/0/status", status);
    assert_eq!((what, name), (What::Indicator, FieldName::Key("status")));
    let names = [old, new].map(|said| match said {
        Some(Said::Name(name)) => name.name,
        other => panic!("{other:?}"),
    });
    assert_eq!(names, ["順調", "値がありません"]);
}
