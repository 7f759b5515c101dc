//! Contrast of the shipped theme, as WCAG 2.2 computes it, in light and in dark.
//!
//! What is held against what follows from the style sheets: a `color` is text (4.5:1), a `fill`, `stroke`, `border`,
//! `outline` or `background` with a colour is a mark (3:1), on every ground on which it may lie. A new use of a colour
//! is held to it without a line here.

#![allow(clippy::unwrap_used, clippy::panic, clippy::expect_used, reason = "tests")]
#![allow(clippy::float_cmp, reason = "values of the definition")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

const TEXT: f64 = 4.5;
const MARK: f64 = 3.0;
/// Grounds: the page, and what is set off from it (rows that a link leads to, time without values).
const GROUNDS: [&str; 2] = ["bg", "soft"];
/// Hairlines carry no meaning, grounds are no marks, and the ring of a focus only softens its outline, which is held.
const NO_MARKS: [&str; 4] = ["rule", "bg", "soft", "focus-ring"];
/// Shapes of states, in each of which a sign is cut out to the ground, and which a line of the ground parts in bars.
const STATES: [&str; 5] = ["met", "good", "slow", "late", "none"];

/// A colour as its three channels.
type Colour = [u8; 3];
/// The colours of one scheme by name.
type Scheme = BTreeMap<String, Colour>;

/// One thing that has to be told from another.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Pair {
    kind: &'static str,
    front: String,
    ground: String,
}

fn sheet(name: &str) -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("themes/default/styles");
    fs::read_to_string(folder.join(name)).unwrap()
}

/// All style sheets, without comments and without the schemes themselves.
fn sheets() -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("themes/default/styles");
    let names = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let names: BTreeSet<String> = names.filter(|name| name != "tokens.css").collect();
    names.iter().map(|name| without_comments(&sheet(name))).collect()
}

fn without_comments(css: &str) -> String {
    let mut parts = css.split("/*");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |text, part| text + part.split_once("*/").map_or("", |(_, rest)| rest))
}

fn colour(written: &str) -> Option<Colour> {
    let digits: Vec<u8> =
        written.trim().strip_prefix('#')?.chars().filter_map(|c| c.to_digit(16)?.try_into().ok()).collect();
    let channels = match digits.len() {
        3 => digits.iter().map(|digit| digit * 17).collect(),
        6 => digits.chunks(2).map(|pair| pair[0] * 16 + pair[1]).collect(),
        _ => Vec::new(),
    };
    channels.try_into().ok()
}

/// The colours of both schemes: plain ones are the same in both, until `light-dark()` says otherwise.
fn schemes(tokens: &str) -> [Scheme; 2] {
    let mut schemes = [Scheme::new(), Scheme::new()];
    let css = without_comments(tokens);
    let css = css.split("@media (forced-colors").next().unwrap();
    for declaration in css.split([';', '{', '}']) {
        let Some((name, value)) = declaration.trim().strip_prefix("--").and_then(|rest| rest.split_once(':'))
        else {
            continue;
        };
        let pair = value.trim().strip_prefix("light-dark(").and_then(|rest| rest.strip_suffix(')'));
        let (light, dark) = pair.and_then(|pair| pair.split_once(',')).unwrap_or((value, value));
        for (scheme, written) in schemes.iter_mut().zip([light, dark]) {
            if let Some(colour) = colour(written) {
                scheme.insert(name.trim().to_owned(), colour);
            }
        }
    }
    schemes
}

fn luminance(colour: Colour) -> f64 {
    let [red, green, blue] = colour.map(|channel| {
        let share = f64::from(channel) / 255.0;
        if share <= 0.04045 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) }
    });
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

fn contrast(one: Colour, other: Colour) -> f64 {
    let (one, other) = (luminance(one) + 0.05, luminance(other) + 0.05);
    if one > other { one / other } else { other / one }
}

/// The names in `var(--name)`.
fn names(value: &str) -> Vec<String> {
    let parts = value.split("var(--").skip(1);
    parts.filter_map(|part| part.split([')', ',']).next()).map(str::to_owned).collect()
}

/// The pairs that the style sheets use.
fn pairs(css: &str, colours: &Scheme) -> BTreeSet<Pair> {
    let mut pairs = BTreeSet::new();
    let mut add = |kind, front: &str, ground: &str| {
        pairs.insert(Pair { kind, front: front.to_owned(), ground: ground.to_owned() });
    };
    for rule in css.split('}') {
        let Some((selector, declarations)) = rule.rsplit_once('{') else { continue };
        let is_word = selector.contains("text") || selector.contains(".t-");
        for (property, value) in declarations.split(';').filter_map(|one| one.split_once(':')) {
            let property = property.trim();
            let starts = |names: &[&str]| names.iter().any(|name| property.starts_with(name));
            let kind = match property {
                "color" => "text",
                "fill" if is_word => "text",
                _ if starts(&[
                    "fill",
                    "stroke",
                    "border",
                    "outline",
                    "background",
                    "box-shadow",
                    "--series",
                    "--cut",
                ]) =>
                {
                    "mark"
                }
                _ => continue,
            };
            for front in names(value).iter().filter(|name| colours.contains_key(*name)) {
                if kind == "mark" && NO_MARKS.contains(&front.as_str()) {
                    continue;
                }
                for ground in GROUNDS {
                    add(kind, front, ground);
                }
            }
        }
    }
    for state in STATES {
        add("mark", "bg", state);
    }
    pairs
}

/// What is too weak, a line each.
fn weak(tokens: &str, css: &str) -> Vec<String> {
    let schemes = schemes(tokens);
    let pairs = pairs(css, &schemes[0]);
    let of_scheme = |(name, scheme): (&str, &Scheme)| -> Vec<String> {
        let judged = pairs.iter().filter_map(|Pair { kind, front, ground }| {
            let least = if *kind == "text" { TEXT } else { MARK };
            let found = contrast(scheme[front], scheme[ground]);
            (found < least)
                .then(|| format!("{name}: {kind} --{front} on --{ground} has {found:.2}, not {least}"))
        });
        judged.collect()
    };
    ["light", "dark"].into_iter().zip(&schemes).flat_map(of_scheme).collect()
}

#[test]
fn everything_that_is_read_or_told_apart_has_contrast() {
    let css = sheets();
    let pairs = pairs(&css, &schemes(&sheet("tokens.css"))[0]);
    let has = |kind, front: &str, ground: &str| {
        pairs.contains(&Pair { kind, front: front.to_owned(), ground: ground.to_owned() })
    };
    assert!(
        has("text", "link", "bg") && has("text", "sub", "soft") && has("mark", "edge", "bg"),
        "{pairs:#?}"
    );
    assert!(STATES.iter().all(|state| has("mark", state, "bg")), "states are marks: {pairs:#?}");
    let weak = weak(&sheet("tokens.css"), &css);
    assert!(weak.is_empty(), "{}", weak.join("\n"));
}

#[test]
fn every_colour_is_held_against_something() {
    let [light, dark] = schemes(&sheet("tokens.css"));
    assert_eq!(light.keys().collect::<Vec<_>>(), dark.keys().collect::<Vec<_>>(), "both schemes have all");
    let pairs = pairs(&sheets(), &light);
    for name in light.keys().filter(|name| !NO_MARKS.contains(&name.as_str())) {
        let is_held = pairs.iter().any(|pair| pair.front == *name || pair.ground == *name);
        assert!(is_held, "--{name} is a colour that no pair has");
    }
}

/// The colours that a sheet names itself.
fn own_colours(css: &str) -> Vec<(String, Colour)> {
    let inside = |rule: &str| rule.rsplit_once('{').map_or_else(String::new, |(_, inside)| inside.to_owned());
    let declarations: Vec<String> = css
        .split('}')
        .flat_map(|rule| inside(rule).split(';').map(str::to_owned).collect::<Vec<_>>())
        .collect();
    let found = declarations.iter().filter_map(|declaration| {
        let value = declaration.split_once(':')?.1;
        Some((declaration.trim().to_owned(), value.split([' ', ',', '(', ')']).find_map(colour)?))
    });
    found.collect()
}

#[test]
fn no_sheet_has_a_colour_of_its_own_but_what_stands_on_paper() {
    for name in fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("themes/default/styles")).unwrap() {
        let name = name.unwrap().file_name().into_string().unwrap();
        let own = own_colours(&without_comments(&sheet(&name)));
        match name.as_str() {
            "tokens.css" => assert!(!own.is_empty()),
            // The margins of a printed page know no custom properties; paper is white.
            "print.css" => {
                for (declaration, colour) in own {
                    assert!(contrast(colour, [255; 3]) >= TEXT, "{name}: {declaration} is too pale on paper");
                }
            }
            _ => assert_eq!(own, [], "{name}: colours that are no tokens"),
        }
    }
}

#[test]
fn what_surrounds_a_page_has_the_colour_of_its_ground() {
    let base = Path::new(env!("CARGO_MANIFEST_DIR")).join("themes/default/templates/base.html");
    let base = fs::read_to_string(base).unwrap();
    for (scheme, name) in schemes(&sheet("tokens.css")).iter().zip(["light", "dark"]) {
        let [red, green, blue] = scheme["bg"];
        let meta = format!(
            "<meta name=\"theme-color\" content=\"#{red:02x}{green:02x}{blue:02x}\" media=\"(prefers-color-scheme: {name})\">"
        );
        assert!(base.contains(&meta), "{meta}");
    }
}

#[test]
fn states_in_a_bar_are_parted_by_the_ground() {
    // Neighbours differ too little for 3:1 between them, so the line between them has to be seen on both sides.
    let css = sheets();
    let rule = css.split('}').find(|rule| rule.contains(".cutline")).expect("a rule for .cutline");
    assert!(rule.contains("stroke: var(--bg)"), "{rule}");
    let width = rule.split("stroke-width:").nth(1).unwrap().trim().split([';', ' ']).next().unwrap();
    assert!(width.parse::<f64>().unwrap() >= 2.0, "{rule}");
}

#[test]
fn a_bad_token_is_found_by_name() {
    let good = sheet("tokens.css");
    let css = sheets();
    for (from, to, expected) in [
        ("--sub: light-dark(#666,", "--sub: light-dark(#999,", "light: text --sub on --bg has 2.85, not 4.5"),
        (
            "--edge: light-dark(#767676, #949494)",
            "--edge: light-dark(#767676, #444)",
            "dark: mark --edge on --bg has 1.79, not 3",
        ),
        (
            "--late: light-dark(#a90000,",
            "--late: light-dark(#ff9999,",
            "light: mark --bg on --late has 2.05, not 3",
        ),
        (
            "--focus: light-dark(#000,",
            "--focus: light-dark(#aaa,",
            "light: mark --focus on --bg has 2.32, not 3",
        ),
    ] {
        let bad = good.replace(from, to);
        assert_ne!(bad, good, "{from} is there");
        let weak = weak(&bad, &css);
        assert!(weak.iter().any(|line| line == expected), "{expected}\n{}", weak.join("\n"));
    }
    let unused = good.replace(":root {", ":root { --plain: #123456;");
    assert!(!pairs(&css, &schemes(&unused)[0]).iter().any(|pair| pair.front == "plain"));
}

#[test]
fn contrast_is_that_of_the_definition() {
    assert_eq!(contrast([255; 3], [0; 3]), 21.0);
    assert_eq!(contrast([18; 3], [18; 3]), 1.0);
    assert_eq!(
        format!("{:.2}", contrast([0x76; 3], [255; 3])),
        "4.54",
        "the lightest grey that passes on white"
    );
    assert_eq!(format!("{:.2}", contrast([0x77; 3], [255; 3])), "4.48");
}
