//! What surrounds a drawing: nothing on a page, and in a file of its own its title, what it is measured in, its source.
//!
//! Takes: a frame, where the drawing goes, and what draws it. Gives: one svg element. Must not know: charts.

use super::canvas::{Canvas, Frame, Medium};
use super::paint::colour;
use super::svg::Element;
use super::text;
use crate::figure::{Caption, Head};

/// The fonts of the theme, by the names that other programs know.
const FONTS: &str =
    "'Noto Sans JP', 'Hiragino Sans', 'Yu Gothic', Meiryo, 'Noto Sans CJK JP', 'IPAexGothic', sans-serif";
/// The width of a file, and of the margin around all.
const WIDTH: f64 = 800.0;
const MARGIN: f64 = 24.0;
const ROOM: f64 = WIDTH - 2.0 * MARGIN;
const TITLE: f64 = 18.0;
const TITLE_LINE: f64 = 26.0;
/// Between the words and the drawing.
const APART: f64 = 14.0;

/// Where a drawing goes.
#[derive(Clone, Copy, Debug)]
pub(super) enum Sheet<'a> {
    /// Into a page, which has words around it.
    Page,
    /// Into a file that stands alone, with these words.
    File(&'a Caption),
}

/// An svg element with its name and description, filled by `body`.
pub(super) fn draw(frame: &Frame<'_>, sheet: Sheet<'_>, body: impl FnOnce(&mut Canvas<'_>)) -> String {
    let mut out = String::new();
    match sheet {
        Sheet::Page => draw_on_page(frame, &mut out, body),
        Sheet::File(caption) => draw_file(frame, caption, &mut out, body),
    }
    out
}

/// Name and description, and that all of it is one picture.
fn named<'e>(root: Element<'e>, Head { id, title, description }: &Head) -> Element<'e> {
    let labelled: &[&str] = if description.is_empty() { &[id, "-t"] } else { &[id, "-t ", id, "-d"] };
    let mut root = root.attr("role", "img").attr_of("aria-labelledby", labelled);
    root.child("title").attr_of("id", &[id, "-t"]).text(title);
    if !description.is_empty() {
        root.child("desc").attr_of("id", &[id, "-d"]).text(description);
    }
    root
}

fn define(frame: &Frame<'_>, root: &mut Element<'_>, medium: Medium) {
    if !frame.symbols.is_empty() {
        let mut defs = root.child("defs");
        for symbol in frame.symbols {
            symbol.define(&mut defs, &frame.head.id, medium);
        }
    }
}

/// A drawing that is higher than this, in pixels, would be cut in two by the end of a printed page.
const TALL: f64 = 1150.0;

fn draw_on_page(frame: &Frame<'_>, out: &mut String, body: impl FnOnce(&mut Canvas<'_>)) {
    let tall = if frame.height > TALL { " chart-tall" } else { "" };
    let root = Element::open(out, "svg")
        .attr_of("class", &[frame.class, tall])
        .attr("width", "100%")
        .px("height", frame.height)
        .px("font-size", text::SIZE);
    let mut root = named(root, frame.head);
    define(frame, &mut root, Medium::Page);
    body(&mut Canvas::new(root, &frame.head.id, Medium::Page));
}

fn draw_file(frame: &Frame<'_>, caption: &Caption, out: &mut String, body: impl FnOnce(&mut Canvas<'_>)) {
    let titles = text::lines(&frame.head.title, ROOM * text::SIZE / TITLE);
    let subtitles = lines(std::slice::from_ref(&caption.subtitle));
    let notes = lines(&caption.notes);
    let top = MARGIN + TITLE_LINE * super::float(titles.len()) + text::LINE * super::float(subtitles.len());
    let bottom = top + APART + frame.height + APART;
    let height = bottom + text::LINE * super::float(notes.len()) + MARGIN;
    out.push_str("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    let root = Element::open(out, "svg")
        .attr("xmlns", "http://www.w3.org/2000/svg")
        .attr("xml:lang", &caption.language)
        .px("width", WIDTH)
        .px("height", height)
        .attr_of("viewBox", &["0 0 ", &WIDTH.to_string(), " ", &height.ceil().to_string()])
        .attr("font-family", FONTS)
        .px("font-size", text::SIZE);
    let mut root = named(root, frame.head);
    let medium = Medium::File(ROOM);
    define(frame, &mut root, medium);
    drop(root.child("rect").px("width", WIDTH).px("height", height.ceil()).attr("fill", colour::BG));
    let mut y = MARGIN;
    for line in &titles {
        write(
            &mut root,
            (y + TITLE, line),
            &[("fill", colour::INK), ("font-size", "18"), ("font-weight", "700")],
        );
        y += TITLE_LINE;
    }
    for line in &subtitles {
        write(&mut root, (y + text::SIZE, line), &[("fill", colour::SUB)]);
        y += text::LINE;
    }
    {
        let group = root.child("g").attr("transform", &format!("translate({MARGIN} {})", top + APART));
        body(&mut Canvas::new(group, &frame.head.id, medium));
    }
    y = bottom;
    for line in &notes {
        write(&mut root, (y + text::SIZE, line), &[("fill", colour::SUB)]);
        y += text::LINE;
    }
}

/// The texts, each on as many lines as it takes.
fn lines(texts: &[String]) -> Vec<&str> {
    texts.iter().filter(|text| !text.is_empty()).flat_map(|text| text::lines(text, ROOM)).collect()
}

fn write(root: &mut Element<'_>, (y, line): (f64, &str), paint: &[(&'static str, &str)]) {
    let element = root.child("text").px("x", MARGIN).px("y", y);
    paint.iter().fold(element, |element, (name, value)| element.attr(name, value)).text(line);
}
