//! Draws how many things are in which state.
//!
//! Takes: a status bar figure. Gives: its SVG. Must not know: rules, indicators. Every count is
//! shown at every width: words that would touch larger counts' stand in rows of their own.

use super::canvas::{Canvas, Frame};
use super::label::Label;
use super::place::{Anchor, NARROW, Spot};
use super::placer::{Need, Placer, Ticket};
use super::sheet::{Sheet, draw as draw_frame};
use super::svg::Percent;
use super::symbol::Symbol;
use super::text;
use crate::figure::{Segment, StatusBar, Tone};

const BAR: (f64, f64) = (0.0, 36.0);
const COUNTS: f64 = 62.0;
const WORDS: f64 = 83.0;
const HEIGHT: f64 = 90.0;
/// The size of the counts in pixels.
const COUNT_SIZE: f64 = 20.0;
/// The first of the lower rows for words without room below their segment, and how far these are apart.
const ROWS: (f64, f64) = (106.0, 22.0);
/// A shape needs this many pixels.
const SHAPE: f64 = 22.0;

/// The SVG of a status bar.
pub(super) fn draw(figure: &StatusBar, sheet: Sheet<'_>) -> String {
    let drawn: Vec<&Segment> = figure.segments.iter().filter(|segment| segment.count > 0).collect();
    let mut symbols = Vec::with_capacity(6);
    for segment in &drawn {
        let needed = [Some(shape(segment.tone)), ground(segment.tone)];
        for symbol in needed.into_iter().flatten() {
            if !symbols.contains(&symbol) {
                symbols.push(symbol);
            }
        }
    }
    let stretches = stretches(&drawn);
    let (words, placer) = place_words(&drawn, &stretches);
    let lowest = words.iter().map(|words| words.lowest(&placer)).fold(WORDS, f64::max);
    let height = HEIGHT + lowest - WORDS;
    let frame = Frame { head: &figure.head, class: "chart chart-status", height, symbols: &symbols };
    draw_frame(&frame, sheet, |canvas| {
        if drawn.is_empty() {
            canvas.rect("g-track", (Percent(0.0), Percent(100.0)), BAR);
        }
        for (segment, x) in drawn.iter().zip(&stretches) {
            draw_segment(canvas, segment.tone, *x);
        }
        for (_, end) in stretches.iter().take(drawn.len().saturating_sub(1)) {
            canvas.upright("cutline", *end, BAR);
        }
        for (segment, x) in drawn.iter().zip(&stretches) {
            draw_shape(canvas, segment.tone, *x);
        }
        for words in &words {
            words.draw(canvas, &placer);
        }
    })
}

/// From where to where each segment reaches.
fn stretches(drawn: &[&Segment]) -> Vec<(Percent, Percent)> {
    let counts = drawn.iter().map(|segment| f64::from(segment.count));
    let total: f64 = counts.clone().sum();
    let mut sum = 0.0;
    let stretch = |count| {
        let from = sum / total * 100.0;
        sum += count;
        (Percent(from), Percent(sum / total * 100.0))
    };
    counts.map(stretch).collect()
}

fn shape(tone: Tone) -> Symbol {
    match tone {
        Tone::Met => Symbol::Met,
        Tone::Good => Symbol::Good,
        Tone::Slow => Symbol::Slow,
        Tone::Late => Symbol::Late,
        Tone::None => Symbol::NotRated,
    }
}

fn ground(tone: Tone) -> Option<Symbol> {
    (tone == Tone::None).then_some(Symbol::NoneHatch)
}

fn draw_segment(canvas: &mut Canvas<'_>, tone: Tone, x: (Percent, Percent)) {
    let class = match tone {
        Tone::Met => "s-met",
        Tone::Good => "s-good",
        Tone::Slow => "s-slow",
        Tone::Late => "s-late",
        Tone::None => "s-none",
    };
    match ground(tone) {
        Some(pattern) => canvas.patterned(class, pattern, x, BAR),
        None => canvas.rect(class, x, BAR),
    }
}

fn draw_shape(canvas: &mut Canvas<'_>, tone: Tone, (from, to): (Percent, Percent)) {
    let room = (to.0 - from.0) / 100.0 * NARROW;
    let classes = match tone {
        Tone::Met => ["q-met", "q-met wide"],
        Tone::Good => ["q-good", "q-good wide"],
        Tone::Slow => ["q-slow", "q-slow wide"],
        Tone::Late => ["q-late", "q-late wide"],
        Tone::None => ["q-none", "q-none wide"],
    };
    if room * 2.0 < SHAPE {
        return;
    }
    let class = classes[usize::from(room < SHAPE)];
    let middle = Percent(f64::midpoint(from.0, to.0));
    canvas.symbol(class, shape(tone), middle, f64::midpoint(BAR.0, BAR.1));
}

/// The count and the name of a segment, where they have found room.
enum Words<'a> {
    /// One above the other, below the segment: how far both are moved to stay inside.
    Below { segment: &'a Segment, count: String, centred: Spot },
    /// In one line of a lower row.
    Row { line: String, ticket: Ticket },
}

impl Words<'_> {
    /// Where the lowest line stands.
    fn lowest(&self, placer: &Placer) -> f64 {
        match self {
            Words::Below { .. } => WORDS,
            Words::Row { ticket, .. } => placer.spot(*ticket).0.y,
        }
    }

    fn draw(&self, canvas: &mut Canvas<'_>, placer: &Placer) {
        match self {
            Words::Below { segment, count, centred } => {
                canvas.text(&Label::new("t-big", count.as_str(), *centred));
                canvas.text(&Label::new("", segment.label.as_str(), Spot { y: WORDS, ..*centred }));
            }
            Words::Row { line, ticket } => {
                canvas.text(&Label::new("", line.as_str(), placer.spot(*ticket).0));
            }
        }
    }
}

/// Finds room for all words. Where they would touch, the larger count stands below its segment.
fn place_words<'a>(drawn: &[&'a Segment], stretches: &[(Percent, Percent)]) -> (Vec<Words<'a>>, Placer) {
    let mut order: Vec<_> = drawn.iter().zip(stretches).collect();
    order.sort_by_key(|(segment, _)| std::cmp::Reverse(segment.count));
    let bottom = ROWS.0 + ROWS.1 * super::float(drawn.len());
    let mut placer = Placer::new(BAR.1, bottom);
    let place = |(segment, (from, to)): (&&'a Segment, &(Percent, Percent))| {
        let middle = Percent(f64::midpoint(from.0, to.0));
        let count = segment.count.to_string();
        let wide = text::width_at(&count, COUNT_SIZE).max(text::width(&segment.label));
        let spot = Spot::inside(middle, WORDS, wide + 2.0);
        if placer.is_free(spot, wide + 2.0) {
            placer.keep(spot.extent(wide + 2.0));
            let shift = match spot.anchor {
                Anchor::Start => wide / 2.0,
                Anchor::Middle => 0.0,
                Anchor::End => -wide / 2.0,
            };
            let centred = Spot::new(spot.x, COUNTS, Anchor::Middle).moved(spot.dx + shift);
            return Some(Words::Below { segment, count, centred });
        }
        let line = format!("{count} {}", segment.label);
        // Words of one row keep a gap; no words are wider than the narrowest drawing.
        let wide = (text::width(&line) + 8.0).min(NARROW);
        let row = |at: usize| Spot::inside(middle, ROWS.0 + ROWS.1 * super::float(at), wide);
        let rows: Vec<Spot> = (0..drawn.len()).map(row).collect();
        Some(Words::Row { line, ticket: placer.place(&rows, wide, Need::Must)? })
    };
    let words = order.into_iter().filter_map(place).collect();
    (words, placer)
}
