//! Every table of the product, with its number for ever.
//!
//! The numbers stand in seals and log leaves; the list is append-only.

use std::sync::LazyLock;

use platform::db::Tables;
use platform::tables;

tables! {
    pub COUNTER = 30, "counter", "organization_id, id, version, kind, n", undigested "counts changes that have their own events";
    pub PERSON = 31, "person", "organization_id, id, version, scope_id, log_scope_id, number, sensitive, change, created_at, sealed";
    pub IDENTIFIER = 32, "identifier", "organization_id, id, version, person_id, kind, token", undigested "rebuilt from the sealed person with every new index key";
    pub CONTACT_TOKEN = 33, "contact_token", "organization_id, id, version, person_id, kind, token", undigested "rebuilt from the sealed person with every new index key";
    pub PERSON_GRANT = 34, "person_grant", "organization_id, id, version, principal_id, person_id, ground, starts_at, ends_at";
    pub HOUSEHOLD = 35, "household", "organization_id, id, version, scope_id, created_at, sealed";
    pub HOUSEHOLD_MEMBER = 36, "household_member", "organization_id, id, version, household_id, person_id, ended_at, scope_id, sealed";
    pub RELATION = 37, "relation", "organization_id, id, version, person_id, other_id, scope_id, created_at, sealed";
    pub CASES = 40, "cases",
        "organization_id, id, version, scope_id, log_scope_id, number, client_id, household_id, team_id, status, priority, restricted, type_code, jurisdiction, controller_of_record, opened_at, closed_at, sealed";
    pub CASE_STATUS = 41, "case_status", "organization_id, id, version, case_id, scope_id, status, at, actor_id, sealed";
    pub CASE_GRANT = 42, "case_grant", "organization_id, id, version, principal_id, case_id, ground, starts_at, ends_at";
    pub CASE_ACTIVITY = 43, "case_activity", "organization_id, id, version, last_activity_at, is_open", undigested "derived from entries and status";
    pub DRAFT = 44, "draft", "organization_id, id, version, account_id, case_id, scope_id, created_at, saved_at, sealed", undigested "its first save and its signing have events, those between are too many";
    pub ENTRY = 45, "entry", "organization_id, id, version, case_id, scope_id, kind, audience, significant, author_id, occurred_at, recorded_at, corrects_id, sealed";
    pub HOLD = 46, "hold",
        "organization_id, id, version, case_id, scope_id, kind, placed_by, placed_at, review_on, first_release_by, first_release_at, second_release_by, released_at, sealed";
    pub TASK = 47, "task", "organization_id, id, version, assignee_id, kind, person_id, case_id, scope_id, created_at, due_at, done_at, sealed";
    pub DATA_REQUEST = 60, "data_request",
        "organization_id, id, version, number, person_id, kind, channel, state, received_at, due_at, extended_at, clock_rule, clock_version, decided_by, decided_at, approved_by, approved_at, execute_at, executed_at, closed_at, snapshot, scope_id, sealed";
    pub DATA_REQUEST_ITEM = 61, "data_request_item",
        "organization_id, id, version, request_id, kind, item_id, item_version, item_scope_id, case_id, proposal, decision, rule_id, rule_version, article, hold_id, outcome, scope_id, sealed";
    pub RETENTION_CHOICE = 62, "retention_choice", "organization_id, id, version, category, chosen_by, chosen_at";
    pub DOCUMENT = 71, "document", "organization_id, id, version, case_id, scope_id, audience, author_id, created_at, latest, sealed";
    pub DOCUMENT_VERSION = 72, "document_version", "organization_id, id, version, document_id, case_id, scope_id, number, blob_id, author_id, created_at, sealed";
    pub DISCLOSURE = 73, "disclosure", "organization_id, id, version, person_id, case_id, kind, category, basis, at, recorded_by, recorded_at, scope_id, sealed";
    pub REQUEST_RECIPIENT = 74, "request_recipient", "organization_id, id, version, request_id, category, outcome, answered_by, answered_at, scope_id, sealed";
    pub AGREEMENT = 75, "agreement", "organization_id, id, version, kind, text_version, text_hash, accepted_by, accepted_at, scope_id, sealed";
    pub IMPORT = 50, "import",
        "organization_id, id, version, account_id, team_id, state, created_at, finished_at, row_count, created_count, unchanged_count, duplicate_count, refused_count, next_row, scope_id, sealed",
        undigested "its steps have events";
    pub IMPORT_CHUNK = 51, "import_chunk", "organization_id, id, version, import_id, number, scope_id, sealed", undigested "goes when the import is finished";
    pub IMPORT_ROW = 52, "import_row", "organization_id, id, version, import_id, number, outcome, person_id, case_id, other_person_id, scope_id, sealed", undigested "tells what an import did; what it made is digested";
    pub PORTAL_ACCOUNT = 53, "portal_account", "organization_id, id, version, person_id, scope_id, created_at, ended_at, sealed";
    pub REPRESENTATION = 54, "representation",
        "organization_id, id, version, person_id, representative_id, scope_id, things, until_majority, state, recorded_by, recorded_at, decided_by, decided_at, ends_at, ended_at, sealed";
    pub ACCESS_PACKAGE = 90, "access_package", "organization_id, id, version, person_id, log_scope_id, gathered_at, released_by, released_at, expires_at, delivered_at, scope_id, sealed";
    pub PACKAGE_PIECE = 91, "package_piece", "organization_id, id, version, package_id, position, share, scope_id, sealed";
    pub PACKAGE_FILE = 92, "package_file", "organization_id, id, version, package_id, position, scope_id, sealed";
    pub LETTER = 93, "letter", "organization_id, id, version, request_id, template, template_version, cause_at, created_at, way, sent_at, sent_by, scope_id, sealed";
    pub ANSWER_LINK = 103, "answer_link", "organization_id, id, version, request_id, token_hash, made_at, expires_at, scope_id, sealed";
    pub REQUEST_SETTING = 100, "request_setting", "organization_id, id, version, cool_off_hours, deputy_id, set_by, set_at";
    pub PUBLIC_REQUEST = 104, "public_request", "organization_id, id, version, kind, received_at, due_at, late_at, outcome, closed_by, closed_at, scope_id, sealed";
    pub PROTECTED_SOURCE = 106, "protected_source", "organization_id, id, version, case_id, entry_id, recorded_by, recorded_at, scope_id, sealed";
    pub ORGANIZATION_CONTACT = 55, "organization_contact", "organization_id, id, version, scope_id, sealed";
    pub WIDE_HOLD = 80, "wide_hold",
        "organization_id, id, version, person_id, type_code, opened_from, opened_until, kind, placed_by, placed_at, review_on, first_release_by, first_release_at, second_release_by, released_at, scope_id, sealed";
    pub WITHHELD_LOOK = 105, "withheld_look", "organization_id, id, version, person_id, at, review_at, released_by, released_at";
    pub RETENTION_RUN = 81, "retention_run",
        "organization_id, id, version, started_at, ended_at, cases, persons, due, near, missing, refused_hold, refused_request, kept, whole";
    pub RETENTION_FINDING = 82, "retention_finding", "organization_id, id, version, run_id, person_id, case_id, found, due_on, rule, facts", undigested "made anew by every run, whose counts are digested";
    pub RETENTION_CHANGE = 83, "retention_change", "organization_id, id, version, category, earlier, later, unchanged, asked_by, asked_at";
}

static ALL: LazyLock<Tables> = LazyLock::new(|| {
    let platform = [
        platform::audit::TABLES,
        platform::blobs::TABLES,
        platform::db::TABLES,
        platform::jobs::TABLES,
        platform::session::TABLES,
        platform::subject::TABLES,
    ];
    Tables::new(platform.into_iter().flatten().chain(TABLES).copied())
});

/// Every table under an organization, the platform's included.
pub fn all() -> &'static Tables {
    &ALL
}
