//! Which link targets are let through.
//!
//! Takes a target as the parser gives it (entities and escapes decoded),
//! gives its kind, or nothing when it may not become a link. Must not know
//! where a target leads.

/// What a link target is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum TargetKind {
    /// An address that a browser understands: the web, mail, telephone, a
    /// place on this site or on this page.
    Address,
    /// `kind:id`, a thing that only the surroundings can find.
    Named,
}

/// How often an address may be percent-encoded over before it is refused.
const MOST_DECODINGS: usize = 4;

/// Whether a target places a figure of the plan.
pub(super) fn is_figure(target: &str) -> bool {
    ["chart:", "bullet:", "table:", "list:"].iter().any(|scheme| target.starts_with(scheme))
}

/// The kind of a target, or `None` when it must stay text.
pub(super) fn kind(target: &str) -> Option<TargetKind> {
    if target.is_empty() || target.contains(is_deceptive) {
        return None;
    }
    match scheme(target) {
        Some((scheme, rest)) => scheme_kind(scheme, rest),
        None => is_local(target).then_some(TargetKind::Address),
    }
}

/// Whether this may stand in an `href` or `src`.
pub(super) fn is_address(address: &str) -> bool {
    kind(address) == Some(TargetKind::Address)
}

/// Whether a target will become a link or stay text.
pub(crate) fn is_followed(target: &str) -> bool {
    kind(target).is_some()
}

/// Whether this is the address of a page on the web, as people write it in a field for addresses.
pub(crate) fn is_web_address(address: &str) -> bool {
    is_address(address)
        && scheme(address).is_some_and(|(scheme, _)| scheme.to_ascii_lowercase().starts_with("http"))
}

/// Control characters, and those that are not seen or turn the text around;
/// browsers drop some of them, so `java&Tab;script:` would come back to life.
fn is_deceptive(character: char) -> bool {
    character.is_control()
        || matches!(character,
            '\\' | '\u{00AD}' | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}'
            | '\u{2060}'..='\u{206F}' | '\u{FEFF}')
}

/// What stands before the first colon, unless the colon belongs to a path,
/// a query or a fragment.
fn scheme(target: &str) -> Option<(&str, &str)> {
    let end = target.find([':', '/', '?', '#'])?;
    let (scheme, rest) = target.split_at(end);
    Some((scheme, rest.strip_prefix(':')?))
}

fn scheme_kind(scheme: &str, rest: &str) -> Option<TargetKind> {
    match scheme.to_ascii_lowercase().as_str() {
        "https" | "http" => {
            let host = rest.strip_prefix("//")?;
            (!host.is_empty() && !host.starts_with('/')).then_some(TargetKind::Address)
        }
        "mailto" | "tel" => (!rest.is_empty()).then_some(TargetKind::Address),
        _ => is_name(scheme).then_some(TargetKind::Named),
    }
}

fn is_name(scheme: &str) -> bool {
    scheme.starts_with(|c: char| c.is_ascii_lowercase())
        && scheme.bytes().all(|b| matches!(b, b'a'..=b'z' | b'0'..=b'9' | b'-'))
}

/// Whether a target without a scheme stays on this site however it is decoded.
fn is_local(target: &str) -> bool {
    if target.starts_with('#') {
        return true;
    }
    let mut decoded = target.to_owned();
    for _ in 0..MOST_DECODINGS {
        let path = decoded.trim_start();
        if path.starts_with("//") || path.contains(is_deceptive) || scheme(path).is_some() {
            return false;
        }
        let next = percent_decoded(&decoded);
        if next == decoded {
            return true;
        }
        decoded = next;
    }
    false
}

/// Percent-encoding undone once; bytes that are not UTF-8 become U+FFFD.
fn percent_decoded(text: &str) -> String {
    let mut decoded = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&byte, after)) = rest.split_first() {
        let encoded = after.get(..2).filter(|_| byte == b'%').and_then(hex_byte);
        decoded.push(encoded.unwrap_or(byte));
        rest = if encoded.is_some() { &after[2..] } else { after };
    }
    String::from_utf8_lossy(&decoded).into_owned()
}

fn hex_byte(digits: &[u8]) -> Option<u8> {
    if !digits.iter().all(u8::is_ascii_hexdigit) {
        return None;
    }
    u8::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lets_addresses_through() {
        for target in [
            "https://www.city.example.jp/keikaku",
            "HTTP://example.jp",
            "mailto:a@example.jp",
            "tel:019-626-7535",
            "files/plan.pdf",
            "../b.html",
            "/a/b",
            "#section-1",
            "?a=b:c",
            "files/%E8%A8%88.pdf",
            "./a:b",
            "計画.pdf",
            "a#b:c",
            "files/100%.pdf",
        ] {
            assert_eq!(kind(target), Some(TargetKind::Address), "{target}");
        }
    }

    #[test]
    fn leaves_names_to_the_surroundings() {
        for target in
            ["item:13", "chapter:background#aim", "plan:a/item:b", "list:items?level=x", "javascript:1"]
        {
            assert_eq!(kind(target), Some(TargetKind::Named), "{target}");
            assert!(!is_address(target), "{target}");
        }
    }

    #[test]
    fn refuses_everything_else() {
        for target in [
            "",
            "//evil.example",
            "\\\\evil.example",
            "/\\evil.example",
            "JaVaScRiPt:alert(1)",
            "java\tscript:alert(1)",
            " javascript:alert(1)",
            "java%73cript:alert(1)",
            "%2f%2fevil.example",
            "%252f%252fevil.example",
            "%5c%5cevil.example",
            "https:evil",
            "https:///evil",
            "mailto:",
            "a\u{0}b",
            "a\u{202E}b",
            "\u{FEFF}javascript:1",
            "javascript%3Aalert(1)",
            "java%0ascript:1",
            "%2525252541",
            "計画:1",
        ] {
            assert_eq!(kind(target), None, "{target}");
        }
    }

    #[test]
    fn knows_figures() {
        assert!(is_figure("chart:budget"));
        assert!(!is_figure("files/chart:budget.png"));
    }
}
