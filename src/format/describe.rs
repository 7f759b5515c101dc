//! The documentation of the source format, made from its declarations.
//!
//! Takes `describe.md`, which says what no declaration can say, and puts tables of keys, lists and fixed words into
//! it; gives `docs/format.md`. Must not know how files are read.

use std::fmt::Write as _;

use crate::load::{LISTS, ListName};

use super::fixed::{FIXED_LISTS, FixedList};
use super::plan::{RawBand, RawChapter, RawKeeping, RawPlanSettings, RawRelated, RawSource, RawStatus};
use super::rows::{
    RawBaseline, RawBreak, RawEvaluation, RawIndicator, RawItem, RawLine, RawMilestone, RawObservation,
    RawProgress, RawSeries, RawTarget, RawTask, RawVerdict,
};
use super::site::{RawLicence, RawSettings};
use super::vocabulary::{RawActor, RawContact, RawDistrict, RawScale, RawStep, RawTerm, RawWord};
use super::{FromRecord, Holds, Key, RecordKind};

/// The text around the tables. A line `<!-- keys NAME -->`, `<!-- lists -->` or `<!-- fixed -->` stands for one.
const FRAME: &str = include_str!("describe.md");

/// Every kind of record, in the order of the documentation.
pub const RECORD_KINDS: &[&RecordKind] = &[
    RawSettings::KIND,
    RawContact::KIND,
    RawLicence::KIND,
    RawPlanSettings::KIND,
    RawSource::KIND,
    RawRelated::KIND,
    RawKeeping::KIND,
    RawWord::KIND,
    RawActor::KIND,
    RawDistrict::KIND,
    RawTerm::KIND,
    RawScale::KIND,
    RawStep::KIND,
    RawItem::KIND,
    RawIndicator::KIND,
    RawBaseline::KIND,
    RawTarget::KIND,
    RawSeries::KIND,
    RawBreak::KIND,
    RawVerdict::KIND,
    RawMilestone::KIND,
    RawProgress::KIND,
    RawObservation::KIND,
    RawStatus::KIND,
    RawBand::KIND,
    RawLine::KIND,
    RawTask::KIND,
    RawEvaluation::KIND,
    RawChapter::KIND,
];

/// The whole documentation of the source format, in Markdown.
pub fn describe() -> String {
    let mut out = String::with_capacity(64 * 1024);
    for line in FRAME.lines() {
        let place = line.strip_prefix("<!-- ").and_then(|rest| rest.strip_suffix(" -->"));
        if let Some(table) = place.and_then(table) {
            out.push_str(&table);
        } else {
            out.push_str(line);
            out.push('\n');
        }
    }
    out
}

/// The table that a place of the frame stands for.
fn table(place: &str) -> Option<String> {
    match place.split_once(' ') {
        Some(("keys", name)) => RECORD_KINDS.iter().find(|kind| kind.name == name).map(|kind| keys(kind)),
        None if place == "lists" => Some(lists()),
        None if place == "fixed" => Some(FIXED_LISTS.iter().map(|list| fixed_list(list)).collect()),
        _ => None,
    }
}

/// The kind of record that a list holds.
pub(super) fn kind_of(list: ListName) -> Option<&'static RecordKind> {
    let declared = RawPlanSettings::KIND.keys.iter().find(|key| key.name == list.table);
    match declared.map(|key| key.holds) {
        Some(Holds::Record(kind)) => Some(kind),
        _ => RECORD_KINDS.iter().find(|kind| kind.name == list.table).copied(),
    }
}

fn lists() -> String {
    let mut out = String::from(
        "| 一覧<br>*List* | TOMLでの表の名前<br>*Table* | ファイル<br>*Files* | キー<br>*Keys* |\n|---|---|---|---|\n",
    );
    for list in LISTS {
        let ListName { file, table } = list;
        let key = RawPlanSettings::KIND.keys.iter().find(|key| key.name == *table);
        let kind = kind_of(*list);
        let japanese = key.map_or(kind.map_or("", |kind| kind.japanese), |key| key.japanese);
        let inside = if key.is_some() { "`plan.toml`<br>" } else { "" };
        let anchor = kind.map_or("", |kind| kind.name);
        let _ = writeln!(
            out,
            "| {japanese} | `[[{table}]]` | {inside}`{file}.csv` `{file}.tsv` `{file}.toml` | [{anchor}](#{}) |",
            anchor_of(anchor)
        );
    }
    out
}

fn keys(kind: &RecordKind) -> String {
    let mut out = format!("<a id=\"{}\"></a>\n\n", anchor_of(kind.name));
    out.push_str(
        "| キー<br>*Key* | 値<br>*Value* | 意味<br>*Meaning* | 例<br>*Example* |\n|---|---|---|---|\n",
    );
    for key in kind.keys {
        let need = if key.required { "<br>**必要**" } else { "" };
        let _ = writeln!(
            out,
            "| `{}`{need} | {} | {}<br>*{}*{} | {} |",
            key.name,
            value(key),
            key.japanese,
            key.english,
            heads(key),
            example(key.example)
        );
    }
    out
}

/// What a table may have over the column.
fn heads(key: &Key) -> String {
    let heads: Vec<String> = key.heads.iter().map(|head| format!("「{head}」")).collect();
    if heads.is_empty() { String::new() } else { format!("<br>見出し：{}", heads.concat()) }
}

/// What is written under a key.
fn value(key: &Key) -> String {
    let one = match key.holds {
        Holds::Words if key.is_translatable() => "[文字](#languages)".to_owned(),
        Holds::Words | Holds::Sign => "文字".to_owned(),
        Holds::Id => "id".to_owned(),
        Holds::Period => "[時期](#periods)".to_owned(),
        Holds::Day => "日付".to_owned(),
        Holds::Number => "[数](#numbers)".to_owned(),
        Holds::Whole(from, to) => format!("{from}から{to}までの整数"),
        Holds::Web => "ウェブのアドレス".to_owned(),
        Holds::Amount => "[金額](#numbers)".to_owned(),
        Holds::Fixed(list) => fixed_ids(list),
        Holds::Reference(list) => format!("{list}を指す[参照](#references)"),
        Holds::Record(kind) => format!("[{}](#{})の表", kind.name, anchor_of(kind.name)),
    };
    match key.form {
        "texts" | "tables" => format!("{one}<br>（いくつでも）"),
        "names" if key.name == "heads" => "見出しとキーの表".to_owned(),
        "names" => "西暦の年と文字の表".to_owned(),
        "levels" => format!("符号と{one}の表"),
        _ => one,
    }
}

fn fixed_ids(list: &FixedList) -> String {
    let ids: Vec<String> = list.words.iter().map(|word| format!("`{}`", word.id)).collect();
    format!("[ことば](#{})：{}", words_anchor(list), ids.join(" "))
}

/// Each line of an example as code of its own: a cell of a table has only one line.
fn example(example: &str) -> String {
    let lines: Vec<String> = example.lines().map(|line| format!("`{line}`")).collect();
    lines.join("<br>")
}

fn fixed_list(list: &FixedList) -> String {
    let mut out = format!("<a id=\"{}\"></a>\n\n", words_anchor(list));
    let _ = writeln!(out, "### {} / {}\n", list.japanese, list.english);
    out.push_str("| id | 紙のとおりに書くなら<br>*As on paper* | 意味<br>*Meaning* |\n|---|---|---|\n");
    for word in list.words {
        let printed: Vec<String> = word.printed.iter().map(|form| format!("`{form}`")).collect();
        let (japanese, english) = word.meanings();
        let _ = writeln!(out, "| `{}` | {} | {japanese}<br>*{english}* |", word.id, printed.join(" "));
    }
    out.push('\n');
    out
}

/// The anchor of a kind of record; dots are not for addresses.
fn anchor_of(name: &str) -> String {
    format!("keys-{}", name.replace('.', "-"))
}

fn words_anchor(list: &FixedList) -> String {
    format!("words-{}", list.name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_declared_is_in_the_frame() {
        for kind in RECORD_KINDS {
            assert!(FRAME.contains(&format!("<!-- keys {} -->", kind.name)), "{}", kind.name);
        }
        assert!(!describe().contains("<!-- keys"), "a place of the frame names no kind of record");
    }

    #[test]
    fn every_list_has_keys() {
        for list in LISTS {
            assert!(kind_of(*list).is_some(), "{}", list.table);
        }
    }

    #[test]
    fn parts_of_records_are_kinds_too() {
        for kind in RECORD_KINDS {
            for key in kind.keys {
                if let Holds::Record(part) = key.holds {
                    assert!(RECORD_KINDS.contains(&part), "{}.{}", kind.name, key.name);
                }
            }
        }
    }
}
