//! The integration tests: one binary, every story on both engines, each on a database of its own.
//!
//! PostgreSQL comes from `cargo xtask test`, which starts a cluster and tells its socket in `CAREHOLD_TEST_POSTGRES`.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test fails where it stands"
)]
#![expect(clippy::print_stdout, reason = "a goal prints its number")]

mod access;
mod accounts;
mod adversaries;
mod agreements;
mod answers;
mod audit;
mod audit_coverage;
mod backup;
mod backup_erasures;
mod backup_files;
mod bench;
mod canary;
mod case_categories;
mod cases;
mod certificates;
mod database;
mod decision_page;
mod destruction;
mod disclosures;
mod disposal;
mod disposal_facts;
mod document_erasure;
mod documents;
mod drafts;
mod entries;
mod epochs;
mod family_story;
mod frame;
mod generated;
mod goals;
mod health;
mod holds;
mod i18n;
mod imports;
mod incomplete;
mod isolation;
mod jobs;
mod lengths;
mod letters;
mod looks;
mod migrations;
mod nodes;
mod notes;
mod packages;
mod people;
mod portal;
mod portal_data;
mod portal_pages;
mod portal_requests;
mod promises;
mod public_forms;
mod public_requests;
mod refusals;
mod relative_requests;
mod representatives;
mod represented_requests;
mod request_deciders;
mod request_walk;
mod request_ways;
mod requests;
mod residue;
mod restricted;
mod retention;
mod sent_by;
mod sign_in;
mod sources;
mod statements;
mod subjects;
mod support;
mod tidy;
mod verify;
mod visibility;
mod withheld;
