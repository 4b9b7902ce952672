"""What may exist only once: a VM's guest, the writer of a volume, a MAC and an address on a segment.

Hosts know only what they run themselves, so nothing but the management core keeps a second one from being
made. These oracles look for them, and for guests that the core does not know of.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import NamedTuple, Protocol

from sqlalchemy import select

from orrery.core.compute.host.model import Host, HostStranger
from orrery.core.compute.vm.holds import awaits_removal
from orrery.core.compute.vm.model import VmInstance, VmNic
from orrery.core.kernel.db.statement import Statement
from orrery.core.kernel.db.transaction import Transaction

PLACES = Statement(select(VmInstance.uuid, Host.management_ip).join(Host, Host.uuid == VmInstance.host_uuid))
L3_OF_NICS = Statement(select(VmNic.uuid, VmNic.l3_network_uuid))
TOLD = Statement(
    select(HostStranger.guest, Host.management_ip).join(Host, Host.uuid == HostStranger.host_uuid)
)


class Nic(NamedTuple):
    """A nic on a segment: its uuid, that of the layer-2 network, MAC, and address if it has one."""

    uuid: str
    segment: str
    mac: str
    ip: str | None


@dataclass(frozen=True, slots=True)
class Copy:
    """A guest on one host, with what nobody else may have."""

    guest: str
    address: str
    disks: tuple[tuple[str, ...], ...]
    """The volumes that it has open, each by what tells it from all others."""
    nics: tuple[Nic, ...]

    @property
    def place(self) -> str:
        """Which guest it is, and where."""
        return f"guest[{self.guest}] on {self.address}"


class Copies(Protocol):
    """Every guest on every host, reachable or not."""

    def copies(self) -> Iterable[Copy]:
        """All of them; two of one uuid are two."""


def find_doubles(
    truth: Copies,
    excused: Iterable[tuple[str, str]] = (),
    l3_of: Mapping[str, str] = MappingProxyType({}),
) -> list[str]:
    """Guests of one VM on several hosts, volumes that several guests write to, and nics with one MAC or
    address on one segment.

    A copy in `excused` (guest and address of its host) may still be there, but it shares nothing.
    Where `l3_of` names the layer-3 network of a nic, only nics of the same one must differ in their
    addresses: administrators may let the ranges of several on one segment overlap.
    """
    copies = list(truth.copies())
    known = dict.fromkeys(excused)
    return [
        *_doubles("VM", ((one.guest, one) for one in copies if (one.guest, one.address) not in known)),
        *_doubles("volume", ((disk, one) for one in copies for disk in one.disks)),
        *_doubles("MAC", (((nic.segment, nic.mac), one) for one in copies for nic in one.nics)),
        *_doubles(
            "address",
            (
                ((nic.segment, l3_of.get(nic.uuid, ""), nic.ip), one)
                for one in copies
                for nic in one.nics
                if nic.ip is not None
            ),
        ),
    ]


def doubles_at_rest(tx: Transaction, truth: Copies) -> list[str]:
    """As `find_doubles`, without what the garbage collector is going to remove."""
    copies = list(truth.copies())
    times = Counter(one.guest for one in copies)
    excused = [
        (one.guest, one.address)
        for one in copies
        if times[one.guest] > 1 and awaits_removal(tx, one.guest, one.address)
    ]
    return find_doubles(truth, excused, dict(tx.all(L3_OF_NICS)))


def _doubles(what: str, held: Iterable[tuple[Hashable, Copy]]) -> Iterator[str]:
    holders: dict[Hashable, list[str]] = {}
    for key, copy in held:
        holders.setdefault(key, []).append(copy.place)
    for key, places in holders.items():
        if len(places) > 1:
            yield f"{what}[{key}] exists {len(places)} times: {', '.join(places)}"


def find_untold(tx: Transaction, truth: Copies, silent: Iterable[str] = ()) -> list[str]:
    """Guests that are of no VM on their host, and that no administrator was told of.

    Those on `silent` hosts are nobody's fault.
    """
    known = dict.fromkeys([*map(tuple, tx.all(PLACES)), *map(tuple, tx.all(TOLD))])
    quiet = dict.fromkeys(silent)
    return [
        f"{one.place} is of no VM there, and is not listed as a stranger"
        for one in truth.copies()
        if (one.guest, one.address) not in known and one.address not in quiet
    ]
