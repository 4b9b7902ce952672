"""What a backend's test module provides for the contract suites."""

from __future__ import annotations

from collections.abc import Awaitable, Iterable
from typing import Protocol, TypeVar

import pytest

from orrery.core.compute.host.hypervisor import DiskSpec, HostSpec, Hypervisor, NicSpec, VmSpec
from orrery.core.compute.host.reference import HostRef
from orrery.core.kernel.workflow import CallId
from orrery.core.network.l2.backend import L2Backend, L2Spec
from orrery.core.storage.backup.backend import BackupStorageBackend, BackupStorageSpec, ImageOrigin
from orrery.core.storage.primary.backend import PrimaryStorageBackend, StorageSpec

T = TypeVar("T")
GIB = 1 << 30
MIB = 1 << 20


class Lab(Protocol):
    """A world that nobody else uses, with a backend of each protocol. Nothing is connected yet."""

    hypervisor: Hypervisor
    l2: L2Backend
    primary: PrimaryStorageBackend
    backup: BackupStorageBackend
    hosts: tuple[HostRef, HostRef]
    """Two machines that answer, reach each other, and can both be silenced."""
    absent: HostRef
    """An address at which nobody answers."""
    storage: StorageSpec
    """A primary storage that both hosts reach; not connected yet."""
    image_store: BackupStorageSpec
    """A backup storage; not connected yet."""
    origin: ImageOrigin
    """A small image that the backup storage can read."""
    unreadable: ImageOrigin
    """One that it may not read, or that is not there."""

    def run(self, call: Awaitable[T]) -> T:
        """Awaits a call, and gives or raises what it ends with."""

    def guest(self) -> VmSpec:
        """The guest of the contracts, as it boots on these hosts; else as `guest` has it."""

    def silence(self, host: HostRef) -> None:
        """From now on the host does not answer."""

    def stop_by_itself(self, host: HostRef, vm: str) -> None:
        """Lets a guest power itself off."""

    def restart_agent(self, host: HostRef) -> None:
        """Lets what takes the host's calls start anew; its guests run on."""

    def network(self, uuid: str) -> L2Spec:
        """A network that hosts can make; those of different uuids can be on one host."""

    def impossible_network(self, uuid: str) -> L2Spec:
        """A network that no host can make."""


def first(run: int = 1) -> CallId:
    """The first attempt of a run."""
    return CallId(run, 1, 1)


def guest(uuid: str = "a" * 32, disks: Iterable[DiskSpec] = (), nics: Iterable[NicSpec] = ()) -> VmSpec:
    """A small guest."""
    return VmSpec(uuid, "guest", 1, 64 * MIB, tuple(disks), tuple(nics))


def nic_on(l2: L2Spec, uuid: str = "c" * 32, number: int = 0) -> NicSpec:
    """A nic that is plugged into a network; those of one guest have different numbers."""
    mac, ip = f"fa:00:00:00:00:{number + 1:02x}", f"10.1.0.{number + 5}"
    return NicSpec(uuid, f"vnic1.{number}", mac, ip, l2.uuid, l2.bridge, number, "virtio")


def connect(lab: Lab, *hosts: HostRef) -> None:
    """Connects these hosts, else both."""
    for host in hosts or lab.hosts:
        lab.run(lab.hypervisor.connect(HostSpec(host), first()))


def host_capabilities(lab: Lab) -> Iterable[str]:
    """What the first host can do, as it says when it is connected."""
    facts = lab.run(lab.hypervisor.connect(HostSpec(lab.hosts[0]), first()))
    return lab.hypervisor.capabilities if facts.capabilities is None else facts.capabilities


def needs(capabilities: Iterable[str], wanted: str) -> None:
    """Skips the test where a backend does not declare a capability."""
    if wanted not in capabilities:
        pytest.skip(f"no capability {wanted}")
