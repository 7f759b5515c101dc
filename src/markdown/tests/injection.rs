//! Nothing that data says may run.

use super::{Page, html, unbalanced};
use crate::markdown::{inline, plain_text, scan};

const PAYLOADS: [&str; 44] = [
    "```a\"><script>alert(1)</script>\nx\n```",
    "```a\" onmouseover=\"alert(1)\nx\n```",
    "~~~</code></pre><script>alert(1)</script>\nx\n~~~",
    "## a {#b onclick=alert(1) .c\" onload=alert(1)}",
    "## a {#\"><script>alert(1)</script>}",
    "## <script>alert(1)</script>",
    "<javascript:alert(1)>",
    "<JAVASCRIPT:alert(1)>",
    "[a](javascript:alert(1))",
    "[a](JaVaScRiPt&colon;alert(1))",
    "[a](java&Tab;script:alert(1))",
    "[a](<java\tscript:alert(1)>)",
    "[a](java&#10;script:alert(1))",
    "[a](&#1;javascript:alert(1))",
    "[a](java&#115;cript:alert(1))",
    "[a](javascript%3Aalert(1))",
    "[a](java%73cript:alert(1))",
    "[a](\\javascript:alert(1))",
    "[a](vbscript:alert(1))",
    "[a](data:text/html;base64,PHNjcmlwdD4=)",
    "[a](data:text/html,<script>alert(1)</script>)",
    "![a](data:image/svg+xml,<svg/onload=alert(1)>)",
    "![a](javascript:alert(1))",
    "![a](item:x\" onerror=\"alert(1))",
    "[a](//evil.example)",
    "[a](\\\\\\\\evil.example)",
    "[a](/%5cevil.example)",
    "[a](%2f%2fevil.example)",
    "[a](file:///etc/passwd)",
    "![\" onerror=\"alert(1)](files/map.png)",
    "![a](files/map.png '\" onerror=\"alert(1)')",
    "[a](item:1 \"' onclick='alert(1)\" )",
    "[a](<files/\"onclick=alert(1) x>)",
    "[](item:\"><script>alert(1)</script>)",
    "<script>alert(1)</script>",
    "a <script>alert(1)</script>",
    "<svg><set attributeName=onload to=alert(1)>",
    "<math><mtext><img src=x onerror=alert(1)></math>",
    "<style>@import 'x'</style>",
    "a <img src=x onerror=alert(1)>",
    "[^\"><script>alert(1)</script>]\n\n[^\"><script>alert(1)</script>]: <script>alert(1)</script>",
    "Table: \"><script>alert(1)</script>\n\n|<script>|\" onclick=\"alert(1)|\n|-|-|\n|<script>|^^|",
    "{<script>|alert(1)} {\"|' onclick='} {a|&lt;script&gt;}",
    "{{7*7}} {% include \"x\" %} &lt;script&gt;alert(1)&lt;/script&gt;",
];

/// The tags of some HTML, attribute values left out.
fn tags_without_values(html: &str) -> String {
    let mut tags = String::new();
    let (mut in_tag, mut in_value) = (false, false);
    for character in html.chars() {
        match character {
            '"' if in_tag => in_value = !in_value,
            '<' => in_tag = true,
            '>' if !in_value => in_tag = false,
            _ if in_tag && !in_value => tags.push(character.to_ascii_lowercase()),
            _ => {}
        }
    }
    tags
}

fn assert_harmless(source: &str, html: &str) {
    let lower = html.to_lowercase();
    for tag in ["<script", "<svg", "<math", "<style", "<iframe", "<b"] {
        let found = lower
            .match_indices(tag)
            .any(|(at, _)| !lower[at..].starts_with("<br>") && !lower[at..].starts_with("<blockquote>"));
        assert!(!found, "{tag} of {source} in {html}");
    }
    for scheme in ["javascript:", "vbscript:", "data:", "file:", "//evil", "%2f%2fevil", "/%5cevil"] {
        for attribute in ["href", "src"] {
            assert!(
                !lower.contains(&format!("{attribute}=\"{scheme}")),
                "{attribute} {scheme} of {source} in {html}"
            );
        }
    }
    let tags = tags_without_values(html);
    for event in ["onclick", "onerror", "onload", "onmouseover", "style"] {
        assert!(!tags.contains(event), "{event} of {source} in {html}");
    }
    assert_eq!(unbalanced(html), None, "of {source} in {html}");
}

#[test]
fn nothing_runs() {
    let page = Page::new();
    for payload in PAYLOADS {
        for source in [
            payload.to_owned(),
            format!("> {payload}"),
            format!("- {payload}"),
            format!("は**「{payload}」**に"),
        ] {
            assert_harmless(&source, &html(&source));
            assert_harmless(&source, &inline(&source, &page));
            let _ = (plain_text(&source), scan(&source));
        }
    }
}

#[test]
fn refused_links_leave_their_text() {
    assert_eq!(html("[a](javascript:alert(1))"), "<p>a</p>\n");
    assert_eq!(html("[](JaVaScRiPt&colon;x)"), "<p>JaVaScRiPt:x</p>\n");
    assert_eq!(html("![a](javascript:x)"), "<p>a</p>\n");
}

#[test]
fn templates_are_text() {
    assert_eq!(html("{{7*7}} {% include %}"), "<p>&#123;&#123;7*7}} &#123;% include %}</p>\n");
}
