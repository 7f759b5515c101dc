//! Charts as a whole: every sample against its golden drawing, and laws that all drawings obey.

mod files;
mod golden;
mod laws;
mod samples;
mod well_formed;
