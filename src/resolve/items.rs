//! Items: rows and Markdown files of one id become one item; the tree is checked and put in order.

use indexmap::IndexMap;

use crate::diag::{Code, Diagnostic, Gaps};
use crate::format::{FromRecord, RawItem, Text, Texts, Truth, is_misspelt, missing_key, of_file};
use crate::load::RawPlan;
use crate::model::{Item, ItemId, LevelId, Plan, Relation, RelationKind};
use crate::source::Span;

use super::documents::{Body, Document};
use super::drafts;
use super::plan::{listed, sdgs};
use super::reader::{Reader, owned, reading_of, values};
use super::sections::{body_sections, keyed_sections, place_of};
use super::tree;
use super::vocabulary::Vocabulary;
use super::words::Words;

/// An index over items by id.
pub(super) type ItemIndex = Words<ItemId>;

/// All items of a plan.
pub(super) struct Items {
    pub(super) items: IndexMap<ItemId, Item>,
    /// What they are called on paper.
    pub(super) forms: Vec<(ItemId, String)>,
}

impl Items {
    /// The index over items that are already valid.
    pub(super) fn index(&self, gaps: &Gaps) -> ItemIndex {
        let mut words = Words::over("item", gaps);
        for item in self.items.values() {
            words.know(item.id.as_str(), item.id.clone(), item.span);
        }
        for (id, form) in self.forms.iter().filter(|(id, _)| self.items.contains_key(id)) {
            words.also(id, form);
        }
        words
    }
}

/// A row, a file, or both.
struct Draft {
    row: Option<RawItem>,
    file: Option<(RawItem, Document)>,
}

impl Draft {
    /// What the item is called on paper: its title and its number.
    fn forms(&self) -> Vec<String> {
        let keys = self.row.iter().chain(self.file.iter().map(|(front, _)| front));
        let forms = keys.flat_map(|keys| keys.title.iter().chain(&keys.number));
        forms.map(|text| text.written().to_owned()).filter(|form| !form.is_empty()).collect()
    }

    /// Whether the id of the item is the name of its file.
    fn is_named_by_file(&self) -> bool {
        self.row.is_none() && self.file.as_ref().is_some_and(|(front, _)| front.id.is_none())
    }
}

/// Resolves all items of a plan, parents before children.
pub(super) fn items(
    raw: &mut RawPlan,
    plan: &Plan,
    vocabulary: &mut Vocabulary,
    reader: &mut Reader<'_>,
) -> Items {
    let drafts = drafts(raw, reader);
    let mut known: ItemIndex = Words::over("item", &raw.gaps);
    let mut declared = Vec::with_capacity(drafts.len());
    let mut all_forms = Vec::with_capacity(drafts.len());
    for (id, draft) in drafts {
        reader.id_of(&id, draft.is_named_by_file());
        let forms = draft.forms();
        let Some(id) = known.enter(&id, ItemId::new, forms.iter().map(String::as_str), reader) else {
            continue;
        };
        all_forms.extend(forms.into_iter().map(|form| (id.clone(), form)));
        declared.push((id, merge(draft, reader)));
    }
    let mut items = IndexMap::with_capacity(declared.len());
    let mut written = IndexMap::with_capacity(declared.len());
    for (id, raw) in declared {
        written
            .insert(id.clone(), Written { level: raw.keys.level.clone(), parent: raw.keys.parent.clone() });
        items.insert(id.clone(), item(id, raw, plan, (&known, vocabulary), reader));
    }
    Items { items: tree::ordered(items, &written, plan, (vocabulary, reader)), forms: all_forms }
}

/// Pairs rows and files by id, in the order of the plan.
fn drafts(raw: &mut RawPlan, reader: &mut Reader<'_>) -> Vec<(Text, Draft)> {
    let rows: Vec<RawItem> = listed(raw, "item", reader);
    let mut drafts: Vec<(Text, Draft)> = Vec::with_capacity(rows.len());
    let mut places: IndexMap<String, usize> = IndexMap::with_capacity(rows.len());
    for row in rows {
        let Some(id) = row.id.clone() else {
            if !is_misspelt(&row.rest, "id", &[], |key| is_item_key(key, None)) {
                reader.push(missing_key(&row.rest, "id"));
            }
            raw.gaps.add("item");
            continue;
        };
        places.entry(id.value.clone()).or_insert(drafts.len());
        drafts.push((id, Draft { row: Some(row), file: None }));
    }
    for document in std::mem::take(&mut raw.items) {
        let document = Document::read(document, reader);
        let front = of_file::<RawItem>(document.front.clone(), &mut reader.reading());
        let id = front.id.clone().unwrap_or_else(|| document.stem.clone().into());
        if !document.whole {
            raw.gaps.add("item"); // its front matter may say another id
        }
        match places.get(&id.value) {
            Some(at) if drafts[*at].1.file.is_none() => drafts[*at].1.file = Some((front, document)),
            _ => drafts.push((id, Draft { row: None, file: Some((front, document)) })),
        }
    }
    drafts
}

/// What a row and a file say together.
struct Merged {
    keys: RawItem,
    body: Option<Body>,
    /// Whether the front matter could be read.
    whole: bool,
}

/// What an item says of its place among the others, as written.
pub(super) struct Written {
    pub(super) level: Option<Text>,
    pub(super) parent: Option<Text>,
}

fn merge(draft: Draft, reader: &mut Reader<'_>) -> Merged {
    match (draft.row, draft.file) {
        (Some(row), Some((front, document))) => {
            Merged { keys: join(row, front, reader), body: Some(document.body), whole: document.whole }
        }
        (Some(row), None) => Merged { keys: row, body: None, whole: true },
        (None, Some((front, document))) => {
            Merged { keys: front, body: Some(document.body), whole: document.whole }
        }
        (None, None) => unreachable!("a draft is made from a row or a file"),
    }
}

/// The keys of a row and of its file; a key that stands in both is said twice.
fn join(row: RawItem, file: RawItem, reader: &mut Reader<'_>) -> RawItem {
    let mut twice = |key: &str, first: Span, second: Span| {
        reader.push(Diagnostic::at(Code::KeyTwice, second).with("key", key).other(first));
    };
    macro_rules! one {
        ($key:ident) => {
            match (row.$key, file.$key) {
                (Some(first), Some(second)) => {
                    Some(first.joined(second).unwrap_or_else(|(first, second)| {
                        twice(stringify!($key), first.span, second.span);
                        first
                    }))
                }
                (first, second) => first.or(second),
            }
        };
    }
    macro_rules! many {
        ($key:ident) => {
            match (row.$key.all.first(), file.$key.all.first()) {
                (Some(first), Some(second)) => {
                    twice(stringify!($key), first.span, second.span);
                    row.$key
                }
                (None, Some(_)) => file.$key,
                _ => row.$key,
            }
        };
    }
    let mut rest = row.rest;
    rest.fields.extend(file.rest.fields);
    RawItem {
        id: row.id,
        parent: one!(parent),
        level: one!(level),
        number: one!(number),
        title: one!(title),
        subtitle: one!(subtitle),
        reading: one!(reading),
        keywords: many!(keywords),
        summary: one!(summary),
        labels: many!(labels),
        actors: many!(actors),
        responsible: many!(responsible),
        scopes: many!(scopes),
        districts: many!(districts),
        sdgs: many!(sdgs),
        direction: one!(direction),
        period: one!(period),
        serves: many!(serves),
        related: many!(related),
        merged_into: many!(merged_into),
        successor: many!(successor),
        draft: Truth(row.draft.0.or(file.draft.0)),
        note: one!(note),
        rest,
        span: row.span,
    }
}

fn item(
    id: ItemId,
    merged: Merged,
    plan: &Plan,
    (known, vocabulary): (&ItemIndex, &Vocabulary),
    reader: &mut Reader<'_>,
) -> Item {
    let Merged { keys, body, whole } = merged;
    drafts::check(&keys.draft, reader);
    let mut relations = Vec::new();
    for (kind, texts) in [
        (RelationKind::Serves, &keys.serves),
        (RelationKind::Related, &keys.related),
        (RelationKind::MergedInto, &keys.merged_into),
        (RelationKind::Successor, &keys.successor),
    ] {
        let ids = known.find_all(texts, reader);
        if ids.contains(&id) {
            reader.diagnostics.extend(itself(&id, texts));
        }
        relations.extend(ids.into_iter().map(|to| Relation { kind, to }));
    }
    if keys.title.is_none()
        && whole
        && !is_misspelt(&keys.rest, "title", heads_of("title"), |key| is_item_key(key, Some(plan)))
    {
        reader.push(missing_title(&keys, body.is_some()));
    }
    let mut sections = keyed_sections(keys.rest.fields, plan, (vocabulary, reader));
    let (lead, written) =
        body.map_or((None, Vec::new()), |body| body_sections(body, (plan, vocabulary), reader));
    for (section, heading) in written {
        if let Some(first) = sections.iter().find(|first| first.id.is_some() && first.id == section.id) {
            let diagnostic = Diagnostic::at(Code::KeyTwice, heading).with("key", &section.name);
            reader.push(place_of(first).into_iter().fold(diagnostic, Diagnostic::other));
        }
        sections.push(section);
    }
    Item {
        id,
        parent: known.maybe(keys.parent.as_ref(), reader),
        children: Vec::new(),
        level: LevelId::new(""),
        number: owned(keys.number),
        reading: reading_of(keys.title.as_ref(), keys.reading),
        keywords: values(keys.keywords),
        title: owned(keys.title).unwrap_or_default(),
        subtitle: owned(keys.subtitle),
        summary: owned(keys.summary),
        lead,
        sections,
        labels: vocabulary.labels.find_all(&keys.labels, reader),
        actors: vocabulary.actors.find_all(&keys.actors, reader),
        responsible: vocabulary.actors.find_all(&keys.responsible, reader),
        scopes: vocabulary.scopes.find_all(&keys.scopes, reader),
        districts: vocabulary.districts.find_all(&keys.districts, reader),
        sdgs: sdgs(&keys.sdgs.all, reader),
        direction: vocabulary.directions.maybe(keys.direction.as_ref(), reader),
        period: reader.maybe_period(keys.period.as_ref()),
        relations,
        note: owned(keys.note),
        span: keys.span,
    }
}

/// The heads of columns that stand for a key.
fn heads_of(key: &str) -> &'static [&'static str] {
    RawItem::KIND.keys.iter().find(|known| known.name == key).map_or(&[], |known| known.heads)
}

/// Whether a key is one that items have.
fn is_item_key(key: &str, plan: Option<&Plan>) -> bool {
    RawItem::KIND.keys.iter().any(|known| known.name == key)
        || plan.is_some_and(|plan| plan.sections.contains_key(key))
}

/// An item that is related to itself.
fn itself(id: &ItemId, texts: &Texts) -> Option<Diagnostic> {
    let place = texts.all.iter().find(|text| text.value == id.as_str()).or(texts.all.first())?;
    let diagnostic = Diagnostic::at(Code::UnknownReference, place.span).with("what", "item");
    Some(diagnostic.with("value", id).hint("itself"))
}

/// A title that stands neither in the row nor in the file. Where there is no column for it, that is said once.
fn missing_title(keys: &RawItem, has_file: bool) -> Diagnostic {
    let no_column = keys.rest.head.as_ref().is_some_and(|head| !head.columns.contains_key("title"));
    if no_column && !has_file {
        return missing_key(&keys.rest, "title");
    }
    Diagnostic::at(Code::MissingKey, keys.span).with("key", "title").hint("item")
}
