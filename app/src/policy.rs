//! The whole policy on one screen: which role may do what, and what more it takes.
//!
//! `Organization`: the role is enough. `Related`: only what the actor has a relation to, unless the role is listed under *everywhere*.
//! `Own…`: what is one's own, and what one represents somebody in; these are for portal accounts.
//! A portal account has no staff act and staff have no portal act; what both may do with their own session says `EVERYBODY`.
//! Restricted cases and sensitive persons are for people with a relation only, whatever the role.
//! Codes stand in the log for ever and are never reused.

use platform::actions;

const STAFF: platform::authz::Roles = {
    use platform::authz::{Role, Roles};
    Roles::of(&[
        Role::Admin,
        Role::PrivacyOfficer,
        Role::Supervisor,
        Role::Worker,
        Role::Assistant,
    ])
};
const CARE: platform::authz::Roles = {
    use platform::authz::{Role, Roles};
    Roles::of(&[Role::Supervisor, Role::Worker])
};
const CASES: platform::authz::Roles = {
    use platform::authz::{Role, Roles};
    Roles::of(&[Role::Admin, Role::PrivacyOfficer, Role::Supervisor, Role::Worker])
};
const OVERSIGHT: platform::authz::Roles = {
    use platform::authz::{Role, Roles};
    Roles::of(&[Role::Admin, Role::PrivacyOfficer])
};
const PORTAL: platform::authz::Roles = platform::authz::Roles::PORTAL;
const ADMIN: platform::authz::Roles = platform::authz::Roles::of(&[platform::authz::Role::Admin]);

actions! {
    // people
    FindPerson = 100, "person.find", STAFF, Organization, Roles::NONE, step_up false;
    ReadPerson = 101, "person.read", STAFF, Related, OVERSIGHT.and(Role::Assistant), step_up false;
    CreatePerson = 102, "person.create", STAFF, Organization, Roles::NONE, step_up false;
    EditPerson = 103, "person.edit", STAFF, Related, ADMIN.and(Role::Assistant), step_up false;
    ShowIdentityCode = 104, "person.show-identity-code", STAFF, Related, OVERSIGHT.and(Role::Assistant), step_up false;
    RecordDeath = 105, "person.record-death", STAFF, Related, ADMIN, step_up false;
    ConfirmDeath = 106, "person.confirm-death", CASES, Related, ADMIN, step_up false;
    MarkSensitive = 107, "person.mark-sensitive", CASES, Related, ADMIN, step_up false;
    ReadAccessLog = 108, "person.read-access-log", CASES, Related, OVERSIGHT, step_up false;
    ShowAddress = 109, "person.show-address", STAFF, Related, OVERSIGHT.and(Role::Assistant), step_up false;
    ManageFamily = 110, "person.manage-family", CASES, Related, ADMIN, step_up false;
    // cases
    ListCases = 120, "case.list", CASES, Related, OVERSIGHT, step_up false;
    ReadCase = 121, "case.read", CASES, Related, OVERSIGHT, step_up false;
    OpenCase = 122, "case.open", CASES, Organization, Roles::NONE, step_up false;
    EditCase = 123, "case.edit", CASES, Related, ADMIN, step_up false;
    CloseCase = 124, "case.close", CASES, Related, ADMIN, step_up false;
    ReopenCase = 125, "case.reopen", CASES, Related, ADMIN, step_up false;
    AssignCase = 126, "case.assign", CASES, Related, ADMIN, step_up false;
    RestrictCase = 127, "case.restrict", CASES, Related, ADMIN, step_up false;
    // entries
    ReadEntries = 130, "entry.read", CASES, Related, OVERSIGHT, step_up false;
    WriteEntry = 131, "entry.write", CARE, Related, Roles::NONE, step_up false;
    SignEntry = 132, "entry.sign", CARE, Related, Roles::NONE, step_up false;
    CorrectEntry = 133, "entry.correct", CARE, Related, Roles::NONE, step_up false;
    RecordSource = 375, "source.record", CARE, Related, Roles::NONE, step_up false;
    ShowSource = 376, "source.show", CARE.and(Role::PrivacyOfficer), Related, Roles::of(&[Role::PrivacyOfficer]), step_up false;
    // holds
    PlaceHold = 140, "hold.place", CASES, Related, OVERSIGHT, step_up false;
    ReleaseHold = 141, "hold.release", CASES, Related, OVERSIGHT, step_up true;
    // imports
    ReadImports = 150, "import.read", ADMIN.and(Role::Supervisor), Organization, Roles::NONE, step_up false;
    ImportPeople = 151, "import.run", ADMIN.and(Role::Supervisor), Organization, Roles::NONE, step_up false;
    DecideDuplicate = 152, "import.decide-duplicate", ADMIN.and(Role::Supervisor), Organization, Roles::NONE, step_up false;
    UndoImport = 153, "import.undo", ADMIN, Organization, Roles::NONE, step_up true;
    // accounts and teams
    ListAccounts = 160, "account.list", ADMIN.and(Role::PrivacyOfficer), Organization, Roles::NONE, step_up false;
    InviteStaff = 161, "account.invite", ADMIN, Organization, Roles::NONE, step_up true;
    ChangeRoles = 162, "account.change-roles", ADMIN, Organization, Roles::NONE, step_up true;
    EndAccess = 163, "account.end", ADMIN, Organization, Roles::NONE, step_up true;
    ManageTeams = 164, "team.manage", ADMIN, Organization, Roles::NONE, step_up false;
    ReadOwnSettings = 165, "account.read-own", Roles::STAFF, Own, Roles::NONE, step_up false;
    EditOwnSettings = 166, "account.edit-own", Roles::STAFF, Own, Roles::NONE, step_up false;
    EditAccount = 167, "account.edit", ADMIN, Organization, Roles::NONE, step_up true;
    // the log
    ReadLog = 170, "log.read", OVERSIGHT.and(Role::Auditor), Organization, Roles::NONE, step_up false;
    VerifyLog = 171, "log.verify", OVERSIGHT.and(Role::Auditor), Organization, Roles::NONE, step_up false;
    // one's own work
    ReadMyDay = 180, "day.read", Roles::STAFF, Own, Roles::NONE, step_up false;
    CompleteTask = 181, "task.complete", STAFF, Own, Roles::NONE, step_up false;
    // settings of the organization
    ReadSecurity = 191, "security.read", ADMIN.and(Role::PrivacyOfficer), Organization, Roles::NONE, step_up false;
    EditSecurity = 192, "security.edit", ADMIN, Organization, Roles::NONE, step_up false;
    ReadRetention = 193, "retention.read", ADMIN.and(Role::PrivacyOfficer), Organization, Roles::NONE, step_up false;
    ChooseRetention = 194, "retention.choose", ADMIN.and(Role::PrivacyOfficer), Organization, Roles::NONE, step_up true;
    // data requests
    ReadRequests = 200, "request.read", OVERSIGHT, Organization, Roles::NONE, step_up false;
    RecordRequest = 201, "request.record", CASES, Related, OVERSIGHT, step_up false;
    ScopeRequest = 202, "request.scope", Roles::NONE, Organization, Roles::NONE, step_up false;
    DecideRequest = 203, "request.decide", OVERSIGHT, Organization, Roles::NONE, step_up false;
    ApproveRequest = 204, "request.approve", OVERSIGHT, Organization, Roles::NONE, step_up true;
    ReturnRequest = 205, "request.return", OVERSIGHT, Organization, Roles::NONE, step_up false;
    RefuseRequest = 206, "request.refuse", OVERSIGHT, Organization, Roles::NONE, step_up false;
    WithdrawRequest = 207, "request.withdraw", OVERSIGHT, Organization, Roles::NONE, step_up false;
    ExtendRequest = 208, "request.extend", OVERSIGHT, Organization, Roles::NONE, step_up false;
    ForgetSearches = 377, "search.forget", Roles::NONE, Organization, Roles::NONE, step_up false;
    ExecuteRequest = 209, "request.execute", Roles::NONE, Organization, Roles::NONE, step_up false;
    CertifyRequest = 210, "request.certify", Roles::NONE, Organization, Roles::NONE, step_up false;
    ReadCertificate = 211, "request.read-certificate", OVERSIGHT, Organization, Roles::NONE, step_up false;
    WriteLetter = 340, "letter.write", Roles::NONE, Organization, Roles::NONE, step_up false;
    ReadLetter = 341, "letter.read", OVERSIGHT, Organization, Roles::NONE, step_up false;
    SendLetter = 342, "letter.send", OVERSIGHT, Organization, Roles::NONE, step_up false;
    ReadOwnLetter = 343, "portal.letter", PORTAL, OwnRequests, Roles::NONE, step_up false;
    TakeOwnAnswerLink = 370, "portal.answer-link", PORTAL, Own, Roles::NONE, step_up false;
    MakeAnswerLink = 371, "answer.make-link", OVERSIGHT, Organization, Roles::NONE, step_up false;
    FillAnswerLink = 372, "answer.fill", Roles::NONE, Organization, Roles::NONE, step_up false;
    OpenAnswer = 373, "answer.open", Roles::NONE, Organization, Roles::NONE, step_up false;
    EndAnswerLink = 374, "answer.end", Roles::NONE, Organization, Roles::NONE, step_up false;
    GatherPackage = 330, "package.gather", Roles::NONE, Organization, Roles::NONE, step_up false;
    ReadOwnCertificate = 380, "portal.certificate", PORTAL, OwnRequests, Roles::NONE, step_up false;
    ReadPackage = 331, "package.read", OVERSIGHT, Organization, Roles::NONE, step_up true;
    DecidePackage = 332, "package.decide", OVERSIGHT, Organization, Roles::NONE, step_up false;
    ReleasePackage = 333, "package.release", OVERSIGHT, Organization, Roles::NONE, step_up true;
    HandOverPackage = 334, "package.hand-over", OVERSIGHT, Organization, Roles::NONE, step_up true;
    ReadOwnPackage = 335, "portal.package", PORTAL, Own, Roles::NONE, step_up false;
    EndPackage = 336, "package.end", Roles::NONE, Organization, Roles::NONE, step_up false;
    AnswerRequest = 212, "request.answer", OVERSIGHT, Organization, Roles::NONE, step_up false;
    // the portal: what people do with what is theirs
    ReadPortal = 230, "portal.read", PORTAL, Own, Roles::NONE, step_up false;
    ReadOwnDetails = 231, "portal.read-details", PORTAL, OwnDetails, Roles::NONE, step_up false;
    ReadOwnRecord = 232, "portal.read-record", PORTAL, OwnRecord, Roles::NONE, step_up false;
    ReadOwnAccessLog = 233, "portal.read-access-log", PORTAL, Own, Roles::NONE, step_up false;
    ReadOwnGrants = 234, "portal.read-grants", PORTAL, Own, Roles::NONE, step_up false;
    EndOwnGrant = 235, "portal.end-grant", PORTAL, Own, Roles::NONE, step_up false;
    EditPortalSettings = 236, "portal.edit-settings", PORTAL, Own, Roles::NONE, step_up false;
    ResumeForm = 237, "session.resume", Roles::EVERYBODY, Own, Roles::NONE, step_up false;
    ReadOwnRequests = 238, "portal.read-requests", PORTAL, OwnRequests, Roles::NONE, step_up false;
    AskOwnRequest = 239, "portal.ask", PORTAL, OwnRequests, Roles::NONE, step_up false;
    WithdrawOwnRequest = 248, "portal.withdraw-request", PORTAL, OwnRequests, Roles::NONE, step_up false;
    // the portal: what staff do for it
    ReadPortalAccess = 240, "portal-access.read", CASES, Related, OVERSIGHT, step_up false;
    InviteToPortal = 241, "portal-access.invite", CARE, Related, Roles::NONE, step_up true;
    EndPortalAccess = 242, "portal-access.end", CASES, Related, OVERSIGHT, step_up false;
    RecordRepresentation = 243, "representation.record", CARE, Related, Roles::NONE, step_up false;
    ConfirmRepresentation = 244, "representation.confirm", CASES, Related, OVERSIGHT, step_up false;
    EndRepresentation = 245, "representation.end", CASES, Related, OVERSIGHT, step_up false;
    RunOutRepresentation = 246, "representation.run-out", Roles::NONE, Organization, Roles::NONE, step_up false;
    EditContact = 247, "organization.edit-contact", ADMIN, Organization, Roles::NONE, step_up false;
    // documents
    ReadDocuments = 260, "document.read", CASES, Related, OVERSIGHT, step_up false;
    AddDocument = 261, "document.add", CARE, Related, Roles::NONE, step_up false;
    EditDocument = 262, "document.edit", CARE, Related, Roles::NONE, step_up false;
    DownloadDocument = 263, "document.download", CASES, Related, OVERSIGHT, step_up false;
    ReadOwnDocuments = 264, "portal.read-documents", PORTAL, OwnRecord, Roles::NONE, step_up false;
    DownloadOwnDocument = 265, "portal.download-document", PORTAL, OwnRecord, Roles::NONE, step_up false;
    // data that leave
    ReadDisclosures = 266, "disclosure.read", CASES, Related, OVERSIGHT, step_up false;
    RecordDisclosure = 267, "disclosure.record", CASES, Related, OVERSIGHT, step_up false;
    AnswerRecipient = 268, "request.answer-recipient", OVERSIGHT, Organization, Roles::NONE, step_up false;
    // who decides requests, and how far they are
    ExcludeFromRequest = 360, "request.exclude", OVERSIGHT, Organization, Roles::NONE, step_up false;
    ReadmitToRequest = 361, "request.readmit", OVERSIGHT, Organization, Roles::NONE, step_up true;
    EscalateRequest = 362, "request.escalate", Roles::NONE, Organization, Roles::NONE, step_up false;
    EditRequestSettings = 363, "request.edit-settings", ADMIN, Organization, Roles::NONE, step_up true;
    AskIdentity = 364, "request.ask-identity", OVERSIGHT, Organization, Roles::NONE, step_up false;
    ProveIdentity = 365, "request.prove-identity", OVERSIGHT, Organization, Roles::NONE, step_up false;
    FailIdentity = 366, "request.fail-identity", OVERSIGHT, Organization, Roles::NONE, step_up false;
    ForwardRequest = 367, "request.forward", OVERSIGHT, Organization, Roles::NONE, step_up false;
    MergeRequest = 368, "request.merge", OVERSIGHT, Organization, Roles::NONE, step_up false;
    ReopenRequest = 369, "request.reopen", OVERSIGHT, Organization, Roles::NONE, step_up false;
    // requests that came by the public form
    ReadPublicRequests = 381, "public-request.read", OVERSIGHT, Organization, Roles::NONE, step_up false;
    ReceivePublicRequest = 382, "public-request.receive", Roles::NONE, Organization, Roles::NONE, step_up false;
    AssignPublicRequest = 383, "public-request.assign", OVERSIGHT, Organization, Roles::NONE, step_up false;
    ClosePublicRequest = 384, "public-request.close", OVERSIGHT, Organization, Roles::NONE, step_up false;
    NoteWithheldLooks = 387, "looks.note", Roles::NONE, Organization, Roles::NONE, step_up false;
    ReviewLooks = 388, "looks.review", ADMIN.and(Role::PrivacyOfficer), Organization, Roles::NONE, step_up false;
    EndRequestFile = 386, "request.end-file", Roles::NONE, Organization, Roles::NONE, step_up false;
    EndPublicRequest = 385, "public-request.end", Roles::NONE, Organization, Roles::NONE, step_up false;
    // agreements
    ReadAgreements = 270, "agreement.read", ADMIN.and(Role::PrivacyOfficer), Organization, Roles::NONE, step_up false;
    AcceptAgreement = 271, "agreement.accept", ADMIN, Organization, Roles::NONE, step_up true;
    // what becomes of records when their time is over
    PlaceWideHold = 300, "hold.place-wide", OVERSIGHT, Organization, Roles::NONE, step_up false;
    ReleaseWideHold = 301, "hold.release-wide", OVERSIGHT, Organization, Roles::NONE, step_up true;
    DraftDisposal = 303, "disposal.draft", OVERSIGHT, Organization, Roles::NONE, step_up false;
    ApproveRetention = 304, "retention.approve", OVERSIGHT, Organization, Roles::NONE, step_up true;
    RunRetention = 302, "retention.run", Roles::NONE, Organization, Roles::NONE, step_up false;
    // the product itself
    RestoreBackup = 280, "backup.restore", Roles::NONE, Organization, Roles::NONE, step_up false;
    OnboardOrganization = 190, "organization.create", Roles::NONE, Organization, Roles::NONE, step_up false;
}

/// Every action there is, the platform's included.
pub fn all_actions() -> impl Iterator<Item = &'static platform::authz::PolicyLine> {
    platform::session::ACTIONS
        .iter()
        .chain(platform::subject::ACTIONS)
        .chain(ACTIONS)
}

/// The message key of an action's name, by its code.
pub fn action_key(code: u16) -> String {
    let line = all_actions().find(|line| line.code == code);
    format!("action-{}", line.map_or("unknown", |line| line.name).replace('.', "-"))
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn codes_and_names_are_told_apart() {
        let mut codes = HashSet::new();
        let mut names = HashSet::new();
        for line in all_actions() {
            assert!(codes.insert(line.code), "{} has the code of another", line.name);
            assert!(names.insert(line.name), "{} is there twice", line.name);
        }
    }
}
