//! The five-minute tour of README.md, run from README.md itself: its files are written, its commands are run by the
//! real program, and what they print is compared. `UPDATE=1 cargo test --test tour` writes what they print anew; look
//! at the difference before you commit it.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests")]

mod support;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use support::document::{carried_out, hold, run_commands, write_file};

fn readme() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md")
}

/// Takes the tour in a folder and gives the document as the program would have it. A block with a path is a file, one
/// of a console is run, and others are no steps.
fn take(document: &str, folder: &Path) -> String {
    carried_out(document, |block| match block.info.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["console"] => run_commands(&block.text, env!("CARGO_BIN_EXE_keikaku"), folder),
        [_, path] => {
            write_file(folder, path, &block.text);
            block.text.clone()
        }
        _ => block.text.clone(),
    })
}

#[test]
fn the_tour_goes_as_the_readme_says() {
    let folder = tempfile::tempdir().unwrap();
    let document = fs::read_to_string(readme()).unwrap();
    hold(&readme(), &document, &take(&document, folder.path()));
    // What the text says about the result.
    let page = fs::read_to_string(folder.path().join("public/welcome/indicators/at-home.html")).unwrap();
    assert!(folder.path().join("public/index.html").is_file());
    for said in ["36.7%", "40.0%"] {
        assert!(document.contains(said) && page.contains(said), "{said}");
    }
}

#[test]
fn the_readme_names_every_command() {
    let help = Command::new(env!("CARGO_BIN_EXE_keikaku")).args(["--help", "--lang", "en"]).output().unwrap();
    let help = String::from_utf8(help.stdout).unwrap();
    let list = help.split_once("Commands:\n").unwrap().1.split_once("\n\n").unwrap().0;
    let names = list.lines().filter(|line| line.starts_with("  ") && !line.starts_with("   "));
    let mut names: Vec<&str> = names.filter_map(|line| line.split_whitespace().next()).collect();
    let readme = fs::read_to_string(readme()).unwrap();
    let rows = readme.lines().filter_map(|line| line.strip_prefix("| `keikaku ")?.split_once('`'));
    let mut rows: Vec<&str> = rows.map(|(name, _)| name).collect();
    names.sort_unstable();
    rows.sort_unstable();
    assert_eq!(rows, names);
}

#[test]
fn links_and_pictures_of_the_documents_exist() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let guide = fs::read_dir(root.join("docs/ja")).unwrap().map(|entry| entry.unwrap().path());
    let guide = guide.filter(|path| path.extension().is_some_and(|ending| ending == "md"));
    let guide: Vec<String> =
        guide.map(|path| path.strip_prefix(root).unwrap().display().to_string()).collect();
    assert!(guide.len() > 5, "{guide:?}");
    let others = ["README.md", "CONTRIBUTING.md", "CHANGELOG.md", "ARCHITECTURE.md", "docs/theme.md"];
    for name in others.into_iter().chain(guide.iter().map(String::as_str)) {
        let path = root.join(name);
        let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{name}: {error}"));
        // Blocks show what belongs elsewhere.
        let prose: String = text.split("\n```").step_by(2).collect();
        let links = prose.split("](").skip(1).filter_map(|rest| rest.split(')').next());
        let pictures = prose.split("src=\"").skip(1).filter_map(|rest| rest.split('"').next());
        for target in links.chain(pictures) {
            let file = target.split('#').next().unwrap();
            let outside = file.is_empty() || file.contains(':');
            assert!(outside || path.parent().unwrap().join(file).exists(), "{name}: {target}");
        }
    }
}

#[test]
fn pictures_are_small() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/pictures");
    for entry in fs::read_dir(folder).unwrap() {
        let entry = entry.unwrap();
        assert!(entry.metadata().unwrap().len() < 150_000, "{:?}", entry.path());
    }
}
