//! The two numbers behind a share, and whether they make the value that stands beside them.
//!
//! Takes written numbers, gives a [`Share`]. Must not know what else an indicator says.

use crate::diag::{Code, Diagnostic};
use crate::format::Text;
use crate::model::{Indicator, Language, Observation, Share, print_digits};
use crate::source::Span;

use super::reader::Reader;

/// A share; one number without the other is reported, and so is a denominator of zero.
pub(super) fn share(
    written: (Option<&Text>, Option<&Text>),
    span: Span,
    reader: &mut Reader<'_>,
) -> Option<Share> {
    let missing = match written {
        (None, None) => return None,
        (Some(_), None) => "denominator",
        (None, Some(_)) => "numerator",
        (Some(numerator), Some(denominator)) => {
            let (numerator, denominator) = (reader.number(numerator), reader.positive(denominator));
            return Some(Share { numerator: numerator?, denominator: denominator? });
        }
    };
    reader.push(Diagnostic::at(Code::MissingKey, span).with("key", missing).hint("share"));
    None
}

/// Compares a value in percent with its share, rounded as the value is.
pub(super) fn check_share(observation: &Observation, indicator: &Indicator, reader: &mut Reader<'_>) {
    let (Some(share), Some(value)) = (&observation.share, observation.decimal()) else { return };
    if !indicator.is_percentage() {
        return;
    }
    if let Some(computed) = share.differing(value) {
        let plain = |digits: String| print_digits(&digits, Language::English);
        let diagnostic = Diagnostic::at(Code::ShareDiffers, observation.span);
        let diagnostic = diagnostic.with("value", plain(value.to_string()));
        let diagnostic = diagnostic.with("numerator", plain(share.numerator.value.to_string()));
        let diagnostic = diagnostic.with("denominator", plain(share.denominator.value.to_string()));
        reader.push(diagnostic.with("computed", plain(computed.to_string())));
    }
}
