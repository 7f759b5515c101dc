//! Reading pages of a plan, and the pages of the site itself.

use crate::annotation;
use crate::markdown::scan;
use crate::model::Chapter;

use super::address;
use super::context::{Context, SiteContext, page};
use super::description;
use super::page::{Draft, Drafted};
use super::plan::chapter_entries;
use super::view::{AccessibilityView, ChapterView, Entry, HomeView, Link, NotFoundView, PlanElsewhere, View};

impl Context<'_> {
    /// A reading page.
    pub(super) fn chapter_page(&self, chapter: &Chapter) -> Drafted {
        let path = address::chapter(&self.plan.id, &chapter.id);
        let mut page = self.page(path, &chapter.title, Vec::new());
        page.description = chapter
            .summary
            .as_ref()
            .map_or_else(|| description::of_text(&chapter.text), |summary| description::summary(summary));
        if page.description.is_empty() {
            let arguments = [("plan", self.plan.title.clone()), ("title", chapter.title.clone())];
            page.description = self.printer.say("describe.chapter", &arguments);
        }
        let mut draft = Draft::new(page, chapter.span);
        draft.text("body", &chapter.text, (0, ""));
        let headings = scan(&chapter.text.text).headings.into_iter().filter(|heading| heading.level == 2);
        let is_fallback = chapter.text.is_fallback;
        let headings = headings.map(|heading| Entry {
            text: if is_fallback { annotation::original(&heading.text) } else { heading.text },
            path: Some(heading.anchor),
            ..Entry::default()
        });
        draft.finish(View::Chapter(ChapterView {
            summary: chapter.summary.clone(),
            headings: headings.collect(),
            chapters: chapter_entries(self.plan, chapter),
        }))
    }
}

impl SiteContext<'_> {
    /// The home page.
    pub(super) fn home_page(&self) -> Drafted {
        let settings = &self.site.settings;
        let path = address::HOME.to_owned();
        let mut page = page(self.site, self.printer, (path, &settings.title), Vec::new());
        page.description = match &settings.description {
            Some(written) => description::summary(written),
            None => self.printer.say("describe.home", &[("site", settings.title.clone())]),
        };
        let mut draft = Draft::new(page, None);
        if let Some(home) = &self.site.home {
            draft.text("home", home, (0, ""));
        }
        let (status, by_plan) = self.site_states(&mut draft);
        let elsewhere = self.site.elsewhere.iter().map(|plan| PlanElsewhere {
            path: address::shared(settings, address::plan(&plan.id)),
            title: plan.title.clone(),
            language: settings.original().bcp47(),
        });
        draft.finish(View::Home(HomeView { status, states: by_plan, elsewhere: elsewhere.collect() }))
    }

    /// The accessibility statement. It claims only what the build itself has made sure of.
    pub(super) fn accessibility_page(&self, pages: usize) -> Drafted {
        let title = self.printer.get("list.accessibility");
        let path = address::ACCESSIBILITY.to_owned();
        let mut page = page(self.site, self.printer, (path, title), Vec::new());
        page.description = self.printer.word("accessibility.description");
        let checks = ["links", "anchors", "pictures", "headings", "tables", "charts", "scripts"];
        let checks = checks.into_iter().map(|check| self.printer.word(&format!("accessibility.{check}")));
        let pages = self.printer.count("pages", pages);
        let view = AccessibilityView { pages, checks: checks.collect() };
        Draft::new(page, None).finish(View::Accessibility(view))
    }

    /// The page for addresses that do not exist.
    pub(super) fn not_found_page(&self) -> Drafted {
        let title = self.printer.get("list.not-found");
        let mut page = page(self.site, self.printer, (address::NOT_FOUND.to_owned(), title), Vec::new());
        // Servers show it at any depth, where what is relative leads astray.
        page.root = self.site.settings.url.as_deref().map_or(page.root, address::root_on_server);
        page.description =
            self.printer.say("describe.not-found", &[("site", self.site.settings.title.clone())]);
        let plans = self.site.plans.iter();
        let plans = plans.map(|plan| Link { path: address::plan(&plan.id), text: plan.title.clone() });
        Draft::new(page, None).finish(View::NotFound(NotFoundView { plans: plans.collect() }))
    }
}
