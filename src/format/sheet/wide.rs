//! Heads of columns that are periods: `R5実績`, `令和9年度目標`, `R7当初`, `2023`.
//!
//! Takes a folded head, gives the period and what stands in the column's cells. Must not know cells.

use crate::load::ListName;
use crate::model::period::{Calendar, Period};

use super::super::fixed::{BUDGET_KIND, FixedList, OBSERVATION_KIND, TARGET_KIND};

/// A column of which each cell is a record of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Wide {
    /// The period that its head says, as it is written there.
    pub(crate) period: Option<String>,
    /// What its cells are.
    pub(crate) of: Of,
}

impl Wide {
    /// The key that the cells are.
    pub(crate) fn key(&self) -> &'static str {
        match self.of {
            Of::Value(_) => "value",
            Of::Baseline => "baseline.value",
            Of::Target(_) => "target.value",
            Of::Amount(_) => "amount",
        }
    }
}

/// What the cells of a column are. A kind is the id of its word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Of {
    /// Values of indicators.
    Value(Option<&'static str>),
    /// Baselines of indicators.
    Baseline,
    /// Targets of indicators.
    Target(Option<&'static str>),
    /// Amounts of money.
    Amount(Option<&'static str>),
}

/// Reads a head that has a period in it, or the kind of an amount.
pub(super) fn wide(folded: &str, list: ListName, calendar: &Calendar) -> Option<Wide> {
    let mut words = words(list);
    words.sort_by_key(|(word, _)| std::cmp::Reverse(word.len()));
    words.into_iter().find_map(|(word, of)| {
        let bare = folded.strip_suffix(')').unwrap_or(folded);
        let rest = [folded, bare].into_iter().find_map(|head| head.strip_suffix(word.as_str()));
        let rest = rest.or_else(|| folded.strip_prefix(word.as_str()))?;
        let period =
            rest.trim_matches(|c: char| matches!(c, '(' | ')' | '_' | '-' | '・' | ':' | '/' | 'の'));
        let period = (!period.is_empty()).then(|| period.to_uppercase());
        match &period {
            Some(period) => Period::parse(period, calendar).ok().map(drop),
            // Without a period only what is said in words tells a column from the one for all.
            None => (list.table != "indicator" && matches!(of, Of::Value(Some(_)) | Of::Amount(Some(_))))
                .then_some(()),
        }?;
        Some(Wide { period, of })
    })
}

/// The words that may stand beside a period in the tables of a list, and what they say.
fn words(list: ListName) -> Vec<(String, Of)> {
    let mut all = Vec::new();
    let mut add = |list: &FixedList, endings: &[&str], of: fn(Option<&'static str>) -> Of| {
        for word in list.words {
            for form in word.printed.iter().chain([&word.id]) {
                all.extend(endings.iter().map(|ending| (format!("{form}{ending}"), of(Some(word.id)))));
            }
        }
    };
    match list.table {
        "value" => add(OBSERVATION_KIND, &["", "値"], Of::Value),
        "indicator" => {
            add(OBSERVATION_KIND, &["", "値"], Of::Value);
            add(TARGET_KIND, &["", "値"], Of::Target);
            all.extend(["最終目標", "最終目標値"].map(|word| (word.to_owned(), Of::Target(Some("final")))));
            let baselines = ["基準", "基準値", "現状", "現状値", "現況値"];
            all.extend(baselines.map(|word| (word.to_owned(), Of::Baseline)));
        }
        "line" => {
            add(BUDGET_KIND, &["", "額", "予算", "予算額"], Of::Amount);
            all.extend(["予算", "予算額", "事業費"].map(|word| (word.to_owned(), Of::Amount(None))));
        }
        _ => {}
    }
    match list.table {
        "value" | "indicator" => all.push((String::new(), Of::Value(None))),
        "line" => all.push((String::new(), Of::Amount(None))),
        _ => {}
    }
    all
}
