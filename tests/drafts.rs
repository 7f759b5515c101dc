//! Drafts: of what says that it is one nothing is published, whatever refers to it is reported, and the preview shows it.

#![allow(clippy::unwrap_used, clippy::panic, reason = "tests")]

mod support;

use keikaku::diag::{Catalogue, Code};
use keikaku::model::{DraftKind, Language};
use keikaku::pipeline::{Options, plan_site};
use keikaku::serve::Preview;
use support::{Site, TODAY};

/// What stands in tables and lists; a line that begins with `~` is about a draft.
const ITEMS: &str = "id,parent,number,title,draft
roads,,1,道をつくる,
~ bridge,roads,2,橋をかける,下書き
~ piers,bridge,3,橋脚を立てる,
paths,roads,4,歩道をつくる,
";
const INDICATORS: &str = "id,name,unit,direction,measures,draft
walkers,歩く人,人,up,paths,false
~ crossings,橋を渡る人,人,up,paths,TRUE
";
const VALUES: &str = "indicator,period,value
walkers,令和6年度,120
~ crossings,令和6年度,10
~ 橋を渡る人,令和7年度,20
walkers,令和7年度,130
";
const BUDGET: &str = "id,line,items,fiscal_year,amount
paths,歩道の工事,paths,令和7年度,100
~ bridge,橋の工事,橋をかける;piers,令和7年度,900
~ piers,橋脚の工事,3,令和7年度,50
rest,そのほか,,令和7年度,5
";
const SCHEDULE: &str = "item,task,start
paths,工事,2025-04
~ bridge,調査,2025-04
";
const EVALUATIONS: &str = "item,indicator,evaluator,rating
paths,,self,よい
~ piers,,self,よい
~ ,crossings,self,よい
";
const CHAPTER: &str = "+++\ntitle = \"橋のこと\"\ndraft = true\n+++\n\n[橋](item:bridge)を[渡る人](indicator:crossings)です。\n";

const PLAN: &str = "title = \"計画\"
[[level]]
id = \"a\"
name = \"方針\"
[[level]]
id = \"b\"
name = \"取組\"
[[level]]
id = \"c\"
name = \"事業\"
";

/// A plan with drafts in each of its lists, or the same without them.
fn site(has_drafts: bool) -> Site {
    let table = |text: &str| -> String {
        let lines = text.lines().filter(|line| has_drafts || !line.starts_with('~'));
        lines.map(|line| line.trim_start_matches("~ ")).flat_map(|line| [line, "\n"]).collect()
    };
    let mut site =
        Site::new().plan("p", PLAN).file("content/p/chapters/01-roads.md", "[](item:paths)の章です。\n");
    for (file, text) in [
        ("items", ITEMS),
        ("indicators", INDICATORS),
        ("values", VALUES),
        ("budget", BUDGET),
        ("schedule", SCHEDULE),
        ("evaluations", EVALUATIONS),
    ] {
        site = site.file(&format!("content/p/{file}.csv"), table(text));
    }
    if !has_drafts {
        return site;
    }
    let plan = "draft = true\ntitle = \"まだの計画\"\n[[level]]\nid = \"policy\"\nname = \"方針\"\n";
    site.file("content/p/chapters/02-bridge.md", CHAPTER)
        .file("content/p/items/piers.md", "橋脚の説明です。[](chapter:bridge)も見てください。\n")
        .plan("p2", plan)
        .file("content/p2/items.csv", "id,parent,title\na,nowhere,間違いのある項目\n")
}

#[test]
fn a_site_with_drafts_is_the_site_without_them() {
    let (with, without) = (site(true).build(), site(false).build());
    assert_eq!(with.keys().collect::<Vec<_>>(), without.keys().collect::<Vec<_>>());
    for (path, bytes) in &with {
        assert!(bytes == &without[path], "{path} differs");
    }
    assert!(with.contains_key("p/items/paths.html") && !with.contains_key("p/items/piers.html"));
}

#[test]
fn a_plan_of_which_only_drafts_are_translated_is_not_there_in_that_language() {
    let settings = "title = \"サイト\"\nas_of = \"2026-11-21\"\nlanguages = [\"en\"]\n";
    let table = "id,title,title-en,draft\na,道,,\nb,橋,A bridge,下書き\n";
    let site = |rows: &str| Site::new().file("site.toml", settings).file("content/p/items.csv", rows);
    let (with, without) = (site(table).build(), site("id,title\na,道\n").build());
    assert_eq!(with.keys().collect::<Vec<_>>(), without.keys().collect::<Vec<_>>());
    assert!(with == without && !with.contains_key("en/p/index.html"));
    // What is not a draft is translated as ever.
    let both = site(&table.replace("道,,", "道,A road,")).build();
    assert!(both.contains_key("en/p/items/a.html") && !both.contains_key("en/p/items/b.html"));
}

#[test]
fn what_is_left_out_is_named_with_its_place() {
    let outcome = plan_site(&site(true).tree(), TODAY).unwrap();
    let place = |draft: &keikaku::model::Draft| {
        let path = outcome.sources.get(draft.span.file).path.to_string();
        let at = format!("{path}:{}", outcome.sources.position(draft.span).line);
        (draft.kind, draft.name.clone(), draft.is_below, at)
    };
    let named: Vec<_> = outcome.drafts.iter().map(place).collect();
    let draft = |kind, name: &str, is_below, at: &str| (kind, name.to_owned(), is_below, at.to_owned());
    assert_eq!(
        named,
        [
            draft(DraftKind::Plan, "まだの計画", false, "content/p2/plan.toml:2"),
            draft(DraftKind::Item, "橋をかける", false, "content/p/items.csv:3"),
            draft(DraftKind::Item, "橋脚を立てる", true, "content/p/items.csv:4"),
            draft(DraftKind::Indicator, "橋を渡る人", false, "content/p/indicators.csv:3"),
            draft(DraftKind::Chapter, "橋のこと", false, "content/p/chapters/02-bridge.md:3"),
        ]
    );
}

/// What a site with drafts is told about one more file.
fn codes(path: &str, text: &str) -> Vec<Code> {
    let outcome = plan_site(&site(true).file(path, text).tree(), TODAY).unwrap();
    outcome.diagnostics.sorted().iter().map(|one| one.code).collect()
}

#[test]
fn whatever_is_published_and_refers_to_a_draft_is_reported() {
    let related = format!("{PLAN}[[related]]\nrelation = \"parent\"\nplan = \"p2\"\n");
    for (path, text) in [
        ("content/p/plan.toml", related.as_str()),
        ("content/p/items/paths.md", "+++\nrelated = [\"橋をかける\"]\n+++\n"),
        ("content/p/items/paths.md", "+++\nmerged_into = \"2\"\n+++\n"),
        ("content/p/indicators.csv", "id,name,measures\nwalkers,歩く人,paths;piers\n"),
        ("content/p/budget.csv", "id,line,items,amount\na,工事,paths;bridge,100\n"),
        ("content/p/budget.csv", "id,line,items,amount,total_of\nb,橋,bridge,5,\na,全部,,5,b\n"),
        ("content/p/index.md", "[](item:bridge)です。\n"),
        ("content/p/index.md", "[橋の章](chapter:bridge)です。\n"),
        ("content/p/index.md", "![](chart:crossings)\n"),
        ("content/p/index.md", "[](plan:p2)です。\n"),
        ("content/index.md", "[](plan:p/indicator:crossings)です。\n"),
        ("content/index.md", "[](plan:p2/item:a)です。\n"),
    ] {
        // The indicator of the other table is gone where it is written anew, and its values with it.
        let mut found = codes(path, text);
        found.retain(|code| !matches!(code, Code::UnknownReference | Code::UnitMissing));
        assert_eq!(found, [Code::DraftReferenced], "{path}: {text}");
    }
}

#[test]
fn a_name_that_a_draft_shares_is_ambiguous() {
    let indicators = "id,name,draft\nwalkers,歩く人,\ncrossings,歩く人,true\n";
    let values = "indicator,period,value\n歩く人,令和6年度,10\n";
    let site = Site::new().file("content/p/indicators.csv", indicators).file("content/p/values.csv", values);
    let outcome = plan_site(&site.tree(), TODAY).unwrap();
    let found: Vec<_> = outcome.diagnostics.sorted().iter().map(|one| (one.code, one.hint)).collect();
    assert_eq!(found, [(Code::UnknownReference, "ambiguous")]);
}

#[test]
fn the_order_of_plans_may_name_a_draft() {
    assert_eq!(
        codes("site.toml", "title = \"サイト\"\nas_of = \"2026-11-21\"\nplans = [\"p2\", \"p\"]\n"),
        []
    );
}

#[test]
fn one_id_twice_is_a_mistake_and_no_draft() {
    let items = "id,title,draft\na,甲,\na,乙,true\n";
    let outcome = plan_site(&Site::new().file("content/p/items.csv", items).tree(), TODAY).unwrap();
    assert_eq!(
        outcome.diagnostics.sorted().iter().map(|one| one.code).collect::<Vec<_>>(),
        [Code::DuplicateId]
    );
}

fn preview(site: &Site) -> (tempfile::TempDir, Preview) {
    let folder = tempfile::tempdir().unwrap();
    site.write_to(folder.path());
    let options = Options { today: TODAY, has_styleguide: false, has_drafts: true };
    let preview = Preview::new(folder.path(), options, Catalogue::of(Language::Japanese));
    preview.make().unwrap();
    (folder, preview)
}

#[test]
fn the_preview_shows_drafts_and_says_which_pages_they_are() {
    let site = site(true).file("content/p2/items.csv", "id,title\na,項目\n");
    let site = site.plan("q", PLAN).file("content/q/items.csv", "id,title\na,下書きと関わりのない項目\n");
    let (_folder, preview) = preview(&site);
    let page = preview.answer("p/items/piers.html").unwrap();
    assert!(page.found && String::from_utf8(page.bytes).unwrap().contains("橋脚を立てる"));
    let data: serde_json::Value = serde_json::from_str(&page.drafts.unwrap()).unwrap();
    assert_eq!(data["note"], "下書き：このページは公開されません");
    let pages: Vec<&str> =
        data["pages"].as_array().unwrap().iter().filter_map(|page| page.as_str()).collect();
    for path in [
        "p/items/bridge.html",
        "p/items/piers.html",
        "p/indicators/crossings.html",
        "p/chapters/bridge.html",
        "p2/index.html",
    ] {
        assert!(pages.contains(&path), "{path}: {pages:?}");
    }
    let published = site.build();
    assert!(pages.iter().all(|path| !published.contains_key(*path)), "{pages:?}");
    // On the page of the whole plan drafts have no address of their own, but a place.
    let whole = preview.answer("p/whole.html").unwrap();
    let data: serde_json::Value = serde_json::from_str(&whole.drafts.unwrap()).unwrap();
    let places = data["places"].as_array().unwrap();
    let whole = String::from_utf8(whole.bytes).unwrap();
    assert_eq!(places.len(), 4, "{places:?}");
    assert!(places.iter().all(|place| whole.contains(&format!("id=\"{}\"", place.as_str().unwrap()))));
    // A page that no draft touches is what is published.
    for path in ["q/index.html", "q/items/a.html", "q/data/plan.json"] {
        assert!(preview.answer(path).unwrap().bytes == published[path], "{path}");
    }
}

#[test]
fn without_drafts_the_preview_answers_what_is_published() {
    let site = site(false);
    let (_folder, preview) = preview(&site);
    for (path, bytes) in site.build() {
        let answer = preview.answer(&path).unwrap();
        assert!(answer.found && answer.bytes == bytes && answer.drafts.is_none(), "{path}");
    }
}

#[test]
fn mistakes_in_drafts_are_shown_in_the_preview_only() {
    let site = site(true);
    assert!(site.inspected().diagnostics.sorted().iter().all(|one| one.code != Code::UnknownReference));
    let (_folder, preview) = preview(&site);
    let mut codes = Vec::new();
    preview.findings(|diagnostics, _| codes = diagnostics.sorted().iter().map(|one| one.code).collect());
    assert!(codes.contains(&Code::UnknownReference), "{codes:?}");
}
