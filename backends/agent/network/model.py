"""What is declared of the networks of a host, and what was found in its kernel."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from ipaddress import IPv4Interface, IPv6Interface, ip_interface

from orrery.backends.agent.errors import Refused

_UUID = re.compile(r"[0-9a-f]{32}")
_MAC = re.compile(r"[0-9a-f]{2}(:[0-9a-f]{2}){5}")
_INTERFACE = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.-]{0,14}")
"""Names of interfaces: Linux takes 15 characters; those that could end a command are refused."""


def _checked(form: re.Pattern[str], text: str, what: str) -> None:
    if form.fullmatch(text) is None:
        raise Refused(f"{what} {text!r} is not valid; expected the form {form.pattern}")


@dataclass(frozen=True, slots=True)
class Network:
    """An L2 network: a bridge on a physical interface, with or without a VLAN tag.

    Raises Refused where a field could not be given to the kernel.
    """

    uuid: str
    bridge: str
    physical_interface: str
    vlan: int | None = None

    def __post_init__(self) -> None:
        _checked(_UUID, self.uuid, "network: uuid")
        _checked(_INTERFACE, self.bridge, f"network {self.uuid}: bridge")
        _checked(_INTERFACE, self.physical_interface, f"network {self.uuid}: physical interface")
        if self.vlan is not None and not 1 <= self.vlan <= 4094:
            raise Refused(f"network {self.uuid}: VLAN {self.vlan} is not between 1 and 4094")


@dataclass(frozen=True, slots=True)
class Port:
    """Where a nic of a guest is plugged into the bridge of its network.

    With `guest_pid` the guest is a process with a network namespace of its own, and gets one end of a pair as
    interface `guest_name` there; without, the port is a tap that an emulator opens. Raises Refused where a
    field could not be given to the kernel.
    """

    nic_uuid: str
    network_uuid: str
    bridge: str
    mac: str
    ips: tuple[str, ...] = ()
    """Addresses that the guest may use, ``10.1.0.5`` or ``10.1.0.5/24``. The interface in a container guest
    is given them with that prefix length (a bare address is alone in its prefix). Empty: any address is
    allowed."""
    guest_pid: int | None = None
    guest_name: str = "eth0"

    def __post_init__(self) -> None:
        _checked(_UUID, self.nic_uuid, "nic: uuid")
        _checked(_UUID, self.network_uuid, f"nic {self.nic_uuid}: network uuid")
        _checked(_INTERFACE, self.bridge, f"nic {self.nic_uuid}: bridge")
        _checked(_MAC, self.mac, f"nic {self.nic_uuid}: MAC address")
        _checked(_INTERFACE, self.guest_name, f"nic {self.nic_uuid}: name inside the guest")
        if int(self.mac[:2], 16) & 1:
            raise Refused(f"nic {self.nic_uuid}: {self.mac} is a group address, not one of an interface")
        for text in self.ips:
            try:
                ip_interface(text)
            except ValueError as failure:
                raise Refused(f"nic {self.nic_uuid}: {failure}") from None

    @property
    def addresses(self) -> tuple[IPv4Interface | IPv6Interface, ...]:
        """`ips`, parsed."""
        return tuple(ip_interface(text) for text in self.ips)


@dataclass(frozen=True, slots=True)
class FoundBridge:
    """A bridge of ours in the kernel."""

    name: str
    network_uuid: str


@dataclass(frozen=True, slots=True)
class FoundUplink:
    """What joins the bridge of a VLAN with the physical interface and tags its frames."""

    name: str
    network_uuid: str
    physical_interface: str
    vlan: int


@dataclass(frozen=True, slots=True)
class FoundPort:
    """A port of ours in the kernel, and the bridge in which it is, if any."""

    name: str
    nic_uuid: str
    network_uuid: str
    bridge: str | None


@dataclass(frozen=True, slots=True, order=True)
class FoundRule:
    """One entry of the anti-spoofing table: what the guest behind an interface may use."""

    nic_uuid: str
    interface: str
    allows: str
    """``mac``, ``ip``, ``ip6`` or ``any``."""
    value: str


@dataclass(frozen=True, slots=True, order=True)
class FoundFilter:
    """A tagging program at an interface, ``ingress`` or ``egress``."""

    interface: str
    direction: str


@dataclass(frozen=True, slots=True)
class Found:
    """Everything of ours that is in the kernel, by name."""

    bridges: tuple[FoundBridge, ...] = ()
    uplinks: tuple[FoundUplink, ...] = ()
    ports: tuple[FoundPort, ...] = ()
    rules: tuple[FoundRule, ...] = ()
    filters: tuple[FoundFilter, ...] = ()
    unfinished: tuple[str, ...] = field(default=())
    """Interfaces with names of ours that an interrupted operation left without their uuid."""
