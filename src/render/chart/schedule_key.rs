//! What the signs of a schedule mean, below it.
//!
//! Takes: signs with their words. Gives: lines of samples and words, and their height. Must not know: tasks.

use super::canvas::Canvas;
use super::label::Label;
use super::place::{Anchor, NARROW, Spot};
use super::svg::Percent;
use super::symbol::Symbol;
use super::text;
use crate::figure::Sign;

/// The width of a sample, and the room after it.
const SAMPLE: f64 = 30.0;
const AFTER: f64 = 6.0;
/// Between two signs on a line, and between two lines.
const APART: f64 = 16.0;
const LINE: f64 = 22.0;
/// Above the first line.
const ABOVE: f64 = 10.0;

/// A sign with its words, laid out.
struct Entry<'a> {
    sign: Sign,
    words: &'a str,
    at: (f64, f64),
}

/// The key below a schedule.
pub(super) struct Key<'a> {
    entries: Vec<Entry<'a>>,
    lines: usize,
}

impl<'a> Key<'a> {
    /// Fills line after line, for the narrowest screen.
    pub(super) fn new(signs: &'a [(Sign, String)]) -> Self {
        let (mut x, mut line) = (0.0, 0);
        let mut entries = Vec::with_capacity(signs.len());
        for (sign, words) in signs {
            let width = SAMPLE + AFTER + text::width(words);
            if x > 0.0 && x + width > NARROW {
                (x, line) = (0.0, line + 1);
            }
            entries.push(Entry { sign: *sign, words, at: (x, ABOVE + LINE * super::float(line)) });
            x += width + APART;
        }
        let lines = if entries.is_empty() { 0 } else { line + 1 };
        Self { entries, lines }
    }

    pub(super) fn height(&self) -> f64 {
        if self.lines == 0 { 0.0 } else { ABOVE + LINE * super::float(self.lines) }
    }

    pub(super) fn draw(&self, canvas: &mut Canvas<'_>, top: f64) {
        for Entry { sign, words, at: (x, y) } in &self.entries {
            canvas.inset((*x, top + y), SAMPLE, |sample| draw_sample(sample, *sign));
            let spot = Spot::new(Percent(0.0), top + y + 15.0, Anchor::Start).moved(x + SAMPLE + AFTER);
            canvas.text(&Label::new("t-sub", *words, spot));
        }
    }
}

/// A sign as it is drawn in the rows, around the middle of a line.
fn draw_sample(sample: &mut Canvas<'_>, sign: Sign) {
    const MIDDLE: f64 = 10.0;
    let ends = (Percent(2.0), Percent(98.0));
    let bar = (MIDDLE - 6.0, MIDDLE + 6.0);
    match sign {
        Sign::Planned => sample.rect("b-plan", ends, bar),
        Sign::Done => sample.rect("b-done", ends, (MIDDLE - 3.0, MIDDLE + 3.0)),
        Sign::PlannedDay => sample.symbol("pt-plan", Symbol::Diamond, Percent(50.0), MIDDLE),
        Sign::DoneDay => sample.symbol("pt-done", Symbol::Diamond, Percent(50.0), MIDDLE),
        Sign::Recurring => {
            sample.level("g-tick", ends, MIDDLE);
            for x in [8.0, 36.0, 64.0, 92.0] {
                sample.upright("r-plan", Percent(x), bar);
            }
        }
        Sign::Phase => draw_bracket(sample, ends, MIDDLE),
        Sign::Within => sample.rect("b-unknown", ends, bar),
    }
}

/// The bracket of a phase.
pub(super) fn draw_bracket(canvas: &mut Canvas<'_>, x: (Percent, Percent), y: f64) {
    canvas.upright("ph", x.0, (y - 5.0, y + 4.0));
    canvas.level("ph", x, y + 4.0);
    canvas.upright("ph", x.1, (y - 5.0, y + 4.0));
}
