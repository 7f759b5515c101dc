//! Laws of drawings that stand alone: nothing in them needs a style sheet, a page around them or a new viewer.

use std::collections::BTreeSet;

use super::well_formed::{Element, read};
use crate::figure::Chart;
use crate::figure::samples;
use crate::render::chart::paint::colour;
use crate::render::chart::{draw, draw_file};

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

fn file(chart: &Chart) -> Vec<Element> {
    let svg = draw_file(chart, &samples::caption());
    read(svg.strip_prefix(HEAD).unwrap()).unwrap_or_else(|error| panic!("{error}\n{svg}"))
}

fn number(element: &Element, name: &str) -> Option<f64> {
    element.attributes.get(name).map(|value| value.parse().unwrap_or_else(|_| panic!("{name}={value}")))
}

#[test]
fn a_file_has_a_size_a_name_and_nothing_from_outside() {
    for chart in samples::all() {
        let elements = file(&chart);
        let root = &elements[0].attributes;
        assert_eq!(root["xmlns"], "http://www.w3.org/2000/svg");
        assert_eq!(root["xml:lang"], "ja");
        assert_eq!(root["width"], "800");
        let mut ids = BTreeSet::new();
        for element in &elements {
            for name in ["class", "style", "href", "dx", "xlink:href"] {
                assert!(!element.attributes.contains_key(name), "{name} in <{}>", element.name);
            }
            assert!(
                !["use", "style", "script", "image"].contains(&element.name.as_str()),
                "{}",
                element.name
            );
            let percent = element.attributes.values().find(|value| value.ends_with('%'));
            assert!(percent.is_none(), "{percent:?} in <{}>", element.name);
            if let Some(id) = element.attributes.get("id") {
                assert!(ids.insert(id.clone()), "{id} twice");
            }
        }
        for label in root["aria-labelledby"].split(' ') {
            assert!(ids.contains(label), "{label} is not there");
        }
        for fill in elements.iter().filter_map(|element| element.attributes.get("fill")) {
            let pattern = fill.strip_prefix("url(#").and_then(|fill| fill.strip_suffix(')'));
            assert!(pattern.is_none_or(|pattern| ids.contains(pattern)), "{fill} is not there");
        }
    }
}

#[test]
fn every_shape_and_word_of_a_file_is_painted() {
    for chart in samples::all() {
        let elements = file(&chart);
        let has_paint =
            |element: &Element| ["fill", "stroke"].iter().any(|name| element.attributes.contains_key(*name));
        // A symbol's shape is painted by the group that stands for it.
        let painted = |element: &Element| {
            has_paint(element) || element.parent.is_some_and(|parent| has_paint(&elements[parent]))
        };
        for element in &elements {
            match element.name.as_str() {
                "line" => assert!(element.attributes.contains_key("stroke"), "{:?}", element.attributes),
                "rect" | "text" | "path" | "circle" => assert!(painted(element), "{:?}", element.attributes),
                _ => {}
            }
        }
    }
}

#[test]
fn a_file_says_all_that_the_page_says_and_its_words_lie_inside() {
    for chart in samples::all() {
        let elements = file(&chart);
        let (width, height) =
            (number(&elements[0], "width").unwrap(), number(&elements[0], "height").unwrap());
        let texts: Vec<&Element> = elements.iter().filter(|element| element.name == "text").collect();
        let said: BTreeSet<&str> = texts.iter().map(|element| element.text.as_str()).collect();
        for element in read(&draw(&chart)).unwrap().iter().filter(|element| element.name == "text") {
            assert!(said.contains(element.text.as_str()), "{}", element.text);
        }
        for words in
            ["単位：%、見本市、縦軸は35%から始まります", "出典：<市民&意識>調査", "利用条件：CC BY 4.0"]
        {
            assert!(said.contains(words), "{words}");
        }
        for text in texts {
            let (x, y) = (number(text, "x").unwrap(), number(text, "y").unwrap());
            assert!((-24.0..=width).contains(&x) && (0.0..=height).contains(&y), "{}", text.text);
        }
    }
}

#[test]
fn a_file_has_the_light_colours_of_the_theme() {
    let tokens = include_str!("../../../../themes/default/styles/tokens.css");
    let light = tokens.split("@supports").next().unwrap();
    for (name, colour) in [
        ("bg", colour::BG),
        ("soft", colour::SOFT),
        ("ink", colour::INK),
        ("sub", colour::SUB),
        ("rule", colour::RULE),
        ("edge", colour::EDGE),
        ("accent", colour::ACCENT),
        ("met", colour::MET),
        ("good", colour::GOOD),
        ("slow", colour::SLOW),
        ("late", colour::LATE),
        ("none", colour::NONE),
    ] {
        let written = light.split(&format!("--{name}: ")).nth(1).unwrap().split(';').next().unwrap();
        let digits = written.trim_start_matches('#');
        let full: String = match digits.len() {
            3 => digits.chars().flat_map(|digit| [digit, digit]).collect(),
            _ => digits.to_owned(),
        };
        assert_eq!(colour, format!("#{full}"), "--{name}");
    }
}
