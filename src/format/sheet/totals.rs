//! Rows of totals: passed over, and compared with what the rows above them make.
//!
//! Takes the lines of a sheet, takes rows of totals out of them, and reports those that do not add up. Must not know
//! the totals that a plan states as lines of its budget.

use rust_decimal::Decimal;

use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::model::{Language, Number, add_exactly, is_id, is_no_number, print_digits};

use super::super::Text;
use super::heads::fold;
use super::{Line, Meaning, Of, Sheet};

/// What a row of totals begins with.
const TOTALS: &[&str] = &["合計", "計", "総計", "総合計", "合計額", "total"];
/// What a row that adds up a part of the table begins with. It is read only where the plan declares it.
const SUBTOTALS: &[&str] = &["小計", "subtotal"];

/// The sums of the columns with numbers.
struct Sums {
    columns: Vec<usize>,
    /// None where a cell is no number, so that there is no sum.
    of_each: Vec<Option<Decimal>>,
    rows: usize,
}

impl Sums {
    fn new(columns: &[usize]) -> Self {
        Self { columns: columns.to_vec(), of_each: vec![Some(Decimal::ZERO); columns.len()], rows: 0 }
    }

    fn add(&mut self, line: &Line) {
        self.rows += 1;
        for (sum, column) in self.of_each.iter_mut().zip(&self.columns) {
            let number = number(&line.cells[*column].value);
            *sum = sum.and_then(|sum| match number {
                Cell::Number(number) => add_exactly(sum, number),
                Cell::Nothing => Some(sum),
                Cell::Words => None,
            });
        }
    }

    fn compare(&self, total: &Line, diagnostics: &mut Diagnostics) {
        let label = total.cells.iter().find(|cell| !cell.value.is_empty()).map_or("", |cell| &cell.value);
        for (sum, column) in self.of_each.iter().zip(&self.columns) {
            let cell = &total.cells[*column];
            let (Some(sum), Cell::Number(stated)) = (sum, number(&cell.value)) else { continue };
            if *sum != stated {
                let diagnostic = Diagnostic::at(Code::TotalDiffers, cell.span).with("value", label);
                let diagnostic = diagnostic.with("stated", plain(stated)).with("sum", plain(*sum));
                let diagnostic = diagnostic.with("difference", plain(stated - sum)).with("unit", "");
                diagnostics.push(diagnostic.with("parts", self.rows).hint("row"));
            }
        }
    }
}

/// What a cell adds to a sum.
enum Cell {
    Number(Decimal),
    Nothing,
    Words,
}

fn number(written: &str) -> Cell {
    let bare = Number::part_unit(written).map_or(written, |(number, _)| number);
    match Number::parse(bare) {
        Ok(number) => Cell::Number(number.value),
        Err(_) if written.chars().all(is_no_number) => Cell::Nothing,
        Err(_) => Cell::Words,
    }
}

impl Sheet {
    /// Takes rows of totals out. `declared` are what rows of subtotals begin with.
    pub(super) fn pass_over_totals(&mut self, declared: &[&Text], diagnostics: &mut Diagnostics) {
        if !matches!(self.list.table, "indicator" | "value" | "line") {
            return;
        }
        let declared: Vec<String> = declared.iter().map(|text| fold(&text.value)).collect();
        let numbers: Vec<usize> = (0..self.columns.len()).filter(|at| self.has_numbers(*at)).collect();
        let lines = std::mem::take(&mut self.lines);
        let is_total = |line: &Line| {
            let first = line.cells.iter().position(|cell| !cell.value.is_empty());
            let first = first.filter(|at| !numbers.contains(at) && !self.names_by_id(*at, line))?;
            let label = fold(&line.cells[first].value);
            let label = label.trim_matches(['(', ')']).to_owned();
            let is_declared = declared.contains(&label);
            let is_known = TOTALS.contains(&label.as_str()) || SUBTOTALS.contains(&label.as_str());
            (is_declared || (is_known && !self.states_total(line))).then_some((label, is_declared))
        };
        let labels: Vec<Option<(String, bool)>> = lines.iter().map(is_total).collect();
        let last = labels.iter().rposition(Option::is_none);
        let (mut all, mut part) = (Sums::new(&numbers), Sums::new(&numbers));
        for (at, (line, label)) in lines.into_iter().zip(labels).enumerate() {
            match label {
                None => {
                    all.add(&line);
                    part.add(&line);
                    self.lines.push(line);
                    continue;
                }
                Some((_, true)) => {
                    part.compare(&line, diagnostics);
                    part = Sums::new(&numbers);
                }
                Some((label, false)) => {
                    let is_last = last.is_none_or(|last| at > last);
                    if is_last && TOTALS.contains(&label.as_str()) {
                        all.compare(&line, diagnostics);
                    } else {
                        let diagnostic = Diagnostic::at(Code::TotalInside, line.span).with("value", &label);
                        diagnostics.push(diagnostic.with("list", self.list.file));
                    }
                }
            }
            self.totals.push(line.number);
        }
    }

    fn has_numbers(&self, column: usize) -> bool {
        match &self.columns[column].meaning {
            Meaning::Key(key) => matches!(key.as_str(), "value" | "amount"),
            Meaning::Wide(wide) => matches!(wide.of, Of::Value(_) | Of::Amount(_)),
            Meaning::PassedOver => false,
        }
    }

    /// Whether a cell is the id of what its row is about: an indicator may be called `total`.
    fn names_by_id(&self, column: usize, line: &Line) -> bool {
        let holds_ids =
            matches!(&self.columns[column].meaning, Meaning::Key(key) if key == "id" || key == "indicator");
        holds_ids && is_id(&line.cells[column].value)
    }

    /// Whether a row is a line of the budget that states a total of others.
    fn states_total(&self, line: &Line) -> bool {
        self.column("total_of").is_some_and(|column| !line.cells[column].value.is_empty())
    }
}

/// A number as both languages read it.
fn plain(value: Decimal) -> String {
    print_digits(&value.normalize().to_string(), Language::English)
}
