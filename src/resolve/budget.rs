//! Budget lines and their stated totals.

use rust_decimal::Decimal;

use crate::diag::{Code, Diagnostic};
use crate::format::{RawLine, Text, fixed};
use crate::load::RawPlan;
use crate::model::{Amount, BudgetKind, Language, Line, LineId, MoneyUnit, Number, Total, print_decimal};

use super::items::ItemIndex;
use super::plan::{UNITS, listed};
use super::reader::{Known, Reader, owned};
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

/// All budget lines of a plan; stated totals are recomputed and a difference is an error.
pub(super) fn lines(
    raw: &mut RawPlan,
    unit: MoneyUnit,
    (vocabulary, items): (&Vocabulary, &ItemIndex),
    reader: &mut Reader<'_>,
) -> Vec<Line> {
    let raw: Vec<RawLine> = listed(raw, "line", reader.diagnostics);
    let mut known: Words<LineId> = Words::new("line");
    for raw in &raw {
        reader.id(&raw.id);
        known.know(&raw.id.value, LineId::new(&raw.id.value), raw.id.span);
    }
    let mut lines: Vec<Line> =
        raw.into_iter().map(|raw| line(raw, unit, (vocabulary, items, &known), reader)).collect();
    twice(&lines, reader);
    for at in 0..lines.len() {
        if lines[at].total.is_some() {
            check_total(&lines, at, reader);
        }
    }
    lines.shrink_to_fit();
    lines
}

fn line(
    raw: RawLine,
    unit: MoneyUnit,
    (vocabulary, items, known): (&Vocabulary, &ItemIndex, &Words<LineId>),
    reader: &mut Reader<'_>,
) -> Line {
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
        note,
        span,
    } = raw;
    let total = total_of.map(|total| match total.value.trim() {
        "all" => Total::All,
        _ => Total::Of(known.find_all(&texts(&total), reader)),
    });
    Line {
        id: LineId::new(&id.value),
        name: name.value,
        items: items.find_all(&raw_items, reader),
        fiscal_year: reader.maybe_period(fiscal_year.as_ref()),
        kind: reader.maybe_word("kind", kind.as_ref(), KINDS),
        fund: vocabulary.funds.maybe(fund.as_ref(), reader),
        amount: amount(raw_amount.as_ref(), reader),
        unit: reader.maybe_word("unit", raw_unit.as_ref(), UNITS).unwrap_or(unit),
        total,
        note: owned(note),
        span,
    }
}

fn texts(cell: &Text) -> crate::format::Texts {
    crate::format::Texts { all: crate::format::split_at(cell, &[';', '；']), list: false }
}

fn amount(text: Option<&Text>, reader: &mut Reader<'_>) -> Amount {
    let Some(text) = text else { return Amount::Unknown };
    if NOT_BUDGETED.contains(&text.value.trim()) {
        return Amount::NotBudgeted;
    }
    if let Ok(number) = Number::parse(&text.value) {
        return Amount::Stated(number);
    }
    let diagnostic = Diagnostic::at(Code::AmountUnreadable, text.span).with("value", &text.value);
    let hint = if text.value.contains('円') { "unit" } else { "default" };
    reader.push(diagnostic.hint(hint));
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

/// Recomputes a stated total in yen, so that parts in other units add up exactly.
fn check_total(lines: &[Line], at: usize, reader: &mut Reader<'_>) {
    let total = &lines[at];
    let parts: Vec<&Line> = lines
        .iter()
        .enumerate()
        .filter(|(other, part)| *other != at && part.is_part_of(total))
        .map(|(_, p)| p)
        .collect();
    let Some(stated) = total.amount.value() else { return };
    if parts.is_empty() {
        reader.push(Diagnostic::at(Code::TotalUnclear, total.span).with("value", &total.name));
        return;
    }
    let sum: Decimal =
        parts.iter().filter_map(|part| part.amount.value().map(|value| value * part.unit.yen())).sum();
    let sum = (sum / total.unit.yen()).normalize();
    if sum == stated {
        return;
    }
    let print = |value| print_decimal(value, Language::Japanese);
    let difference = print(stated - sum);
    let diagnostic = Diagnostic::at(Code::TotalDiffers, total.span).with("value", &total.name);
    let diagnostic = diagnostic.with("stated", print(stated)).with("sum", print(sum));
    let diagnostic = diagnostic.with("difference", difference).with("unit", total.unit.name());
    reader.push(diagnostic.with("parts", parts.len()));
}
