//! A line on the terminal that says how far a run is, once it takes longer than half a second.
//!
//! Takes what the pipeline reports, gives a line on standard error that goes away at the end. Must not know what the
//! stages do. There is none in a pipe, and none on a terminal that cannot go back in a line.

use std::io::{self, IsTerminal as _};
use std::sync::mpsc::{self, RecvTimeoutError, Sender};
use std::thread::JoinHandle;
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::diag::Catalogue;
use crate::progress::{Observer, Stage};

/// How long a run may take without a word.
const PATIENCE: Duration = Duration::from_millis(500);
/// How often the line moves, so that one sees that the program is alive.
const BEAT: Duration = Duration::from_millis(100);

/// The line. It goes away with the value.
pub(super) struct Line {
    bar: ProgressBar,
    catalogue: Catalogue,
    /// Whether the pages are written, and not only tried.
    writes: bool,
    /// Ends the wait for the half second when it is dropped.
    waiting: Option<(Sender<()>, JoinHandle<()>)>,
}

impl Line {
    /// A line that appears after half a second.
    pub(super) fn new(catalogue: &Catalogue) -> Self {
        let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::hidden());
        let waiting = is_welcome().then(|| {
            let (sender, receiver) = mpsc::channel();
            let bar = bar.clone();
            let waiting = std::thread::spawn(move || {
                if receiver.recv_timeout(PATIENCE) == Err(RecvTimeoutError::Timeout) {
                    bar.set_draw_target(ProgressDrawTarget::stderr());
                    bar.enable_steady_tick(BEAT);
                }
            });
            (sender, waiting)
        });
        Self { bar, catalogue: catalogue.clone(), writes: true, waiting }
    }

    /// The same for a run that makes the pages and throws them away.
    pub(super) fn without_output(catalogue: &Catalogue) -> Self {
        let mut line = Self::new(catalogue);
        line.writes = false;
        line
    }

    fn words(&self, stage: Stage) -> String {
        let name = if stage == Stage::Write && !self.writes { "try" } else { stage.name() };
        self.catalogue.say(&format!("cli.progress.{name}"), &[])
    }
}

/// Whether somebody looks at a terminal on which a line can be written anew.
fn is_welcome() -> bool {
    io::stderr().is_terminal() && std::env::var_os("TERM").is_none_or(|terminal| terminal != "dumb")
}

impl Observer for Line {
    fn begins(&self, stage: Stage, steps: usize) {
        let form = if steps > 0 { "{spinner} {msg} [{bar:24}] {pos}/{len}" } else { "{spinner} {msg}" };
        if let Ok(style) = ProgressStyle::with_template(form) {
            self.bar.set_style(style.tick_chars("-\\|/ ").progress_chars("=> "));
        }
        self.bar.set_length(steps as u64);
        self.bar.set_position(0);
        self.bar.set_message(self.words(stage));
    }

    fn is_a_step_further(&self) {
        self.bar.inc(1);
    }
}

impl Drop for Line {
    fn drop(&mut self) {
        if let Some((sender, waiting)) = self.waiting.take() {
            drop(sender);
            let _ = waiting.join();
        }
        self.bar.finish_and_clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Language;

    #[test]
    fn every_stage_has_words_and_is_shown_with_its_steps() {
        for language in [Language::Japanese, Language::English] {
            let catalogue = Catalogue::of(language);
            let line = Line::new(&catalogue);
            for stage in Stage::ALL {
                line.begins(stage, 3);
                assert!(catalogue.has(&format!("cli.progress.{}", stage.name())), "{stage:?}");
                assert_eq!(line.bar.message(), catalogue.say(&format!("cli.progress.{}", stage.name()), &[]));
                line.is_a_step_further();
                assert_eq!((line.bar.position(), line.bar.length()), (1, Some(3)));
            }
        }
    }
}
