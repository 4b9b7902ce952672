"""Errors of the API itself.

CallerError
└── JobUuidTaken    SYS.1007    another job has the uuid that the caller chose
OrreryError
└── CannotListen    NODE.1000   the address to serve at is malformed, taken, or not ours
"""

from __future__ import annotations

from orrery.core.kernel.errors import CallerError, OrreryError


class JobUuidTaken(CallerError):
    """The caller chose a job uuid that another job has."""

    code = "SYS.1007"
    description = "One or more API argument is invalid"


class CannotListen(OrreryError):
    """The address to listen at is malformed, taken, or not ours."""

    code = "NODE.1000"
    description = "The server cannot listen at its address"
