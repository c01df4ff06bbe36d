//! How every table of the product, and of the platform under it, answers for a person.

use platform::audit;
use platform::session;
use platform::subject::{About, Declaration, Erase, Export};

use crate::tables;

/// A table about persons: found by a column that names the person.
macro_rules! about_person {
    ($table:expr, $name:literal, $column:literal, $export:expr, $erase:expr) => {
        Declaration {
            table: $table,
            about: About::Person,
            find: Some(concat!(
                "SELECT id FROM ",
                $name,
                " WHERE organization_id = $1 AND ",
                $column,
                " = $2"
            )),
            export: $export,
            erase: $erase,
            verify: Some(concat!(
                "SELECT id FROM ",
                $name,
                " WHERE organization_id = $1 AND ",
                $column,
                " = $2 LIMIT 1"
            )),
        }
    };
}

/// A table under a case: found through the cases whose client the person is.
macro_rules! about_client {
    ($table:expr, $name:literal, $export:expr, $erase:expr) => {
        Declaration {
            table: $table,
            about: About::Person,
            find: Some(concat!(
                "SELECT t.id FROM ", $name, " t JOIN cases c ON c.organization_id = t.organization_id AND c.id = t.case_id WHERE t.organization_id = $1 AND c.client_id = $2"
            )),
            export: $export,
            erase: $erase,
            verify: Some(concat!(
                "SELECT t.id FROM ", $name, " t JOIN cases c ON c.organization_id = t.organization_id AND c.id = t.case_id WHERE t.organization_id = $1 AND c.client_id = $2 LIMIT 1"
            )),
        }
    };
}

/// A table under an access package: found through the packages about the person.
macro_rules! about_package {
    ($table:expr, $name:literal) => {
        Declaration {
            table: $table,
            about: About::Person,
            find: Some(concat!(
                "SELECT t.id FROM ", $name, " t JOIN access_package k ON k.organization_id = t.organization_id AND k.id = t.package_id WHERE t.organization_id = $1 AND k.person_id = $2"
            )),
            export: Export::Never("a copy of what is exported anyway; it goes with any erasure"),
            erase: Erase::WithScope,
            verify: Some(concat!(
                "SELECT t.id FROM ", $name, " t JOIN access_package k ON k.organization_id = t.organization_id AND k.id = t.package_id WHERE t.organization_id = $1 AND k.person_id = $2 LIMIT 1"
            )),
        }
    };
}

/// A table about staff: found by the account.
macro_rules! about_staff {
    ($table:expr, $name:literal, $column:literal, $export:expr, $erase:expr) => {
        Declaration {
            table: $table,
            about: About::Staff,
            find: Some(concat!(
                "SELECT id FROM ",
                $name,
                " WHERE organization_id = $1 AND ",
                $column,
                " = $2"
            )),
            export: $export,
            erase: $erase,
            verify: Some(concat!(
                "SELECT id FROM ",
                $name,
                " WHERE organization_id = $1 AND ",
                $column,
                " = $2 LIMIT 1"
            )),
        }
    };
}

const fn nobody(table: &'static platform::db::Table, why: &'static str) -> Declaration {
    Declaration {
        table,
        about: About::Nobody(why),
        find: None,
        export: Export::Never(why),
        erase: Erase::Never(why),
        verify: None,
    }
}

const LOG: &str = "the log keeps random ids, codes and hashes; what is personal is sealed in the subject's log identity and goes with its key";

/// One declaration per table; a test refuses a table without.
pub const DECLARATIONS: &[Declaration] = &[
    Declaration {
        table: &audit::AUDIT_EVENT,
        about: About::Person,
        find: Some(
            "SELECT e.id FROM audit_event e JOIN person p ON p.organization_id = e.organization_id AND p.log_scope_id = e.subject_id WHERE e.organization_id = $1 AND p.id = $2",
        ),
        export: Export::Line,
        erase: Erase::Never(LOG),
        verify: None,
    },
    nobody(&audit::AUDIT_ROW, "ids, versions and hashes of rows"),
    nobody(&audit::AUDIT_LOG, "sizes and hashes"),
    nobody(&audit::AUDIT_TILE, "hashes"),
    nobody(&audit::AUDIT_CHECKPOINT, "sizes, hashes and signatures"),
    nobody(&platform::db::SCOPE, "random ids of keys"),
    nobody(
        &platform::subject::DESTRUCTION,
        "random ids of keys that are gone, and when",
    ),
    nobody(
        &platform::blobs::BLOB_REMOVAL,
        "random names of files whose rows are gone",
    ),
    nobody(&platform::jobs::JOB, "which work is to be done, by random ids"),
    about_staff!(&session::ACCOUNT, "account", "id", Export::Fields, Erase::WithScope),
    about_staff!(
        &session::CREDENTIAL,
        "credential",
        "account_id",
        Export::Never("a password's hash and a second factor's secret help nobody but a thief"),
        Erase::WithScope
    ),
    about_staff!(
        &session::SESSION,
        "session",
        "account_id",
        Export::Fields,
        Erase::WithScope
    ),
    about_staff!(
        &session::INVITATION,
        "invitation",
        "account_id",
        Export::Line,
        Erase::DeleteRow
    ),
    nobody(
        &session::INVITATION_CODE,
        "a hash of a random code, and how often it was tried",
    ),
    about_staff!(
        &session::KEPT_POST,
        "kept_post",
        "account_id",
        Export::Fields,
        Erase::WithScope
    ),
    nobody(&session::TEAM, "the name of a team, sealed for the organization"),
    about_staff!(
        &session::TEAM_MEMBER,
        "team_member",
        "account_id",
        Export::Line,
        Erase::DeleteRow
    ),
    nobody(
        &session::SECURITY,
        "a number of seconds that an organization has chosen",
    ),
    nobody(&tables::COUNTER, "counts"),
    nobody(
        &tables::ORGANIZATION_CONTACT,
        "how the organization is reached, as its public pages print it",
    ),
    about_person!(&tables::PERSON, "person", "id", Export::Fields, Erase::WithScope),
    about_person!(
        &tables::IDENTIFIER,
        "identifier",
        "person_id",
        Export::Never("a keyed code of what the person's fields hold in full"),
        Erase::DeleteRow
    ),
    about_person!(
        &tables::CONTACT_TOKEN,
        "contact_token",
        "person_id",
        Export::Never("a keyed code of what the person's fields hold in full"),
        Erase::DeleteRow
    ),
    about_person!(
        &tables::PERSON_GRANT,
        "person_grant",
        "person_id",
        Export::Line,
        Erase::DeleteRow
    ),
    about_person!(
        &tables::PORTAL_ACCOUNT,
        "portal_account",
        "person_id",
        Export::Line,
        Erase::WithScope
    ),
    Declaration {
        table: &tables::REPRESENTATION,
        about: About::Person,
        find: Some(
            "SELECT id FROM representation WHERE organization_id = $1 AND (person_id = $2 OR representative_id = $2)",
        ),
        export: Export::Never("who represents somebody and why is told by a person who has looked for danger first"),
        erase: Erase::ByDecision,
        verify: Some(
            "SELECT id FROM representation WHERE organization_id = $1 AND (person_id = $2 OR representative_id = $2) LIMIT 1",
        ),
    },
    Declaration {
        table: &tables::HOUSEHOLD,
        about: About::Person,
        find: Some(
            "SELECT h.id FROM household h JOIN household_member m ON m.organization_id = h.organization_id AND m.household_id = h.id WHERE h.organization_id = $1 AND m.person_id = $2",
        ),
        export: Export::Fields,
        erase: Erase::ByDecision,
        verify: None,
    },
    about_person!(
        &tables::HOUSEHOLD_MEMBER,
        "household_member",
        "person_id",
        Export::Fields,
        Erase::ByDecision
    ),
    Declaration {
        table: &tables::RELATION,
        about: About::Person,
        find: Some("SELECT id FROM relation WHERE organization_id = $1 AND (person_id = $2 OR other_id = $2)"),
        export: Export::Fields,
        erase: Erase::ByDecision,
        verify: Some(
            "SELECT id FROM relation WHERE organization_id = $1 AND (person_id = $2 OR other_id = $2) LIMIT 1",
        ),
    },
    about_person!(&tables::CASES, "cases", "client_id", Export::Fields, Erase::WithScope),
    about_client!(&tables::CASE_STATUS, "case_status", Export::Fields, Erase::WithScope),
    about_client!(&tables::CASE_GRANT, "case_grant", Export::Line, Erase::DeleteRow),
    Declaration {
        table: &tables::CASE_ACTIVITY,
        about: About::Person,
        find: Some(
            "SELECT a.id FROM case_activity a JOIN cases c ON c.organization_id = a.organization_id AND c.id = a.id WHERE a.organization_id = $1 AND c.client_id = $2",
        ),
        export: Export::Never("the moment of the newest entry, which the entries tell"),
        erase: Erase::DeleteRow,
        verify: Some(
            "SELECT a.id FROM case_activity a JOIN cases c ON c.organization_id = a.organization_id AND c.id = a.id WHERE a.organization_id = $1 AND c.client_id = $2 LIMIT 1",
        ),
    },
    about_client!(&tables::DRAFT, "draft", Export::Fields, Erase::WithScope),
    about_client!(&tables::ENTRY, "entry", Export::Fields, Erase::WithScope),
    // Personal data of whoever told, of whom nothing but words is known: an erasure finds them through the client's entry.
    about_client!(
        &tables::PROTECTED_SOURCE,
        "protected_source",
        Export::Never("who told in confidence is kept from the person it was told about"),
        Erase::WithScope
    ),
    about_client!(&tables::DOCUMENT, "document", Export::Fields, Erase::WithScope),
    about_client!(
        &tables::DOCUMENT_VERSION,
        "document_version",
        Export::Fields,
        Erase::WithScope
    ),
    about_person!(
        &tables::DISCLOSURE,
        "disclosure",
        "person_id",
        Export::Fields,
        Erase::WithScope
    ),
    nobody(
        &tables::AGREEMENT,
        "who bound the organization to which text, sealed for the organization, which has to prove it",
    ),
    nobody(
        &tables::REQUEST_RECIPIENT,
        "who was told of an erasure, sealed with its request, which goes when its own rule says so",
    ),
    about_client!(
        &tables::HOLD,
        "hold",
        Export::Fields,
        Erase::Never("while it is live; it goes with its case afterwards")
    ),
    about_person!(
        &tables::WIDE_HOLD,
        "wide_hold",
        "person_id",
        Export::Line,
        Erase::DeleteRow
    ),
    nobody(
        &tables::RETENTION_CHANGE,
        "which rule somebody wants the organization to choose",
    ),
    nobody(&tables::RETENTION_RUN, "how many records a run looked at"),
    about_person!(
        &tables::RETENTION_FINDING,
        "retention_finding",
        "person_id",
        Export::Never("computed anew every night; what it follows from is exported"),
        Erase::DeleteRow
    ),
    about_person!(
        &tables::WITHHELD_LOOK,
        "withheld_look",
        "person_id",
        Export::Never("it says what is withheld; what is released of it is in the list of who looked"),
        Erase::DeleteRow
    ),
    about_person!(&tables::TASK, "task", "person_id", Export::Line, Erase::DeleteRow),
    about_person!(
        &tables::DATA_REQUEST,
        "data_request",
        "person_id",
        Export::Fields,
        Erase::Never("it proves how a right was answered; it goes when its own rule says so")
    ),
    nobody(
        &tables::DATA_REQUEST_ITEM,
        "random ids, rules and decisions; what is personal is sealed with its request",
    ),
    about_person!(
        &tables::ACCESS_PACKAGE,
        "access_package",
        "person_id",
        Export::Never("a copy of what is exported anyway; it goes with any erasure"),
        Erase::WithScope
    ),
    about_package!(&tables::PACKAGE_PIECE, "package_piece"),
    about_package!(&tables::PACKAGE_FILE, "package_file"),
    Declaration {
        table: &tables::LETTER,
        about: About::Person,
        find: Some(
            "SELECT t.id FROM letter t JOIN data_request r ON r.organization_id = t.organization_id AND r.id = t.request_id WHERE t.organization_id = $1 AND r.person_id = $2",
        ),
        export: Export::Fields,
        erase: Erase::Never("it names nobody, and proves how a right was answered; it goes with its request"),
        verify: None,
    },
    Declaration {
        table: &tables::ANSWER_LINK,
        about: About::Person,
        find: Some(
            "SELECT t.id FROM answer_link t JOIN data_request r ON r.organization_id = t.organization_id AND r.id = t.request_id WHERE t.organization_id = $1 AND r.person_id = $2",
        ),
        export: Export::Never("copies of letters and certificate that are exported with their request"),
        erase: Erase::Never(
            "it names nobody, opens the answer to whoever was erased, and is destroyed after thirty days",
        ),
        verify: None,
    },
    nobody(
        &tables::REQUEST_SETTING,
        "how long an approved erasure waits, and the account of the deputy who decides",
    ),
    nobody(
        &tables::PUBLIC_REQUEST,
        "what somebody sent by the public form, sealed in a scope of its own; nobody is found in it: whom it is about is known only once staff have assigned it, and then it is destroyed",
    ),
    nobody(&tables::RETENTION_CHOICE, "which rule the organization has chosen"),
    nobody(&tables::IMPORT, "counts, and the sealed name of a file"),
    nobody(&tables::IMPORT_CHUNK, "a file that goes when its import is finished"),
    Declaration {
        table: &tables::IMPORT_ROW,
        about: About::Person,
        find: Some("SELECT id FROM import_row WHERE organization_id = $1 AND (person_id = $2 OR other_person_id = $2)"),
        export: Export::Line,
        erase: Erase::DeleteRow,
        verify: Some(
            "SELECT id FROM import_row WHERE organization_id = $1 AND (person_id = $2 OR other_person_id = $2) LIMIT 1",
        ),
    },
];
