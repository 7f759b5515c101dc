//! The argument that every command about a site has.

use std::path::PathBuf;

use clap::{Args, ValueHint};

/// Where the site is.
#[derive(Debug, Args)]
pub(super) struct SiteFolder {
    /// Folder of the site, which holds site.toml.
    #[arg(long = "site", id = "site", default_value = ".", value_name = "FOLDER", value_hint = ValueHint::DirPath)]
    pub(super) folder: PathBuf,
}
