//! Takes folded text and gives its smallest pieces from left to right: fixed words, numbers, eras.
//! Must not know how pieces make a period. Spaces between pieces are skipped; every step is linear.

use super::era::Era;

/// A place in folded text. Copying it is cheap, which makes trying out a reading cheap.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cursor<'a> {
    rest: &'a str,
}

/// A number as written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Number {
    /// The value; long numbers stop growing, and `digits` tells.
    pub(super) value: i32,
    /// How many digits stood there, leading zeros counted.
    pub(super) digits: usize,
}

impl<'a> Cursor<'a> {
    pub(super) fn new(folded: &'a str) -> Self {
        Self { rest: folded.trim() }
    }

    /// What has not been read yet.
    pub(super) fn rest(&self) -> &'a str {
        self.rest.trim_start()
    }

    pub(super) fn is_done(&self) -> bool {
        self.rest().is_empty()
    }

    pub(super) fn sees(&self, text: &str) -> bool {
        { *self }.eat(text)
    }

    /// Reads this text if it comes next. Spaces between its characters are layout (年　度).
    pub(super) fn eat(&mut self, text: &str) -> bool {
        let found =
            text.chars().try_fold(self.rest, |rest, character| rest.trim_start().strip_prefix(character));
        self.rest = found.unwrap_or(self.rest);
        found.is_some()
    }

    /// Reads the first of these texts that comes next.
    pub(super) fn eat_one_of(&mut self, texts: &[&str]) -> bool {
        texts.iter().any(|text| self.eat(text))
    }

    /// Reads a word of Latin letters, whole: `TO` is not in `TOKYO`.
    pub(super) fn word(&mut self, word: &str) -> bool {
        self.letters_matching(|letters| (letters == word).then_some(())).is_some()
    }

    /// Reads all of these words in a row, or nothing.
    pub(super) fn words(&mut self, words: &[&str]) -> bool {
        let mut trial = *self;
        let found = words.iter().all(|word| trial.word(word));
        if found {
            *self = trial;
        }
        found
    }

    /// Reads the run of Latin letters that comes next if `meaning` knows it.
    pub(super) fn letters_matching<T>(&mut self, meaning: impl Fn(&str) -> Option<T>) -> Option<T> {
        let rest = self.rest();
        let length = rest.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(rest.len());
        let found = meaning(&rest[..length])?;
        self.rest = &rest[length..];
        Some(found)
    }

    /// Reads a number in digits (7, 07) or kanji (七, 十一, 二〇二五).
    pub(super) fn number(&mut self) -> Option<Number> {
        let rest = self.rest();
        let length = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
        if length == 0 {
            return self.kanji_number();
        }
        self.rest = &rest[length..];
        let value = rest[..length]
            .bytes()
            .fold(0_i32, |value, digit| value.saturating_mul(10).saturating_add(i32::from(digit - b'0')));
        Some(Number { value, digits: length })
    }

    /// Reads a number of at most so many digits.
    pub(super) fn short_number(&mut self, most_digits: usize) -> Option<i32> {
        let mut trial = *self;
        let number = trial.number().filter(|number| number.digits <= most_digits)?;
        *self = trial;
        Some(number.value)
    }

    /// Reads the number of a year in an era; 元 is 1.
    pub(super) fn era_number(&mut self) -> Option<Number> {
        if self.eat("元") { Some(Number { value: 1, digits: 1 }) } else { self.number() }
    }

    /// Reads an era in front of a number: 平成, 平, H, HEISEI.
    pub(super) fn era(&mut self) -> Option<Era> {
        Era::ALL.into_iter().find(|era| {
            let mut trial = *self;
            let mut letter = [0; 4];
            let initial = era.kanji().chars().take(1).collect::<String>();
            let named = trial.eat(era.kanji())
                || trial.eat(&initial)
                || trial.word(era.letter().encode_utf8(&mut letter))
                || trial
                    .letters_matching(|word| word.eq_ignore_ascii_case(era.english()).then_some(()))
                    .is_some();
            // "H." and "R-" are not eras; a number follows at once or after a space.
            let found = named && { trial }.era_number().is_some();
            if found {
                *self = trial;
            }
            found
        })
    }

    fn kanji_number(&mut self) -> Option<Number> {
        let rest = self.rest();
        let (mut total, mut last, mut digits, mut length) = (0_i32, 0_i32, 0_usize, 0_usize);
        for (index, character) in rest.char_indices() {
            // 第三四半期: the second kanji belongs to 四半期.
            let digit = "〇一二三四五六七八九".chars().position(|kanji| kanji == character);
            if rest[index..].starts_with("四半期") || (digit.is_none() && character != '十') {
                break;
            }
            if let Some(digit) = digit.and_then(|digit| i32::try_from(digit).ok()) {
                last = last.saturating_mul(10).saturating_add(digit);
                digits += 1;
            } else {
                total = total.saturating_add(last.max(1).saturating_mul(10));
                last = 0;
                digits = 1;
            }
            length = index + character.len_utf8();
        }
        if length == 0 {
            return None;
        }
        self.rest = &rest[length..];
        Some(Number { value: total.saturating_add(last), digits })
    }
}
