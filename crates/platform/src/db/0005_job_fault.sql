-- Why a job was given up, as a word; and the newest job about a thing.
ALTER TABLE job ADD COLUMN fault text;

CREATE INDEX job_object ON job (organization_id, object_id);
