-- The copy of a person's data that answers a request: what is to be handed out, piece by piece, and the files made of it.
CREATE TABLE access_package (
    organization_id uuid NOT NULL,
    id uuid NOT NULL,
    version bigint NOT NULL,
    person_id uuid NOT NULL,
    log_scope_id uuid NOT NULL,
    gathered_at timestamptz NOT NULL,
    released_by uuid,
    released_at timestamptz,
    expires_at timestamptz,
    delivered_at timestamptz,
    scope_id uuid NOT NULL,
    sealed bytea NOT NULL,
    PRIMARY KEY (organization_id, id)
);

CREATE INDEX access_package_person ON access_package (organization_id, person_id);
CREATE INDEX access_package_scope ON access_package (organization_id, scope_id);

CREATE TABLE package_piece (
    organization_id uuid NOT NULL,
    id uuid NOT NULL,
    version bigint NOT NULL,
    package_id uuid NOT NULL,
    position bigint NOT NULL,
    share text,
    scope_id uuid NOT NULL,
    sealed bytea NOT NULL,
    PRIMARY KEY (organization_id, id)
);

CREATE INDEX package_piece_package ON package_piece (organization_id, package_id, position);
CREATE INDEX package_piece_scope ON package_piece (organization_id, scope_id);

CREATE TABLE package_file (
    organization_id uuid NOT NULL,
    id uuid NOT NULL,
    version bigint NOT NULL,
    package_id uuid NOT NULL,
    position bigint NOT NULL,
    scope_id uuid NOT NULL,
    sealed bytea NOT NULL,
    PRIMARY KEY (organization_id, id)
);

CREATE INDEX package_file_package ON package_file (organization_id, package_id, position);
CREATE INDEX package_file_scope ON package_file (organization_id, scope_id);
