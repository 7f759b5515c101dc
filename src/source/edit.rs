//! New source files and additions to those that are there: all of them, or nothing.
//!
//! Takes paths below a folder with their bytes, gives the files. What is there already is never overwritten: a new
//! file must not exist, and a file that grows must still be the one that was read. Every file is first written
//! beside its place and then put there in one step. Must not know what the bytes mean.

use std::fs::{self, OpenOptions};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

/// Why nothing was changed.
#[derive(Debug)]
pub enum EditProblem {
    /// Something of this name is there already.
    Exists(PathBuf),
    /// The file is not what it was when it was read: somebody else has changed it, or it is no plain file.
    Changed(PathBuf),
    /// The system refused.
    Io {
        /// The file or folder.
        path: PathBuf,
        /// The system's answer.
        error: io::Error,
    },
    /// Something was changed already and could not be taken back.
    Left {
        /// Why not all of it was changed.
        problem: Box<EditProblem>,
        /// What is left behind.
        files: Vec<LeftFile>,
    },
}

/// A file that a failed edit leaves behind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftFile {
    /// The file.
    pub path: PathBuf,
    /// Where what it held before is kept; `None` for one that is new.
    pub kept: Option<PathBuf>,
}

/// Changes to the files of a folder, not yet carried out.
#[derive(Clone, Debug)]
pub struct Edit {
    root: PathBuf,
    files: Vec<Change>,
}

#[derive(Clone, Debug)]
struct Change {
    path: PathBuf,
    /// What the file holds now; `None` for one that is new.
    before: Option<Vec<u8>>,
    after: Vec<u8>,
    is_program: bool,
}

impl Edit {
    /// No changes yet, to files of `root`; the folder is made when it is not there.
    pub fn new(root: impl Into<PathBuf>) -> Self {
        Self { root: root.into(), files: Vec::new() }
    }

    /// Adds a new file; `path` is below the folder, with `/`.
    #[must_use]
    pub fn create(mut self, path: &str, bytes: impl Into<Vec<u8>>) -> Self {
        self.files.push(Change {
            path: self.root.join(path),
            before: None,
            after: bytes.into(),
            is_program: false,
        });
        self
    }

    /// Adds a new file that the system runs when it is opened; `path` is below the folder, with `/`.
    #[must_use]
    pub fn create_program(mut self, path: &str, bytes: impl Into<Vec<u8>>) -> Self {
        self = self.create(path, bytes);
        self.files.iter_mut().last().into_iter().for_each(|change| change.is_program = true);
        self
    }

    /// Puts `after` in the place of a file that holds `before`.
    #[must_use]
    pub fn grow(mut self, path: &str, before: impl Into<Vec<u8>>, after: impl Into<Vec<u8>>) -> Self {
        let (before, after) = (Some(before.into()), after.into());
        self.files.push(Change { path: self.root.join(path), before, after, is_program: false });
        self
    }

    /// The files that are made or changed, in the order in which they were added.
    pub fn paths(&self) -> impl Iterator<Item = &Path> {
        self.files.iter().map(|change| change.path.as_path())
    }

    /// Carries all changes out; when one of them fails, those before it are taken back.
    pub fn carry_out(&self) -> Result<(), EditProblem> {
        self.carry_out_through(&|_| Ok(()))
    }

    /// The same; `door` is asked before each call that changes the disk, and may refuse it.
    fn carry_out_through(&self, door: &dyn Fn(&Path) -> io::Result<()>) -> Result<(), EditProblem> {
        let mut work = Work { door, done: Vec::new(), leftovers: Vec::new() };
        let result = self.files.iter().try_for_each(Change::can_be_made);
        let result = result.and_then(|()| self.files.iter().try_for_each(|change| work.prepare(change)));
        let result = result.and_then(|()| self.files.iter().try_for_each(|change| work.publish(change)));
        let left = work.finish(result.is_ok());
        result.map_err(|problem| match left {
            files if files.is_empty() => problem,
            files => EditProblem::Left { problem: Box::new(problem), files },
        })
    }
}

impl Change {
    /// Whether the file is still what it was.
    fn can_be_made(&self) -> Result<(), EditProblem> {
        let found = match fs::symlink_metadata(&self.path) {
            Ok(found) => Some(found),
            Err(error) if error.kind() == io::ErrorKind::NotFound => None,
            Err(error) => return Err(EditProblem::Io { path: self.path.clone(), error }),
        };
        match (&self.before, found) {
            (None, None) => Ok(()),
            (None, Some(_)) => Err(EditProblem::Exists(self.path.clone())),
            (Some(before), Some(found)) if found.is_file() => {
                let now = fs::read(&self.path);
                let now = now.map_err(|error| EditProblem::Io { path: self.path.clone(), error })?;
                if now == *before { Ok(()) } else { Err(EditProblem::Changed(self.path.clone())) }
            }
            (Some(_), _) => Err(EditProblem::Changed(self.path.clone())),
        }
    }

    /// Where the file is written before it is put in its place. Names with a dot are no sources.
    fn beside(&self) -> PathBuf {
        self.neighbour("new")
    }

    /// Where what it held is kept until everything is done.
    fn kept(&self) -> PathBuf {
        self.neighbour("old")
    }

    fn neighbour(&self, what: &str) -> PathBuf {
        let name = self.path.file_name().unwrap_or_default().to_string_lossy();
        self.path.with_file_name(format!(".{name}.keikaku-{what}"))
    }
}

/// What has been done, so that it can be taken back.
enum Done<'a> {
    Folder(PathBuf),
    File(&'a Change),
}

struct Work<'a> {
    door: &'a dyn Fn(&Path) -> io::Result<()>,
    done: Vec<Done<'a>>,
    /// Files beside their places.
    leftovers: Vec<PathBuf>,
}

impl<'a> Work<'a> {
    /// One call that changes the disk.
    fn call<T>(&self, path: &Path, call: impl FnOnce() -> io::Result<T>) -> Result<T, EditProblem> {
        let result = (self.door)(path).and_then(|()| call());
        result.map_err(|error| EditProblem::Io { path: path.to_owned(), error })
    }

    /// Writes a file beside its place.
    fn prepare(&mut self, change: &Change) -> Result<(), EditProblem> {
        if let Some(folder) = change.path.parent() {
            self.make_folders(folder)?;
        }
        self.write_beside(&change.beside(), &change.after, change)?;
        match &change.before {
            Some(before) => self.write_beside(&change.kept(), before, change),
            None => Ok(()),
        }
    }

    fn write_beside(&mut self, beside: &Path, bytes: &[u8], change: &Change) -> Result<(), EditProblem> {
        // One may have been left behind by a run that was interrupted.
        let _ = fs::remove_file(beside);
        let mut file = self.call(beside, || OpenOptions::new().write(true).create_new(true).open(beside))?;
        self.leftovers.push(beside.to_owned());
        self.call(beside, || file.write_all(bytes))?;
        if change.before.is_some() {
            self.call(beside, || file.set_permissions(fs::symlink_metadata(&change.path)?.permissions()))?;
        }
        if change.is_program {
            self.call(beside, || let_run(&file))?;
        }
        self.call(beside, || file.sync_all())
    }

    fn make_folders(&mut self, folder: &Path) -> Result<(), EditProblem> {
        if folder.as_os_str().is_empty() || folder.is_dir() {
            return Ok(());
        }
        if let Some(above) = folder.parent() {
            self.make_folders(above)?;
        }
        self.call(folder, || fs::create_dir(folder))?;
        self.done.push(Done::Folder(folder.to_owned()));
        Ok(())
    }

    /// Puts a file in its place.
    fn publish(&mut self, change: &'a Change) -> Result<(), EditProblem> {
        let (beside, path) = (change.beside(), &change.path);
        if change.before.is_some() {
            change.can_be_made()?;
            self.call(path, || fs::rename(&beside, path))?;
            self.done.push(Done::File(change));
            return Ok(());
        }
        let is_there = |problem| match problem {
            EditProblem::Io { path, error } if error.kind() == io::ErrorKind::AlreadyExists => {
                EditProblem::Exists(path)
            }
            other => other,
        };
        self.call(path, || put_new(&beside, path)).map_err(is_there)?;
        self.done.push(Done::File(change));
        Ok(())
    }

    /// Takes everything back unless it is whole, and clears up. Gives what could not be taken back.
    fn finish(self, whole: bool) -> Vec<LeftFile> {
        let mut left = Vec::new();
        for done in self.done.iter().rev().filter(|_| !whole) {
            if let Done::File(change) = done {
                left.extend(self.take_back(change));
            }
        }
        let is_kept = |file: &PathBuf| left.iter().any(|left| left.kept.as_ref() == Some(file));
        for leftover in self.leftovers.iter().filter(|file| !is_kept(file)) {
            let _ = fs::remove_file(leftover);
        }
        for done in self.done.iter().rev().filter(|_| !whole) {
            if let Done::Folder(folder) = done {
                let _ = fs::remove_dir(folder);
            }
        }
        left
    }

    /// Takes a file back that is in its place. What somebody else has changed since is theirs, and stays.
    fn take_back(&self, change: &Change) -> Option<LeftFile> {
        let (path, kept) = (&change.path, change.kept());
        let is_ours = fs::read(path).is_ok_and(|now| now == change.after);
        let is_new = change.before.is_none();
        let taken_back = is_ours
            && self
                .call(path, || if is_new { fs::remove_file(path) } else { fs::rename(&kept, path) })
                .is_ok();
        let is_gone = is_new && fs::symlink_metadata(path).is_err();
        let left = LeftFile { path: path.clone(), kept: (!is_new).then_some(kept) };
        (!taken_back && !is_gone).then_some(left)
    }
}

/// Lets whoever may read a file run it too.
#[cfg(unix)]
fn let_run(file: &fs::File) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt as _;
    let mode = file.metadata()?.permissions().mode();
    file.set_permissions(fs::Permissions::from_mode(mode | (mode & 0o444) >> 2))
}

#[cfg(not(unix))]
fn let_run(_: &fs::File) -> io::Result<()> {
    Ok(())
}

/// A finished file under its name, unless there is one of that name. A second name for it (a hard link) is the only
/// way that never overwrites and never shows half a file; on disks without such names (USB sticks) the name is
/// taken first and the file then put over it.
fn put_new(beside: &Path, path: &Path) -> io::Result<()> {
    match fs::hard_link(beside, path) {
        Err(error) if error.kind() != io::ErrorKind::AlreadyExists => {
            OpenOptions::new().write(true).create_new(true).open(path)?;
            fs::rename(beside, path).inspect_err(|_| drop(fs::remove_file(path)))
        }
        done => done,
    }
}

#[cfg(test)]
mod tests;
