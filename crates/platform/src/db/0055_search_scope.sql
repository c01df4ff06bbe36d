-- What people search for is sealed in a scope that is looked up for each search.
CREATE INDEX scope_search ON scope (organization_id, created_at) WHERE kind = 10;
