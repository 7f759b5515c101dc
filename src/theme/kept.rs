//! A theme that is read again only when something of it has changed.

use std::path::Path;
use std::sync::Arc;

use crate::diag::{Diagnostics, Failure};
use crate::model::Language;
use crate::source::{Entry, EntryProblem, SourceText, SourceTree, Sources};

use super::{SHIPPED_NAME, Theme, theme};

/// The theme that was read last.
#[derive(Debug, Default)]
pub struct Kept {
    last: Option<Last>,
}

#[derive(Debug)]
struct Last {
    asked: Asked,
    theme: Arc<Theme>,
    /// What was added to the sources.
    texts: Vec<SourceText>,
    found: Diagnostics,
}

/// All that a theme depends on.
#[derive(Debug, PartialEq, Eq)]
struct Asked {
    name: String,
    languages: Vec<Language>,
    files: (Vec<Entry>, Vec<EntryProblem>),
    /// How many texts there are before those of the theme: their places are in findings.
    texts_before: usize,
}

impl Asked {
    /// Whether nothing can have changed that the tree does not tell.
    fn is_told(&self) -> bool {
        self.files.0.iter().all(|entry| entry.state.is_some())
    }
}

/// The same as [`theme`]; the last one is taken over when nothing of it has changed.
pub fn theme_again(
    name: &str,
    languages: &[Language],
    tree: &dyn SourceTree,
    (sources, diagnostics): (&mut Sources, &mut Diagnostics),
    kept: Option<&mut Kept>,
) -> Result<Arc<Theme>, Failure> {
    let Some(kept) = kept else {
        return theme(name, languages, tree, (sources, diagnostics)).map(Arc::new);
    };
    let folder = format!("themes/{name}");
    let failure = |error| Failure::io("list", Path::new(&folder), error);
    let files =
        if name == SHIPPED_NAME { Default::default() } else { tree.list(&folder).map_err(failure)? };
    let texts_before = sources.len();
    let asked = Asked { name: name.to_owned(), languages: languages.to_vec(), files, texts_before };
    if let Some(last) = kept.last.as_ref().filter(|last| last.asked == asked && asked.is_told()) {
        sources.extend(last.texts.iter().cloned());
        diagnostics.append(last.found.clone());
        return Ok(last.theme.clone());
    }
    let mut found = Diagnostics::new();
    let theme = Arc::new(theme(name, languages, tree, (sources, &mut found))?);
    diagnostics.append(found.clone());
    let texts = sources.from(texts_before).to_vec();
    kept.last = Some(Last { asked, theme: theme.clone(), texts, found });
    Ok(theme)
}
