//! Distributions by hand, and against a count that looks at every pair of item and indicator.

use std::fmt::Write;

use keikaku::derive::Rollup;
use proptest::prelude::*;

use super::support::Site;
use super::{derived, said};

const PLAN: &str = r#"title = "計画"
[[level]]
id = "goal"
name = "目標"
[[level]]
id = "work"
name = "事業"
[[actor]]
id = "city"
name = "市"
[[actor]]
id = "club"
name = "会"
[status]
rule = "ratio-to-target"
"#;

const ITEMS: &str = "id,parent,title\ng,,目標1\na,g,事業1\nb,g,事業2\nh,,目標2\nc,h,事業3\nd,h,事業4\n";

/// Indicators with a target of 100: id, what they measure, who answers, value.
fn site(rows: &[(&str, &str, &str, &str)]) -> Site {
    let (mut indicators, mut values) = (String::new(), "indicator,period,value\n".to_owned());
    for (id, measures, responsible, value) in rows {
        let _ = write!(
            indicators,
            "[[indicator]]\nid = \"{id}\"\nname = \"指標{id}\"\ndirection = \"up\"\n\
             target = {{ period = \"2026年度\", value = 100 }}\nmeasures = [{measures}]\n\
             responsible = [{responsible}]\n"
        );
        if !value.is_empty() {
            let _ = writeln!(values, "{id},2025年度,{value}");
        }
    }
    Site::new()
        .plan("p", PLAN)
        .file("content/p/items.csv", ITEMS)
        .file("content/p/indicators.toml", indicators)
        .file("content/p/values.csv", values)
}

fn five() -> Site {
    site(&[
        ("i1", "'a', 'b'", "'city'", "100"),
        ("i2", "'g'", "'city'", "50"),
        ("i3", "'c'", "", ""),
        ("i4", "", "", "95"),
        ("i5", "'a', 'g'", "", "100"),
    ])
}

fn both(rollup: &Rollup) -> [String; 2] {
    [said(&rollup.own), said(&rollup.total)]
}

#[test]
fn each_indicator_counts_once_wherever_it_belongs() {
    let rollups = derived(&five()).rollups;
    assert_eq!(said(&rollups.plan), "met 2, nearly 1, short 1, no-actual 1");
    assert_eq!([rollups.plan.total(), rollups.plan.rated_count(), rollups.plan.unrated_count()], [5, 4, 1]);
    let items: Vec<(&str, [String; 2])> =
        rollups.items.iter().map(|(id, rollup)| (id.as_str(), both(rollup))).collect();
    let of = |own: &str, total: &str| [own.to_owned(), total.to_owned()];
    assert_eq!(
        items,
        [
            ("g", of("met 1, short 1", "met 2, short 1")), // i5 measures it and an item below it
            ("a", of("met 2", "met 2")),
            ("b", of("met 1", "met 1")),
            ("h", of("", "no-actual 1")),
            ("c", of("no-actual 1", "no-actual 1")),
        ],
        "nothing measures d"
    );
    assert_eq!(both(&rollups.levels["goal"]), of("met 1, short 1", "met 2, short 1, no-actual 1"));
    assert_eq!(both(&rollups.levels["work"]), of("met 2, no-actual 1", "met 2, no-actual 1"));
    assert_eq!(said(&rollups.actors["city"]), "met 1, short 1");
    assert_eq!(rollups.actors.len(), 1, "nobody else answers for an indicator");
    assert_eq!(said(&rollups.unattached), "nearly 1");
    let unattached: Vec<String> = rollups.unattached_ids.iter().map(ToString::to_string).collect();
    assert_eq!(unattached, ["i4"]);
}

#[test]
fn the_table_says_the_same_row_by_row() {
    let csv = String::from_utf8(five().build()["p/data/distributions.csv"].clone()).unwrap();
    let rows: Vec<&str> = csv.lines().skip(1).collect();
    for row in [
        "plan,p,計画,total,ratio-to-target,met,目標どおり,,2",
        "plan,p,計画,total,,,未判定,実績値がまだありません,1",
        "unattached,,,total,ratio-to-target,nearly,ほぼ目標,,1",
        "level,goal,目標,own,ratio-to-target,short,目標に遠い,,1",
        "level,goal,目標,total,,,未判定,実績値がまだありません,1",
        "item,g,目標1,own,ratio-to-target,met,目標どおり,,1",
        "item,g,目標1,total,ratio-to-target,met,目標どおり,,2",
        "actor,city,市,total,ratio-to-target,short,目標に遠い,,1",
    ] {
        assert!(rows.contains(&row), "{row}\n{csv}");
    }
    let sum = |about: &str| -> u32 {
        let of = rows.iter().filter(|row| row.starts_with(about));
        of.map(|row| row.rsplit(',').next().unwrap().parse::<u32>().unwrap()).sum()
    };
    assert_eq!(
        [sum("plan,"), sum("unattached,"), sum("level,goal,目標,total"), sum("item,g,目標1,total")],
        [5, 1, 4, 3]
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// An item's total is the number of indicators that measure it or something below it, however often.
    #[test]
    fn totals_are_those_of_every_pair(
        parents in prop::collection::vec(0_usize..100, 1..20),
        measured in prop::collection::vec(prop::collection::vec(0_usize..100, 0..6), 1..12),
    ) {
        // A forest: each item has one before it as its parent, or none.
        let parents: Vec<Option<usize>> =
            parents.iter().enumerate().map(|(at, parent)| (at % 4 != 0).then(|| parent % at)).collect();
        let depth = |at: usize| std::iter::successors(Some(at), |at| parents[*at]).count();
        let deepest = (0..parents.len()).map(depth).max().unwrap();
        let mut plan = "title = \"計画\"\n".to_owned();
        for level in 1..=deepest {
            write!(plan, "[[level]]\nid = \"l{level}\"\nname = \"段{level}\"\n").unwrap();
        }
        let mut items = "id,parent,title\n".to_owned();
        for (at, parent) in parents.iter().enumerate() {
            let parent = parent.map_or_else(String::new, |parent| format!("n{parent}"));
            writeln!(items, "n{at},{parent},項目{at}").unwrap();
        }
        let mut indicators = "id,name,measures\n".to_owned();
        let measured: Vec<Vec<usize>> =
            measured.iter().map(|all| all.iter().map(|at| at % parents.len()).collect()).collect();
        for (at, measures) in measured.iter().enumerate() {
            let measures: Vec<String> = measures.iter().map(|at| format!("n{at}")).collect();
            writeln!(indicators, "i{at},指標{at},{}", measures.join(";")).unwrap();
        }
        let site = Site::new().plan("p", &plan).file("content/p/items.csv", items);
        let rollups = derived(&site.file("content/p/indicators.csv", indicators)).rollups;
        let lies_below = |at: usize, above: usize| {
            std::iter::successors(Some(at), |at| parents[*at]).any(|at| at == above)
        };
        for above in 0..parents.len() {
            let own = measured.iter().filter(|all| all.contains(&above)).count();
            let total = measured.iter().filter(|all| all.iter().any(|at| lies_below(*at, above))).count();
            let found = rollups.items.get(format!("n{above}").as_str());
            prop_assert_eq!(found.map_or((0, 0), |one| (one.own.total(), one.total.total())), (own, total));
        }
        for level in 1..=deepest {
            let own = measured.iter().filter(|all| all.iter().any(|at| depth(*at) == level)).count();
            let total = measured.iter().filter(|all| all.iter().any(|at| depth(*at) >= level)).count();
            let found = &rollups.levels[format!("l{level}").as_str()];
            prop_assert_eq!((found.own.total(), found.total.total()), (own, total));
        }
        prop_assert_eq!(rollups.plan.total(), measured.len());
        let unattached = measured.iter().filter(|all| all.is_empty()).count();
        prop_assert_eq!((rollups.unattached.total(), rollups.unattached_ids.len()), (unattached, unattached));
    }
}
