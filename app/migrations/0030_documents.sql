-- Documents of cases: what they are, and their versions. The bytes lie as sealed files outside the database, each under a random name.
CREATE TABLE document (
    organization_id uuid NOT NULL,
    id uuid NOT NULL,
    version bigint NOT NULL,
    case_id uuid NOT NULL,
    scope_id uuid NOT NULL,
    audience text NOT NULL,
    author_id uuid NOT NULL,
    created_at timestamptz NOT NULL,
    latest bigint NOT NULL,
    sealed bytea NOT NULL,
    PRIMARY KEY (organization_id, id)
);

CREATE INDEX document_case ON document (organization_id, case_id, created_at, id);
CREATE INDEX document_scope ON document (organization_id, scope_id);

CREATE TABLE document_version (
    organization_id uuid NOT NULL,
    id uuid NOT NULL,
    version bigint NOT NULL,
    document_id uuid NOT NULL,
    case_id uuid NOT NULL,
    scope_id uuid NOT NULL,
    number bigint NOT NULL,
    blob_id uuid NOT NULL,
    author_id uuid NOT NULL,
    created_at timestamptz NOT NULL,
    sealed bytea NOT NULL,
    PRIMARY KEY (organization_id, id),
    UNIQUE (organization_id, document_id, number)
);

CREATE INDEX document_version_scope ON document_version (organization_id, scope_id);
CREATE INDEX document_version_case ON document_version (organization_id, case_id);
