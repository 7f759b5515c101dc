//! Laws of drawings that stand alone: nothing in them needs a style sheet, a page around them or a new viewer.

use std::collections::{BTreeMap, BTreeSet};

use super::well_formed::{Element, read};
use crate::figure::Chart;
use crate::figure::samples;
use crate::render::chart::paint::{self, colour};
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

/// A light colour of the theme.
fn light(name: &str) -> String {
    let tokens = include_str!("../../../../themes/default/styles/tokens.css");
    let light = tokens.split("@supports").next().unwrap();
    let written = light.split(&format!("--{name}: ")).nth(1).unwrap().split(';').next().unwrap();
    let digits = written.trim_start_matches('#');
    match digits.len() {
        3 => format!("#{}", digits.chars().flat_map(|digit| [digit, digit]).collect::<String>()),
        _ => written.to_owned(),
    }
}

#[test]
fn a_file_has_the_light_colours_of_the_theme() {
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
        assert_eq!(colour, light(name), "--{name}");
    }
}

/// What a style sheet says of an element, by property.
type Style<'s> = BTreeMap<&'s str, &'s str>;

/// The rules of a style sheet without conditions, which stand at its end: what each is about, and what it says.
fn rules(css: &str) -> Vec<(&str, Style<'_>)> {
    let rules = css.split("@media").next().unwrap().split('}').filter_map(|rule| rule.split_once('{'));
    rules
        .flat_map(|(selectors, body)| selectors.split(',').map(move |one| (one.trim(), declarations(body))))
        .collect()
}

fn declarations(body: &str) -> Style<'_> {
    let declarations = body.split(';').filter_map(|one| one.split_once(':'));
    declarations.map(|(name, value)| (name.trim(), value.trim())).collect()
}

/// What the rules say of an element of a chart; a rule for more classes wins.
fn style<'s>(rules: &[(&'s str, Style<'s>)], element: &str, class: &str) -> Style<'s> {
    let classes: Vec<&str> = class.split(' ').collect();
    let fits = |selector: &str| {
        let mut parts = selector.strip_prefix(".chart ").unwrap_or("other").split('.');
        let is_named = parts.next().is_some_and(|name| name.is_empty() || name == element);
        selector == ".chart" || (is_named && parts.all(|part| classes.contains(&part)))
    };
    let mut fitting: Vec<_> = rules.iter().filter(|(selector, _)| fits(selector)).collect();
    fitting.sort_by_key(|(selector, _)| selector.matches('.').count());
    fitting.into_iter().flat_map(|(_, style)| style.clone()).collect()
}

/// A value of a page as a file has it: colours as they are, sizes in pixels.
fn as_in_a_file(style: &Style<'_>, value: &str) -> String {
    if let Some(name) = value.strip_prefix("var(").and_then(|value| value.strip_suffix(')')) {
        return style.get(name).map_or_else(|| light(&name[2..]), |value| as_in_a_file(style, value));
    }
    let rem = value.strip_suffix("rem").and_then(|value| value.parse::<f64>().ok());
    rem.map_or_else(|| value.to_owned(), |rem| (rem * 16.0).to_string())
}

#[test]
fn a_file_is_painted_as_the_style_sheet_paints_the_page() {
    const PAINTED: [&str; 7] =
        ["fill", "stroke", "stroke-width", "stroke-dasharray", "stroke-linecap", "font-weight", "font-size"];
    let sheet = include_str!("../../../../themes/default/styles/charts.css");
    let css: String =
        sheet.split("/*").map(|part| part.split_once("*/").map_or(part, |(_, rest)| rest)).collect();
    let rules = rules(&css);
    let mut seen = BTreeSet::new();
    for element in samples::all().iter().flat_map(|chart| read(&draw(chart)).unwrap()) {
        let class = element.attributes.get("class").map_or("", String::as_str);
        let words = class.split(' ').filter(|word| !["wide", "t-halo"].contains(word));
        // The signs in shapes are painted with the shape; what lies behind words is a text of its own in a file.
        let class = words.collect::<Vec<_>>().join(" ");
        let is_painted = element.name == "text"
            || !(class.is_empty() || ["svg", "title"].contains(&element.name.as_str()));
        if !is_painted || class == "cut" || !seen.insert((element.name.clone(), class.clone())) {
            continue;
        }
        let style = style(&rules, &element.name, &class);
        let mut expected: BTreeMap<&str, String> =
            PAINTED.iter().filter_map(|name| Some((*name, as_in_a_file(&style, style.get(name)?)))).collect();
        // What is so without being said.
        expected.retain(|name, value| {
            !matches!((*name, value.as_str()), ("stroke-linecap", "butt") | ("font-size", "14"))
        });
        let painted = paint::of(&class).into_iter().map(|(name, value)| (name, value.to_owned()));
        assert_eq!(painted.collect::<BTreeMap<_, _>>(), expected, "{} of {class:?}", element.name);
        if let Some(sign) = style.get("--cut") {
            assert_eq!(paint::cut(&class), as_in_a_file(&style, sign), "the sign in {class:?}");
        }
    }
    assert!(seen.len() > 50, "{seen:?}");
}
