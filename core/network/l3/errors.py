"""What can go wrong with IP addresses.

CapacityError
└── NoAddressLeft    L3.1000    every address of the L3 network is in use
"""

from __future__ import annotations

from orrery.core.kernel.errors import CapacityError


class NoAddressLeft(CapacityError):
    """Every address of the L3 network is in use."""

    code = "L3.1000"
    description = "Unable to allocate an ip address from L3Network"
