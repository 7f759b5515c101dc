//! Readings over words (`{漢字|かんじ}`) in every text: elements where a page can show them, letters everywhere else.

#![allow(clippy::unwrap_used, reason = "tests")]

mod support;

use std::collections::BTreeMap;

use keikaku::model::Language;
use support::{Site, ending};

const PLAN: &str = r#"
title = "{協働|きょうどう}の計画"
summary = "{町|まち}をつくる計画です。"

[[level]]
id = "measure"
name = "{取組|とりくみ}"

[[section]]
id = "issues"
name = "{課題|かだい}"

[[label]]
id = "priority"
name = "{重点|じゅうてん}"

[[district]]
id = "kita"
name = "{北浜|きたはま}"

[status]
rule = "linear-pace"
"#;

const INDICATORS: &str = r#"
[[indicator]]
id = "voices"
name = "{声|こえ}の数"
unit = "{件|けん}"
direction = "up"
measures = ["1"]
baseline = { period = "令和5年度", value = 10 }
target = { period = "令和8年度", value = 40 }

[[indicator.series]]
id = "kita"
district = "北浜"
"#;

fn built() -> BTreeMap<String, Vec<u8>> {
    let site = Site::new()
        .file("site.toml", "title = \"{見本|みほん}のサイト\"\nas_of = \"2026-11-21\"\n")
        .plan("p", PLAN)
        .file(
            "content/p/items.csv",
            "id,title,labels,districts,note\n1,{見守|みまも}り,重点,北浜,{注|ちゅう}\n",
        )
        .file("content/p/items/1.md", "{前|まえ}文。\n\n## 課題\n\n`{漢字|かんじ}`と[](indicator:voices)\n")
        .file("content/p/indicators.toml", INDICATORS)
        .file(
            "content/p/values.csv",
            "indicator,period,series,value\nvoices,令和6年度,,20\nvoices,令和6年度,北浜,5\n",
        )
        .file("content/p/schedule.csv", "item,task,start,end\n1,{会議|かいぎ},2026年4月,2027年3月\n");
    assert_eq!(site.report(Language::English), "");
    site.build()
}

/// A page without its text, that is with tags alone, and its text alone.
fn parted(html: &str) -> (String, String) {
    let (mut tags, mut text) = (String::new(), String::new());
    for part in html.split_inclusive('>') {
        let (before, tag) = part.split_at(part.find('<').unwrap_or(part.len()));
        text.push_str(before);
        tags.push_str(tag);
    }
    (tags, text)
}

#[test]
fn names_have_readings_in_text_and_letters_in_attributes_titles_and_drawings() {
    let files = built();
    let page = |path: &str| String::from_utf8(files[path].clone()).unwrap();
    let item = page("p/items/1.html");
    for (base, reading) in
        [("見守", "みまも"), ("重点", "じゅうてん"), ("北浜", "きたはま"), ("声", "こえ"), ("注", "ちゅう")]
    {
        let ruby = format!("<ruby>{base}<rp>（</rp><rt>{reading}</rt><rp>）</rp></ruby>");
        assert!(item.contains(&ruby), "{ruby} is not on the page of the item");
    }
    assert!(item.contains("<title>見守り｜協働の計画｜見本のサイト</title>"), "{item}");
    assert!(item.contains("<code>&#123;漢字|かんじ}</code>"), "code shows what is written");
    let indicator = page("p/indicators/voices.html");
    let drawing = indicator.split("<svg class=\"chart").nth(1).unwrap().split("</svg>").next().unwrap();
    assert!(drawing.contains("声の数") && !drawing.contains('|'), "{drawing}");
}

#[test]
fn nothing_that_is_published_shows_the_notation() {
    for (path, bytes) in built().iter().filter(|(path, _)| !["css", "js"].contains(&ending(path))) {
        let text = std::str::from_utf8(bytes).unwrap();
        match ending(path) {
            "html" => {
                let (tags, text) = parted(text);
                assert!(!tags.contains("|み") && !tags.contains('{'), "{path}: {tags}");
                assert!(!text.contains("|みまも}") && !text.contains("|じゅ"), "{path}");
            }
            "csv" => assert!(!text.contains('|'), "{path}: {text}"),
            _ => {
                let with_bar = text.lines().filter(|line| line.contains('|'));
                let markdown = |line: &&str| line.contains("\"lead\"") || line.contains("\"text\"");
                assert_eq!(with_bar.filter(|line| !markdown(line)).collect::<Vec<_>>(), [""; 0], "{path}");
            }
        }
    }
}
