//! A strict reader of the pages that the site writes.
//!
//! Takes the text of a page, gives a tree to ask. Anything it cannot take (an element that is not
//! closed, a name in capitals, a bare `<`) fails the test: our own templates need none of it.
//! Must not know what is written on the pages.

/// Elements that have no end tag.
const VOID: [&str; 6] = ["meta", "link", "br", "hr", "img", "input"];
/// Elements that stand in the line with the words around them.
const INLINE: [&str; 19] = [
    "a", "abbr", "b", "bdi", "cite", "code", "em", "i", "q", "rb", "ruby", "s", "small", "span", "strong",
    "sub", "sup", "time", "tspan",
];
/// Elements whose content nobody sees. `title` and `desc` of a drawing are read out, not seen.
const UNSEEN: [&str; 6] = ["head", "title", "desc", "script", "style", "rp"];

/// A piece of a page.
#[derive(Clone, Debug)]
pub(super) enum Node {
    /// Words, entities replaced.
    Text(String),
    /// An element.
    Element(Element),
}

/// An element of a page.
#[derive(Clone, Debug, Default)]
pub(super) struct Element {
    /// Its name, in lower case.
    pub(super) name: String,
    /// Its attributes in order.
    pub(super) attributes: Vec<(String, String)>,
    /// What it holds.
    pub(super) children: Vec<Node>,
}

impl Element {
    /// The value of an attribute.
    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// Whether it has a class.
    pub(super) fn has_class(&self, class: &str) -> bool {
        self.attribute("class").is_some_and(|all| all.split(' ').any(|one| one == class))
    }

    /// The elements directly below.
    pub(super) fn elements(&self) -> impl Iterator<Item = &Self> {
        self.children.iter().filter_map(|child| match child {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        })
    }

    /// This element and all below it, in order.
    pub(super) fn all(&self) -> Vec<&Self> {
        let mut all = vec![self];
        for element in self.elements() {
            all.extend(element.all());
        }
        all
    }

    /// All elements of a name at or below this one, in order.
    pub(super) fn named(&self, name: &str) -> Vec<&Self> {
        self.all().into_iter().filter(|element| element.name == name).collect()
    }

    /// All elements of a class at or below this one, in order.
    pub(super) fn classed(&self, class: &str) -> Vec<&Self> {
        self.all().into_iter().filter(|element| element.has_class(class)).collect()
    }

    /// What is seen of it: tags stripped, white space folded, blocks apart by one space.
    pub(super) fn text(&self) -> String {
        let mut text = String::new();
        self.collect(&mut text);
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    fn collect(&self, into: &mut String) {
        if UNSEEN.contains(&self.name.as_str()) || self.attribute("hidden").is_some() {
            return;
        }
        let apart = !INLINE.contains(&self.name.as_str());
        into.push_str(if apart { " " } else { "" });
        for child in &self.children {
            match child {
                Node::Text(text) => into.push_str(text),
                Node::Element(element) => element.collect(into),
            }
        }
        into.push_str(if apart { " " } else { "" });
    }
}

/// Reads a page; `address` is only named when it fails.
pub(super) fn read(html: &str, address: &str) -> Element {
    let mut open = vec![Element::default()];
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        add_text(&mut open, &rest[..at]);
        rest = &rest[at..];
        if let Some(after) = rest.strip_prefix("<!--") {
            let end = after.find("-->").unwrap_or_else(|| panic!("{address}: a comment is not closed"));
            rest = &after[end + 3..];
            continue;
        }
        let end = tag_end(rest).unwrap_or_else(|| panic!("{address}: a tag is not closed: {rest:.80}"));
        let tag = &rest[1..end];
        rest = &rest[end + 1..];
        if tag.eq_ignore_ascii_case("!doctype html") {
        } else if let Some(name) = tag.strip_prefix('/') {
            let done = open.pop().unwrap_or_default();
            assert_eq!(done.name, name, "{address}: </{name}> closes <{}>", done.name);
            push(&mut open, Node::Element(done));
        } else {
            let element = start_tag(tag.strip_suffix('/').unwrap_or(tag), address);
            if tag.ends_with('/') || VOID.contains(&element.name.as_str()) {
                push(&mut open, Node::Element(element));
            } else {
                open.push(element);
            }
        }
    }
    add_text(&mut open, rest);
    assert_eq!(open.len(), 1, "{address}: <{}> is not closed", open[open.len() - 1].name);
    open.pop().unwrap_or_default()
}

fn push(open: &mut [Element], node: Node) {
    let last = open.len().checked_sub(1).expect("more elements are closed than were opened");
    open[last].children.push(node);
}

fn add_text(open: &mut [Element], text: &str) {
    if !text.is_empty() {
        push(open, Node::Text(unescape(text)));
    }
}

/// Where the tag at the start of `text` ends; `>` inside quotes does not end it.
fn tag_end(text: &str) -> Option<usize> {
    let mut quoted = false;
    text.char_indices().find_map(|(at, c)| {
        quoted ^= c == '"';
        (c == '>' && !quoted).then_some(at)
    })
}

fn start_tag(tag: &str, address: &str) -> Element {
    let name_end = tag.find(char::is_whitespace).unwrap_or(tag.len());
    let (name, mut rest) = tag.split_at(name_end);
    let plain = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == ':';
    assert!(!name.is_empty() && name.chars().all(plain), "{address}: <{name}> is no element");
    let mut element = Element { name: name.to_owned(), ..Element::default() };
    loop {
        rest = rest.trim_start();
        if rest.is_empty() {
            return element;
        }
        let end = rest.find(['=', ' ', '\n']).unwrap_or(rest.len());
        let key = rest[..end].to_owned();
        assert!(element.attribute(&key).is_none(), "{address}: <{name}> has {key} twice");
        let value = if let Some(after) = rest[end..].strip_prefix("=\"") {
            let close = after.find('"').unwrap_or_else(|| panic!("{address}: {key} is not closed"));
            rest = &after[close + 1..];
            unescape(&after[..close])
        } else {
            rest = &rest[end..];
            assert!(!rest.starts_with('='), "{address}: <{name}> has {key} without quotes");
            String::new()
        };
        element.attributes.push((key, value));
    }
}

fn unescape(text: &str) -> String {
    let mut plain = String::new();
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        plain.push_str(&rest[..at]);
        let end = rest[at..].find(';').map(|end| at + end).expect("an & stands for itself");
        let name = &rest[at + 1..end];
        let number = name.strip_prefix("#x").map(|hex| u32::from_str_radix(hex, 16).ok());
        let number = number.or_else(|| name.strip_prefix('#').map(|digits| digits.parse().ok()));
        plain.push(match (name, number) {
            ("amp", _) => '&',
            ("lt", _) => '<',
            ("gt", _) => '>',
            ("quot", _) => '"',
            ("nbsp", _) => '\u{a0}',
            (_, Some(code)) => code.and_then(char::from_u32).expect("a character's number"),
            _ => panic!("&{name}; is not known"),
        });
        rest = &rest[end + 1..];
    }
    plain + rest
}

#[test]
fn the_reader_folds_words_and_keeps_blocks_apart() {
    let page = read("<p>取組<a href=\"x?a=1&amp;b=2\" hidden>1</a>\n <b>①</b>-13</p><p>次<br>行</p>", "test");
    assert_eq!(page.text(), "取組 ①-13 次 行");
    assert_eq!(page.named("a")[0].attribute("href"), Some("x?a=1&b=2"));
    assert_eq!(page.named("p").len(), 2);
}

#[test]
#[should_panic(expected = "</p> closes <b>")]
fn the_reader_refuses_an_element_that_is_not_closed() {
    read("<p><b>重点</p>", "test");
}
