-- Which text of which agreement an organization has accepted, by whom and when.
CREATE TABLE agreement (
    organization_id uuid NOT NULL,
    id uuid NOT NULL,
    version bigint NOT NULL,
    kind text NOT NULL,
    text_version bigint NOT NULL,
    text_hash text NOT NULL,
    accepted_by uuid,
    accepted_at timestamptz NOT NULL,
    scope_id uuid NOT NULL,
    sealed bytea NOT NULL,
    PRIMARY KEY (organization_id, id),
    UNIQUE (organization_id, kind, text_version)
);
