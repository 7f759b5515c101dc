//! `site.toml`.

use jiff::civil::Date;

use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::format::{RawLicence, RawSettings, Text, fixed};
use crate::model::{Contact, Language, Licence, Settings, is_id};

use super::reader::{Known, day, owned, web, word};
use super::vocabulary::contact;

const LANGUAGES: Known<Language> =
    Known::new(fixed::LANGUAGE, &[("ja", Language::Japanese), ("en", Language::English)]);

/// The theme that lies in the program.
const DEFAULT_THEME: &str = "default";

/// The settings. What is wrong is reported, and a default stands in its place.
pub(super) fn settings(raw: RawSettings, today: Date, diagnostics: &mut Diagnostics) -> Settings {
    let RawSettings {
        title,
        description,
        organisation,
        language,
        as_of,
        licence: raw_licence,
        contact: raw_contact,
        theme,
        plans: _,
        span: _,
    } = raw;
    let language = language.and_then(|text| word("language", &text, LANGUAGES, diagnostics));
    let as_of = as_of.and_then(|text| day(&text, diagnostics));
    let theme = theme.and_then(|text| theme_name(text, diagnostics));
    Settings {
        title: title.value,
        description: owned(description),
        organisation: owned(organisation),
        language: language.unwrap_or(Language::Japanese),
        as_of: as_of.unwrap_or(today),
        licence: raw_licence.map(|raw| licence(*raw, diagnostics)),
        contact: raw_contact.map_or_else(Contact::default, |raw| contact(*raw)),
        theme: theme.unwrap_or_else(|| DEFAULT_THEME.to_owned()),
    }
}

/// What stands in the place of settings that could not be read.
pub(super) fn unread(today: Date) -> Settings {
    Settings {
        title: String::new(),
        description: None,
        organisation: None,
        language: Language::Japanese,
        as_of: today,
        licence: None,
        contact: Contact::default(),
        theme: DEFAULT_THEME.to_owned(),
    }
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
