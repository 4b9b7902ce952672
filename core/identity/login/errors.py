"""Errors of logins, below `orrery.core.kernel.errors`.

Overloaded
└── TooManyLogins      ID.1100    more logins wait than the node takes; the same one may work in a moment
CallerError
└── LockedOut          ID.1101    too many have failed; the same one may work later
"""

from __future__ import annotations

from orrery.core.kernel.errors import CallerError, Overloaded


class TooManyLogins(Overloaded):
    """More logins wait than the node takes."""

    code = "ID.1100"
    description = "Too many logins"


class LockedOut(CallerError):
    """Too many logins to this account, or from this address, have failed."""

    code = "ID.1101"
    description = "Too many failed logins"
