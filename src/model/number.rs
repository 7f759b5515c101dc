//! Exact numbers, read as on paper and printed by one writer.

use rust_decimal::Decimal;

use super::Language;
use crate::digits::group_thousands;
use crate::source::half_width;

/// A number and the form in which the source writes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Number {
    /// The exact value.
    pub value: Decimal,
    /// As written.
    pub written: String,
}

/// Why a text is no number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NumberProblem {
    /// Not a number at all.
    Unreadable,
    /// A number with words or a unit beside it, which belongs into the `unit`.
    Unit,
    /// More digits than a plan needs: sums and shares of such numbers could not be exact.
    TooLong,
}

/// The most digits before and after the point. A thousand million million yen is more than all cities have together.
const MOST_DIGITS: (usize, u32) = (15, 10);

impl Number {
    /// Reads a number as on paper: `22,600`, `▲5`, `△5`, `－5`, full-width digits, a trailing `%`.
    ///
    /// Thousands commas have to stand at thousands, so that `1,5` is not taken for 15.
    pub fn parse(written: &str) -> Result<Self, NumberProblem> {
        let folded: String = written.chars().map(fold).filter(|c| !c.is_whitespace()).collect();
        let folded = folded.strip_suffix('%').unwrap_or(&folded);
        let (negative, digits) = match folded.strip_prefix(['-', '▲', '△']) {
            Some(rest) => (true, rest),
            None => (false, folded.strip_prefix('+').unwrap_or(folded)),
        };
        if !digits.starts_with(|c: char| c.is_ascii_digit()) || !commas_fit(digits) {
            return Err(NumberProblem::Unreadable);
        }
        let plain: String = digits.chars().filter(|c| *c != ',').collect();
        if !plain.chars().all(|c| c.is_ascii_digit() || c == '.') {
            return Err(NumberProblem::Unit);
        }
        let whole = plain.split('.').next().unwrap_or(&plain).trim_start_matches('0');
        if plain.matches('.').count() > 1 {
            return Err(NumberProblem::Unreadable);
        }
        let value = Decimal::from_str_exact(&plain).map_err(|_| NumberProblem::TooLong)?;
        if whole.len() > MOST_DIGITS.0 || value.scale() > MOST_DIGITS.1 {
            return Err(NumberProblem::TooLong);
        }
        let value = if negative { -value } else { value };
        Ok(Self { value, written: written.to_owned() })
    }

    /// Parts a number from the unit behind it: `1,000 人` is `1,000` in 人. None where nothing stands behind a number.
    pub fn part_unit(written: &str) -> Option<(&str, &str)> {
        let is_of_number =
            |c: char| fold(c).is_ascii_digit() || matches!(fold(c), ',' | '.' | '+' | '-' | '▲' | '△' | ' ');
        let end = written.find(|c: char| !is_of_number(c))?;
        let (number, unit) = (written[..end].trim(), written[end..].trim());
        (number.contains(|c: char| fold(c).is_ascii_digit())).then_some((number, unit))
    }
}

/// The dashes that people type: nobody sees which of them it is.
pub(crate) const DASHES: &[char] = &['-', '－', '−', '―', 'ー', '—', '–', '‐'];
/// The stars that people type.
pub(crate) const STARS: &[char] = &['*', '＊'];

/// Whether a sign stands in the place of a number that there is not.
pub(crate) fn is_no_number(c: char) -> bool {
    c == '…' || DASHES.contains(&c) || STARS.contains(&c)
}

/// Full-width forms to their plain ones; the many dashes that stand for minus to one.
fn fold(c: char) -> char {
    match c {
        '０'..='９' | '，' | '．' | '％' | '＋' | '－' => half_width(c),
        '−' | '‐' | '–' | '―' => '-',
        '\u{3000}' => ' ',
        _ => c,
    }
}

fn commas_fit(digits: &str) -> bool {
    let whole = digits.split('.').next().unwrap_or(digits);
    let whole: &str = whole.split(|c: char| !c.is_ascii_digit() && c != ',').next().unwrap_or(whole);
    let mut groups = whole.split(',');
    let first = groups.next().unwrap_or("");
    let mut rest = groups.peekable();
    rest.peek().is_none() || (!first.is_empty() && first.len() <= 3 && rest.all(|group| group.len() == 3))
}

/// Prints a decimal with thousands commas and the digits that it has; negative as ▲ in Japanese, − in English.
pub fn print_decimal(value: Decimal, language: Language) -> String {
    let value = if value.is_zero() { value.abs() } else { value };
    print_digits(&value.to_string(), language)
}

/// Prints plain digits (`-1234.5`) in the same way.
pub fn print_digits(plain: &str, language: Language) -> String {
    let (sign, digits) = match (plain.strip_prefix('-'), language) {
        (None, _) => ("", plain),
        (Some(digits), Language::Japanese | Language::EasyJapanese) => ("▲", digits),
        (Some(digits), Language::English) => ("−", digits),
    };
    format!("{sign}{}", group_thousands(digits))
}

/// Bounds of a step or band: a number lies inside when it meets all that are set.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Bounds {
    /// More than this.
    pub above: Option<Decimal>,
    /// This or more.
    pub from: Option<Decimal>,
    /// Exactly this.
    pub exactly: Option<Decimal>,
    /// This or less.
    pub to: Option<Decimal>,
    /// Less than this.
    pub below: Option<Decimal>,
}

impl Bounds {
    /// Whether no bound is set: the step has no number.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Whether a number lies inside; nothing lies inside of a step without a number.
    pub fn contain<V: PartialOrd<Decimal>>(&self, value: &V) -> bool {
        !self.is_empty()
            && self.above.is_none_or(|bound| *value > bound)
            && self.from.is_none_or(|bound| *value >= bound)
            && self.exactly.is_none_or(|bound| *value == bound)
            && self.to.is_none_or(|bound| *value <= bound)
            && self.below.is_none_or(|bound| *value < bound)
    }

    /// Whether any number can lie inside.
    pub fn are_possible(&self) -> bool {
        let low = self.above.into_iter().chain(self.from).max();
        let high = self.below.into_iter().chain(self.to).min();
        match (low, high, self.exactly) {
            (_, _, Some(exactly)) => self.contain(&exactly),
            (Some(low), Some(high), None) => low < high || (low == high && self.contain(&low)),
            _ => true,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(text: &str) -> Result<String, NumberProblem> {
        Number::parse(text).map(|number| number.value.to_string())
    }

    #[test]
    fn numbers_are_read_as_on_paper() {
        for (written, plain) in [
            ("22,600", "22600"),
            ("22600", "22600"),
            ("45.2", "45.2"),
            ("45.20", "45.20"),
            ("▲5", "-5"),
            ("△1,234.5", "-1234.5"),
            ("－5", "-5"),
            ("１２，３４５", "12345"),
            ("45.2％", "45.2"),
            (" 0 ", "0"),
        ] {
            assert_eq!(value(written).as_deref(), Ok(plain), "{written}");
        }
    }

    #[test]
    fn what_is_no_number_is_said() {
        assert_eq!(value("1,5"), Err(NumberProblem::Unreadable));
        assert_eq!(value("未定"), Err(NumberProblem::Unreadable));
        assert_eq!(value("-"), Err(NumberProblem::Unreadable));
        assert_eq!(value("5732千円"), Err(NumberProblem::Unit));
        assert_eq!(value("1,000人"), Err(NumberProblem::Unit));
        assert_eq!(value("1.2.3"), Err(NumberProblem::Unreadable));
        assert_eq!(value(&"9".repeat(16)), Err(NumberProblem::TooLong));
        assert_eq!(value(&"9".repeat(40)), Err(NumberProblem::TooLong));
        assert_eq!(value("0.00000000001"), Err(NumberProblem::TooLong));
    }

    #[test]
    fn a_unit_is_parted_from_its_number() {
        assert_eq!(Number::part_unit("1,000 人"), Some(("1,000", "人")));
        assert_eq!(Number::part_unit("▲１２．５　％"), Some(("▲１２．５", "％")));
        assert_eq!(Number::part_unit("5732千円"), Some(("5732", "千円")));
        assert_eq!(Number::part_unit("1,000"), None);
        assert_eq!(Number::part_unit("約1,000人"), None);
        assert_eq!(Number::part_unit("－"), None);
    }

    #[test]
    fn numbers_are_printed_with_commas_and_their_own_digits() {
        let print = |text: &str| print_decimal(Number::parse(text).unwrap().value, Language::Japanese);
        assert_eq!(print("1234567.50"), "1,234,567.50");
        assert_eq!(print("-1234"), "▲1,234");
        assert_eq!(print("999"), "999");
        assert_eq!(print("-0"), "0");
    }

    #[test]
    fn bounds_say_what_is_inside() {
        let bound = |n: i64| Some(Decimal::from(n));
        let middle = Bounds { from: bound(90), below: bound(100), ..Bounds::default() };
        assert!(middle.contain(&Decimal::from(90)) && !middle.contain(&Decimal::from(100)));
        assert!(!Bounds::default().contain(&Decimal::ZERO));
        assert!(!Bounds { above: bound(5), to: bound(5), ..Bounds::default() }.are_possible());
        assert!(Bounds { from: bound(5), to: bound(5), ..Bounds::default() }.are_possible());
    }
}
