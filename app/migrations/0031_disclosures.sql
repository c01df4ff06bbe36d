-- What left the organization about somebody, to whom and why; and whom an erasure has to be told to (GDPR Article 19).
CREATE TABLE disclosure (
    organization_id uuid NOT NULL,
    id uuid NOT NULL,
    version bigint NOT NULL,
    person_id uuid NOT NULL,
    case_id uuid,
    kind text NOT NULL,
    category text NOT NULL,
    basis text NOT NULL,
    at timestamptz NOT NULL,
    recorded_by uuid,
    recorded_at timestamptz NOT NULL,
    scope_id uuid NOT NULL,
    sealed bytea NOT NULL,
    PRIMARY KEY (organization_id, id)
);

CREATE INDEX disclosure_person ON disclosure (organization_id, person_id, at, id);
CREATE INDEX disclosure_scope ON disclosure (organization_id, scope_id);

CREATE TABLE request_recipient (
    organization_id uuid NOT NULL,
    id uuid NOT NULL,
    version bigint NOT NULL,
    request_id uuid NOT NULL,
    category text NOT NULL,
    outcome text,
    answered_by uuid,
    answered_at timestamptz,
    scope_id uuid NOT NULL,
    sealed bytea NOT NULL,
    PRIMARY KEY (organization_id, id)
);

CREATE INDEX request_recipient_request ON request_recipient (organization_id, request_id);
CREATE INDEX request_recipient_scope ON request_recipient (organization_id, scope_id);
