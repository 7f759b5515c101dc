//! `site.toml`.

use jiff::civil::Date;

use crate::diag::{Code, Diagnostic, Diagnostics, Level, Levels, Severity};
use crate::format::{Languages, Levelled, RawLicence, RawSettings, Text, fixed};
use crate::load::{Record, Value};
use crate::markdown;
use crate::model::{Contact, Language, Licence, Named, Settings, is_id};

use super::reader::{Known, day, owned, web, word};
use super::vocabulary::contact;

const LANGUAGES: Known<Language> = Known::new(
    fixed::LANGUAGE,
    &[("ja", Language::Japanese), ("en", Language::English), ("ja-easy", Language::EasyJapanese)],
);

const NAMED: Known<Named> =
    Known::new(fixed::NAMED, &[("departments", Named::Departments), ("people", Named::People)]);
const LEVELS: Known<Level> = Known::new(fixed::LEVEL, Level::ALL);

/// The theme that lies in the program.
const DEFAULT_THEME: &str = "default";

/// The settings. What is wrong is reported, and a default stands in its place.
pub(super) fn settings(
    raw: RawSettings,
    (known, today): (&Languages, Date),
    diagnostics: &mut Diagnostics,
) -> Settings {
    let RawSettings {
        title,
        description,
        organisation,
        url,
        language,
        languages: others,
        as_of,
        licence: raw_licence,
        contact: raw_contact,
        theme,
        named,
        rules,
        plans: _,
        span: _,
    } = raw;
    for text in language.iter().chain(&others.all) {
        word("language", text, LANGUAGES, diagnostics);
    }
    let set = levels(&rules, diagnostics);
    diagnostics.set_levels(set);
    let as_of = as_of.and_then(|text| day(&text, diagnostics));
    let theme = theme.and_then(|text| theme_name(text, diagnostics));
    Settings {
        title: title.value,
        description: owned(description),
        organisation: owned(organisation),
        url: url.and_then(|text| site_address(&text, diagnostics)),
        language: known.read.map_or(of_tag(known.original), of_tag),
        languages: std::iter::once(known.original).chain(known.others.iter().copied()).map(of_tag).collect(),
        as_of: as_of.unwrap_or(today),
        licence: raw_licence.map(|raw| licence(*raw, diagnostics)),
        contact: raw_contact.map_or_else(Contact::default, |raw| contact(*raw)),
        named: named.and_then(|text| word("named", &text, NAMED, diagnostics)),
        theme: theme.unwrap_or_else(|| DEFAULT_THEME.to_owned()),
    }
}

/// How grave the site wants its findings to be. The level of an error is fixed.
fn levels(rules: &Levelled, diagnostics: &mut Diagnostics) -> Levels {
    let mut levels = Levels::default();
    for (name, text) in &rules.all {
        let at = |code: Code| Diagnostic::at(code, name.span).with("value", &name.value);
        let Some(code) = Code::of(&name.value) else {
            let known = Code::ALL.iter().filter(|code| code.severity() == Severity::Warning);
            let found = at(Code::RuleUnknown).suggest(&name.value, known.map(|code| code.text()));
            diagnostics.push(found);
            continue;
        };
        if code.severity() == Severity::Error {
            diagnostics.push(at(Code::RuleFixed));
            continue;
        }
        let level = word(code.text(), text, LEVELS, diagnostics);
        if let Some(level) = level {
            levels.set(code, level);
        }
    }
    levels
}

/// The languages of a site, looked up before anything is read in one of them; what is wrong is reported later.
pub(super) fn languages(record: Option<&Record>, read: Option<Language>) -> Languages {
    let tag = |text: &str| LANGUAGES.find(text.trim()).map(Language::tag);
    let original = record.and_then(|record| record.text("language")).and_then(|text| tag(&text.value));
    let mut languages = Languages::only(original.unwrap_or(Language::Japanese.tag()));
    let written: Vec<&Value> = match record.and_then(|record| record.get("languages")) {
        Some(Value::List(list)) => list.value.iter().collect(),
        single => single.into_iter().collect(),
    };
    for value in written {
        let Value::Text(text) = value else { continue };
        let is_new = |tag: &&str| *tag != languages.original && !languages.others.contains(tag);
        languages.others.extend(tag(&text.value).filter(is_new));
    }
    languages.read = read.map(Language::tag);
    languages
}

/// The language of a tag that is one of ours.
pub(super) fn of_tag(tag: &'static str) -> Language {
    LANGUAGES.find(tag).unwrap_or(Language::Japanese)
}

/// What stands in the place of settings that could not be read.
pub(super) fn unread(today: Date) -> Settings {
    Settings {
        title: String::new(),
        description: None,
        organisation: None,
        url: None,
        language: Language::Japanese,
        languages: vec![Language::Japanese],
        as_of: today,
        licence: None,
        contact: Contact::default(),
        named: None,
        theme: DEFAULT_THEME.to_owned(),
    }
}

/// The address of the site's folder, to which the addresses of pages are added: so it ends with a slash.
fn site_address(text: &Text, diagnostics: &mut Diagnostics) -> Option<String> {
    let address = text.value.trim();
    let path = address.split_once("//").map_or("", |(_, rest)| rest);
    let last = path.split('/').skip(1).last().unwrap_or("");
    // What is no letter of an address would have to be encoded one way for pages and another way for data.
    let is_plain = address.bytes().all(|b| b.is_ascii_graphic() && !b"\"'<>?#@{}|\\^`".contains(&b));
    if markdown::is_web_address(address) && is_plain && !is_file(last) {
        return Some(format!("{}/", address.trim_end_matches('/')));
    }
    let diagnostic = Diagnostic::at(Code::LinkRefused, text.span).with("value", &text.value);
    diagnostics.push(diagnostic.hint("site"));
    None
}

/// Whether the last part of an address names a page.
fn is_file(name: &str) -> bool {
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
    ["html", "htm", "php"].iter().any(|known| known.eq_ignore_ascii_case(ending))
}

/// The name of a theme is the name of a folder, and leads to no other.
fn theme_name(text: Text, diagnostics: &mut Diagnostics) -> Option<String> {
    if is_id(&text.value) {
        return Some(text.value);
    }
    let diagnostic = Diagnostic::at(Code::ThemeUnknown, text.span).with("path", &text.value);
    diagnostics.push(diagnostic.hint("name"));
    None
}

/// A licence.
pub(super) fn licence(raw: RawLicence, diagnostics: &mut Diagnostics) -> Licence {
    let RawLicence { name, url, span: _ } = raw;
    Licence { name: name.value, url: web(url, diagnostics) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{Sources, Span};

    fn address(written: &str) -> Option<String> {
        let mut diagnostics = Diagnostics::new();
        let span = Span::new(Sources::default().add("site.toml".into(), written.into()), 0..written.len());
        let text = Text::new(written.to_owned(), span);
        let read = site_address(&text, &mut diagnostics);
        assert_eq!(read.is_none(), diagnostics.has_errors(), "{written}");
        read
    }

    #[test]
    fn an_address_is_a_folder_with_a_slash_at_its_end() {
        for written in
            ["https://city.example/plans/", "https://city.example/plans", " https://city.example/plans// "]
        {
            assert_eq!(address(written).as_deref(), Some("https://city.example/plans/"), "{written}");
        }
        assert_eq!(address("http://city.example").as_deref(), Some("http://city.example/"));
        assert_eq!(
            address("https://city.example:8443/~a/%E5%B8%82").as_deref(),
            Some("https://city.example:8443/~a/%E5%B8%82/")
        );
    }

    #[test]
    fn what_is_no_folder_on_the_web_is_refused() {
        for written in [
            "",
            "city.example",
            "//city.example/",
            "ftp://city.example/",
            "https://",
            "https:///plans/",
            "https://city.example/plans/index.html",
            "https://city.example/?p=1",
            "https://city.example/#a",
            "https://user@city.example/",
            "https://city.example/計画/",
            "https://city.example/a b/",
            "https://city.example/\"><script>",
            "javascript:alert(1)",
            "mailto:a@city.example",
        ] {
            assert_eq!(address(written), None, "{written}");
        }
    }
}
