//! 見本市: the figures that its texts write out are those of its tables. A value that is changed in one place and not
//! in the other is found here.

use rust_decimal::Decimal;

use super::published::{MIHON, site};

/// The value of an indicator in a period.
fn value(id: &str, period: &str) -> Decimal {
    let rows = site().rows(MIHON, "observations.csv");
    let row = rows
        .iter()
        .find(|row| row["indicator_id"] == id && row["series"].is_empty() && row["period"] == period);
    row.unwrap_or_else(|| panic!("{id} has no value of {period}"))["value"].parse().unwrap()
}

fn now(id: &str) -> Decimal {
    value(id, "FY2025")
}

/// With commas between the thousands, as texts print it.
fn printed(number: Decimal) -> String {
    let text = number.to_string();
    let (whole, part) =
        text.split_once('.').map_or((text.as_str(), None), |(whole, part)| (whole, Some(part)));
    let mut grouped = String::new();
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    part.map_or(grouped.clone(), |part| format!("{grouped}.{part}"))
}

/// Panics where a page does not say the words, with `{}` in the place of each number.
fn says(path: &str, words: &str, numbers: &[Decimal]) {
    let mut parts = words.split("{}");
    let mut expected = parts.next().unwrap().to_owned();
    for (part, number) in parts.zip(numbers) {
        expected.push_str(&printed(*number));
        expected.push_str(part);
    }
    assert!(!expected.contains("{}") && words.matches("{}").count() == numbers.len(), "{words}");
    let text = site().page(&format!("{MIHON}/{path}")).main().text();
    assert!(text.contains(&expected), "{path} does not say: {expected}");
}

#[test]
fn items_write_out_the_values_of_their_indicators() {
    let item = |id: &str, words: &str, numbers: &[Decimal]| says(&format!("items/{id}.html"), words, numbers);
    item("childcare", "保育施設の利用率は{}%で、めざす範囲に入っています", &[now("childcare-occupancy")]);
    item("after-school", "放課後児童クラブの待機児童数は{}人で", &[now("after-school-waiting")]);
    item("youth-place", "1日に平均{}人が訪れます", &[now("youth-place-visitors").normalize()]);
    item("dementia", "のべ{}人になりました", &[now("supporters")]);
    let (members, before) = (now("exercise-members"), value("exercise-members", "FY2021"));
    item("exercise-place", "{}人が参加しています", &[members]);
    item("exercise-place", "令和3年度より{}人減りました", &[before - members]);
    item("disability-work", "{}人が就職しました", &[now("disability-jobs")]);
    item("disaster", "令和7年度末で{}人です", &[now("evacuation-plans")]);
    item("work", "令和8年10月の速報で{}人でした", &[value("pedestrians", "FY2026")]);
    let opened = ["FY2022", "FY2023", "FY2024", "FY2025"].map(|year| value("startup-shops", year));
    item("startup", "令和7年度までに、{}件が開業しました", &[opened.iter().sum()]);
    item(
        "civic",
        "令和3年度の{}%から、令和7年度に{}%になりました",
        &[value("participation", "FY2021"), now("participation")],
    );
    let rides = ["FY2025-H2", "FY2026-H1"].map(|half| value("transport-users", half));
    item("demand-transport", "のべ{}人が利用しました", &rides[..1]);
    item("demand-transport", "4月から9月までで、のべ{}人です", &rides[1..]);
    let (first, second) = (value("family-consultations", "FY2024"), now("family-consultations"));
    item(
        "family-center",
        "令和6年度がのべ{}件、令和7年度がのべ{}件です。1年で{}件増えました",
        &[first, second, second - first],
    );
}

#[test]
fn shares_in_texts_are_the_parts_that_they_name() {
    let percent = |part: i64, whole: i64| (Decimal::from(part * 100) / Decimal::from(whole)).round_dp(1);
    // 31 of 34 shelters, 104 of 160 procedures, 1,893 of 2,012 places, one booking in eight.
    assert_eq!(percent(31, 34), now("shelter-toilets"));
    says("items/disaster.html", "34のうち31にあります", &[]);
    assert_eq!(percent(104, 160), now("online-procedures"));
    says("items/online-counter.html", "160のうち104です", &[]);
    assert_eq!(percent(1_893, 2_012), now("childcare-occupancy"));
    assert_eq!(percent(1, 8), now("sick-child-declined"));
    says("items/sick-child-care.html", "申込みの8件に1件は", &[]);
    // The places that were added are those that the indicator's notes count.
    says("items/childcare-places.html", "合わせて{}人増えました", &[Decimal::from(2_012 - 1_880)]);
}

#[test]
fn the_overview_and_the_chapter_on_progress_count_what_there_is() {
    let target = Decimal::from(600);
    says("index.html", "令和7年度末で{}人です", &[now("evacuation-plans")]);
    says("index.html", "あと{}人あります", &[target - now("evacuation-plans")]);
    let plan = site().json(MIHON);
    let indicators = plan["indicators"].as_array().unwrap();
    let steps = indicators.iter().filter(|one| one["direction"] == "milestone").count();
    let [numbers, steps] = [indicators.len() - steps, steps].map(Decimal::from);
    let progress = "chapters/progress.html";
    says(progress, "{}の指標で、毎年", &[numbers + steps]);
    says(progress, "{}は数で表す指標、{}つは「できたかどうか」を見る指標", &[numbers, steps]);
    let level =
        |name: &str| plan["items"].as_array().unwrap().iter().filter(|item| item["level"] == name).count();
    assert_eq!([level("goal"), level("measure"), level("project")], [4, 9, 20]);
    says("index.html", "4つの政策目標を9の施策と20の事業で進め、進み具合を{}の指標で", &[numbers + steps]);
    let own_rules = indicators
        .iter()
        .filter(|one| one["status"]["rated"] == true && one["status"]["rule"] != "linear-pace");
    let listed = site().chapter(MIHON, "progress").table("決め方と、選んだ理由");
    for one in own_rules {
        let name = one["name"].as_str().unwrap();
        assert!(listed.element.text().contains(name), "{name} has a rule of its own and is not in the table");
    }
}

#[test]
fn evaluations_write_out_the_values_that_they_judge() {
    let all: String = site().page(&format!("{MIHON}/evaluations.html")).main().text();
    let grown = now("evacuation-plans") - value("evacuation-plans", "FY2024");
    let fallen = value("exercise-members", "FY2021") - now("exercise-members");
    let less = value("garbage-per-person", "FY2024") - now("garbage-per-person");
    let more = now("participation") - value("participation", "FY2021");
    for words in [
        format!("{grown}人増えたが、目標まであと350人あり"),
        format!("参加している人が4年で{fallen}人減った"),
        format!("{less}グラム減り"),
        format!("令和3年度より{more}ポイント高くなり"),
        format!("相談を{}件受けたため", printed(now("family-consultations"))),
        format!("半年でのべ{}人が利用し", printed(value("transport-users", "FY2025-H2"))),
        format!("開業が{}件あり、目標の5件を超えたため", now("startup-shops")),
        format!("{}人が待っている", now("after-school-waiting")),
    ] {
        assert!(all.contains(&words), "no evaluation says: {words}");
    }
}

#[test]
fn a_share_that_differs_is_reported_and_stands_with_what_its_numbers_make() {
    let (stated, other) = ("実績,65.0,104,160", "実績,64.0,104,160");
    let outcome = super::published::changed("content/mihon-plan/values.csv", stated, other);
    let found = outcome.diagnostics.sorted();
    assert_eq!(found.iter().map(|one| one.code.text()).collect::<Vec<_>>(), ["share-differs"]);
    let (map, _) = outcome.site.unwrap();
    let page = map.page_at("mihon-plan/indicators/online-procedures.html");
    let view = serde_json::to_string(&page.unwrap().view).unwrap();
    assert!(
        view.contains("\"text\":\"64.0\"") && view.contains("\"104 ÷ 160を計算すると65.0%\""),
        "the computed share stands beside"
    );
    let page = site().page("mihon-plan/indicators/online-procedures.html");
    assert!(page.table("オンラインで申請できる手続の割合の値").texts()[5][1].contains("104 ÷ 160"));
}
