//! Heads of several rows: joined to one a column, in words that a table of one row would have.
//!
//! Takes rows of a sheet that are its head, or may be, and what is merged; gives the heads, and whether the row below
//! is one of them too. Must not know what a head stands for, but for whether two stand for the same.

use std::collections::BTreeMap;

use crate::format::sheet::{Known, fold};
use crate::source::{Cell, Row};

use super::workbook::Merged;

/// What says that a column has the value of what stands above it: 現状値 over 年度 and 値.
const VALUE: &[&str] = &["値", "数値"];

/// The rows of a head.
pub(super) struct HeadRows<'a> {
    rows: &'a [Row],
    merged: &'a [Merged],
    /// For each column what stands over it, from the top: the row and column of its cell.
    parts: Vec<Vec<(usize, usize)>>,
}

/// A head over several columns of which none can be told what it is.
pub(super) struct Unread {
    /// It.
    pub(super) head: String,
    /// What stands below it.
    pub(super) below: Vec<String>,
}

impl<'a> HeadRows<'a> {
    pub(super) fn new(rows: &'a [Row], merged: &'a [Merged]) -> Self {
        let width = rows.iter().map(|row| row.cells.len()).max().unwrap_or(0);
        let mut head = Self { rows, merged, parts: Vec::new() };
        head.parts = (0..width).map(|column| head.over(column)).collect();
        head
    }

    fn text(&self, (row, column): (usize, usize)) -> &str {
        self.rows[row].cells.get(column).map_or("", |cell| &cell.value)
    }

    /// The cells that stand over a column: what stands above belongs to every column that it is merged over.
    fn over(&self, column: usize) -> Vec<(usize, usize)> {
        let mut parts: Vec<(usize, usize)> = Vec::new();
        for at in 0..self.rows.len() {
            let own = (at, column);
            let cell = if self.text(own).is_empty() { self.belongs_to(own) } else { Some(own) };
            let is_new =
                |cell: &(usize, usize)| parts.iter().all(|part| self.text(*part) != self.text(*cell));
            parts.extend(cell.filter(is_new));
        }
        parts
    }

    /// The cell that a blank one belongs to: the one that it is merged with, or, where nothing says so, the next one to
    /// the left in a row that is not the last.
    fn belongs_to(&self, (at, column): (usize, usize)) -> Option<(usize, usize)> {
        let row = self.rows[at].number - 1;
        let holds = |cells: &&Merged| {
            (cells.rows.0..=cells.rows.1).contains(&row)
                && (cells.columns.0..=cells.columns.1).contains(&column)
        };
        if let Some(cells) = self.merged.iter().find(holds) {
            let above = at.checked_sub(row - cells.rows.0)?;
            return Some((above, cells.columns.0)).filter(|place| !self.text(*place).is_empty());
        }
        let has_below = (at + 1..self.rows.len()).any(|below| !self.text((below, column)).is_empty());
        if !self.merged.is_empty() || !has_below {
            return None;
        }
        (0..column).rev().map(|left| (at, left)).find(|place| !self.text(*place).is_empty())
    }

    /// The columns under each cell that stands over several.
    fn groups(&self) -> BTreeMap<(usize, usize), Vec<usize>> {
        let mut groups: BTreeMap<(usize, usize), Vec<usize>> = BTreeMap::new();
        for (column, parts) in self.parts.iter().enumerate() {
            for part in parts {
                groups.entry(*part).or_default().push(column);
            }
        }
        groups.retain(|_, columns| columns.len() > 1);
        groups
    }

    /// Whether the cells themselves show that the rows are one head, and no row of it is one of values.
    fn is_joined(&self) -> bool {
        let (first, last) = (self.rows[0].number - 1, self.rows[self.rows.len() - 1].number - 1);
        let is_tall =
            |cells: &Merged| cells.rows.0 < cells.rows.1 && cells.rows.0 >= first && cells.rows.1 <= last;
        !self.groups().is_empty() || self.merged.iter().any(is_tall)
    }

    /// The heads of the columns. Where the words of all rows together say nothing that is known, those that do are
    /// taken: 実績値 over R5実績 is R5実績.
    pub(super) fn joined(&self, known_as: &impl Fn(&str) -> Option<Known>) -> Vec<Cell> {
        let is_joined = self.is_joined();
        let head = |(column, parts): (usize, &Vec<(usize, usize)>)| {
            let texts: Vec<&str> = parts.iter().map(|part| self.text(*part)).collect();
            let whole = texts.concat();
            let is_plain = texts.len() < 2 || known_as(&whole).is_some() || !is_joined;
            let value = if is_plain { None } else { told(&texts, known_as) }.unwrap_or(whole);
            let place = parts.last().copied().unwrap_or((self.rows.len() - 1, column));
            let range = self.rows[place.0].cells.get(place.1).map_or(0..0, |cell| cell.range.clone());
            Cell { value, range }
        };
        self.parts.iter().enumerate().map(head).collect()
    }

    /// Whether the row below is one of heads as well: a cell of the head is merged down into it, or it says something
    /// only below heads of several columns.
    pub(super) fn goes_on(&self, next: &Row, known_as: &impl Fn(&str) -> Option<Known>) -> bool {
        let last = self.rows.len() - 1;
        let row = self.rows[last].number - 1;
        let is_merged_down = |cells: &Merged| {
            (cells.rows.0..=cells.rows.1).contains(&row)
                && (row + 1..=cells.rows.1).contains(&(next.number - 1))
                && self.parts.get(cells.columns.0).is_some_and(|parts| !parts.is_empty())
        };
        if self.merged.iter().any(is_merged_down) {
            return true;
        }
        let of_several: Vec<bool> = (0..self.parts.len()).map(|column| self.is_of_several(column)).collect();
        let said = |column: usize| next.cells.get(column).is_some_and(|cell| !cell.value.is_empty());
        let own: Vec<usize> = (0..self.parts.len())
            .filter(|column| !of_several[*column] && !self.text((last, *column)).is_empty())
            .collect();
        let is_known = |column: &usize| known_as(self.text((last, *column))).is_some();
        let below = (0..self.parts.len()).filter(|column| of_several[*column] && said(*column)).count();
        own.iter().any(is_known) && own.iter().all(|column| !said(*column)) && below > 1
    }

    /// Whether a column's head, in the last row, is one of several columns: it is merged over them, or blank cells
    /// follow it.
    fn is_of_several(&self, column: usize) -> bool {
        let last = self.rows.len() - 1;
        let row = self.rows[last].number - 1;
        let is_wide = |cells: &Merged| {
            cells.columns.0 < cells.columns.1
                && (cells.rows.0..=cells.rows.1).contains(&row)
                && (cells.columns.0..=cells.columns.1).contains(&column)
        };
        if !self.merged.is_empty() {
            return self.merged.iter().any(is_wide);
        }
        let is_blank = |column: usize| self.text((last, column)).is_empty();
        is_blank(column) || (column + 1 < self.parts.len() && is_blank(column + 1))
    }

    /// A head over several columns that is known, while not one of them is known by what stands below it.
    pub(super) fn unread(&self, heads: &[Cell], known_as: &impl Fn(&str) -> Option<Known>) -> Option<Unread> {
        let last = self.rows.len() - 1;
        let is_unread = |(place, columns): &(&(usize, usize), &Vec<usize>)| {
            let is_told = |column: &usize| known_as(&heads[*column].value).is_some();
            place.0 < last && known_as(self.text(**place)).is_some() && !columns.iter().any(is_told)
        };
        let groups = self.groups();
        let (place, columns) = groups.iter().find(is_unread)?;
        let below = columns.iter().map(|column| self.text((last, *column)).to_owned());
        Some(Unread {
            head: self.text(*place).to_owned(),
            below: below.filter(|text| !text.is_empty()).collect(),
        })
    }
}

/// What a head of several words, from the top, can be told to say.
fn told(texts: &[&str], known_as: &impl Fn(&str) -> Option<Known>) -> Option<String> {
    let (upper, lower) = (texts[..texts.len() - 1].concat(), *texts.last()?);
    let (bare, bracket) = in_brackets(&upper);
    let known = |text: &str| known_as(text).filter(|_| !text.is_empty());
    if VALUE.contains(&fold(lower).as_str()) && known(&upper).is_some() {
        return Some(upper);
    }
    // A unit in brackets goes behind what stands below.
    let mut ways = vec![format!("{bare}{lower}{bracket}")];
    if known(bracket.trim_matches(['(', ')', '（', '）'])).is_none() {
        ways.push(format!("{bare}{lower}"));
    }
    if let Some(way) = ways.into_iter().find(|way| known(way).is_some()) {
        return Some(way);
    }
    if let ([_, rest @ ..], None) = (&texts[..texts.len() - 1], known(texts[0]))
        && !rest.is_empty()
    {
        let rest = &texts[1..];
        return known(&rest.concat()).map(|_| rest.concat()).or_else(|| told(rest, known_as));
    }
    // What stands above can be left out where it says nothing that is known, or no more than what stands below.
    let below = known(lower)?;
    let is_no_more = match known(bare) {
        None => true,
        Some(Known::Period(_)) => false,
        Some(Known::Key(key)) => below.key() == key,
    };
    let with_unit = Some(format!("{lower}{bracket}")).filter(|way| known(way).is_some());
    is_no_more.then(|| with_unit.unwrap_or_else(|| lower.to_owned()))
}

/// A head and what stands in brackets at its end, with them.
fn in_brackets(head: &str) -> (&str, &str) {
    let open = head.rfind(['(', '（']).filter(|_| head.ends_with([')', '）']));
    open.map_or((head, ""), |open| head.split_at(open))
}
