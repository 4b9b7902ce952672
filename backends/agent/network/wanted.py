"""Interfaces as they shall be, and what is to be done where the kernel has them otherwise."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from orrery.backends.agent.errors import Refused
from orrery.backends.agent.network.changes import Change, deletion
from orrery.backends.agent.network.links import Link, Links
from orrery.backends.agent.network.names import Alias, interface


@dataclass(frozen=True, slots=True)
class Wanted:
    """One of our interfaces."""

    name: str
    alias: Alias
    kind: str
    making: str
    """What ``ip link add name NAME`` is told beside the name: ``type bridge stp_state 0``."""
    master: str | None = None
    mtu: int | None = None
    """None for the kernel's choice."""
    mac: str | None = None
    link_local: bool = False
    """Whether this host takes part in IPv6 on it; without, it has no address that a guest could reach."""
    tuned: dict[str, int] = field(default_factory=dict)
    """Options of its kind, as `ip` names them, which can be changed at any time, one by one in this order.
    `making` has them too."""
    data: dict[str, Any] = field(default_factory=dict)
    """What must hold of its kind, as `ip` names it; where it does not, the interface is made anew."""
    below: str | None = None
    """The interface that it must be a pair with, or be on."""
    peer: Wanted | None = None
    """The other end of a pair, where that is ours and in this namespace too."""

    @property
    def title(self) -> str:
        """What it is, in words."""
        owner = "nic" if self.alias.kind == "port" else "network"
        return f"{self.alias.kind} {self.name} of {owner} {self.alias.uuid}"


def difference(wanted: Wanted, links: Links) -> Sequence[Change]:
    """What makes the interface as it shall be; nothing where it is.

    Raises Refused where an interface of its name is not ours.
    """
    found = links.get(wanted.name)
    if found is None:
        return [Change(wanted.alias.uuid, f"{wanted.title} was missing", tuple(_making(wanted, links)))]
    check_ours(wanted, found)
    if not _is_of_its_kind(wanted, found):
        lines = (deletion(found.name), *_making(wanted, links))
        return [Change(wanted.alias.uuid, f"{wanted.title} was not as it was made", lines)]
    settings = list(_settings(wanted, found))
    if wanted.peer is not None:
        settings += _settings(wanted.peer, links.get(wanted.peer.name))
    if not settings:
        return []
    return [Change(wanted.alias.uuid, f"{wanted.title} had other settings", tuple(settings))]


def check_ours(wanted: Wanted, found: Link) -> None:
    """Raises Refused where the interface belongs to somebody else, or to another network or nic."""
    if found.ours == wanted.alias or (found.is_unfinished and wanted.alias.kind != "bridge"):
        return
    whose = (
        f"belongs to {found.ours.kind} {found.ours.uuid}" if found.ours else "was not made by this service"
    )
    raise Refused(f"{wanted.title}: an interface of this name is there and {whose}; rename or remove it")


def _is_of_its_kind(wanted: Wanted, found: Link) -> bool:
    return (
        found.kind == wanted.kind
        and not found.is_unfinished
        and all(found.data.get(name) == value for name, value in wanted.data.items())
        and (wanted.below is None or found.below == wanted.below)
    )


def _making(wanted: Wanted, links: Links) -> Sequence[str]:
    """A bridge is made under a derived name: were it interrupted, an alias would not say yet that it is
    ours."""
    name = interface("bridge", wanted.alias.uuid) if wanted.alias.kind == "bridge" else wanted.name
    lines = []
    if name != wanted.name and links.get(name) is not None:
        lines.append(deletion(name))
    verb = "tuntap add dev" if wanted.kind == "tun" else "link add name"
    lines += [f"{verb} {name} {wanted.making}", f"link set dev {name} alias {wanted.alias}"]
    if name != wanted.name:
        lines.append(f"link set dev {name} name {wanted.name}")
    if wanted.peer is not None:
        lines.append(f"link set dev {wanted.peer.name} alias {wanted.peer.alias}")
    return [*lines, *_settings(wanted, None), *(_settings(wanted.peer, None) if wanted.peer else ())]


def _settings(wanted: Wanted, found: Link | None) -> Sequence[str]:
    """What sets the interface as it shall be; nothing where it is."""
    settings = []
    if wanted.mtu is not None and (found is None or found.mtu != wanted.mtu):
        settings.append(f"mtu {wanted.mtu}")
    if wanted.mac is not None and (found is None or found.mac != wanted.mac):
        settings.append(f"address {wanted.mac}")
    if not wanted.link_local and (found is None or found.has_link_local):
        settings.append("addrgenmode none")
    if wanted.master is not None and (found is None or found.master != wanted.master):
        settings.append(f"master {wanted.master}")
    if found is None or not found.is_up:
        settings.append("up")
    lines = [f"link set dev {wanted.name} {' '.join(settings)}"] if settings else []
    return lines + [
        f"link set dev {wanted.name} type {wanted.kind} {option} {value}"
        for option, value in wanted.tuned.items()
        if found is not None and found.data.get(option) != value
    ]
