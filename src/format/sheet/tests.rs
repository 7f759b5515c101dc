//! Heads that stand for one key each, columns as they are typed, cells that are merged.

use super::super::fixed::TABLE;
use super::*;
use crate::source::{Sources, rows};

fn list(file: &str) -> ListName {
    list_of(file).unwrap()
}

/// What heads of a list's tables are, in a plan with a level and a part of items' texts.
fn meanings(file: &str, heads: &[&str]) -> Vec<String> {
    let calendar = Calendar::default();
    let (levels, sections) = (["施策".to_owned()], [("issues".to_owned(), "課題".to_owned())]);
    let world = World { calendar: &calendar, keeping: &[], levels: &levels, sections: &sections };
    let text = format!("{}\n", heads.iter().map(|head| format!("\"{head}\"")).collect::<Vec<_>>().join(","));
    let table = table(&text);
    let sheet = read(&table, list(file), &world, &mut Diagnostics::new());
    let called = sheet.columns.iter().map(|column| match &column.meaning {
        Meaning::Key(key) => {
            format!("{key}{}", column.unit.map_or(String::new(), |unit| format!(" in {unit}")))
        }
        Meaning::Wide(wide) => format!("{} of {}", wide.key(), wide.period.as_deref().unwrap_or("the row")),
        Meaning::PassedOver => "nothing".to_owned(),
    });
    called.collect()
}

fn table(text: &str) -> RawTable {
    let file = Sources::default().add("a.csv".into(), text.into());
    let mut table = RawTable::blank(file);
    let mut rows = rows(text, b',').rows.into_iter();
    table.fill(rows.next().unwrap().cells, rows.collect(), &mut Diagnostics::new());
    table
}

#[test]
fn no_two_keys_of_a_list_have_the_same_head() {
    for list in LISTS {
        let mut heads: Vec<(String, String)> =
            printed("", keys_of(*list)).into_iter().map(|(head, key)| (fold(head), key)).collect();
        heads.extend(keys(*list).into_iter().map(|key| (fold(&key), key)));
        heads.sort();
        heads.dedup();
        let twice: Vec<_> = heads.windows(2).filter(|pair| pair[0].0 == pair[1].0).collect();
        assert!(twice.is_empty(), "{}: {twice:?}", list.file);
    }
}

#[test]
fn tables_are_kept_for_the_lists_that_there_are() {
    let declared: Vec<&str> = TABLE.words.iter().map(|word| word.id).collect();
    assert_eq!(declared, LISTS.iter().map(|list| list.file).collect::<Vec<_>>());
}

#[test]
fn heads_are_read_as_they_are_typed() {
    assert_eq!(
        meanings(
            "indicators",
            &["指　標\n名", "ＩＤ", "基準値（R4）", "R5実績", "R9目標値", "施策", "名称-en"]
        ),
        ["name", "id", "baseline.value of R4", "value of R5", "target.value of R9", "measures", "name-en",]
    );
    assert_eq!(
        meanings("values", &["指標名", "2023", "令和6年度", "R7(見込)", "実績値", "R9目標"]),
        ["indicator", "value of 2023", "value of 令和6年度", "value of R7", "value", "nothing",]
    );
    assert_eq!(
        meanings("budget", &["事業名", "予算額（千円）", "R7当初予算額(単位：百万円)", "決算額"]),
        ["line", "amount in 千円", "amount of R7", "amount of the row",]
    );
    assert_eq!(meanings("items", &["親", "題名"]), ["parent", "title"]);
    assert_eq!(meanings("items", &["Title", "課題", "R5実績"]), ["title", "issues", "R5実績"]);
}

#[test]
fn what_is_merged_is_filled_until_something_to_its_left_changes() {
    let calendar = Calendar::default();
    let named: Vec<Text> =
        ["施策", "名称"].iter().map(|name| Text::new((*name).to_owned(), span())).collect();
    let world = World { calendar: &calendar, keeping: &[], levels: &[], sections: &[] };
    let table = table("施策,名称,値\n甲,a,1\n,,2\n乙,,3\n,b,4\n,,5\n");
    let mut sheet = read(&table, list("values"), &world, &mut Diagnostics::new());
    sheet.fill_down(&named.iter().collect::<Vec<_>>());
    let cells = sheet.lines.iter().map(|line| format!("{}{}", line.cells[0].value, line.cells[1].value));
    assert_eq!(cells.collect::<Vec<_>>(), ["甲a", "甲a", "乙", "乙b", "乙b"]);
}

fn span() -> Span {
    Span::new(Sources::default().add("a".into(), "a".into()), 0..0)
}
