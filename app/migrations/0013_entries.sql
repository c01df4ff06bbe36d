-- The case timeline: drafts, and signed entries that never change.
CREATE TABLE draft (
    organization_id uuid NOT NULL,
    id uuid NOT NULL,
    version bigint NOT NULL,
    account_id uuid NOT NULL,
    case_id uuid NOT NULL,
    scope_id uuid NOT NULL,
    created_at timestamptz NOT NULL,
    saved_at timestamptz NOT NULL,
    sealed bytea NOT NULL,
    PRIMARY KEY (organization_id, id),
    UNIQUE (organization_id, account_id, case_id)
);

CREATE INDEX draft_case ON draft (organization_id, case_id);

CREATE TABLE entry (
    organization_id uuid NOT NULL,
    id uuid NOT NULL,
    version bigint NOT NULL,
    case_id uuid NOT NULL,
    scope_id uuid NOT NULL,
    kind text NOT NULL,
    audience text NOT NULL,
    significant boolean NOT NULL,
    author_id uuid NOT NULL,
    occurred_at timestamptz NOT NULL,
    recorded_at timestamptz NOT NULL,
    corrects_id uuid,
    sealed bytea NOT NULL,
    PRIMARY KEY (organization_id, id)
);

CREATE INDEX entry_case ON entry (organization_id, case_id, occurred_at, id);
