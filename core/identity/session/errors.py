"""Errors of sessions, below `core.kernel.errors`.

CallerError
└── TooManySessions    ID.1006    the account has as many sessions as it may have
"""

from __future__ import annotations

from core.kernel.errors import CallerError


class TooManySessions(CallerError):
    """The account has as many sessions as it may have."""

    code = "ID.1006"
    description = "Too many sessions"
