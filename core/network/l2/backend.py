"""What a backend must do to bring L2 networks of one type to hosts of one hypervisor type.

It is registered for both: ``(L2Backend, ("L2VlanNetwork", "KVM"), object)``, so the plugin that brings an L2
type brings how hosts of each hypervisor type make it.

Any call may come twice; the second changes nothing. Every method raises Unreachable (nobody answered; try
again) or BackendRefused (the host said no, and why).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from orrery.core.compute.host.reference import HostRef
from orrery.core.kernel.db.model import Uuid
from orrery.core.kernel.workflow import CallId


@dataclass(frozen=True, slots=True)
class L2Spec:
    """An L2 network as a host makes it: a bridge on a physical interface, with or without a VLAN tag."""

    uuid: Uuid
    type: str
    bridge: str
    physical_interface: str
    vlan: int | None = None


class L2Backend(Protocol):
    """Makes and removes L2 networks on hosts."""

    async def realize(self, host: HostRef, networks: Sequence[L2Spec], call: CallId) -> None:
        """The bridges are there when this returns. Where one cannot be made, the error names it; others may
        be there.
        """

    async def remove(self, host: HostRef, networks: Sequence[L2Spec], call: CallId) -> None:
        """The bridges are gone when this returns; refused, naming it, while a guest is plugged into one."""
