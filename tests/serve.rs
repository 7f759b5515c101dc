//! `keikaku serve` as it is run: what it says when it starts, when the port is taken, when there is no site or no
//! browser, and when a file is saved; and that it outlives bad saves and bad guests.
//!
//! What it prints is kept in `program/serve-*.txt`, where the port is always the same; `UPDATE=1 cargo test --test serve`
//! writes those files anew.

#![allow(clippy::unwrap_used, clippy::panic, reason = "tests")]

mod support;

use std::collections::BTreeMap;
use std::fs;
use std::io::{BufRead as _, BufReader, ErrorKind, Read, Write as _};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use support::Site;
use support::browser::{mistakes, page, text_of};
use support::folder::differs;

/// How long anything may take.
const PATIENCE: Duration = Duration::from_mins(1);

/// A preview that runs. It ends with the value.
struct Running {
    child: Child,
    /// Standard output and standard error so far.
    said: [Arc<Mutex<String>>; 2],
}

/// Runs the program in a folder, without a browser to be found.
fn start(folder: &Path, arguments: &[&str]) -> Running {
    let mut command = Command::new(env!("CARGO_BIN_EXE_keikaku"));
    command.args(arguments).current_dir(folder).env_clear().env("PATH", folder).stdin(Stdio::null());
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let said = [kept(Box::new(child.stdout.take().unwrap())), kept(Box::new(child.stderr.take().unwrap()))];
    Running { child, said }
}

/// What a stream says, as it comes.
fn kept(stream: Box<dyn Read + Send>) -> Arc<Mutex<String>> {
    let said = Arc::new(Mutex::new(String::new()));
    let text = said.clone();
    std::thread::spawn(move || {
        for line in BufReader::new(stream).lines() {
            *text.lock().unwrap() += &(line.unwrap() + "\n");
        }
    });
    said
}

impl Running {
    fn said(&self) -> [String; 2] {
        self.said.each_ref().map(|text| text.lock().unwrap().clone())
    }

    /// Waits until a line of its output begins with some words.
    fn wait_for(&self, words: &str) {
        let end = Instant::now() + PATIENCE;
        while !self.said().iter().flat_map(|text| text.lines()).any(|line| line.starts_with(words)) {
            assert!(Instant::now() < end, "it does not say {words}: {:?}", self.said());
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    /// The port that it is at.
    fn port(&self) -> u16 {
        self.wait_for("プレビュー：");
        let [said, _] = self.said();
        said.split_once("127.0.0.1:").unwrap().1.split_once('/').unwrap().0.parse().unwrap()
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Holds what has been said to a file; ports are told by the words that stand for them.
fn transcript(name: &str, arguments: &str, said: &[String; 2], ports: &[(u16, &str)]) {
    let text =
        format!("$ keikaku {arguments}\n--- standard output\n{}--- standard error\n{}", said[0], said[1]);
    let text = ports.iter().fold(text, |text, (port, shown)| text.replace(&port.to_string(), shown));
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/program").join(format!("{name}.txt"));
    assert_eq!(differs(&path, text.as_bytes()), None);
}

fn folder_with(site: &Site) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    site.write_to(folder.path());
    folder
}

#[test]
fn it_says_where_the_preview_is() {
    let folder = folder_with(&Site::golden("almost-nothing"));
    for (language, end) in [("ja", "プレビュー："), ("en", "Preview: ")] {
        let running = start(folder.path(), &["--lang", language, "serve", "--port", "0", "--no-open"]);
        running.wait_for(end);
        let said = running.said();
        let port = said[0].split_once("127.0.0.1:").unwrap().1.split_once('/').unwrap().0.parse().unwrap();
        let typed = format!("--lang {language} serve --no-open");
        transcript(&format!("serve-{language}"), &typed, &said, &[(port, "8025")]);
        assert!(text_of(&page(port, "/tane/index.html").1).contains("種まき計画"));
    }
    assert!(!folder.path().join("public").exists(), "a preview writes nothing");
}

#[test]
fn it_says_when_the_port_is_taken_and_uses_the_next_one() {
    let folder = folder_with(&Site::golden("almost-nothing"));
    for language in ["ja", "en"] {
        // One of those whose next one is free.
        let (_taken, wanted) = (0..100)
            .find_map(|_| {
                let taken = TcpListener::bind(("127.0.0.1", 0)).unwrap();
                let port = taken.local_addr().unwrap().port();
                let next = port.checked_add(1)?;
                TcpListener::bind(("127.0.0.1", next)).is_ok().then_some((taken, port))
            })
            .unwrap();
        let port = wanted.to_string();
        let running = start(folder.path(), &["--lang", language, "serve", "--port", &port, "--no-open"]);
        running.wait_for(if language == "ja" { "プレビュー：" } else { "Preview: " });
        let typed = format!("--lang {language} serve --no-open");
        let ports = [(wanted + 1, "8026"), (wanted, "8025")];
        transcript(&format!("serve-taken-{language}"), &typed, &running.said(), &ports);
    }
}

#[test]
fn it_says_when_there_is_no_browser() {
    let folder = folder_with(&Site::golden("almost-nothing"));
    let running = start(folder.path(), &["--lang", "ja", "serve", "--port", "0"]);
    let port = running.port();
    running.wait_for("ブラウザーを開けませんでした");
    transcript("serve-no-browser-ja", "--lang ja serve", &running.said(), &[(port, "8025")]);
}

#[test]
fn it_says_when_there_is_no_site_and_waits_for_one() {
    for language in ["ja", "en"] {
        let folder = tempfile::tempdir().unwrap();
        let typed = ["--lang", language, "serve", "--site", "nowhere", "--no-open"];
        let mut nowhere = start(folder.path(), &typed);
        assert_eq!(nowhere.child.wait().unwrap().code(), Some(2));
        nowhere.wait_for(if language == "ja" { "エラー" } else { "error" });
        transcript(&format!("serve-nowhere-{language}"), &typed.join(" "), &nowhere.said(), &[]);
    }
    let folder = tempfile::tempdir().unwrap();
    let running = start(folder.path(), &["--lang", "ja", "serve", "--port", "0", "--no-open"]);
    let port = running.port();
    running.wait_for("エラー1件");
    transcript("serve-no-site-ja", "--lang ja serve --no-open", &running.said(), &[(port, "8025")]);
    let (is_there, html) = page(port, "/index.html");
    assert!(!is_there && text_of(&html).contains("ここにページが出ます"), "{html}");
    assert!(mistakes(port, "/index.html", &html).unwrap().contains("site.toml がありません"));
    Site::golden("almost-nothing").write_to(folder.path());
    running.wait_for("ページを新しくしました。");
    assert!(text_of(&page(port, "/tane/index.html").1).contains("種まき計画"));
}

#[test]
fn the_terminal_says_what_the_page_says() {
    let folder = folder_with(&Site::golden("almost-nothing"));
    let running = start(folder.path(), &["--lang", "ja", "serve", "--port", "0", "--no-open"]);
    let port = running.port();
    let plan = folder.path().join("content/tane/plan.toml");
    let good = fs::read_to_string(&plan).unwrap();
    fs::write(&plan, format!("{good}titel = \"種\"\n")).unwrap();
    running.wait_for("エラー[unknown-key]");
    let (_, html) = page(port, "/tane/index.html");
    let over = mistakes(port, "/tane/index.html", &html).unwrap();
    let [_, errors] = running.said();
    let hint = over.lines().last().unwrap().strip_prefix("直し方：").unwrap().to_owned();
    for part in
        over.lines().filter(|line| line.starts_with('「')).chain([hint.as_str(), "content/tane/plan.toml:"])
    {
        assert!(errors.contains(part), "{part}: {errors}");
    }
    fs::write(&plan, good.replace("種まき計画", "種まき計画（改定）")).unwrap();
    let end = Instant::now() + PATIENCE;
    let is_mended = || {
        let (_, html) = page(port, "/tane/index.html");
        html.contains("種まき計画（改定）") && mistakes(port, "/tane/index.html", &html).is_none()
    };
    while !is_mended() {
        assert!(Instant::now() < end, "{:?}", running.said());
        std::thread::sleep(Duration::from_millis(20));
    }
}

/// What somebody does to the sources of a site within a second.
fn spoil(folder: &Path, files: &BTreeMap<String, Vec<u8>>, number: usize) {
    let (path, bytes) = files.iter().nth(number * 7 % files.len()).unwrap();
    let (at, content, away) = (folder.join(path), folder.join("content"), folder.join("content.away"));
    // Where a save before has deleted a folder, there is nothing to spoil.
    let _ = match number % 10 {
        0 | 1 => fs::write(at, &bytes[..bytes.len() / 2]),
        2 => fs::write(at, b""),
        3 => fs::write(at.with_extension("tmp"), b"= \xff\n")
            .and_then(|()| fs::rename(at.with_extension("tmp"), at)),
        4 => fs::remove_file(at),
        5 => fs::write(at, [bytes.as_slice(), b"\n[[level]]\nid = \"\"\n"].concat()),
        6 => fs::rename(&content, &away).and_then(|()| fs::rename(&away, &content)),
        7 => fs::remove_dir_all(content.join("sasae/items")),
        8 => fs::remove_dir_all(content).and_then(|()| fs::create_dir(folder.join("content"))),
        _ => {
            restore(folder, files);
            Ok(())
        }
    };
}

fn restore(folder: &Path, files: &BTreeMap<String, Vec<u8>>) {
    for (path, bytes) in files {
        fs::create_dir_all(folder.join(path).parent().unwrap()).unwrap();
        fs::write(folder.join(path), bytes).unwrap();
    }
}

/// Whether a page is that of a build, but for what the preview puts before its end.
fn is_built(served: &str, built: &[u8]) -> bool {
    let built = std::str::from_utf8(built).unwrap();
    let (before, after) = built.split_at(built.rfind("</body>").unwrap());
    served.starts_with(before) && served.ends_with(after)
}

#[test]
fn after_a_thousand_bad_saves_it_shows_what_a_build_writes() {
    let site = Site::golden("everything");
    let (files, built) = (site.files(), site.build());
    let folder = folder_with(&site);
    let running = start(folder.path(), &["--lang", "ja", "serve", "--port", "0", "--no-open"]);
    let port = running.port();
    for number in 0..1000 {
        spoil(folder.path(), &files, number);
        if number % 40 == 0 {
            std::thread::sleep(Duration::from_millis(40)); // so that it looks in between
        }
    }
    restore(folder.path(), &files);
    let pages = built.iter().filter(|(path, _)| support::ending(path) == "html");
    for (path, bytes) in pages {
        let end = Instant::now() + PATIENCE;
        while !is_built(&page(port, &format!("/{path}")).1, bytes) {
            assert!(Instant::now() < end, "{path} is not what a build writes: {:?}", running.said()[1]);
            std::thread::sleep(Duration::from_millis(50));
        }
    }
    let (_, html) = page(port, "/index.html");
    assert_eq!(mistakes(port, "/index.html", &html), None);
}

#[test]
fn slow_connections_are_let_go_and_keep_nobody_out() {
    let folder = folder_with(&Site::golden("almost-nothing"));
    let running = start(folder.path(), &["--lang", "ja", "serve", "--port", "0", "--no-open"]);
    let port = running.port();
    let began = Instant::now();
    let mut slow: Vec<TcpStream> = (0..200)
        .map(|_| {
            let mut stream = TcpStream::connect(("127.0.0.1", port)).unwrap();
            stream.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
            let _ = stream.write_all(b"GET / HTTP/1.1\r\nHost: ");
            stream
        })
        .collect();
    for stream in &mut slow {
        // A connection that is let go ends, or is reset; only one that is kept makes the reader wait.
        let ended = stream.read_to_end(&mut Vec::new());
        assert!(
            !ended.is_err_and(|error| error.kind() == ErrorKind::WouldBlock),
            "a slow connection is kept"
        );
    }
    assert!(began.elapsed() < Duration::from_secs(15), "{:?}", began.elapsed());
    assert!(text_of(&page(port, "/tane/index.html").1).contains("種まき計画"));
}
