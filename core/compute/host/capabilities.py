"""What hosts can do beside running guests: declared by their backend and, where they differ, by each host.

A host's row has what the host could do when it was connected last. Before the first time, what its backend
declares counts.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from orrery.core.compute.host.model import Host
from orrery.core.kernel.errors import Refused


class HostCapability(StrEnum):
    """Something that the core asks of hosts only where they declare it."""

    LIVE_MIGRATION = "live-migration"
    """Moves a running guest to a host that can do so too."""
    LIVE_SNAPSHOT = "live-snapshot"
    """Snapshots a volume while a guest writes to it."""
    PAUSE = "pause"
    """Freezes a guest, and lets it go on."""
    NIC_HOT_PLUG = "nic-hot-plug"
    """Plugs a nic into a running guest, and out of it."""
    VOLUME_HOT_PLUG = "volume-hot-plug"
    """Plugs a volume into a running guest, and out of it."""
    CPU_HOT_PLUG = "cpu-hot-plug"
    MEMORY_HOT_PLUG = "memory-hot-plug"
    NOTICES = "notices"
    """Tells what happens on a host without a call, as `orrery.core.compute.host.notices` has it."""


def text_of(capabilities: Iterable[HostCapability]) -> str:
    """Capabilities as the column of a host has them: sorted, with commas between."""
    return ",".join(sorted(capabilities))


def can(host: Host, capability: HostCapability) -> bool:
    """Whether a host, as it was when it was connected last, can do something."""
    return host.capabilities is None or capability in host.capabilities.split(",")


def require(host: Host, capability: HostCapability, what: str) -> None:
    """Raises Refused where a host cannot do what an operation needs; `what` says which operation."""
    if not can(host, capability):
        raise Refused(
            f"{what}: host[uuid:{host.uuid}, managementIp:{host.management_ip}] cannot do"
            f" {capability.value}; it has {(host.capabilities or '').replace(',', ', ') or 'no capability'}"
        )
