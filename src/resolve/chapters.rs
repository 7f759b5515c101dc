//! Reading pages.

use indexmap::IndexMap;

use crate::diag::{Code, Diagnostic};
use crate::format::{FromRecord, Key, RawChapter, RawItem, Text, fixed, of_file};
use crate::load::{RawDocument, Record, ordered_stem};
use crate::model::{Chapter, ChapterId};

use super::documents::Document;
use super::drafts;
use super::reader::{Known, Reader, owned};
use super::words::Words;

const PLACES: Known<bool> = Known::new(fixed::PLACE, &[("before", false), ("after", true)]);

/// All chapters of a plan, in the order of their file names.
pub(super) fn chapters(documents: Vec<RawDocument>, reader: &mut Reader<'_>) -> IndexMap<ChapterId, Chapter> {
    let mut known: Words<ChapterId> = Words::new("chapter");
    let mut chapters = IndexMap::with_capacity(documents.len());
    for document in documents {
        let mut document = Document::read(document, reader);
        misplaced_item(&mut document.front, reader);
        let front = of_file::<RawChapter>(document.front, &mut reader.reading());
        let RawChapter { title, summary, place, draft, span: _ } = front;
        drafts::check(&draft, reader);
        let stem: Text = ordered_stem(&document.stem).into();
        reader.id_of(&stem, true);
        let Some(id) = known.enter(&stem, ChapterId::new, [], reader) else { continue };
        let chapter = Chapter {
            id: id.clone(),
            title: title.map_or_else(|| stem.value.clone(), |title| title.value),
            summary: owned(summary),
            after_items: reader.maybe_word("place", place.as_ref(), PLACES).unwrap_or(false),
            text: document.body.prose(reader),
            span: document.stem.span,
        };
        chapters.insert(id, chapter);
    }
    chapters
}

/// Keys that only items have say that the file stands in the wrong folder. That is one mistake.
fn misplaced_item(front: &mut Record, reader: &mut Reader<'_>) {
    let has = |keys: &[Key], key: &str| keys.iter().any(|known| known.name == key);
    let is_of_item = |key: &str| has(RawItem::KIND.keys, key) && !has(RawChapter::KIND.keys, key);
    let first = front.fields.iter().find(|field| is_of_item(&field.key.value));
    let Some(key) = first.map(|field| &field.key) else { return };
    let diagnostic = Diagnostic::at(Code::UnknownKey, key.span).with("key", &key.value);
    reader.push(diagnostic.hint("item"));
    front.fields.retain(|field| !is_of_item(&field.key.value));
}
