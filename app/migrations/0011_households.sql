-- Who belongs together, and how.
CREATE TABLE household (
    organization_id uuid NOT NULL,
    id uuid NOT NULL,
    version bigint NOT NULL,
    scope_id uuid NOT NULL,
    created_at timestamptz NOT NULL,
    sealed bytea NOT NULL,
    PRIMARY KEY (organization_id, id)
);

CREATE TABLE household_member (
    organization_id uuid NOT NULL,
    id uuid NOT NULL,
    version bigint NOT NULL,
    household_id uuid NOT NULL,
    person_id uuid NOT NULL,
    ended_at timestamptz,
    scope_id uuid NOT NULL,
    sealed bytea NOT NULL,
    PRIMARY KEY (organization_id, id),
    UNIQUE (organization_id, household_id, person_id)
);

CREATE INDEX household_member_person ON household_member (organization_id, person_id);

CREATE TABLE relation (
    organization_id uuid NOT NULL,
    id uuid NOT NULL,
    version bigint NOT NULL,
    person_id uuid NOT NULL,
    other_id uuid NOT NULL,
    scope_id uuid NOT NULL,
    created_at timestamptz NOT NULL,
    sealed bytea NOT NULL,
    PRIMARY KEY (organization_id, id)
);

CREATE INDEX relation_person ON relation (organization_id, person_id);
CREATE INDEX relation_other ON relation (organization_id, other_id);
