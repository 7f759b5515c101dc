//! The five-minute tour of README.md, run from README.md itself: its files are written, its commands are run by the
//! real program, and what they print is compared. `UPDATE=1 cargo test --test tour` writes what they print anew; look
//! at the difference before you commit it.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests")]

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// A part of the document: text as it is, or a fenced block.
#[derive(Debug)]
enum Part {
    /// A line of text, or of a block that is no step of the tour.
    Line(String),
    /// ```` ```kind path ````: a file to write.
    File { info: String, path: String, text: String },
    /// ```` ```console ````: commands behind `$` with what they print.
    Console(String),
}

fn readme() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md")
}

/// The document in parts; what is written from them is the same document.
fn parts(document: &str) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut lines = document.lines();
    while let Some(line) = lines.next() {
        let info = line.strip_prefix("```").unwrap_or("");
        let path = info.split_whitespace().nth(1);
        if info != "console" && path.is_none() {
            parts.push(Part::Line(line.to_owned()));
            continue;
        }
        let mut text = String::new();
        for inner in lines.by_ref().take_while(|inner| *inner != "```") {
            text.push_str(inner);
            text.push('\n');
        }
        parts.push(match path {
            Some(path) => Part::File { info: info.to_owned(), path: path.to_owned(), text },
            None => Part::Console(text),
        });
    }
    parts
}

/// Runs the commands of a block and gives the block with what they print, errors first.
fn run(block: &str, folder: &Path) -> String {
    let mut printed = String::new();
    for command in block.lines().filter_map(|line| line.strip_prefix("$ ")) {
        let words: Vec<&str> = command.split_whitespace().collect();
        assert_eq!(words[0], "keikaku", "the tour runs nothing else");
        let output = Command::new(env!("CARGO_BIN_EXE_keikaku"))
            .args(&words[1..])
            .current_dir(folder)
            .env("NO_COLOR", "1")
            .output()
            .unwrap();
        let said = [output.stderr, output.stdout].map(|bytes| String::from_utf8(bytes).unwrap()).concat();
        assert_eq!(output.status.success(), !said.contains("error"), "{said}");
        let _ = writeln!(printed, "$ {command}");
        let _ = write!(printed, "{said}");
    }
    printed
}

/// Takes the tour in a folder and gives the document as the program would have it.
fn take(document: &str, folder: &Path) -> String {
    let mut out = String::new();
    for part in parts(document) {
        match part {
            Part::Line(line) => {
                let _ = writeln!(out, "{line}");
            }
            Part::File { info, path, text } => {
                let file = folder.join(path);
                fs::create_dir_all(file.parent().unwrap()).unwrap();
                fs::write(file, &text).unwrap();
                let _ = write!(out, "```{info}\n{text}```\n");
            }
            Part::Console(block) => {
                let _ = write!(out, "```console\n{}```\n", run(&block, folder));
            }
        }
    }
    out
}

#[test]
fn the_tour_goes_as_the_readme_says() {
    let folder = tempfile::tempdir().unwrap();
    let document = fs::read_to_string(readme()).unwrap();
    let taken = take(&document, folder.path());
    if std::env::var_os("UPDATE").is_some() {
        fs::write(readme(), &taken).unwrap();
    } else {
        let differing = document.lines().zip(taken.lines()).find(|(said, seen)| said != seen);
        assert!(document == taken, "README.md and the program differ: {differing:?}");
    }
    // What the text says about the result.
    let page = fs::read_to_string(folder.path().join("public/welcome/indicators/at-home.html")).unwrap();
    assert!(folder.path().join("public/index.html").is_file());
    for said in ["36.7%", "40.0%"] {
        assert!(document.contains(said) && page.contains(said), "{said}");
    }
}

#[test]
fn links_and_pictures_of_the_documents_exist() {
    for name in ["README.md", "CONTRIBUTING.md", "CHANGELOG.md", "ARCHITECTURE.md", "docs/theme.md"] {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(name);
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
