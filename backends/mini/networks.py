"""Which networks the hosts of a plan need: one for each physical interface that its L2 networks name."""

from __future__ import annotations

import ipaddress

from orrery.backends.mini.fleet import FleetNetwork
from orrery.core.client.deploy import Plan, Resource

UNTAGGED = "CreateL2NoVlanNetwork"
"""The call that makes a network without a tag."""


def networks_of(plan: Plan) -> list[FleetNetwork]:
    """The networks, in the order of the file, with the gateways of guests that are not in a VLAN."""
    addresses: dict[str, list[str]] = {}
    for l2 in plan.of("l2Network"):
        addresses.setdefault(str(l2.fields["physicalInterface"]), [])
    by_key = {resource.key: resource for resource in plan.resources}
    for ip_range in plan.of("ipRange"):
        l3 = by_key.get(ip_range.parent) if ip_range.parent is not None else None
        around = by_key.get(l3.parent) if l3 is not None and l3.parent is not None else None
        gateway = _gateway(ip_range)
        if around is not None and around.api == UNTAGGED and gateway is not None:
            known = addresses[str(around.fields["physicalInterface"])]
            if gateway not in known:
                known.append(gateway)
    return [FleetNetwork(interface, tuple(found)) for interface, found in addresses.items()]


def _gateway(ip_range: Resource) -> str | None:
    """The gateway with the length of its prefix; None where the API chooses, or refuses, what it is."""
    fields = ip_range.fields
    try:
        if "networkCidr" in fields:
            network = ipaddress.ip_network(str(fields["networkCidr"]), strict=False)
            gateway = fields.get("gateway") or network[1]
            return f"{gateway}/{network.prefixlen}"
        return str(ipaddress.ip_interface(f"{fields['gateway']}/{fields['netmask']}"))
    except (KeyError, ValueError, IndexError):
        return None
