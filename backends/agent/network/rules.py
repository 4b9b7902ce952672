"""Anti-spoofing: one table of nftables, whose sets say what the guest behind each port may send.

Frames of all ports of guests pass one chain; what the sets do not allow is dropped. So a port without entries
can send nothing, and entries of one port are added and removed without touching those of others.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from ipaddress import IPv6Address
from typing import Any, Final

from orrery.backends.agent.errors import Refused
from orrery.backends.agent.network.model import FoundRule, Port
from orrery.backends.agent.network.names import PORTS, interface
from orrery.backends.agent.run import run

TABLE: Final = "orrery"
_FAMILY: Final = "bridge"

FRAME: Final = f"""
table {_FAMILY} {TABLE} {{
    set macs {{ type ifname . ether_addr; }}
    set ips {{ type ifname . ipv4_addr; }}
    set ip6s {{ type ifname . ipv6_addr; }}
    set any {{ type ifname; }}

    chain prerouting {{
        type filter hook prerouting priority -300; policy accept;
        iifname "{PORTS}" goto guest
    }}
    chain guest {{
        ether type {{ 8021q, 8021ad }} drop comment "a guest cannot choose its VLAN"
        iifname . ether saddr != @macs drop
        ether type arp iifname . arp saddr ether != @macs drop
        iifname @any accept comment "of these ports only the MAC address is known"
        iifname . arp saddr ip @ips accept
        arp saddr ip 0.0.0.0 accept comment "asks whether an address is free"
        ether type 0x8035 accept comment "RARP: a guest that has been migrated announces its MAC address"
        iifname . ip saddr @ips accept
        ip saddr 0.0.0.0 udp sport 68 udp dport 67 accept comment "asks for an address"
        iifname . ip6 saddr @ip6s accept
        drop
    }}
}}
"""
"""The table without entries."""

_SETS: Final = {"macs": "mac", "ips": "ip", "ip6s": "ip6", "any": "any"}

Entry = tuple[str, str, str]
"""The set, the interface and the address (empty for `any`)."""


@dataclass(frozen=True, slots=True)
class Table:
    """What the kernel has."""

    entries: Mapping[Entry, str]
    """Our entries and their comments, which are uuids of nics."""
    frame: Sequence[dict[str, Any]] | None
    """Everything else in the table, None where there is no table."""

    def found(self) -> tuple[FoundRule, ...]:
        """The entries as they are shown."""
        return tuple(
            sorted(
                FoundRule(uuid, name, _SETS[kind], value)
                for (kind, name, value), uuid in self.entries.items()
            )
        )


def entries_of(port: Port) -> dict[Entry, str]:
    """What the guest behind a port may use."""
    name = interface("port", port.nic_uuid)
    entries: list[Entry] = [("macs", name, port.mac)]
    for address in port.addresses:
        entries.append(("ips" if address.version == 4 else "ip6s", name, str(address.ip)))
    if any(kind == "ip6s" for kind, _, _ in entries):
        # Without these no guest finds its neighbours, or whether its address is free.
        entries += [("ip6s", name, "::"), ("ip6s", name, str(_link_local(port.mac)))]
    if not port.ips:
        entries.append(("any", name, ""))
    return dict.fromkeys(entries, port.nic_uuid)


def _link_local(mac: str) -> IPv6Address:
    """The address that IPv6 derives from a MAC address (EUI-64)."""
    octets = bytes.fromhex(mac.replace(":", ""))
    return IPv6Address(
        b"\xfe\x80" + bytes(6) + bytes([octets[0] ^ 2]) + octets[1:3] + b"\xff\xfe" + octets[3:]
    )


class Rules:
    """The anti-spoofing table of this host."""

    def __init__(self) -> None:
        self._canonical: Sequence[dict[str, Any]] | None = None

    async def read(self) -> Table:
        """Asks the kernel. Raises Refused where the table of our name is not ours, or nft is not
        installed."""
        try:
            shown = await run("nft", "-j", "list", "table", _FAMILY, TABLE)
        except Refused:
            tables = _objects(await run("nft", "-j", "list", "tables", _FAMILY))
            if any(one.get("table", {}).get("name") == TABLE for one in tables):
                raise
            return Table({}, None)
        return _parsed(_objects(shown))

    async def write(
        self, table: Table, wanted: Mapping[Entry, str], interfaces: Collection[str] | None
    ) -> Sequence[str]:
        """Makes the entries of these interfaces what is wanted, and the frame whole, in one transaction.

        None for all interfaces. What was mended, in words. Raises Refused; nothing has changed then.
        """
        canonical = await self._frame()
        stale = {
            entry: uuid
            for entry, uuid in table.entries.items()
            if (interfaces is None or entry[1] in interfaces) and wanted.get(entry) != uuid
        }
        new = {entry: uuid for entry, uuid in wanted.items() if table.entries.get(entry) != uuid}
        if table.frame == canonical:
            commands = [*_deletions(stale), *_additions(new)]
        else:
            kept = {entry: uuid for entry, uuid in table.entries.items() if entry not in stale}
            removal = [] if table.frame is None else [{"delete": {"table": _named({})}}]
            commands = [*removal, *({"add": one} for one in canonical), *_additions({**kept, **wanted})]
        if commands:
            await _transact(commands)
        return _words(table, canonical, new, stale)

    async def remove(self) -> None:
        """The table is gone. Repeatable; one that is not ours is refused."""
        if (await self.read()).frame is not None:
            await _transact([{"delete": {"table": _named({})}}])

    async def _frame(self) -> Sequence[dict[str, Any]]:
        """The frame as this version of nft lists it, made once in a namespace that is thrown away."""
        if self._canonical is None:
            script = f"nft -f - && exec nft -j list table {_FAMILY} {TABLE}"
            shown = await run("unshare", "--net", "sh", "-c", script, input=FRAME.encode())
            self._canonical = _parsed(_objects(shown)).frame
            assert self._canonical is not None
        return self._canonical


def _objects(output: bytes) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(output)["nftables"]
    return found


def _parsed(objects: Iterable[dict[str, Any]]) -> Table:
    entries: dict[Entry, str] = {}
    frame: list[dict[str, Any]] = []
    for one in objects:
        for kind, body in one.items():
            if kind == "metainfo":
                continue
            bare = {name: value for name, value in body.items() if name not in {"handle", "elem"}}
            frame.append({kind: bare})
            if kind == "set" and body["name"] in _SETS:
                entries.update(_entry(body["name"], element) for element in body.get("elem", ()))
    if not _is_ours(frame):
        raise Refused(
            f"nftables: the table {_FAMILY} {TABLE} was not made by this service; it is left alone. "
            f"Rename it, or remove it by: nft delete table {_FAMILY} {TABLE}"
        )
    return Table(entries, frame)


def _is_ours(frame: Sequence[dict[str, Any]]) -> bool:
    """A table is ours if it is empty or has one of our sets as we make it."""
    sets = {one["set"]["name"]: one["set"]["type"] for one in frame if "set" in one}
    return len(frame) == 1 or sets.get("macs") == ["ifname", "ether_addr"]


def _entry(kind: str, element: Any) -> tuple[Entry, str]:
    comment = ""
    if isinstance(element, dict) and "elem" in element:
        comment, element = element["elem"].get("comment", ""), element["elem"]["val"]
    values = element["concat"] if isinstance(element, dict) else [element, ""]
    return (kind, values[0], values[1]), comment


def _named(body: dict[str, Any]) -> dict[str, Any]:
    return {"family": _FAMILY, **({"table": TABLE} if body else {}), "name": TABLE, **body}


def _additions(entries: Mapping[Entry, str]) -> list[dict[str, Any]]:
    return [
        {"add": {"element": _named({"name": kind, "elem": elements})}}
        for kind, elements in _by_set(
            (kind, {"elem": {"val": _value(name, value), "comment": uuid}})
            for (kind, name, value), uuid in entries.items()
        ).items()
    ]


def _deletions(entries: Mapping[Entry, str]) -> list[dict[str, Any]]:
    return [
        {"delete": {"element": _named({"name": kind, "elem": elements})}}
        for kind, elements in _by_set((kind, _value(name, value)) for (kind, name, value) in entries).items()
    ]


def _value(name: str, value: str) -> Any:
    return {"concat": [name, value]} if value else name


def _by_set(elements: Iterable[tuple[str, Any]]) -> dict[str, list[Any]]:
    grouped: dict[str, list[Any]] = {}
    for kind, element in elements:
        grouped.setdefault(kind, []).append(element)
    return grouped


async def _transact(commands: Sequence[dict[str, Any]]) -> None:
    try:
        await run("nft", "-j", "-f", "-", input=json.dumps({"nftables": commands}).encode())
    except Refused as refused:
        raise Refused(f"nftables: {str(refused).rpartition('Error: ')[2]}") from None


def _words(
    table: Table,
    canonical: Sequence[dict[str, Any]],
    new: Mapping[Entry, str],
    stale: Mapping[Entry, str],
) -> Sequence[str]:
    words = []
    if table.frame != canonical:
        state = "was missing" if table.frame is None else "had other rules"
        words.append(f"table {_FAMILY} {TABLE} {state}")
    words += [f"rule of nic {uuid} was missing: {' '.join(entry)}".rstrip() for entry, uuid in new.items()]
    words += [
        f"rule at {entry[1]} was not declared: {' '.join(entry)}".rstrip()
        for entry in stale
        if entry not in new
    ]
    return words
