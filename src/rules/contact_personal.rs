//! Names, mails and telephones of persons, on sites that have said that they name departments only.

use std::ops::Range;

use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::model::{Contact, Named, Plan};
use crate::source::Span;

use super::{Checked, Rule, TextCheck};

pub(super) const RULE: Rule = Rule::text(Code::ContactPersonal, check).and_site(check_contacts);

/// Mobile telephones begin so; departments have none.
const MOBILE: [&str; 3] = ["070", "080", "090"];

fn check(check: &TextCheck<'_>, found: &mut Diagnostics) {
    if check.all.site.settings.named != Some(Named::Departments) {
        return;
    }
    let text = check.text;
    if text.written.kind == "contact" && text.written.key == "person" {
        found.push(check.at(Code::ContactPersonal, &(0..text.written.text.len())));
    }
    for (start, words) in text.words() {
        for range in mails(words).into_iter().chain(mobiles(words)) {
            if !is_of_department(check, &words[range.clone()]) {
                let place = start + range.start..start + range.end;
                found.push(check.at(Code::ContactPersonal, &place));
            }
        }
    }
}

/// Whether a contact of the site or of the plan, in which no person is named, states a mail.
fn is_of_department(check: &TextCheck<'_>, mail: &str) -> bool {
    let plans = check.all.site.plans.iter().filter(|plan| check.plan.is_none_or(|own| own.id == plan.id));
    let mut contacts = plans.flat_map(|plan| contacts_of(plan)).map(|(contact, _)| contact);
    let states = |contact: &Contact| contact.person.is_none() && contact.email.as_deref() == Some(mail);
    states(&check.all.site.settings.contact) || contacts.any(states)
}

/// The contacts of a plan and of its actors; an actor's with the place of the actor.
fn contacts_of(plan: &Plan) -> impl Iterator<Item = (&Contact, Option<Span>)> {
    let actors = plan.actors.values().filter_map(|actor| Some((actor.contact.as_ref()?, Some(actor.span))));
    std::iter::once((&plan.contact, None)).chain(actors)
}

/// What contacts themselves state: a mobile telephone, or the mail of a person who is named.
fn check_contacts(all: &Checked<'_>, found: &mut Diagnostics) {
    if all.site.settings.named != Some(Named::Departments) {
        return;
    }
    let own = [(&all.site.settings.contact, None, None)];
    let of_plans = all
        .site
        .plans
        .iter()
        .flat_map(|plan| contacts_of(plan).map(move |(contact, actor)| (contact, Some(plan), actor)));
    for (contact, plan, actor) in own.into_iter().chain(of_plans) {
        let phones = [("contact.phone", &contact.phone), ("contact.fax", &contact.fax)];
        let phones = phones.into_iter().filter_map(|(key, phone)| Some((key, phone.as_deref()?)));
        let phones = phones.filter(|(_, phone)| !mobiles(phone).is_empty());
        let mail = contact.email.as_deref().filter(|_| contact.person.is_some());
        for (key, value) in phones.chain(mail.map(|mail| ("contact.email", mail))) {
            let place = match (actor, plan) {
                (Some(actor), _) => Some(all.written.place(actor, key)),
                (None, Some(plan)) => Some(all.plan_setting(plan, key)),
                (None, None) => all.setting(key),
            };
            let place = place.map(|place| Diagnostic::at(Code::ContactPersonal, place).with("value", value));
            found.extend(place);
        }
    }
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
