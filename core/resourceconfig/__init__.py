"""Settings that a resource has for itself, by API."""
