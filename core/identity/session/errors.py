"""Errors of sessions, below `orrery.core.kernel.errors`.

CallerError
└── TooManySessions    ID.1006    the account has as many sessions as it may have
"""

from __future__ import annotations

from orrery.core.kernel.errors import CallerError


class TooManySessions(CallerError):
    """The account has as many sessions as it may have."""

    code = "ID.1006"
    description = "Too many sessions"
