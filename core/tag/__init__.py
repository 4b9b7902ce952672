"""Tags by API."""
