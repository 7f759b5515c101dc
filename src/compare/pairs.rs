//! Which entry of one edition is which of the other, and which have moved.
//!
//! Takes the keys of entries in their order, gives pairs. Must not know what an entry is.

use std::collections::BTreeMap;

/// Where an entry stands before and after; one of them may be missing.
pub(super) type Pair = (Option<usize>, Option<usize>);

/// Pairs entries of equal keys; what is left over is paired by weaker keys, as long as these leave no choice. In the
/// order of the later edition; what is there no more comes last.
pub(super) fn pairs(before: &[[String; 2]], after: &[[String; 2]]) -> Vec<Pair> {
    let mut places: Vec<Option<usize>> = vec![None; after.len()];
    let mut left: Vec<Option<usize>> = (0..before.len()).map(Some).collect();
    // Several entries of one key are told apart by their order.
    let mut known: BTreeMap<(&str, usize), usize> = BTreeMap::new();
    for (key, at) in numbered(before) {
        known.insert(key, at);
    }
    for (key, at) in numbered(after) {
        if let Some(found) = known.get(&key) {
            places[at] = Some(*found);
            left[*found] = None;
        }
    }
    let mut weaker: BTreeMap<&str, (Vec<usize>, Vec<usize>)> = BTreeMap::new();
    for at in left.iter().flatten() {
        weaker.entry(&before[*at][1]).or_default().0.push(*at);
    }
    for (at, _) in places.iter().enumerate().filter(|(_, place)| place.is_none()) {
        weaker.entry(&after[at][1]).or_default().1.push(at);
    }
    for (key, (old, new)) in weaker {
        if let ([old], [new], false) = (old.as_slice(), new.as_slice(), key.is_empty()) {
            places[*new] = Some(*old);
            left[*old] = None;
        }
    }
    let there = places.into_iter().enumerate().map(|(at, place)| (place, Some(at)));
    there.chain(left.into_iter().flatten().map(|at| (Some(at), None))).collect()
}

fn numbered(keys: &[[String; 2]]) -> Vec<((&str, usize), usize)> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    keys.iter()
        .enumerate()
        .map(|(at, [key, _])| {
            let count = counts.entry(key).or_default();
            *count += 1;
            ((key.as_str(), *count), at)
        })
        .collect()
}

/// The places in a sequence of numbers that do not stand in a longest rising part of it: the fewest that moved.
pub(super) fn moved(sequence: &[usize]) -> Vec<usize> {
    // `ends[n]` is the place of the smallest number that ends a rising part of n + 1.
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = vec![None; sequence.len()];
    for (at, number) in sequence.iter().enumerate() {
        let length = ends.partition_point(|end| sequence[*end] < *number);
        before[at] = length.checked_sub(1).map(|shorter| ends[shorter]);
        if length == ends.len() {
            ends.push(at);
        } else {
            ends[length] = at;
        }
    }
    let mut stays = vec![false; sequence.len()];
    let mut next = ends.last().copied();
    while let Some(at) = next {
        stays[at] = true;
        next = before[at];
    }
    (0..sequence.len()).filter(|at| !stays[*at]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(all: &[(&str, &str)]) -> Vec<[String; 2]> {
        all.iter().map(|(key, weaker)| [(*key).to_owned(), (*weaker).to_owned()]).collect()
    }

    #[test]
    fn equal_keys_pair_and_what_is_left_over_pairs_where_there_is_no_choice() {
        let before = keys(&[("a", "x"), ("b", "y"), ("c", "z"), ("d", "z")]);
        let after = keys(&[("b", "y"), ("n", "x"), ("m", "z"), ("e", "w")]);
        assert_eq!(
            pairs(&before, &after),
            [
                (Some(1), Some(0)),
                (Some(0), Some(1)),
                (None, Some(2)),
                (None, Some(3)),
                (Some(2), None),
                (Some(3), None),
            ]
        );
    }

    #[test]
    fn entries_of_one_key_pair_in_their_order() {
        let twice = keys(&[("a", ""), ("a", "")]);
        assert_eq!(pairs(&twice, &twice[..1]), [(Some(0), Some(0)), (Some(1), None)]);
    }

    #[test]
    fn as_few_as_possible_have_moved() {
        assert_eq!(moved(&[0, 1, 2, 3]), [0_usize; 0]);
        assert_eq!(moved(&[3, 0, 1, 2]), [0]);
        assert_eq!(moved(&[1, 2, 0, 3]), [2]);
        assert_eq!(moved(&[]), [0_usize; 0]);
    }
}
