//! A small plan that has one of everything, so that every example of a key has something to point at.

use std::fmt::Write as _;

use keikaku::load::LISTS;

use super::Files;

/// The plan's folder; the example of `plans` names it.
pub(crate) const PLAN: &str = "content/mihon-plan";

/// The records of the plan: list, id, TOML. A test replaces the one whose list and id are its own.
const RECORDS: &[(&str, &str, &str)] = &[
    ("level", "policy", "id = 'policy'\nname = '基本方針'"),
    ("level", "measure", "id = 'measure'\nname = '取組'"),
    ("section", "issues", "id = 'issues'\nname = '課題'"),
    ("label", "priority", "id = 'priority'\nname = '重点'\nsymbol = '★'"),
    ("label", "expanded", "id = 'expanded'\nname = '拡充'"),
    ("label", "plan-made", "id = 'plan-made'\nname = '計画書あり'"),
    ("scope", "children", "id = 'children'\nname = 'こども'"),
    ("actor", "citizens", "id = 'citizens'\nname = '市民'"),
    ("actor", "city", "id = 'city'\nname = '市'\naliases = ['行政']"),
    ("actor", "kyodo-division", "id = 'kyodo-division'\nname = '市民協働課'"),
    ("district", "aoyama", "id = 'aoyama'\nname = '青山'"),
    ("direction", "grow", "id = 'grow'\nname = '拡大'"),
    (
        "scale",
        "four",
        "id = 'four'\nname = '4段階評価'\n[[scale.step]]\nid = 'b'\nname = '予定どおり'\nsymbol = 'B'",
    ),
    ("term", "kyodo", "id = 'kyodo'\nname = '協働'\nmeaning = '力を合わせること'"),
    ("mark", "no-survey", "id = 'no-survey'\nname = '調査なし'"),
    ("fund", "national", "id = 'national'\nname = '国支出金'"),
    ("item", "1", "id = '1'\ntitle = '地域を育てる'"),
    ("item", "15", "id = '15'\nparent = '1'\ntitle = '地域担当職員'"),
    ("item", "16", "id = '16'\nparent = '1'\ntitle = '職員の研修'"),
    (
        "indicator",
        "participation",
        "id = 'participation'\nname = '参加した人'\n[[indicator.series]]\nid = 'young'\nname = '30歳未満'",
    ),
    ("value", "young", "indicator = 'participation'\nperiod = '令和2年度'\nseries = 'young'\nvalue = 40"),
    ("line", "grant", "id = 'grant'\nline = '交付金'\namount = '22,600'"),
];

/// The site with records left out and others put in. `added` are a list's name and a text that begins
/// with `[[`.
pub(crate) fn site(left_out: (&str, &str), added: Option<(&str, &str)>) -> Files {
    let mut settings = "title = '計画'\n".to_owned();
    let mut files = Vec::new();
    for list in LISTS {
        // Values go with their indicator: another one would not have their series.
        let goes =
            |name: &str, id: &str| (name, id) == left_out || (name, left_out.0) == ("value", "indicator");
        let records = RECORDS.iter().filter(|(name, id, _)| *name == list.table && !goes(name, id));
        let mut text = String::new();
        for (name, _, record) in records {
            let _ = write!(text, "[[{name}]]\n{record}\n\n");
        }
        if let Some((_, added)) = added.filter(|(name, _)| *name == list.table) {
            text.push_str(added);
        }
        if is_declared_in_plan(list.table) {
            settings.push_str(&text);
        } else if !text.is_empty() {
            files.push((format!("{PLAN}/{}.toml", list.file), text));
        }
    }
    files.push((format!("{PLAN}/plan.toml"), settings));
    files.push(("site.toml".to_owned(), "title = 'サイト'\n".to_owned()));
    files
}

/// Whether `plan.toml` may hold a list; the others have files of their own.
fn is_declared_in_plan(table: &str) -> bool {
    let plan = keikaku::format::RECORD_KINDS.iter().find(|kind| kind.name == "plan").unwrap();
    plan.keys.iter().any(|key| key.name == table)
}
