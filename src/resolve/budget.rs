//! Budget lines and their stated totals.

use rust_decimal::Decimal;

use crate::diag::{Code, Diagnostic};
use crate::format::{RawLine, Text, fixed};
use crate::load::RawPlan;
use crate::model::period::Period;
use crate::model::{
    Amount, BudgetKind, Language, Line, LineId, MoneyUnit, Number, NumberProblem, Total, print_digits,
    stated_totals,
};

use super::items::ItemIndex;
use super::plan::{UNITS, listed};
use super::reader::{Known, Reader, other_unit, owned};
use super::vocabulary::Vocabulary;
use super::words::Words;

const KINDS: Known<BudgetKind> = Known::new(
    fixed::BUDGET_KIND,
    &[
        ("initial", BudgetKind::Initial),
        ("supplementary", BudgetKind::Supplementary),
        ("settled", BudgetKind::Settled),
    ],
);

/// What stands in an amount's cell when nothing is budgeted.
const NOT_BUDGETED: &[&str] = &["-", "－", "−", "―", "ー", "—", "–", "‐", "計上なし"];

/// All budget lines of a plan; stated totals are recomputed, and what the plan states stays.
pub(super) fn lines(
    raw: &mut RawPlan,
    unit: MoneyUnit,
    (vocabulary, items): (&Vocabulary, &ItemIndex),
    reader: &mut Reader<'_>,
) -> Vec<Line> {
    let has_gaps = raw.gaps.are_in("line");
    let mut known: Words<LineId> = Words::over("line", &raw.gaps);
    let raw: Vec<RawLine> = listed(raw, "line", reader);
    for raw in raw.iter().filter(|raw| !raw.id.value.is_empty()) {
        reader.id(&raw.id);
        known.know(&raw.id.value, LineId::new(&raw.id.value), raw.id.span);
    }
    let mut placed = !has_gaps;
    let mut lines = Vec::with_capacity(raw.len());
    for raw in raw {
        let (line, is_placed) = line(raw, unit, (vocabulary, items, &known), reader);
        lines.push(line);
        placed &= is_placed;
    }
    if placed {
        twice(&lines, reader);
        // A stated total counts what is left out as well.
        if !reader.drafts.are_any("line") {
            check_totals(&lines, reader);
        }
    }
    lines
}

/// A line, and whether its year, kind, fund and unit could be read: without them nobody knows which lines go together.
fn line(
    raw: RawLine,
    unit: MoneyUnit,
    (vocabulary, items, known): (&Vocabulary, &ItemIndex, &Words<LineId>),
    reader: &mut Reader<'_>,
) -> (Line, bool) {
    let RawLine {
        id,
        line: name,
        items: raw_items,
        fiscal_year,
        kind,
        fund,
        amount: raw_amount,
        unit: raw_unit,
        total_of,
        difference,
        note,
        span,
    } = raw;
    let states_total = total_of.is_some();
    let total = total_of.and_then(|total| match total.value.trim() {
        "all" => Some(Total::All),
        _ => match known.find_every(&texts(&total), reader) {
            (lines, true) => Some(Total::Of(lines)),
            (_, false) => None,
        },
    });
    if let Some(reason) = difference.as_ref().filter(|_| !states_total) {
        reader.push(Diagnostic::at(Code::MissingKey, reason.span).with("key", "total_of").hint("difference"));
    }
    let stated_unit = reader.maybe_word("unit", raw_unit.as_ref(), UNITS);
    let line = Line {
        id: LineId::new(&id.value),
        name: name.value,
        items: items.find_all(&raw_items, reader),
        fiscal_year: fiscal_year.as_ref().and_then(|text| self::fiscal_year(text, reader)),
        kind: reader.maybe_word("kind", kind.as_ref(), KINDS),
        fund: vocabulary.funds.maybe(fund.as_ref(), reader),
        amount: amount(raw_amount.as_ref(), stated_unit.unwrap_or(unit), reader),
        unit: stated_unit.unwrap_or(unit),
        total,
        difference: owned(difference),
        note: owned(note),
        span,
    };
    let is_placed = fiscal_year.is_some() == line.fiscal_year.is_some()
        && kind.is_some() == line.kind.is_some()
        && fund.is_some() == line.fund.is_some()
        && raw_unit.is_some() == stated_unit.is_some();
    (line, is_placed)
}

fn texts(cell: &Text) -> crate::format::Texts {
    crate::format::Texts::of(crate::format::split_at(cell, &[';', '；']))
}

/// A fiscal year or a range of them; a day would put the line into a year of its own.
fn fiscal_year(text: &Text, reader: &mut Reader<'_>) -> Option<Period> {
    let period = reader.period(text)?;
    if period.years().next().is_none() {
        let diagnostic = Diagnostic::at(Code::PeriodUnreadable, text.span).with("value", &text.value);
        reader.push(diagnostic.hint("not-a-year"));
        return None;
    }
    Some(period)
}

fn amount(text: Option<&Text>, own: MoneyUnit, reader: &mut Reader<'_>) -> Amount {
    let Some(text) = text else { return Amount::Unknown };
    if NOT_BUDGETED.contains(&text.value.trim()) {
        return Amount::NotBudgeted;
    }
    if let Some((number, unit)) = Number::part_unit(&text.value)
        && let Some((name, _)) = MoneyUnit::ALL.iter().find(|(name, _)| *name == unit)
    {
        if *name == own.name() {
            return amount(Some(&Text::new(number.to_owned(), text.span)), own, reader);
        }
        reader.push(other_unit(text, (unit, own.name())).hint("money"));
        return Amount::Unknown;
    }
    let is_share = text.value.contains(['%', '％']);
    if let Ok(number) = Number::parse(&text.value)
        && !is_share
    {
        return Amount::Stated(number);
    }
    let diagnostic = Diagnostic::at(Code::AmountUnreadable, text.span).with("value", &text.value);
    let has_unit =
        is_share || Number::parse(&text.value) == Err(NumberProblem::Unit) || text.value.contains('円');
    reader.push(diagnostic.hint(if has_unit { "unit" } else { "default" }));
    Amount::Unknown
}

/// One line may stand once for a year, a kind and a fund.
fn twice(lines: &[Line], reader: &mut Reader<'_>) {
    let mut seen = std::collections::BTreeMap::new();
    for line in lines {
        let key = (&line.id, &line.fiscal_year, line.kind, &line.fund);
        if let Some(first) = seen.insert(key, line.span) {
            let diagnostic = Diagnostic::at(Code::DuplicateId, line.span).with("value", &line.id);
            reader.push(diagnostic.with("what", "line").other(first).hint("line"));
        }
    }
}

/// Compares the totals that a plan states with what their parts make.
fn check_totals(lines: &[Line], reader: &mut Reader<'_>) {
    for (at, total) in stated_totals(lines) {
        let line = &lines[at];
        let Some(stated) = line.amount.value() else { continue };
        if total.parts == 0 {
            reader.push(Diagnostic::at(Code::TotalUnclear, line.span).with("value", &line.name));
            continue;
        }
        let (Some(sum), Some(difference)) = (total.sum, total.difference) else { continue };
        if total.differs() && line.difference.is_none() {
            let diagnostic = Diagnostic::at(Code::TotalDiffers, line.span).with("value", &line.name);
            let diagnostic = diagnostic.with("stated", plain(stated)).with("sum", plain(sum));
            let diagnostic = diagnostic.with("difference", plain(difference)).with("unit", line.unit.name());
            reader.push(diagnostic.with("parts", total.parts));
        }
    }
}

/// A number as both languages read it.
fn plain(value: Decimal) -> String {
    print_digits(&value.normalize().to_string(), Language::English)
}
