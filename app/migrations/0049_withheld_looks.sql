-- Looks at a person's record that they are not told of by themselves, until a named reviewer releases them; ids and times only.
CREATE TABLE withheld_look (
    organization_id uuid NOT NULL,
    id uuid NOT NULL,
    version bigint NOT NULL,
    person_id uuid NOT NULL,
    at timestamptz NOT NULL,
    review_at timestamptz NOT NULL,
    released_by uuid,
    released_at timestamptz,
    PRIMARY KEY (organization_id, id)
);

CREATE INDEX withheld_look_person ON withheld_look (organization_id, person_id);
CREATE INDEX withheld_look_review ON withheld_look (organization_id, review_at) WHERE released_at IS NULL;
CREATE INDEX person_log_scope ON person (organization_id, log_scope_id);
