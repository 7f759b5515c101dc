//! `keikaku init`.

use std::io::{self, BufRead as _, IsTerminal as _};
use std::path::PathBuf;

use clap::{Args, ValueHint};

use crate::diag::Failure;
use crate::model::Language;
use crate::scaffold::{Beginning, SCHEMA_FOLDER, with_schemas, with_site};
use crate::source::{DiskTree, Edit, SourceTree as _};

use super::console::{Console, shown};
use super::{CLEAN, ENVIRONMENT, today};

/// Arguments of `init`.
#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// Folder to make the site in; made when it is not there.
    #[arg(value_name = "FOLDER", value_hint = ValueHint::DirPath)]
    folder: PathBuf,
    /// Name of the city.
    #[arg(long, value_name = "NAME")]
    city: Option<String>,
    /// Title of the plan.
    #[arg(long, value_name = "NAME")]
    title: Option<String>,
    /// Ask nothing.
    #[arg(long)]
    yes: bool,
}

/// Makes a small site and says what to do next. Gives the exit code.
pub(super) fn run(arguments: &Arguments, console: &Console) -> u8 {
    let folder = &arguments.folder;
    let tree = DiskTree::new(folder);
    let about = [("folder", shown(folder))];
    if tree.read("site.toml").is_ok() {
        console.fail(&console.say("init-there", &about));
        return ENVIRONMENT;
    }
    let asks = !arguments.yes && io::stdin().is_terminal() && io::stderr().is_terminal();
    let beginning = Beginning {
        city: answer(arguments.city.as_deref(), "city", asks, console),
        plan: answer(arguments.title.as_deref(), "title", asks, console),
        today: today(),
    };
    let language = match console.language {
        Language::English => Language::English,
        Language::Japanese | Language::EasyJapanese => Language::Japanese,
    };
    let edit = match with_schemas(with_site(Edit::new(folder), language, &beginning), &tree, SCHEMA_FOLDER) {
        Ok(edit) => edit,
        Err(error) => return console.failed(&Failure::io("read", folder, error)),
    };
    if let Err(problem) = edit.carry_out() {
        console.refuse_edit(problem);
        return ENVIRONMENT;
    }
    Console::print(&console.say("init-made", &about));
    Console::print(&console.say("init-next", &about));
    CLEAN
}

/// What was given, what is typed now, or the usual answer, in this order.
fn answer(given: Option<&str>, what: &str, asks: bool, console: &Console) -> String {
    let usual = || console.say(&format!("init-{what}-usual"), &[]);
    let typed = given.map(str::to_owned).or_else(|| {
        asks.then(|| {
            Console::ask(&console.say(&format!("init-{what}-asked"), &[("usual", usual())]));
            let mut line = String::new();
            let _ = io::stdin().lock().read_line(&mut line);
            line
        })
    });
    typed.map(|text| text.trim().to_owned()).filter(|text| !text.is_empty()).unwrap_or_else(usual)
}
