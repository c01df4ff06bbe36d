-- Who told something in confidence, sealed in a scope of its own; it goes with the entry it stands beside.
CREATE TABLE protected_source (
    organization_id uuid NOT NULL,
    id uuid NOT NULL,
    version bigint NOT NULL,
    case_id uuid NOT NULL,
    entry_id uuid NOT NULL,
    recorded_by uuid NOT NULL,
    recorded_at timestamptz NOT NULL,
    scope_id uuid NOT NULL,
    sealed bytea NOT NULL,
    PRIMARY KEY (organization_id, id),
    UNIQUE (organization_id, entry_id)
);

CREATE INDEX protected_source_case ON protected_source (organization_id, case_id);
CREATE INDEX protected_source_scope ON protected_source (organization_id, scope_id);
