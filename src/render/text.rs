//! Markdown texts of a page as pieces.

use std::cell::RefCell;
use std::collections::BTreeSet;

use crate::markdown::{
    Destination, PictureInfo, Piece, Surroundings, TermUse, Words, inline, letters, render,
};
use crate::model::PlanId;
use crate::pages::{Lead, Links, Page, Text, TextForm};

use super::page::PieceView;

/// What a text must be told about its page.
pub(super) struct TextRenderer<'a> {
    pub(super) links: &'a Links,
    /// Where references lead in the original language: a text that is not translated calls its targets by their names
    /// there.
    pub(super) original_links: &'a Links,
    pub(super) plan: Option<&'a PlanId>,
    pub(super) page: &'a Page,
    pub(super) words: &'a Words,
    pub(super) text: &'a Text,
    /// The terms that the page has explained.
    pub(super) explained: &'a RefCell<BTreeSet<String>>,
    /// The original language, where the page is in another.
    pub(super) original: Option<&'static str>,
}

impl TextRenderer<'_> {
    /// The text in pieces; the nth figure is the embed `name/n`.
    pub(super) fn pieces(&self, name: &str) -> Vec<PieceView> {
        let language = self.original.filter(|_| self.text.is_fallback);
        let line = match self.text.form {
            TextForm::Blocks => None,
            TextForm::Line => Some(inline(&self.text.markdown, self)),
            TextForm::Words => Some(letters(&self.text.markdown, self)),
        };
        if line.is_some() {
            return vec![PieceView { html: line, embed: None, language }];
        }
        let mut figures = 0;
        let pieces = render(&self.text.markdown, self).into_iter().map(|piece| match piece {
            Piece::Html(html) => PieceView { html: Some(html), embed: None, language },
            Piece::Figure { .. } => {
                figures += 1;
                PieceView { html: None, embed: Some(format!("{name}/{}", figures - 1)), language: None }
            }
        });
        pieces.collect()
    }
}

impl Surroundings for TextRenderer<'_> {
    fn link(&self, target: &str) -> Option<Destination> {
        if let Some(anchor) = target.strip_prefix('#') {
            return Some(Destination {
                href: format!("#{}{anchor}", self.text.prefix),
                text: target.to_owned(),
            });
        }
        match self.links.lead(self.plan, target)? {
            Lead::Outside => Some(Destination { href: target.to_owned(), text: target.to_owned() }),
            Lead::Inside(mut link) => {
                if let Some(place) = self.page.place_of(&link.path) {
                    link.path = place;
                }
                if self.text.is_fallback
                    && let Some(Lead::Inside(original)) = self.original_links.lead(self.plan, target)
                {
                    link.text = original.text;
                }
                // An anchor on this very page needs no way out and back.
                let own = link.path.strip_prefix(&self.page.page.path).filter(|rest| rest.starts_with('#'));
                let href = own.map_or_else(|| format!("{}{}", self.page.page.root, link.path), str::to_owned);
                Some(Destination { href, text: link.text })
            }
        }
    }

    fn picture(&self, target: &str) -> Option<PictureInfo> {
        let path = self.links.picture(self.plan, target)?;
        Some(PictureInfo { src: format!("{}{path}", self.page.page.root), width: None, height: None })
    }

    fn terms(&self, text: &str) -> Vec<TermUse> {
        let links = if self.text.is_fallback { self.original_links } else { self.links };
        let explained = self.explained.borrow();
        let uses = links.terms(self.plan).map(|terms| terms.uses(text)).unwrap_or_default();
        uses.into_iter().filter(|found| !explained.contains(&found.term)).collect()
    }

    fn first_use(&self, term: &str) -> Option<Destination> {
        let is_first = self.explained.borrow_mut().insert(term.to_owned());
        self.link(term).filter(|_| is_first)
    }

    fn words(&self) -> &Words {
        self.words
    }

    fn heading_shift(&self) -> u8 {
        self.text.heading_shift
    }

    fn id_prefix(&self) -> &str {
        &self.text.prefix
    }
}
