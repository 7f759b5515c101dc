//! A plan's declared words, found by id, printed name, alias or symbol.

use std::cell::Cell;

use indexmap::IndexMap;

use crate::annotation;
use crate::diag::{Code, Diagnostic, Gaps, MOST_SUGGESTIONS};
use crate::format::{JOINTS, SEPARATORS, Text, Texts, split_at};
use crate::model::is_id;
use crate::source::{Span, half_width};

use super::drafts::referenced;
use super::reader::Reader;

/// What ends a line in a cell.
const LINE_ENDS: [char; 2] = ['\n', '\r'];
/// An index over one vocabulary.
pub(super) struct Words<I> {
    /// The vocabulary's key in the source format (`label`), for messages.
    what: &'static str,
    /// Whether some of them could not be read, so that what is not found may be there.
    gaps: bool,
    /// How many references led nowhere. After some, nobody reads suggestions, and looking for them takes its time.
    misses: Cell<usize>,
    by_id: IndexMap<String, (I, Span)>,
    by_form: IndexMap<String, Form<I>>,
}

/// What a printed form stands for.
enum Form<I> {
    One(I),
    /// Two words share it (○ for two scopes): it can be printed, but not referred to.
    Several,
}

impl<I: Clone + PartialEq> Words<I> {
    /// An empty index.
    pub(super) fn new(what: &'static str) -> Self {
        Self { what, gaps: false, misses: Cell::new(0), by_id: IndexMap::new(), by_form: IndexMap::new() }
    }

    /// An empty index over a list of a plan that may have gaps.
    pub(super) fn over(what: &'static str, gaps: &Gaps) -> Self {
        Self { gaps: gaps.are_in(what), ..Self::new(what) }
    }

    /// Declares a word whose id is checked; a second one with the same id is reported and not taken.
    pub(super) fn declare<'a>(
        &mut self,
        id: &Text,
        new: impl FnOnce(&str) -> I,
        forms: impl IntoIterator<Item = &'a str>,
        reader: &mut Reader<'_>,
    ) -> Option<I> {
        reader.id(id);
        self.enter(id, new, forms, reader)
    }

    /// Declares a word whose id has been checked.
    pub(super) fn enter<'a>(
        &mut self,
        id: &Text,
        new: impl FnOnce(&str) -> I,
        forms: impl IntoIterator<Item = &'a str>,
        reader: &mut Reader<'_>,
    ) -> Option<I> {
        if id.value.is_empty() {
            return None;
        }
        if let Some((_, first)) = self.by_id.get(&id.value) {
            let diagnostic = Diagnostic::at(Code::DuplicateId, id.span).with("value", &id.value);
            let diagnostic = diagnostic.with("what", self.what).other(*first);
            // A chapter has its id from the name of its file.
            reader.push(if self.what == "chapter" { diagnostic.hint("file") } else { diagnostic });
            return None;
        }
        let word = new(&id.value);
        self.by_id.insert(id.value.clone(), (word.clone(), id.span));
        for form in forms {
            // A name with readings over it is found by its letters as well.
            let letters = annotation::plain(form);
            self.called(form.trim(), &word);
            if letters != form {
                self.called(letters.trim(), &word);
            }
        }
        Some(word)
    }

    fn called(&mut self, form: &str, word: &I) {
        let entry = self.by_form.entry(form.to_owned());
        entry
            .and_modify(|known| {
                if !matches!(known, Form::One(one) if one == word) {
                    *known = Form::Several;
                }
            })
            .or_insert(Form::One(word.clone()));
    }

    /// The word that a reference means; reported when there is none.
    pub(super) fn find(&self, text: &Text, reader: &mut Reader<'_>) -> Option<I> {
        let wanted = text.value.trim();
        if let Some((word, _)) = self.by_id.get(wanted) {
            return Some(word.clone());
        }
        let is_draft = reader.drafts.are_called(self.what, wanted);
        match self.by_form.get(wanted) {
            Some(Form::One(word)) if !is_draft => return Some(word.clone()),
            Some(_) => {
                let diagnostic = Diagnostic::at(Code::UnknownReference, text.span).with("value", wanted);
                reader.push(diagnostic.with("what", self.what).hint("ambiguous"));
                return None;
            }
            None if is_draft => {
                reader.push(referenced(self.what, text));
                return None;
            }
            None => {}
        }
        if wanted.is_empty() || self.gaps {
            return None; // reported where it is missing
        }
        // Where an id is wrong by its width alone, what refers to it as it should be is right.
        let meant = |id: &&String| !is_id(id) && id.chars().map(half_width).eq(wanted.chars());
        if let Some((word, _)) = self.by_id.keys().find(meant).and_then(|id| self.by_id.get(id)) {
            return Some(word.clone());
        }
        let diagnostic = Diagnostic::at(Code::UnknownReference, text.span).with("value", wanted);
        let diagnostic = diagnostic.with("what", self.what);
        self.misses.set(self.misses.get() + 1);
        reader.push(if self.misses.get() > MOST_SUGGESTIONS {
            diagnostic.hint("many")
        } else {
            let names = self.by_form.keys().filter(|form| !self.by_id.contains_key(*form));
            diagnostic.suggest(wanted, self.by_id.keys().chain(names).map(String::as_str))
        });
        None
    }

    /// The words of several references.
    pub(super) fn find_all(&self, texts: &Texts, reader: &mut Reader<'_>) -> Vec<I> {
        self.find_every(texts, reader).0
    }

    /// The words of several references, and whether every one of them was found.
    pub(super) fn find_every(&self, texts: &Texts, reader: &mut Reader<'_>) -> (Vec<I>, bool) {
        let mut every = true;
        let mut found = Vec::with_capacity(texts.all.len());
        let parts: Vec<Text> = texts.all.iter().flat_map(|text| self.parts(text, reader)).collect();
        for part in parts {
            match self.find(&part, reader) {
                Some(word) if found.contains(&word) => {}
                Some(word) => found.push(word),
                None => every = false,
            }
        }
        (found, every)
    }

    /// The references that a cell is, as on paper: `市民、行政`, one a line, `市民・行政`. What is a name as a whole is one,
    /// whatever signs are in it, and signs that names have (`・`) part a cell only when they part a name from it.
    fn parts(&self, cell: &Text, reader: &Reader<'_>) -> Vec<Text> {
        let is_known = |text: &Text| {
            let wanted = text.value.trim();
            self.knows(wanted) || reader.drafts.are_called(self.what, wanted)
        };
        if is_known(cell) {
            return vec![cell.clone()];
        }
        if cell.value.contains(LINE_ENDS) {
            // A narrow column breaks names.
            let unbroken = Text::new(cell.value.replace(LINE_ENDS, ""), cell.span);
            if is_known(&unbroken) {
                return vec![unbroken];
            }
        }
        let mut parts = Vec::new();
        for part in split_at(cell, SEPARATORS) {
            let within = if is_known(&part) { Vec::new() } else { split_at(&part, JOINTS) };
            if within.iter().any(is_known) { parts.extend(within) } else { parts.push(part) }
        }
        parts
    }

    /// The word of a reference that need not be there.
    pub(super) fn maybe(&self, text: Option<&Text>, reader: &mut Reader<'_>) -> Option<I> {
        text.and_then(|text| self.find(text, reader))
    }
}

impl<I: Clone + PartialEq> Words<I> {
    /// Takes in another name of a word that is known.
    pub(super) fn also(&mut self, word: &I, form: &str) {
        self.called(form.trim(), word);
    }
}

impl<I: Clone> Words<I> {
    /// Takes in a word that is known to be valid.
    pub(super) fn know(&mut self, id: &str, word: I, span: Span) {
        self.by_id.insert(id.to_owned(), (word, span));
    }
}

impl<I> Words<I> {
    /// Whether what is not found may be there all the same.
    pub(super) fn has_gaps(&self) -> bool {
        self.gaps
    }

    /// What a word is called first.
    pub(super) fn first_form(&self, word: &I) -> Option<&str>
    where
        I: PartialEq,
    {
        let is_its = |form: &Form<I>| matches!(form, Form::One(one) if one == word);
        self.by_form.iter().find(|(_, form)| is_its(form)).map(|(name, _)| name.as_str())
    }

    /// Whether a reference would find something.
    pub(super) fn knows(&self, text: &str) -> bool {
        self.by_id.contains_key(text.trim()) || self.by_form.contains_key(text.trim())
    }
}

/// Whether something is called by a name, with or without the readings over it.
pub(super) fn is_called(name: &str, wanted: &str) -> bool {
    name == wanted || annotation::plain(name) == wanted
}
