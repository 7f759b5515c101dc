//! Proves on the published data and pages that the site states every fact of its seven plans.
//!
//! Each module holds the facts of one plan, or one rule of the whole site; the plans are built once
//! (`published`) and the pages are read by a strict reader (`html`). The facts are written out here and
//! not taken from the sources: they are what the plans say.
#![expect(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test that cannot read the published site has failed"
)]

mod facts {
    mod chigasaki;
    mod chigasaki_schedule;
    mod data;
    mod head;
    mod html;
    mod iga;
    mod koka;
    mod linked_data;
    mod links;
    mod lists;
    mod mihon;
    mod mihon_before;
    mod mihon_course;
    mod mihon_money;
    mod mihon_status;
    mod mihon_texts;
    mod morioka;
    mod morioka_indicators;
    mod morioka_links;
    mod nagasaki;
    mod published;
    mod rollups;
    mod site;
}
