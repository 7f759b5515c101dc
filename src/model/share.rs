//! The two numbers behind a share.
//!
//! Takes numbers as they are written, gives exact percentages. Must not know whose share it is.

use rust_decimal::Decimal;

use super::{Exact, Number};

/// The two numbers behind a share.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Share {
    /// 分子.
    pub numerator: Number,
    /// 分母; never zero.
    pub denominator: Number,
}

impl Share {
    /// The share in percent.
    pub fn percent(&self) -> Exact {
        let [numerator, denominator] = [&self.numerator, &self.denominator].map(|of| Exact::from(of.value));
        numerator.checked_div(&denominator).map_or_else(Exact::zero, |share| share * Exact::hundred())
    }

    /// The share in percent with as many digits as a stated one, when that says something else.
    pub fn differing(&self, stated: Decimal) -> Option<Decimal> {
        let mut computed = self.percent().to_decimal(stated.scale())?;
        computed.rescale(stated.scale());
        (computed != stated).then_some(computed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_is_compared_with_as_many_digits_as_are_stated() {
        let number = |text: &str| Number::parse(text).unwrap();
        let share =
            |numerator, denominator| Share { numerator: number(numerator), denominator: number(denominator) };
        let decimal = |text: &str| text.parse::<Decimal>().unwrap();
        for (numerator, denominator, stated, differing) in [
            ("64", "114", "55", Some("56")),
            ("64", "114", "56", None),
            ("64", "114", "56.1", None),
            ("64", "114", "56.2", Some("56.1")),
            ("104", "160", "65.0", None),
            ("0", "8", "0", None),
            ("1", "8", "13", None),
            ("1,235", "1,000", "123.5", None),
            ("▲1", "3", "▲33", None),
        ] {
            let found = share(numerator, denominator).differing(number(stated).value);
            assert_eq!(found, differing.map(decimal), "{numerator} of {denominator}, {stated}");
        }
        assert_eq!(share("64", "114").percent().rounded(3, super::super::Rounding::Nearest), "56.140");
    }
}
