-- Wrapped keys. Opens nothing without the keyring.
CREATE TABLE organization_key (
    organization_id uuid NOT NULL,
    kind smallint NOT NULL,
    generation bigint NOT NULL,
    parent_generation bigint NOT NULL,
    wrapped bytea NOT NULL,
    created_at timestamptz NOT NULL,
    PRIMARY KEY (organization_id, kind, generation)
);

CREATE TABLE scope_key (
    organization_id uuid NOT NULL,
    scope_id uuid NOT NULL,
    generation bigint NOT NULL,
    parent_generation bigint NOT NULL,
    wrapped bytea NOT NULL,
    minted boolean NOT NULL,
    created_at timestamptz NOT NULL,
    PRIMARY KEY (organization_id, scope_id, generation)
);

CREATE INDEX scope_key_minted ON scope_key (organization_id) WHERE minted = TRUE;
