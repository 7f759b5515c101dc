//! Takes a period and gives its words for pages, in the style a place needs. Must not know where they are shown.

use super::{Calendar, Period, print_english, print_japanese};
use crate::model::Language;

/// How a period is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Style {
    /// For text: 2019年度（令和元年度）; "FY2019".
    Full,
    /// Short, in Western years: 2019年度; FY2019.
    Western,
    /// In years of the era: 令和元年度; "FY2019 (Reiwa 1)".
    Era,
    /// For the marks of an axis whose title says what the years are: 2019. Only years and ranges of years are
    /// shortened, so that a half year never reads as a year.
    Axis,
    /// The same in years of the era: 令和元; R1.
    AxisEra,
}

impl Period {
    /// The period in words.
    pub fn print(&self, calendar: &Calendar, language: Language, style: Style) -> String {
        match language {
            Language::Japanese | Language::EasyJapanese => print_japanese::text(self, calendar, style),
            Language::English => print_english::text(self, calendar, style),
        }
    }
}
