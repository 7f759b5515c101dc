//! Exact quotients: nothing is rounded before it is compared.
//!
//! A decimal cannot hold one third. Status rules divide, and a bound is compared with what was divided, not with what
//! is printed of it: 99.96 is not 100, and neither is 99.999….

use num_bigint::BigInt;
use num_rational::BigRational;
use rust_decimal::Decimal;

/// An exact number: a quotient of two whole numbers of any size.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Exact(BigRational);

/// Which way a number goes when it is cut to some digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rounding {
    /// To the nearest, a half away from zero (四捨五入).
    Nearest,
    /// Towards zero (切り捨て).
    Down,
}

impl Exact {
    /// Nothing.
    pub fn zero() -> Self {
        Self::from(0)
    }

    /// One hundred, which percentages are of.
    pub fn hundred() -> Self {
        Self::from(100)
    }

    /// The quotient; `None` when the divisor is zero.
    pub fn checked_div(&self, divisor: &Self) -> Option<Self> {
        (!divisor.is_zero()).then(|| Self(&self.0 / &divisor.0))
    }

    /// Whether it is zero.
    pub fn is_zero(&self) -> bool {
        *self.0.numer() == BigInt::from(0)
    }

    /// Whether it is below zero.
    pub fn is_negative(&self) -> bool {
        *self.0.numer() < BigInt::from(0)
    }

    /// Without its sign.
    #[must_use]
    pub fn abs(&self) -> Self {
        if self.is_negative() { &Self::zero() - self } else { self.clone() }
    }

    /// With so many digits after the point, as plain digits (`-116.1`); never `-0`.
    pub fn rounded(&self, digits: u32, rounding: Rounding) -> String {
        let scale = BigInt::from(10).pow(digits);
        let scaled = &self.0 * &scale;
        let whole = match rounding {
            Rounding::Nearest => scaled.round().to_integer(),
            Rounding::Down => scaled.trunc().to_integer(),
        };
        let sign = if whole < BigInt::from(0) { "-" } else { "" };
        let digits = usize::try_from(digits).unwrap_or(0);
        let mut plain = whole.magnitude().to_string();
        if plain.len() <= digits {
            plain = format!("{}{plain}", "0".repeat(digits + 1 - plain.len()));
        }
        if digits > 0 {
            plain.insert(plain.len() - digits, '.');
        }
        format!("{sign}{plain}")
    }

    /// With one digit after the point, or with as many as it takes not to read as a multiple of ten that it is not: 99.96
    /// must not read as 100, nor 60.0004 as 60, because bounds are such numbers.
    pub fn to_one_digit(&self) -> String {
        let tens = Self(&self.0 / BigInt::from(10)).0.round() * BigInt::from(10);
        let is_tens = self.0 == tens;
        let reads_as_tens =
            |digits: &str| digits.parse::<Decimal>().is_ok_and(|shown| Self::from(shown).0 == tens);
        let mut rounded = (1..).map(|digits| self.rounded(digits, Rounding::Nearest));
        let rounded = rounded.find(|digits| is_tens || !reads_as_tens(digits));
        rounded.unwrap_or_else(|| self.rounded(1, Rounding::Nearest))
    }

    /// As a decimal, rounded to at most so many digits after the point; `None` when it is too large for one.
    pub fn to_decimal(&self, digits: u32) -> Option<Decimal> {
        Decimal::from_str_exact(&self.rounded(digits, Rounding::Nearest)).ok().map(|value| value.normalize())
    }
}

impl From<i32> for Exact {
    fn from(value: i32) -> Self {
        Self(BigRational::from_integer(BigInt::from(value)))
    }
}

impl From<Decimal> for Exact {
    fn from(value: Decimal) -> Self {
        Self(BigRational::new(BigInt::from(value.mantissa()), BigInt::from(10).pow(value.scale())))
    }
}

macro_rules! operators {
    ($($operator:ident $method:ident $sign:tt;)*) => {
        $(
            impl std::ops::$operator for &Exact {
                type Output = Exact;

                fn $method(self, other: Self) -> Exact {
                    Exact(&self.0 $sign &other.0)
                }
            }

            impl std::ops::$operator for Exact {
                type Output = Self;

                fn $method(self, other: Self) -> Self {
                    Self(self.0 $sign other.0)
                }
            }
        )*
    };
}

operators! {
    Add add +;
    Sub sub -;
    Mul mul *;
}

impl PartialEq<Decimal> for Exact {
    fn eq(&self, other: &Decimal) -> bool {
        self.partial_cmp(other) == Some(std::cmp::Ordering::Equal)
    }
}

impl PartialOrd<Decimal> for Exact {
    fn partial_cmp(&self, other: &Decimal) -> Option<std::cmp::Ordering> {
        Some(self.cmp(&Self::from(*other)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn quotient(part: i32, whole: i32) -> Exact {
        Exact::from(part).checked_div(&Exact::from(whole)).unwrap()
    }

    #[test]
    fn one_third_stays_one_third() {
        let third = quotient(1, 3);
        assert_eq!(third.clone() * Exact::from(3), Exact::from(1));
        assert!(third > Decimal::new(333_333_333, 9));
        assert!(third < Decimal::new(333_333_334, 9));
        assert_eq!(Exact::from(Decimal::new(9996, 2)), Decimal::new(99_960, 3));
        assert_eq!(Exact::from(1).checked_div(&Exact::zero()), None);
    }

    #[test]
    fn what_is_no_multiple_of_ten_does_not_read_as_one() {
        for (exact, shown) in [
            (quotient(2, 3), "0.7"),
            (quotient(60, 1), "60.0"),
            (quotient(5997, 100), "59.97"),
            (quotient(-1_000_004, 10_000), "-100.0004"),
            (quotient(102_461_350, 1_024_613), "100.00005"),
            (quotient(99_999_999, 1_000_000), "99.999999"),
            (quotient(4304, 100), "43.0"),
            (quotient(1, 3000), "0.0003"),
            (quotient(0, 1), "0.0"),
        ] {
            assert_eq!(exact.to_one_digit(), shown);
        }
    }

    #[test]
    fn digits_are_rounded_once_and_at_the_end() {
        for (exact, digits, nearest, down) in [
            (quotient(2, 3), 1, "0.7", "0.6"),
            (quotient(-2, 3), 1, "-0.7", "-0.6"),
            (quotient(1, 2), 0, "1", "0"),
            (quotient(-1, 2), 0, "-1", "0"),
            (quotient(-1, 300), 1, "0.0", "0.0"),
            (quotient(19_999, 200), 1, "100.0", "99.9"),
            (quotient(1_000_000, 1), 2, "1000000.00", "1000000.00"),
        ] {
            assert_eq!(exact.rounded(digits, Rounding::Nearest), nearest);
            assert_eq!(exact.rounded(digits, Rounding::Down), down);
        }
        assert_eq!(quotient(1, 3).to_decimal(9), Some(Decimal::new(333_333_333, 9)));
        let large = Exact::from(Decimal::MAX) * Exact::from(2);
        assert_eq!(large.to_decimal(0), None);
    }
}
