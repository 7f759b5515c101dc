//! Reads a drawing back, strictly: what is not plain, closed and escaped markup is an error.

use std::collections::BTreeMap;

/// An element as read back.
pub(super) struct Element {
    pub(super) name: String,
    pub(super) attributes: BTreeMap<String, String>,
    pub(super) text: String,
    /// The place of the element around it.
    pub(super) parent: Option<usize>,
}

/// The elements in order of their start tags.
pub(super) fn read(markup: &str) -> Result<Vec<Element>, String> {
    let mut elements: Vec<Element> = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    let mut rest = markup;
    while !rest.is_empty() {
        if let Some(tail) = rest.strip_prefix("</") {
            let (name, tail) = tail.split_once('>').ok_or("end tag without end")?;
            let place = open.pop().ok_or_else(|| format!("</{name}> too many"))?;
            if elements[place].name != name {
                return Err(format!("</{name}> closes <{}>", elements[place].name));
            }
            rest = tail;
        } else if let Some(tail) = rest.strip_prefix('<') {
            if open.is_empty() && !elements.is_empty() {
                return Err("two roots".into());
            }
            let (mut element, is_closed, tail) = start_tag(tail)?;
            element.parent = open.last().copied();
            if !is_closed {
                open.push(elements.len());
            }
            elements.push(element);
            rest = tail;
        } else {
            let end = rest.find('<').ok_or("text after the root")?;
            let place = open.last().ok_or("text outside of the root")?;
            elements[*place].text = unescaped(&rest[..end])?;
            rest = &rest[end..];
        }
    }
    if open.is_empty() { Ok(elements) } else { Err("not closed".into()) }
}

fn start_tag(tail: &str) -> Result<(Element, bool, &str), String> {
    let end = tail.find([' ', '/', '>']).ok_or("start tag without end")?;
    let (name, mut tail) = tail.split_at(end);
    let mut attributes = BTreeMap::new();
    while let Some(attribute) = tail.strip_prefix(' ') {
        let (key, value) = attribute.split_once("=\"").ok_or("attribute without value")?;
        let (value, after) = value.split_once('"').ok_or("value without end")?;
        if !key.chars().all(|c| c.is_ascii_alphanumeric() || "-:".contains(c)) {
            return Err(format!("attribute {key}"));
        }
        if attributes.insert(key.into(), unescaped(value)?).is_some() {
            return Err(format!("{key} twice"));
        }
        tail = after;
    }
    let element = Element { name: name.into(), attributes, text: String::new(), parent: None };
    match tail.strip_prefix("/>") {
        Some(tail) => Ok((element, true, tail)),
        None => Ok((element, false, tail.strip_prefix('>').ok_or("start tag")?)),
    }
}

fn unescaped(text: &str) -> Result<String, String> {
    if text.contains(['<', '>']) || text.contains(|c: char| c < ' ' && !"\t\n\r".contains(c)) {
        return Err(format!("not escaped: {text}"));
    }
    let mut parts = text.split('&');
    let mut out = String::from(parts.next().unwrap_or_default());
    for part in parts {
        let (name, tail) = part.split_once(';').ok_or("lone ampersand")?;
        out.push(match name {
            "amp" => '&',
            "lt" => '<',
            "gt" => '>',
            "quot" => '"',
            _ => return Err(format!("&{name};")),
        });
        out.push_str(tail);
    }
    Ok(out)
}

#[test]
fn what_is_broken_is_seen() {
    for broken in [
        "<a><b></a></b>",
        "<a>",
        "<a/><b/>",
        "<a b=\"<\"/>",
        "<a>&</a>",
        "<a b=c/>",
        "<a b=\"1\" b=\"2\"/>",
        "<a/>x",
    ] {
        assert!(read(broken).is_err(), "{broken}");
    }
    assert!(read("<a b=\"1\"><c/>x&amp;</a>").is_ok());
}
