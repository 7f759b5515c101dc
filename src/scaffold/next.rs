//! The next free id after those that are there, made as they are made.
//!
//! Takes ids, gives one that is not among them: `a9` → `a10`, `03` → `04`, `b` → `c`. Must not know what they name.

use std::collections::BTreeSet;

/// The id after the last of `like` that counts, and that `taken` has not. Where none counts, `start` with a number.
pub(super) fn next_id(like: &[String], taken: &BTreeSet<String>, start: &str) -> String {
    let last = like.iter().rev().find(|id| after(id).is_some());
    let mut id = last.and_then(|last| after(last)).unwrap_or_else(|| format!("{start}1"));
    while taken.contains(&id) {
        // Letters end, numbers do not.
        id = after(&id).unwrap_or_else(|| format!("{id}-1"));
    }
    id
}

/// The id after one that ends with a number, or with a letter that stands alone.
fn after(id: &str) -> Option<String> {
    let stem = id.trim_end_matches(|c: char| c.is_ascii_digit());
    let digits = &id[stem.len()..];
    if !digits.is_empty() {
        let next = digits.parse::<u64>().ok()?.checked_add(1)?;
        return Some(format!("{stem}{next:0width$}", width = digits.len()));
    }
    let (before, letter) = id.split_at(id.char_indices().next_back()?.0);
    let stands_alone = before.is_empty() || before.ends_with('-');
    let letter = letter.bytes().next().filter(|letter| stands_alone && matches!(letter, b'a'..=b'y'))?;
    Some(format!("{before}{}", char::from(letter + 1)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn next(ids: &[&str]) -> String {
        let ids: Vec<String> = ids.iter().map(ToString::to_string).collect();
        next_id(&ids, &ids.iter().cloned().collect(), "item-")
    }

    #[test]
    fn ids_count_on_as_they_are_made() {
        for (ids, expected) in [
            (&["a1", "a9"][..], "a10"),
            (&["03"], "04"),
            (&["09"], "10"),
            (&["99"], "100"),
            (&["1-1", "1-2"], "1-3"),
            (&["b"], "c"),
            (&["goal-a", "goal-b"], "goal-c"),
            (&["a2", "a3", "a1"], "a4"),
            (&["15", "childcare"], "16"),
            (&["childcare", "transport"], "item-1"),
            (&["item-1", "childcare"], "item-2"),
            (&["z"], "item-1"),
            (&[], "item-1"),
        ] {
            assert_eq!(next(ids), expected, "{ids:?}");
        }
    }

    #[test]
    fn a_next_id_is_free_and_an_id() {
        for last in ["a", "y", "z", "a1", "9", "009", "x-z", "word", "18446744073709551615"] {
            let id = next(&[last]);
            assert!(id != last && crate::model::is_id(&id), "{last}: {id}");
        }
    }
}
