//! Charts as a whole: every sample against its golden drawing, and laws that all drawings obey.

mod dice;
mod files;
mod golden;
mod labels;
mod laws;
mod well_formed;
