-- Whose portal account is whose, and who may see somebody else's: each with how it was proved.
CREATE TABLE portal_account (
    organization_id uuid NOT NULL,
    id uuid NOT NULL,
    version bigint NOT NULL,
    person_id uuid NOT NULL,
    scope_id uuid NOT NULL,
    created_at timestamptz NOT NULL,
    ended_at timestamptz,
    sealed bytea NOT NULL,
    PRIMARY KEY (organization_id, id),
    UNIQUE (organization_id, person_id)
);

CREATE INDEX portal_account_scope ON portal_account (organization_id, scope_id);
CREATE INDEX account_scope ON account (organization_id, scope_id);

CREATE TABLE representation (
    organization_id uuid NOT NULL,
    id uuid NOT NULL,
    version bigint NOT NULL,
    person_id uuid NOT NULL,
    representative_id uuid NOT NULL,
    scope_id uuid NOT NULL,
    things bigint NOT NULL,
    until_majority boolean NOT NULL,
    state text NOT NULL,
    recorded_by uuid NOT NULL,
    recorded_at timestamptz NOT NULL,
    decided_by uuid,
    decided_at timestamptz,
    ends_at timestamptz NOT NULL,
    ended_at timestamptz,
    sealed bytea NOT NULL,
    PRIMARY KEY (organization_id, id)
);

CREATE INDEX representation_person ON representation (organization_id, person_id);
CREATE INDEX representation_representative ON representation (organization_id, representative_id);
CREATE INDEX representation_scope ON representation (organization_id, scope_id);
