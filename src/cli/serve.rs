//! `keikaku serve`.

use std::path::PathBuf;
use std::sync::Arc;

use clap::Args;

use crate::diag::{Catalogue, Diagnostics, Failure, Severity};
use crate::pipeline::Options;
use crate::serve::{Listener, Request, serve};
use crate::source::Sources;

use super::console::{Console, shown};
use super::site::SiteFolder;
use super::{ENVIRONMENT, today};

/// The port of the preview, as long as it is free.
const PORT: u16 = 8025;

/// Arguments of `serve`.
#[derive(Debug, Args)]
pub(super) struct Arguments {
    #[command(flatten)]
    site: SiteFolder,
    /// Port of the preview; the next free one where it is taken.
    #[arg(long, default_value_t = PORT, value_name = "NUMBER")]
    port: u16,
    /// Folder of the last build; `public` in the site's folder when absent.
    #[arg(long, value_name = "FOLDER")]
    output: Option<PathBuf>,
    /// Do not open the browser.
    #[arg(long)]
    no_open: bool,
}

/// Previews the site until the program is stopped. Gives the exit code.
pub(super) fn run(arguments: &Arguments, console: Console) -> u8 {
    if !arguments.site.folder.is_dir() {
        console.fail(&console.say("serve.no-folder", &[("folder", shown(&arguments.site.folder))]));
        return ENVIRONMENT;
    }
    let console = Arc::new(console);
    let request = Request {
        site: arguments.site.folder.clone(),
        output: arguments.output.clone(),
        options: Options { today: today(), has_styleguide: true, has_drafts: true },
        port: arguments.port,
    };
    let speaker = Speaker { console: console.clone(), port: arguments.port, opens: !arguments.no_open };
    match serve(&request, Catalogue::of(console.language), Arc::new(speaker)) {
        Ok(()) => super::CLEAN,
        Err(failure) => console.failed(&failure),
    }
}

/// Says on the terminal what the preview does.
struct Speaker {
    console: Arc<Console>,
    port: u16,
    opens: bool,
}

impl Listener for Speaker {
    fn is_ready(&self, port: u16) {
        // Who asks for port 0 asks for any.
        if self.port != 0 && port != self.port {
            let ports = [("wanted", self.port.to_string()), ("port", port.to_string())];
            Console::print(&self.console.say("serve.other-port", &ports));
        }
        let address = format!("http://127.0.0.1:{port}/");
        Console::print(&self.console.say("serve.ready", &[("address", address.clone())]));
        if self.opens && open::that_detached(&address).is_err() {
            Console::print(&self.console.say("serve.not-opened", &[]));
        }
    }

    fn was_made(&self, diagnostics: &Diagnostics, sources: &Sources) {
        self.console.report(diagnostics, sources);
        if diagnostics.count(Severity::Error) == 0 {
            Console::print(&self.console.say("serve.made", &[]));
        }
    }

    fn has_failed(&self, failure: &Failure) {
        self.console.fail(&self.console.failure(failure));
    }
}
