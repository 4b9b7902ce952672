"""What a backend must do to bring L2 networks to hosts of one hypervisor type.

Any call may come twice; the second changes nothing. Every method raises Unreachable (nobody answered; try
again) or BackendRefused (the host said no, and why).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

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
    """Makes and removes L2 networks on hosts; `address` is the host's management address."""

    async def realize(self, address: str, l2: L2Spec, call: CallId) -> None:
        """The bridge is there when this returns."""

    async def remove(self, address: str, l2: L2Spec, call: CallId) -> None:
        """The bridge is gone when this returns; refused while a guest is plugged into it."""
