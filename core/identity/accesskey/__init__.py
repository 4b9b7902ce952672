"""Access keys: calls that are signed instead of made in a session."""
