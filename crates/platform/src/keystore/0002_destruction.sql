-- What was destroyed, and the rows that outlive the rest of their scope.
CREATE TABLE survivor_key (
    organization_id uuid NOT NULL,
    scope_id uuid NOT NULL,
    row_id uuid NOT NULL,
    table_number bigint NOT NULL,
    generation bigint NOT NULL,
    parent_generation bigint NOT NULL,
    wrapped bytea NOT NULL,
    PRIMARY KEY (organization_id, scope_id, row_id, generation)
);

CREATE TABLE tombstone (
    organization_id uuid NOT NULL,
    scope_id uuid NOT NULL,
    generation bigint NOT NULL,
    whole boolean NOT NULL,
    at timestamptz NOT NULL,
    PRIMARY KEY (organization_id, scope_id, generation)
);

-- One row; counts every change after which a node must forget the keys it has opened.
CREATE TABLE key_change (
    id smallint NOT NULL PRIMARY KEY,
    n bigint NOT NULL
);

INSERT INTO key_change (id, n) VALUES (1, 0);
