//! The program as a person sees it who has opened it in a window: on a terminal, where lines are typed.

use std::fs::{File, OpenOptions};
use std::io::{Read as _, Write as _};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

use rustix::pty::{OpenptFlags, grantpt, openpt, ptsname, unlockpt};

/// How long anything may take.
const PATIENCE: Duration = Duration::from_mins(1);

/// A window with a program in it. Closing it (dropping this) ends the program.
pub(crate) struct Window {
    child: Child,
    keyboard: File,
    screen: Receiver<Vec<u8>>,
    bytes: Vec<u8>,
}

impl Window {
    /// Runs a command in a window of its own.
    pub(crate) fn open(mut command: Command) -> Self {
        let keyboard = openpt(OpenptFlags::RDWR | OpenptFlags::NOCTTY).unwrap();
        grantpt(&keyboard).unwrap();
        unlockpt(&keyboard).unwrap();
        let name = ptsname(&keyboard, Vec::new()).unwrap().into_string().unwrap();
        let end = || Stdio::from(OpenOptions::new().read(true).write(true).open(&name).unwrap());
        let child = command.stdin(end()).stdout(end()).stderr(end()).spawn().unwrap();
        let keyboard = File::from(keyboard);
        let mut glass = keyboard.try_clone().unwrap();
        let (sender, screen) = channel();
        // The command holds the other end as long as it is there; without it nothing more comes.
        drop(command);
        std::thread::spawn(move || {
            let mut part = [0; 4096];
            while let Ok(length @ 1..) = glass.read(&mut part) {
                if sender.send(part[..length].to_vec()).is_err() {
                    break;
                }
            }
        });
        Self { child, keyboard, screen, bytes: Vec::new() }
    }

    /// Everything that is on the screen, from the beginning.
    pub(crate) fn text(&self) -> String {
        String::from_utf8_lossy(&self.bytes).replace("\r\n", "\n")
    }

    /// Looks at the screen until something is there; gives whether it came before the program ended.
    pub(crate) fn wait(&mut self, is_there: impl Fn(&Self) -> bool) -> bool {
        let end = Instant::now() + PATIENCE;
        loop {
            if is_there(self) {
                return true;
            }
            match self.screen.recv_timeout(end.saturating_duration_since(Instant::now())) {
                Ok(part) => self.bytes.extend(part),
                Err(RecvTimeoutError::Disconnected) => return is_there(self),
                Err(RecvTimeoutError::Timeout) => panic!("nothing more comes:\n{}", self.text()),
            }
        }
    }

    /// Types a line.
    pub(crate) fn type_line(&mut self, line: &str) {
        self.keyboard.write_all(format!("{line}\n").as_bytes()).unwrap();
        // It is there only when the screen shows it.
        let before = self.bytes.len();
        self.wait(|window| window.bytes[before..].contains(&b'\n'));
    }

    /// The exit code of a program that has ended by itself.
    pub(crate) fn code(&mut self) -> i32 {
        self.wait(|_| false);
        self.child.wait().unwrap().code().unwrap()
    }
}

impl Drop for Window {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
