//! Every text that an editor wrote, and where each key of each record stands.
//!
//! Takes a raw site and the tags of its languages, gives the texts in the order of the files, with what they are, and
//! an index of places. For whoever looks at the wording and not at what it means: must not know the model.

use std::collections::BTreeMap;

use crate::load::{LISTS, RawDocument, RawPlan, RawSite, Record, Value};
use crate::source::{Sources, Span, Spanned};

use super::describe::kind_of;
use super::plan::{RawChapter, RawPlanSettings};
use super::rows::RawItem;
use super::site::RawSettings;
use super::{FromRecord, Holds, RecordKind};

/// All texts of a site and the places of its keys.
#[derive(Clone, Debug, Default)]
pub struct Written {
    /// The texts of `site.toml` and the home page.
    pub site: Vec<WrittenText>,
    /// The texts of each plan, by the name of its folder.
    pub plans: BTreeMap<String, Vec<WrittenText>>,
    places: BTreeMap<(Span, String), Span>,
}

/// One text.
#[derive(Clone, Debug)]
pub struct WrittenText {
    /// The kind of record that it belongs to (`item`).
    pub kind: &'static str,
    /// Its key (`title`), without the language; `body` for the text of a Markdown file.
    pub key: String,
    /// The record that it belongs to.
    pub record: Span,
    /// The tag of its language.
    pub language: &'static str,
    /// Whether it is Markdown.
    pub is_markdown: bool,
    /// Where it stands.
    pub span: Span,
    /// The text.
    pub text: String,
}

impl WrittenText {
    /// The place of a part of it. A text with escapes in it has no exact places, and is shown as a whole.
    pub fn place(&self, range: &std::ops::Range<usize>) -> Span {
        if self.span.range().len() == self.text.len() { self.span.within(range) } else { self.span }
    }
}

impl Written {
    /// Collects the texts of a site in languages, of which the first is the original.
    pub fn of(raw: &RawSite, languages: &[&'static str]) -> Self {
        let mut written = Self::default();
        let mut walk = Walk { written: &mut written, texts: Vec::new(), sources: &raw.sources, languages };
        if let Some(settings) = &raw.settings {
            walk.record(settings, RawSettings::KIND);
        }
        walk.documents(raw.home.iter(), RawChapter::KIND);
        let site = std::mem::take(&mut walk.texts);
        for plan in &raw.plans {
            walk.plan(plan);
            let texts = std::mem::take(&mut walk.texts);
            walk.written.plans.insert(plan.id.clone(), texts);
        }
        written.site = site;
        written
    }

    /// Where a key of a record stands (`title`, `baseline.period`); the record when it has no such key.
    pub fn place(&self, record: Span, key: &str) -> Span {
        self.places.get(&(record, key.to_owned())).copied().unwrap_or(record)
    }

    /// Whether a record has a key.
    pub fn has(&self, record: Span, key: &str) -> bool {
        self.places.contains_key(&(record, key.to_owned()))
    }

    /// All texts of the site.
    pub fn texts(&self) -> impl Iterator<Item = &WrittenText> {
        self.site.iter().chain(self.plans.values().flatten())
    }
}

struct Walk<'a> {
    written: &'a mut Written,
    texts: Vec<WrittenText>,
    sources: &'a Sources,
    languages: &'a [&'static str],
}

impl Walk<'_> {
    fn plan(&mut self, plan: &RawPlan) {
        if let Some(settings) = &plan.settings {
            self.record(settings, RawPlanSettings::KIND);
        }
        for (name, records) in &plan.lists {
            let Some(kind) = LISTS.iter().find(|list| list.table == *name).and_then(|list| kind_of(*list))
            else {
                continue;
            };
            for record in records {
                self.record(record, kind);
            }
        }
        self.documents(plan.overview.iter().chain(&plan.chapters), RawChapter::KIND);
        // An item may have a row and a file: what one lacks the other may say.
        let rows: BTreeMap<&str, Span> = plan
            .lists
            .get("item")
            .into_iter()
            .flatten()
            .filter_map(|row| Some((row.text("id")?.value.as_str(), row.span)))
            .collect();
        for item in &plan.items {
            let row = rows.get(item.stem.value.as_str()).copied();
            self.document(item, RawItem::KIND, row.unwrap_or(item.stem.span));
        }
    }

    fn documents<'d>(&mut self, all: impl Iterator<Item = &'d RawDocument>, kind: &'static RecordKind) {
        for document in all {
            self.document(document, kind, document.stem.span);
        }
    }

    /// A document and its translations, as parts of one record.
    fn document(&mut self, document: &RawDocument, kind: &'static RecordKind, record: Span) {
        let original = self.languages.first().copied().unwrap_or_default();
        self.file(document, kind, (record, original));
        for translation in &document.translations {
            let tag = self.languages.iter().find(|tag| **tag == translation.tag);
            if let Some(tag) = tag.copied() {
                self.file(&translation.document, kind, (record, tag));
            }
        }
    }

    fn file(
        &mut self,
        document: &RawDocument,
        kind: &'static RecordKind,
        (record, language): (Span, &'static str),
    ) {
        let first = self.texts.len();
        self.record(&document.front, kind);
        for text in &mut self.texts[first..] {
            if text.language == self.languages.first().copied().unwrap_or_default() {
                text.language = language;
            }
            if text.record == document.front.span {
                text.record = record;
            }
        }
        self.texts.push(WrittenText {
            kind: kind.name,
            key: "body".to_owned(),
            record,
            language,
            is_markdown: true,
            span: document.body,
            text: self.sources.slice(document.body).to_owned(),
        });
    }

    fn record(&mut self, record: &Record, kind: &'static RecordKind) {
        self.fields(record, kind, &[]);
    }

    /// `above` are the records around this one, each with the key that leads here.
    fn fields(&mut self, record: &Record, kind: &'static RecordKind, above: &[(Span, String)]) {
        for field in &record.fields {
            let name = &field.key.value;
            let span = match &field.value {
                Value::Table(_) | Value::List(_) => field.key.span,
                value => value.span(),
            };
            self.written.places.entry((record.span, name.clone())).or_insert(span);
            for (outer, prefix) in above {
                self.written.places.entry((*outer, format!("{prefix}.{name}"))).or_insert(span);
            }
            let (key, language) = self.parts(name);
            let declared = kind.keys.iter().find(|declared| declared.name == key);
            let place = TextPlace { kind: kind.name, key, record: record.span, language };
            match declared.map(|declared| declared.holds) {
                Some(Holds::Record(inner)) => {
                    let mut deeper: Vec<(Span, String)> =
                        above.iter().map(|(outer, prefix)| (*outer, format!("{prefix}.{name}"))).collect();
                    deeper.push((record.span, name.clone()));
                    self.inner(&field.value, inner, &deeper);
                }
                Some(Holds::Words) => self.value(&field.value, &place, false),
                // What an item has beside its own keys are its sections.
                None if kind.name == RawItem::KIND.name => self.value(&field.value, &place, true),
                _ => {}
            }
        }
    }

    fn inner(&mut self, value: &Value, kind: &'static RecordKind, above: &[(Span, String)]) {
        match value {
            Value::Table(record) => self.fields(record, kind, above),
            Value::List(list) => {
                for value in &list.value {
                    self.inner(value, kind, above);
                }
            }
            Value::Text(_) | Value::Bool(_) => {}
        }
    }

    fn value(&mut self, value: &Value, place: &TextPlace<'_>, is_markdown: bool) {
        match value {
            Value::Text(text) => self.text(text, place, is_markdown),
            Value::List(list) => list.value.iter().for_each(|one| self.value(one, place, is_markdown)),
            Value::Table(_) | Value::Bool(_) => {}
        }
    }

    fn text(&mut self, text: &Spanned<String>, place: &TextPlace<'_>, is_markdown: bool) {
        let TextPlace { kind, key, record, language } = *place;
        let (span, text) = (text.span, text.value.clone());
        let key = key.to_owned();
        self.texts.push(WrittenText { kind, key, record, language, is_markdown, span, text });
    }

    /// A key and the language that it is in.
    fn parts<'k>(&self, name: &'k str) -> (&'k str, &'static str) {
        let original = self.languages.first().copied().unwrap_or_default();
        let part = |tag: &&'static str| Some((name.strip_suffix(*tag)?.strip_suffix('-')?, *tag));
        self.languages.iter().skip(1).find_map(part).unwrap_or((name, original))
    }
}

/// What a text is.
#[derive(Clone, Copy)]
struct TextPlace<'a> {
    kind: &'static str,
    key: &'a str,
    record: Span,
    language: &'static str,
}
