-- Destruction asks each table for the rows of one scope.
CREATE INDEX person_scope ON person (organization_id, scope_id);
CREATE INDEX household_scope ON household (organization_id, scope_id);
CREATE INDEX household_member_scope ON household_member (organization_id, scope_id);
CREATE INDEX relation_scope ON relation (organization_id, scope_id);
CREATE INDEX cases_scope ON cases (organization_id, scope_id);
CREATE INDEX case_status_scope ON case_status (organization_id, scope_id);
CREATE INDEX draft_scope ON draft (organization_id, scope_id);
CREATE INDEX entry_scope ON entry (organization_id, scope_id);
CREATE INDEX hold_scope ON hold (organization_id, scope_id);
CREATE INDEX task_scope ON task (organization_id, scope_id);
CREATE INDEX import_row_scope ON import_row (organization_id, scope_id);
