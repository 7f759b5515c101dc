//! Style sheets: `main.css` and what it imports become one minified file.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use lightningcss::bundler::{Bundler, SourceProvider};
use lightningcss::printer::PrinterOptions;
use lightningcss::stylesheet::ParserOptions;

use crate::diag::{Code, Diagnostic, Diagnostics};

/// Style sheets in memory, as the bundler wants them.
struct Sheets<'a> {
    sheets: &'a BTreeMap<String, String>,
}

/// An import that leads nowhere.
#[derive(Debug)]
struct Missing(PathBuf);

impl std::fmt::Display for Missing {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "@import: {} does not exist", self.0.display())
    }
}

impl std::error::Error for Missing {}

impl SourceProvider for Sheets<'_> {
    type Error = Missing;

    fn read<'s>(&'s self, file: &Path) -> Result<&'s str, Missing> {
        let name = file.to_str().unwrap_or("");
        self.sheets.get(name).map(String::as_str).ok_or_else(|| Missing(file.to_owned()))
    }

    fn resolve(&self, specifier: &str, _: &Path) -> Result<lightningcss::bundler::ResolveResult, Missing> {
        let name = specifier.trim_start_matches("./");
        Ok(lightningcss::bundler::ResolveResult::File(PathBuf::from(name)))
    }
}

/// One minified style sheet; `None` after an error was pushed.
pub(super) fn bundle(sheets: &BTreeMap<String, String>, diagnostics: &mut Diagnostics) -> Option<String> {
    let provider = Sheets { sheets };
    let mut bundler = Bundler::new(&provider, None, ParserOptions::default());
    let sheet = match bundler.bundle(Path::new("main.css")) {
        Ok(sheet) => sheet,
        Err(error) => {
            let (path, line) = error.loc.as_ref().map_or(("main.css".to_owned(), 1), |at| {
                (at.filename.clone(), at.line + 1) // counted from 0
            });
            let diagnostic = Diagnostic::about_file(Code::StyleError, format!("styles/{path}"));
            diagnostics.push(diagnostic.with("line", line).with("reason", error.kind));
            return None;
        }
    };
    let options = PrinterOptions { minify: true, ..PrinterOptions::default() };
    match sheet.to_css(options) {
        Ok(result) => Some(result.code),
        Err(error) => {
            let diagnostic = Diagnostic::about_file(Code::StyleError, "styles/main.css");
            diagnostics.push(diagnostic.with("line", 1).with("reason", error.kind));
            None
        }
    }
}
