-- The night reads what was ended longest ago.
CREATE INDEX data_request_closed ON data_request (organization_id, closed_at, id);
