"""Canonical events to the outside: web hooks, a queue for each, what was not delivered, and retention."""
