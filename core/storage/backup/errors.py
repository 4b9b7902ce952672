"""What can go wrong with backup storages.

StepFailed
└── CannotAddBackupStorage    SYS.1002    it did not answer; no row stays
"""

from __future__ import annotations

from orrery.core.kernel.errors import StepFailed


class CannotAddBackupStorage(StepFailed):
    """The storage did not answer, so no row stays."""

    code = "SYS.1002"
    description = "Unable to create a resource"
