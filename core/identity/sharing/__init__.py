"""Whose a resource is, who else may use it, and how it changes hands."""
