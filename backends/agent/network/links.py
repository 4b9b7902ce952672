"""The interfaces of this host as the kernel has them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from orrery.backends.agent.network.names import Alias, is_derived, read_alias
from orrery.backends.agent.run import run


@dataclass(frozen=True, slots=True)
class Link:
    """One interface."""

    index: int
    name: str
    kind: str
    """``bridge``, ``veth``, ``vlan``, ``tun``; empty for hardware."""
    data: dict[str, Any]
    """What is special of its kind, as `ip` names it."""
    alias: str | None
    master: str | None
    mac: str
    mtu: int
    is_up: bool
    is_forwarding: bool
    """Whether the bridge that it is in lets frames pass."""
    is_promiscuous: bool
    """Whether somebody asked for it by flag; being in a bridge does not count."""
    has_link_local: bool
    """Whether IPv6 makes an address for it by itself."""
    peer_index: int | None
    """The other end of a pair that is in another namespace, by its index there."""
    group: str
    """``default``, or a number."""
    below: str | None
    """The other end of a pair in this namespace, or the interface that a VLAN is on."""

    @property
    def ours(self) -> Alias | None:
        """What it is for, if it is ours."""
        return read_alias(self.alias)

    @property
    def is_unfinished(self) -> bool:
        """Whether an operation of ours was interrupted between making it and setting its alias."""
        return self.alias is None and bool(self.kind) and is_derived(self.name)


class Links:
    """All interfaces of the namespace at one moment."""

    def __init__(self, links: Sequence[Link]) -> None:
        self._links = {link.name: link for link in links}

    def __iter__(self) -> Iterator[Link]:
        return iter(self._links.values())

    def get(self, name: str) -> Link | None:
        """The interface of this name."""
        return self._links.get(name)

    def index(self, name: str) -> int:
        """The index of an interface that is there."""
        return self._links[name].index

    def inside(self, bridge: str) -> Sequence[Link]:
        """The interfaces that are in this bridge."""
        return self._by_master.get(bridge, ())

    def ours(self, kind: str) -> Iterator[tuple[Link, Alias]]:
        """Our interfaces of one kind."""
        for link in self:
            alias = link.ours
            if alias is not None and alias.kind == kind:
                yield link, alias

    @cached_property
    def _by_master(self) -> dict[str, list[Link]]:
        inside: dict[str, list[Link]] = {}
        for link in self:
            if link.master is not None:
                inside.setdefault(link.master, []).append(link)
        return inside


async def read_links(name: str | None = None) -> Links:
    """Asks the kernel for all interfaces, or for one; takes some 2 ms.

    Raises Refused where iproute2 is not installed, or an interface of this name is not there.
    """
    one = () if name is None else ("dev", name)
    return Links([parsed(shown) for shown in json.loads(await run("ip", "-j", "-d", "link", "show", *one))])


def parsed(shown: dict[str, Any]) -> Link:
    """One interface of what ``ip -j -d link show`` writes."""
    info: dict[str, Any] = shown.get("linkinfo", {})
    flags: list[str] = shown["flags"]
    return Link(
        index=shown["ifindex"],
        name=shown["ifname"],
        kind=info.get("info_kind", ""),
        data=info.get("info_data", {}),
        alias=shown.get("ifalias"),
        master=shown.get("master"),
        mac=shown.get("address", ""),
        mtu=shown["mtu"],
        is_up="UP" in flags,
        is_forwarding=info.get("info_slave_data", {}).get("state") == "forwarding",
        is_promiscuous="PROMISC" in flags,
        has_link_local=shown.get("inet6_addr_gen_mode") != "none",
        peer_index=shown.get("link_index"),
        group=shown.get("group", "default"),
        below=shown.get("link"),
    )
