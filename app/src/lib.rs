//! Carehold: case management for social care and clinics whose privacy promises are executed by code.
//!
//! A table of contents. Each slice holds its type, its statements, its pages and its texts; `policy` says who may do what, `tables` which table is which.
//! Boot order: `config` reads settings, `server` opens the databases, tests itself, collects the routes and serves.

pub mod cli;
pub mod config;
pub mod epochs;
pub mod health;
pub mod jobs;
pub mod layout;
pub mod locales;
pub mod migrations;
pub mod policy;
pub mod server;
pub mod state;
pub mod statements;
pub mod subjects;
pub mod tables;
pub mod url;

pub mod accounts;
pub mod agreements;
pub mod answers;
pub mod audit_view;
pub mod backup;
pub mod cases;
pub mod day;
pub mod demo;
pub mod disclosures;
pub mod disposal;
pub mod documents;
pub mod entries;
pub mod holds;
pub mod households;
pub mod imports;
pub mod letters;
pub mod onboarding;
pub mod packages;
pub mod paper;
pub mod people;
pub mod portal;
pub mod portal_access;
pub mod public_pages;
pub mod public_requests;
pub mod request_settings;
pub mod requests;
pub mod retention;
pub mod settings;
pub mod sign_in;
pub mod sources;
pub mod tasks;
pub mod withheld;
