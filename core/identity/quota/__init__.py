"""Quotas: how much an account may have."""
