//! Whether a page shows something in the original language because it is not translated.
//!
//! Takes a page that is put together and what it shows of the site, gives a truth value. Must not know what is on the
//! page: it looks for marks in what templates are going to be filled with.

use std::io::{self, Write};

use serde::Serialize;

use crate::annotation;

use super::page::Drafted;
use super::view::{SiteView, View};

/// Whether parts of a page stand in the place of translations.
pub(super) fn is_in(Drafted { draft, view }: &Drafted, site: &SiteView) -> bool {
    // What the site says of itself and of its plans stands on the home page alone.
    let shown = matches!(view, View::Home(_)).then_some((&site.plans, &site.description, &site.organisation));
    draft.texts.values().any(|text| text.is_fallback)
        || has_marks(&draft.page)
        || has_marks(view)
        || has_marks(&draft.embeds)
        || has_marks(&shown)
}

fn has_marks(view: &impl Serialize) -> bool {
    let mut search = Search { found: false };
    // Writing into a search cannot fail, and views are plain data.
    let _ = serde_json::to_writer(&mut search, view);
    search.found
}

/// Looks for marks in what is written; each text is written whole, between its quotes.
struct Search {
    found: bool,
}

impl Write for Search {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.found = self.found || annotation::has_original_bytes(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
