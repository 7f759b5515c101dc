//! Dates written with strokes or dots: `2026/4/1` is read aloud as a fraction, `R7.4.1` as nothing at all.

use std::ops::Range;

use crate::diag::{Code, Diagnostics};

use super::{Rule, TextCheck};

pub(super) const RULE: Rule = Rule::text(Code::DateBySlashes, check);

fn check(check: &TextCheck<'_>, found: &mut Diagnostics) {
    for (start, words) in check.text.words() {
        for (range, full) in dates(words) {
            let range = start + range.start..start + range.end;
            let diagnostic = check.at(Code::DateBySlashes, &range);
            found.push(diagnostic.with("full", full));
        }
    }
}

/// The dates of a stretch that are written as numbers between `/` or `.`, each with its form in words.
fn dates(words: &str) -> Vec<(Range<usize>, String)> {
    let mut dates = Vec::new();
    let is_part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '/' | '.' | '-' | '_' | ':' | '@');
    let mut at = 0;
    while let Some(found) = words[at..].find(|c: char| c.is_ascii_digit() || c.is_ascii_uppercase()) {
        let start = at + found;
        let length = words[start..].find(|c| !is_part(c)).unwrap_or(words.len() - start);
        let token = words[start..start + length].trim_end_matches(['.', '/', '-', ':']);
        let is_alone = !words[..start].ends_with(is_part);
        if let Some(full) = full(token).filter(|_| is_alone) {
            dates.push((start..start + token.len(), full));
        }
        at = start + length;
    }
    dates
}

/// A date in words: `2026/4/1`, `2026.4.1`, `R7.4.1`, `H29/11/3`. Other numbers between strokes may be anything.
fn full(token: &str) -> Option<String> {
    let sign = ['/', '.'].into_iter().find(|sign| token.matches(*sign).count() == 2)?;
    let mut parts = token.split(sign);
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    let number = |text: &str, most: u32| text.parse::<u32>().ok().filter(|n| (1..=most).contains(n));
    let (month, day) = (number(month, 12)?, number(day, 31)?);
    let eras = [('M', "明治"), ('T', "大正"), ('S', "昭和"), ('H', "平成"), ('R', "令和")];
    let era = eras.iter().find_map(|(letter, name)| Some((*name, year.strip_prefix(*letter)?)));
    match era {
        Some((name, year)) => Some(format!("{name}{}年{month}月{day}日", number(year, 64)?)),
        None => {
            (year.len() == 4).then(|| number(year, 2200))?.map(|year| format!("{year}年{month}月{day}日"))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_told_from_other_numbers() {
        let found = |text| dates(text).into_iter().map(|(_, full)| full).collect::<Vec<_>>().join(" ");
        assert_eq!(found("期限は2026/4/1、次はR7.10.31です"), "2026年4月1日 令和7年10月31日");
        for text in [
            "1/2",
            "2018/2020",
            "2019/20",
            "192.168.1.1",
            "1.2.3",
            "v1.2.3",
            "https://a.example/2026/4/1/x",
            "A4",
        ] {
            assert_eq!(found(text), "", "{text}");
        }
    }
}
