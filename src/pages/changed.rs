//! What changed as words: values as the site prints them, and of long texts the stretch that differs.
//!
//! Takes what facts say, gives texts. Must not know which changes there are.

use crate::annotation;
use crate::compare::{FieldName, Said};
use crate::model::period::{Calendar, Period, YearKind};
use crate::model::{MoneyUnit, Plan};

use super::print::Printer;
use super::view::StretchView;

/// Texts up to this length stand whole.
const SHORT: usize = 40;
/// How many letters around a stretch of a long text are shown.
const AROUND: usize = 24;

/// Says what a fact says.
#[derive(Clone, Copy)]
pub(super) struct Teller<'a> {
    pub(super) printer: Printer<'a>,
    /// The plan as it is now, whose years are counted as it does; none where there is none any more.
    pub(super) plan: Option<&'a Plan>,
}

impl Teller<'_> {
    /// What is said, in words.
    pub(super) fn tell(&self, said: &Said) -> String {
        let printer = self.printer;
        let number = |number: &rust_decimal::Decimal| printer.number(*number);
        match said {
            Said::Text(text) | Said::Prose(text) => annotation::plain(text).into_owned(),
            Said::Name(name) => annotation::plain(&name.name).into_owned(),
            Said::Number(value, unit) => printer.with_unit(&number(value), unit.as_deref()),
            Said::Range(min, max, unit) => {
                let united =
                    |value: &rust_decimal::Decimal| printer.with_unit(&number(value), unit.as_deref());
                match (min, max) {
                    (Some(min), Some(max)) => {
                        printer.say("target.range", &[("min", united(min)), ("max", united(max))])
                    }
                    (Some(min), None) => printer.say("target.at-least", &[("value", united(min))]),
                    (None, Some(max)) => printer.say("target.at-most", &[("value", united(max))]),
                    (None, None) => printer.word("value.none"),
                }
            }
            Said::Money(value, unit) => match MoneyUnit::ALL.iter().find(|(name, _)| name == unit) {
                Some((_, unit)) => printer.money(*value, *unit),
                None => printer.with_unit(&number(value), Some(unit)),
            },
            Said::Period(code) => self.period(code),
            Said::Fixed(table, word) => printer.word(&format!("{table}.{word}")),
            Said::Bound(side, value) => {
                printer.say(&format!("changes-bound.{side}"), &[("value", number(value))])
            }
            Said::Share(numerator, denominator) => {
                let parts = [("numerator", number(numerator)), ("denominator", number(denominator))];
                printer.say("value.share", &parts)
            }
            Said::Place(place) => printer.say("changes.moved", &[("n", place.to_string())]),
            Said::All(all) => {
                let all: Vec<String> = all.iter().map(|said| self.tell(said)).collect();
                all.join(printer.get("changes.join"))
            }
        }
    }

    /// A period by its code, as the plan prints it.
    fn period(&self, code: &str) -> String {
        let calendar = self.plan.map_or_else(Calendar::default, |plan| plan.calendar.clone());
        let bare = calendar.clone().with_bare_year(YearKind::Calendar);
        Period::parse(code, &bare)
            .map_or_else(|_| code.to_owned(), |period| self.printer.period(&period, &calendar))
    }

    /// What something is called.
    pub(super) fn name(&self, parts: &[Said]) -> String {
        let parts: Vec<String> = parts.iter().map(|part| self.tell(part)).collect();
        parts.join(" ")
    }

    /// What a fact is called.
    pub(super) fn field_name(&self, name: &FieldName) -> String {
        match name {
            FieldName::Key(key) => self.printer.word(&format!("changes-field.{key}")),
            FieldName::Section(name) => annotation::plain(name).into_owned(),
        }
    }
}

/// Whether a fact is the one that an entry is there for.
pub(super) fn is_plain(name: &FieldName) -> bool {
    matches!(name, FieldName::Key("value" | "rating"))
}

/// Two texts, each with the stretch that the other has not. Of a long text only that stretch and what is around it.
pub(super) fn stretches(texts: [Option<String>; 2]) -> [Option<StretchView>; 2] {
    let [Some(before), Some(after)] = &texts else {
        return texts.map(|text| text.map(|text| StretchView { text, ..StretchView::default() }));
    };
    let [old, new]: [Vec<char>; 2] = [before, after].map(|text| text.chars().collect());
    if old.len().max(new.len()) <= SHORT {
        return texts.map(|text| text.map(|text| StretchView { text, ..StretchView::default() }));
    }
    let start = old.iter().zip(&new).take_while(|(a, b)| a == b).count();
    let room = old.len().min(new.len()) - start;
    let end = old.iter().rev().zip(new.iter().rev()).take(room).take_while(|(a, b)| a == b).count();
    let text = |letters: &[char]| letters.iter().collect::<String>();
    let stretch = |letters: &[char]| {
        let (from, to) = (start.saturating_sub(AROUND), (letters.len() - end + AROUND).min(letters.len()));
        let cut = |is_cut: bool| if is_cut { "…" } else { "" };
        StretchView {
            before: format!("{}{}", cut(from > 0), text(&letters[from..start])),
            text: text(&letters[start..letters.len() - end]),
            after: format!("{}{}", text(&letters[letters.len() - end..to]), cut(to < letters.len())),
        }
    };
    [Some(stretch(&old)), Some(stretch(&new))]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn both(before: &str, after: &str) -> [[String; 3]; 2] {
        let both = stretches([Some(before.to_owned()), Some(after.to_owned())]);
        both.map(|one| one.map(|one| [one.before, one.text, one.after]).unwrap_or_default())
    }

    #[test]
    fn short_texts_stand_whole_and_of_long_ones_what_differs() {
        assert_eq!(both("道をつくる", "橋をつくる"), [["", "道をつくる", ""], ["", "橋をつくる", ""]]);
        let (head, tail) = ("あ".repeat(60), "い".repeat(60));
        let around = (format!("…{}", "あ".repeat(24)), format!("{}…", "い".repeat(24)));
        let expected = |text: &str| [around.0.clone(), text.to_owned(), around.1.clone()];
        assert_eq!(
            both(&format!("{head}道{tail}"), &format!("{head}大きな橋{tail}")),
            [expected("道"), expected("大きな橋")]
        );
    }

    #[test]
    fn a_letter_that_is_there_twice_is_no_overlap() {
        let long = "う".repeat(50);
        let [before, after] = both(&long, &format!("{long}う"));
        assert_eq!((before[1].as_str(), after[1].as_str()), ("", "う"));
    }
}
