-- The link that opens the answer to an erasure for whoever has no account any more; its scope is its own.
CREATE TABLE answer_link (
    organization_id uuid NOT NULL,
    id uuid NOT NULL,
    version bigint NOT NULL,
    request_id uuid NOT NULL,
    token_hash bytea NOT NULL,
    made_at timestamptz NOT NULL,
    expires_at timestamptz,
    scope_id uuid NOT NULL,
    sealed bytea NOT NULL,
    PRIMARY KEY (organization_id, id),
    UNIQUE (organization_id, request_id),
    UNIQUE (organization_id, token_hash)
);

CREATE INDEX answer_link_scope ON answer_link (organization_id, scope_id);
