-- Two rows of one scope may have the same id in different tables, an account and what it may open: each needs a key of its own.
CREATE TABLE survivor_row_key (
    organization_id uuid NOT NULL,
    scope_id uuid NOT NULL,
    row_id uuid NOT NULL,
    table_number bigint NOT NULL,
    generation bigint NOT NULL,
    parent_generation bigint NOT NULL,
    wrapped bytea NOT NULL,
    PRIMARY KEY (organization_id, scope_id, row_id, table_number, generation)
);

INSERT INTO survivor_row_key (organization_id, scope_id, row_id, table_number, generation, parent_generation, wrapped)
SELECT organization_id, scope_id, row_id, table_number, generation, parent_generation, wrapped
FROM survivor_key;

DROP TABLE survivor_key;

ALTER TABLE survivor_row_key RENAME TO survivor_key;
