"""How the core's hosts and locations are called in the simulated datacenter."""

from __future__ import annotations

import hashlib
from functools import lru_cache

from orrery.core.compute.host.reference import HostRef
from orrery.core.kernel.errors import BackendRefused
from orrery.core.kernel.location import FileLocation, Location
from orrery.simulator.world import World


def address_of(world: World, host: HostRef) -> str:
    """The address of a machine. Raises BackendRefused where its certificate is not the pinned one."""
    if host.certificate is not None and host.certificate != certificate_of(world, host.address):
        raise BackendRefused(
            f"{host} shows another certificate than when it was connected first; if it was replaced, delete"
            " the host and add it again"
        )
    return host.address


def certificate_of(world: World, address: str) -> str:
    """The fingerprint of the certificate that the machine at an address shows."""
    return _fingerprint(world.seed, address)


@lru_cache(maxsize=10_000)
def _fingerprint(seed: int, address: str) -> str:
    return f"sha256:{hashlib.sha256(f'{seed} {address}'.encode()).hexdigest()}"


def path_of(location: Location) -> str:
    """The path of a file. Raises BackendRefused for bits that are no file: the simulator has only files."""
    if not isinstance(location, FileLocation):
        raise BackendRefused(f"the simulator keeps no bits at [{location}], only files")
    return location.path
