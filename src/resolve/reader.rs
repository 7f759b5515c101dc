//! Texts to values: numbers, periods, words of fixed lists, ids. What cannot be read is reported.

use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::format::{FixedList, FixedWord, RawBounds, Text};
use crate::model::period::{Calendar, Period, PeriodProblem};
use crate::model::{Bounds, Number, NumberProblem};
use crate::source::{Sources, Span};

/// What the readers of one plan share.
pub(super) struct Reader<'a> {
    pub(super) sources: &'a Sources,
    pub(super) calendar: Calendar,
    pub(super) diagnostics: &'a mut Diagnostics,
}

impl Reader<'_> {
    /// Pushes a finding.
    pub(super) fn push(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }

    /// A period as on paper.
    pub(super) fn period(&mut self, text: &Text) -> Option<Period> {
        match Period::parse(&text.value, &self.calendar) {
            Ok(period) => Some(period),
            Err(problem) => {
                let hint = match problem {
                    PeriodProblem::EraMissing { .. } => "era",
                    PeriodProblem::NoSuchDate { .. } => "date",
                    PeriodProblem::EndBeforeStart { .. } => "order",
                    _ => "default",
                };
                let diagnostic = Diagnostic::at(Code::PeriodUnreadable, text.span).with("value", &text.value);
                self.push(diagnostic.hint(hint));
                None
            }
        }
    }

    /// A period that need not be there.
    pub(super) fn maybe_period(&mut self, text: Option<&Text>) -> Option<Period> {
        text.and_then(|text| self.period(text))
    }

    /// A number as on paper.
    pub(super) fn number(&mut self, text: &Text) -> Option<Number> {
        match Number::parse(&text.value) {
            Ok(number) => Some(number),
            Err(problem) => {
                let hint = if problem == NumberProblem::Unit { "unit" } else { "default" };
                let diagnostic = Diagnostic::at(Code::NumberUnreadable, text.span).with("value", &text.value);
                self.push(diagnostic.hint(hint));
                None
            }
        }
    }

    /// A word of a fixed list, by id or by its printed form.
    pub(super) fn word<T: Copy>(&mut self, key: &'static str, text: &Text, known: Known<T>) -> Option<T> {
        word(key, text, known, self.diagnostics)
    }

    /// A word that need not be there.
    pub(super) fn maybe_word<T: Copy>(
        &mut self,
        key: &'static str,
        text: Option<&Text>,
        known: Known<T>,
    ) -> Option<T> {
        text.and_then(|text| self.word(key, text, known))
    }

    /// An id: reported when it cannot be an address, and kept.
    pub(super) fn id(&mut self, text: &Text) {
        if !text.value.is_empty() && !crate::model::is_id(&text.value) {
            self.push(Diagnostic::at(Code::BadId, text.span).with("value", &text.value));
        }
    }

    /// Bounds of a step or band.
    pub(super) fn bounds(&mut self, raw: &RawBounds<'_>, span: Span) -> Bounds {
        let mut read = |text: &Option<Text>| -> Option<Decimal> {
            text.as_ref().and_then(|text| self.number(text)).map(|number| number.value)
        };
        let bounds = Bounds {
            above: read(raw.above),
            from: read(raw.from),
            exactly: read(raw.exactly),
            to: read(raw.to),
            below: read(raw.below),
        };
        if !bounds.are_possible() {
            self.push(Diagnostic::at(Code::BoundsEmpty, span));
        }
        bounds
    }
}

/// A fixed list with the value of each of its words.
#[derive(Clone, Copy)]
pub(super) struct Known<T: 'static> {
    list: &'static FixedList,
    values: &'static [(&'static str, T)],
}

impl<T: Copy> Known<T> {
    /// Pairs the words of a list with their values, in the list's order. As a constant it does not compile when a
    /// word has no value or a value no word.
    pub(super) const fn new(list: &'static FixedList, values: &'static [(&'static str, T)]) -> Self {
        assert!(list.words.len() == values.len(), "as many values as words");
        let mut at = 0;
        while at < values.len() {
            let (id, value) = (list.words[at].id.as_bytes(), values[at].0.as_bytes());
            assert!(id.len() == value.len(), "the ids of the words");
            let mut byte = 0;
            while byte < id.len() {
                assert!(id[byte] == value[byte], "the ids of the words");
                byte += 1;
            }
            at += 1;
        }
        Self { list, values }
    }

    /// The value of a word, by its id or one of its printed forms.
    fn find(&self, wanted: &str) -> Option<T> {
        let means = |word: &FixedWord| word.id == wanted || word.printed.contains(&wanted);
        let at = self.list.words.iter().position(means)?;
        self.values.get(at).map(|(_, value)| *value)
    }
}

/// A word of a fixed list, by id or by its printed form.
pub(super) fn word<T: Copy>(
    key: &'static str,
    text: &Text,
    known: Known<T>,
    diagnostics: &mut Diagnostics,
) -> Option<T> {
    let wanted = text.value.trim();
    let found = known.find(wanted);
    if found.is_none() {
        let diagnostic = Diagnostic::at(Code::UnknownWord, text.span).with("key", key).with("value", wanted);
        diagnostics.push(diagnostic.suggest(wanted, known.list.words.iter().map(|word| word.id)));
    }
    found
}

/// A whole number in a range.
pub(super) fn small(
    text: &Text,
    range: std::ops::RangeInclusive<u8>,
    diagnostics: &mut Diagnostics,
) -> Option<u8> {
    let number = Number::parse(&text.value).ok().and_then(|number| u8::try_from(number.value).ok());
    let number = number.filter(|number| range.contains(number));
    if number.is_none() {
        let diagnostic = Diagnostic::at(Code::NumberUnreadable, text.span).with("value", &text.value);
        let diagnostic = diagnostic.with("low", range.start()).with("high", range.end());
        diagnostics.push(diagnostic.hint("range"));
    }
    number
}

/// A single day, however it is written.
pub(super) fn day(text: &Text, diagnostics: &mut Diagnostics) -> Option<Date> {
    let period = Period::parse(&text.value, &Calendar::default()).ok();
    let day = period.filter(|period| period.start() == period.end()).map(|period| period.start());
    if day.is_none() {
        diagnostics.push(Diagnostic::at(Code::DateUnreadable, text.span).with("value", &text.value));
    }
    day
}

/// The value of a text.
pub(super) fn owned(text: Option<Text>) -> Option<String> {
    text.map(|text| text.value)
}
