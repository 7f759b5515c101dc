//! Heads of one row and of several, with cells that are merged and without.

use super::*;
use crate::format::sheet::{World, knows, list_of};
use crate::model::period::Calendar;
use crate::source::rows;

/// Why a table is not read: the words and what fills them.
type Refused = Vec<(&'static str, String)>;

/// The heads that a table is read with, and the number of the last row that they stand in; or why it is not read.
fn read(list: &str, text: &str, merged: &[Merged]) -> Result<(Vec<String>, usize), Refused> {
    let calendar = Calendar::default();
    let world = World { calendar: &calendar, keeping: &[], levels: &[], sections: &[] };
    let outline = outline(&rows(text, b',').rows, merged, knows(list_of(list).unwrap(), &world)).unwrap();
    match outline.refused {
        Some(refusal) => {
            Err([("key", refusal.key.to_owned())].into_iter().chain(refusal.arguments).collect())
        }
        None => Ok((outline.head.into_iter().map(|cell| cell.value).collect(), outline.head_row)),
    }
}

fn heads(list: &str, text: &str, merged: &[Merged]) -> String {
    let (all, lowest) = read(list, text, merged).unwrap();
    format!("{lowest}: {}", all.join(" | "))
}

fn merged(rows: (usize, usize), columns: (usize, usize)) -> Merged {
    Merged { rows, columns }
}

#[test]
fn two_rows_of_heads_are_read_as_one() {
    let down = |column| merged((0, 1), (column, column));
    let across = |first, last| merged((0, 0), (first, last));
    let all = [down(0), down(1), across(2, 3), across(4, 5), across(6, 7)];
    // The same with the cells merged, as in a workbook, and without, as a table of text has them.
    for merged in [&all[..], &[]] {
        assert_eq!(
            heads(
                "indicators",
                "指標名,単位,実績値,,現状値,,目標値,\n,,R5実績,R6実績,年度,値,時期,数値\n訪問,%,83,86,R4,81,R9,95\n",
                merged
            ),
            "2: 指標名 | 単位 | R5実績 | R6実績 | 現状値年度 | 現状値 | 目標値時期 | 目標値"
        );
        assert_eq!(
            heads(
                "indicators",
                "指標名,単位,実績値（％）,,目標値（％）,,推移,\n,,R5,R6,R7,R9,R3目標,R4実績\n訪問,%,1,2,3,4,5,6\n",
                merged
            ),
            "2: 指標名 | 単位 | 実績値R5 | 実績値R6 | 目標値R7 | 目標値R9 | R3目標 | R4実績"
        );
    }
    // The unit above amounts stays with them.
    assert_eq!(
        heads("budget", "事業名,予算額（千円）,\n,R6当初,R7当初\n訪問,1,2\n", &[down(0), across(1, 2)]),
        "2: 事業名 | R6当初（千円） | R7当初（千円）"
    );
}

#[test]
fn heads_of_several_columns_without_heads_below_are_one_row() {
    assert_eq!(
        heads("items", "名称,概要,\n訪問,訪ねます,x\n,続き,y\n", &[merged((0, 0), (1, 2))]),
        "1: 名称 | 概要 | 概要"
    );
    assert_eq!(heads("items", "名称,概要,,\n訪問,訪ねます,,\n", &[]), "1: 名称 | 概要 |  | ");
}

#[test]
fn heads_that_cannot_be_told_are_refused_once() {
    let down = |column| merged((0, 1), (column, column));
    let text = "指標名,単位,現状値,\n,,見やすい値,ならび\n訪問,%,81.5,2\n";
    let refused = |(first, last): (usize, usize)| {
        let below = ("below", "見やすい値 / ならび".to_owned());
        let rows = [("first", first.to_string()), ("last", last.to_string())];
        let key = [("key", "heads-in-rows".to_owned()), ("head", "現状値".to_owned()), below];
        Err(key.into_iter().chain(rows).collect::<Vec<_>>())
    };
    assert_eq!(read("indicators", text, &[down(0), down(1), merged((0, 0), (2, 3))]), refused((1, 2)));
    assert_eq!(read("indicators", text, &[]), refused((1, 2)));
    let tall = "指標名,現状値\n,あ\n,い\n,う\n訪問,1\n";
    let refusal = read("indicators", tall, &[merged((0, 3), (0, 0))]).unwrap_err();
    assert_eq!(refusal[0].1, "heads-too-tall");
}

#[test]
fn what_stands_above_is_kept_where_it_says_more() {
    // A baseline of a year is none of the values of that year.
    let text = "指標名,基準値,,R5,\n,R3実績,R4実績,目標,実績\n訪問,1,2,3,4\n";
    assert_eq!(read("indicators", text, &[]).unwrap_err()[1], ("head", "基準値".to_owned()));
    assert_eq!(
        heads("indicators", "指標名,R5,,R6,\n,目標,実績,目標,実績\n訪問,1,2,3,4\n", &[]),
        "2: 指標名 | R5目標 | R5実績 | R6目標 | R6実績"
    );
}
