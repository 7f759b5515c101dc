//! One page: its texts and charts are finished first, then its template is filled.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::Arc;

use serde::Serialize;
use tera::{Context, ErrorKind, Tera, Value};

use crate::annotation;
use crate::artifact::Artifact;
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::markdown::Words as TextWords;
use crate::model::{Language, PlanId};
use crate::pages::view::PlanView;
use crate::pages::{ChartFile, Links, Page, PageAt, SiteMap, Text, file_form};
use crate::theme::Theme;
use crate::words::Words;

use super::places::led_home;
use super::text::TextRenderer;
use super::{chart, engine};

/// Renders the pages of a site. What pages share is serialised once.
pub struct Renderer {
    map: Arc<SiteMap>,
    theme: Arc<Theme>,
    tera: Arc<Tera>,
    versions: BTreeMap<Language, Version>,
}

/// What the pages of one language share, serialised once.
struct Version {
    site: Value,
    plans: BTreeMap<PlanId, Value>,
    words: Value,
    text_words: Arc<TextWords>,
}

/// The scripts of the shipped theme, each with the field of a view that asks for it by being there and not false.
const USES: [(&str, &str); 2] = [("filter", "filter"), ("tables", "is_sortable")];

/// A piece of a text: HTML that this program made, or something that the text places by name.
#[derive(Debug, Serialize)]
pub(super) struct PieceView {
    /// Finished HTML.
    pub(super) html: Option<String>,
    /// The key of an embed of the page.
    pub(super) embed: Option<String>,
    /// The language of the HTML, where it is not the page's.
    pub(super) language: Option<&'static str>,
}

impl Renderer {
    /// Compiles the theme and prepares what is shared; `None` after an error was pushed. What `before` has prepared of the
    /// same things is taken over.
    pub fn new(
        map: Arc<SiteMap>,
        theme: Arc<Theme>,
        before: Option<&Self>,
        diagnostics: &mut Diagnostics,
    ) -> Option<Self> {
        let dressed = before.filter(|before| Arc::ptr_eq(&before.theme, &theme));
        let tera = match dressed {
            Some(before) => before.tera.clone(),
            None => Arc::new(engine(&theme, diagnostics)?),
        };
        let versions = map.versions().filter_map(|(language, shared)| {
            let known = dressed.and_then(|before| before.versions.get(&language));
            let (words, text_words) = if let Some(known) = known {
                (known.words.clone(), known.text_words.clone())
            } else {
                let words = theme.words.get(&language)?;
                (Value::from_serializable(&interface_words(words)), Arc::new(text_words(words)))
            };
            let site = Value::from_serializable(shared.site_view());
            let plan = |(id, view): (&PlanId, &PlanView)| {
                let known = before.and_then(|before| before.plan(language, id, view));
                (id.clone(), known.unwrap_or_else(|| Value::from_serializable(view)))
            };
            let plans = shared.plan_views().map(plan).collect();
            Some((language, Version { site, plans, words, text_words }))
        });
        let versions = versions.collect();
        Some(Self { map, theme, tera, versions })
    }

    /// The site whose pages it renders.
    pub fn map(&self) -> &SiteMap {
        &self.map
    }

    /// The theme.
    pub fn theme(&self) -> &Theme {
        &self.theme
    }

    /// What pages of a plan share, where it is the very same here.
    fn plan(&self, language: Language, id: &PlanId, view: &PlanView) -> Option<Value> {
        let shared = self.map.version(language)?;
        shared.plan_views().find(|(known, own)| *known == id && std::ptr::eq(*own, view))?;
        self.versions.get(&language)?.plans.get(id).cloned()
    }

    /// One page, and the charts on it that can be had as files.
    pub fn render(&self, page: &PageAt) -> Result<Vec<Artifact>, Diagnostic> {
        self.render_page(&self.map.page(page))
    }

    /// A page that has been made, and the charts on it that can be had as files.
    pub fn render_page(&self, page: &Page) -> Result<Vec<Artifact>, Diagnostic> {
        let mut context = Context::new();
        let version = &self.versions[&page.language];
        context.insert_value("site", version.site.clone());
        context.insert_value("words", version.words.clone());
        if let Some(plan) = page.plan.as_ref().and_then(|plan| version.plans.get(plan)) {
            context.insert_value("plan", plan.clone());
        }
        context.insert("page", &page.page);
        let view = led_home(&Value::from_serializable(&page.view), page);
        let embeds = led_home(&Value::from_serializable(&page.embeds), page);
        context.insert("scripts", &self.scripts(page.language, [&view, &embeds]));
        context.insert_value("view", view);
        context.insert("texts", &self.texts(page));
        context.insert_value("embeds", embeds);
        let figures: BTreeMap<&str, String> =
            page.figures.iter().map(|(name, figure)| (name.as_str(), chart::draw(figure))).collect();
        context.insert("figures", &figures);
        context.insert("linked_data", &page.linked_data.as_ref().map(in_script));
        let mut artifacts: Vec<Artifact> = page.charts.values().map(chart_artifact).collect();
        context.insert("chart_files", &chart_files(page, &artifacts));
        let template = page.view.template();
        let html = self.tera.render(template, &context).map_err(|error| template_error(&error, template))?;
        let html = annotation::in_html(html, self.original(page.language));
        artifacts.extend(page.sheet.clone());
        artifacts.push(Artifact { path: page.path.clone(), bytes: html.into_bytes() });
        Ok(artifacts)
    }

    /// The addresses of the scripts that a page uses. Tables in its texts are data of the page as well.
    fn scripts(&self, language: Language, data: [&Value; 2]) -> Vec<&str> {
        let Some(shared) = self.map.version(language) else { return Vec::new() };
        let is_used = |key| data.into_iter().any(|value| holds(value, key));
        let used = USES.iter().filter(|(_, key)| is_used(key));
        used.filter_map(|(name, _)| shared.site_view().scripts.get(*name)).map(String::as_str).collect()
    }

    /// Where references lead in a language, and in the original one.
    fn links(&self, language: Language) -> Option<(&Links, &Links)> {
        let (_, original) = self.map.versions().next()?;
        Some((self.map.version(language)?.links(), original.links()))
    }

    /// The original language, where that is another for who reads and hears.
    fn original(&self, language: Language) -> Option<&'static str> {
        let (original, _) = self.map.versions().next()?;
        Some(original.bcp47()).filter(|original| *original != language.bcp47())
    }

    /// The texts in the order in which people read them: a term is explained where it is used first.
    fn texts<'p>(&self, page: &'p Page) -> BTreeMap<&'p str, Vec<PieceView>> {
        let Some((links, original_links)) = self.links(page.language) else { return BTreeMap::new() };
        let explained = RefCell::new(page.linked_terms().collect());
        let mut texts: Vec<(&String, &Text)> = page.texts.iter().collect();
        texts.sort_by_key(|(_, text)| text.order);
        let render = |(name, text): (&'p String, &'p Text)| {
            let renderer = TextRenderer {
                links,
                original_links,
                original: self.original(page.language),
                plan: page.plan.as_ref(),
                page,
                words: &self.versions[&page.language].text_words,
                text,
                explained: &explained,
            };
            (name.as_str(), renderer.pieces(name))
        };
        texts.into_iter().map(render).collect()
    }
}

/// Whether a value has a field, at any depth, that is neither missing nor false.
fn holds(value: &Value, key: &str) -> bool {
    if let Some(fields) = value.as_map() {
        return fields
            .iter()
            .any(|(name, value)| (name.as_str() == Some(key) && value.is_truthy()) || holds(value, key));
    }
    value.as_array().is_some_and(|list| list.iter().any(|value| holds(value, key)))
}

/// Data as the content of a `script` element: nothing in it can end the element or be read as HTML.
fn in_script(data: &impl Serialize) -> String {
    // What is serialised here has text keys and no numbers that JSON lacks, so that it cannot fail.
    let json = serde_json::to_string(data).unwrap_or_default();
    let mut safe = String::with_capacity(json.len());
    for character in json.chars() {
        match character {
            '<' | '>' | '&' | '\u{2028}' | '\u{2029}' => {
                let _ = write!(safe, "\\u{:04x}", u32::from(character));
            }
            _ => safe.push(character),
        }
    }
    safe
}

/// A chart that can be had as a file.
fn chart_artifact(file: &ChartFile) -> Artifact {
    Artifact { path: file.path.clone(), bytes: chart::draw_file(&file.chart, &file.caption).into_bytes() }
}

/// A chart as a file, for a template.
#[derive(Debug, Serialize)]
struct ChartFileView {
    /// Address below the root.
    path: String,
    /// Type and size.
    form: String,
}

/// Where the charts of a page can be had, by the names of their figures: only with `artifacts` their sizes are known.
fn chart_files<'p>(page: &'p Page, artifacts: &[Artifact]) -> BTreeMap<&'p str, ChartFileView> {
    let files = page.charts.iter().zip(artifacts).map(|((name, file), artifact)| {
        let path = file.address.clone();
        let form = file_form(&path, u64::try_from(artifact.bytes.len()).ok());
        (name.as_str(), ChartFileView { path, form })
    });
    files.collect()
}

/// The words of the interface, without their table's name.
fn interface_words(words: &Words) -> BTreeMap<&str, &str> {
    words.iter().filter_map(|(key, words)| Some((key.strip_prefix("ui.")?, words))).collect()
}

fn text_words(words: &Words) -> TextWords {
    TextWords {
        note: words.get("text.note").to_owned(),
        table: words.get("text.table").to_owned(),
        footnotes: words.get("text.footnotes").to_owned(),
        footnote: words.get("text.footnote").to_owned(),
        back_link: words.get("text.back-link").to_owned(),
    }
}

/// An error of the template engine at the template's line.
pub(super) fn template_error(error: &tera::Error, template: &str) -> Diagnostic {
    let (name, line, reason) = match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
            (report.filename().to_owned(), report.span().start_line, report.message().to_owned())
        }
        ErrorKind::CircularExtend { tpl, .. } | ErrorKind::CircularInclude { tpl, .. } => {
            (tpl.clone(), 1, error.to_string())
        }
        ErrorKind::MissingParent { current, .. } => (current.clone(), 1, error.to_string()),
        _ => printed_report(&error.to_string()),
    };
    let name = if name.is_empty() { template.to_owned() } else { name };
    Diagnostic::about_file(Code::TemplateError, format!("templates/{name}"))
        .with("line", line)
        .with("reason", reason)
}

/// Name, line and reason of a report that the engine gives only as a text: `error: reason`, then `--> name:1:2`.
fn printed_report(text: &str) -> (String, usize, String) {
    let reason = text.lines().next().unwrap_or(text).trim_start_matches("error: ").to_owned();
    let place = text.lines().find_map(|line| line.trim_start().strip_prefix("--> "));
    let mut parts = place.unwrap_or("").split(':');
    let name = parts.next().unwrap_or("").to_owned();
    let line = parts.next().and_then(|line| line.parse().ok()).unwrap_or(1);
    (name, line, reason)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn data_cannot_leave_their_script() {
        let hostile = "</script><!--<script>&amp;\u{2028}\"";
        let safe = in_script(&hostile);
        assert_eq!(safe, r#""\u003c/script\u003e\u003c!--\u003cscript\u003e\u0026amp;\u2028\"""#);
        assert_eq!(serde_json::from_str::<String>(&safe).unwrap(), hostile);
    }
}
