//! Where the program speaks: results on standard output, findings on standard error.

use std::io::{self, IsTerminal, Write};
use std::path::{Component, Path, PathBuf};

use crate::diag::{self, Catalogue, Diagnostics, Failure, report};
use crate::model::Language;
use crate::source::{EditProblem, LeftFile, Sources};

use super::ENVIRONMENT;

/// The two streams and the language spoken on them.
pub(super) struct Console {
    pub(super) language: Language,
    catalogue: Catalogue,
    styled: bool,
}

impl Console {
    pub(super) fn new(language: Language) -> Self {
        let wanted = std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty());
        let styled = wanted && io::stderr().is_terminal();
        Self { language, catalogue: Catalogue::of(language), styled }
    }

    /// Words of the catalogue's `cli` table.
    pub(super) fn say(&self, key: &str, arguments: &[(&'static str, String)]) -> String {
        self.catalogue.say(&format!("cli.{key}"), arguments)
    }

    /// What a failure of the environment is called.
    pub(super) fn failure(&self, failure: &Failure) -> String {
        self.catalogue.failure(failure)
    }

    /// A result. A reader that has gone away is not an error.
    pub(super) fn print(line: &str) {
        let _ = writeln!(io::stdout(), "{line}");
    }

    /// A question; the answer is typed on the same line.
    pub(super) fn ask(question: &str) {
        let _ = write!(io::stderr(), "{question}");
        let _ = io::stderr().flush();
    }

    /// What is wrong with the arguments.
    pub(super) fn complain(text: &str) {
        let _ = io::stderr().write_all(text.as_bytes());
    }

    /// The words that are spoken.
    pub(super) fn catalogue(&self) -> &Catalogue {
        &self.catalogue
    }

    /// A failure of the environment.
    pub(super) fn fail(&self, line: &str) {
        let name = self.catalogue.say("report.error", &[]);
        let _ = writeln!(io::stderr(), "{name}: {line}");
    }

    /// Says a failure of the environment. Gives the exit code.
    pub(super) fn failed(&self, failure: &Failure) -> u8 {
        self.fail(&self.failure(failure));
        ENVIRONMENT
    }

    /// Why no source file was made or changed.
    pub(super) fn refuse_edit(&self, problem: EditProblem) {
        let about = |path: &Path| [("path", shown(path))];
        self.fail(&match problem {
            EditProblem::Exists(path) => self.say("edit-exists", &about(&path)),
            EditProblem::Changed(path) => self.say("edit-changed", &about(&path)),
            EditProblem::Io { path, error } => {
                self.failure(&Failure::io("write", Path::new(&shown(&path)), error))
            }
            EditProblem::Left { problem, files } => {
                self.refuse_edit(*problem);
                for LeftFile { path, kept } in files {
                    let (key, kept) = match kept {
                        Some(kept) => ("edit-kept", shown(&kept)),
                        None => ("edit-left", String::new()),
                    };
                    self.fail(&self.say(key, &[("path", shown(&path)), ("kept", kept)]));
                }
                return;
            }
        });
    }

    /// Findings in the sources, if there are any.
    pub(super) fn report(&self, diagnostics: &Diagnostics, sources: &Sources) {
        if !diagnostics.is_empty() {
            let text = report(diagnostics, sources, &self.catalogue, self.styled);
            let _ = io::stderr().write_all(text.as_bytes());
        }
    }

    /// What a check has found, if anything.
    pub(super) fn findings(&self, diagnostics: &Diagnostics, sources: &Sources) {
        if !diagnostics.is_empty() {
            let text = diag::findings(diagnostics, sources, &self.catalogue, self.styled);
            let _ = io::stderr().write_all(text.as_bytes());
        }
    }
}

/// A path as a person writes it: without the dots that mean the present folder.
pub(super) fn shown(path: &Path) -> String {
    let plain: PathBuf = path.components().filter(|part| *part != Component::CurDir).collect();
    if plain.as_os_str().is_empty() { ".".to_owned() } else { plain.display().to_string() }
}
