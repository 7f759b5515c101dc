//! The way back from a prepared text to its source.
//!
//! Takes the edits of the pre-pass as they happen, gives source offsets for
//! offsets in the prepared text. Must not know why anything was edited.

use std::ops::Range;

/// Where the stretches that were copied unchanged lie.
#[derive(Debug, Default)]
pub(super) struct Offsets {
    stretches: Vec<Stretch>,
}

#[derive(Debug)]
struct Stretch {
    prepared: usize,
    source: usize,
}

impl Offsets {
    /// Notes that from here on the prepared text copies the source again.
    /// Both offsets only ever grow.
    pub(super) fn copying_from(&mut self, prepared: usize, source: usize) {
        self.stretches.push(Stretch { prepared, source });
    }

    /// The source range of a prepared one, without what was dropped beside
    /// it. An end inside a replacement counts as after it.
    pub(super) fn source_range(&self, prepared: &Range<usize>) -> Range<usize> {
        let before_start = self.stretches.partition_point(|stretch| stretch.prepared <= prepared.start);
        let before_end = self.stretches.partition_point(|stretch| stretch.prepared < prepared.end);
        let start = self.source(prepared.start, before_start);
        start..self.source(prepared.end, before_end).max(start)
    }

    /// The source offset of a prepared one that lies after so many stretches
    /// began, but never beyond the next.
    fn source(&self, prepared: usize, began: usize) -> usize {
        let last = began.checked_sub(1).and_then(|index| self.stretches.get(index));
        let (from, source) = last.map_or((0, 0), |stretch| (stretch.prepared, stretch.source));
        let limit = self.stretches.get(began).map_or(usize::MAX, |next| next.source);
        (source + (prepared - from)).min(limit)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_edits_nothing_moves() {
        assert_eq!(Offsets::default().source_range(&(3..7)), 3..7);
    }

    #[test]
    fn looks_through_insertions_and_removals() {
        let mut offsets = Offsets::default();
        offsets.copying_from(7, 4); // three bytes inserted at 4
        offsets.copying_from(9, 9); // three bytes dropped at 6
        assert_eq!(offsets.source_range(&(4..7)), 4..4, "the insertion");
        assert_eq!(offsets.source_range(&(7..9)), 4..6, "up to what was dropped");
        assert_eq!(offsets.source_range(&(9..10)), 9..10);
        assert_eq!(offsets.source_range(&(3..10)), 3..10);
        assert_eq!(offsets.source_range(&(9..9)), 9..9);
    }
}
