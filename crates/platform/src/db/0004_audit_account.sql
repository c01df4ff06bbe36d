-- The log by account: what it did, and what happened to it (10 is the table of accounts).
CREATE INDEX audit_event_actor ON audit_event (organization_id, actor_id, id);
CREATE INDEX audit_event_account ON audit_event (organization_id, object_id, id) WHERE object_table = 10;
