//! The rules: what could be better in a site that can be published.
//!
//! Takes the site in all its languages, what follows from it, and every text as it was written; gives findings. One
//! rule a file, read-only, each linear in the site; texts are read once for all rules, plans are judged in parallel.
//! Must not know pages, addresses or HTML. How grave a finding is, and whether it is wanted at all, is the site's
//! setting and not a rule's business.

mod amount_without_comma;
mod as_of_missing;
mod as_of_outside;
mod band_gap;
mod baseline_missing;
mod budget_outside;
mod catalogue;
mod character_compressed;
mod character_residue;
mod contact_missing;
mod contact_personal;
mod cumulative_falls;
mod date_by_slashes;
mod definition_missing;
mod difference_needless;
mod direction_missing;
mod estimate_overdue;
mod evaluation_early;
mod evaluation_unexplained;
mod file_type_missing;
mod file_unused;
mod half_year_value;
mod heading_by_bold;
mod heading_empty;
mod heading_skipped;
mod heading_without_blank;
mod indicator_unconnected;
mod item_outside;
mod item_unconnected;
mod kana_half_width;
mod label_unused;
mod letters;
mod licence_missing;
mod line_unattributed;
mod link_broken_off;
mod link_text_address;
mod link_text_vague;
mod list_by_hand;
mod number_as_day;
mod number_twice;
mod picture_text_poor;
mod placeholder_left;
mod plan_over;
mod punctuation_mixed;
mod reading;
mod reading_not_kana;
mod related_one_sided;
mod responsible_missing;
mod schedule_outside;
mod series_incomplete;
mod spaced_word;
mod summary_long;
mod symbol_without_legend;
mod table_without_caption;
mod target_against_direction;
mod target_early;
mod target_met_before;
mod target_outside;
mod time;
mod title_twice;
mod translation_missing;
mod unit_changes;
mod unit_missing;
mod updated_early;
mod value_early;
mod value_jumps;
mod value_missing;
mod value_same_days;
mod value_stale;
mod width_mixed;
mod word_unused;

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use crate::derive::{Derived, DerivedPlan};
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::format::{Written, WrittenText};
use crate::model::{Indicator, IndicatorId, Plan, Site};
use crate::source::{Sources, Span};

pub use catalogue::RULES;
use reading::Text;
use time::Course;

/// Everything that rules look at.
#[derive(Clone, Copy, Debug)]
pub struct Checked<'a> {
    /// The site in its original language.
    pub site: &'a Site,
    /// What follows from it.
    pub derived: &'a Derived,
    /// The site in its other languages.
    pub others: &'a [&'a Site],
    /// All texts as written.
    pub written: &'a Written,
    /// The sources.
    pub sources: &'a Sources,
}

/// A rule.
#[derive(Clone, Copy, Debug)]
pub struct Rule {
    /// The code of its findings, which names its documentation too.
    pub code: Code,
    check: Check,
    /// What it looks at besides.
    beside: Option<Check>,
}

/// What a rule looks at.
#[derive(Clone, Copy, Debug)]
enum Check {
    /// The site as a whole.
    Site(fn(&Checked<'_>, &mut Diagnostics)),
    /// One plan.
    Plan(fn(&PlanCheck<'_>, &mut Diagnostics)),
    /// One text of the site or of a plan.
    Text(fn(&TextCheck<'_>, &mut Diagnostics)),
}

/// A plan and what a rule may ask about it.
#[derive(Debug)]
struct PlanCheck<'a> {
    all: &'a Checked<'a>,
    plan: &'a Plan,
    derived: &'a DerivedPlan,
    texts: Vec<Text<'a>>,
    /// What its texts refer to, without anchors.
    targets: BTreeSet<String>,
    /// The years that its indicators lack, found when the first rule asks.
    courses: OnceCell<BTreeMap<&'a IndicatorId, Course<'a>>>,
}

/// A text and what a rule may ask about it.
#[derive(Debug)]
struct TextCheck<'a> {
    all: &'a Checked<'a>,
    /// The plan that it belongs to; none: it is one of the site's own.
    plan: Option<&'a Plan>,
    text: &'a Text<'a>,
}

/// Applies the rules whose codes are wanted.
pub fn check(checked: &Checked<'_>, is_wanted: impl Fn(Code) -> bool) -> Diagnostics {
    let mut rules: Vec<&Rule> = RULES.iter().filter(|rule| is_wanted(rule.code)).collect();
    if is_wanted(Code::AsOfOutside) && as_of_outside::is_outside(checked) {
        rules.retain(|rule| !as_of_outside::BY_DAY.contains(&rule.code));
    }
    let mut found = Diagnostics::new();
    if rules.is_empty() {
        return found;
    }
    for check in rules.iter().flat_map(|rule| rule.checks()) {
        if let Check::Site(check) = check {
            check(checked, &mut found);
        }
    }
    of_texts((checked, None), &reading::read(&checked.written.site), &rules, &mut found);
    let plans = checked.site.plans.par_iter().map(|plan| of_plan(checked, plan, &rules));
    for plan in plans.collect::<Vec<_>>() {
        found.append(plan);
    }
    found
}

fn of_plan(checked: &Checked<'_>, plan: &Plan, rules: &[&Rule]) -> Diagnostics {
    let mut found = Diagnostics::new();
    let Some(derived) = checked.derived.plans.get(&plan.id) else { return found };
    let written = checked.written.plans.get(plan.id.as_str()).map_or(&[][..], Vec::as_slice);
    let texts = reading::read(written);
    let references = texts.iter().flat_map(|text| &text.scan).flat_map(|scan| &scan.references);
    let targets = references.filter_map(|reference| reference.target.split(['#', '?']).next());
    let targets = targets.map(str::to_owned).collect();
    let plan = PlanCheck { all: checked, plan, derived, texts, targets, courses: OnceCell::new() };
    for check in rules.iter().flat_map(|rule| rule.checks()) {
        if let Check::Plan(check) = check {
            check(&plan, &mut found);
        }
    }
    of_texts((checked, Some(plan.plan)), &plan.texts, rules, &mut found);
    found
}

fn of_texts(
    (all, plan): (&Checked<'_>, Option<&Plan>),
    texts: &[Text<'_>],
    rules: &[&Rule],
    found: &mut Diagnostics,
) {
    for text in texts {
        for check in rules.iter().flat_map(|rule| rule.checks()) {
            if let Check::Text(check) = check {
                check(&TextCheck { all, plan, text }, found);
            }
        }
    }
}

impl Rule {
    const fn site(code: Code, check: fn(&Checked<'_>, &mut Diagnostics)) -> Self {
        Self { code, check: Check::Site(check), beside: None }
    }

    const fn plan(code: Code, check: fn(&PlanCheck<'_>, &mut Diagnostics)) -> Self {
        Self { code, check: Check::Plan(check), beside: None }
    }

    const fn text(code: Code, check: fn(&TextCheck<'_>, &mut Diagnostics)) -> Self {
        Self { code, check: Check::Text(check), beside: None }
    }

    /// The rule, which looks at the site as a whole too.
    const fn and_site(self, check: fn(&Checked<'_>, &mut Diagnostics)) -> Self {
        Self { beside: Some(Check::Site(check)), ..self }
    }

    fn checks(&self) -> impl Iterator<Item = Check> {
        [Some(self.check), self.beside].into_iter().flatten()
    }
}

impl Checked<'_> {
    /// Where a key of `site.toml` stands, or its title; none when there is no title.
    fn setting(&self, key: &str) -> Option<Span> {
        self.place_beside_title((&self.written.site, "site"), key)
    }

    /// Whether `site.toml` has a key.
    fn says(&self, key: &str) -> bool {
        let title = title_of(&self.written.site, "site");
        title.is_some_and(|title| self.written.has(title.record, key))
    }

    /// Where a key of a plan's `plan.toml` stands.
    fn plan_setting(&self, plan: &Plan, key: &str) -> Span {
        let texts = self.written.plans.get(plan.id.as_str()).map_or(&[][..], Vec::as_slice);
        self.place_beside_title((texts, "plan"), key).unwrap_or(plan.span)
    }

    fn place_beside_title(&self, (texts, kind): (&[WrittenText], &str), key: &str) -> Option<Span> {
        let title = title_of(texts, kind)?;
        let is_there = self.written.has(title.record, key);
        Some(if is_there { self.written.place(title.record, key) } else { title.span })
    }
}

/// The title of a site or a plan, whose record holds its other settings too.
fn title_of<'a>(texts: &'a [WrittenText], kind: &str) -> Option<&'a WrittenText> {
    texts.iter().find(|text| text.kind == kind && text.key == "title")
}

impl<'a> PlanCheck<'a> {
    /// The years that an indicator lacks; none when it is not measured every year, or no longer.
    fn course(&self, indicator: &Indicator) -> Option<&Course<'a>> {
        let (plan, day) = (self.plan, self.all.site.settings.as_of);
        let courses = self.courses.get_or_init(|| {
            let all = plan.indicators.values();
            all.filter_map(|one| Some((&one.id, time::course(one, plan, day)?))).collect()
        });
        courses.get(&indicator.id)
    }

    /// A finding at a key of a record, or at the record when the key is not written.
    fn at(&self, code: Code, record: Span, key: &str) -> Diagnostic {
        Diagnostic::at(code, self.all.written.place(record, key))
    }

    /// Whether a text of the plan links to something or places it by name (`label:priority`).
    fn mentions(&self, kind: &str, id: &str) -> bool {
        self.targets.contains(format!("{kind}:{id}").as_str())
    }

    /// Where a key of `plan.toml` stands.
    fn setting(&self, key: &str) -> Span {
        self.all.plan_setting(self.plan, key)
    }

    /// A finding in one of the plan's texts.
    fn in_text(&self, code: Code, text: &Text<'_>, range: &std::ops::Range<usize>) -> Diagnostic {
        TextCheck { all: self.all, plan: Some(self.plan), text }.at(code, range)
    }
}

impl TextCheck<'_> {
    /// A finding in the text.
    fn at(&self, code: Code, range: &std::ops::Range<usize>) -> Diagnostic {
        let shown = self.text.written.text.get(range.clone()).unwrap_or("");
        Diagnostic::at(code, self.text.written.place(range)).with("value", shown)
    }
}
