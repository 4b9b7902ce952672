"""What the steps of the VM workflows leave for later ones."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from orrery.core.compute.host.outputs import BetweenHosts, Located
from orrery.core.kernel.db.model import Uuid
from orrery.core.kernel.workflow import Outputs


class Placed(Located):
    """A host that was chosen for a guest."""

    host_ref: dict[str, Any]
    hypervisor: str
    avoid: Sequence[Uuid] = ()
    """Hosts on which it failed."""


class Creation(Placed):
    """Of a VM that is made."""

    former_number: int | None = None
    """The number of the run that had placed it before, where one had."""
    bits: dict[Uuid, dict[str, Any]]
    """By volume: where its bits are (`VolumeBits`)."""
    stored: dict[Uuid, int]
    """By volume: how many bytes of it are stored."""


class Operated(Located):
    """Of an operation on a VM that is there already: where it was."""

    cluster: Uuid | None = None
    zone: Uuid | None = None
    found: str | None = None
    """Where the guest was found when the operation was undone."""


class Started(Placed, Operated):
    """Of a start."""

    was: tuple[Uuid | None, Uuid | None]
    """The cluster and the last host before."""
    former: dict[Uuid, str | None]
    """By nic: the address that it had before it got another one; None for a nic without any."""


class Migration(BetweenHosts, Operated):
    """Of a migration."""

    host: Uuid
    host_ref: dict[str, Any]
    hypervisor: str
    destination_ref: dict[str, Any]
    destination_cluster: Uuid
    state: str
    """What the guest that was found does."""
    avoid: Sequence[Uuid] = ()
    """Destinations at which it failed."""


class Destruction(Located):
    """Of a VM that is destroyed or expunged."""

    freed: list[Uuid]
    """Its data volumes."""
    bits: list[dict[str, Any]]
    """Where the bits of its root volume are (`VolumeBits`)."""


class Recovered(Outputs):
    """Of a VM that is recovered."""

    deleted_ms: int | None = None
    """When it had been destroyed, in milliseconds since 1970."""


class NicOutputs(Located):
    """Of a nic that is attached or detached; no host where no guest runs."""

    default_l3: Uuid | None = None
    """The VM's default network before."""
    left: bool = False
    """Whether the guest was gone from its host when the nic was to be unplugged."""


class VolumeOutputs(Located):
    """Of a volume that is attached or detached; no host where no guest runs."""

    made_on: Uuid | None = None
    """The storage of a volume that had none before."""
    bits: dict[str, Any] | None = None
    """Where the bits of such a volume are (`VolumeBits`)."""
    path: str | None = None
    stored: int
    """Bytes."""
    left: bool = False
    """Whether the guest was gone from its host when the volume was to be unplugged."""


class Stranger(Located):
    """A guest of no VM."""

    guest: str
