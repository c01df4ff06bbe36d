-- Persons, the blind tokens that find them, and the numbers that the organization counts.
CREATE TABLE counter (
    organization_id uuid NOT NULL,
    id uuid NOT NULL,
    version bigint NOT NULL,
    kind text NOT NULL,
    n bigint NOT NULL,
    PRIMARY KEY (organization_id, id),
    UNIQUE (organization_id, kind)
);

CREATE TABLE person (
    organization_id uuid NOT NULL,
    id uuid NOT NULL,
    version bigint NOT NULL,
    scope_id uuid NOT NULL,
    log_scope_id uuid NOT NULL,
    number bigint NOT NULL,
    sensitive boolean NOT NULL,
    change bigint NOT NULL,
    created_at timestamptz NOT NULL,
    sealed bytea NOT NULL,
    PRIMARY KEY (organization_id, id),
    UNIQUE (organization_id, number)
);

CREATE INDEX person_change ON person (organization_id, change);

-- Unique where the law's identifier is unique: identity codes, and the numbers of older systems.
CREATE TABLE identifier (
    organization_id uuid NOT NULL,
    id uuid NOT NULL,
    version bigint NOT NULL,
    person_id uuid NOT NULL,
    kind text NOT NULL,
    token bytea NOT NULL,
    PRIMARY KEY (organization_id, id),
    UNIQUE (organization_id, kind, token)
);

CREATE INDEX identifier_person ON identifier (organization_id, person_id);

CREATE TABLE contact_token (
    organization_id uuid NOT NULL,
    id uuid NOT NULL,
    version bigint NOT NULL,
    person_id uuid NOT NULL,
    kind text NOT NULL,
    token bytea NOT NULL,
    PRIMARY KEY (organization_id, id)
);

CREATE INDEX contact_token_token ON contact_token (organization_id, kind, token);
CREATE INDEX contact_token_person ON contact_token (organization_id, person_id);

CREATE TABLE person_grant (
    organization_id uuid NOT NULL,
    id uuid NOT NULL,
    version bigint NOT NULL,
    principal_id uuid NOT NULL,
    person_id uuid NOT NULL,
    ground bigint NOT NULL,
    starts_at timestamptz NOT NULL,
    ends_at timestamptz,
    PRIMARY KEY (organization_id, id)
);

CREATE INDEX person_grant_person ON person_grant (organization_id, person_id);
CREATE INDEX person_grant_principal ON person_grant (organization_id, principal_id, person_id);
