-- The processes that serve and work, without personal data: how far each has come in forgetting destroyed keys.
CREATE TABLE node (
    id uuid NOT NULL PRIMARY KEY,
    started_at timestamptz NOT NULL,
    seen_at timestamptz NOT NULL,
    epoch bigint NOT NULL,
    reached bigint NOT NULL
);

-- Work of the whole installation that one process does at a time.
CREATE TABLE lease (
    name text NOT NULL PRIMARY KEY,
    holder uuid NOT NULL,
    leased_until timestamptz NOT NULL
);
