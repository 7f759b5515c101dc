//! Style sheets: `main.css` and what it imports become one minified file.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use lightningcss::bundler::{Bundler, SourceProvider};
use lightningcss::dependencies::{Dependency, DependencyOptions};
use lightningcss::printer::PrinterOptions;
use lightningcss::stylesheet::{ParserOptions, ToCssResult};

use crate::diag::{Code, Diagnostic, Diagnostics};

use super::Asset;

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

/// A style sheet with the addresses of the theme's images in the places of what `url()` names. What is no image of the
/// theme is reported: it would be looked for in vain, or on another site.
fn with_addresses(
    printed: ToCssResult,
    images: &BTreeMap<String, Asset>,
    diagnostics: &mut Diagnostics,
) -> Option<String> {
    let mut css = printed.code;
    let mut is_whole = true;
    for dependency in printed.dependencies.into_iter().flatten() {
        let Dependency::Url(url) = dependency else { continue };
        let image = url.url.strip_prefix("../images/").and_then(|name| images.get(name));
        // The style sheet lies beside the images.
        let address = image.and_then(|asset| asset.path.as_str().strip_prefix("assets/"));
        let inside = url.url.starts_with("data:") || url.url.starts_with('#');
        if let Some(address) = address.or(inside.then_some(&url.url)) {
            css = css.replace(&url.placeholder, address);
            continue;
        }
        is_whole = false;
        let path = format!("styles/{}", url.loc.file_path);
        let diagnostic = Diagnostic::about_file(Code::StyleError, path).with("line", url.loc.start.line);
        let reason = format!("url({}) is no image of the theme; url(../images/NAME) would be one", url.url);
        diagnostics.push(diagnostic.with("reason", reason));
    }
    is_whole.then_some(css)
}

/// One minified style sheet; `None` after an error was pushed.
pub(super) fn bundle(
    sheets: &BTreeMap<String, String>,
    images: &BTreeMap<String, Asset>,
    diagnostics: &mut Diagnostics,
) -> Option<String> {
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
    let analyze_dependencies = Some(DependencyOptions { remove_imports: false });
    let options = PrinterOptions { minify: true, analyze_dependencies, ..PrinterOptions::default() };
    match sheet.to_css(options) {
        Ok(result) => with_addresses(result, images, diagnostics),
        Err(error) => {
            let diagnostic = Diagnostic::about_file(Code::StyleError, "styles/main.css");
            diagnostics.push(diagnostic.with("line", 1).with("reason", error.kind));
            None
        }
    }
}
