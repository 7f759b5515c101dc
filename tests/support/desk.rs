//! A folder of the disk with a site in it, and the program as a person runs it there.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use tempfile::TempDir;

use super::Site;
use super::folder::differs;

/// The program.
pub(crate) const PROGRAM: &str = env!("CARGO_BIN_EXE_keikaku");

/// A folder with a site in `site/`; it goes away with the value.
pub(crate) struct Desk {
    folder: TempDir,
}

impl Desk {
    pub(crate) fn with(site: &Site) -> Self {
        let folder = tempfile::tempdir().unwrap();
        site.write_to(&folder.path().join("site"));
        Self { folder }
    }

    pub(crate) fn path(&self) -> &Path {
        self.folder.path()
    }

    /// Where a build writes to when nothing else is said.
    pub(crate) fn public(&self) -> PathBuf {
        self.path().join("site/public")
    }

    /// The program in the site's folder, in an environment that says nothing about language or time.
    pub(crate) fn program(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(PROGRAM);
        command.args(arguments).current_dir(self.path().join("site")).env_clear().stdin(Stdio::null());
        command.env("HOME", self.path().join("home"));
        command
    }

    pub(crate) fn run(&self, arguments: &[&str]) -> Output {
        self.program(arguments).output().unwrap()
    }

    /// Runs the program, and reads the document of JSON that it prints.
    pub(crate) fn json(&self, arguments: &[&str]) -> serde_json::Value {
        serde_json::from_slice(&self.run(arguments).stdout).unwrap()
    }

    /// Runs the program, holds what it prints to a file of `tests/program/`, and gives the exit code.
    #[track_caller]
    pub(crate) fn transcript(&self, name: &str, arguments: &[&str]) -> i32 {
        let output = self.run(arguments);
        let plain = |bytes: &[u8]| {
            let text = String::from_utf8(bytes.to_vec()).unwrap();
            let here = fs::canonicalize(self.path()).unwrap();
            text.replace(here.to_str().unwrap(), "/desk").replace(self.path().to_str().unwrap(), "/desk")
        };
        let shown = arguments.iter().map(|argument| plain(argument.as_bytes())).collect::<Vec<_>>().join(" ");
        let code = output.status.code().unwrap();
        let text = format!(
            "$ keikaku {shown}\n--- standard output\n{}--- standard error\n{}--- exit code {code}\n",
            plain(&output.stdout),
            plain(&output.stderr),
        );
        let has_key = ["cli.", "report.", "explain.", "stage."].iter().any(|table| text.contains(table));
        assert!(!has_key, "words are missing:\n{text}");
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/program").join(format!("{name}.txt"));
        assert_eq!(differs(&path, text.as_bytes()), None);
        code
    }
}
