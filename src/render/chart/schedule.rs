//! Draws tasks over time.
//!
//! Takes: a schedule figure. Gives: its SVG. Must not know: calendars. Every row has its name,
//! then as many lines of tasks as it takes to keep them apart on the narrowest screen.

use super::canvas::{Canvas, Frame};
use super::label::Label;
use super::place::{Anchor, Extent, Lanes, NARROW, Spot};
use super::placer::Placer;
use super::schedule_key::Key;
use super::sheet::{Sheet, draw as draw_frame};
use super::svg::Percent;
use super::symbol::Symbol;
use super::task::{Laid, TimeScale};
use super::text;
use crate::figure::{Now, Schedule, ScheduleRow, Sign};

const WHOLE: (Percent, Percent) = (Percent(0.0), Percent(100.0));
const TICKS: f64 = 16.0;
/// From the last line of ticks to the rows.
const TO_ROWS: f64 = 8.0;
/// Below the heading of a group of rows.
const HEADING: f64 = 5.0;
const NAME: f64 = 14.0;
const PADDING: f64 = 4.0;
/// Above the rows, for the words of the day of the data.
const NOW: f64 = 24.0;
/// A piece of its line that is shorter is not worth drawing.
const SHORTEST: f64 = 4.0;

/// A row with its tasks laid out.
struct Row<'a> {
    heading: Vec<&'a str>,
    name: Vec<&'a str>,
    /// Each line of tasks with its height.
    lanes: Vec<(f64, Vec<Laid<'a>>)>,
}

/// The SVG of a schedule.
pub(super) fn draw(figure: &Schedule, sheet: Sheet<'_>) -> String {
    let scale = TimeScale::new(figure.range);
    let rows: Vec<Row<'_>> = figure.rows.iter().map(|row| Row::new(row, scale)).collect();
    let has_sub = figure.ticks.iter().any(|tick| tick.sub.is_some());
    let now = figure.now.as_ref().filter(|now| scale.shows(now.day));
    let is_key_alone = figure.rows.is_empty() && figure.ticks.is_empty();
    let ticks = TICKS + TO_ROWS + if has_sub { text::LINE } else { 0.0 };
    let above = if is_key_alone { 0.0 } else { ticks };
    let top = above + if now.is_some() { NOW } else { 0.0 };
    let bottom = rows.iter().fold(top, |y, row| y + row.height());
    let key = Key::new(&figure.key);
    let has_diamonds = signs(figure).any(|sign| matches!(sign, Sign::PlannedDay | Sign::DoneDay));
    let frame = Frame {
        head: &figure.head,
        class: "chart chart-schedule",
        height: bottom + 2.0 + key.height(),
        symbols: if has_diamonds { &[Symbol::Diamond] } else { &[] },
    };
    draw_frame(&frame, sheet, |canvas| {
        draw_ticks(canvas, figure, scale);
        for day in figure.lines.iter().filter(|day| scale.shows(**day)) {
            canvas.upright("g-grid", scale.at(*day), (top, bottom));
        }
        let mut y = top;
        for row in &rows {
            canvas.level("g-line", WHOLE, y);
            y += row.height();
        }
        if !is_key_alone {
            canvas.level("g-line", WHOLE, bottom);
        }
        if let Some(now) = now {
            draw_now(canvas, (now, scale.at(now.day)), (above, bottom), &words(&rows, top));
        }
        let mut y = top;
        for row in &rows {
            row.draw(canvas, scale, y);
            y += row.height();
        }
        key.draw(canvas, bottom);
    })
}

/// Every sign that is drawn or explained.
fn signs(figure: &Schedule) -> impl Iterator<Item = Sign> {
    let drawn = figure.rows.iter().flat_map(|row| &row.tasks).flat_map(|task| task.timing.signs());
    drawn.chain(figure.key.iter().map(|(sign, _)| *sign))
}

/// The ground of all words in the rows.
fn words(rows: &[Row<'_>], top: f64) -> Vec<Extent> {
    let mut words = Vec::new();
    let mut y = top;
    for row in rows {
        words.extend(row.words(y));
        y += row.height();
    }
    words
}

/// The day of the data: its words above the rows, and a line down through them that no words are crossed by.
fn draw_now(
    canvas: &mut Canvas<'_>,
    (now, x): (&Now, Percent),
    (above, bottom): (f64, f64),
    words: &[Extent],
) {
    let spot = Spot::inside(x, above + 12.0, text::width(&now.label));
    canvas.text(&Label::new("t-b", now.label.as_str(), spot));
    let mut crossed: Vec<(f64, f64)> =
        words.iter().filter(|words| words.meets_upright(x)).map(|words| (words.top, words.bottom)).collect();
    crossed.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut from = above + NOW - 6.0;
    for (top, bottom) in crossed {
        if top - from > SHORTEST {
            canvas.upright("now", x, (from, top));
        }
        from = from.max(bottom);
    }
    if bottom > from {
        canvas.upright("now", x, (from, bottom));
    }
}

fn draw_ticks(canvas: &mut Canvas<'_>, figure: &Schedule, scale: TimeScale) {
    let mut placer = Placer::new(0.0, 60.0);
    for tick in figure.ticks.iter().filter(|tick| scale.shows(tick.day)) {
        let lines = [("t-sub", Some(&tick.label), 0.0), ("t-sub", tick.sub.as_ref(), text::LINE)];
        for (class, label, drop) in lines {
            let Some(label) = label else { continue };
            let width = text::width(label) + 4.0;
            let spot = Spot::inside(scale.at(tick.day), TICKS + drop, width);
            if let Some(reach) = placer.fit(spot, width) {
                canvas.text(&Label { reach, ..Label::new(class, label.as_str(), spot) });
            }
        }
    }
}

/// As few lines of tasks as keep them apart.
fn shared_lanes(tasks: Vec<Laid<'_>>) -> Vec<(f64, Vec<Laid<'_>>)> {
    let mut room = Lanes::default();
    let mut lanes: Vec<(f64, Vec<Laid<'_>>)> = Vec::new();
    for laid in tasks {
        let lane = room.put(&laid.extents());
        if lane == lanes.len() {
            lanes.push((0.0, Vec::new()));
        }
        lanes[lane].0 = lanes[lane].0.max(laid.height());
        lanes[lane].1.push(laid);
    }
    lanes
}

impl<'a> Row<'a> {
    fn new(figure: &'a ScheduleRow, scale: TimeScale) -> Self {
        let tasks: Vec<Laid<'a>> = figure.tasks.iter().filter_map(|task| Laid::new(task, scale)).collect();
        let lanes = if tasks.iter().all(Laid::is_at_its_sign) {
            shared_lanes(tasks)
        } else {
            // A label that had to move could be that of the sign beside it: each has a line of its own then.
            let named = tasks.into_iter().map(Laid::named);
            named.map(|laid| (laid.height(), vec![laid])).collect()
        };
        let wrapped = |words: &'a str| if words.is_empty() { Vec::new() } else { text::lines(words, NARROW) };
        let heading = figure.heading.as_deref().map_or_else(Vec::new, wrapped);
        Self { heading, name: wrapped(&figure.label), lanes }
    }

    fn heading_height(&self) -> f64 {
        if self.heading.is_empty() { 0.0 } else { text::LINE * super::float(self.heading.len()) + HEADING }
    }

    /// The lines of heading and name, each with its class and its base line, when the row begins at `top`.
    fn lines(&self, top: f64) -> impl Iterator<Item = (&'static str, &'a str, f64)> {
        let line = |first: f64| move |number: usize| first + text::LINE * super::float(number);
        let (heading, name) = (line(top + 18.0), line(top + self.heading_height() + PADDING + NAME));
        let headings =
            self.heading.iter().enumerate().map(move |(at, words)| ("t-b t-halo", *words, heading(at)));
        headings.chain(self.name.iter().enumerate().map(move |(at, words)| ("t-halo", *words, name(at))))
    }

    fn height(&self) -> f64 {
        let names = text::LINE * super::float(self.name.len());
        let lanes: f64 = self.lanes.iter().map(|lane| lane.0).sum();
        self.heading_height() + names + lanes + 2.0 * PADDING
    }

    /// The ground of its words, when it begins at `top`.
    fn words(&self, top: f64) -> Vec<Extent> {
        let start = |y| Spot::new(Percent(0.0), y, Anchor::Start);
        let mut words: Vec<Extent> =
            self.lines(top).map(|(_, words, y)| start(y).extent(text::width(words))).collect();
        for (bottom, tasks) in self.laid(top) {
            words.extend(tasks.iter().flat_map(|task| task.words(bottom)));
        }
        words
    }

    /// Each line of tasks with where it ends.
    fn laid(&self, top: f64) -> impl Iterator<Item = (f64, &[Laid<'a>])> {
        let first = top + self.heading_height() + PADDING + text::LINE * super::float(self.name.len());
        self.lanes.iter().scan(first, |y, (height, tasks)| {
            *y += height;
            Some((*y, tasks.as_slice()))
        })
    }

    fn draw(&self, canvas: &mut Canvas<'_>, scale: TimeScale, top: f64) {
        for (class, words, y) in self.lines(top) {
            canvas.text(&Label::new(class, words, Spot::new(Percent(0.0), y, Anchor::Start)));
        }
        for (bottom, tasks) in self.laid(top) {
            for task in tasks {
                task.draw(canvas, scale, bottom);
            }
        }
    }
}
