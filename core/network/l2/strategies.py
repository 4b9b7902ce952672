"""The types of L2 networks: a registry by name.

A plugin registers its own in `Noun.strategies`, as ``(L2Type, "its name", object)``, and gives it an API of
its own; it records a network by `orrery.core.network.l2.transactions.insert_l2`. Everything else (attaching,
L3 networks, nics, deleting) is common to all types.
"""

from __future__ import annotations

from typing import Any, Protocol

from orrery.core.network.l2.backend import L2Spec
from orrery.core.network.l2.model import NO_VLAN_TYPE, VLAN_TYPE, L2Network
from orrery.core.network.l2.transactions import bridge_name


class L2Type(Protocol):
    """What differs between the types of L2 networks."""

    def spec(self, l2: L2Network) -> L2Spec:
        """The network as a host makes it. Called before each call of a backend; must not block.

        The type in it is the one whose `L2Backend` makes the network: a type that hosts make like a built-in
        one says so.
        """

    def clash(self, l2: L2Network, other: L2Network) -> str | None:
        """Why `l2` cannot be where `other` is (one cluster, one physical interface); None where it can.

        Called of the network that is to be attached, inside that transaction, perhaps twice. Must only read.
        """


class Segment:
    """An Ethernet segment: the VLAN is what tells two networks apart."""

    def spec(self, l2: L2Network) -> L2Spec:
        """See `L2Type`."""
        return L2Spec(l2.uuid, l2.type, bridge_name(l2), l2.physical_interface, l2.vlan)

    def clash(self, l2: L2Network, other: L2Network) -> str | None:
        """See `L2Type`."""
        if other.vlan != l2.vlan:
            return None
        return "without a VLAN" if l2.vlan is None else f"with vlan[{l2.vlan}]"


STRATEGIES: tuple[tuple[type[Any], str, Any], ...] = (
    (L2Type, NO_VLAN_TYPE, Segment()),
    (L2Type, VLAN_TYPE, Segment()),
)
