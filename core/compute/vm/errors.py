"""What can go wrong with a VM.

OperationFailed         the outer error of one operation; its cause says why
├── StartFailed         VM.1001
├── StopFailed          VM.1002
├── RebootFailed        VM.1003
├── AttachVolumeFailed  VM.1005
├── DetachVolumeFailed  VM.1006
├── AttachNetworkFailed VM.1007
├── MigrateFailed       VM.1008
├── PauseFailed         VM.1012
└── ResumeFailed        VM.1013
WrongVmState            VM.1010    always a cause
"""

from __future__ import annotations

from orrery.core.kernel.errors import CallerError, OrreryError


class WrongVmState(CallerError):
    """The VM's state does not allow the operation."""

    code = "VM.1010"
    description = "VM is not in state that allows required operation"


class OperationFailed(OrreryError):
    """An operation on a VM failed and was undone; the cause says why."""


class StartFailed(OperationFailed):
    """The VM could not be started."""

    code = "VM.1001"
    description = "Unable to start a vm"


class StopFailed(OperationFailed):
    """The VM could not be stopped."""

    code = "VM.1002"
    description = "Unable to stop a vm"


class RebootFailed(OperationFailed):
    """The VM could not be rebooted."""

    code = "VM.1003"
    description = "Unable to reboot a vm"


class AttachVolumeFailed(OperationFailed):
    """The data volume could not be attached."""

    code = "VM.1005"
    description = "Unable to attach a data volume to a vm"


class DetachVolumeFailed(OperationFailed):
    """The data volume could not be detached."""

    code = "VM.1006"
    description = "Unable to detach a data volume from a vm"


class AttachNetworkFailed(OperationFailed):
    """The L3 network could not be attached."""

    code = "VM.1007"
    description = "Unable to attach a network to a vm"


class MigrateFailed(OperationFailed):
    """The VM could not be migrated."""

    code = "VM.1008"
    description = "Unable to migrate a vm"


class PauseFailed(OperationFailed):
    """The VM could not be paused."""

    code = "VM.1012"
    description = "Unable to suspend a vm"


class ResumeFailed(OperationFailed):
    """The VM could not be resumed."""

    code = "VM.1013"
    description = "Unable to resume a vm"
