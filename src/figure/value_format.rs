//! How numbers on a value axis are written.
//!
//! Takes: the rule (digits, sign, unit). Gives: the text of one number. Must not know:
//! which chart, which language.

use rust_decimal::{Decimal, RoundingStrategy};

use crate::digits::group_thousands;

/// How the numbers on a value axis are written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ValueFormat {
    /// The most digits after the point that the values have; the axis never steps finer.
    pub decimals: u32,
    /// The sign of a negative number, for example `−` or `▲`.
    pub minus: String,
    /// Put after the number as it is, so with its own space where a language wants one.
    pub unit: String,
}

impl ValueFormat {
    /// The number without its unit, rounded half away from zero to `decimals` digits.
    #[must_use]
    pub fn number(&self, value: Decimal, decimals: u32) -> String {
        let rounded = value.round_dp_with_strategy(decimals, RoundingStrategy::MidpointAwayFromZero);
        let digits = group_thousands(&format!("{:.*}", decimals as usize, rounded.abs()));
        let is_negative = rounded.is_sign_negative() && !rounded.is_zero();
        let minus = if is_negative { self.minus.as_str() } else { "" };
        format!("{minus}{digits}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn yen() -> ValueFormat {
        ValueFormat { decimals: 0, minus: "▲".into(), unit: "千円".into() }
    }

    #[test]
    fn numbers_have_commas_signs_and_units() {
        let format = yen();
        for (value, decimals, text) in [
            (Decimal::new(0, 0), 0, "0"),
            (Decimal::new(999, 0), 0, "999"),
            (Decimal::new(1_000, 0), 0, "1,000"),
            (Decimal::new(-163_706, 0), 0, "▲163,706"),
            (Decimal::new(1_234_567, 1), 1, "123,456.7"),
            (Decimal::new(-4, 1), 0, "0"),
            (Decimal::new(5, 1), 0, "1"),
            (Decimal::new(45, 0), 1, "45.0"),
        ] {
            assert_eq!(format.number(value, decimals), text);
        }
    }
}
