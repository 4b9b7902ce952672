"""What can go wrong with long jobs.

CallerError
└── NotSupported       LONG_JOB.1003    the job is not in a state for that
    └── NotCancelable  LONG_JOB.1001    it has ended
OrreryError
└── JobCanceled        LONG_JOB.1000    it was cancelled, and undone
"""

from __future__ import annotations

from orrery.core.kernel.errors import CallerError, OrreryError


class NotSupported(CallerError):
    """The job is not in a state for that, or its kind cannot do it."""

    code = "LONG_JOB.1003"
    description = "The long job does not support the operation"


class NotCancelable(NotSupported):
    """The job has ended."""

    code = "LONG_JOB.1001"
    description = "The long job cannot be canceled"


class JobCanceled(OrreryError):
    """The job was cancelled; what it had done was undone."""

    code = "LONG_JOB.1000"
    description = "The long job was canceled"
