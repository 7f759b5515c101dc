//! A page says what refers to it, wherever that stands: in its own plan, in another one, on the home page.

#![allow(clippy::unwrap_used, clippy::panic, reason = "tests")]

mod support;

use keikaku::model::Language;
use support::Site;

fn two_plans() -> Site {
    let item =
        |title: &str, text: &str| format!("+++\ntitle = \"{title}\"\nlevel = \"measure\"\n+++\n{text}\n");
    let plan = |title: &str| format!("title = \"{title}\"\n[[level]]\nid = \"measure\"\nname = \"取組\"\n");
    Site::new()
        .plan("p", &plan("みどりの計画"))
        .plan("q", &plan("まちの計画"))
        .file("content/index.md", "[見守り](plan:q/item:1)から始めます。\n")
        .file("content/p/index.md", "[見守り](plan:q/item:1)と[用語](plan:q/term:bosai)。\n")
        .file("content/p/items/1.md", item("植樹", "[見守り](plan:q/item:1)"))
        .file("content/q/items/1.md", item("見守り", "本文"))
        .file("content/q/items/2.md", item("相談", "[](item:1)"))
        .file("content/q/terms.csv", "id,name,meaning\nbosai,防災,災害に備えること\n")
}

#[test]
fn texts_of_other_plans_and_of_the_home_page_show() {
    let files = two_plans().build();
    let page = String::from_utf8(files["q/items/1.html"].clone()).unwrap();
    let start = page.find("取り上げている文章").unwrap();
    let list = &page[start..start + page[start..].find("</ul>").unwrap()];
    let at = |text: &str| list.find(text).unwrap_or_else(|| panic!("{text} is not in {list}"));
    let order = [
        at(">相談</a>"),
        at("<a href=\"../../p/index.html\">みどりの計画</a>"),
        at("<a href=\"../../p/items/1.html\">植樹</a> <span class=\"remark\">みどりの計画</span>"),
        at("<a href=\"../../index.html\">見本のサイト</a>"),
    ];
    assert!(order.is_sorted(), "{list}");
    assert_eq!(list.matches("<li>").count(), order.len(), "{list}");
    let glossary = String::from_utf8(files["q/glossary.html"].clone()).unwrap();
    assert!(glossary.contains("../p/index.html\">みどりの計画</a>"), "{glossary}");
}

#[test]
fn a_plan_does_not_take_mentions_that_are_meant_for_another() {
    let files = two_plans().build();
    let page = String::from_utf8(files["p/items/1.html"].clone()).unwrap();
    assert!(!page.contains("取り上げている文章"), "{page}");
}

#[test]
fn all_broken_links_of_a_report_come_with_help_however_many_there_are() {
    let many = (100..250).fold(Site::new(), |site, n| {
        let text = format!("+++\ntitle = \"取組\"\nlevel = \"measure\"\n+++\n[](item:none-{n}-x)\n");
        site.file(&format!("content/p/items/i-{n}.md"), text)
    });
    let report = many.report(Language::English);
    assert_eq!(report.matches("error[link-broken]").count(), 100);
    assert_eq!(report.matches("= help: There are: ").count(), 100);
}

#[test]
fn a_mention_leads_to_the_heading_that_it_stands_under() {
    let text = "+++\ntitle = \"相談\"\nlevel = \"measure\"\n+++\n### はじめに\n\n[](item:1)\n\n## 来年度\n\n[](item:1)\n";
    let files = two_plans().file("content/q/items/2.md", text).build();
    let page = |path: &str| String::from_utf8(files[path].clone()).unwrap();
    let item = page("q/items/1.html");
    let there = item.split("href=\"../../q/items/2.html#").skip(1);
    let there: Vec<&str> = there.map(|rest| rest.split('"').next().unwrap()).collect();
    assert_eq!(there.len(), 2, "{there:?}");
    assert!(there[0].starts_with("lead-") && there[1] == "section-1", "{there:?}");
    for anchor in there {
        assert!(page("q/items/2.html").contains(&format!(" id=\"{anchor}\"")), "{anchor}");
    }
}

#[test]
fn in_the_whole_plan_a_link_leads_to_the_section_that_it_names() {
    let item = |text: &str| format!("+++\ntitle = \"相談\"\nlevel = \"measure\"\n+++\n{text}\n");
    let site = two_plans()
        .file("content/q/items/1.md", item("[来年度](item:2#section-1)と[相談](item:2)。"))
        .file("content/q/items/2.md", item("## 来年度\n\n本文"));
    let whole = String::from_utf8(site.build()["q/whole.html"].clone()).unwrap();
    for (text, anchor) in [("来年度", "item-2-section-1"), ("相談", "item-2-")] {
        assert!(whole.contains(&format!("<a href=\"#{anchor}\">{text}</a>")), "{anchor} is not led to");
        assert!(whole.contains(&format!(" id=\"{anchor}\"")), "{anchor} is not there");
    }
}
