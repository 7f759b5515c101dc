//! Folders that no site is written to.

use std::fs;

use super::*;
use crate::write::Refusal;

/// A project with sources, an output folder, a home above it, and what a build into a folder answers.
struct Project {
    root: TempDir,
}

impl Project {
    fn new() -> Self {
        let root = tempfile::tempdir().unwrap();
        for folder in ["home/project/content/plan", "home/project/themes", "home/else"] {
            fs::create_dir_all(root.path().join(folder)).unwrap();
        }
        fs::write(root.path().join("home/project/content/plan/plan.toml"), "source").unwrap();
        fs::write(root.path().join("home/else/letter.txt"), "letter").unwrap();
        Self { root }
    }

    fn path(&self, path: &str) -> PathBuf {
        self.root.path().join(path)
    }

    fn protected(&self) -> Protected {
        Protected {
            project: self.path("home/project"),
            sources: vec![self.path("home/project/content"), self.path("home/project/themes")],
            home: Some(self.path("home")),
        }
    }

    fn build(&self, output: &Path) -> Result<WriteReport, Failure> {
        let writer = Writer { disk: &TestDisk::sound(), patience: Duration::ZERO };
        let before = contents(self.root.path());
        let result = writer.write(artifacts(&[("index.html", "new")]), output, &self.protected());
        result.map_err(|error| match error {
            WriteError::Failure(failure) => {
                assert_eq!(contents(self.root.path()), before, "a refused build changes nothing");
                failure
            }
            WriteError::Artifacts(errors) => panic!("no artifact fails here: {errors:?}"),
        })
    }

    fn refusal(&self, output: impl AsRef<Path>) -> Refusal {
        let failure = self.build(output.as_ref()).unwrap_err();
        assert!(!failure.en().is_empty() && failure.ja().contains("書き出せません"));
        assert_eq!(failure.exit_code(), 2);
        assert_eq!(failure.file(), output.as_ref());
        let Failure::Refused { reason, .. } = failure else { panic!("{failure:?}") };
        reason
    }
}

#[test]
fn the_root_the_home_and_the_project_are_refused() {
    let project = Project::new();
    assert_eq!(project.refusal("/"), Refusal::Root);
    assert_eq!(project.refusal("/../.."), Refusal::Root);
    assert_eq!(project.refusal(project.path("home")), Refusal::Home);
    assert_eq!(project.refusal(project.path("home/")), Refusal::Home);
    assert_eq!(project.refusal(project.path("")), Refusal::Home);
    assert_eq!(project.refusal(project.path("home/else/..")), Refusal::Home);
    assert_eq!(project.refusal(project.root.path().parent().unwrap()), Refusal::Home);
    assert_eq!(project.refusal(project.path("home/project")), Refusal::Project);
    assert_eq!(project.refusal(project.path("home/else/../project/.")), Refusal::Project);
}

#[test]
fn sources_and_what_lies_in_or_above_them_are_refused() {
    let project = Project::new();
    let content = Refusal::Sources { folder: project.path("home/project/content") };
    for output in ["content", "content/", "content/plan", "content/plan/new/deep", "themes/../content"] {
        assert_eq!(project.refusal(project.path("home/project").join(output)), content, "{output}");
    }
    let mut protected = project.protected();
    protected.sources = vec![project.path("home/else/deep/sources")];
    fs::create_dir_all(&protected.sources[0]).unwrap();
    let writer = Writer { disk: &TestDisk::sound(), patience: Duration::ZERO };
    let result = writer.write(artifacts(&[]), &project.path("home/else/deep"), &protected);
    assert!(matches!(
        result,
        Err(WriteError::Failure(Failure::Refused { reason: Refusal::Sources { .. }, .. }))
    ));
}

#[cfg(unix)]
#[test]
fn links_are_refused_and_do_not_hide_what_they_lead_to() {
    use std::os::unix::fs::symlink;
    let project = Project::new();
    fs::create_dir(project.path("home/empty")).unwrap();
    symlink(project.path("home/empty"), project.path("home/link")).unwrap();
    symlink(project.path("home/nowhere"), project.path("home/dangling")).unwrap();
    symlink(project.path("home/project"), project.path("home/alias")).unwrap();
    assert_eq!(project.refusal(project.path("home/link")), Refusal::Link);
    assert_eq!(project.refusal(project.path("home/link/")), Refusal::Link);
    assert_eq!(project.refusal(project.path("home/link/.")), Refusal::Link);
    assert_eq!(project.refusal(project.path("home/dangling")), Refusal::Link);
    assert_eq!(project.refusal(project.path("home/alias")), Refusal::Link);
    let sources = project.refusal(project.path("home/alias/content/x"));
    assert_eq!(sources, Refusal::Sources { folder: project.path("home/project/content") });
}

#[test]
fn files_and_filled_folders_without_a_manifest_are_refused() {
    let project = Project::new();
    assert_eq!(project.refusal(project.path("home/else")), Refusal::NotOurs);
    assert_eq!(project.refusal(project.path("home/else/letter.txt")), Refusal::NotAFolder);
    fs::create_dir_all(project.path("home/else/keikaku-manifest.txt")).unwrap();
    assert_eq!(project.refusal(project.path("home/else")), Refusal::NotOurs);
    let below_a_file = project.build(&project.path("home/else/letter.txt/site")).unwrap_err();
    assert!(matches!(below_a_file, Failure::Disk { .. }), "{below_a_file:?}");
}

#[test]
fn a_folder_of_its_own_is_taken() {
    let project = Project::new();
    for output in ["home/project/public", "home/site", "home/project/out/site", "home/project/content2"] {
        project.build(&project.path(output)).unwrap();
        assert_eq!(texts(&contents(&project.path(output))), [("index.html", "new")]);
    }
}
