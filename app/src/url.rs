//! One function per address, so that no URL is written by hand.
//!
//! Addresses hold random ids and numbers that mean nothing; never a name, an identifier or a search for a person.

use platform::ids::{
    AccountId, CaseId, DocumentId, EntryId, EventId, HoldId, ImportId, LetterId, PersonId, PieceId, RecipientId,
    RelationId, RepresentationId, RequestId, SessionId, TeamId,
};

macro_rules! urls {
    ($($(#[$meta:meta])* $name:ident($($argument:ident: $type:ty),*) = $format:literal;)*) => {
        $($(#[$meta])* pub fn $name($($argument: $type),*) -> String { format!($format) })*
    };
}

urls! {
    sign_in(slug: &str) = "/o/{slug}/sign-in";
    sign_in_code(slug: &str) = "/o/{slug}/sign-in/code";
    sign_out() = "/sign-out";
    step_up() = "/step-up";
    resume() = "/resume";
    my_day() = "/w";
    my_clients() = "/w/clients";
    search() = "/w/search";
    task_done() = "/w/tasks/done";
    new_person() = "/w/people/new";
    people() = "/w/people";
    person(id: PersonId) = "/w/people/{id}";
    person_edit(id: PersonId) = "/w/people/{id}/edit";
    person_notes(id: PersonId) = "/w/people/{id}/notes";
    person_family(id: PersonId) = "/w/people/{id}/family";
    person_access_log(id: PersonId) = "/w/people/{id}/access-log";
    person_identity_code(id: PersonId) = "/w/people/{id}/identity-code";
    person_address(id: PersonId) = "/w/people/{id}/address";
    person_death(id: PersonId) = "/w/people/{id}/death";
    person_death_confirmation(id: PersonId) = "/w/people/{id}/death/confirmation";
    person_sensitive(id: PersonId) = "/w/people/{id}/sensitive";
    person_relations(id: PersonId) = "/w/people/{id}/relations";
    relation_end(id: PersonId, relation: RelationId) = "/w/people/{id}/relations/{relation}/end";
    person_portal(id: PersonId) = "/w/people/{id}/portal";
    portal_invitation(id: PersonId) = "/w/people/{id}/portal/invitation";
    portal_invitation_link(id: PersonId) = "/w/people/{id}/portal/invitation/link";
    portal_end(id: PersonId) = "/w/people/{id}/portal/end";
    representations(id: PersonId) = "/w/people/{id}/portal/representatives";
    new_representation(id: PersonId) = "/w/people/{id}/portal/representatives/new";
    representation(id: PersonId, representation: RepresentationId) = "/w/people/{id}/portal/representatives/{representation}";
    representation_end(id: PersonId, representation: RepresentationId) = "/w/people/{id}/portal/representatives/{representation}/end";
    new_case(id: PersonId) = "/w/people/{id}/cases/new";
    person_cases(id: PersonId) = "/w/people/{id}/cases";
    case(id: CaseId) = "/w/cases/{id}";
    case_edit(id: CaseId) = "/w/cases/{id}/edit";
    case_closure(id: CaseId) = "/w/cases/{id}/closure";
    case_reopening(id: CaseId) = "/w/cases/{id}/reopening";
    case_assignment(id: CaseId) = "/w/cases/{id}/assignment";
    case_restriction(id: CaseId) = "/w/cases/{id}/restriction";
    case_draft(id: CaseId) = "/w/cases/{id}/draft";
    case_draft_discarding(id: CaseId) = "/w/cases/{id}/draft/discarding";
    case_entries(id: CaseId) = "/w/cases/{id}/entries";
    entry_correction(case: CaseId, entry: EntryId) = "/w/cases/{case}/entries/{entry}/correction";
    case_retention(id: CaseId) = "/w/cases/{id}/retention";
    person_retention(id: PersonId) = "/w/people/{id}/retention";
    case_holds(id: CaseId) = "/w/cases/{id}/holds";
    person_holds(id: PersonId) = "/w/people/{id}/holds";
    person_hold_release(id: PersonId, hold: HoldId) = "/w/people/{id}/holds/{hold}/release";
    retention_runs() = "/admin/retention/runs";
    retention_change() = "/admin/retention/change";
    retention_change_approval() = "/admin/retention/change/approval";
    retention_change_withdrawal() = "/admin/retention/change/withdrawal";
    retention_missing() = "/admin/retention/missing";
    disposals() = "/admin/retention/disposals";
    wide_holds() = "/admin/retention/holds";
    wide_hold_release(hold: HoldId) = "/admin/retention/holds/{hold}/release";
    hold_release(case: CaseId, hold: HoldId) = "/w/cases/{case}/holds/{hold}/release";
    case_documents(id: CaseId) = "/w/cases/{id}/documents";
    document(case: CaseId, document: DocumentId) = "/w/cases/{case}/documents/{document}";
    document_versions(case: CaseId, document: DocumentId) = "/w/cases/{case}/documents/{document}/versions";
    document_file(case: CaseId, document: DocumentId, number: &i64) = "/w/cases/{case}/documents/{document}/versions/{number}";
    portal_documents() = "/p/documents";
    portal_document_file(id: DocumentId) = "/p/documents/{id}";
    person_disclosures(id: PersonId) = "/w/people/{id}/disclosures";
    request_recipient(id: RequestId, recipient: RecipientId) = "/admin/requests/{id}/recipients/{recipient}";
    enrol(slug: &str, token: &str) = "/o/{slug}/enrol/{token}";
    leave() = "/leave";
    portal() = "/p";
    portal_data() = "/p/data";
    portal_looked() = "/p/looked";
    portal_people() = "/p/people";
    portal_person_end(id: RepresentationId) = "/p/people/{id}/end";
    portal_represented(id: PersonId) = "/p/represented/{id}";
    portal_requests() = "/p/requests";
    portal_new_request() = "/p/requests/new";
    portal_request(id: RequestId) = "/p/requests/{id}";
    portal_letter(id: RequestId, letter: LetterId) = "/p/requests/{id}/letters/{letter}";
    portal_letter_file(id: RequestId, letter: LetterId) = "/p/requests/{id}/letters/{letter}/file";
    portal_package(id: RequestId) = "/p/requests/{id}/package";
    portal_request_withdrawal(id: RequestId) = "/p/requests/{id}/withdrawal";
    portal_settings() = "/p/settings";
    portal_password() = "/p/settings/password";
    portal_second_step() = "/p/settings/second-step";
    portal_second_step_end() = "/p/settings/second-step/end";
    portal_device_end(id: SessionId) = "/p/settings/devices/{id}/end";
    portal_devices_end_others() = "/p/settings/devices/end-others";
    public_privacy(slug: &str) = "/o/{slug}/privacy";
    public_requests(slug: &str) = "/o/{slug}/requests";
    public_cookies(slug: &str) = "/o/{slug}/cookies";
    public_accessibility(slug: &str) = "/o/{slug}/accessibility";
    public_contact(slug: &str) = "/o/{slug}/contact";
    agreements() = "/admin/agreements";
    contact() = "/admin/contact";
    settings() = "/settings";
    settings_device_end(id: SessionId) = "/settings/devices/{id}/end";
    settings_devices_end_others() = "/settings/devices/end-others";
    accounts() = "/admin/people";
    new_account() = "/admin/people/new";
    account(id: AccountId) = "/admin/people/{id}";
    account_edit(id: AccountId) = "/admin/people/{id}/edit";
    account_roles(id: AccountId) = "/admin/people/{id}/roles";
    account_invitation(id: AccountId) = "/admin/people/{id}/invitation";
    account_invitation_link(id: AccountId) = "/admin/people/{id}/invitation/link";
    account_end(id: AccountId) = "/admin/people/{id}/end";
    teams() = "/admin/teams";
    team(id: TeamId) = "/admin/teams/{id}";
    team_end(id: TeamId) = "/admin/teams/{id}/end";
    security() = "/admin/security";
    retention() = "/admin/retention";
    requests() = "/admin/requests";
    request(id: RequestId) = "/admin/requests/{id}";
    request_decisions(id: RequestId) = "/admin/requests/{id}/decisions";
    request_review(id: RequestId) = "/admin/requests/{id}/review";
    request_approval(id: RequestId) = "/admin/requests/{id}/approval";
    request_return(id: RequestId) = "/admin/requests/{id}/return";
    request_refusal(id: RequestId) = "/admin/requests/{id}/refusal";
    request_answer(id: RequestId) = "/admin/requests/{id}/answer";
    request_withdrawal(id: RequestId) = "/admin/requests/{id}/withdrawal";
    request_extension(id: RequestId) = "/admin/requests/{id}/extension";
    letter(id: RequestId, letter: LetterId) = "/admin/requests/{id}/letters/{letter}";
    letter_file(id: RequestId, letter: LetterId) = "/admin/requests/{id}/letters/{letter}/file";
    letter_sent(id: RequestId, letter: LetterId) = "/admin/requests/{id}/letters/{letter}/sent";
    package(id: RequestId) = "/admin/requests/{id}/package";
    package_pieces(id: RequestId) = "/admin/requests/{id}/package/pieces";
    package_piece_file(id: RequestId, piece: PieceId) = "/admin/requests/{id}/package/pieces/{piece}/file";
    package_gathering(id: RequestId) = "/admin/requests/{id}/package/gathering";
    package_release(id: RequestId) = "/admin/requests/{id}/package/release";
    package_handover(id: RequestId) = "/admin/requests/{id}/package/handover";
    request_certificate(id: RequestId) = "/admin/requests/{id}/certificate";
    request_certificate_file(id: RequestId) = "/admin/requests/{id}/certificate.json";
    person_request(id: PersonId) = "/w/people/{id}/requests/new";
    person_requests(id: PersonId) = "/w/people/{id}/requests";
    audit_log() = "/admin/log";
    audit_event(id: EventId) = "/admin/log/{id}";
    audit_verification() = "/admin/log/verification";
    imports() = "/admin/imports";
    import(id: ImportId) = "/admin/imports/{id}";
    import_mapping(id: ImportId) = "/admin/imports/{id}/mapping";
    import_run(id: ImportId) = "/admin/imports/{id}/run";
    import_duplicates(id: ImportId) = "/admin/imports/{id}/duplicates";
    import_undo(id: ImportId) = "/admin/imports/{id}/undo";
    session() = "/session";
}
