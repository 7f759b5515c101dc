//! One plan's folder to a [`Plan`].

use std::collections::BTreeMap;
use std::sync::Arc;

use indexmap::IndexMap;

use crate::diag::{Code, Diagnostic, Diagnostics, Gaps, nearest};
use crate::format::{
    FromRecord, Languages, RawPlanSettings, RawRelated, RawSource, Reading, Text, fixed, of_file,
};
use crate::load::{RawFile, RawPlan, Record, list_table};
use crate::model::period::{Calendar, Era, YearKind};
use crate::model::{
    Contact, DirectionId, File, FundId, LabelId, LevelId, MarkId, MoneyUnit, Plan, PlanId, PlanState,
    RelatedPlan, RelatedRelation, Rules, ScopeId, SectionId, Source,
};
use crate::source::Sources;

use super::documents::Document;
use super::drafts::{self, Wanted};
use super::lists::{Basis, Before, List, Lists, Words};
use super::reader::{Known, Reader, check_word, owned, small, web, word};
use super::tables::read_tables;
use super::vocabulary::{self, Vocabulary, actors, contact, districts, scales, terms};
use super::{budget, chapters, evaluations, indicators, items, rules, schedule, settings};

const STATES: Known<PlanState> = Known::new(
    fixed::STATE,
    &[("draft", PlanState::Draft), ("in-force", PlanState::InForce), ("superseded", PlanState::Superseded)],
);
const YEARS: Known<YearKind> =
    Known::new(fixed::YEAR, &[("fiscal", YearKind::Fiscal), ("calendar", YearKind::Calendar)]);
const ERAS: Known<Era> = Known::new(
    fixed::ERA,
    &[
        ("meiji", Era::Meiji),
        ("taisho", Era::Taisho),
        ("showa", Era::Showa),
        ("heisei", Era::Heisei),
        ("reiwa", Era::Reiwa),
    ],
);
const RELATIONS: Known<RelatedRelation> = Known::new(
    fixed::RELATION,
    &[
        ("parent", RelatedRelation::Parent),
        ("predecessor", RelatedRelation::Predecessor),
        ("successor", RelatedRelation::Successor),
        ("related", RelatedRelation::Related),
    ],
);
/// The units of money, as sources write them.
pub(super) const UNITS: Known<MoneyUnit> = Known::new(
    fixed::MONEY_UNIT,
    &[
        ("円", MoneyUnit::Yen),
        ("千円", MoneyUnit::Thousand),
        ("万円", MoneyUnit::TenThousand),
        ("百万円", MoneyUnit::Million),
        ("億円", MoneyUnit::HundredMillion),
    ],
);

/// Resolves one plan from its settings and the rest of its folder.
///
/// What is wrong is reported, and what was declared is in the plan all the same, so that what refers to it is judged
/// by itself. `plans` are the ids of all plans of the site. What follows from the same as `before` is taken over.
pub(super) fn plan(
    settings: Record,
    raw: &mut RawPlan,
    (sources, plans, languages, wanted): (&Sources, &[String], &Languages, &Wanted),
    before: Before<'_>,
    diagnostics: &mut Diagnostics,
) -> (Plan, Option<Basis>) {
    misspelt_lists(&settings, &mut raw.gaps);
    let written = matches!(before, Before::Kept(_)).then(|| settings.clone());
    let keys = of_file::<RawPlanSettings>(settings, &mut Reading { diagnostics, languages });
    let calendar = calendar(&keys, diagnostics);
    for keeping in &keys.table {
        check_word("list", &keeping.list, fixed::TABLE, diagnostics);
    }
    read_tables(raw, (&keys, &calendar), diagnostics);
    let (drafts, left_out) = if wanted.shows { Default::default() } else { drafts::leave_out(raw, wanted) };
    let words = written.map(|settings| Words::of(&settings, raw));
    let mut reader = Reader { sources, plans, drafts: &drafts, languages, calendar, diagnostics };
    let mut plan = blank(&raw.id, &keys, &mut reader);
    plan.drafts = left_out;
    if !crate::model::is_id(&raw.id) {
        let folder = format!("content/{}", raw.id);
        reader.push(Diagnostic::about_file(Code::BadId, folder.clone()).with("value", folder).hint("folder"));
    }
    let mut vocabulary = Vocabulary::new(&raw.gaps);
    let rules = declare(&mut plan, keys, raw, (&mut vocabulary, &mut reader));
    let items = items::items(raw, &plan, &mut vocabulary, &mut reader);
    let index = items.index(&raw.gaps);
    let mut lists = Lists::new(words, (&items, &raw.gaps, &drafts), before);
    let known = (&vocabulary, &index);
    plan.items = items.items;
    plan.indicators = lists.list(
        &List { names: &["indicator", "value"], others: &[], of: |plan| &plan.indicators },
        (raw, &mut reader),
        |raw, reader| indicators::indicators(raw, (&vocabulary, &index, &plan), &rules, reader),
    );
    plan.budget = lists.list(
        &List { names: &["line"], others: &[], of: |plan| &plan.budget },
        (raw, &mut reader),
        |raw, reader| budget::lines(raw, plan.money_unit, known, reader),
    );
    plan.schedule = lists.list(
        &List { names: &["task"], others: &[], of: |plan| &plan.schedule },
        (raw, &mut reader),
        |raw, reader| schedule::tasks(raw, &index, reader),
    );
    plan.evaluations = lists.list(
        &List { names: &["evaluation"], others: &["indicator"], of: |plan| &plan.evaluations },
        (raw, &mut reader),
        |raw, reader| evaluations::evaluations(raw, &plan, known, reader),
    );
    plan.chapters = chapters::chapters(std::mem::take(&mut raw.chapters), &mut reader);
    plan.overview =
        raw.overview.take().map(|document| Document::read(document, &mut reader).body.prose(&reader));
    plan.files = files(std::mem::take(&mut raw.files));
    (plan, lists.basis())
}

/// Turns the tables of a plan into records and leaves everything else as it was written.
pub(super) fn place_tables(raw: &mut RawPlan, languages: &Languages) {
    let Some(settings) = raw.settings.clone() else { return };
    let mut said = Diagnostics::new();
    let keys = RawPlanSettings::from_record(settings, &mut Reading { diagnostics: &mut said, languages });
    let calendar = calendar(&keys, &mut said);
    read_tables(raw, (&keys, &calendar), &mut said);
    drafts::leave_out(raw, &Wanted::default());
}

/// A list whose key is misspelt (`[[levle]]`) is reported as an unknown key; what refers to its entries is not.
fn misspelt_lists(settings: &Record, gaps: &mut Gaps) {
    let known = |key: &str| RawPlanSettings::KIND.keys.iter().any(|known| known.name == key);
    for field in settings.fields.iter().filter(|field| !known(&field.key.value)) {
        let keys = RawPlanSettings::KIND.keys.iter().map(|key| key.name);
        if let Some(list) = nearest(&field.key.value, keys).and_then(list_table) {
            gaps.add(list);
        }
    }
}

/// The records of a list, wherever the plan keeps it: in plan.toml, in a table of its own, or in both.
pub(super) fn listed<T: FromRecord>(raw: &mut RawPlan, name: &str, reader: &mut Reader<'_>) -> Vec<T> {
    let records: Vec<Record> = raw.lists.shift_remove(name).unwrap_or_default();
    let mut reading = reader.reading();
    records.into_iter().map(|record| T::from_record(record, &mut reading)).collect()
}

/// How a plan counts years.
pub(super) fn calendar(keys: &RawPlanSettings, diagnostics: &mut Diagnostics) -> Calendar {
    let mut calendar = Calendar::default();
    if let Some(kind) = keys.year.as_ref().and_then(|year| word("year", year, YEARS, diagnostics)) {
        calendar = calendar.with_bare_year(kind);
    }
    if let Some(era) = keys.era.as_ref().and_then(|era| word("era", era, ERAS, diagnostics)) {
        calendar = calendar.with_era(era);
    }
    if let Some(month) = keys.fiscal_year_start.as_ref().and_then(|month| small(month, 1..=12, diagnostics)) {
        calendar = calendar.with_first_month(month).unwrap_or_default();
    }
    for (year, name) in &keys.fiscal_year_names {
        match year.parse::<i32>() {
            Ok(year) => calendar = calendar.with_fiscal_name(year, &name.value),
            Err(_) => diagnostics.push(Diagnostic::at(Code::PeriodUnreadable, name.span).with("value", year)),
        }
    }
    calendar
}

fn blank(id: &str, keys: &RawPlanSettings, reader: &mut Reader<'_>) -> Plan {
    drafts::check(&keys.draft, reader);
    Plan {
        id: PlanId::new(id),
        title: keys.title.value.clone(),
        subtitle: owned(keys.subtitle.clone()),
        kind: owned(keys.kind.clone()),
        organisation: owned(keys.organisation.clone()),
        department: owned(keys.department.clone()),
        state: reader.maybe_word("state", keys.state.as_ref(), STATES),
        period: reader.maybe_period(keys.period.as_ref()),
        edition: owned(keys.edition.clone()),
        updated: reader.maybe_period(keys.updated.as_ref()),
        summary: owned(keys.summary.clone()),
        notice: owned(keys.notice.clone()),
        calendar: reader.calendar.clone(),
        money_unit: reader
            .maybe_word("money_unit", keys.money_unit.as_ref(), UNITS)
            .unwrap_or(MoneyUnit::Yen),
        links_terms: reader
            .maybe_word("term_links", keys.term_links.as_ref(), vocabulary::LINKED)
            .unwrap_or(true),
        sdgs: sdgs(&keys.sdgs.all, reader),
        source: None,
        contact: Contact::default(),
        licence: None,
        related: Vec::new(),
        note: owned(keys.note.clone()),
        levels: IndexMap::new(),
        sections: IndexMap::new(),
        labels: IndexMap::new(),
        scopes: IndexMap::new(),
        actors: IndexMap::new(),
        districts: IndexMap::new(),
        directions: IndexMap::new(),
        scales: IndexMap::new(),
        terms: IndexMap::new(),
        marks: IndexMap::new(),
        funds: IndexMap::new(),
        rules: Rules::default(),
        items: IndexMap::new(),
        indicators: IndexMap::new(),
        budget: Vec::new(),
        schedule: Vec::new(),
        evaluations: Vec::new(),
        overview: None,
        chapters: IndexMap::new(),
        files: BTreeMap::new(),
        drafts: Vec::new(),
        span: keys.title.span,
    }
}

/// Sustainable development goals by number.
pub(super) fn sdgs(texts: &[Text], reader: &mut Reader<'_>) -> Vec<u8> {
    let goals = texts.iter().filter_map(|text| small(text, 1..=17, reader.diagnostics));
    goals.collect::<indexmap::IndexSet<u8>>().into_iter().collect()
}

/// Fills in everything that plan.toml declares beyond its plain keys.
fn declare(
    plan: &mut Plan,
    keys: RawPlanSettings,
    raw: &mut RawPlan,
    (vocabulary, reader): (&mut Vocabulary, &mut Reader<'_>),
) -> rules::Declared {
    macro_rules! joined {
        ($key:ident, $name:literal) => {{
            let mut all = keys.$key;
            all.extend(listed(raw, $name, reader));
            all
        }};
    }
    let v = vocabulary;
    plan.levels = vocabulary::words(joined!(level, "level"), &mut v.levels, LevelId::new, reader);
    plan.sections = vocabulary::words(joined!(section, "section"), &mut v.sections, SectionId::new, reader);
    plan.labels = vocabulary::words(joined!(label, "label"), &mut v.labels, LabelId::new, reader);
    plan.scopes = vocabulary::words(joined!(scope, "scope"), &mut v.scopes, ScopeId::new, reader);
    plan.directions =
        vocabulary::words(joined!(direction, "direction"), &mut v.directions, DirectionId::new, reader);
    plan.marks = vocabulary::words(joined!(mark, "mark"), &mut v.marks, MarkId::new, reader);
    plan.funds = vocabulary::words(joined!(fund, "fund"), &mut v.funds, FundId::new, reader);
    plan.actors = actors(joined!(actor, "actor"), &mut v.actors, reader);
    plan.districts = districts(joined!(district, "district"), v, reader);
    plan.terms = terms(joined!(term, "term"), &mut v.terms, reader);
    plan.scales = scales(joined!(scale, "scale"), v, reader);
    plan.source = keys.source.map(|source| self::source(*source, reader.diagnostics));
    plan.contact = keys.contact.map_or_else(Contact::default, |raw| contact(*raw));
    plan.licence = keys.licence.map(|raw| settings::licence(*raw, reader.diagnostics));
    plan.related = keys.related.into_iter().filter_map(|raw| related(raw, reader)).collect();
    let declared = rules::rules(keys.status, reader);
    plan.rules = declared.rules.clone();
    declared
}

fn source(raw: RawSource, diagnostics: &mut Diagnostics) -> Source {
    let RawSource { title, publisher, page, url, note, span: _ } = raw;
    Source {
        title: owned(title),
        publisher: owned(publisher),
        page: owned(page),
        url: web(url, diagnostics),
        note: owned(note),
    }
}

fn related(raw: RawRelated, reader: &mut Reader<'_>) -> Option<RelatedPlan> {
    let RawRelated { relation, plan, title, url, note, span } = raw;
    match (&plan, &title) {
        (None, None) => {
            reader.push(Diagnostic::at(Code::MissingKey, span).with("key", "title").hint("related"));
        }
        (Some(plan), _) => reader.plan(plan),
        (None, Some(_)) => {}
    }
    let url = web(url, reader.diagnostics);
    let relation = reader.word("relation", &relation, RELATIONS)?;
    let plan = plan.map(|plan| PlanId::new(&plan.value));
    Some(RelatedPlan { relation, plan, title: owned(title), url, note: owned(note) })
}

fn files(raw: Vec<RawFile>) -> BTreeMap<Arc<str>, File> {
    raw.into_iter().map(|file| (file.path, File { source: file.source, size: file.size })).collect()
}
