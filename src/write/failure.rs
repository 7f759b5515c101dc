//! What can go wrong while writing, in plain words: the environment's fault, one at a time.
//!
//! Takes what was being done, to which file, and the system's answer; gives a sentence in English or Japanese.
//! Must not know plans or their mistakes: those are diagnostics, found by earlier stages.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use crate::artifact::{MANIFEST, OutPath};

/// Why the site was not written.
#[derive(Debug)]
pub enum Failure {
    /// The output folder is none that a site may be written to.
    Refused {
        /// The output folder, as given.
        output: PathBuf,
        /// What speaks against it.
        reason: Refusal,
    },
    /// Another build is writing to the same output folder.
    Busy {
        /// The output folder, as given.
        output: PathBuf,
        /// The other process, where the system tells.
        process: Option<u32>,
    },
    /// A file that the build did not make stands where the site needs to write.
    InTheWay {
        /// The file.
        file: PathBuf,
    },
    /// The manifest in the output folder cannot be read.
    Manifest {
        /// The manifest.
        file: PathBuf,
        /// The first damaged line, from 1.
        line: usize,
    },
    /// Two parts of the site were given one path, or one is a folder of the other: a bug.
    Clash {
        /// The path.
        path: OutPath,
    },
    /// The system refused a call.
    Disk {
        /// What was being done.
        doing: Doing,
        /// The file or folder.
        file: PathBuf,
        /// The system's answer.
        error: io::Error,
        /// In what state the output folder is.
        output: OutputState,
    },
}

/// What speaks against an output folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// It is the root of a disk.
    Root,
    /// It is the user's home folder, or a folder that contains it.
    Home,
    /// It is the project's folder, or a folder that contains it.
    Project,
    /// It is a folder of sources, lies in one, or contains one.
    Sources {
        /// The folder of sources.
        folder: PathBuf,
    },
    /// It is a symbolic link.
    Link,
    /// It is a file or a device.
    NotAFolder,
    /// It holds files, and no manifest says that a build made it.
    NotOurs,
}

/// What was being done when the system refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doing {
    /// Looking where the output folder lies and what is in it.
    Look,
    /// Locking the output against other builds.
    Lock,
    /// Reading a file of the present output.
    Read,
    /// Writing a new file.
    Write,
    /// Creating a folder.
    MakeFolder,
    /// Carrying over a file that stays as it is.
    Carry,
    /// Removing a file of the old site.
    Remove,
    /// Making the new files durable.
    Sync,
    /// Putting the new site in the place of the old.
    Exchange,
}

/// In what state a failed build leaves the output folder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OutputState {
    /// As it was before.
    Untouched,
    /// Some files are new, some old, each of them whole; the next build finishes the work.
    Mixed,
    /// The new site is complete.
    New,
}

impl Failure {
    /// A refused call while the output folder is still as it was.
    pub(super) fn disk(doing: Doing, file: &Path, error: io::Error) -> Self {
        Self::Disk { doing, file: file.to_owned(), error, output: OutputState::Untouched }
    }

    /// The same failure, after the output folder has been changed.
    pub(super) fn leaving(self, state: OutputState) -> Self {
        match self {
            Self::Disk { doing, file, error, .. } => Self::Disk { doing, file, error, output: state },
            other => other,
        }
    }

    /// The file or folder that the failure is about.
    pub fn file(&self) -> &Path {
        match self {
            Self::Refused { output, .. } | Self::Busy { output, .. } => output,
            Self::InTheWay { file } | Self::Manifest { file, .. } | Self::Disk { file, .. } => file,
            Self::Clash { path } => Path::new(path.as_str()),
        }
    }

    /// The same, where it is a path on the disk.
    pub(super) fn file_mut(&mut self) -> Option<&mut PathBuf> {
        match self {
            Self::InTheWay { file } | Self::Manifest { file, .. } | Self::Disk { file, .. } => Some(file),
            Self::Refused { .. } | Self::Busy { .. } | Self::Clash { .. } => None,
        }
    }

    /// The program's exit code: 75 when trying again later will help, otherwise 2.
    pub fn exit_code(&self) -> u8 {
        match self {
            Self::Busy { .. } => 75,
            _ => 2,
        }
    }

    /// Whether the disk has no room left, so that there is no sense in writing further files.
    pub(super) fn is_no_room(&self) -> bool {
        use io::ErrorKind::{QuotaExceeded, ReadOnlyFilesystem, StorageFull};
        matches!(self, Self::Disk { error, .. }
            if matches!(error.kind(), StorageFull | QuotaExceeded | ReadOnlyFilesystem))
    }

    /// What happened, what state the output is in, and what to do, in English.
    pub fn en(&self) -> String {
        let file = self.file().display();
        match self {
            Self::Refused { reason, .. } => format!("cannot build into {file}: {}", reason.en()),
            Self::Busy { process, .. } => {
                let who = process.map_or(String::new(), |id| format!(" (process {id})"));
                format!(
                    "another build{who} is writing to {file}. Wait until it has finished, then build again."
                )
            }
            Self::InTheWay { .. } => format!(
                "{file} is in the way: the site needs this name, but this build did not make what stands there. \
                 Move it away or delete it, then build again. The output folder is untouched."
            ),
            Self::Manifest { line, .. } => format!(
                "line {line} of {file} is damaged, so it is not certain which files may be replaced. \
                 Delete the output folder yourself, then build again. The output folder is untouched."
            ),
            Self::Clash { .. } => format!(
                "two parts of the site were given the address {file}. This is a bug in Keikaku; please report it. \
                 The output folder is untouched."
            ),
            Self::Disk { doing, error, output, .. } => {
                format!("cannot {} {file}: {}. {}", doing.en(), answer(error).0, output.en())
            }
        }
    }

    /// What happened, what state the output is in, and what to do, in Japanese.
    pub fn ja(&self) -> String {
        let file = self.file().display();
        match self {
            Self::Refused { reason, .. } => format!("「{file}」には書き出せません。{}", reason.ja()),
            Self::Busy { process, .. } => {
                let who = process.map_or(String::new(), |id| format!("（プロセス {id}）"));
                format!(
                    "別のビルド{who}が「{file}」に書き出しています。終わってから、もう一度ビルドしてください。"
                )
            }
            Self::InTheWay { .. } => format!(
                "「{file}」があるため書き出せません。サイトがこの名前を使いますが、このビルドが作ったものではありません。\
                 ほかの場所へ移すか削除してから、もう一度ビルドしてください。出力フォルダーは元のままです。"
            ),
            Self::Manifest { line, .. } => format!(
                "「{file}」の {line} 行目が壊れているため、置き換えてよいファイルが分かりません。\
                 出力フォルダーを削除してから、もう一度ビルドしてください。出力フォルダーは元のままです。"
            ),
            Self::Clash { .. } => format!(
                "サイトの二つの部分が同じアドレス「{file}」を使っています。Keikaku の不具合です。お知らせください。\
                 出力フォルダーは元のままです。"
            ),
            Self::Disk { doing, error, output, .. } => {
                format!("「{file}」{}。{}。{}", doing.ja(), answer(error).1, output.ja())
            }
        }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.en())
    }
}

impl std::error::Error for Failure {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Disk { error, .. } => Some(error),
            _ => None,
        }
    }
}

impl Refusal {
    fn en(&self) -> String {
        const ADVICE: &str = "Name a folder of its own for the site, for example \"public\".";
        let why = match self {
            Self::Root => "it is the root of a disk".to_owned(),
            Self::Home => "it is your home folder or contains it".to_owned(),
            Self::Project => "it is the project's own folder or contains it".to_owned(),
            Self::Sources { folder } => {
                format!("it is, contains or lies in the sources in {}", folder.display())
            }
            Self::Link => "it is a symbolic link".to_owned(),
            Self::NotAFolder => "it is not a folder".to_owned(),
            Self::NotOurs => format!(
                "it holds files that no build has made. If they are to stay beside the site, put an empty file \
                 {MANIFEST} there and build again"
            ),
        };
        format!("{why}. {ADVICE}")
    }

    fn ja(&self) -> String {
        const ADVICE: &str = "「public」のように、サイト専用のフォルダーを指定してください。";
        let why = match self {
            Self::Root => "ディスクの最上位のフォルダーです".to_owned(),
            Self::Home => "ホームフォルダーか、それを含むフォルダーです".to_owned(),
            Self::Project => "プロジェクトのフォルダーか、それを含むフォルダーです".to_owned(),
            Self::Sources { folder } => {
                format!("原稿のフォルダー「{}」と重なっています", folder.display())
            }
            Self::Link => "シンボリックリンクです".to_owned(),
            Self::NotAFolder => "フォルダーではありません".to_owned(),
            Self::NotOurs => format!(
                "ビルドが作ったものではないファイルが入っています。サイトと並べて残す場合は、空のファイル {MANIFEST} を\
                 そこに置いてから、もう一度ビルドしてください"
            ),
        };
        format!("{why}。{ADVICE}")
    }
}

impl Doing {
    fn en(self) -> &'static str {
        match self {
            Self::Look => "look into",
            Self::Lock => "lock",
            Self::Read => "read",
            Self::Write => "write",
            Self::MakeFolder => "create the folder",
            Self::Carry => "carry over",
            Self::Remove => "remove",
            Self::Sync => "save to the disk",
            Self::Exchange => "put the new site in the place of",
        }
    }

    fn ja(self) -> &'static str {
        match self {
            Self::Look => "の中を確認できません",
            Self::Lock => "をロックできません",
            Self::Read => "を読めません",
            Self::Write => "を書けません",
            Self::MakeFolder => "（フォルダー）を作れません",
            Self::Carry => "を引き継げません",
            Self::Remove => "を削除できません",
            Self::Sync => "をディスクに保存できません",
            Self::Exchange => "を新しいサイトに置き換えられません",
        }
    }
}

impl OutputState {
    fn en(self) -> &'static str {
        match self {
            Self::Untouched => "The output folder is untouched.",
            Self::Mixed => {
                "Some files in the output folder are new, some old, each of them whole. \
                 Build again to finish before you publish."
            }
            Self::New => "The output folder holds the new site.",
        }
    }

    fn ja(self) -> &'static str {
        match self {
            Self::Untouched => "出力フォルダーは元のままです。",
            Self::Mixed => {
                "出力フォルダーには新しいファイルと古いファイルがあります（どのファイルも壊れていません）。\
                 公開する前に、もう一度ビルドしてください。"
            }
            Self::New => "出力フォルダーは新しいサイトになっています。",
        }
    }
}

/// The system's answer in plain words, English and Japanese; an answer that we do not know is passed on.
fn answer(error: &io::Error) -> (String, String) {
    use io::ErrorKind as K;
    let (en, ja) = match error.kind() {
        K::StorageFull => ("the disk is full", "ディスクに空きがありません"),
        K::QuotaExceeded => ("your share of the disk is used up", "ディスクの割り当てを使い切りました"),
        K::PermissionDenied => ("you do not have the permission", "権限がありません"),
        K::ReadOnlyFilesystem => ("the disk can only be read", "読み取り専用のディスクです"),
        K::NotFound => ("it does not exist", "見つかりません"),
        K::AlreadyExists => ("something of this name exists already", "同じ名前のものが既にあります"),
        K::NotADirectory => ("a part of the path is not a folder", "途中にフォルダーでないものがあります"),
        K::FileTooLarge => ("the file is too large for the disk", "ディスクに対してファイルが大きすぎます"),
        _ if is_too_many_open(error) => ("too many files are open", "開いているファイルが多すぎます"),
        _ if is_disk_fault(error) => ("the disk reports a fault", "ディスクが異常を報告しています"),
        _ => return (format!("the system says \"{error}\""), format!("システムの応答は「{error}」です")),
    };
    (en.to_owned(), ja.to_owned())
}

/// `EMFILE` and `ENFILE` of Unix, `ERROR_TOO_MANY_OPEN_FILES` of Windows.
fn is_too_many_open(error: &io::Error) -> bool {
    let codes: &[i32] = if cfg!(windows) { &[4] } else { &[23, 24] };
    error.raw_os_error().is_some_and(|code| codes.contains(&code))
}

/// `EIO` of Unix, `ERROR_CRC` and `ERROR_IO_DEVICE` of Windows.
fn is_disk_fault(error: &io::Error) -> bool {
    let codes: &[i32] = if cfg!(windows) { &[23, 1117] } else { &[5] };
    error.raw_os_error().is_some_and(|code| codes.contains(&code))
}
