//! Every page can be reached, every address leads somewhere, every page is whole.

use std::collections::{BTreeMap, BTreeSet};

use super::html::Element;
use super::published::{self, MIHON, PLANS, is_kind, is_outside, site};

/// Attributes whose value is an address.
const ADDRESSES: [&str; 9] =
    ["href", "src", "srcset", "action", "formaction", "data", "poster", "cite", "xlink:href"];
/// Attributes whose value is a list of ids on the same page.
const ID_LISTS: [&str; 6] =
    ["aria-labelledby", "aria-describedby", "aria-controls", "aria-owns", "for", "headers"];

#[test]
fn every_link_leads_to_a_file_and_to_an_id_that_exists() {
    let ids: BTreeMap<&str, Vec<String>> =
        site().pages_of_all_languages().map(|page| (page.path.as_str(), page.ids())).collect();
    let mut links = 0;
    for page in site().pages_of_all_languages() {
        for address in page.links(&page.root) {
            let (path, anchor) = address.split_once('#').unwrap_or((&address, ""));
            assert!(site().has(path), "{}: {address} does not exist", page.path);
            if !anchor.is_empty() {
                let there = ids.get(path).is_some_and(|ids| ids.iter().any(|id| id == anchor));
                assert!(there, "{}: {address} has no such id", page.path);
            }
            links += 1;
        }
    }
    assert!(links > 10_000, "only {links} links were found: the reader has lost them");
}

#[test]
fn no_address_is_absolute_and_the_few_that_lead_outside_are_known() {
    let mut outside = BTreeSet::new();
    for page in site().pages_of_all_languages() {
        for element in page.root.all() {
            if matches!(element.attribute("rel"), Some("canonical" | "alternate")) {
                continue; // says where pages are published, loads nothing
            }
            for (key, value) in &element.attributes {
                if !ADDRESSES.contains(&key.as_str()) {
                    continue;
                }
                assert!(matches!(key.as_str(), "href" | "src"), "{}: {key} is not checked", page.path);
                let may_be_absolute = page.path == "404.html";
                let is_absolute = value.starts_with('/');
                assert!(!value.is_empty() && (may_be_absolute || !is_absolute), "{}: {value:?}", page.path);
                if is_outside(value) {
                    outside.insert(value.clone());
                } else {
                    assert!(!value.contains(':'), "{}: {value} has a scheme", page.path);
                }
            }
        }
    }
    outside.retain(|address| !address.starts_with("tel:") && !address.starts_with("mailto:"));
    let licence = "https://creativecommons.org/licenses/by/4.0/deed.ja";
    let related = "https://www.mihon.example/keikaku/";
    let known = |address: &&String| *address == licence || address.starts_with(related);
    assert!(outside.contains(licence), "every plan states its licence");
    assert_eq!(outside.iter().find(|address| !known(address)), None);
}

#[test]
fn no_style_sheet_and_no_script_asks_for_anything_outside_the_site() {
    let sheets: Vec<&str> = site().paths().filter(|path| is_kind(path, "css")).collect();
    assert!(!sheets.is_empty());
    for sheet in sheets {
        let text = site().text(sheet);
        for sign in ["@import", "http:", "https:", "//", "url(/"] {
            assert!(!text.contains(sign), "{sheet} holds {sign}");
        }
    }
    let scripts: Vec<&str> = site().paths().filter(|path| is_kind(path, "js")).collect();
    assert!(!scripts.is_empty());
    for script in scripts {
        let text = site().text(script);
        for sign in
            ["http:", "https:", "fetch(", "import(", "XMLHttpRequest", "WebSocket", "eval(", "innerHTML"]
        {
            assert!(!text.contains(sign), "{script} holds {sign}");
        }
    }
}

#[test]
fn every_page_has_one_heading_of_the_first_level_and_a_title_that_begins_with_it() {
    for page in site().pages_of_all_languages() {
        let headings = page.root.named("h1");
        assert_eq!(headings.len(), 1, "{}", page.path);
        assert!(!page.title().is_empty(), "{}", page.path);
        let html = page.root.named("html");
        let language = if page.language() == "en" { "en" } else { "ja" };
        assert_eq!(html[0].attribute("lang"), Some(language), "{}", page.path);
        assert_eq!(page.root.named("head")[0].named("title").len(), 1, "{}", page.path);
    }
}

#[test]
fn headings_go_down_one_level_at_a_time() {
    for page in site().pages_of_all_languages() {
        let mut last = 1;
        for heading in page.root.all() {
            let level = match heading.name.as_str() {
                "h1" => 1,
                "h2" => 2,
                "h3" => 3,
                "h4" => 4,
                "h5" => 5,
                "h6" => 6,
                _ => continue,
            };
            assert!(level <= last + 1, "{}: {} follows h{last}", page.path, heading.text());
            last = level;
        }
    }
}

#[test]
fn every_id_is_unique_on_its_page_and_every_reference_to_one_is_met() {
    for page in site().pages_of_all_languages() {
        let ids = page.ids();
        let unique: BTreeSet<&String> = ids.iter().collect();
        let twice = ids.iter().find(|id| ids.iter().filter(|other| other == id).count() > 1);
        assert_eq!(unique.len(), ids.len(), "{}: {twice:?} stands twice", page.path);
        for element in page.root.all() {
            for key in ID_LISTS {
                for id in element.attribute(key).unwrap_or_default().split_whitespace() {
                    let there = ids.iter().any(|known| known == id);
                    assert!(there, "{}: {key}={id} is not there", page.path);
                }
            }
        }
    }
}

#[test]
fn every_page_is_reached_from_the_home_page_by_links() {
    let mut reached = BTreeSet::from(["index.html".to_owned()]);
    let mut next = vec!["index.html".to_owned()];
    while let Some(path) = next.pop() {
        let page = site().page(&path);
        let body = page.root.named("body")[0];
        for address in page.links(body) {
            let path = address.split('#').next().unwrap_or_default().to_owned();
            if is_kind(&path, "html") && reached.insert(path.clone()) {
                next.push(path);
            }
        }
    }
    let lost: Vec<&str> = site()
        .pages_of_all_languages()
        .map(|page| page.path.as_str())
        .filter(|path| !reached.contains(*path))
        .collect();
    assert_eq!(lost, ["404.html"]);
}

#[test]
fn every_page_of_a_plan_names_who_answers_for_the_plan() {
    for (plan, contact) in contacts() {
        for page in site().pages_of(plan) {
            let places: Vec<&Element> = page.main().named("address");
            let last = places.last().unwrap_or_else(|| panic!("{} has no contact", page.path));
            assert_eq!(last.text(), contact, "{}", page.path);
        }
    }
    for path in ["index.html", "404.html", "accessibility.html"] {
        let page = site().page(path);
        assert!(page.text().contains("見本市 企画部 企画課"), "{path}");
        assert!(page.text().contains("keikaku@mihon.example"), "{path}");
    }
}

fn contacts() -> [(&'static str, &'static str); 6] {
    [
        (
            published::MORIOKA,
            "盛岡市 市民部 市民協働推進課 電話 019-626-7535 ファクス 019-622-6211 \
             メール kyodo@city.morioka.iwate.jp 所在地 〒020-8530 岩手県盛岡市内丸12番2号 \
             電話は直通、FAXは代表の番号です。",
        ),
        (
            published::IGA,
            "伊賀市 地域連携部 部長 電話 0595-22-9639 \
             原文には氏名の欄もあります。この見本には、個人の氏名を載せていません。",
        ),
        (published::CHIGASAKI, "茅ヶ崎市 市民自治推進課 電話番号などの連絡先は、原本に記載がありません。"),
        (published::NAGASAKI, "長崎市 担当課や電話番号などの連絡先は、原本に記載がありません。"),
        (
            published::KOKA,
            "甲賀市 原文に「担当部署」という言葉はありますが、部署の名前と連絡先は書かれていません。",
        ),
        (
            MIHON,
            "見本市 企画部 企画課 計画係 電話 0000-00-0000 ファクス 0000-00-0001 \
             メール keikaku@mihon.example 所在地 〒000-0000 見本市本町1丁目1番1号 市役所3階 \
             平日の8時30分から17時15分まで",
        ),
    ]
}

#[test]
fn every_plan_is_on_the_home_page_and_every_page_of_a_plan_leads_to_the_plan() {
    let home = site().page("index.html");
    let links = home.links(home.main());
    for plan in PLANS {
        let overview = format!("{plan}/index.html");
        assert!(links.contains(&overview), "{plan} is not on the home page");
        for page in site().pages_of(plan) {
            let all = page.links(&page.root);
            assert!(all.contains(&overview), "{} does not lead to its plan", page.path);
            let data = format!("{plan}/data/index.html");
            assert!(all.contains(&data), "{} does not lead to its data", page.path);
        }
    }
}

#[test]
fn whoever_answers_for_an_item_or_an_indicator_is_named_before_the_plans_office() {
    for path in ["items/childcare-places.html", "indicators/waiting-children.html"] {
        let contact = site().page(&format!("{MIHON}/{path}")).part("問い合わせ").text();
        let own = contact.find("見本市 こども部 保育課 電話 0000-00-0011");
        let plan = contact.find("見本市 企画部 企画課 計画係 電話 0000-00-0000");
        assert!(own.is_some() && own < plan, "{path}: {contact}");
    }
}

#[test]
fn every_number_of_who_is_responsible_can_be_dialled() {
    let page = site().page(&format!("{MIHON}/index.html"));
    let table = page.table("担当と連絡先");
    let rows = table.element.named("tr").into_iter().skip(1);
    let reached: Vec<(String, String)> = rows
        .map(|row| {
            let links = row.named("a");
            let phone = links.last().unwrap();
            (phone.text(), phone.attribute("href").unwrap().to_owned())
        })
        .collect();
    assert_eq!(reached.len(), 6);
    for (text, address) in reached {
        assert_eq!(address, format!("tel:{}", text.replace('-', "")));
    }
}
