"""Accounts: who owns what."""
