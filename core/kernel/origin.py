"""Where a call comes from."""

from __future__ import annotations

import ipaddress


def is_local(address: str) -> bool:
    """Whether a call from `address` was made on this machine."""
    if not address:
        return True
    try:
        return ipaddress.ip_address(address).is_loopback
    except ValueError:
        return False


def is_among(address: str, networks: str) -> bool:
    """Whether `address` lies in one of `networks`: addresses, or such as ``10.0.0.0/8``, with commas.

    Raises ValueError where one of them is neither.
    """
    listed = [
        ipaddress.ip_network(text.strip(), strict=False) for text in networks.split(",") if text.strip()
    ]
    try:
        wanted = ipaddress.ip_address(address)
    except ValueError:
        return False
    return any(wanted in network for network in listed)
