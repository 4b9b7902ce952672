"""Errors about hosts.

Refused
└── StillAnswers         SYS.1006               a host that is said to be off answers
CapacityError
└── NoHostAvailable      HOST_ALLOCATION.1000   no host fits the VM
OrreryError
├── HostNotAdded         HOST.1000              the cause says why; nothing of the host is left
├── MaintenanceFailed    HOST.1001              the host is back in its former state
└── ReconnectFailed      HOST.1002              the host is Disconnected
BackendError
├── ConnectFailed        HOST.1003              the host did not answer, or cannot be used
└── BackendRefused
    └── HypervisorRefused                       the host answered no, and why:
        ├── NotStarted       HOST.1005
        ├── NotStopped       HOST.1006
        ├── NotRebooted      HOST.1007
        ├── NotDestroyed     HOST.1008
        └── NotMigrated      HOST.1009
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from orrery.core.kernel.errors import (
    BackendError,
    BackendRefused,
    CapacityError,
    OrreryError,
    Overtaken,
    Refused,
)


class StillAnswers(Refused):
    """A host that is said to be powered off answers."""


class NoHostAvailable(CapacityError):
    """No host fits."""

    code = "HOST_ALLOCATION.1000"
    description = "No available host found"


class HostNotAdded(OrreryError):
    """Adding a host failed and left nothing."""

    code = "HOST.1000"
    description = "Unable to add host"


class MaintenanceFailed(OrreryError):
    """A host could not be emptied."""

    code = "HOST.1001"
    description = "Unable to put host to maintenance mode"


class ReconnectFailed(OrreryError):
    """A known host did not come back."""

    code = "HOST.1002"
    description = "Unable to reconnect host"


class ConnectFailed(BackendError):
    """A host did not answer, or is not usable as it is."""

    code = "HOST.1003"
    description = "Error when connecting to host"


class HypervisorRefused(BackendRefused):
    """A host would not do to a guest what it was asked to."""


class NotStarted(HypervisorRefused):
    """A guest was not started."""

    code = "HOST.1005"
    description = "Failed to start vm on hypervisor"


class NotStopped(HypervisorRefused):
    """A guest was not stopped."""

    code = "HOST.1006"
    description = "Failed to stop vm on hypervisor"


class NotRebooted(HypervisorRefused):
    """A guest was not rebooted."""

    code = "HOST.1007"
    description = "Failed to reboot vm on hypervisor"


class NotDestroyed(HypervisorRefused):
    """A guest was not destroyed."""

    code = "HOST.1008"
    description = "Failed to destroy vm on hypervisor"


class NotMigrated(HypervisorRefused):
    """A guest was not migrated."""

    code = "HOST.1009"
    description = "Failed to migrate vm on hypervisor"


@contextmanager
def refused_as(kind: type[HypervisorRefused]) -> Iterator[None]:
    """What a host refuses inside is raised as this; that a newer call overtook ours stays what it is."""
    try:
        yield
    except Overtaken:
        raise
    except BackendRefused as refusal:
        raise kind(refusal.details, cause=refusal.cause) from refusal
