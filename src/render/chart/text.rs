//! How wide a text is, and where it may be broken.
//!
//! Takes: text. Gives: an estimate of its width at the size of chart labels, and its lines. Must
//! not know: fonts, charts. The estimate is a full em for full-width characters, and for
//! the others a little more than most fonts take.

use std::borrow::Cow;

/// The size of chart text in pixels.
pub(super) const SIZE: f64 = 14.0;
/// The distance between two lines in pixels.
pub(super) const LINE: f64 = 19.0;

/// A step in looking for lines of equal width.
const STEP: f64 = 8.0;

/// Characters that must not begin a line.
const NOT_FIRST: &str = "、。，．・：；！？）」』】〕〉》］｝ー〜～…‥々ゝゞヽヾぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ％,.:;!?)]}%";
/// Characters that must not end a line.
const NOT_LAST: &str = "（「『【〔〈《［｛([{";

/// No label is drawn wider than this: the narrowest drawing.
const WIDEST: f64 = super::place::NARROW;

/// The width of a label in pixels, as [`shortened`] draws it.
pub(super) fn width(text: &str) -> f64 {
    full_width(text).min(WIDEST)
}

fn full_width(text: &str) -> f64 {
    let gaps = text.chars().zip(text.chars().skip(1)).map(|(before, after)| apart(before, after));
    text.chars().map(advance).chain(gaps).sum()
}

/// A label that no screen could show whole ends in an ellipsis; the table beside has it whole.
pub(super) fn shortened(text: &str) -> Cow<'_, str> {
    if full_width(text) <= WIDEST {
        return Cow::Borrowed(text);
    }
    let mut used = advance('…');
    let mut previous = ' ';
    let fitting = text.char_indices().find(|(_, character)| {
        used += advance(*character) + apart(previous, *character);
        previous = *character;
        used > WIDEST
    });
    let end = fitting.map_or(text.len(), |(at, _)| at);
    Cow::Owned(format!("{}…", &text[..end]))
}

/// The width of a text in pixels at another size of type.
pub(super) fn width_at(text: &str, size: f64) -> f64 {
    width(text) * size / SIZE
}

fn advance(character: char) -> f64 {
    match character {
        '\u{0}'..='\u{2ff}' | '\u{ff61}'..='\u{ff9f}' => SIZE * narrow(character),
        '\u{300}'..='\u{36f}'
        | '\u{200b}'..='\u{200f}'
        | '\u{3099}'
        | '\u{309a}'
        | '\u{fe00}'..='\u{fe0f}'
        | '\u{e0100}'..='\u{e01ef}' => 0.0,
        _ => SIZE,
    }
}

/// The part of an em that a narrow character takes in bold: the widest of the fonts that a theme may have.
fn narrow(character: char) -> f64 {
    match character {
        'm' | 'w' | 'M' | 'W' | '%' | '@' | '&' => 0.95,
        'A'..='Z' => 0.7,
        'i' | 'j' | 'l' | '.' | ',' | ':' | ';' | '\'' | '|' | '!' | ' ' => 0.34,
        _ => 0.6,
    }
}

/// Browsers keep full-width characters and the others a little apart.
fn apart(before: char, after: char) -> f64 {
    let is_wide = |character| advance(character) >= SIZE;
    let is_word = |character: char| character.is_ascii_alphanumeric();
    let meet = (is_wide(before) && is_word(after)) || (is_word(before) && is_wide(after));
    if meet { SIZE / 8.0 } else { 0.0 }
}

/// The lines of a text, each at most `limit` pixels wide where the rules of line breaking let it.
pub(super) fn lines(text: &str, limit: f64) -> Vec<&str> {
    let mut lines = Vec::with_capacity(1);
    let (mut start, mut best, mut used) = (0, 0, 0.0);
    let mut previous = ' ';
    for (at, character) in text.char_indices() {
        if at > start && may_break(previous, character) {
            best = at;
        }
        used += advance(character) + apart(previous, character);
        if used > limit && best > start && character != ' ' {
            lines.push(text[start..best].trim());
            start = best;
            used = full_width(&text[start..at + character.len_utf8()]);
        }
        previous = character;
    }
    lines.push(text[start..].trim());
    lines
}

/// The same number of lines as [`lines`] gives, of about equal width.
pub(super) fn even_lines(text: &str, limit: f64) -> Vec<&str> {
    let least = lines(text, limit);
    let mut narrow = full_width(text) / super::float(least.len());
    while narrow < limit {
        let even = lines(text, narrow);
        if even.len() <= least.len() {
            return even;
        }
        narrow += STEP;
    }
    least
}

fn may_break(before: char, after: char) -> bool {
    let is_word = |character: char| character.is_ascii() && character != ' ';
    if after == ' ' || NOT_FIRST.contains(after) || NOT_LAST.contains(before) {
        return false;
    }
    advance(after) > 0.0 && !(is_word(before) && is_word(after))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn full_width_characters_take_an_em() {
        assert!((width("目標") - 28.0).abs() < 1e-9);
        assert!((width("48.0") - 14.0 * (3.0 * 0.6 + 0.34)).abs() < 1e-9);
        assert!((width("目1標") - 14.0 * (2.6 + 0.25)).abs() < 1e-9);
        assert!((width("ｱ") - 8.4).abs() < 1e-9);
        assert!((width("が") - width("か\u{3099}")).abs() < 1e-9);
    }

    #[test]
    fn a_label_that_never_fits_is_shortened() {
        let long = "目".repeat(30);
        assert!((width(&long) - WIDEST).abs() < 1e-9);
        assert_eq!(shortened(&long), format!("{}…", "目".repeat(19)));
        assert_eq!(shortened("目標"), "目標");
    }

    #[test]
    fn lines_break_where_japanese_allows() {
        assert_eq!(lines("短い", 100.0), ["短い"]);
        assert_eq!(lines("", 100.0), [""]);
        assert_eq!(lines("地域活動の、支援", 70.0), ["地域活動", "の、支援"]);
        assert_eq!(lines("地域の活動、支援", 70.0), ["地域の活", "動、支援"]);
        assert_eq!(lines("支援（新規）です", 44.0), ["支援", "（新", "規）で", "す"]);
        assert_eq!(lines("2025年度の12事業", 64.0), ["2025年度", "の12事業"]);
        assert_eq!(lines("new projects here", 60.0), ["new", "projects", "here"]);
        assert_eq!(lines("unbreakable", 20.0), ["unbreakable"]);
        assert_eq!(lines("調査なし", 42.0), ["調査な", "し"]);
        assert_eq!(even_lines("調査なし", 42.0), ["調査", "なし"]);
        assert_eq!(even_lines("短い", 42.0), ["短い"]);
    }
}
