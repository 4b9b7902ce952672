"""Global configuration by API."""
