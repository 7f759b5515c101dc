//! Counts that stand on several pages and in the data: they have to be the same everywhere, on every plan.

use super::published::{IGA, MIHON, PLANS, Row, site};

fn is_disagreement(agreement: &str) -> bool {
    ["person-higher", "computation-higher", "differs"].contains(&agreement)
}

#[test]
fn the_list_of_disagreements_has_as_many_entries_as_the_data() {
    let mut most = 0;
    for plan in PLANS {
        let rows = site().rows(plan, "evaluations.csv");
        if rows.is_empty() {
            continue;
        }
        let plan_json = site().json(plan);
        let in_rows = rows.iter().filter(|row| is_disagreement(&row["agreement"])).count();
        let between = plan_json["agreements"]["between"].as_array().unwrap().len();
        let verdicts = plan_json["agreements"]["verdicts"].as_array().unwrap().iter();
        let verdicts = verdicts.filter(|one| is_disagreement(one["agreement"].as_str().unwrap())).count();
        let page = site().page(&format!("{plan}/evaluations.html"));
        let has_list = page.parts().contains(&"食い違い".to_owned());
        let listed = if has_list { page.part("食い違い").classed("evaluated").len() } else { 0 };
        assert_eq!(listed, in_rows + between + verdicts, "{plan}");
        most = most.max(listed);
    }
    assert!(most > 20, "the sample city's evaluators do not agree with everything: {most}");
}

#[test]
fn what_was_compared_and_what_was_not_is_all_there_is() {
    let rows = site().rows(MIHON, "evaluations.csv");
    let count = |agreements: &[&str]| {
        rows.iter().filter(|row| agreements.contains(&row["agreement"].as_str())).count()
    };
    let (agrees, partly) = (count(&["agrees"]), count(&["partly"]));
    let disagrees = count(&["person-higher", "computation-higher", "differs"]);
    let uncompared = count(&["blank", "unlinked", "no-indicators", "not-rated", "no-ratio"]);
    assert_eq!(agrees + partly + disagrees + uncompared, rows.len());
    let text = site().page(&format!("{MIHON}/evaluations.html")).part("計算とくらべて").text();
    for said in [
        format!("そのうち{}件を", rows.len() - uncompared),
        format!(
            "合うものが{agrees}件、一部の指標とだけ合うものが{partly}件、食い違うものが{disagrees}件です。"
        ),
        format!("比べていない評価が{uncompared}件あります（未記入 {}件", count(&["blank"])),
    ] {
        assert!(text.contains(&said), "{said}\n{text}");
    }
}

#[test]
fn evaluations_that_nobody_filled_in_are_not_compared() {
    let page = site().page(&format!("{IGA}/evaluations.html"));
    assert_eq!(
        page.parts().iter().filter(|part| ["計算とくらべて", "食い違い"].contains(&part.as_str())).count(),
        0
    );
    assert!(site().rows(IGA, "evaluations.csv").iter().all(|row| row["agreement"] == "blank"));
}

/// The counts of one thing in the data, added up.
fn sum(rows: &[Row], about: &str, id: &str, reach: &str) -> usize {
    let of =
        rows.iter().filter(|row| row["about"] == about && row["about_id"] == id && row["reach"] == reach);
    of.map(|row| row["count"].parse::<usize>().unwrap()).sum()
}

#[test]
fn the_tables_of_states_say_what_the_data_say_and_their_rows_add_up() {
    let (mut tables, mut items) = (0, 0);
    for plan in PLANS.iter().filter(|plan| !site().rows(plan, "indicators.csv").is_empty()) {
        let data = site().rows(plan, "distributions.csv");
        let indicators = site().rows(plan, "indicators.csv").len();
        assert_eq!(sum(&data, "plan", plan, "total"), indicators, "{plan}");
        let page = site().page(&format!("{plan}/indicators/index.html"));
        if !page.parts().contains(&"段ごとの状況".to_owned()) {
            continue;
        }
        let levels = site().rows(plan, "codes.csv").into_iter().filter(|row| row["list"] == "level");
        for level in levels {
            let caption = format!("{}ごとの指標の状況", level["label"]);
            if !page.part("段ごとの状況").text().contains(&caption) {
                assert_eq!(sum(&data, "level", &level["code"], "total"), 0, "{plan}: {caption}");
                continue;
            }
            tables += 1;
            let table = page.table(&caption);
            for row in table.texts() {
                let numbers: Vec<usize> = row[1..].iter().map(|cell| cell.parse().unwrap()).collect();
                assert_eq!(numbers[0], numbers[1..].iter().sum::<usize>(), "{plan}, {caption}: {row:?}");
            }
            for row in table.body() {
                // The rows below the items are about no single one.
                let Some(link) = page.links(row[0]).pop() else { continue };
                items += 1;
                let id = link.rsplit('/').next().unwrap().trim_end_matches(".html");
                assert_eq!(row[1].text(), sum(&data, "item", id, "total").to_string(), "{plan}: {id}");
            }
        }
    }
    assert!(tables > 5 && items > 40, "{tables} tables, {items} items");
}
