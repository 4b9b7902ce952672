"""Errors about hosts.

CallerError
└── StateRefused         SYS.1005               the state does not follow by that event
CapacityError
└── NoHostAvailable      HOST_ALLOCATION.1000   no host fits the VM
OrreryError
├── HostNotAdded         HOST.1000              the cause says why; nothing of the host is left
├── MaintenanceFailed    HOST.1001              the host is back in its former state
└── ReconnectFailed      HOST.1002              the host is Disconnected
BackendError
├── ConnectFailed        HOST.1003              the host did not answer, or cannot be used
└── HostDisconnected     HOST.1010              the operation needs a Connected host
"""

from __future__ import annotations

from core.kernel.errors import BackendError, CallerError, CapacityError, OrreryError


class StateRefused(CallerError):
    """The host's state has no such event."""

    code = "SYS.1005"
    description = "Unable to change resource state"


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


class HostDisconnected(BackendError):
    """The operation needs a host that is Connected."""

    code = "HOST.1010"
    description = "This host is disconnected, cannot perform the required operation"
