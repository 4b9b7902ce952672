"""The audit: who called what, from where, on which resource, and how it ended."""
