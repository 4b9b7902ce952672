"""Logins: who may try how often, and how many wait."""
