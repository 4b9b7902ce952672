"""The states of a VM and every transition between them, as a table."""

from __future__ import annotations

from enum import StrEnum

from orrery.core.kernel.states import StateTable, by_target


class VmState(StrEnum):
    """What a VM is doing."""

    CREATED = "Created"
    STARTING = "Starting"
    RUNNING = "Running"
    STOPPING = "Stopping"
    STOPPED = "Stopped"
    REBOOTING = "Rebooting"
    PAUSING = "Pausing"
    PAUSED = "Paused"
    RESUMING = "Resuming"
    MIGRATING = "Migrating"
    DESTROYING = "Destroying"
    DESTROYED = "Destroyed"
    EXPUNGING = "Expunging"
    UNKNOWN = "Unknown"
    CRASHED = "Crashed"


_S = VmState

TRANSITIONS: dict[VmState, tuple[VmState, ...]] = {
    _S.CREATED: (_S.STARTING, _S.STOPPED, _S.DESTROYING),
    _S.STARTING: (_S.RUNNING, _S.STOPPED, _S.CREATED, _S.PAUSED, _S.DESTROYING, _S.UNKNOWN),
    _S.RUNNING: (
        _S.STOPPING,
        _S.STOPPED,
        _S.REBOOTING,
        _S.PAUSING,
        _S.PAUSED,
        _S.MIGRATING,
        _S.DESTROYING,
        _S.UNKNOWN,
        _S.CRASHED,
    ),
    _S.STOPPING: (
        _S.STOPPED,
        _S.RUNNING,
        _S.PAUSED,
        _S.UNKNOWN,
        _S.CRASHED,
        _S.DESTROYING,
    ),
    _S.STOPPED: (_S.STARTING, _S.RUNNING, _S.PAUSED, _S.DESTROYING, _S.UNKNOWN),
    _S.REBOOTING: (_S.RUNNING, _S.CRASHED, _S.STOPPED, _S.DESTROYING, _S.UNKNOWN),
    _S.PAUSING: (_S.PAUSED, _S.RUNNING, _S.STOPPED, _S.DESTROYING, _S.UNKNOWN),
    _S.PAUSED: (
        _S.RESUMING,
        _S.RUNNING,
        _S.STOPPING,
        _S.STOPPED,
        _S.MIGRATING,
        _S.DESTROYING,
        _S.UNKNOWN,
        _S.CRASHED,
    ),
    _S.RESUMING: (_S.RUNNING, _S.PAUSED, _S.STOPPED, _S.DESTROYING, _S.UNKNOWN),
    _S.MIGRATING: (_S.RUNNING, _S.PAUSED, _S.STOPPED, _S.UNKNOWN, _S.DESTROYING),
    _S.DESTROYING: (
        _S.DESTROYED,
        _S.CREATED,
        _S.RUNNING,
        _S.STOPPED,
        _S.PAUSED,
        _S.UNKNOWN,
        _S.CRASHED,
    ),
    _S.DESTROYED: (_S.STOPPED, _S.EXPUNGING),
    _S.EXPUNGING: (_S.DESTROYED,),
    _S.UNKNOWN: (
        _S.RUNNING,
        _S.STOPPED,
        _S.PAUSED,
        _S.STOPPING,
        _S.MIGRATING,
        _S.DESTROYING,
        _S.CRASHED,
    ),
    _S.CRASHED: (
        _S.STARTING,
        _S.STOPPING,
        _S.STOPPED,
        _S.REBOOTING,
        _S.RUNNING,
        _S.DESTROYING,
        _S.UNKNOWN,
    ),
}
"""From each state, the states that may follow. The way back is the undo of the operation that left it."""
STATE_TABLE = StateTable("vm", "state", by_target(TRANSITIONS), (_S.CREATED.value, _S.STARTING.value))

ALLOWED: dict[str, tuple[VmState, ...]] = {
    "StartVmInstance": (_S.CREATED, _S.STOPPED, _S.CRASHED),
    "StopVmInstance": (_S.RUNNING, _S.PAUSED, _S.UNKNOWN, _S.CRASHED),
    "RebootVmInstance": (_S.RUNNING, _S.CRASHED),
    "PauseVmInstance": (_S.RUNNING,),
    "ResumeVmInstance": (_S.PAUSED,),
    "MigrateVm": (_S.RUNNING, _S.PAUSED, _S.UNKNOWN),
    "RecoverVmInstance": (_S.DESTROYED,),
    "ExpungeVmInstance": (_S.DESTROYED,),
    "AttachL3NetworkToVm": (_S.RUNNING, _S.STOPPED),
    "DetachL3NetworkFromVm": (_S.RUNNING, _S.STOPPED),
    "AttachDataVolumeToVm": (_S.RUNNING, _S.STOPPED, _S.PAUSED),
    "DetachDataVolumeFromVm": (_S.RUNNING, _S.STOPPED, _S.PAUSED),
    "GetVmMigrationCandidateHosts": (_S.RUNNING, _S.PAUSED, _S.UNKNOWN),
    "GetVmStartingCandidateClustersHosts": (_S.CREATED, _S.STOPPED),
}
"""The states in which an operation may begin. What is not listed may begin in any."""

TRANSITIONAL = (
    _S.STARTING,
    _S.STOPPING,
    _S.REBOOTING,
    _S.PAUSING,
    _S.RESUMING,
    _S.MIGRATING,
    _S.DESTROYING,
    _S.EXPUNGING,
)
"""States that do not outlive the operation that set them."""

ON_HOST = (
    _S.STARTING,
    _S.RUNNING,
    _S.STOPPING,
    _S.REBOOTING,
    _S.PAUSING,
    _S.PAUSED,
    _S.RESUMING,
    _S.MIGRATING,
    _S.UNKNOWN,
    _S.CRASHED,
)
"""States in which a VM with a host holds capacity of it."""
