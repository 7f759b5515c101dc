//! How browsers ask: HTTP on this machine alone.
//!
//! Takes requests, gives what the preview answers. Whatever does not come from a page of the preview in a browser of this
//! machine is refused, and whoever is slow or asks for too much is let go.

use std::convert::Infallible;
use std::hash::{BuildHasher as _, RandomState};
use std::net::TcpListener;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

use http_body_util::{BodyExt as _, Full, combinators::BoxBody};
use hyper::body::{Body, Bytes, Frame, Incoming};
use hyper::header::{self, HeaderName, HeaderValue};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{Method, Request, Response, StatusCode};
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::sync::Semaphore;

use crate::diag::Failure;

use super::overlay;
use super::state::{CHANGES, News, Preview};

/// How many connections there may be.
const CONNECTIONS: usize = 64;
/// How long the head of a request may take, and how long a connection may be idle.
const HEAD_TIME: Duration = Duration::from_secs(10);
/// The longest head of a request, in bytes.
const HEAD_SIZE: usize = 16 * 1024;
/// The folder of the preview's own addresses. No plan's folder begins with a dot.
const OWN: &str = ".keikaku/";

/// A body of an answer.
type Answered = Response<BoxBody<Bytes, Infallible>>;

/// The server of a preview.
pub(super) struct Server {
    preview: Arc<Preview>,
    /// What the names of this machine look like in requests.
    hosts: [String; 3],
    /// Part of the preview's own addresses, which other sites cannot know.
    token: String,
}

impl Server {
    pub(super) fn new(preview: Arc<Preview>, port: u16) -> Self {
        let hosts = ["127.0.0.1", "localhost", "[::1]"].map(|name| format!("{name}:{port}"));
        let random = || RandomState::new().hash_one(port);
        Self { preview, hosts, token: format!("{:016x}{:016x}", random(), random()) }
    }

    /// Answers until the program ends.
    pub(super) fn run(self, socket: TcpListener) -> Result<(), Failure> {
        let failure = |error| Failure::io("serve", "127.0.0.1".as_ref(), error);
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().map_err(failure)?;
        socket.set_nonblocking(true).map_err(failure)?;
        runtime.block_on(async {
            let socket = tokio::net::TcpListener::from_std(socket).map_err(failure)?;
            let server = Arc::new(self);
            let places = Arc::new(Semaphore::new(CONNECTIONS));
            loop {
                // A browser that gives up while it is let in is its own affair.
                let Ok((stream, _)) = socket.accept().await else { continue };
                // Whoever comes when all places are taken is let go at once, and may come again.
                let Ok(place) = places.clone().try_acquire_owned() else { continue };
                let server = server.clone();
                tokio::spawn(async move {
                    let answer = service_fn(|request| {
                        let server = server.clone();
                        async move { Ok::<_, Infallible>(server.answer(request).await) }
                    });
                    let connection = http1::Builder::new()
                        .timer(TokioTimer::new())
                        .header_read_timeout(HEAD_TIME)
                        .max_buf_size(HEAD_SIZE)
                        .serve_connection(TokioIo::new(stream), answer);
                    let _ = connection.await;
                    drop(place);
                });
            }
        })
    }

    async fn answer(self: Arc<Self>, request: Request<Incoming>) -> Answered {
        let is_head = request.method() == Method::HEAD;
        if !is_head && request.method() != Method::GET {
            return refused(StatusCode::METHOD_NOT_ALLOWED);
        }
        let named = |name: HeaderName| request.headers().get(name).and_then(|value| value.to_str().ok());
        if !named(header::HOST).is_some_and(|host| self.hosts.iter().any(|known| known == host)) {
            return refused(StatusCode::FORBIDDEN);
        }
        let Some(path) = decoded(request.uri().path()) else { return refused(StatusCode::BAD_REQUEST) };
        let query = request.uri().query().unwrap_or_default().to_owned();
        if path.starts_with(OWN) {
            let origin = named(header::ORIGIN).is_none_or(|origin| self.is_own_origin(origin));
            let site = named(HeaderName::from_static("sec-fetch-site"));
            let is_own = origin && site.is_none_or(|site| matches!(site, "same-origin" | "none"));
            if !is_own {
                return refused(StatusCode::FORBIDDEN);
            }
        }
        // Pages take their time, and other browsers wait.
        let made = tokio::task::spawn_blocking(move || match path.strip_prefix(OWN) {
            Some(own) if path != CHANGES => self.own(own, &query),
            _ => self.page(&path),
        });
        let mut answer = made.await.unwrap_or_else(|_| refused(StatusCode::INTERNAL_SERVER_ERROR));
        if is_head {
            *answer.body_mut() = body(Vec::new());
        }
        answer
    }

    fn is_own_origin(&self, origin: &str) -> bool {
        self.hosts.iter().any(|host| origin.strip_prefix("http://") == Some(host.as_str()))
    }

    /// A page or file of the site.
    fn page(&self, path: &str) -> Answered {
        let Some(answer) = self.preview.answer(path) else {
            let page = self.preview.with_script(&self.preview.waiting(), &self.token, ("", None));
            return answered(StatusCode::SERVICE_UNAVAILABLE, "text/html; charset=utf-8", page);
        };
        let status = if answer.found { StatusCode::OK } else { StatusCode::NOT_FOUND };
        let kind = kind(&answer.path);
        let bytes = if kind.starts_with("text/html") {
            let seen = answer.fingerprint();
            self.preview.with_script(&answer.bytes, &self.token, (&seen, answer.drafts.as_deref()))
        } else {
            answer.bytes
        };
        answered(status, kind, bytes)
    }

    /// What the script of the preview asks for.
    fn own(&self, path: &str, query: &str) -> Answered {
        match path.strip_prefix(&self.token) {
            Some("/preview.js") => answered(StatusCode::OK, kind("a.js"), overlay::SCRIPT.into()),
            Some("/preview.css") => answered(StatusCode::OK, kind("a.css"), overlay::STYLES.into()),
            Some("/news") => self.news(query),
            _ => refused(StatusCode::NOT_FOUND),
        }
    }

    /// News for an open page, as they come.
    fn news(&self, query: &str) -> Answered {
        let mut parts = query.split('&').filter_map(|part| part.split_once('='));
        let seen = parts.clone().find(|(name, _)| *name == "seen").map_or("", |(_, seen)| seen);
        let page = parts.find(|(name, _)| *name == "page").and_then(|(_, page)| decoded(page));
        let Some(page) = page else { return refused(StatusCode::BAD_REQUEST) };
        let news = Stream { news: self.preview.open_page(&page, seen) };
        let mut answer = answered(StatusCode::OK, "text/event-stream", Vec::new());
        *answer.body_mut() = BoxBody::new(news);
        answer
    }
}

/// An address without its first slash, decoded once; nothing for one that could mean another place on disk.
fn decoded(path: &str) -> Option<String> {
    let lower = path.to_ascii_lowercase();
    if ["%2f", "%5c", "%25"].iter().any(|hidden| lower.contains(hidden)) {
        return None;
    }
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.strip_prefix('/').unwrap_or(path).bytes();
    while let Some(byte) = rest.next() {
        if byte != b'%' {
            bytes.push(byte);
            continue;
        }
        let mut digit = || char::from(rest.next()?).to_digit(16);
        let (high, low) = (digit()?, digit()?);
        bytes.push(u8::try_from(high * 16 + low).ok()?);
    }
    let path = String::from_utf8(bytes).ok()?;
    let is_bad = |part: &str| part == ".." || part == ".";
    let is_good =
        !path.contains(['\0', '\\']) && !path.chars().any(char::is_control) && !path.split('/').any(is_bad);
    is_good.then_some(path)
}

/// News as a browser reads them (`text/event-stream`).
struct Stream {
    news: News,
}

impl Body for Stream {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        let frame = |news: String| Ok(Frame::data(Bytes::from(format!("data: {news}\n\n"))));
        self.news.poll(context).map(|news| news.map(frame))
    }
}

fn refused(status: StatusCode) -> Answered {
    let reason = status.canonical_reason().unwrap_or_default();
    answered(status, "text/plain; charset=utf-8", format!("{reason}\n").into_bytes())
}

fn answered(status: StatusCode, kind: &'static str, bytes: Vec<u8>) -> Answered {
    let mut answer = Response::new(body(bytes));
    *answer.status_mut() = status;
    let heads = [
        (header::CONTENT_TYPE, kind),
        (header::CACHE_CONTROL, "no-store"),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::REFERRER_POLICY, "no-referrer"),
        (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    ];
    for (name, value) in heads {
        answer.headers_mut().insert(name, HeaderValue::from_static(value));
    }
    answer
}

fn body(bytes: Vec<u8>) -> BoxBody<Bytes, Infallible> {
    Full::new(Bytes::from(bytes)).boxed()
}

/// What a file is, by its ending.
fn kind(path: &str) -> &'static str {
    match path.rsplit_once('.').map_or("", |(_, ending)| ending) {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "svg" => "image/svg+xml",
        "csv" => "text/csv; charset=utf-8",
        "json" => "application/json",
        "txt" => "text/plain; charset=utf-8",
        "xml" => "application/xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "webp" => "image/webp",
        "gif" => "image/gif",
        "pdf" => "application/pdf",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_decoded_once() {
        assert_eq!(decoded("/plan/items/a.html").as_deref(), Some("plan/items/a.html"));
        assert_eq!(decoded("/%E8%A8%88%E7%94%BB.html").as_deref(), Some("計画.html"));
        assert_eq!(decoded("/a%20b").as_deref(), Some("a b"));
        assert_eq!(decoded("/").as_deref(), Some(""));
    }

    #[test]
    fn addresses_that_could_mean_another_place_are_none() {
        let hidden =
            ["/a%2fb", "/a%2Fb", "/a%5cb", "/a%252e", "/../a", "/a/..", "/./a", "/%2e%2e/a", "/a\\b"];
        let broken = ["/%", "/%4", "/%zz", "/%ff", "/%00", "/%0a", "/a%c3"];
        for path in hidden.into_iter().chain(broken) {
            assert_eq!(decoded(path), None, "{path}");
        }
    }

    #[test]
    fn files_are_told_by_their_endings() {
        assert_eq!(kind("a/b.html"), "text/html; charset=utf-8");
        assert_eq!(kind("a/b.CSV"), "application/octet-stream");
        assert_eq!(kind("b"), "application/octet-stream");
    }
}
