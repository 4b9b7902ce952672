"""Errors of quotas.

OrreryError
└── CallerError
    └── QuotaInvalidOperation   ID.1004   what is asked makes no sense with quotas

`QuotaExceeded` is the kernel's.
"""

from __future__ import annotations

from orrery.core.kernel.errors import CallerError


class QuotaInvalidOperation(CallerError):
    """A quota for whom there is none."""

    code = "ID.1004"
    description = "The operation on a quota is invalid"
