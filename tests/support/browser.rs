//! A preview as a browser sees it: what a page says, and the mistakes over it.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::time::Duration;

use serde_json::Value;

/// Asks the preview at a port; gives the head and what comes after it.
fn ask(port: u16, path: &str) -> (String, BufReader<TcpStream>) {
    let mut stream = TcpStream::connect(("127.0.0.1", port)).unwrap();
    stream.set_read_timeout(Some(Duration::from_mins(1))).unwrap();
    write!(stream, "GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\n\r\n").unwrap();
    let mut reader = BufReader::new(stream);
    let mut head = String::new();
    while !head.ends_with("\r\n\r\n") {
        assert!(reader.read_line(&mut head).unwrap() > 0, "{path}: {head}");
    }
    (head, reader)
}

/// Whether there is a page, and its HTML; else that of the page that stands in for it.
pub(crate) fn page(port: u16, path: &str) -> (bool, String) {
    let (head, mut rest) = ask(port, path);
    let mut body = String::new();
    rest.read_to_string(&mut body).unwrap();
    (head.starts_with("HTTP/1.1 200"), body)
}

/// The mistakes that are shown over a page, in the order in which they are read; nothing when there are none.
pub(crate) fn mistakes(port: u16, path: &str, html: &str) -> Option<String> {
    let of = |name: &str| html.split_once(&format!("data-{name}=\"")).unwrap().1.split('"').next().unwrap();
    let (token, seen) = (of("token"), of("seen"));
    let page = path.trim_start_matches('/');
    let (_, mut news) = ask(port, &format!("/.keikaku/{token}/news?page={page}&seen={seen}"));
    let mut line = String::new();
    while !line.starts_with("data: ") {
        line.clear();
        assert!(news.read_line(&mut line).unwrap() > 0, "{path}: no news");
    }
    let news: Value = serde_json::from_str(line["data: ".len()..].trim()).unwrap();
    let mistakes = news["mistakes"].as_object()?;
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let mut parts = vec![text(&mistakes["title"]), text(&mistakes["note"])];
    for finding in mistakes["findings"].as_array().unwrap() {
        let source = finding["source"].as_array().into_iter().flatten().map(text).collect::<String>();
        let hint = text(&mistakes["hint"]) + &text(&finding["hint"]);
        let place = format!("{}:{}", text(&finding["file"]), finding["line"]);
        parts.extend([text(&finding["message"]), place, source, text(&finding["label"]), hint]);
    }
    Some(parts.join("\n") + "\n")
}

/// What the preview says over the page of a draft; nothing on other pages.
pub(crate) fn draft_note(path: &str, html: &str) -> Option<String> {
    let (_, data) = html.split_once("id=\"keikaku-drafts\">")?;
    let data: Value = serde_json::from_str(data.split_once("</script>")?.0).unwrap();
    let is_draft =
        data["pages"].as_array()?.iter().any(|page| page.as_str() == Some(path.trim_start_matches('/')));
    is_draft.then(|| data["note"].as_str().unwrap_or_default().to_owned())
}

/// What a page says, without what is not read.
pub(crate) fn text_of(html: &str) -> String {
    let mut text = String::new();
    let mut rest = html;
    while let Some((before, tag)) = rest.split_once('<') {
        text.push_str(before);
        let unread = ["script", "style"].into_iter().find(|name| tag.starts_with(name));
        rest = match unread.and_then(|name| tag.split_once(&format!("</{name}"))) {
            Some((_, after)) => after.split_once('>').map_or("", |(_, after)| after),
            None => tag.split_once('>').map_or("", |(_, after)| after),
        };
    }
    text.push_str(rest);
    let marks =
        [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&#x27;", "'"), ("&amp;", "&")];
    marks.into_iter().fold(text, |text, (mark, sign)| text.replace(mark, sign))
}
