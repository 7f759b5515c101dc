//! The table beside a chart holds exactly what the chart shows: in all charts of all plans, in all languages.
//!
//! A value counts as often as it is there, so that neither side can have one twice.

#![allow(clippy::unwrap_used, clippy::panic, clippy::expect_used, reason = "tests")]

use std::path::Path;
use std::sync::LazyLock;

use keikaku::annotation;
use keikaku::figure::{Amount, Chart, SmallMultiple, StatusBar, TimeSeries};
use keikaku::pages::Page;
use keikaku::pages::view::{Column, Embed, Row, StatusSummary, TableView, View};
use keikaku::pipeline::plan_site;
use keikaku::source::DiskTree;
use rust_decimal::Decimal;

fn pages() -> &'static [Page] {
    static PAGES: LazyLock<Vec<Page>> = LazyLock::new(|| {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let outcome = plan_site(&DiskTree::new(root), jiff::civil::date(2026, 11, 21)).unwrap();
        let (map, _) = outcome.site.expect("plans without errors");
        map.pages().iter().map(|page| map.page(page)).collect()
    });
    &PAGES
}

/// The letters of a text: a drawing shows no readings.
fn plain(text: &str) -> String {
    annotation::plain(text).into_owned()
}

/// The number of a cell; none for words.
fn number(row: &Row, column: usize) -> Option<Decimal> {
    row.cells[column].sort.as_ref()?.parse().ok()
}

fn sorted(values: impl IntoIterator<Item = Decimal>) -> Vec<Decimal> {
    let mut values: Vec<Decimal> = values.into_iter().map(|value| value.normalize()).collect();
    values.sort();
    values
}

/// Every value that a chart over time draws; a baseline that is one of its points is drawn once.
fn drawn(figure: &TimeSeries) -> Vec<Decimal> {
    let points = || figure.drawn().iter().flat_map(|series| &series.points);
    let baseline = figure
        .baseline
        .iter()
        .filter(|baseline| !points().any(|point| point.day == baseline.day && point.span == baseline.span));
    let stated =
        baseline.map(|baseline| baseline.value).chain(figure.targets.iter().map(|target| target.value));
    sorted(points().map(|point| point.value).chain(stated))
}

/// The rows of a table whose period is a part of a year.
fn is_part_of_a_year(row: &Row) -> bool {
    let period = &row.cells[0].text;
    let words = ["半期", "月", "半年", "half", "first", "second"];
    words.iter().any(|word| period.contains(word))
}

#[test]
fn a_chart_over_time_and_its_table_have_the_same_values() {
    let mut checked = 0;
    for page in pages() {
        let View::Indicator(view) = &page.view else { continue };
        let Some(Chart::TimeSeries(figure)) = page.figures.get("trend") else { continue };
        let table = view.values.as_ref().unwrap_or_else(|| panic!("{}: no table", page.path));
        let has_years = table.rows.iter().any(|row| !is_part_of_a_year(row) && number(row, 1).is_some());
        let is_yearly =
            figure.drawn().iter().flat_map(|series| &series.points).all(|point| point.span.is_none());
        let rows = table.rows.iter().filter(|row| !(has_years && is_yearly && is_part_of_a_year(row)));
        let written = sorted(rows.filter_map(|row| number(row, 1)));
        assert_eq!(drawn(figure), written, "{}", page.path);
        checked += 1;
    }
    assert!(checked > 60, "only {checked} charts");
}

#[test]
fn charts_of_a_breakdown_and_its_table_have_the_same_values() {
    let mut checked = 0;
    for page in pages() {
        let View::Indicator(view) = &page.view else { continue };
        for breakdown in &view.breakdowns {
            let rows = breakdown.table.rows.iter();
            let column = |place: usize| sorted(rows.clone().filter_map(|row| number(row, place)));
            let name = |place: usize| plain(&breakdown.table.columns[place].name);
            let columns = breakdown.table.columns.len();
            for small in &breakdown.figures {
                let figure = small.figure.as_ref().map(|name| &page.figures[name]);
                let Some(Chart::SmallMultiple(figure)) = figure else { panic!("{}: {small:?}", page.path) };
                let place = (1..columns).find(|place| name(*place) == plain(&small.title)).unwrap();
                assert_eq!(values(figure), column(place), "{}: {}", page.path, small.title);
                if !figure.reference().is_empty() {
                    let reference = figure.reference().iter().map(|point| point.value);
                    assert_eq!(sorted(reference), column(1), "{}: the whole", page.path);
                }
                checked += 1;
            }
            let Some(figure) = &breakdown.figure else { continue };
            let shown: Vec<(&str, Vec<Decimal>)> = match &page.figures[figure] {
                Chart::TimeSeries(figure) => {
                    let lines = figure.drawn().iter();
                    let values = lines.map(|line| {
                        (line.label.as_str(), sorted(line.points.iter().map(|point| point.value)))
                    });
                    values.collect()
                }
                Chart::Bars(figure) => {
                    let groups = figure.groups.iter();
                    let values = groups.map(|group| {
                        (group.label.as_str(), sorted(group.amounts.iter().filter_map(Amount::value)))
                    });
                    values.collect()
                }
                other => panic!("{}: {other:?}", page.path),
            };
            for (label, values) in shown {
                let place = (1..columns).find(|place| name(*place) == label).unwrap();
                assert_eq!(values, column(place), "{}: {label}", page.path);
                checked += 1;
            }
        }
    }
    assert!(checked > 40, "only {checked} lines");
}

fn values(figure: &SmallMultiple) -> Vec<Decimal> {
    sorted(figure.points().iter().map(|point| point.value))
}

#[test]
fn a_bar_of_states_and_its_list_have_the_same_counts() {
    let mut checked = 0;
    for page in pages() {
        let summary: Option<&StatusSummary> = match &page.view {
            View::Indicators(view) => view.status.as_ref(),
            View::Plan(view) => view.status.as_ref(),
            View::Item(view) => view.status.as_ref(),
            View::Home(view) => view.status.as_ref(),
            _ => None,
        };
        let Some(name) = summary.and_then(|summary| summary.figure.as_ref()) else { continue };
        let Some(Chart::StatusBar(StatusBar { segments, .. })) = page.figures.get(name) else {
            panic!("{}", page.path)
        };
        let bar: Vec<(&str, usize)> =
            segments.iter().map(|one| (one.label.as_str(), usize::try_from(one.count).unwrap())).collect();
        let states = &summary.unwrap().states;
        let list: Vec<(String, usize)> =
            states.iter().map(|one| (plain(&one.state.name), one.count)).collect();
        assert_eq!(
            bar,
            list.iter().map(|(name, count)| (name.as_str(), *count)).collect::<Vec<_>>(),
            "{}",
            page.path
        );
        checked += 1;
    }
    assert!(checked > 20, "only {checked} bars");
}

/// Every label of a chart of bars, group by group, beside the cells of the rows that have the same names.
fn check_bars(page: &Page, name: &str, table: &TableView) -> usize {
    let Some(chart) = page.figures.get(name) else { return 0 };
    let Chart::Bars(figure) = chart else { panic!("{}: {chart:?}", page.path) };
    for (place, group) in figure.groups.iter().enumerate() {
        let row = &table.rows[place];
        // A chart of a single kind does not name it; in a table it is the first number.
        let is_kind = |column: &Column, kind: &str| {
            if kind.is_empty() { column.numeric } else { plain(&column.name) == kind }
        };
        let head = plain(&row.cells[0].text);
        // A chart shortens the words around a year.
        let year = group.label.trim_matches(|one: char| !one.is_ascii_digit());
        let is_its = head == group.label || (year.len() == 4 && head.contains(year));
        assert!(is_its, "{} {name}: {head} is not {}", page.path, group.label);
        // What is not there at all is a dash in a table, and words in a chart.
        let amounts = figure.kinds.iter().zip(&group.amounts);
        for (kind, amount) in amounts.filter(|(_, amount)| amount.value().is_some()) {
            let column = table.columns.iter().position(|column| is_kind(column, &kind.label)).unwrap();
            let is_there = plain(&row.cells[column].text) == amount.label();
            assert!(
                is_there,
                "{} {name}: {} {} is not in {:?}",
                page.path,
                group.label,
                amount.label(),
                row.cells
            );
        }
    }
    assert_eq!(figure.groups.len(), table.rows.len(), "{} {name}", page.path);
    figure.groups.len()
}

/// The parts of the bar of funds: amounts of one row of the table, shares that are those amounts of its total.
fn check_funds(page: &Page, table: Option<&TableView>) -> usize {
    let Some(chart) = page.figures.get("by-fund") else { return 0 };
    let Chart::Bars(figure) = chart else { panic!("{}: {chart:?}", page.path) };
    let table = table.expect("a table beside the bar");
    let [group] = figure.groups.as_slice() else { panic!("{}: {figure:?}", page.path) };
    let row = table.rows.iter().find(|row| plain(&row.cells[0].text) == group.label).expect("its row");
    let total = number(row, 1).unwrap();
    let mut sum = Decimal::ZERO;
    for (kind, amount) in figure.kinds.iter().zip(&group.amounts) {
        let column = table.columns.iter().position(|column| plain(&column.name) == kind.label).unwrap();
        let cell = number(row, column).unwrap();
        assert!(
            amount.label().starts_with(&plain(&row.cells[column].text)),
            "{}: {}",
            page.path,
            amount.label()
        );
        let share = cell * Decimal::ONE_HUNDRED / total;
        let value = amount.value().unwrap();
        assert!(
            (value - share).abs() < Decimal::new(1, 4),
            "{}: {} is {share}, not {value}",
            page.path,
            kind.label
        );
        sum += value;
    }
    assert_eq!(sum, Decimal::ONE_HUNDRED, "{}", page.path);
    1
}

#[test]
fn bars_of_money_and_their_tables_have_the_same_amounts() {
    let mut checked = 0;
    for page in pages() {
        match &page.view {
            View::Budget(view) => {
                checked += view.by_year.as_ref().map_or(0, |table| check_bars(page, "by-year", table));
                checked += check_funds(page, view.by_fund.as_ref());
                checked += view.by_line.as_ref().map_or(0, |table| check_bars(page, "by-line", table));
            }
            View::Item(view) => {
                checked += view.budget_years.as_ref().map_or(0, |table| check_bars(page, "budget", table));
            }
            _ => {}
        }
    }
    assert!(checked > 60, "only {checked} groups");
}

#[test]
fn every_task_of_a_chart_is_in_its_table() {
    let mut checked = 0;
    for page in pages() {
        let View::Schedule(view) = &page.view else { continue };
        for group in &view.groups {
            let names: Vec<String> = group.table.rows.iter().map(|row| plain(&row.cells[0].text)).collect();
            let Some(figure) = &group.figure else { continue };
            let Chart::Schedule(figure) = &page.figures[figure] else { panic!("{}", page.path) };
            for row in &figure.rows {
                for task in &row.tasks {
                    let name = if task.label.is_empty() { &row.label } else { &task.label };
                    assert!(names.contains(name), "{}: {name} is not in {names:?}", page.path);
                    checked += 1;
                }
            }
        }
    }
    assert!(checked > 60, "only {checked} tasks");
}

#[test]
fn every_chart_in_a_text_has_its_table() {
    let mut checked = 0;
    for page in pages() {
        for embed in page.embeds.values() {
            if let Embed::Figure { figure, table, .. } = embed {
                assert!(table.is_some(), "{}: {figure}", page.path);
                checked += 1;
            }
        }
    }
    assert!(checked > 5, "only {checked} charts");
}
