"""Policies: what the users of an account may call."""
