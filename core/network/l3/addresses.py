"""IPv4 addresses as texts and as numbers."""

from __future__ import annotations

from ipaddress import IPv4Address, IPv4Network

from orrery.core.kernel.errors import InvalidArgument

ADDRESS_BITS = 32
LONGEST_PREFIX = 30
"""Of subnets with hosts: a longer one has only the addresses of the network and of broadcasts."""


def ip_text(number: int) -> str:
    """The dotted form of an address."""
    return f"{number >> 24}.{number >> 16 & 255}.{number >> 8 & 255}.{number & 255}"


def ip_number(text: str, field: str) -> int:
    """The address as a number. Raises InvalidArgument naming `field`."""
    try:
        return int(IPv4Address(text.strip()))
    except ValueError:
        raise InvalidArgument(f"field[{field}]: [{text}] is not an IPv4 address") from None


def prefix_length(netmask: str) -> int:
    """The number of leading ones of a netmask.

    Raises InvalidArgument where it is none, is 0.0.0.0, or leaves no addresses for hosts.
    """
    number = ip_number(netmask, "netmask")
    ones = number.bit_count()
    if ones == 0 or number != _mask(ones):
        raise InvalidArgument(f"field[netmask]: [{netmask}] is not a netmask; try 255.255.255.0")
    refuse_too_small(ones, f"field[netmask]: [{netmask}]")
    return ones


def refuse_too_small(prefix: int, what: str) -> None:
    """Raises InvalidArgument where a subnet of this prefix has no addresses for hosts."""
    if prefix > LONGEST_PREFIX:
        raise InvalidArgument(
            f"{what} makes a subnet /{prefix}, which has no address for a host beside those of the network"
            f" and of broadcasts; a range needs a subnet of /{LONGEST_PREFIX} or larger"
        )


def network_of(text: str, field: str) -> IPv4Network:
    """The network that a CIDR means, whatever its host bits. Raises InvalidArgument naming `field`."""
    if "/" not in text:
        raise InvalidArgument(f"field[{field}]: [{text}] is not a CIDR; write one such as 10.0.0.0/24")
    try:
        return IPv4Network(text.strip(), strict=False)
    except ValueError:
        raise InvalidArgument(f"field[{field}]: [{text}] is not a CIDR of IPv4") from None


def subnet(address: int, prefix: int) -> IPv4Network:
    """The network of `prefix` leading bits that an address lies in."""
    return IPv4Network((address & _mask(prefix), prefix))


def _mask(ones: int) -> int:
    return (1 << ADDRESS_BITS) - (1 << (ADDRESS_BITS - ones))
