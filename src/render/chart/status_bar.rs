//! Draws how many things are in which state.
//!
//! Takes: a status bar figure. Gives: its SVG. Must not know: rules, indicators. A segment that
//! is too narrow for its words leaves them to the list beside the chart.

use super::canvas::{Canvas, Frame};
use super::label::Label;
use super::place::{Anchor, NARROW, Spot};
use super::placer::Placer;
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
/// A segment below this percentage has no words.
const NARROWEST: f64 = 8.0;
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
    let frame = Frame { head: &figure.head, class: "chart chart-status", height: HEIGHT, symbols: &symbols };
    draw_frame(&frame, sheet, |canvas| {
        if drawn.is_empty() {
            canvas.rect("g-track", (Percent(0.0), Percent(100.0)), BAR);
        }
        let stretches = stretches(&drawn);
        for (segment, x) in drawn.iter().zip(&stretches) {
            draw_segment(canvas, segment.tone, *x);
        }
        for (_, end) in stretches.iter().take(drawn.len().saturating_sub(1)) {
            canvas.upright("cutline", *end, BAR);
        }
        let mut order: Vec<_> = drawn.iter().zip(&stretches).collect();
        for (segment, x) in &order {
            draw_shape(canvas, segment.tone, **x);
        }
        // Where words would touch, the larger count keeps them.
        order.sort_by_key(|(segment, _)| std::cmp::Reverse(segment.count));
        let mut placer = Placer::new(BAR.1, HEIGHT);
        for (segment, x) in order {
            draw_words(canvas, &mut placer, (segment, *x));
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

/// The count and the name below a segment, both or neither.
fn draw_words(
    canvas: &mut Canvas<'_>,
    placer: &mut Placer,
    (segment, (from, to)): (&Segment, (Percent, Percent)),
) {
    if to.0 - from.0 < NARROWEST {
        return;
    }
    let middle = Percent(f64::midpoint(from.0, to.0));
    let count = segment.count.to_string();
    let wide = text::width_at(&count, COUNT_SIZE).max(text::width(&segment.label));
    let spot = Spot::inside(middle, WORDS, wide + 2.0);
    let Some(reach) = placer.fit(spot, wide + 2.0) else {
        return;
    };
    let shift = match spot.anchor {
        Anchor::Start => wide / 2.0,
        Anchor::Middle => 0.0,
        Anchor::End => -wide / 2.0,
    };
    let centred = Spot::new(spot.x, COUNTS, Anchor::Middle).moved(spot.dx + shift);
    let lines = [("t-big", count.as_str(), centred.y), ("", segment.label.as_str(), WORDS)];
    for (class, words, y) in lines {
        let spot = Spot { y, ..centred };
        canvas.text(&Label { reach, ..Label::new(class, words, spot) });
    }
}
