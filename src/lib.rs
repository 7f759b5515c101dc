//! Keikaku (計画): a static site generator with which a city publishes its plans.
//!
//! The stages change the type; see ARCHITECTURE.md.
//!
//! ```text
//! sources --load--> RawSite --resolve--> Site --derive--> Derived --pages--> SiteMap --render--> Artifact --write--> disk
//! ```

pub mod annotation;
pub mod artifact;
pub mod cli;
pub mod compare;
pub mod derive;
pub mod diag;
pub mod digits;
pub mod figure;
pub mod format;
pub mod import;
pub mod load;
pub mod markdown;
pub mod model;
pub mod pages;
pub mod pipeline;
pub mod progress;
pub mod render;
pub mod resolve;
pub mod rules;
pub mod scaffold;
pub mod serve;
pub mod source;
pub mod theme;
pub mod words;
pub mod write;
