//! The process is killed at the Nth call, for every N, in a child that runs this test again.

use std::process::{Command, ExitStatus};

use super::faults::{Expected, NEW, heals, lived_in};
use super::*;
use crate::write::tests::disk::{Exchange, Fault};

/// Tells the child what to do: the call to die at (0: none, with a strange umask), the disk, the folder.
const ORDER: &str = "KEIKAKU_TEST_CHILD";

fn run_child(at: usize, exchange: &str, folder: &Folder) -> ExitStatus {
    let module = module_path!().split_once("::").unwrap().1;
    Command::new(std::env::current_exe().unwrap())
        .args(["--exact", &format!("{module}::child"), "--test-threads", "1", "-q"])
        .env(ORDER, format!("{at} {exchange} {}", folder.root.path().display()))
        .stdout(std::process::Stdio::null())
        .status()
        .unwrap()
}

/// Not a test of its own: what the other tests run in a process that may die.
#[test]
fn child() {
    let Some(order) = std::env::var_os(ORDER) else { return };
    let order = order.into_string().unwrap();
    let mut parts = order.splitn(3, ' ');
    let at = parts.next().unwrap().parse().unwrap();
    let exchange = match parts.next().unwrap() {
        "exchange" => Exchange::Works,
        _ => Exchange::NotOnThisSystem,
    };
    let output = Path::new(parts.next().unwrap()).join("public");
    #[cfg(unix)]
    if at == 0 {
        rustix::process::umask(rustix::fs::Mode::from_raw_mode(0o277));
    }
    let disk = TestDisk { exchange, ..TestDisk::failing(at, Fault::Kill) };
    let writer = Writer { disk: &disk, patience: Duration::ZERO };
    writer.write(artifacts(NEW), &output, &Protected::default()).unwrap();
}

fn kill_at_every_call(exchange: &str, expected: &Expected, check: impl Fn(&Folder)) {
    for at in 1.. {
        let folder = lived_in();
        let is_alive = run_child(at, exchange, &folder).success();
        check(&folder);
        heals(&folder, expected);
        if is_alive {
            assert!(at > 60, "the build makes more calls than {at}");
            return;
        }
    }
}

#[test]
fn a_killed_build_leaves_the_old_site_or_the_new_one() {
    let expected = Expected::contents();
    kill_at_every_call("exchange", &expected, |folder| {
        let contents = folder.contents();
        assert!(contents == expected.old || contents == expected.new, "{contents:?}");
    });
}

#[test]
fn a_killed_build_without_an_exchange_leaves_each_file_whole() {
    let expected = Expected::contents();
    kill_at_every_call("in-place", &expected, |folder| {
        for (name, entry) in folder.contents() {
            let is_known =
                [&expected.old, &expected.new].iter().any(|known| known.get(&name) == Some(&entry));
            assert!(
                is_known || name == "keikaku-manifest.txt" || name == ".keikaku-tmp",
                "{name}: {entry:?}"
            );
        }
    });
}

#[test]
fn bytes_and_modes_do_not_depend_on_the_umask() {
    let folder = Folder::new();
    assert!(run_child(0, "exchange", &folder).success());
    let contents = folder.contents();
    let expected = Folder::with(NEW).contents();
    assert_eq!(contents, expected);
    let is_folder_or_file = |(text, mode): &(String, u32)| *mode == if text == "/" { 0o755 } else { 0o644 };
    assert!(cfg!(not(unix)) || contents.values().all(is_folder_or_file));
}
