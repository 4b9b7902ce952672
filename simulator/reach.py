"""Which guests reach which others: bridges, VLANs and links, evaluated.

There are no routes: a guest reaches whoever is on one segment with it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from orrery.simulator.datacenter import Datacenter, Guest
from orrery.simulator.specs import GuestState, NicSpec


class Segment(NamedTuple):
    """What frames travel in: a physical network, which has the interface's name everywhere, and a VLAN."""

    interface: str
    vlan: int | None


def can_connect(datacenter: Datacenter, guest: Guest, address: str) -> bool:
    """Tell whether a guest gets an answer from the one that has this address, on some segment of its own."""
    if not _is_awake(datacenter, guest):
        return False
    own = {_segment(datacenter, guest, nic) for nic in guest.spec.nics if nic.ip is not None} - {None}
    return any(
        _segment(datacenter, other, nic) in own and _is_joined(datacenter, guest, other)
        for other, nic in _with_address(datacenter, address)
        if _is_awake(datacenter, other)
    )


def _with_address(datacenter: Datacenter, address: str) -> Iterator[tuple[Guest, NicSpec]]:
    for guest in datacenter.guests.values():
        for nic in guest.spec.nics:
            if nic.ip == address:
                yield guest, nic


def _is_awake(datacenter: Datacenter, guest: Guest) -> bool:
    return guest.state is GuestState.RUNNING and not guest.hung and not datacenter.is_off(guest.address)


def _segment(datacenter: Datacenter, guest: Guest, nic: NicSpec) -> Segment | None:
    """Where a nic is plugged in; None where its machine has no such bridge."""
    for l2 in datacenter.machines[guest.address].l2s:
        if l2.uuid == nic.l2:
            return Segment(l2.physical_interface, l2.vlan)
    return None


def _is_joined(datacenter: Datacenter, one: Guest, other: Guest) -> bool:
    return one.address == other.address or not datacenter.are_cut_off(one.address, other.address)
