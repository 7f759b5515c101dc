//! 見本市: four years of money that add up, evaluations beside computed states, and rows of a schedule.

use keikaku::figure::Chart;
use rust_decimal::Decimal;

use super::published::{MIHON, Row, changed, error_of, fact, line_of, site};

/// The stated totals of the initial budgets, in 千円.
const TOTALS: [(&str, i64, &str); 4] = [
    ("FY2022", 328_800, "328,800"),
    ("FY2023", 380_400, "380,400"),
    ("FY2024", 399_820, "399,820"),
    ("FY2025", 370_140, "370,140"),
];

fn initial(year: &str) -> Vec<Row> {
    let mut rows = site().rows(MIHON, "budget.csv");
    rows.retain(|row| row["fiscal_year"] == year && row["kind"] == "initial");
    rows
}

fn amount(row: &Row) -> Option<Decimal> {
    (!row["amount"].is_empty()).then(|| row["amount"].parse().unwrap())
}

#[test]
fn the_lines_of_four_years_add_up_to_the_stated_totals() {
    for (year, total, _) in TOTALS {
        let rows = initial(year);
        let (totals, lines): (Vec<&Row>, Vec<&Row>) =
            rows.iter().partition(|row| row["line"] == "おもな事業の事業費の合計");
        let [stated] = totals.as_slice() else { panic!("{year}: one total") };
        assert_eq!(amount(stated), Some(Decimal::from(total)), "{year}");
        let sum: Decimal = lines.iter().filter_map(|row| amount(row)).sum();
        assert_eq!(sum, Decimal::from(total), "{year}");
    }
}

#[test]
fn a_stated_total_stands_alone_under_its_lines() {
    let page = site().page(&format!("{MIHON}/budget.html"));
    for (year, _, printed) in TOTALS {
        let caption =
            format!("{}年度（令和{}年度） 当初予算", &year[2..], year[4..].parse::<u32>().unwrap() - 18);
        let table = page.table(&caption);
        let foot: Vec<String> =
            table.element.named("tfoot")[0].named("tr").iter().map(|row| row.text()).collect();
        assert_eq!(foot, [format!("おもな事業の事業費の合計 {printed}")], "{caption}");
    }
}

#[test]
fn a_line_without_money_is_not_zero_and_takes_no_part_in_the_total() {
    let absent: Vec<String> = initial("FY2023")
        .iter()
        .filter(|row| amount(row).is_none())
        .map(|row| format!("{} {}", row["line"], row["printed"]))
        .collect();
    assert_eq!(absent, ["保育士への家賃の補助 -", "予約制乗合交通の運行費 -"]);
    let page = site().page(&format!("{MIHON}/budget.html"));
    let lines = page.table("2023年度（令和5年度） 当初予算");
    let absent = lines.element.named("td").iter().filter(|cell| cell.text() == "計上なし").count();
    assert_eq!(absent, 2);
    let cells: Vec<String> = page.root.named("td").iter().map(|cell| cell.text()).collect();
    assert!(!cells.iter().any(|cell| cell == "0" || cell == "-"));
}

/// Stated totals of supplementary budgets and settled accounts, added up by hand, in 千円.
const OTHERS: [(&str, &str, &str); 4] = [
    ("FY2022", "-400", "318068"),
    ("FY2023", "-800", "371316"),
    ("FY2024", "960", "390658"),
    ("FY2025", "-1400", "359734"),
];

#[test]
fn closed_years_have_supplementary_budgets_and_settled_accounts_and_what_was_spent_of_them() {
    for (year, supplementary, settled) in OTHERS {
        let total = |kind: &str, line: &str| {
            let rows = site().rows(MIHON, "budget.csv");
            let row = rows
                .iter()
                .find(|row| row["fiscal_year"] == year && row["kind"] == kind && row["line"] == line);
            row.unwrap()["amount"].clone()
        };
        assert_eq!(total("supplementary", "おもな事業の補正の合計"), supplementary);
        assert_eq!(total("settled", "おもな事業の決算の合計"), settled);
    }
    let page = site().page(&format!("{MIHON}/budget.html"));
    let rows = page.table("年度ごとの合計").texts();
    // 359,734 ÷ (370,140 − 1,400) = 97.56 %; 370,140 − 399,820 = −29,680, 7.42 % less.
    assert_eq!(
        rows[3],
        ["2025年度（令和7年度）", "370,140", "▲29,6807.4%減", "▲1,400", "368,740", "359,734", "97.6%"]
    );
    assert_eq!(rows[0][6], "96.9%");
}

#[test]
fn a_total_that_does_not_add_up_is_an_error_at_its_line() {
    let path = "content/mihon-plan/budget.csv";
    let found = error_of(path, ",380400,", ",380401,");
    assert_eq!(found, ("total-differs", line_of(path, "r5-total,")));
}

#[test]
fn a_reduction_is_negative_in_the_data_and_has_its_triangle_on_the_page() {
    let row = site().row(MIHON, "budget.csv", ("line_id", "r6-ibasho-general-supplementary"));
    assert_eq!((row["amount"].as_str(), row["printed"].as_str()), ("-240", "▲240"));
    assert_eq!((row["kind"].as_str(), row["fund"].as_str()), ("supplementary", "general"));
    let page = site().page(&format!("{MIHON}/budget.html"));
    assert!(page.table("2024年度（令和6年度） 補正予算").element.text().contains("▲240"));
}

#[test]
fn what_people_say_stands_with_its_scale_and_what_they_did_not_say_is_not_filled_in() {
    let shown = |id: &str| -> Vec<[String; 4]> {
        let part = site().item(MIHON, id).part("評価");
        let class = |one: &super::html::Element, class: &str| one.classed(class)[0].text();
        part.classed("evaluation")
            .iter()
            .map(|one| {
                [class(one, "by"), class(one, "view-name"), class(one, "rating"), fact(one, "理由").unwrap()]
            })
            .collect()
    };
    let evacuation = shown("evacuation-plan");
    let expected = [
        ["自己評価", "B予定どおり", "福祉の専門職に頼む件数を、予定どおり倍に増やしたため"],
        [
            "外部評価",
            "改善が必要",
            "66人増えたが、目標まであと350人あり、残りは1年である。自治会との分担も始まったばかりである",
        ],
        ["自己評価", "C予定より遅い", "累計で300人とする予定のところ、184人だったため"],
        [
            "外部評価",
            "改善が必要",
            "防災課だけで進めるには人手が足りない。福祉の専門職や自治会と役割を分けるのがよい",
        ],
        ["自己評価", "B予定どおり", "2地区での試行を終え、進め方をまとめたため"],
        [
            "外部評価",
            "改善が必要",
            "2地区で48人では、600人に届かない。1人にかける訪問の回数から見直すのがよい",
        ],
    ];
    let said: Vec<[&str; 3]> =
        evacuation.iter().map(|[by, _, rating, why]| [&**by, &**rating, &**why]).collect();
    assert_eq!(said, expected);
    assert_eq!((&*evacuation[0][1], &*evacuation[1][1]), ("担当課の自己評価", "総合計画審議会の評価"));
    assert_eq!(*shown("dementia").last().unwrap(), ["自己評価", "担当課の自己評価", "未記入", "未記入"]);
    assert_eq!(shown("demand-transport")[1][2], "未記入");
    assert_eq!(shown("childcare-places").last().unwrap()[2], "A予定を上回る");
}

#[test]
fn rows_of_two_items_with_the_same_number_stay_apart_in_one_chart() {
    // The last task of one item and the first task of the next one both stand in a row 1.
    let task = "相談員の研修（2回目）";
    let from = "family-center,3,相談員の研修（2回目）";
    let map = changed("content/mihon-plan/schedule.csv", from, "family-center,1,相談員の研修（2回目）")
        .site
        .unwrap()
        .0;
    let page = map.page_at(&format!("{MIHON}/chapters/money.html")).unwrap();
    let charts = page.figures.values().filter_map(|figure| match figure {
        Chart::Schedule(schedule) => Some(schedule),
        _ => None,
    });
    let charts: Vec<_> = charts.collect();
    let [chart] = charts.as_slice() else { panic!("one schedule") };
    let row =
        chart.rows.iter().find(|row| row.label == task || row.tasks.iter().any(|one| one.label == task));
    assert_eq!(row.unwrap().tasks.len(), 1, "it shares no row with the tasks of the next item");
}

#[test]
fn an_item_states_its_latest_money_even_where_it_shares_it() {
    for (id, said) in [
        ("disaster-groups", "14,900千円（2025年度、2項目で共通）"),
        ("disaster-info", "14,900千円（2025年度、2項目で共通）"),
        ("childcare", "51,000千円（2025年度）"),
    ] {
        assert_eq!(site().item(MIHON, id).fact("予算"), said, "{id}");
    }
    let page = site().item(MIHON, "disaster-groups");
    assert!(
        page.text().contains("ほかの項目と共通の予算があります"),
        "the table by year says what it leaves out"
    );
    let rows = site().rows(MIHON, "budget.csv");
    let shared = rows.iter().filter(|row| {
        row["item_ids"].contains("disaster-groups")
            && row["fiscal_year"] == "FY2025"
            && row["kind"] == "initial"
    });
    let amounts: Vec<u64> = shared.map(|row| row["amount"].parse().unwrap()).collect();
    assert_eq!(amounts.iter().sum::<u64>(), 14_900, "{amounts:?}");
}

#[test]
fn easy_japanese_says_yen_as_they_are_spoken() {
    let plan = |language: &str| site().page(&format!("{language}mihon-plan/index.html")).main().text();
    assert!(plan("").contains("370,140千円"));
    assert!(plan("en/").contains("370,140 thousand yen"));
    let easy = plan("ja-easy/");
    assert!(easy.contains("3億 おく 7,014万 まん 円 えん"), "{easy}");
}

#[test]
fn a_line_of_an_item_has_its_name_once_and_its_amount_beside_it() {
    let page = site().item(MIHON, "childcare-places");
    let table = page.table("保育の受け皿づくりの予算");
    let heads: Vec<String> = table.element.named("thead")[0].named("th").iter().map(|th| th.text()).collect();
    assert_eq!(heads[..2], ["事業費の名前", "金額"]);
    let names = table.element.named("tbody")[0].named("th");
    let names: Vec<String> = names.iter().map(|th| th.text()).collect();
    let name = "保育施設の整備への補助";
    assert_eq!(names, [format!("{name}国"), format!("{name}市債"), format!("{name}一般財源")]);
    assert_eq!(table.body().len(), 24);
}

#[test]
fn what_all_totals_have_in_common_is_a_sentence() {
    let page = site().page(&format!("{MIHON}/budget.html"));
    let part = page.part("年度と財源");
    let heads: Vec<String> = part.named("th").iter().map(|th| th.text()).collect();
    assert!(!heads.contains(&"計画が示す合計".to_owned()) && !heads.contains(&"財源の記載なし".to_owned()));
    let notes: Vec<String> = part.named("p").iter().map(|note| note.text()).collect();
    for note in
        ["どの合計も、計画が示す合計と同じです。", "財源の書かれていない行は、どれも「計上なし」です。"]
    {
        assert!(notes.contains(&note.to_owned()), "{notes:?}");
    }
}
