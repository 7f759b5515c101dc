//! Terms in a text: which stretches of it are to be linked.
//!
//! Takes the runs of a text, gives them cut where terms begin and end. Must not know what a term means, nor whether it
//! was used before.

use super::marks::Run;
use super::surroundings::Surroundings;

/// Runs that stand together, and the term that they are.
pub(super) struct Part<'a> {
    pub(super) runs: Vec<Run<'a>>,
    pub(super) term: Option<String>,
}

/// The runs in parts. A term may go over words with readings; one that begins or ends inside of such a word is none.
pub(super) fn parts<'a>(runs: Vec<Run<'a>>, surroundings: &dyn Surroundings) -> Vec<Part<'a>> {
    let all: String = runs.iter().map(letters).collect();
    let uses = surroundings.terms(&all);
    if uses.is_empty() {
        return vec![Part { runs, term: None }];
    }
    let mut parts = Vec::new();
    let mut rest = Rest { runs: runs.into_iter().peekable(), at: 0, skipped: 0 };
    let mut before = Vec::new();
    for found in uses {
        // Each step goes on from the last, so that a long text with many terms is gone through once.
        rest.take_to(found.range.start, &mut before);
        if rest.at != found.range.start {
            continue;
        }
        let mut inside = Vec::new();
        rest.take_to(found.range.end, &mut inside);
        if rest.at == found.range.end {
            parts.push(Part { runs: std::mem::take(&mut before), term: None });
            parts.push(Part { runs: inside, term: Some(found.term) });
        } else {
            before.append(&mut inside);
        }
    }
    rest.take_to(usize::MAX, &mut before);
    parts.push(Part { runs: before, term: None });
    parts
}

fn letters<'r>(run: &'r Run<'_>) -> &'r str {
    let (Run::Plain(shown) | Run::Ruby { base: shown, .. }) = run;
    shown
}

/// The runs that no part has yet.
struct Rest<'a, I: Iterator<Item = Run<'a>>> {
    runs: std::iter::Peekable<I>,
    /// Where they begin.
    at: usize,
    /// How much of the first of them is taken already.
    skipped: usize,
}

impl<'a, I: Iterator<Item = Run<'a>>> Rest<'a, I> {
    /// Takes what stands before a place; a word with its reading that goes over it stays whole, and untaken.
    fn take_to(&mut self, place: usize, into: &mut Vec<Run<'a>>) {
        while let Some(run) = self.runs.peek().filter(|_| self.at < place) {
            let left = letters(run).len() - self.skipped;
            if left <= place - self.at {
                let part = self.runs.next().map(|run| match run {
                    Run::Plain(text) if self.skipped > 0 => {
                        Run::Plain(text[self.skipped..].to_owned().into())
                    }
                    run => run,
                });
                into.extend(part);
                self.at += left;
                self.skipped = 0;
                continue;
            }
            let Run::Plain(text) = run else { return };
            let end = self.skipped + place - self.at;
            into.push(Run::Plain(text[self.skipped..end].to_owned().into()));
            (self.at, self.skipped) = (place, end);
        }
    }
}
