//! Huge and hostile texts end. A fault here shows as a test that never
//! finishes or a stack that overflows, on any machine.

use super::{Page, html, unbalanced};
use crate::markdown::{inline, plain_text, scan};

fn survives(source: &str) -> String {
    let html = html(source);
    assert_eq!(unbalanced(&html), None);
    let _ = (scan(source), plain_text(source), inline(source, &Page::new()));
    html
}

#[test]
fn equal_headings() {
    let source = "## 背景\n\n## Aim\n\n".repeat(25_000);
    let html = survives(&source);
    assert!(html.contains("id=\"aim-25000\""));
    assert_eq!(scan(&source).headings.len(), 50_000);
    survives(&"## a {#a}\n\n".repeat(50_000));
}

#[test]
fn quotes_in_quotes() {
    survives(&">".repeat(100_000));
    survives(&format!("{} a\n{}", ">".repeat(50_000), "b\n".repeat(50_000)));
    survives(&format!("{}\n", "> ".repeat(1_000)).repeat(100));
}

#[test]
fn lists_in_lists() {
    let stairs: Vec<String> = (0..2_000).map(|depth| format!("{}- a\n", "  ".repeat(depth))).collect();
    survives(&stairs.concat());
    survives(&format!("{}a\n{}", "- ".repeat(50_000), "b\n".repeat(50_000)));
    survives(&format!("{}a\n{}", "1. > ".repeat(20_000), "b\n".repeat(20_000)));
    survives(&format!("{}a\n{}", "[^a]: ".repeat(20_000), "b\n".repeat(20_000)));
    survives(&format!("{}a\n{}", "> [^a]: ".repeat(20_000), "b\n".repeat(20_000)));
}

#[test]
fn brackets() {
    survives(&"[".repeat(100_000));
    survives(&format!("{}{}", "[".repeat(20_000), "]".repeat(20_000)));
    survives(&"![".repeat(20_000));
    survives(&format!("{}{}", "![".repeat(20_000), "](x)".repeat(20_000)));
    survives(&"[a](".repeat(20_000));
    survives(&"[\n".repeat(20_000));
    survives(&"[^".repeat(20_000));
    survives(&"[^\n".repeat(20_000));
    survives(&"[^a]".repeat(20_000));
    survives(&"{a|".repeat(20_000));
    survives(&"{".repeat(50_000));
    survives(&"<".repeat(50_000));
    survives(&"\\[^a]".repeat(20_000));
}

#[test]
fn emphasis() {
    survives(&"**「a」".repeat(30_000));
    survives(&format!("{}{}", "*a **a ".repeat(10_000), "b** b* ".repeat(10_000)));
    survives(&"*a_".repeat(20_000));
    survives(&"~a~~「".repeat(30_000));
    survives(&"`a``".repeat(20_000));
}

#[test]
fn tables() {
    let row = format!("{}\n", "|a".repeat(300));
    let merged = format!("{}\n", "|^^".repeat(300));
    survives(&format!("{row}{}\n{}{}", "|-".repeat(300), row.repeat(150), merged.repeat(150)));
    survives(&"|a|b|\n|-|-|\n".repeat(10_000));
}

#[test]
fn many_of_everything() {
    survives(&"[a](item:1) ".repeat(50_000));
    survives(&"{漢字|かんじ}".repeat(20_000));
    let notes: Vec<String> = (0..20_000).map(|n| format!("[^{n}][^{n}]\n\n[^{n}]: x\n\n")).collect();
    survives(&notes.concat());
    survives(&format!("{}\n\n[^a]: b", "[^a]".repeat(20_000)));
}
