"""How frames of a VLAN get their tag between a bridge and a physical interface: one protocol, two ways."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from orrery.backends.agent.network.links import Link, Links
from orrery.backends.agent.network.model import FoundFilter, Network
from orrery.backends.agent.network.names import Alias, interface
from orrery.backends.agent.network.wanted import Wanted


class Tagging(Protocol):
    """Joins the bridge of a VLAN with its physical interface."""

    def uplink(self, network: Network, physical: Link) -> Wanted:
        """The interface in the bridge that stands for the VLAN."""

    async def mend(self, links: Links) -> Sequence[str]:
        """Makes the tagging that our uplinks among `links` need and removes what none needs any more.

        Says in words what was mended. Repeatable; raises Refused.
        """

    async def found(self) -> tuple[FoundFilter, ...]:
        """The filters of ours that are in the kernel."""


def uplink_alias(network: Network) -> Alias:
    """The alias of the uplink of a network with a VLAN."""
    return Alias("uplink", network.uuid, "", network.physical_interface, network.vlan or 0)


class KernelTagging:
    """VLAN interfaces of the kernel (module 8021q)."""

    def uplink(self, network: Network, physical: Link) -> Wanted:
        """See `Tagging`."""
        return Wanted(
            interface("uplink", network.uuid),
            uplink_alias(network),
            "vlan",
            f"link {physical.name} type vlan id {network.vlan}",
            master=network.bridge,
            data={"id": network.vlan},
            below=physical.name,
        )

    async def mend(self, links: Links) -> Sequence[str]:
        """Nothing beside the interfaces."""
        return []

    async def found(self) -> tuple[FoundFilter, ...]:
        """None: the interfaces tag."""
        return ()
