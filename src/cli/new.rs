//! `keikaku new`.

use clap::{Args, ValueEnum};

use crate::scaffold::{Above, EntryKind, EntryProblem, Wanted, new_entry};
use crate::source::DiskTree;

use super::console::{Console, shown};
use super::site::SiteFolder;
use super::{CLEAN, ENVIRONMENT, SOURCES, today};

/// Arguments of `new`.
#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// What to add.
    #[arg(value_enum, value_name = "KIND")]
    kind: Kind,
    #[command(flatten)]
    site: SiteFolder,
    /// The plan that it belongs to.
    #[arg(long, value_name = "ID")]
    plan: Option<String>,
    /// Its title.
    #[arg(long, value_name = "NAME")]
    title: Option<String>,
    /// The item that a new item stands below.
    #[arg(long, value_name = "ID", conflicts_with = "top")]
    parent: Option<String>,
    /// Let a new item stand at the top.
    #[arg(long)]
    top: bool,
    /// Its id, when it is not to be the next free one.
    #[arg(long, value_name = "ID")]
    id: Option<String>,
}

/// What can be added.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum Kind {
    /// A plan.
    Plan,
    /// An item.
    Item,
    /// An indicator.
    Indicator,
}

/// Adds an entry and says what to fill in next. Gives the exit code.
pub(super) fn run(arguments: &Arguments, console: &Console) -> u8 {
    let (kind, key) = match arguments.kind {
        Kind::Plan => (EntryKind::Plan, "new-plan"),
        Kind::Item => (EntryKind::Item, "new-item"),
        Kind::Indicator => (EntryKind::Indicator, "new-indicator"),
    };
    if let Some(argument) = unfit(arguments) {
        let kind =
            arguments.kind.to_possible_value().map_or_else(String::new, |kind| kind.get_name().to_owned());
        console.fail(&console.say("new-unfit", &[("argument", argument.to_owned()), ("kind", kind)]));
        return ENVIRONMENT;
    }
    let above = match &arguments.parent {
        Some(parent) => Above::Item(parent.clone()),
        None if arguments.top => Above::Nothing,
        None => Above::AsLast,
    };
    let (plan, id, title) = (arguments.plan.clone(), arguments.id.clone(), arguments.title.clone());
    let today = today();
    let wanted = Wanted { kind, plan, id, above, title, today };
    let entry = match new_entry(&DiskTree::new(&arguments.site.folder), &arguments.site.folder, &wanted) {
        Ok(entry) => entry,
        Err(problem) => return refuse(&problem, console),
    };
    if let Err(problem) = entry.edit.carry_out() {
        console.refuse_edit(problem);
        return ENVIRONMENT;
    }
    let file = ("file", shown(&arguments.site.folder.join(&entry.file)));
    Console::print(&console.say(key, &[("id", entry.id), file]));
    if !entry.blank.is_empty() {
        let keys = entry.blank.join(&console.catalogue().say("report.between", &[]));
        Console::print(&console.say("new-next", &[("keys", keys)]));
    }
    CLEAN
}

/// An argument that says nothing about what is to be added.
fn unfit(arguments: &Arguments) -> Option<&'static str> {
    match arguments.kind {
        Kind::Plan if arguments.plan.is_some() => Some("--plan"),
        Kind::Plan | Kind::Indicator if arguments.parent.is_some() => Some("--parent"),
        Kind::Plan | Kind::Indicator if arguments.top => Some("--top"),
        Kind::Plan | Kind::Item | Kind::Indicator => None,
    }
}

/// Says why there is no new entry, or no plan for it. Gives the exit code.
pub(super) fn refuse(problem: &EntryProblem, console: &Console) -> u8 {
    let list = |known: &[String]| known.join(&console.catalogue().say("report.between", &[]));
    let said = match problem {
        EntryProblem::NoSite => console.say("new-no-site", &[]),
        EntryProblem::WhichPlan(known) if known.is_empty() => console.say("new-no-plan", &[]),
        EntryProblem::WhichPlan(known) => console.say("new-which-plan", &[("known", list(known))]),
        EntryProblem::NoSuchPlan(id, known) => {
            console.say("new-unknown-plan", &[("id", id.clone()), ("known", list(known))])
        }
        EntryProblem::NoSuchItem(id) => console.say("new-unknown-item", &[("id", id.clone())]),
        EntryProblem::BadId(id) => console.say("new-bad-id", &[("id", id.clone())]),
        EntryProblem::Taken(id) => console.say("new-taken", &[("id", id.clone())]),
        EntryProblem::Unread => console.say("new-unread", &[]),
        EntryProblem::NoColumn(file, key) => {
            console.say("new-no-column", &[("file", file.clone()), ("key", (*key).to_owned())])
        }
        EntryProblem::Totals(file) => console.say("new-totals", &[("file", file.clone())]),
        EntryProblem::NoTables(file, table) => {
            console.say("new-no-tables", &[("file", file.clone()), ("table", (*table).to_owned())])
        }
        EntryProblem::NoSuchCharacter(file, character) => {
            console.say("new-no-character", &[("file", file.clone()), ("character", character.to_string())])
        }
        EntryProblem::Failure(failure) => console.failure(failure),
    };
    console.fail(&said);
    let is_of_sources = matches!(
        problem,
        EntryProblem::Unread
            | EntryProblem::NoColumn(..)
            | EntryProblem::Totals(_)
            | EntryProblem::NoTables(..)
    );
    if is_of_sources { SOURCES } else { ENVIRONMENT }
}
