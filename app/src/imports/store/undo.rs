//! The statements by which an import finds and deletes what it made.

use platform::statements;

statements! {
    // Somebody has worked on the case since: the import writes it once, with one status and one grant at the most.
    pub(in crate::imports) TOUCHED_CASES = "
        SELECT c.id
        FROM cases c
        WHERE c.organization_id = $1 AND c.id = ANY($2) AND (
            c.version > 1
            OR EXISTS (SELECT 1 FROM entry e WHERE e.organization_id = $1 AND e.case_id = c.id)
            OR EXISTS (SELECT 1 FROM draft d WHERE d.organization_id = $1 AND d.case_id = c.id)
            OR EXISTS (SELECT 1 FROM hold h WHERE h.organization_id = $1 AND h.case_id = c.id)
            OR EXISTS (SELECT 1 FROM case_grant g WHERE g.organization_id = $1 AND g.case_id = c.id AND g.version > 1)
            OR (SELECT COUNT(*) FROM case_grant g WHERE g.organization_id = $1 AND g.case_id = c.id) > 1
            OR (SELECT COUNT(*) FROM case_status s WHERE s.organization_id = $1 AND s.case_id = c.id) > 1)";
    // Somebody has worked on the person since; a row of the same import that was decided to be the person is no work.
    pub(in crate::imports) TOUCHED_PERSONS = "
        SELECT p.id
        FROM person p
        WHERE p.organization_id = $1 AND p.id = ANY($2) AND (
            p.version > 1 + (SELECT COUNT(*) FROM import_row r WHERE r.organization_id = $1 AND r.import_id = $4 AND r.other_person_id = p.id AND r.outcome = 'same')
            OR EXISTS (SELECT 1 FROM cases c WHERE c.organization_id = $1 AND c.client_id = p.id AND NOT c.id = ANY($3))
            OR EXISTS (SELECT 1 FROM wide_hold h WHERE h.organization_id = $1 AND h.person_id = p.id AND h.released_at IS NULL)
            OR EXISTS (SELECT 1 FROM data_request d WHERE d.organization_id = $1 AND d.person_id = p.id)
            OR EXISTS (SELECT 1 FROM portal_account a WHERE a.organization_id = $1 AND a.person_id = p.id)
            OR EXISTS (SELECT 1 FROM relation l WHERE l.organization_id = $1 AND (l.person_id = p.id OR l.other_id = p.id)))";
    pub(in crate::imports) DELETE_CASES = "
        DELETE FROM cases
        WHERE organization_id = $1 AND id = ANY($2)";
    pub(in crate::imports) DELETE_CASE_ACTIVITY = "
        DELETE FROM case_activity
        WHERE organization_id = $1 AND id = ANY($2)";
    pub(in crate::imports) DELETE_CASE_STATUS = "
        DELETE FROM case_status
        WHERE organization_id = $1 AND case_id = ANY($2)";
    pub(in crate::imports) DELETE_CASE_GRANTS = "
        DELETE FROM case_grant
        WHERE organization_id = $1 AND case_id = ANY($2)";
    pub(in crate::imports) DELETE_PERSONS = "
        DELETE FROM person
        WHERE organization_id = $1 AND id = ANY($2)";
    pub(in crate::imports) DELETE_IDENTIFIERS = "
        DELETE FROM identifier
        WHERE organization_id = $1 AND person_id = ANY($2)";
    pub(in crate::imports) DELETE_CONTACT_TOKENS = "
        DELETE FROM contact_token
        WHERE organization_id = $1 AND person_id = ANY($2)";
    pub(in crate::imports) DELETE_PERSON_GRANTS = "
        DELETE FROM person_grant
        WHERE organization_id = $1 AND person_id = ANY($2)";
    pub(in crate::imports) DELETE_TASKS = "
        DELETE FROM task
        WHERE organization_id = $1 AND person_id = ANY($2)";
    pub(in crate::imports) DELETE_MEMBERS = "
        DELETE FROM household_member
        WHERE organization_id = $1 AND person_id = ANY($2)";
    pub(in crate::imports) DELETE_EMPTY_HOUSEHOLDS = "
        DELETE FROM household
        WHERE organization_id = $1 AND id = ANY($2)
            AND NOT EXISTS (SELECT 1 FROM household_member m WHERE m.organization_id = $1 AND m.household_id = household.id)";
}
