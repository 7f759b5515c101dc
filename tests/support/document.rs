//! Documents whose steps are carried out: the fenced blocks of a text in Markdown, and what becomes of them.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::Command;

use super::folder::updating;

/// A fenced block.
#[derive(Clone, Debug)]
pub(crate) struct Block {
    /// The words behind the fence.
    pub(crate) info: Vec<String>,
    /// What stands in it, with its line ends.
    pub(crate) text: String,
}

/// The document with each of its blocks as `step` gives it anew.
pub(crate) fn carried_out(document: &str, mut step: impl FnMut(&Block) -> String) -> String {
    let mut out = String::new();
    let mut lines = document.lines();
    while let Some(line) = lines.next() {
        let _ = writeln!(out, "{line}");
        let Some(info) = line.strip_prefix("```") else { continue };
        let mut text = String::new();
        for inner in lines.by_ref().take_while(|inner| *inner != "```") {
            text.push_str(inner);
            text.push('\n');
        }
        let info = info.split_whitespace().map(str::to_owned).collect();
        let _ = writeln!(out, "{}```", step(&Block { info, text }));
    }
    out
}

/// Holds a document to what its steps have given; `UPDATE=1` writes it anew.
pub(crate) fn hold(path: &Path, document: &str, taken: &str) {
    if updating() {
        if document != taken {
            fs::write(path, taken).unwrap();
        }
        return;
    }
    let differing = document.lines().zip(taken.lines()).find(|(said, seen)| said != seen);
    assert!(document == taken, "{} and the program differ: {differing:?}", path.display());
}

/// Writes a file below a folder.
pub(crate) fn write_file(folder: &Path, path: &str, text: &str) {
    let file = folder.join(path);
    fs::create_dir_all(file.parent().unwrap()).unwrap();
    fs::write(file, text).unwrap();
}

/// Runs the commands of a block, which stand behind `$`, and gives the block with what they print, errors first.
pub(crate) fn run_commands(block: &str, program: &str, folder: &Path) -> String {
    let mut printed = String::new();
    for command in block.lines().filter_map(|line| line.strip_prefix("$ ")) {
        let words: Vec<&str> = command.split_whitespace().collect();
        assert_eq!(words[0], "keikaku", "documents run nothing else");
        let output = Command::new(program)
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
