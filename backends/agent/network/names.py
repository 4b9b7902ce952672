"""Names and aliases of our interfaces.

Linux gives a name 15 characters, too few for a uuid. The name has twelve digits of the uuid's hash, so that
it can be computed and uuids that begin alike do not meet; the interface's alias has the whole uuid and all
that is needed to tell what the interface is for. An interface is ours by its alias, never by its name alone.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Literal

Kind = Literal["bridge", "uplink", "idle", "port"]

_OWNER = "orrery"
_PREFIXES: dict[Kind, str] = {"bridge": "ovb", "uplink": "ovu", "idle": "ovx", "port": "ovp"}
_DIGITS = 12
PORTS = _PREFIXES["port"] + "*"
"""All ports of guests, as nftables writes it."""


def interface(kind: Kind, uuid: str) -> str:
    """The name of an interface; a bridge has it until its alias is set, and the core's name afterwards."""
    return _PREFIXES[kind] + hashlib.sha256(uuid.encode()).hexdigest()[:_DIGITS]


def is_derived(name: str) -> bool:
    """Whether a name is of the form that `interface` gives."""
    digits = name[3:]
    return name[:3] in _PREFIXES.values() and len(digits) == _DIGITS and not digits.strip("0123456789abcdef")


@dataclass(frozen=True, slots=True)
class Alias:
    """Which of our interfaces one is."""

    kind: Kind
    uuid: str
    """Of the nic for a port, else of the network."""
    network: str = ""
    """Of a port: the uuid of its network."""
    physical_interface: str = ""
    vlan: int = 0
    """Of an uplink: the tag, and where tagged frames go. A bridge has the interface if it has its addresses
    too."""

    def __str__(self) -> str:
        parts = [_OWNER, self.kind, self.uuid]
        if self.kind == "port":
            parts.append(self.network)
        if self.kind == "bridge" and self.physical_interface:
            parts.append(self.physical_interface)
        if self.kind == "uplink":
            parts += [self.physical_interface, str(self.vlan)]
        return ":".join(parts)


def read_alias(text: str | None) -> Alias | None:
    """The alias of one of our interfaces, None for any other text."""
    match (text or "").split(":"):
        case ["orrery", ("bridge" | "idle") as kind, uuid]:
            return Alias("bridge" if kind == "bridge" else "idle", uuid)
        case ["orrery", "bridge", uuid, physical]:
            return Alias("bridge", uuid, "", physical)
        case ["orrery", "port", uuid, network]:
            return Alias("port", uuid, network)
        case ["orrery", "uplink", uuid, physical, vlan] if vlan.isdecimal():
            return Alias("uplink", uuid, "", physical, int(vlan))
    return None
