-- Proof that somebody looked: each run over all records with its counts, and what the last one found.
CREATE TABLE retention_run (
    organization_id uuid NOT NULL,
    id uuid NOT NULL,
    version bigint NOT NULL,
    started_at timestamptz NOT NULL,
    ended_at timestamptz NOT NULL,
    cases bigint NOT NULL,
    persons bigint NOT NULL,
    due bigint NOT NULL,
    near bigint NOT NULL,
    missing bigint NOT NULL,
    refused_hold bigint NOT NULL,
    refused_request bigint NOT NULL,
    kept bigint NOT NULL,
    whole boolean NOT NULL,
    PRIMARY KEY (organization_id, id)
);

CREATE INDEX retention_run_started ON retention_run (organization_id, started_at);

CREATE TABLE retention_finding (
    organization_id uuid NOT NULL,
    id uuid NOT NULL,
    version bigint NOT NULL,
    run_id uuid NOT NULL,
    person_id uuid NOT NULL,
    case_id uuid,
    found text NOT NULL,
    due_on timestamptz,
    rule text,
    facts text,
    PRIMARY KEY (organization_id, id)
);

CREATE INDEX retention_finding_person ON retention_finding (organization_id, person_id);
