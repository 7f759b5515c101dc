//! Printed numbers that a spreadsheet has taken for days: 1-1 becomes 1月1日, or 1-Jan.

use crate::diag::{Code, Diagnostics};

use super::{PlanCheck, Rule};

pub(super) const RULE: Rule = Rule::plan(Code::NumberAsDay, check);

const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

fn check(check: &PlanCheck<'_>, found: &mut Diagnostics) {
    for item in check.plan.items.values().filter(|item| item.note.is_none()) {
        let Some(number) = &item.number else { continue };
        if let Some((month, day)) = typed(number) {
            let diagnostic = check.at(Code::NumberAsDay, item.span, "number").with("number", number);
            found.push(diagnostic.with("typed", format!("{month}-{day}")));
        }
    }
}

/// The month and the day of a number that looks like one, as they were typed.
fn typed(number: &str) -> Option<(usize, usize)> {
    let days = |month: usize, day: &str| {
        let day = day.parse().ok().filter(|day| (1..=31).contains(day))?;
        (1..=12).contains(&month).then_some((month, day))
    };
    let named = |name: &str| MONTHS.iter().position(|month| *month == name).map(|at| at + 1);
    if let Some((month, day)) = number.strip_suffix('日').and_then(|number| number.split_once('月')) {
        return days(month.parse().ok()?, day);
    }
    if let Some((day, month)) = number.split_once('-')
        && let Some((month, day)) =
            named(month).map(|month| (month, day)).or(named(day).map(|at| (at, month)))
    {
        return days(month, day);
    }
    let mut parts = number.split('/');
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    let is_year = year.len() == 4 && year.bytes().all(|digit| digit.is_ascii_digit());
    (is_year && parts.next().is_none()).then(|| days(month.parse().ok()?, day)).flatten()
}

#[cfg(test)]
mod tests {
    use super::typed;

    #[test]
    fn only_what_a_spreadsheet_makes_of_numbers_is_a_day() {
        for number in ["1月2日", "2026/1/2", "2-Jan", "02-Jan", "Jan-02"] {
            assert_eq!(typed(number), Some((1, 2)), "{number}");
        }
        for number in
            ["1-2", "1/2", "A-1", "1", "13月1日", "1月", "令和7年1月2日", "2026/1/2/3", "A-Jan", "1.2", "①"]
        {
            assert_eq!(typed(number), None, "{number}");
        }
    }
}
