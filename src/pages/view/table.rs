//! Tables, and what a Markdown text places by name.

use jiff::civil::Date;
use rust_decimal::Decimal;
use serde::Serialize;

use crate::annotation;

use super::ItemRef;

/// A table, ready to print.
#[derive(Clone, Debug, Default, Serialize)]
pub struct TableView {
    /// What it shows.
    pub caption: String,
    /// Unit and the like, in small print beside the caption.
    pub caption_note: Option<String>,
    /// Its columns.
    pub columns: Vec<Column>,
    /// Its rows.
    pub rows: Vec<Row>,
    /// Rows of totals.
    pub foot: Vec<Row>,
    /// What marks and blanks mean, under the table.
    pub notes: Vec<String>,
    /// Whether its rows may stand in another order, so that a script offers that.
    pub is_sortable: bool,
}

/// A column.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Column {
    /// Its head.
    pub name: String,
    /// Whether it holds numbers, which align right.
    pub numeric: bool,
    /// Drawn before its head, for a column about a state: `met`, `good`, `slow`, `late`, `none`.
    pub tone: Option<&'static str>,
}

/// A row.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Row {
    /// Anchor of the row, if something points at it.
    pub anchor: Option<String>,
    /// How deep it lies under the rows above it, of which it is a part; 0: at the top.
    pub depth: usize,
    /// Its cells, one a column; the first is the row's head.
    pub cells: Vec<Cell>,
}

/// A cell.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Cell {
    /// Its words.
    pub text: String,
    /// Address below the root, when the words are a link.
    pub path: Option<String>,
    /// Several words that may lead somewhere, instead of `text`.
    pub entries: Vec<super::Entry>,
    /// Drawn before the words: `met`, `good`, `slow`, `late`, `none`.
    pub tone: Option<&'static str>,
    /// The words in parts that no line breaks, for dates and spans of time; empty: they may break anywhere.
    pub parts: Vec<String>,
    /// A remark in small print.
    pub note: Option<String>,
    /// What rows are sorted by in place of the words: a plain number, or letters in whose order they stand.
    pub sort: Option<String>,
    /// How many rows it covers; 0: it is covered by the cell above and not printed.
    pub rows: usize,
}

/// What a Markdown text places by name.
#[derive(Clone, Debug, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Embed {
    /// A chart: the name of a figure of the page, and the table that says the same.
    Figure {
        /// Name in `figures`.
        figure: String,
        /// What it is measured in, and where a cut axis starts.
        note: Option<String>,
        /// Title over the chart.
        title: String,
        /// The same as a table.
        table: Option<TableView>,
        /// Whether that table stands on the page once more, so that paper need not show it here.
        is_repeated: bool,
        /// Where to read more.
        more: Option<super::Link>,
    },
    /// A table.
    Table {
        /// The table.
        table: TableView,
    },
    /// A list of items.
    Items {
        /// Title over the list.
        title: Option<String>,
        /// The items.
        items: Vec<ItemRef>,
    },
}

/// What stands where there is nothing to say.
const DASH: &str = "—";

/// The longest part of a value that no line breaks, in letters.
const LONGEST_PART: usize = 12;

/// Fewer rows are seen at a glance.
const FEWEST: usize = 5;

impl TableView {
    /// The table, for a script to sort: no row belongs to the one above, and there are enough of them.
    pub(crate) fn sortable(self) -> Self {
        let stands_alone = |row: &Row| row.depth == 0 && row.cells.iter().all(|cell| cell.rows == 1);
        let is_sortable = self.rows.len() >= FEWEST && self.rows.iter().all(stands_alone);
        Self { is_sortable, ..self }
    }

    /// Whether another table has the same heads and rows, whatever its caption is.
    pub(crate) fn says_the_same(&self, other: &Self) -> bool {
        self.columns == other.columns && self.rows == other.rows && self.foot == other.foot
    }
}

impl Cell {
    /// A cell of words.
    pub(crate) fn new(text: impl Into<String>) -> Self {
        Self { text: text.into(), rows: 1, ..Self::default() }
    }

    /// A cell with a date or a span of time.
    pub(crate) fn phrase(text: impl Into<String>) -> Self {
        let cell = Self::new(text);
        Self { parts: unbroken(&cell.text), ..cell }
    }

    /// A cell with a value and its period, or a dash. A long value may break, else its column would be as wide.
    pub(crate) fn dated(text: Option<String>) -> Self {
        let cell = Self::or_dash(text);
        // A part must not begin within a reading.
        let is_plain = annotation::plain(&cell.text) == cell.text;
        let parts = if is_plain { unbroken(&cell.text) } else { Vec::new() };
        let is_short = parts.iter().all(|part| part.chars().count() <= LONGEST_PART);
        Self { parts: if is_short { parts } else { Vec::new() }, ..cell }
    }

    /// A cell of words that lead somewhere.
    pub(crate) fn link(link: super::Link) -> Self {
        Self { path: Some(link.path), ..Self::new(link.text) }
    }

    /// A cell of words, or the dash that stands for nothing.
    pub(crate) fn or_dash(text: Option<String>) -> Self {
        text.map_or_else(Self::dash, Self::new)
    }

    /// The dash that stands where there is nothing to say.
    pub(crate) fn dash() -> Self {
        Self::new(DASH)
    }

    /// Whether it is that dash.
    pub(crate) fn is_dash(&self) -> bool {
        self.text == DASH
    }

    /// The cell, sorted by a number.
    pub(crate) fn by_number(self, value: Option<Decimal>) -> Self {
        Self { sort: value.map(|value| value.to_string()), ..self }
    }

    /// The cell, sorted by its place in an order.
    pub(crate) fn by_place(self, place: usize) -> Self {
        Self { sort: Some(place.to_string()), ..self }
    }

    /// The cell, sorted by when something begins and ends.
    pub(crate) fn by_days(self, days: Option<(Date, Date)>) -> Self {
        Self { sort: days.map(|(start, end)| format!("{start}/{end}")), ..self }
    }

    /// A cell of several words that may lead somewhere.
    pub(crate) fn of_entries(entries: Vec<super::Entry>) -> Self {
        Self { entries, rows: 1, ..Self::default() }
    }
}

impl Row {
    /// A row that nothing points at.
    pub(crate) fn new(cells: Vec<Cell>) -> Self {
        Self { anchor: None, depth: 0, cells }
    }
}

/// The parts of a Japanese date or span of time between which a line may break: before a bracket, after a "from" and a
/// space. Words with spaces and without such brackets break there by themselves.
fn unbroken(text: &str) -> Vec<String> {
    if text.contains(' ') && !text.contains('（') {
        return Vec::new();
    }
    let mut parts = vec![String::new()];
    for character in text.chars() {
        let last = parts.last().map_or("", String::as_str);
        let is_break =
            (character == '（' && !last.is_empty()) || last.ends_with("から") || last.ends_with(['～', ' ']);
        if is_break {
            parts.push(String::new());
        }
        if let Some(last) = parts.last_mut() {
            last.push(character);
        }
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_keeps_its_period_whole_and_breaks_where_it_is_long() {
        let parts = |text: &str| Cell::dated(Some(text.to_owned())).parts;
        assert_eq!(parts("38.4%（2021年度）"), ["38.4%", "（2021年度）"]);
        assert_eq!(parts("90.0%から98.0%まで（2026年度）"), ["90.0%から", "98.0%まで", "（2026年度）"]);
        assert!(parts("34の避難所すべてで手引きをつくる（2026年度）").is_empty());
        assert!(parts("{体|からだ}の数（2026年度）").is_empty());
        assert!(Cell::dated(None).is_dash());
    }

    #[test]
    fn a_date_breaks_only_before_brackets_and_after_its_start() {
        assert_eq!(unbroken("2018年度（平成30年度）"), ["2018年度", "（平成30年度）"]);
        assert_eq!(
            unbroken("2024年9月から2025年3月まで（毎月）"),
            ["2024年9月から", "2025年3月まで", "（毎月）"]
        );
        assert!(unbroken("FY 2024").is_empty());
        assert_eq!(unbroken("2022年度（令和4年度） 当初予算"), ["2022年度", "（令和4年度） ", "当初予算"]);
        assert_eq!(unbroken("（平成30年度）"), ["（平成30年度）"]);
    }
}
