//! The program itself: exit codes, messages, and what it does to the output folder.
//!
//! What it prints is kept in `program/*.txt`; `UPDATE=1 cargo test --test program` writes those files anew.

#![allow(clippy::unwrap_used, clippy::panic, reason = "tests")]

mod support;

use std::fs;
use std::process::{Command, Output, Stdio};

use support::Site;
use support::desk::{Desk, PROGRAM};
use support::folder::{folder_modes, kept_below};

fn code(output: &Output) -> i32 {
    output.status.code().unwrap_or_else(|| panic!("killed: {output:?}"))
}

fn broken() -> Site {
    Site::new()
        .file("content/p/items.csv", "id,title,parent\n1,見守り,\n2,声かけ,9\n")
        .file("content/p/index.md", "![地図](files/map.png)\n")
}

#[test]
fn what_a_build_says() {
    let desk = Desk::with(&Site::golden("almost-nothing"));
    desk.transcript("built-ja", &["--lang", "ja", "build"]);
    desk.transcript("unchanged-ja", &["--lang", "ja", "build"]);
    desk.transcript("built-en", &["build", "--lang", "en", "--output", "../elsewhere"]);
    fs::write(desk.public().join("index.html"), "changed by hand").unwrap();
    desk.transcript("set-aside-ja", &["--lang", "ja", "build"]);
    fs::write(desk.public().join("index.html"), "changed by hand again").unwrap();
    desk.transcript("set-aside-en", &["--lang", "en", "build"]);
}

#[test]
fn plans_that_are_gone_are_named() {
    let plan = "title = \"計画\"\n";
    let desk = Desk::with(&Site::new().file("content/q/plan.toml", plan).file("content/r/plan.toml", plan));
    desk.transcript("plans-there-ja", &["--lang", "ja", "build"]);
    fs::remove_dir_all(desk.path().join("site/content/q")).unwrap();
    desk.transcript("plans-gone-ja", &["--lang", "ja", "build"]);
    desk.transcript("plans-gone-for-good-ja", &["--lang", "ja", "build"]);
    fs::remove_dir_all(desk.path().join("site/content/r")).unwrap();
    desk.transcript("plans-gone-en", &["--lang", "en", "build"]);
}

#[test]
fn what_it_says_about_mistakes() {
    let desk = Desk::with(&broken());
    desk.transcript("errors-ja", &["--lang", "ja", "build"]);
    desk.transcript("errors-en", &["--lang", "en", "build"]);
    assert!(!desk.public().exists());
    let desk = Desk::with(&Site::new().file("content/p/index.md", "<b>太字</b>\n"));
    desk.transcript("warnings-ja", &["--lang", "ja", "build"]);
    desk.transcript("warnings-en", &["--lang", "en", "build"]);
}

#[test]
fn what_it_says_about_its_surroundings() {
    let desk = Desk::with(&Site::golden("almost-nothing"));
    desk.transcript("no-site-ja", &["--lang", "ja", "build", "--site", "content"]);
    desk.transcript("no-site-en", &["--lang", "en", "build", "--site", "nowhere"]);
    for (name, output) in [
        ("root", "/"),
        ("project", "."),
        ("above-project", ".."),
        ("sources", "content"),
        ("in-sources", "content/public"),
        ("file", "site.toml"),
    ] {
        desk.transcript(&format!("refused-{name}-ja"), &["--lang", "ja", "build", "--output", output]);
        desk.transcript(&format!("refused-{name}-en"), &["--lang", "en", "build", "--output", output]);
    }
    fs::create_dir_all(desk.path().join("home/documents")).unwrap();
    fs::write(desk.path().join("home/documents/letter.txt"), "a letter").unwrap();
    desk.transcript("refused-home-ja", &["--lang", "ja", "build", "--output", "../home"]);
    desk.transcript("refused-foreign-ja", &["--lang", "ja", "build", "--output", "../home/documents"]);
    desk.transcript("refused-foreign-en", &["--lang", "en", "build", "--output", "../home/documents"]);
    let letter = fs::read(desk.path().join("home/documents/letter.txt")).unwrap();
    assert_eq!(letter, b"a letter");
    desk.transcript("version", &["--version"]);
}

#[test]
fn what_it_says_about_arguments() {
    let desk = Desk::with(&Site::golden("almost-nothing"));
    for language in ["ja", "en"] {
        for (name, typed) in [
            ("unknown-argument", &["build", "--outptu", "x"][..]),
            ("unknown-command", &["biuld"]),
            ("wrong-word", &["completions", "bsh"]),
            ("no-value", &["build", "--site"]),
            ("missing-argument", &["completions"]),
        ] {
            let typed: Vec<&str> = ["--lang", language].iter().chain(typed).copied().collect();
            desk.transcript(&format!("{name}-{language}"), &typed);
        }
    }
    desk.transcript("wrong-language", &["--lang", "fr", "build"]);
    desk.transcript("no-command", &[]);
}

/// The names of all commands, as the help lists them.
fn commands(desk: &Desk) -> Vec<String> {
    let help = String::from_utf8(desk.run(&["--help"]).stdout).unwrap();
    let lines =
        help.lines().skip_while(|line| *line != "Commands:").skip(1).take_while(|line| !line.is_empty());
    let named = lines.filter(|line| line[2..].starts_with(|c: char| c.is_ascii_lowercase()));
    let commands: Vec<String> =
        named.filter_map(|line| line.split_whitespace().next()).map(str::to_owned).collect();
    assert!(commands.len() > 8 && commands.contains(&"build".to_owned()), "{help}");
    commands
}

#[test]
fn help_is_there_for_every_command_in_both_languages() {
    let desk = Desk::with(&Site::golden("almost-nothing"));
    let commands = commands(&desk);
    for language in ["ja", "en"] {
        desk.transcript(&format!("help-{language}"), &["--help", "--lang", language]);
        for command in &commands {
            desk.transcript(&format!("help-{command}-{language}"), &["--lang", language, command, "--help"]);
        }
    }
}

#[test]
fn what_schema_says() {
    let desk = Desk::with(&Site::golden("almost-nothing"));
    desk.transcript("schema-ja", &["--lang", "ja", "schema"]);
    desk.transcript("schema-en", &["--lang", "en", "schema", "--output", "../elsewhere"]);
    let schema = desk.path().join("site/.keikaku/schema/plan.json");
    fs::write(&schema, "{\"$comment\": \"keikaku schema\"}").unwrap();
    assert_eq!(code(&desk.run(&["schema"])), 0);
    assert!(fs::read_to_string(&schema).unwrap().contains("計画の名前"), "an older one is replaced");
    fs::write(&schema, "mine").unwrap();
    desk.transcript("schema-in-the-way-ja", &["--lang", "ja", "schema"]);
    desk.transcript("schema-in-the-way-en", &["--lang", "en", "schema"]);
    assert_eq!(fs::read_to_string(&schema).unwrap(), "mine");
    assert_eq!(code(&desk.run(&["build"])), 0, "schemas are no sources");
    assert!(!desk.public().join(".keikaku").exists());
}

#[test]
fn init_makes_a_site_that_builds_and_nothing_twice() {
    let desk = Desk::with(&Site::golden("almost-nothing"));
    for language in ["ja", "en"] {
        let folder = format!("../{language}");
        desk.transcript(&format!("init-{language}"), &["--lang", language, "init", &folder, "--yes"]);
        let built = desk.run(&["build", "--site", &folder]);
        assert_eq!((code(&built), String::from_utf8(built.stderr).unwrap()), (0, String::new()));
        let checked = desk.run(&["check", "--deny", "warnings", "--site", &folder]);
        assert_eq!((code(&checked), String::from_utf8(checked.stderr).unwrap()), (0, String::new()));
        desk.transcript(&format!("init-there-{language}"), &["--lang", language, "init", &folder]);
    }
    let settings = desk.path().join("named/site.toml");
    // Nobody is there to ask: no standard input.
    assert_eq!(code(&desk.run(&["init", "../named", "--city", "甲市", "--title", "乙計画"])), 0);
    assert!(fs::read_to_string(settings).unwrap().contains("organisation = \"甲市\""));
    fs::create_dir_all(desk.path().join("used/content/plan")).unwrap();
    fs::write(desk.path().join("used/content/plan/items.csv"), "mine").unwrap();
    desk.transcript("init-in-the-way-ja", &["--lang", "ja", "init", "../used", "--yes"]);
    let left = support::folder::files_below(&desk.path().join("used"));
    assert_eq!(
        left.into_iter().collect::<Vec<_>>(),
        [("content/plan/items.csv".to_owned(), b"mine".to_vec())]
    );
}

#[test]
fn what_new_says() {
    let desk = Desk::with(&Site::golden("almost-nothing"));
    for language in ["ja", "en"] {
        let site = format!("../{language}");
        assert_eq!(code(&desk.run(&["--lang", language, "init", &site])), 0);
        for (name, typed) in [
            ("item", &["item", "--parent", "a"][..]),
            ("indicator", &["indicator"]),
            ("plan", &["plan", "--id", "kosodate"]),
            ("which-plan", &["item"]),
            ("unknown-plan", &["item", "--plan", "kosodat"]),
            ("unknown-item", &["item", "--plan", "plan", "--parent", "x"]),
            ("taken", &["item", "--plan", "plan", "--id", "a"]),
            ("bad-id", &["plan", "--id", "子育て"]),
            ("unfit", &["plan", "--parent", "a"]),
        ] {
            let typed: Vec<&str> =
                ["--lang", language, "new", "--site", &site].iter().chain(typed).copied().collect();
            desk.transcript(&format!("new-{name}-{language}"), &typed);
        }
        assert_eq!(code(&desk.run(&["build", "--site", &site])), 0);
        let items = desk.path().join(language).join("content/plan/items.csv");
        for (name, text) in
            [("no-column", "\u{FEFF}番号,title\n"), ("unread", "id,title\n1,\"閉じていない\n")]
        {
            fs::write(&items, text).unwrap();
            let typed = ["--lang", language, "new", "--site", &site, "item", "--plan", "plan"];
            desk.transcript(&format!("new-{name}-{language}"), &typed);
        }
        fs::write(&items, [b"id,title\n1,", &[0x95, 0x5C][..], b"\n"].concat()).unwrap();
        let typed = ["--lang", language, "new", "--site", &site, "item", "--plan", "plan", "--title", "吉𠮷"];
        desk.transcript(&format!("new-no-character-{language}"), &typed);
        fs::remove_file(&items).unwrap();
        fs::write(items.with_extension("toml"), "item = [{ id = \"1\", title = \"a\" }]\n").unwrap();
        let typed = ["--lang", language, "new", "--site", &site, "item", "--plan", "plan"];
        desk.transcript(&format!("new-no-tables-{language}"), &typed);
        let typed = ["--lang", language, "new", "--site", "nowhere", "item"];
        desk.transcript(&format!("new-no-site-{language}"), &typed);
    }
}

#[test]
fn completions_name_the_commands_and_are_read_by_their_shell() {
    let desk = Desk::with(&Site::golden("almost-nothing"));
    for shell in ["bash", "zsh", "fish", "powershell"] {
        let output = desk.run(&["completions", shell, "--lang", "ja"]);
        let script = String::from_utf8(output.stdout).unwrap();
        assert!(script.contains("styleguide"), "{shell}: {script}");
        for command in commands(&desk) {
            assert!(script.contains(&command), "{shell}: {command}");
        }
    }
    // An older PowerShell reads what programs print in the system's code page.
    assert!(desk.run(&["completions", "powershell", "--lang", "en"]).stdout.is_ascii());
    let script = String::from_utf8(desk.run(&["completions", "bash"]).stdout).unwrap();
    let ask = "COMP_WORDS=(keikaku build --st); COMP_CWORD=2; _keikaku keikaku --st build; echo \"${COMPREPLY[@]}\"";
    let output = Command::new("bash").args(["-c", &format!("{script}\n{ask}")]).output().unwrap();
    assert_eq!(String::from_utf8_lossy(&output.stdout), "--styleguide\n", "{output:?}");
}

#[test]
fn exit_codes_tell_sources_from_surroundings() {
    let good = Desk::with(&Site::golden("almost-nothing"));
    assert_eq!(code(&good.run(&["build"])), 0);
    assert_eq!(code(&good.run(&["--help"])), 0);
    assert_eq!(code(&Desk::with(&broken()).run(&["build"])), 1);
    assert_eq!(code(&good.run(&["build", "--output", "/"])), 2);
    assert_eq!(code(&good.run(&["built"])), 2);
}

#[test]
fn a_site_with_errors_leaves_the_output_as_it_was() {
    let desk = Desk::with(&Site::golden("everything"));
    assert_eq!(code(&desk.run(&["build"])), 0);
    let before = kept_below(&desk.path().join("site"));
    let items = desk.path().join("site/content/sasae/items.csv");
    let good = fs::read(&items).unwrap();
    let time = fs::metadata(&items).unwrap().modified().unwrap();
    fs::write(&items, "id,title\n1,\n").unwrap();
    assert_eq!(code(&desk.run(&["build"])), 1);
    fs::write(&items, good).unwrap();
    fs::File::options().write(true).open(&items).unwrap().set_modified(time).unwrap();
    assert!(kept_below(&desk.path().join("site")) == before, "something was left behind or changed");
}

#[test]
fn what_does_not_change_keeps_its_time() {
    let desk = Desk::with(&Site::golden("everything"));
    desk.run(&["build"]);
    let before = kept_below(&desk.public());
    assert_eq!(code(&desk.run(&["build"])), 0);
    assert!(kept_below(&desk.public()) == before, "an unchanged build touched the output");
    let file = desk.path().join("site/content/sasae/files/kita.svg");
    fs::write(file, "<svg xmlns=\"http://www.w3.org/2000/svg\"/>\n").unwrap();
    assert_eq!(code(&desk.run(&["build"])), 0);
    let after = kept_below(&desk.public());
    let changed = after.iter().filter(|(path, kept)| before.get(*path) != Some(*kept)).map(|(path, _)| path);
    let changed: Vec<&String> = changed.collect();
    assert_eq!(changed, ["keikaku-manifest.txt", "sasae/files/kita.svg"]);
}

#[test]
fn what_others_put_into_the_output_stays() {
    let desk = Desk::with(&Site::golden("almost-nothing"));
    desk.run(&["build"]);
    let foreign = ["CNAME", ".well-known/security.txt", "tane/leaflet.pdf", ".git/HEAD"];
    for path in foreign {
        let path = desk.public().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, "not ours").unwrap();
    }
    fs::write(desk.path().join("site/content/tane/plan.toml"), "title = \"種まき計画（改定）\"\n").unwrap();
    assert_eq!(code(&desk.run(&["build"])), 0);
    for path in foreign {
        assert_eq!(fs::read(desk.public().join(path)).unwrap(), b"not ours", "{path}");
    }
    assert!(fs::read_to_string(desk.public().join("tane/index.html")).unwrap().contains("改定"));
}

#[test]
fn a_reader_that_goes_away_is_no_error() {
    for (site, arguments, expected) in [
        (Site::golden("almost-nothing"), vec!["build"], 0),
        (Site::golden("almost-nothing"), vec!["--help"], 0),
        (broken(), vec!["build"], 1),
    ] {
        let desk = Desk::with(&site);
        let mut command = desk.program(&arguments);
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        drop((child.stdout.take(), child.stderr.take()));
        assert_eq!(child.wait().unwrap().code(), Some(expected), "{arguments:?}");
    }
}

#[test]
fn the_language_of_messages_is_the_systems_when_nobody_says() {
    let desk = Desk::with(&broken());
    let said = |name: &str, value: &str| {
        let output = desk.program(&["build"]).env(name, value).output().unwrap();
        String::from_utf8(output.stderr).unwrap().chars().next().unwrap()
    };
    assert_eq!(said("LANG", "ja_JP.UTF-8"), 'エ');
    assert_eq!(said("LC_ALL", "ja_JP.UTF-8"), 'エ');
    assert_eq!(said("LANG", "en_US.UTF-8"), 'e');
    assert_eq!(said("LANG", "C"), 'e');
    assert_eq!(said("LANG", "de_DE.UTF-8"), 'e');
}

/// The finished site with the permissions of its files and folders.
fn made(desk: &Desk) -> impl PartialEq + use<> {
    let files = kept_below(&desk.public()).into_iter();
    let files: Vec<_> = files.map(|(path, kept)| (path, kept.bytes, kept.mode)).collect();
    (files, folder_modes(&desk.public()))
}

#[test]
fn the_same_sources_make_the_same_site_everywhere() {
    let site = Site::golden("everything");
    let first = Desk::with(&site);
    assert_eq!(code(&first.run(&["build", "--lang", "ja"])), 0);
    let expected = made(&first);
    let surroundings: [&[(&str, &str)]; 4] = [
        &[("TZ", "Pacific/Kiritimati"), ("LC_ALL", "ja_JP.UTF-8"), ("RAYON_NUM_THREADS", "1")],
        &[("TZ", "America/Los_Angeles"), ("LANG", "en_US.UTF-8"), ("RAYON_NUM_THREADS", "4")],
        &[("LC_ALL", "C"), ("LANG", "tr_TR.UTF-8"), ("TZ", "UTC"), ("NO_COLOR", "1")],
        &[("SOURCE_DATE_EPOCH", "0"), ("COLUMNS", "20"), ("TERM", "dumb")],
    ];
    for variables in surroundings {
        let desk = Desk::with(&site);
        let built =
            desk.program(&["build", "--lang", "en"]).envs(variables.iter().copied()).output().unwrap();
        assert_eq!(code(&built), 0, "{variables:?}");
        assert!(made(&desk) == expected, "differs with {variables:?}");
    }
    let elsewhere = Desk::with(&site);
    let mut command = elsewhere.program(&["build", "--site", "site", "--output", "site/public"]);
    assert_eq!(code(&command.current_dir(elsewhere.path()).output().unwrap()), 0);
    assert!(made(&elsewhere) == expected, "differs from another working folder");
}

#[cfg(unix)]
#[test]
fn permissions_do_not_depend_on_who_builds() {
    let site = Site::golden("everything");
    let built = |mask: &str| {
        let desk = Desk::with(&site);
        let mut command = Command::new("sh");
        command.args(["-c", &format!("umask {mask}; exec \"$0\" build"), PROGRAM]).env_clear();
        let output = command.current_dir(desk.path().join("site")).output().unwrap();
        assert_eq!(code(&output), 0, "{output:?}");
        let modes: Vec<u32> = kept_below(&desk.public()).into_values().map(|kept| kept.mode).collect();
        assert!(modes.iter().all(|mode| *mode == 0o644), "umask {mask}: {modes:?}");
        assert!(folder_modes(&desk.public()).values().all(|mode| *mode == 0o755), "umask {mask}");
        made(&desk)
    };
    assert!(built("077") == built("000"));
}

#[cfg(unix)]
#[test]
fn pipes_and_links_among_the_sources_are_refused() {
    let desk = Desk::with(&Site::golden("almost-nothing"));
    let folder = desk.path().join("site/content/tane");
    fs::create_dir_all(folder.join("files")).unwrap();
    std::os::unix::fs::symlink("/etc/passwd", folder.join("files/passwd.txt")).unwrap();
    assert!(Command::new("mkfifo").arg(folder.join("items.csv")).status().unwrap().success());
    desk.transcript("pipes-and-links-ja", &["--lang", "ja", "build"]);
    let desk = Desk::with(&Site::golden("almost-nothing"));
    fs::remove_file(desk.path().join("site/site.toml")).unwrap();
    assert!(Command::new("mkfifo").arg(desk.path().join("site/site.toml")).status().unwrap().success());
    desk.transcript("settings-are-a-pipe-ja", &["--lang", "ja", "build"]);
}

#[test]
fn two_builds_at_once_make_one_site() {
    let site = Site::golden("everything");
    let alone = Desk::with(&site);
    alone.run(&["build"]);
    let desk = Desk::with(&site);
    let start = || desk.program(&["build"]).stdout(Stdio::null()).spawn().unwrap();
    let builds = [start(), start(), start()];
    for mut build in builds {
        assert_eq!(build.wait().unwrap().code(), Some(0));
    }
    assert!(made(&desk) == made(&alone));
}
