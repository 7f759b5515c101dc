//! A site whose addresses are decided and whose pages are made when they are asked for.
//!
//! Takes the outlines of all plans in all languages, gives pages, data files and what pages share. A build asks for every
//! page once, a preview for those that somebody looks at.

use indexmap::IndexMap;

use crate::artifact::{Artifact, OutPath};
use crate::model::{Language, PlanId};

use super::context::Context;
use super::data::{Data, DataKey};
use super::outline::{Key, Outline};
use super::page::{Drafted, Page};
use super::references::folder;
use super::version::{SiteKey, VersionMap};
use super::view::MentionView;
use super::{CopiedFile, address, sitemap, styleguide, texts};

/// Everything that is going to be written.
#[derive(Debug)]
pub struct SiteMap {
    /// The site in each of its languages; the original comes first.
    pub(super) versions: IndexMap<Language, VersionMap>,
    /// Files that are copied as they are.
    pub copied: Vec<CopiedFile>,
    /// Whether the style guide is one of the pages.
    pub(super) has_styleguide: bool,
}

/// A page that can be made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PageAt {
    /// Where it goes.
    pub path: OutPath,
    language: Language,
    place: PlaceOfPage,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum PlaceOfPage {
    /// One of the site's own pages.
    Site(SiteKey),
    /// The nth page of a plan.
    Plan(PlanId, usize),
}

/// A file that is made beside the pages and can be had without them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileAt {
    /// Where it goes.
    pub path: OutPath,
    key: FileKey,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum FileKey {
    /// A data file of a plan; it is there once for all languages.
    Data(PlanId, DataKey),
    /// The style sheet of a plan's printed pages in a language.
    Sheet(Language, PlanId),
    Sitemap,
    Robots,
    StyleguideValues,
}

impl PageAt {
    /// The plan that it belongs to.
    pub fn plan(&self) -> Option<&PlanId> {
        match &self.place {
            PlaceOfPage::Site(_) => None,
            PlaceOfPage::Plan(plan, _) => Some(plan),
        }
    }

    /// Whether search engines are told of it: not of what stands in for missing pages, nor of the style guide.
    pub(super) fn is_listed(&self) -> bool {
        !matches!(self.place, PlaceOfPage::Site(SiteKey::NotFound | SiteKey::Styleguide))
    }
}

impl SiteMap {
    /// What the pages of each language share; the original language comes first.
    pub fn versions(&self) -> impl Iterator<Item = (Language, &VersionMap)> {
        self.versions.iter().map(|(language, version)| (*language, version))
    }

    /// The site in one of its languages.
    pub fn version(&self, language: Language) -> Option<&VersionMap> {
        self.versions.get(&language)
    }

    /// All pages of all languages, by address.
    pub fn pages(&self) -> Vec<PageAt> {
        let mut pages: Vec<PageAt> = Vec::new();
        for (language, version) in self.versions() {
            for (key, path) in version.site_pages() {
                pages.push(PageAt { path: path.clone(), language, place: PlaceOfPage::Site(key) });
            }
            for (id, outline) in &version.outlines {
                let of_plan = outline.entries.iter().enumerate().map(|(at, entry)| PageAt {
                    path: entry.out.clone(),
                    language,
                    place: PlaceOfPage::Plan(id.clone(), at),
                });
                pages.extend(of_plan);
            }
        }
        pages.sort_by(|a, b| a.path.cmp(&b.path));
        pages
    }

    /// The page at an address.
    pub fn find(&self, path: &str) -> Option<PageAt> {
        let own = self.versions().find(|(language, version)| {
            let folder = address::folder(&version.site().settings, *language);
            !folder.is_empty() && path.starts_with(&folder)
        });
        let (language, version) = own.or_else(|| self.versions().next())?;
        let below = path.strip_prefix(&address::folder(&version.site().settings, language))?;
        let outline = below.split_once('/').and_then(|(plan, _)| version.outlines.get_key_value(plan));
        if let Some((id, outline)) = outline {
            let at = outline.find(below)?;
            let path = outline.entries[at].out.clone();
            return Some(PageAt { path, language, place: PlaceOfPage::Plan(id.clone(), at) });
        }
        let (key, path) = version.site_pages().find(|(_, known)| known.as_str() == path)?;
        Some(PageAt { path: path.clone(), language, place: PlaceOfPage::Site(key) })
    }

    /// The page at an address, made.
    pub fn page_at(&self, path: &str) -> Option<Page> {
        self.find(path).map(|at| self.page(&at))
    }

    /// Makes a page.
    pub fn page(&self, at: &PageAt) -> Page {
        let version = &self.versions[&at.language];
        let drafted = match &at.place {
            PlaceOfPage::Site(key) => version.site_draft(*key),
            PlaceOfPage::Plan(id, at) => self.plan_draft(version, (&version.outlines[id], *at)),
        };
        let mut page = version.finish((at.path.clone(), at.plan().cloned()), drafted);
        page.page.languages = self.languages_of(at.language, &page.page.path);
        page
    }

    fn plan_draft(&self, version: &VersionMap, (outline, at): (&Outline, usize)) -> Drafted {
        let context = self.context(version, outline);
        let mut drafted = context.draft(&outline.entries[at].key);
        texts::place_embeds(context, &mut drafted);
        let draft = &mut drafted.draft;
        (draft.page.previous, draft.page.next) = outline.neighbours(at);
        draft.is_repeated = outline.entries[at].is_repeated;
        draft.page.downloads = context.downloads(&drafted.view);
        drafted.draft.dataset = context.dataset_of(&mut drafted);
        drafted
    }

    /// What the builders of a plan's pages share.
    fn context<'a>(&'a self, version: &'a VersionMap, outline: &'a Outline) -> Context<'a> {
        Context { map: Some(self), ..version.context().of(&outline.plan, &outline.groups) }
    }

    /// Whoever writes the data of a plan: it is there once for all languages.
    pub(super) fn data_writer(&self, plan: &PlanId) -> Option<(Context<'_>, &Data)> {
        let mut writers =
            self.versions.values().filter_map(|version| Some((version, version.outlines.get(plan)?)));
        let (version, outline) = writers.next()?;
        Some((self.context(version, outline), &outline.data))
    }

    /// Texts that refer to an address, in a language: those of its own plan first, the home page last.
    pub(super) fn mentions_of(&self, language: Language, path: &str) -> Vec<MentionView> {
        let version = &self.versions[&language];
        let all = version.outlines.values().map(|outline| &outline.mentions);
        let all = all.chain([&version.home_mentions]).filter_map(|mentions| mentions.get(path));
        let mut mentions: Vec<MentionView> = all.flatten().cloned().collect();
        mentions.sort_by_key(|mention| folder(&mention.link.path) != folder(path));
        mentions
    }

    /// The files that are made beside the pages. Charts and style sheets of single pages come with these.
    pub fn files(&self) -> Vec<FileAt> {
        let mut files: Vec<FileAt> = Vec::new();
        let mut add = |path: OutPath, key| {
            // What is not translated prints the same in several languages.
            if !files.iter().any(|known| known.path == path) {
                files.push(FileAt { path, key });
            }
        };
        for (language, version) in self.versions() {
            for (id, outline) in &version.outlines {
                if let Some(sheet) = &outline.sheet {
                    add(sheet.path.clone(), FileKey::Sheet(language, id.clone()));
                }
            }
        }
        for (key, name) in [(FileKey::Sitemap, address::SITEMAP), (FileKey::Robots, address::ROBOTS)] {
            let is_there = self.versions.values().next().is_some_and(|one| one.site().settings.url.is_some());
            if let Some(path) = OutPath::new(name).ok().filter(|_| is_there) {
                add(path, key);
            }
        }
        if let Some(path) = OutPath::new(address::STYLEGUIDE_VALUES).ok().filter(|_| self.has_styleguide) {
            add(path, FileKey::StyleguideValues);
        }
        let mut seen = std::collections::BTreeSet::new();
        for outline in self.versions.values().flat_map(|version| version.outlines.values()) {
            if seen.insert(&outline.plan.id) {
                let data = outline.data.addresses(&outline.plan).into_iter();
                let file = |(path, key)| FileAt { path, key: FileKey::Data(outline.plan.id.clone(), key) };
                files.extend(data.map(file));
            }
        }
        files
    }

    /// Makes a file.
    pub fn file(&self, at: &FileAt) -> Artifact {
        let first = self.versions.values().next();
        let bytes = match &at.key {
            FileKey::Data(plan, key) => {
                self.data_writer(plan).map_or_else(Vec::new, |(context, _)| context.data_bytes(key).to_vec())
            }
            FileKey::Sheet(language, plan) => {
                let sheet = self.versions[language].outlines[plan].sheet.as_ref();
                sheet.map_or_else(Vec::new, |sheet| sheet.bytes.clone())
            }
            FileKey::Sitemap => first.map_or_else(Vec::new, |first| sitemap::sitemap(first.site(), self)),
            FileKey::Robots => {
                first.map_or_else(Vec::new, |first| sitemap::robots(first.site(), first.printer()))
            }
            FileKey::StyleguideValues => styleguide::values(),
        };
        Artifact { path: at.path.clone(), bytes }
    }

    /// The pages on which the chart or the style sheet at an address may be: one of them has it. Charts stand in the folder
    /// of their plan, and style sheets have its name.
    pub fn pages_with(&self, path: &str) -> Vec<PageAt> {
        let is_of = |page: &PageAt| match &page.place {
            PlaceOfPage::Site(key) => *key == SiteKey::Styleguide && path.starts_with("styleguide-"),
            PlaceOfPage::Plan(plan, at) => {
                let outline = &self.versions[&page.language].outlines[plan];
                path.contains(plan.as_str()) && outline.may_have(*at, path)
            }
        };
        let mut pages = self.pages();
        pages.retain(is_of);
        pages
    }
}

impl Context<'_> {
    /// Makes a page of the plan.
    fn draft(&self, key: &Key) -> Drafted {
        let plan = self.plan;
        match key {
            Key::Plan => self.plan_page(),
            Key::Chapter(id) => self.chapter_page(&plan.chapters[id]),
            Key::Item(id) => self.item_page(&plan.items[id]),
            Key::Indicator(id) => self.indicator_page(&plan.indicators[id]),
            Key::List(list) => self.list_draft(*list),
            Key::Group(list, at) => self.group_page(*list, &self.groups(*list)[*at]),
        }
    }
}
