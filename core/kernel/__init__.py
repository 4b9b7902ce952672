"""Machinery that knows no noun of the cloud."""
