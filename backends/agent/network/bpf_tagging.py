"""VLAN tags by programs at the traffic control hooks, for kernels without the module 8021q.

An uplink is a pair of interfaces. Its first end is in the bridge of the VLAN: what the bridge sends there is
tagged by a program at the egress hook and leaves by the physical interface. A program at the ingress hook of
the physical interface takes the tags off, and lets the frames arrive at the uplinks of their VLANs. The other
end does nothing but keep the first one's carrier; without its program an uplink leads nowhere, and never to
another VLAN.

The programs are made from the aliases of the uplinks that are in the kernel, and each filter has the hash of
its program in its name. So what is missing, or was changed, is found by comparing names.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from orrery.backends.agent.errors import Refused
from orrery.backends.agent.network.bpf import load, tagging, untagging
from orrery.backends.agent.network.links import Link, Links
from orrery.backends.agent.network.model import FoundFilter, Network
from orrery.backends.agent.network.names import Alias, interface
from orrery.backends.agent.network.tagging import uplink_alias
from orrery.backends.agent.network.wanted import Wanted
from orrery.backends.agent.run import run

_OURS = "orrery:"
_PREFERENCE = 20310
"""Where our filters stand among those of others: before those that were given none (they begin at 49152)."""
_PARENTS = {"ingress": "ffff:fff2", "egress": "ffff:fff3"}

Place = tuple[str, str]
"""An interface, and ``ingress`` or ``egress``."""


@dataclass(frozen=True, slots=True)
class _State:
    hooked: frozenset[str]
    """Interfaces that have the hooks."""
    named: Mapping[Place, str]
    """The names of the filters at our preference, by where they are."""
    crowded: frozenset[str]
    """Interfaces that have filters of others."""


class BpfTagging:
    """Implements `Tagging` with programs."""

    def uplink(self, network: Network, physical: Link) -> Wanted:
        """See `Tagging`."""
        name, idle = interface("uplink", network.uuid), interface("idle", network.uuid)
        return Wanted(
            name,
            uplink_alias(network),
            "veth",
            f"type veth peer name {idle}",
            master=network.bridge,
            mtu=physical.mtu,
            below=idle,
            peer=Wanted(idle, Alias("idle", network.uuid), "veth", "", mtu=physical.mtu),
        )

    async def mend(self, links: Links) -> Sequence[str]:
        """See `Tagging`."""
        programs = _programs(links)
        state = await _read()
        wanted = {
            place: _OURS + hashlib.sha256(program).hexdigest()[:16] for place, program in programs.items()
        }
        for place in wanted:
            if not state.named.get(place, _OURS).startswith(_OURS):
                raise Refused(f"interface {place[0]}: a filter of another owner has preference {_PREFERENCE}")
        gone = [
            place for place, name in state.named.items() if name.startswith(_OURS) and place not in wanted
        ]
        new = [place for place, name in wanted.items() if state.named.get(place) != name]
        # An interface drops frames for other addresses unless it is promiscuous; one in a bridge always is.
        deaf = [name for name, where in wanted if where == "ingress" and not _listens(links, name)]
        await _promiscuous(deaf, "on")
        await _remove(gone, links, state)
        await _add([(links.index(place[0]), place, programs[place], wanted[place]) for place in new], state)
        return [
            *(f"interface {name} took frames for its own address only" for name in deaf),
            *(f"filter at {where} of {name} was missing or changed" for name, where in new),
            *(f"filter at {where} of {name} was not needed" for name, where in gone),
        ]

    async def found(self) -> tuple[FoundFilter, ...]:
        """See `Tagging`."""
        named = (await _read()).named
        return tuple(FoundFilter(*place) for place in sorted(named) if named[place].startswith(_OURS))


Attachment = tuple[int, Place, bytes, str]
"""The index of an interface, the place, the program and the name of the filter."""


async def _add(filters: Sequence[Attachment], state: _State) -> None:
    unhooked = dict.fromkeys(place[0] for _, place, _, _ in filters if place[0] not in state.hooked)
    await _tc(f"qdisc add dev {name} clsact" for name in unhooked)
    if filters:
        await attach(filters)


async def _remove(places: Sequence[Place], links: Links, state: _State) -> None:
    await _tc(f"filter del dev {name} {where} pref {_PREFERENCE}" for name, where in places)
    await _promiscuous([name for name, where in places if where == "ingress" and links.get(name)], "off")
    bare = dict.fromkeys(name for name, _ in places if name not in state.crowded)
    await _tc(f"qdisc del dev {name} clsact" for name in bare)


def _listens(links: Links, name: str) -> bool:
    link = links.get(name)
    return link is None or link.is_promiscuous


def _programs(links: Links) -> dict[Place, bytes]:
    """The program for each place, by the uplinks that are there."""
    programs: dict[Place, bytes] = {}
    below: dict[str, dict[int, int]] = {}
    for uplink, alias in links.ours("uplink"):
        physical = links.get(alias.physical_interface)
        if physical is not None and uplink.kind == "veth":
            programs[uplink.name, "egress"] = tagging(alias.vlan, physical.index)
            below.setdefault(physical.name, {})[alias.vlan] = uplink.index
    for name, uplinks in below.items():
        programs[name, "ingress"] = untagging(uplinks)
    return programs


async def _read() -> _State:
    """The hooks and filters of the kernel."""
    shown = json.loads(await run("tc", "-j", "qdisc", "show") or b"[]")
    hooked = [one["dev"] for one in shown if one["kind"] == "clsact"]
    places = [(name, where) for name in hooked for where in _PARENTS]
    lines = "".join(f"filter show dev {name} {where}\n" for name, where in places)
    output = (await run("tc", "-j", "-batch", "-", input=lines.encode())).decode() if lines else ""
    named: dict[Place, str] = {}
    crowded: list[str] = []
    for place, filters in zip(places, _arrays(output), strict=True):
        for one in filters:
            name = one.get("options", {}).get("bpf_name")
            if one["pref"] == _PREFERENCE and name is not None:
                named[place] = name
            elif one["pref"] != _PREFERENCE:
                crowded.append(place[0])
    return _State(frozenset(hooked), named, frozenset(crowded))


def _arrays(text: str) -> list[list[dict[str, Any]]]:
    """The arrays that a batch wrote one after another."""
    decoder, found = json.JSONDecoder(), []
    text = text.strip()
    while text:
        array, end = decoder.raw_decode(text)
        found.append(array)
        text = text[end:].lstrip()
    return found


async def _tc(lines: Iterable[str]) -> None:
    if text := "".join(f"{line}\n" for line in lines):
        await run("tc", "-batch", "-", input=text.encode())


async def _promiscuous(names: Sequence[str], state: str) -> None:
    if names:
        lines = "".join(f"link set dev {name} promisc {state}\n" for name in names)
        await run("ip", "-batch", "-", input=lines.encode())


async def attach(filters: Sequence[Attachment]) -> None:
    """Attaches programs. One that is there is replaced in one go, so no frame meets none. Raises Refused."""
    # Only hosts whose kernels lack 8021q need it; others save its 10 MB.
    from pyroute2 import AsyncIPRoute
    from pyroute2.netlink.exceptions import NetlinkError

    async with AsyncIPRoute() as netlink:
        for index, (interface_name, where), program, name in filters:
            descriptor = load(program)
            try:
                await netlink.tc(
                    "replace-filter",
                    "bpf",
                    index,
                    ":1",
                    fd=descriptor,
                    name=name,
                    parent=_PARENTS[where],
                    prio=_PREFERENCE,
                    protocol=_ANY_PROTOCOL,
                    direct_action=True,
                )
            except NetlinkError as failure:
                raise Refused(f"filter at {where} of {interface_name}: {failure}") from None
            finally:
                os.close(descriptor)


_ANY_PROTOCOL = 3
"""ETH_P_ALL."""
