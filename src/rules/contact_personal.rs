//! Names, mails and telephones of persons, on sites that have said that they name departments only.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::diag::{Code, Diagnostics};
use crate::model::{Contact, Named};

use super::{PlanCheck, Rule, TextCheck};

pub(super) const RULE: Rule = Rule::plan(Code::ContactPersonal, check);

/// Mobile telephones begin so; departments have none.
const MOBILE: [&str; 3] = ["070", "080", "090"];

fn check(check: &PlanCheck<'_>, found: &mut Diagnostics) {
    if check.all.site.settings.named != Some(Named::Departments) {
        return;
    }
    let known = known(check);
    for text in &check.texts {
        if text.written.kind == "contact" && text.written.key == "person" {
            let whole = 0..text.written.text.len();
            found.push(TextCheck { text }.at(Code::ContactPersonal, &whole));
        }
        for (start, words) in text.words() {
            for range in mails(words).into_iter().chain(mobiles(words)) {
                if !known.contains(&words[range.clone()]) {
                    let place = start + range.start..start + range.end;
                    found.push(TextCheck { text }.at(Code::ContactPersonal, &place));
                }
            }
        }
    }
}

/// The mails that contacts of departments state.
fn known<'a>(check: &PlanCheck<'a>) -> BTreeSet<&'a str> {
    let contacts = check.plan.actors.values().filter_map(|actor| actor.contact.as_ref());
    let contacts = contacts.chain([&check.plan.contact, &check.all.site.settings.contact]);
    let of_departments = contacts.filter(|contact: &&Contact| contact.person.is_none());
    of_departments.filter_map(|contact| contact.email.as_deref()).collect()
}

fn mails(words: &str) -> Vec<Range<usize>> {
    let is_part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_' | '+');
    let places = words.match_indices('@').filter_map(|(at, _)| {
        let name = words[..at].chars().rev().take_while(|c| is_part(*c)).count();
        let host = words[at + 1..].chars().take_while(|c| is_part(*c)).count();
        let is_mail = name > 0 && words[at + 1..at + 1 + host].contains('.');
        is_mail.then_some(at - name..at + 1 + host)
    });
    places.collect()
}

fn mobiles(words: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = words[at..].find(|c: char| c.is_ascii_digit()).map(|place| at + place) {
        let is_part = |c: char| c.is_ascii_digit() || c == '-';
        let length = words[start..].find(|c| !is_part(c)).unwrap_or(words.len() - start);
        let number = words[start..start + length].trim_end_matches('-');
        let digits = number.bytes().filter(u8::is_ascii_digit).count();
        if digits == 11 && MOBILE.iter().any(|prefix| number.starts_with(prefix)) {
            found.push(start..start + number.len());
        }
        at = start + length;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mails_and_mobile_telephones_are_found() {
        let text = "山田（yamada.taro@city.example、090-1234-5678）まで。代表は0000-00-0000";
        let found: Vec<&str> =
            mails(text).into_iter().chain(mobiles(text)).map(|range| &text[range]).collect();
        assert_eq!(found, ["yamada.taro@city.example", "090-1234-5678"]);
        assert!(mails("@市 a@b").is_empty() && mobiles("0901234 2090-123").is_empty());
    }
}
