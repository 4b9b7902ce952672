"""Errors of access keys, below `orrery.core.kernel.errors`.

CallerError
└── Replayed    ID.1102    a signature has been used some time before
"""

from __future__ import annotations

from orrery.core.kernel.errors import CallerError


class Replayed(CallerError):
    """A signature has been used some time before."""

    code = "ID.1102"
    description = "The signature has been used before"
