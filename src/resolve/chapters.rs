//! Reading pages.

use indexmap::IndexMap;

use crate::format::{RawChapter, Text, fixed, of_file};
use crate::load::{RawDocument, ordered_stem};
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
        let document = Document::read(document, reader);
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
