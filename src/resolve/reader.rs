//! Texts to values: numbers, periods, words of fixed lists, ids. What cannot be read is reported.

use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::format::{FixedList, FixedWord, Languages, RawBounds, Reading, Text, Texts, sheet};
use crate::markdown;
use crate::model::period::{Calendar, Period, PeriodProblem};
use crate::model::{Bounds, Number, NumberProblem};
use crate::source::{Sources, Span};

use super::drafts::{self, Drafts};

/// What the readers of one plan share.
pub(super) struct Reader<'a> {
    pub(super) sources: &'a Sources,
    /// The ids of all plans of the site.
    pub(super) plans: &'a [String],
    /// What is left out.
    pub(super) drafts: &'a Drafts,
    /// The languages of the site.
    pub(super) languages: &'a Languages,
    pub(super) calendar: Calendar,
    pub(super) diagnostics: &'a mut Diagnostics,
}

impl Reader<'_> {
    /// What reading a record needs.
    pub(super) fn reading(&mut self) -> Reading<'_> {
        Reading { diagnostics: self.diagnostics, languages: self.languages }
    }

    /// A text of the original in the language that is read: itself there, else marked as one in the original.
    pub(super) fn fallback(&self, text: String) -> String {
        if self.languages.read.is_some() { self.languages.fallback(&text) } else { text }
    }

    /// Pushes a finding.
    pub(super) fn push(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }

    /// A period as on paper.
    pub(super) fn period(&mut self, text: &Text) -> Option<Period> {
        if text.value.is_empty() {
            return None; // reported as missing
        }
        match Period::parse(&text.value, &self.calendar) {
            Ok(period) => Some(period),
            Err(problem) => {
                let diagnostic = Diagnostic::at(Code::PeriodUnreadable, text.span).with("value", &text.value);
                self.push(explain(&problem, diagnostic));
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
        self.number_or(text, "default")
    }

    /// A number above zero: what something is divided by, or how much it weighs.
    pub(super) fn positive(&mut self, text: &Text) -> Option<Number> {
        let number = self.number(text)?;
        if number.value > Decimal::ZERO {
            return Some(number);
        }
        let diagnostic = Diagnostic::at(Code::NumberUnreadable, text.span).with("value", &text.value);
        self.push(diagnostic.hint("positive"));
        None
    }

    /// A number as on paper; `hint` says what else may be written in this place, and how.
    pub(super) fn number_or(&mut self, text: &Text, hint: &'static str) -> Option<Number> {
        match Number::parse(&text.value) {
            Ok(number) => Some(number),
            Err(problem) => {
                let hint = match problem {
                    NumberProblem::Unreadable => hint,
                    NumberProblem::Unit => "unit",
                    NumberProblem::TooLong => "long",
                };
                let diagnostic = Diagnostic::at(Code::NumberUnreadable, text.span).with("value", &text.value);
                self.push(diagnostic.hint(hint));
                None
            }
        }
    }

    /// A number that may have a unit behind it, as long as it is the one that it has to have.
    pub(super) fn number_in(&mut self, text: &Text, own: Option<&str>, hint: &'static str) -> Option<Number> {
        let (Some(own), Some((number, unit))) = (own, Number::part_unit(&text.value)) else {
            return self.number_or(text, hint);
        };
        if is_same_unit(unit, own) {
            return self.number_or(&Text::new(number.to_owned(), text.span), hint);
        }
        self.push(other_unit(text, (unit, own)));
        None
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
        self.id_of(text, false);
    }

    /// An id that may be the name of a file.
    pub(super) fn id_of(&mut self, text: &Text, named_by_file: bool) {
        if !text.value.is_empty() && !crate::model::is_id(&text.value) {
            if named_by_file {
                let path = self.sources.get(text.span.file).path.to_string();
                // Nothing in the file is wrong, so no place in it is pointed at.
                self.push(Diagnostic::about_file(Code::BadId, path.clone()).with("value", path).hint("file"));
            } else {
                self.push(Diagnostic::at(Code::BadId, text.span).with("value", &text.value));
            }
        }
    }

    /// A reference to a plan of the site.
    pub(super) fn plan(&mut self, text: &Text) {
        let plans = self.plans;
        if self.drafts.are_called("plan", &text.value) {
            return self.push(drafts::referenced("plan", text));
        }
        self.diagnostics.extend(unknown_plan(text, plans));
    }

    /// Bounds of a step or band.
    pub(super) fn bounds(&mut self, raw: &RawBounds<'_>, span: Span) -> Bounds {
        let mut unread = false;
        let mut read = |text: &Option<Text>| -> Option<Decimal> {
            let text = text.as_ref()?;
            let number = self.number(text);
            unread |= number.is_none();
            number.map(|number| number.value)
        };
        let bounds = Bounds {
            above: read(raw.above),
            from: read(raw.from),
            exactly: read(raw.exactly),
            to: read(raw.to),
            below: read(raw.below),
        };
        if !unread && !bounds.are_possible() {
            self.push(Diagnostic::at(Code::BoundsEmpty, span));
        }
        bounds
    }
}

/// Whether two units are one, however wide their signs are.
pub(super) fn is_same_unit(one: &str, other: &str) -> bool {
    sheet::fold(one) == sheet::fold(other)
}

/// A number whose unit is not its own.
pub(super) fn other_unit(text: &Text, (unit, own): (&str, &str)) -> Diagnostic {
    let diagnostic = Diagnostic::at(Code::UnitDiffers, text.span).with("value", &text.value);
    diagnostic.with("unit", unit).with("own", own)
}

/// Says why a period cannot be read, with the hint that fits.
fn explain(problem: &PeriodProblem, diagnostic: Diagnostic) -> Diagnostic {
    use PeriodProblem as P;
    match problem {
        P::Empty | P::Unreadable { .. } => diagnostic,
        P::YearMissing => diagnostic.hint("year"),
        P::EraMissing { year } => diagnostic.with("year", year).hint("era"),
        P::YearOutOfEra { .. } => diagnostic.hint("era-year"),
        P::NoSuchDate { .. } => diagnostic.hint("date"),
        P::NoSuchQuarter { .. } => diagnostic.hint("quarter"),
        P::FormsDisagree { .. } => diagnostic.hint("forms"),
        P::LengthDisagrees { years, .. } => diagnostic.with("years", years).hint("length"),
        P::Ambiguous { .. } => diagnostic.hint("ambiguous"),
        P::KindsDiffer { .. } => diagnostic.hint("kinds"),
        P::EndBeforeStart { .. } => diagnostic.hint("order"),
        P::StandingWritten { .. } => diagnostic.hint("standing"),
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
    pub(super) fn find(&self, wanted: &str) -> Option<T> {
        self.values.get(self.list.find(wanted)?).map(|(_, value)| *value)
    }
}

/// A word of a fixed list, by id or by its printed form.
pub(super) fn word<T: Copy>(
    key: &'static str,
    text: &Text,
    known: Known<T>,
    diagnostics: &mut Diagnostics,
) -> Option<T> {
    check_word(key, text, known.list, diagnostics);
    known.find(text.value.trim())
}

/// Reports a word that is none of a fixed list.
pub(super) fn check_word(
    key: &'static str,
    text: &Text,
    list: &'static FixedList,
    diagnostics: &mut Diagnostics,
) {
    let wanted = text.value.trim();
    // An empty one is reported as missing.
    if wanted.is_empty() || list.find(wanted).is_some() {
        return;
    }
    let diagnostic = Diagnostic::at(Code::UnknownWord, text.span).with("key", key).with("value", wanted);
    let forms = |word: &'static FixedWord| [word.id].into_iter().chain(word.printed.iter().copied());
    diagnostics.push(diagnostic.suggest(wanted, list.words.iter().flat_map(forms)));
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

/// A reference to a plan that the site has not.
pub(super) fn unknown_plan(text: &Text, plans: &[String]) -> Option<Diagnostic> {
    if plans.contains(&text.value) {
        return None;
    }
    let diagnostic = Diagnostic::at(Code::UnknownReference, text.span).with("value", &text.value);
    Some(diagnostic.with("what", "plan").suggest(&text.value, plans.iter().map(String::as_str)))
}

/// A single day, however it is written.
pub(super) fn day(text: &Text, diagnostics: &mut Diagnostics) -> Option<Date> {
    let period = Period::parse(&text.value, &Calendar::default());
    let hint = match &period {
        Ok(period) if period.start() == period.end() => return Some(period.start()),
        Ok(_) => "day",
        Err(PeriodProblem::NoSuchDate { .. }) => "date",
        Err(_) => "default",
    };
    let diagnostic = Diagnostic::at(Code::DateUnreadable, text.span).with("value", &text.value);
    diagnostics.push(diagnostic.hint(hint));
    None
}

/// The address of a page on the web: anything else could do something when it is followed.
pub(super) fn web(text: Option<Text>, diagnostics: &mut Diagnostics) -> Option<String> {
    let text = text?;
    if markdown::is_web_address(&text.value) {
        return Some(text.value);
    }
    diagnostics.push(Diagnostic::at(Code::LinkRefused, text.span).with("value", &text.value).hint("web"));
    None
}

/// The reading of a name. That of the original is none of a translated name.
pub(super) fn reading_of(name: Option<&Text>, reading: Option<Text>) -> Option<String> {
    let reading =
        reading.filter(|reading| reading.is_translation() || !name.is_some_and(Text::is_translation));
    owned(reading)
}

/// The value of a text.
pub(super) fn owned(text: Option<Text>) -> Option<String> {
    text.map(|text| text.value)
}

/// The values of texts.
pub(super) fn values(texts: Texts) -> Vec<String> {
    texts.all.into_iter().map(|text| text.value).collect()
}
