//! Heads of columns: the keys that they stand for.
//!
//! Takes the heads of a table, gives what each column is. Must not know cells below them.

use std::collections::BTreeMap;

use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::load::{ListName, RawTable};
use crate::source::{Span, Spanned, half_width};

use super::super::describe::kind_of;
use super::super::fixed::{LANGUAGE, MONEY_UNIT};
use super::super::{Holds, Key};
use super::wide::{Of, Wide, wide};
use super::{Column, Meaning, World, kept};

/// A head with one spelling of its signs: no blanks or line breaks, half-width signs, small letters.
pub(crate) fn fold(head: &str) -> String {
    let sign = |c: char| match c {
        '〔' | '【' => '(',
        '〕' | '】' => ')',
        _ => half_width(c),
    };
    let signs = head.chars().filter(|c| !c.is_whitespace() && *c != '\u{200B}').map(sign);
    signs.flat_map(char::to_lowercase).collect()
}

/// Every printed head of keys and their parts, with the key that it stands for.
pub(super) fn printed(prefix: &str, keys: &'static [Key]) -> Vec<(&'static str, String)> {
    let mut all = Vec::new();
    for key in keys {
        let path = format!("{prefix}{}", key.name);
        all.extend(key.heads.iter().map(|head| (*head, path.clone())));
        if let (Holds::Record(part), true) = (key.holds, prefix.is_empty()) {
            all.extend(printed(&format!("{path}."), part.keys));
        }
    }
    all
}

/// Every key and key of a part.
pub(super) fn paths(prefix: &str, keys: &'static [Key]) -> Vec<String> {
    let mut all = Vec::new();
    for key in keys {
        let path = format!("{prefix}{}", key.name);
        if let (Holds::Record(part), true) = (key.holds, prefix.is_empty()) {
            all.extend(paths(&format!("{path}."), part.keys));
        }
        all.push(path);
    }
    all
}

/// What a head is known as.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Known {
    /// A key; blank where nothing is read from the column.
    Key(String),
    /// A period over cells that are this key.
    Period(&'static str),
}

impl Known {
    /// The key that the cells are.
    pub(crate) fn key(&self) -> &str {
        match self {
            Self::Key(key) => key,
            Self::Period(key) => key,
        }
    }
}

/// What a baseline or target is called besides the heads of its value.
const PARTS: &[(&str, &[&str])] = &[("baseline", &["基準", "現状"]), ("target", &[])];
/// What stands behind it for a key of it, as in the second row of a head: 現状値 over 年度.
const WITHIN: &[(&str, &[&str])] = &[("period", &["年度", "年", "時期", "時点"]), ("note", &["注", "備考"])];

/// Heads of the keys of a part that are made of the part's name: 現状値年度, 現状値の年度, 現状値（年度）.
fn of_parts(keys: &'static [Key]) -> Vec<(String, String)> {
    let mut all = Vec::new();
    for key in keys {
        let (Holds::Record(part), Some((_, names))) =
            (key.holds, PARTS.iter().find(|(name, _)| *name == key.name))
        else {
            continue;
        };
        let value = part.keys.iter().find(|inner| inner.name == "value").map_or(&[][..], |inner| inner.heads);
        for name in value.iter().chain(*names) {
            for (inner, words) in WITHIN {
                let path = format!("{}.{inner}", key.name);
                all.extend(words.iter().flat_map(|word| {
                    [format!("{name}{word}"), format!("{name}の{word}"), format!("{name}({word})")]
                        .map(|head| (head, path.clone()))
                }));
            }
        }
    }
    all
}

/// What heads may stand for in the tables of a list.
pub(super) struct Heads<'a> {
    list: ListName,
    world: &'a World<'a>,
    keys: &'static [Key],
    /// Folded heads and keys, with the keys that they stand for. Those of the plan come first.
    known: BTreeMap<String, String>,
    levels: Vec<String>,
}

impl<'a> Heads<'a> {
    pub(super) fn new(list: ListName, world: &'a World<'a>) -> Self {
        let keys = kind_of(list).map_or(&[][..], |kind| kind.keys);
        let mut known: BTreeMap<String, String> = BTreeMap::new();
        known.extend(of_parts(keys).into_iter().map(|(head, path)| (fold(&head), path)));
        for (head, path) in printed("", keys) {
            known.insert(fold(head), path);
        }
        if list.table == "item" {
            for (id, name) in world.sections {
                known.insert(fold(name), id.clone());
                known.insert(fold(id), id.clone());
            }
        }
        known.extend(paths("", keys).into_iter().map(|path| (fold(&path), path)));
        let levels = world.levels.iter().map(|level| fold(level)).collect();
        Self { list, world, keys, known, levels }
    }

    /// What a head stands for, if for anything: a key, or a period.
    pub(super) fn known(&self, head: &str) -> Option<Known> {
        let folded = fold(head);
        let bare = if self.list.table == "line" { without_unit(&folded).0 } else { &folded };
        let level = self.key_of_items().filter(|_| self.levels.contains(&folded)).map(str::to_owned);
        let key = self.key(&folded).or_else(|| self.key(bare)).or(level);
        let mut ignored = kept(self.world, self.list).flat_map(|one| &one.ignore.all);
        let is_ignored = ignored.any(|text| fold(&text.value) == folded);
        match key.or(is_ignored.then(String::new)) {
            _ if folded.is_empty() => None,
            Some(key) => Some(Known::Key(key)),
            None => wide(bare, self.list, self.world.calendar).map(|wide| Known::Period(wide.key())),
        }
    }

    /// The columns of a table.
    pub(super) fn columns(&mut self, table: &RawTable, diagnostics: &mut Diagnostics) -> Vec<Column> {
        self.declare(diagnostics);
        let ignored: Vec<String> = kept(self.world, self.list)
            .flat_map(|one| &one.ignore.all)
            .map(|text| fold(&text.value))
            .collect();
        let lowest = self.lowest_level(table);
        let mut columns: Vec<Column> = Vec::with_capacity(table.columns.len());
        for cell in &table.columns {
            let Some(cell) = cell else {
                let head = Spanned::new(String::new(), table.head);
                columns.push(Column { head, meaning: Meaning::PassedOver, unit: None });
                continue;
            };
            let head = Spanned::new(cell.value.clone(), Span::new(table.file, cell.range.clone()));
            let is_ignored = ignored.contains(&fold(&head.value));
            let (mut meaning, unit) = if is_ignored {
                (Meaning::PassedOver, None)
            } else {
                self.meaning(&head, lowest, diagnostics)
            };
            let is_same = |column: &&Column| meaning != Meaning::PassedOver && column.meaning == meaning;
            if let Some(first) = columns.iter().find(is_same) {
                let diagnostic = Diagnostic::at(Code::CsvHeadTwice, head.span).with("key", &head.value);
                let diagnostic = diagnostic.with("near", &first.head.value).hint("same");
                diagnostics.push(diagnostic.other(first.head.span));
                meaning = Meaning::PassedOver;
            }
            columns.push(Column { head, meaning, unit });
        }
        columns
    }

    /// Takes in the heads that the plan declares.
    pub(super) fn declare(&mut self, diagnostics: &mut Diagnostics) {
        let paths = paths("", self.keys);
        let sections = self.world.sections.iter().filter(|_| self.list.table == "item").map(|(id, _)| id);
        let known: Vec<&str> = paths.iter().chain(sections).map(String::as_str).collect();
        for (head, key) in kept(self.world, self.list).flat_map(|keeping| &keeping.heads) {
            if known.contains(&key.value.as_str()) {
                self.known.insert(fold(head), key.value.clone());
            } else {
                let diagnostic = Diagnostic::at(Code::UnknownKey, key.span).with("key", &key.value);
                diagnostics.push(diagnostic.suggest(&key.value, known.iter().copied()));
                self.known.insert(fold(head), String::new());
            }
        }
    }

    /// Of several columns that are called as levels the lowest says what a row belongs to.
    fn lowest_level(&self, table: &RawTable) -> Option<usize> {
        let heads = table.columns.iter().flatten().map(|cell| fold(&cell.value));
        heads.filter_map(|head| self.levels.iter().position(|level| *level == head)).max()
    }

    fn meaning(
        &self,
        head: &Spanned<String>,
        lowest: Option<usize>,
        diagnostics: &mut Diagnostics,
    ) -> (Meaning, Option<&'static str>) {
        let folded = fold(&head.value);
        if let Some(key) = self.key(&folded) {
            // A head that the plan declares wrongly has been reported there.
            return (if key.is_empty() { Meaning::PassedOver } else { Meaning::Key(key) }, None);
        }
        if let (Some(key), Some(level)) =
            (self.key_of_items(), self.levels.iter().position(|one| *one == folded))
        {
            let is_lowest = Some(level) == lowest;
            return (if is_lowest { Meaning::Key(key.to_owned()) } else { Meaning::PassedOver }, None);
        }
        let (bare, unit) =
            if self.list.table == "line" { without_unit(&folded) } else { (folded.as_str(), None) };
        if let (Some(key), true) = (self.key(bare), unit.is_some()) {
            return (Meaning::Key(key), unit);
        }
        if let Some(wide) = wide(bare, self.list, self.world.calendar) {
            return (Meaning::Wide(wide), unit);
        }
        if self.list.table == "value" && self.is_of_indicators(bare) {
            let diagnostic = Diagnostic::at(Code::UnknownKey, head.span).with("key", &head.value);
            diagnostics.push(diagnostic.hint("indicators"));
            return (Meaning::PassedOver, None);
        }
        (Meaning::Key(head.value.clone()), None)
    }

    /// The key that a folded head stands for, in the original language or another one (`名称-en`).
    fn key(&self, folded: &str) -> Option<String> {
        if let Some(key) = self.known.get(folded) {
            return Some(key.clone());
        }
        let (bare, tag) = LANGUAGE
            .words
            .iter()
            .find_map(|word| Some((folded.strip_suffix(word.id)?.strip_suffix('-')?, word.id)))?;
        self.known.get(bare).map(|key| format!("{key}-{tag}"))
    }

    /// The key under which a row names an item.
    fn key_of_items(&self) -> Option<&'static str> {
        key_of_items(self.list)
    }

    /// Whether a head is one of a target or baseline, which stand in the table of indicators.
    fn is_of_indicators(&self, folded: &str) -> bool {
        let list = ListName { table: "indicator", ..self.list };
        let found = wide(folded, list, self.world.calendar);
        matches!(found, Some(Wide { of: Of::Target(_) | Of::Baseline, .. }))
    }
}

/// The key under which a row of a list names an item.
pub(crate) fn key_of_items(list: ListName) -> Option<&'static str> {
    match list.table {
        "item" => Some("parent"),
        "indicator" => Some("measures"),
        "line" => Some("items"),
        "task" | "evaluation" => Some("item"),
        _ => None,
    }
}

/// A head without the unit of money behind it, and the unit.
fn without_unit(folded: &str) -> (&str, Option<&'static str>) {
    let unit = MONEY_UNIT.words.iter().find_map(|word| {
        let rest = folded.strip_suffix(')').and_then(|rest| rest.strip_suffix(word.id))?;
        Some((rest.strip_suffix('(').or_else(|| rest.strip_suffix("(単位:"))?, word.id))
    });
    unit.map_or((folded, None), |(bare, unit)| (bare, Some(unit)))
}
