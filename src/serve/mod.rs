//! The preview: a site from memory at an address of this machine, as it is written on disk at this moment.
//!
//! Takes a folder, answers browsers until the program ends. What it answers is what a build writes, byte for byte, but
//! for the script that pages are reloaded by. Writes nothing.

mod changes;
mod http;
mod overlay;
mod state;
mod watch;

use std::net::{Ipv4Addr, TcpListener};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::Arc;

use crate::diag::{Catalogue, Diagnostics, Failure};
use crate::pipeline::Options;
use crate::source::Sources;

use http::Server;
pub use state::{Answer, Preview};
pub use watch::Change;

/// How many ports after a taken one are tried.
const PORTS: u16 = 20;

/// What is previewed.
#[derive(Clone, Debug)]
pub struct Request {
    /// The folder that holds `site.toml`.
    pub site: PathBuf,
    /// What the site is made with.
    pub options: Options,
    /// The folder with the last build, with which the site is compared; the usual one when none is named.
    pub output: Option<PathBuf>,
    /// The port that is wanted. Where it is taken, the next free one is used.
    pub port: u16,
}

/// What the preview tells whoever started it.
pub trait Listener: Send + Sync + 'static {
    /// The preview is at this port.
    fn is_ready(&self, port: u16);

    /// The site has been made anew, or has errors.
    fn was_made(&self, diagnostics: &Diagnostics, sources: &Sources);

    /// The folder cannot be read at the moment.
    fn has_failed(&self, failure: &Failure);
}

/// Previews a site until the program ends.
///
/// # Errors
/// When no port is free, or the folder cannot be watched.
pub fn serve(request: &Request, catalogue: Catalogue, listener: Arc<dyn Listener>) -> Result<(), Failure> {
    let socket = bind(request.port)?;
    let port = socket.local_addr().map_err(|error| Failure::io("serve", "127.0.0.1".as_ref(), error))?.port();
    let mut changes = watch::watch(&request.site)?;
    let preview = Preview::new(&request.site, request.options, catalogue);
    let preview = Arc::new(match &request.output {
        Some(output) => preview.compared_with(output.clone()),
        None => preview,
    });
    report(&preview, preview.make(), listener.as_ref());
    listener.is_ready(port);
    let (watched, site) = (preview.clone(), request.site.clone());
    std::thread::spawn(move || {
        while let Some(change) = changes.wait() {
            // A fault of the program must not end the preview: the next save may do without it.
            let made = catch_unwind(AssertUnwindSafe(|| watched.make_after(&change)));
            if let Ok(made) = made {
                report(&watched, made, listener.as_ref());
            } else {
                watched.forget();
                listener.has_failed(&Failure::refused("make", &site, "fault"));
            }
        }
    });
    Server::new(preview, port).run(socket)
}

fn report(preview: &Preview, made: Result<(), Failure>, listener: &dyn Listener) {
    match made {
        Ok(()) => preview.findings(|diagnostics, sources| listener.was_made(diagnostics, sources)),
        Err(failure) => listener.has_failed(&failure),
    }
}

fn bind(wanted: u16) -> Result<TcpListener, Failure> {
    let last = wanted.saturating_add(PORTS);
    let mut tried = wanted..=last;
    let first = tried.next().map(|port| TcpListener::bind((Ipv4Addr::LOCALHOST, port)));
    match first {
        Some(Err(error)) if error.kind() == std::io::ErrorKind::AddrInUse => {
            let other = tried.find_map(|port| TcpListener::bind((Ipv4Addr::LOCALHOST, port)).ok());
            other.ok_or_else(|| Failure::io("serve", "127.0.0.1".as_ref(), error))
        }
        Some(bound) => bound.map_err(|error| Failure::io("serve", "127.0.0.1".as_ref(), error)),
        None => Err(Failure::io("serve", "127.0.0.1".as_ref(), std::io::ErrorKind::AddrInUse.into())),
    }
}
