//! What every part of this room promises together, rule by rule.

mod blocks;
mod emphasis;
mod footnotes;
mod injection;
mod links;
mod properties;
mod ruby;
mod scanning;
mod sizes;
mod tables;
mod terms;

use super::{Destination, PictureInfo, Piece, Surroundings, Words, render};

/// A page on which names lead to `<name>.html` and a few are unknown.
struct Page {
    words: Words,
    shift: u8,
    prefix: &'static str,
}

impl Page {
    fn new() -> Self {
        let words = Words {
            note: "編注".into(),
            table: "表".into(),
            footnotes: "注".into(),
            footnote: "注{n}".into(),
            back_link: "注{n}の本文に戻る".into(),
        };
        Self { words, shift: 0, prefix: "" }
    }
}

impl Surroundings for Page {
    fn link(&self, target: &str) -> Option<Destination> {
        let (href, text) = match target.split_once(':') {
            Some(("item", "unknown")) => return None,
            Some(("item", id)) => (format!("items/{id}.html"), format!("{{項目|こうもく}}{id}")),
            // A careless caller: the room must hold against it.
            _ => (target.to_owned(), String::new()),
        };
        Some(Destination { href, text })
    }

    fn picture(&self, target: &str) -> Option<PictureInfo> {
        let known = target == "files/map.png";
        (target != "files/unknown.png").then(|| PictureInfo {
            src: target.to_owned(),
            width: known.then_some(640),
            height: known.then_some(480),
        })
    }

    fn words(&self) -> &Words {
        &self.words
    }

    fn heading_shift(&self) -> u8 {
        self.shift
    }

    fn id_prefix(&self) -> &str {
        self.prefix
    }
}

/// The HTML of a text, figures as `[figure target|title]`.
fn html(source: &str) -> String {
    html_on(&Page::new(), source)
}

fn html_on(page: &Page, source: &str) -> String {
    let show = |piece| match piece {
        Piece::Html(html) => html,
        Piece::Figure { target, title } => format!("[figure {target}|{}]\n", title.unwrap_or_default()),
    };
    render(source, page).into_iter().map(show).collect()
}

/// The first tag that does not match, if any: an own small reader, so that
/// no rule of another library hides a fault.
fn unbalanced(html: &str) -> Option<String> {
    let mut open: Vec<&str> = Vec::new();
    let mut rest = html;
    while let Some(start) = rest.find('<') {
        let Some(length) = rest[start..].find('>') else { return Some("unclosed <".into()) };
        let tag = &rest[start + 1..start + length];
        rest = &rest[start + length + 1..];
        let name = tag.trim_start_matches('/').split_whitespace().next().unwrap_or_default();
        if tag.starts_with('/') {
            if open.pop() != Some(name) {
                return Some(tag.to_owned());
            }
        } else if !["br", "hr", "img"].contains(&name) {
            open.push(name);
        }
    }
    open.pop().map(str::to_owned)
}

#[test]
fn the_reader_of_tags_sees_faults() {
    assert_eq!(unbalanced("<p>a<br>b</p>"), None);
    assert!(unbalanced("<p><em>a</p></em>").is_some());
    assert!(unbalanced("<p>").is_some());
}
