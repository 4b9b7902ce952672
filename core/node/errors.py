"""Errors of a node's start, below `orrery.core.kernel.errors`.

OrreryError
├── UnusableDatabase     NODE.1001    the database file is in use, damaged, or not this program's
├── TracesUnavailable    NODE.1002    traces cannot be sent
└── UnusableKeys         NODE.1003    the keys of the database's secrets are missing, or not these
"""

from __future__ import annotations

from orrery.core.kernel.errors import OrreryError


class UnusableDatabase(OrreryError):
    """The database file cannot be served; the details say why, and what to do."""

    code = "NODE.1001"
    description = "The database cannot be used"


class TracesUnavailable(OrreryError):
    """Traces cannot be sent; the details say why, and what to do."""

    code = "NODE.1002"
    description = "Traces cannot be sent"


class UnusableKeys(OrreryError):
    """The keys of the secrets in the database cannot be used; the details say why, and what to do."""

    code = "NODE.1003"
    description = "The keys of the database's secrets cannot be used"
