//! Every key of every record: its example is read, and it holds what the document says that it holds.

use std::fmt::Write as _;

use keikaku::diag::Code;
use keikaku::format::{FIXED_LISTS, Holds, Key, RECORD_KINDS, RecordKind};
use keikaku::load::LISTS;
use toml::de::{DeTable, DeValue};

use super::world::{PLAN, site};
use super::{Files, codes, findings};

/// A place where records of a kind stand: the kind, the list or table, and how the site with a record is made.
struct Place {
    kind: &'static RecordKind,
    name: String,
    site: Box<dyn Fn(&str) -> Files>,
}

fn kind(name: &str) -> &'static RecordKind {
    RECORD_KINDS.iter().find(|kind| kind.name == name).unwrap()
}

/// The list of a record and the id that its example has, to be left out of the world.
fn own(list: &str, kind: &RecordKind) -> (String, String) {
    let id = kind.keys.iter().find(|key| key.name == "id").map_or("", |key| key.example);
    (list.to_owned(), id.trim_start_matches("id = ").trim_matches('"').to_owned())
}

fn in_list(list: &str, kind: &'static RecordKind, before: &str) -> Place {
    let (list, before) = (list.to_owned(), before.to_owned());
    let name = format!("{} in [[{list}]]", kind.name);
    // A part of a record stands in a record of its own that no other one is mistaken for.
    let (out, id) = if before.is_empty() { own(&list, kind) } else { (String::new(), String::new()) };
    let site = move |text: &str| site((&out, &id), Some((&list, &format!("[[{list}]]\n{before}\n{text}\n"))));
    Place { kind, name, site: Box::new(site) }
}

fn in_plan(kind: &'static RecordKind, before: &'static str) -> Place {
    let name = format!("{} after {before}", kind.name);
    let site = move |text: &str| {
        let mut files = site(("", ""), None);
        let settings = files.iter_mut().find(|(path, _)| path.ends_with("plan.toml")).unwrap();
        let _ = write!(settings.1, "{before}\n{text}\n");
        files
    };
    Place { kind, name, site: Box::new(site) }
}

fn in_file(kind: &'static RecordKind, file: &'static str, fence: &'static str) -> Place {
    let site = move |text: &str| {
        let mut files = site(("item", "15"), None);
        files.retain(|(path, _)| path != file);
        files.push((file.to_owned(), format!("{fence}{text}\n{fence}")));
        files
    };
    Place { kind, name: format!("{} in {file}", kind.name), site: Box::new(site) }
}

/// How a table is kept, beside a table of values that has the heads of the examples.
fn in_table() -> Place {
    let kind = kind("table");
    let site = move |text: &str| {
        let mut files = site(("", ""), None);
        files.retain(|(path, _)| !path.ends_with("values.toml"));
        let values = "指標,施策,指標名,時期,系列,値,調べ方,整理用,ん？\n参加した人,1,参加した人,令和2年度,30歳未満,40,,,\n";
        let ignored = "\n[[table]]\nlist = 'values'\nignore = ['指標', '施策', '調べ方', '整理用', 'ん？']\n";
        files.push((format!("{PLAN}/values.csv"), values.to_owned()));
        let settings = files.iter_mut().find(|(path, _)| path.ends_with("plan.toml")).unwrap();
        let _ = write!(settings.1, "{ignored}[[table]]\n{text}\n");
        files
    };
    Place { kind, name: "table in plan.toml".to_owned(), site: Box::new(site) }
}

/// A part for the growth rule, of an indicator with values of a series.
fn in_progress() -> Place {
    let kind = kind("indicator.progress");
    let site = move |text: &str| {
        let before = "id = 'x'\nname = 'x'\n[[indicator.series]]\nid = 'young'\nname = '30歳未満'";
        let record = format!("[[indicator]]\n{before}\n[[indicator.progress]]\n{text}\n");
        let mut files = site(("", ""), Some(("indicator", &record)));
        let values = "indicator,period,series,value\nx,2020年度,young,1\n";
        files.push((format!("{PLAN}/values.csv"), values.to_owned()));
        files
    };
    Place { kind, name: format!("{} with values", kind.name), site: Box::new(site) }
}

/// Every place where a record may stand.
fn places() -> Vec<Place> {
    let plan = move |text: &str| {
        let settings = ("site.toml".to_owned(), "title = 'サイト'\n".to_owned());
        vec![settings, (format!("{PLAN}/plan.toml"), text.to_owned())]
    };
    let mut places = vec![
        in_file(kind("site"), "site.toml", ""),
        Place { kind: kind("plan"), name: "plan.toml".to_owned(), site: Box::new(plan) },
        in_file(kind("chapter"), "content/mihon-plan/chapters/01-about.md", "+++\n"),
        in_file(kind("item"), "content/mihon-plan/items/15.md", "+++\n"),
        in_plan(kind("contact"), "[contact]"),
        in_plan(kind("licence"), "[licence]"),
        in_plan(kind("source"), "[source]"),
        in_plan(kind("related"), "[[related]]"),
        in_table(),
        in_plan(kind("status"), "[status]"),
        in_plan(kind("status.band"), "[status]\nrule = 'linear-pace'\n[[status.band]]"),
        in_list("actor", kind("contact"), "id = 'x'\nname = 'x'\n[actor.contact]"),
        in_list("scale", kind("scale.step"), "id = 'x'\nname = 'x'\n[[scale.step]]"),
    ];
    for (part, head) in [
        ("baseline", "[indicator.baseline]"),
        ("target", "[indicator.target]"),
        ("target", "[[indicator.target]]"),
    ] {
        let before = format!("id = 'x'\nname = 'x'\n{head}");
        places.push(in_list("indicator", kind(&format!("indicator.{part}")), &before));
    }
    places.push(in_progress());
    for part in ["manual", "milestone"] {
        let before = format!("id = 'x'\nname = 'x'\n[indicator.{part}]");
        places.push(in_list("indicator", kind(&format!("indicator.{part}")), &before));
    }
    for part in ["series", "break"] {
        let before = format!("id = 'x'\nname = 'x'\n[[indicator.{part}]]");
        places.push(in_list("indicator", kind(&format!("indicator.{part}")), &before));
    }
    let plan = kind("plan");
    for list in LISTS {
        let key = plan.keys.iter().find(|key| key.name == list.table);
        let kind = match key.map(|key| key.holds) {
            Some(Holds::Record(kind)) => kind,
            _ => kind(list.table),
        };
        places.push(in_list(list.table, kind, ""));
    }
    for kind in RECORD_KINDS {
        assert!(places.iter().any(|place| place.kind == *kind), "no place for {}", kind.name);
    }
    places
}

/// What has to stand beside a key: the required keys, and what the format demands in words.
fn beside(kind: &RecordKind, key: &str) -> String {
    let mut text = String::new();
    for other in kind.keys.iter().filter(|other| other.required && other.name != key) {
        let example = match (kind.name, key) {
            ("status", "tolerance") => "rule = \"position\"",
            ("status", "error") => "rule = \"trend-band\"",
            ("status", "base_year" | "target_year") => "rule = \"open-sdg\"",
            _ => other.example,
        };
        let _ = writeln!(text, "{example}");
    }
    text.push_str(match (kind.name, key) {
        ("item", "title") => "id = \"15\"\n",
        ("item", "id") => "title = \"地域担当職員\"\n",
        ("item", _) => "id = \"15\"\ntitle = \"地域担当職員\"\n",
        ("related", key) if key != "title" => "title = \"総合計画\"\n",
        ("indicator.target", "value" | "min" | "max") => "period = \"令和6年度\"\n",
        ("indicator.target", key) if key != "text" => "text = \"ことば\"\n",
        ("line", "difference") => "total_of = \"grant\"\n",
        ("value", "numerator") => "value = 44.6\ndenominator = 1000\n",
        ("value", "denominator") => "value = 44.6\nnumerator = 446\n",
        ("value", key) if key != "value" && key != "mark" => "value = 44.6\n",
        ("indicator.series", "id" | "dimension") => "name = \"30歳未満\"\n",
        ("task", "end") => "start = \"2025年4月\"\n",
        ("evaluation", "rating") => "item = \"15\"\nscale = \"four\"\n",
        ("evaluation", key) if key != "item" && key != "indicator" => "item = \"15\"\n",
        _ => "",
    });
    text
}

/// A record with one key besides what it needs. Tables come last: a plain key after them would belong to them.
fn record(kind: &RecordKind, key: &Key, written: &str) -> String {
    format!("{}{written}\n", beside(kind, key.name))
}

#[test]
fn every_example_is_read() {
    for place in places() {
        for key in place.kind.keys {
            if key.example.starts_with("[[") && place.name.ends_with("15.md") {
                continue;
            }
            let text = record(place.kind, key, key.example);
            let found = codes(&(place.site)(&text));
            assert!(found.is_empty(), "{}, {}:\n{text}\n{found:#?}", place.name, key.name);
        }
    }
}

#[test]
fn what_has_to_be_there_is_missed() {
    for place in places() {
        for key in place.kind.keys.iter().filter(|key| key.required) {
            let text = beside(place.kind, key.name);
            let found = findings(&(place.site)(&text));
            let missed = |code: Code, name: &str| {
                found.iter().any(|d| d.code == code && d.arguments.iter().any(|(_, value)| value == name))
            };
            assert!(missed(Code::MissingKey, key.name), "{}, {}:\n{text}", place.name, key.name);
        }
    }
}

#[test]
fn every_key_holds_what_is_said() {
    for place in places() {
        for key in place.kind.keys.iter().filter(|key| matches!(key.form, "text" | "texts")) {
            for (written, expected) in trials(key) {
                let text = record(place.kind, key, &format!("{} = {written}", key.name));
                let found = findings(&(place.site)(&text));
                let said: Vec<Code> = found.iter().map(|d| d.code).collect();
                let as_said = match expected {
                    [] => said.is_empty(),
                    codes => codes.iter().any(|code| said.contains(code)),
                };
                assert!(as_said, "{}, {}: {said:?}, not {expected:?}\n{text}", place.name, key.name);
            }
        }
    }
}

/// What may be written under a key, and what the program has to say about it.
fn trials(key: &Key) -> Vec<(String, &'static [Code])> {
    let junk = |codes: &'static [Code]| vec![("'ん？'".to_owned(), codes)];
    match key.holds {
        Holds::Words | Holds::Sign | Holds::Record(_) => junk(&[]),
        Holds::Id => junk(&[Code::BadId]),
        Holds::Period => junk(&[Code::PeriodUnreadable]),
        Holds::Day => junk(&[Code::DateUnreadable]),
        Holds::Number => junk(&[Code::NumberUnreadable]),
        Holds::Web => junk(&[Code::LinkRefused]),
        Holds::Amount => junk(&[Code::AmountUnreadable]),
        Holds::Reference(_) => junk(&[Code::UnknownReference, Code::ThemeUnknown]),
        Holds::Whole(from, to) => {
            let wrong = [i16::from(from) - 1, i16::from(to) + 1].map(|n| (n.to_string(), NO_NUMBER));
            let right = [from, to].map(|n| (n.to_string(), NOTHING));
            wrong.into_iter().chain(right).chain([("'ん？'".to_owned(), NO_NUMBER)]).collect()
        }
        Holds::Fixed(list) => {
            // The language that a site is written in is none that it is translated into.
            let fits = |id: &str| key.name != "languages" || id != "ja";
            let fitting = list.words.iter().filter(|word| fits(word.id));
            let words = fitting.flat_map(|word| word.printed.iter().copied().chain([word.id]));
            let known = words.map(|word| (format!("'{word}'"), NOTHING));
            known.chain(junk(&[Code::UnknownWord])).collect()
        }
    }
}

const NOTHING: &[Code] = &[];
const NO_NUMBER: &[Code] = &[Code::NumberUnreadable];

#[test]
fn every_fixed_list_belongs_to_a_key() {
    for list in FIXED_LISTS {
        let mut keys = RECORD_KINDS.iter().flat_map(|kind| kind.keys);
        assert!(keys.any(|key| key.holds == Holds::Fixed(list)), "{}", list.name);
    }
}

#[test]
fn every_list_may_be_a_table() {
    for place in places() {
        let Some(list) = LISTS.iter().find(|list| place.name.ends_with(&format!("in [[{}]]", list.table)))
        else {
            continue;
        };
        if place.kind.name.contains('.') || (place.kind.name == "contact") {
            continue;
        }
        for key in place.kind.keys.iter().filter(|key| !key.example.starts_with("[[")) {
            let cells = cells(&record(place.kind, key, key.example));
            let heads: Vec<String> = cells.iter().map(|(head, _)| head.clone()).collect();
            let row: Vec<String> =
                cells.iter().map(|(_, cell)| format!("\"{}\"", cell.replace('"', "\"\""))).collect();
            let table = format!("{}\n{}\n", heads.join(","), row.join(","));
            let (own_list, id) = own(list.table, place.kind);
            let mut files = site((&own_list, &id), None);
            let path = format!("{PLAN}/{}.csv", list.file);
            files.push((path, table.clone()));
            let found = codes(&files);
            assert!(found.is_empty(), "{}, {}:\n{table}\n{found:#?}", place.name, key.name);
        }
    }
}

/// The columns of a record in TOML: dotted heads for tables, `;` between several values.
fn cells(text: &str) -> Vec<(String, String)> {
    let table = DeTable::parse(text).unwrap();
    let mut cells = Vec::new();
    columns("", table.get_ref(), text, &mut cells);
    cells
}

fn columns(prefix: &str, table: &DeTable<'_>, text: &str, cells: &mut Vec<(String, String)>) {
    for (key, value) in table {
        let head = format!("{prefix}{}", key.get_ref());
        match value.get_ref() {
            DeValue::Table(inner) => columns(&format!("{head}."), inner, text, cells),
            DeValue::Array(values) => {
                let parts: Vec<String> = values.iter().map(|v| plain(v.get_ref(), &text[v.span()])).collect();
                cells.push((head, parts.join(";")));
            }
            single => cells.push((head, plain(single, &text[value.span()]))),
        }
    }
}

fn plain(value: &DeValue<'_>, written: &str) -> String {
    match value {
        DeValue::String(text) => text.to_string(),
        _ => written.to_owned(),
    }
}
