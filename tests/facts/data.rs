//! The data of every plan: the same files, the same columns, and cells that a machine can read.

use std::collections::BTreeSet;

use serde_json::Value;

use super::html::Element;
use super::published::{PLANS, Row, resolve, site};

const TABLES: &[(&str, &str)] = &[
    ("items.csv", "item_id,parent_id,level,number,title,labels,actors,scopes,districts,sdgs,direction,url"),
    (
        "indicators.csv",
        "indicator_id,name,unit,kind,direction,accumulation,baseline_period,baseline_value,target_period,\
         target_value,target_text,latest_period,latest_value,status,rule,method,source,item_ids,url",
    ),
    (
        "observations.csv",
        "indicator_id,series,series_name,dimension,district_id,actor_id,period,start,end,kind,value,numerator,\
         denominator,mark,note",
    ),
    ("status.csv", "indicator_id,rule,inputs,value,status,score,reason"),
    ("distributions.csv", "about,about_id,about_name,reach,rule,status,status_name,reason,count"),
    (
        "budget.csv",
        "line_id,item_ids,line,fiscal_year,kind,fund,amount,unit,printed,parts_sum,difference,\
         difference_reason",
    ),
    (
        "budget-sums.csv",
        "about,about_id,about_name,fiscal_year,kind,sum,own_sum,unit,lines,not_budgeted,unknown",
    ),
    ("schedule.csv", "item_id,task,kind,start,end,actual_start,actual_end,printed,progress,note"),
    (
        "evaluations.csv",
        "item_id,indicator_id,period,evaluator,scale,rating,rating_reason,next,date,note,computed,ratio,agreement",
    ),
    ("glossary.csv", "term,reading,definition"),
    ("codes.csv", "list,code,label,symbol,meaning"),
];

/// Every row of every table, with the plan and the table that it is of.
fn all_rows() -> Vec<(&'static str, &'static str, Row)> {
    let tables = PLANS.iter().flat_map(|plan| TABLES.iter().map(move |(table, _)| (*plan, *table)));
    tables
        .flat_map(|(plan, table)| site().rows(plan, table).into_iter().map(move |row| (plan, table, row)))
        .collect()
}

#[test]
fn every_plan_has_the_same_files_and_no_others() {
    for plan in PLANS {
        let prefix = format!("{plan}/data/");
        let files = site().paths().filter_map(|path| path.strip_prefix(&prefix));
        let files: BTreeSet<&str> = files.filter(|path| !path.starts_with("indicators/")).collect();
        let mut expected: BTreeSet<&str> = TABLES.iter().map(|(table, _)| *table).collect();
        expected.extend(["plan.json", "plan.schema.json", "index.html"]);
        assert_eq!(files, expected, "{plan}");
    }
}

#[test]
fn the_values_of_an_indicator_are_its_rows_of_all_values() {
    for plan in PLANS {
        let all = site().text(&format!("{plan}/data/observations.csv"));
        let (head, rows) = all.split_once("\r\n").unwrap();
        let prefix = format!("{plan}/data/indicators/");
        let files: BTreeSet<&str> = site().paths().filter_map(|path| path.strip_prefix(&prefix)).collect();
        let ids =
            site().rows(plan, "observations.csv").into_iter().map(|row| row["indicator_id"].clone() + ".csv");
        let ids: BTreeSet<String> = ids.collect();
        assert_eq!(
            files,
            ids.iter().map(String::as_str).collect::<BTreeSet<_>>(),
            "{plan}: a file for each that has values"
        );
        for file in files {
            let id = file.trim_end_matches(".csv");
            let own = rows.split_inclusive("\r\n").filter(|row| row.starts_with(&format!("{id},")));
            let expected: String = own.collect();
            let text = site().text(&format!("{prefix}{file}"));
            assert_eq!(text, format!("{head}\r\n{expected}"), "{plan}/{id}");
            let page = site().text(&format!("{plan}/indicators/{id}.html"));
            assert!(
                page.contains(&format!("data/indicators/{file}\">値を保存（CSV ")),
                "{plan}/{id}: a link to it"
            );
        }
    }
}

#[test]
fn every_table_has_its_columns_in_order_with_bom_and_crlf_even_when_it_is_empty() {
    let mut empty = 0;
    for plan in PLANS {
        for (table, columns) in TABLES {
            let path = format!("{plan}/data/{table}");
            let text = site().text(&path);
            let rest = text.strip_prefix('\u{feff}').unwrap_or_else(|| panic!("{path} has no BOM"));
            assert!(!rest.contains('\u{feff}'), "{path}: one BOM");
            assert_eq!(rest.split("\r\n").next(), Some(*columns), "{path}");
            assert!(rest.ends_with("\r\n"), "{path} ends its last line");
            assert!(!rest.replace("\r\n", "").contains(['\n', '\r']), "{path}: only CRLF ends a line");
            assert!(!rest.contains("\r\n\r\n"), "{path} has a blank line");
            empty += usize::from(rest.matches("\r\n").count() == 1);
        }
    }
    assert!(empty > 10, "plans without money, indicators or tasks have tables of a head only");
}

#[test]
fn numbers_are_plain_and_unknown_ones_are_blank() {
    let plain = |text: &str| {
        let digits = text.strip_prefix('-').unwrap_or(text);
        let (whole, part) = digits.split_once('.').unwrap_or((digits, "0"));
        let all = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        all(whole) && all(part) && (whole == "0" || !whole.starts_with('0'))
    };
    assert!(plain("-240") && plain("45.0") && plain("0") && !plain("1,000") && !plain("▲5") && !plain("05"));
    let mut numbers = 0;
    for (plan, table, row) in all_rows() {
        for column in ["value", "amount", "baseline_value", "target_value", "latest_value"] {
            if let Some(cell) = row.get(column).filter(|cell| !cell.is_empty()) {
                assert!(plain(cell), "{plan}/{table}: {column} {cell}");
                numbers += 1;
            }
        }
    }
    assert!(numbers > 150, "only {numbers} numbers were looked at");
}

#[test]
fn periods_and_days_have_the_forms_of_the_standard() {
    let year = |text: &str| text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit());
    let part = |text: &str| {
        let text = text.strip_prefix("FY").unwrap_or(text);
        let (head, rest) = text.split_once('-').map_or((text, None), |(head, rest)| (head, Some(rest)));
        let month =
            |rest: &str| rest.len() == 2 && rest.parse::<u8>().is_ok_and(|month| (1..=12).contains(&month));
        year(head)
            && rest.is_none_or(|rest| month(rest) || ["Q1", "Q2", "Q3", "Q4", "H1", "H2"].contains(&rest))
    };
    assert!(part("FY2019") && part("2019-04") && part("2019-Q1") && !part("令和元年度") && !part("2019-13"));
    let (mut periods, mut days) = (0, 0);
    for (plan, table, row) in all_rows() {
        for column in ["period", "baseline_period", "target_period", "latest_period", "fiscal_year"] {
            if let Some(cell) = row.get(column).filter(|cell| !cell.is_empty()) {
                assert!(cell.split('/').all(part), "{plan}/{table}: {column} {cell}");
                periods += 1;
            }
        }
        for column in ["start", "end", "actual_start", "actual_end"] {
            if let Some(cell) = row.get(column).filter(|cell| !cell.is_empty()) {
                let date: jiff::civil::Date =
                    cell.parse().unwrap_or_else(|_| panic!("{plan}/{table}: {cell}"));
                assert_eq!(date.to_string(), *cell, "{plan}/{table}: {column}");
                days += 1;
            }
        }
    }
    assert!(periods > 150 && days > 200, "{periods} periods, {days} days");
}

#[test]
fn the_days_of_an_observation_are_those_of_its_fiscal_year_its_half_or_its_span_of_years() {
    let rows = site().rows(super::published::MIHON, "observations.csv");
    let (mut years, mut halves, mut spans) = (0, 0, 0);
    for row in &rows {
        let code = row["period"].as_str();
        let year = |text: &str| text.strip_prefix("FY").unwrap().parse::<i32>().unwrap();
        let (start, end) = if let Some((first, last)) = code.split_once('/') {
            spans += 1;
            (format!("{}-04-01", year(first)), format!("{}-03-31", year(last) + 1))
        } else if let Some(one) = code.strip_suffix("-H1") {
            halves += 1;
            (format!("{}-04-01", year(one)), format!("{}-09-30", year(one)))
        } else if let Some(one) = code.strip_suffix("-H2") {
            halves += 1;
            (format!("{}-10-01", year(one)), format!("{}-03-31", year(one) + 1))
        } else {
            years += 1;
            (format!("{}-04-01", year(code)), format!("{}-03-31", year(code) + 1))
        };
        assert_eq!((&row["start"], &row["end"]), (&start, &end), "{row:?}");
        assert_eq!(row["value"].is_empty(), !row["mark"].is_empty(), "{row:?}");
    }
    assert_eq!((years, halves, spans), (197, 2, 3));
}

#[test]
fn every_code_is_explained_and_every_id_exists() {
    for plan in PLANS {
        let codes = site().rows(plan, "codes.csv");
        let known =
            |list: &str, code: &str| codes.iter().any(|row| row["list"] == list && row["code"] == code);
        let items = site().rows(plan, "items.csv");
        let is_item = |id: &str| items.iter().any(|row| row["item_id"] == id);
        for row in &items {
            for (column, list) in [
                ("level", "level"),
                ("labels", "label"),
                ("actors", "actor"),
                ("scopes", "scope"),
                ("districts", "district"),
                ("direction", "direction"),
            ] {
                for code in row[column].split(';').filter(|code| !code.is_empty()) {
                    assert!(known(list, code), "{plan}: {list} {code} is not explained");
                }
            }
            assert!(row["parent_id"].is_empty() || is_item(&row["parent_id"]), "{plan}: {row:?}");
        }
        for (table, column, list) in [
            ("budget.csv", "fund", "fund"),
            ("observations.csv", "mark", "mark"),
            ("observations.csv", "district_id", "district"),
            ("observations.csv", "actor_id", "actor"),
        ] {
            for row in site().rows(plan, table) {
                assert!(row[column].is_empty() || known(list, &row[column]), "{plan}/{table}: {row:?}");
            }
        }
        for row in site().rows(plan, "indicators.csv") {
            let lists = ["status".to_owned(), format!("status:{}", row["rule"])];
            let is_known = lists.iter().any(|list| known(list, &row["status"]));
            assert!(row["status"].is_empty() || is_known, "{plan}: {row:?}");
        }
        for (table, column) in
            [("budget.csv", "item_ids"), ("indicators.csv", "item_ids"), ("schedule.csv", "item_id")]
        {
            for row in site().rows(plan, table) {
                let all = row[column].split(';').filter(|id| !id.is_empty());
                all.for_each(|id| assert!(is_item(id), "{plan}/{table}: {id}"));
            }
        }
    }
}

#[test]
fn every_row_of_a_table_leads_to_the_page_with_its_name() {
    let mut rows = 0;
    for plan in PLANS {
        for (table, name) in [("items.csv", "title"), ("indicators.csv", "name")] {
            for row in site().rows(plan, table) {
                let address = resolve(&format!("{plan}/data/{table}"), &row["url"]);
                assert_eq!(site().page(&address).title(), row[name], "{address}");
                rows += 1;
            }
        }
    }
    assert_eq!(rows, 13 + 3 + 41 + 33 + 9 + 42 + 5 + 29 + 7 + 8);
}

/// A value of `plan.json` as a cell has it.
fn text(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

#[test]
fn plan_json_says_of_each_task_the_same_as_the_table() {
    let mut compared = 0;
    for plan in PLANS {
        let json = site().json(plan);
        let tasks = json["schedule"].as_array().unwrap();
        let rows = site().rows(plan, "schedule.csv");
        assert_eq!(tasks.len(), rows.len(), "{plan}");
        for (task, row) in tasks.iter().zip(&rows) {
            for key in ["task", "kind", "printed", "progress", "note"] {
                assert_eq!(text(&task[key]), row[key], "{plan}: {key}");
            }
            compared += 1;
        }
    }
    assert_eq!(compared, 62 + 41);
}

#[test]
fn plan_json_says_the_same_as_the_tables() {
    let mut compared = 0;
    for plan in PLANS {
        let json = site().json(plan);
        assert_eq!(json["id"], plan);
        assert_eq!(json["$schema"], "plan.schema.json");
        let items = json["items"].as_array().unwrap();
        let rows = site().rows(plan, "items.csv");
        assert_eq!(items.len(), rows.len(), "{plan}");
        for (item, row) in items.iter().zip(&rows) {
            for (key, column) in
                [("id", "item_id"), ("parent", "parent_id"), ("number", "number"), ("title", "title")]
            {
                assert_eq!(text(&item[key]), row[column], "{plan}: {key}");
            }
            compared += 1;
        }
        for (line, row) in json["budget"].as_array().unwrap().iter().zip(site().rows(plan, "budget.csv")) {
            assert_eq!(text(&line["amount"]), row["amount"], "{plan}: {}", row["line_id"]);
            assert_eq!(text(&line["fiscal_year"]["code"]), row["fiscal_year"], "{plan}");
            compared += 1;
        }
        let indicators = json["indicators"].as_array().unwrap();
        let observations = indicators.iter().flat_map(|one| {
            one["observations"].as_array().unwrap().iter().map(move |observation| (one, observation))
        });
        let rows = site().rows(plan, "observations.csv");
        assert_eq!(observations.clone().count(), rows.len(), "{plan}");
        for ((indicator, observation), row) in observations.zip(&rows) {
            for (key, column) in
                [("value", "value"), ("mark", "mark"), ("kind", "kind"), ("series", "series")]
            {
                assert_eq!(text(&observation[key]), row[column], "{plan}: {key}");
            }
            let all = indicator["series"].as_array().unwrap();
            let series = all.iter().find(|series| series["id"] == observation["series"]);
            for (key, column) in [
                ("name", "series_name"),
                ("dimension", "dimension"),
                ("district", "district_id"),
                ("actor", "actor_id"),
            ] {
                let stated = series.map_or_else(String::new, |series| text(&series[key]));
                assert_eq!(stated, row[column], "{plan}: {row:?}");
            }
            compared += 1;
        }
    }
    assert_eq!(compared, 146 + 8 + 3 + 184 + 202 + 42);
}

#[test]
fn a_plans_data_page_explains_every_column_of_every_table() {
    for plan in PLANS {
        let page = site().page(&format!("{plan}/data/index.html"));
        for (table, columns) in TABLES {
            let part = page.part(heading(table));
            let named: Vec<String> = part.named("tbody")[0]
                .elements()
                .map(|row| row.elements().map(Element::text).collect::<Vec<_>>())
                .map(|cells| {
                    assert!(!cells[1].is_empty(), "{plan}: {table} {}", cells[0]);
                    cells[0].clone()
                })
                .collect();
            assert_eq!(named.join(","), *columns, "{plan}");
            assert!(page.links(part).contains(&format!("{plan}/data/{table}")), "{plan}: {table}");
        }
    }
}

#[test]
fn links_to_data_say_its_type_and_size() {
    let page = site().page("iga-manifesto-2025/data/index.html");
    let bytes = site().bytes("iga-manifesto-2025/data/items.csv").len();
    let link = format!("items.csv（CSV {}KB）", bytes.div_ceil(1000));
    assert!(page.text().contains(&link), "{link}");
}

fn heading(table: &str) -> &'static str {
    match table {
        "items.csv" => "項目の表",
        "indicators.csv" => "指標の表",
        "observations.csv" => "指標の値の表",
        "status.csv" => "指標の状況の表",
        "distributions.csv" => "指標の状況を数えた表",
        "budget.csv" => "予算の表",
        "budget-sums.csv" => "予算を足した表",
        "schedule.csv" => "予定の表",
        "evaluations.csv" => "評価の表",
        "glossary.csv" => "用語の表",
        "codes.csv" => "コードの表",
        other => panic!("no heading is known for {other}"),
    }
}
