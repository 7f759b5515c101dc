//! Takes a plan's settings about years and gives its way of counting them: the first month of the fiscal year, what
//! a bare year means, the era of years written without one, and the city's own names of fiscal years.
//! Must not know written periods.

use std::collections::BTreeMap;

use super::cursor::Cursor;
use super::era::Era;
use super::fold::folded;

/// Whether a year runs with the budget or from January to December.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum YearKind {
    /// 年度: named after the Western year in which it begins.
    Fiscal,
    /// 年: January to December.
    Calendar,
}

/// How a plan counts years.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Calendar {
    first_month: u8,
    bare_year: YearKind,
    era: Option<Era>,
    fiscal_names: BTreeMap<i32, String>,
}

impl Default for Calendar {
    fn default() -> Self {
        Self { first_month: 4, bare_year: YearKind::Fiscal, era: None, fiscal_names: BTreeMap::new() }
    }
}

impl Calendar {
    /// Fiscal years from April; a bare year is a fiscal year; a year without an era needs four digits.
    pub fn new() -> Self {
        Self::default()
    }

    /// The fiscal year begins in this month (1 to 12); `None` for any other number.
    #[must_use]
    pub fn with_first_month(self, month: u8) -> Option<Self> {
        (1..=12).contains(&month).then_some(Self { first_month: month, ..self })
    }

    /// What a year means that has neither 年度 nor 年 nor FY: `2025`, `R7`, `2018/2020`, `2019-Q1`.
    #[must_use]
    pub fn with_bare_year(self, kind: YearKind) -> Self {
        Self { bare_year: kind, ..self }
    }

    /// The era of years written without one: 33年度 inside a 平成 plan.
    #[must_use]
    pub fn with_era(self, era: Era) -> Self {
        Self { era: Some(era), ..self }
    }

    /// The city's own name of one fiscal year, with 年度: 2019 is 平成31年度 in one city, 令和元年度 in another.
    /// Only printing asks for it; reading takes every name of a year.
    #[must_use]
    pub fn with_fiscal_name(mut self, year: i32, name: impl Into<String>) -> Self {
        self.fiscal_names.insert(year, name.into());
        self
    }

    /// The first month of the fiscal year, 1 to 12.
    pub fn first_month(&self) -> u8 {
        self.first_month
    }

    /// What a bare year means.
    pub fn bare_year(&self) -> YearKind {
        self.bare_year
    }

    /// The era of years without one.
    pub fn era(&self) -> Option<Era> {
        self.era
    }

    /// The fiscal year that the city calls so, compared after folding of widths.
    pub(super) fn fiscal_year_called(&self, folded_text: &str) -> Option<i32> {
        let found = self.fiscal_names.iter().find(|(_, name)| folded(name).trim() == folded_text.trim());
        found.map(|(year, _)| *year)
    }

    /// The month in which a year of this kind begins, January being 0.
    pub(super) fn month_offset(&self, kind: YearKind) -> i32 {
        match kind {
            YearKind::Fiscal => i32::from(self.first_month) - 1,
            YearKind::Calendar => 0,
        }
    }

    /// The name of a year in its era, 令和元年度 or 令和元年: the city's own name if there is one, else by the
    /// era that the year has at its 31 December. `None` before 1868.
    pub(super) fn era_name(&self, kind: YearKind, year: i32) -> Option<String> {
        if let Some(name) = self.fiscal_name(kind, year) {
            return Some(name.to_owned());
        }
        let era = Era::of_year(year)?;
        let suffix = match kind {
            YearKind::Fiscal => "年度",
            YearKind::Calendar => "年",
        };
        Some(format!("{}{suffix}", era_year_text(era, year)))
    }

    /// The era that names a year, and the year's number in it. A name given by the city decides when it begins
    /// with an era and a number.
    pub(super) fn era_year(&self, kind: YearKind, year: i32) -> Option<(Era, i32)> {
        let ruled = self.fiscal_name(kind, year).and_then(|name| {
            let name = folded(name);
            let mut cursor = Cursor::new(&name);
            let era = cursor.era()?;
            let number = cursor.era_number()?;
            Some((era, number.value))
        });
        ruled.or_else(|| Era::of_year(year).map(|era| (era, era.year_of(year))))
    }

    fn fiscal_name(&self, kind: YearKind, year: i32) -> Option<&str> {
        match kind {
            YearKind::Fiscal => self.fiscal_names.get(&year).map(String::as_str),
            YearKind::Calendar => None,
        }
    }
}

/// An era and its year without a suffix: 令和元, 平成31.
pub(super) fn era_year_text(era: Era, western: i32) -> String {
    match era.year_of(western) {
        1 => format!("{}元", era.kanji()),
        number => format!("{}{number}", era.kanji()),
    }
}
