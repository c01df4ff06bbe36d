-- Requests that came by the public form, until somebody knows whom they are about; each is sealed in a scope of its own.
CREATE TABLE public_request (
    organization_id uuid NOT NULL,
    id uuid NOT NULL,
    version bigint NOT NULL,
    kind text NOT NULL,
    received_at timestamptz NOT NULL,
    due_at timestamptz NOT NULL,
    late_at timestamptz,
    outcome text,
    closed_by uuid,
    closed_at timestamptz,
    scope_id uuid NOT NULL,
    sealed bytea NOT NULL,
    PRIMARY KEY (organization_id, id)
);

CREATE INDEX public_request_received ON public_request (organization_id, received_at);
CREATE INDEX public_request_scope ON public_request (organization_id, scope_id);
