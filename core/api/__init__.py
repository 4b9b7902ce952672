"""API declarations turned into calls, jobs, REST, OpenAPI and the catalogue."""
