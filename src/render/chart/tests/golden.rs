//! Every sample against its golden drawing. `UPDATE=1 cargo test golden` writes them anew; look
//! at the difference before you commit it.

#![allow(clippy::disallowed_methods, reason = "golden drawings are files beside the code")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use crate::figure::samples;
use crate::render::chart::{draw, draw_file};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src/render/chart/golden")
}

/// One line per element, so that a difference can be read.
fn broken_into_lines(svg: &str) -> String {
    let mut text = svg.replace("><", ">\n<");
    text.push('\n');
    text
}

#[test]
fn drawings_are_golden() {
    let update = std::env::var_os("UPDATE").is_some();
    let mut wrong = Vec::new();
    let mut names = BTreeSet::new();
    let files = samples::all().into_iter().filter(|chart| samples::FILES.contains(&chart.head().id.as_str()));
    let files =
        files.map(|chart| (format!("file-{}.svg", chart.head().id), draw_file(&chart, &samples::caption())));
    let on_pages = samples::all().into_iter();
    let on_pages = on_pages.map(|chart| (format!("{}.svg", chart.head().id), draw(&chart)));
    for (name, drawn) in on_pages.chain(files) {
        let path = folder().join(&name);
        let drawn = broken_into_lines(&drawn);
        if update {
            fs::write(&path, &drawn).unwrap();
        }
        if fs::read_to_string(&path).unwrap_or_default() != drawn {
            wrong.push(name.clone());
        }
        assert!(names.insert(name), "two samples share an id");
    }
    let present = fs::read_dir(folder()).unwrap();
    let present = present.map(|file| file.unwrap().file_name().into_string().unwrap());
    assert_eq!(present.collect::<BTreeSet<_>>(), names, "golden files and samples");
    assert!(wrong.is_empty(), "differ from their golden drawing: {wrong:?}");
}
