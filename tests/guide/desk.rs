//! The desk of somebody who follows the guide: a folder with the program, its window, a preview in a browser.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use keikaku::source::decode;
use tempfile::TempDir;

use crate::support::browser::{draft_note, mistakes, page, text_of};
use crate::support::document::Block;
use crate::support::terminal::Window;

/// The folder of the guide as it stands on a screen of Windows.
const SHOWN: &str = r"C:\Users\mihon\Documents\計画";
/// The port of the preview in the guide; here another one may be free.
const PORT: &str = "8025";
/// What the lines begin with that a choice begins with.
const CHOICES: [&str; 2] = ["サイト「", "このフォルダーには"];
/// What questions begin with.
const QUESTIONS: [&str; 4] = ["番号か", "新しいサイトの", "市町村や団体の", "計画の名前"];
/// How long a page may take to say what it should.
const PATIENCE: Duration = Duration::from_mins(1);

pub(crate) struct Desk {
    home: TempDir,
    /// The window of the program, and from where on it has not been told.
    window: Option<(Window, usize)>,
    preview: Option<(Window, u16)>,
    /// Everything that was on the screen.
    pub(crate) seen: String,
}

impl Desk {
    pub(crate) fn new() -> Self {
        let home = tempfile::tempdir().unwrap();
        let made = Self { home, window: None, preview: None, seen: String::new() };
        fs::create_dir(made.folder()).unwrap();
        std::os::unix::fs::symlink(env!("CARGO_BIN_EXE_keikaku"), made.folder().join("keikaku")).unwrap();
        // Stands in for the browser: keeps the address that it is opened at.
        let browser = made.home.path().join("xdg-open");
        fs::write(&browser, format!("#!/bin/sh\necho \"$1\" > '{}'\n", made.opened().display())).unwrap();
        fs::set_permissions(browser, fs::Permissions::from_mode(0o755)).unwrap();
        made
    }

    /// The folder that the guide begins with.
    fn folder(&self) -> PathBuf {
        self.home.path().join("計画")
    }

    /// The folder of the site.
    pub(crate) fn site(&self) -> PathBuf {
        self.folder().join("計画サイト")
    }

    fn opened(&self) -> PathBuf {
        self.home.path().join("opened")
    }

    /// Does what a block says; gives the block as it should be.
    pub(crate) fn step(&mut self, block: &Block) -> String {
        match block.info.iter().map(String::as_str).collect::<Vec<_>>()[..] {
            ["画面", "keikaku"] => {
                self.window = Some((self.double_click(&self.folder().join("keikaku")), 0));
                self.talk(&block.text)
            }
            ["画面", "プレビュー"] => {
                self.preview = None;
                self.window = Some((self.double_click(&self.site().join("preview.command")), 0));
                self.talk(&block.text)
            }
            ["画面"] => self.talk(&block.text),
            ["ブラウザー", path] => {
                self.look(path, &block.text);
                block.text.clone()
            }
            ["ブラウザー", path, "間違い"] => self.mistakes_over(path),
            [_, path, role] => {
                self.edit(path, role, &block.text);
                block.text.clone()
            }
            _ => panic!("no such step: {:?}", block.info),
        }
    }

    fn double_click(&self, program: &Path) -> Window {
        let mut command = Command::new(program);
        command.current_dir(program.parent().unwrap()).env_clear();
        command.env("PATH", format!("{}:/usr/bin:/bin", self.home.path().display()));
        command.env("HOME", self.home.path()).env("LC_ALL", "ja_JP.UTF-8");
        command.env("NO_COLOR", "1").env("TERM", "dumb");
        Window::open(command)
    }

    /// Answers the questions of the window as the block does; gives what is on the screen. A line of dots stands for
    /// what is there between.
    fn talk(&mut self, block: &str) -> String {
        let (mut window, begin) = self.window.take().expect("no window is open");
        let mut lines = block.lines();
        loop {
            window.wait(|window| question(window).is_some() || address(&window.text()).is_some());
            let Some(asked) = question(&window) else { break };
            let Some(answer) = lines.find_map(|line| line.strip_prefix(asked.trim_end())) else { break };
            // A question in the last line waits for the next block.
            if answer.is_empty() && lines.clone().next().is_none() {
                break;
            }
            window.type_line(answer.trim());
        }
        let text = window.text();
        let told = self.shown(&text[begin..]);
        self.seen.push_str(&told);
        let question = question(&window);
        let last = block.lines().last().unwrap_or_default();
        let ends_with_question = question.as_ref().is_some_and(|question| last == question.trim_end());
        if let Some(question) = &question {
            self.window = Some((window, text.len() - question.len()));
        } else if let Some(port) = address(&text) {
            self.was_opened_at(port);
            self.preview = Some((window, port));
        }
        let told = match question {
            Some(_) if !ends_with_question => {
                let lines: Vec<&str> = told.lines().collect();
                let menu = lines.iter().rposition(|line| CHOICES.iter().any(|words| line.starts_with(words)));
                lines[..menu.unwrap()].join("\n")
            }
            _ => told,
        };
        let told =
            told.lines().map(str::trim_end).collect::<Vec<_>>().join("\n").trim_end().to_owned() + "\n";
        match block.split_once("…\n") {
            Some((head, tail)) if told.starts_with(head) && told.ends_with(tail) => block.to_owned(),
            _ => told,
        }
    }

    /// What the screen would show at the desk of the guide.
    fn shown(&self, text: &str) -> String {
        let folder = fs::canonicalize(self.folder()).unwrap();
        let text = text.replace(folder.to_str().unwrap(), SHOWN);
        let is_other_port = |line: &&str| line.starts_with(&format!("ポート {PORT} は"));
        let lines: Vec<&str> = text.split('\n').filter(|line| !is_other_port(line)).collect();
        let text = lines.join("\n");
        match address(&text) {
            Some(port) => text.replace(&format!(":{port}/"), &format!(":{PORT}/")),
            None => text,
        }
    }

    /// Holds the browser to have been opened at the preview.
    fn was_opened_at(&self, port: u16) {
        let expected = format!("http://127.0.0.1:{port}/\n");
        let is_opened = || fs::read_to_string(self.opened()).is_ok_and(|address| address == expected);
        within_patience(is_opened, || format!("the browser was not opened at {expected}"));
        fs::remove_file(self.opened()).unwrap();
    }

    /// Holds a page of the preview to say the lines of a block, in their order, with no mistakes over it.
    fn look(&mut self, path: &str, block: &str) {
        let port = self.preview.as_ref().expect("no preview is open").1;
        let end = Instant::now() + PATIENCE;
        loop {
            let (is_there, html) = page(port, path);
            let said = text_of(&html) + &draft_note(path, &html).unwrap_or_default();
            let over = mistakes(port, path, &html);
            let lacking = lacking(block, &said);
            if is_there && lacking.is_none() && over.is_none() {
                self.seen.push_str(&said);
                return;
            }
            assert!(Instant::now() < end, "{lacking:?} is not on {path}, or {over:?}:\n{said}");
            std::thread::sleep(Duration::from_millis(50));
        }
    }

    /// The mistakes that are shown over a page.
    fn mistakes_over(&mut self, path: &str) -> String {
        let port = self.preview.as_ref().expect("no preview is open").1;
        let end = Instant::now() + PATIENCE;
        loop {
            if let Some(over) = mistakes(port, path, &page(port, path).1) {
                self.seen.push_str(&over);
                return over;
            }
            assert!(Instant::now() < end, "no mistakes over {path}");
            std::thread::sleep(Duration::from_millis(50));
        }
    }

    /// Does to a file what the guide says, as editors and Excel save it: with its mark and its line ends.
    fn edit(&mut self, path: &str, role: &str, block: &str) {
        let file = self.site().join(path);
        let before = fs::read_to_string(&file).unwrap_or_else(|error| panic!("{path}: {error}"));
        let ends = if before.contains("\r\n") { "\r\n" } else { "\n" };
        let block = block.replace('\n', ends);
        let text = before.trim_start_matches('\u{FEFF}');
        // A part of a file may end within a line.
        let part = block.trim_end();
        let after = match role {
            "足す" => format!("{before}{block}"),
            "置きかえる" => before[..before.len() - text.len()].to_owned() + &block,
            "中身" | "消す" => {
                assert_eq!(text, block, "{path} holds something else");
                if role == "消す" {
                    fs::remove_file(&file).unwrap();
                }
                return;
            }
            "直す前" => {
                assert_eq!(text.matches(part).count(), 1, "{path} has once:\n{part}\n\nin\n{text}");
                fs::write(self.marked(), format!("{path}\n{part}")).unwrap();
                return;
            }
            "直した後" => {
                let marked = fs::read_to_string(self.marked()).expect("what is mended stands before it");
                let (marked_path, marked) = marked.split_once('\n').unwrap();
                assert_eq!(marked_path, path);
                fs::remove_file(self.marked()).unwrap();
                before.replacen(marked, part, 1)
            }
            _ => panic!("no such thing to do: {role}"),
        };
        assert!(after != before, "{path}: nothing changes");
        fs::write(&file, after).unwrap();
    }

    /// Where the place is kept that is to be mended.
    fn marked(&self) -> PathBuf {
        self.home.path().join("marked")
    }

    /// Puts a file that the guide brings along into the site's folder.
    pub(crate) fn copy(&self, from: &Path) {
        fs::copy(from, self.site().join(from.file_name().unwrap())).unwrap();
    }

    /// Whether the guide may name this: a file or folder of the desk, or something that was on the screen or in a file.
    pub(crate) fn knows(&self, name: &str) -> bool {
        let path = name.replace('\\', "/");
        if self.folder().join(&path).exists() || self.site().join(&path).exists() || self.seen.contains(name)
        {
            return true;
        }
        let files = crate::support::folder::files_below(&self.site());
        files.iter().any(|(path, bytes)| {
            path.rsplit('/').next() == Some(name) || decode(bytes, true).is_ok_and(|text| text.contains(name))
        })
    }
}

/// The first line that a text does not say after those before it.
fn lacking<'a>(lines: &'a str, text: &str) -> Option<&'a str> {
    let text = bare(text);
    let mut rest = text.as_str();
    lines.lines().find(|line| {
        let after = rest.split_once(&bare(line)).map(|(_, after)| after);
        rest = after.unwrap_or(rest);
        after.is_none()
    })
}

/// The question of a window that waits for an answer.
fn question(window: &Window) -> Option<String> {
    let text = window.text();
    let last = text.rsplit('\n').next().unwrap_or_default();
    let is_question = QUESTIONS.iter().any(|words| last.starts_with(words)) && last.ends_with(": ");
    is_question.then(|| last.to_owned())
}

/// The port of a preview that a window tells.
fn address(text: &str) -> Option<u16> {
    let line = text.lines().find(|line| line.starts_with("プレビュー：") && line.ends_with('）'))?;
    line.split_once("127.0.0.1:")?.1.split_once('/')?.0.parse().ok()
}

/// Waits for something.
fn within_patience(is_so: impl Fn() -> bool, complaint: impl Fn() -> String) {
    let end = Instant::now() + PATIENCE;
    while !is_so() {
        assert!(Instant::now() < end, "{}", complaint());
        std::thread::sleep(Duration::from_millis(20));
    }
}

/// Without what a screen may break lines at.
pub(crate) fn bare(text: &str) -> String {
    text.chars().filter(|sign| !sign.is_whitespace()).collect()
}
