"""The types used by the simulator's calls: what is asked for, and what is answered.

Sizes are bytes, times seconds.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class CallId(NamedTuple):
    """Orders the calls for one object: a lower one than the highest seen is refused.

    Any tuple of three ints will do where a CallId is asked for.
    """

    run: int
    epoch: int
    attempt: int


class GuestState(StrEnum):
    """What a guest on a machine is doing; a stopped guest is not on any machine."""

    RUNNING = "Running"
    PAUSED = "Paused"
    CRASHED = "Crashed"
    """It does nothing any more, and keeps its memory until it is stopped or rebooted."""


class StorageKind(StrEnum):
    """How a primary storage is laid out; LOCAL has its room per machine."""

    NFS = "nfs"
    LOCAL = "local"
    SHARED_MOUNT_POINT = "smp"
    SIMULATOR = "simulator"


@dataclass(frozen=True, slots=True, kw_only=True)
class Machine:
    """The hardware and the system of one machine."""

    cpus: int = 64
    cpu_sockets: int = 2
    memory_bytes: int = 256 << 30
    disk_bytes: int = 4 << 40
    cpu_model: str = "Simulated CPU @ 3.00GHz"
    cpu_architecture: str = "x86_64"
    os_distribution: str = "centos"
    os_release: str = "Core"
    os_version: str = "7.9.2009"
    libvirt_version: str = "8.0.0"
    qemu_version: str = "6.2.0"
    interfaces: tuple[str, ...] = ("eth0", "eth1", "eth2", "eth3", "em1", "em2", "bond0")
    lacks: tuple[str, ...] = ()
    """Names of capabilities that it has not, such as ``live-migration``; it has all others."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HostFacts:
    """What a machine reports about itself when it is connected."""

    cpus: int
    cpu_sockets: int
    memory_bytes: int
    disk_bytes: int
    disk_free_bytes: int
    cpu_model: str
    cpu_architecture: str
    os_distribution: str
    os_release: str
    os_version: str
    libvirt_version: str
    qemu_version: str
    serial_number: str
    product_name: str = "Simulated Machine"
    lacks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class VolumeAttachment:
    """A volume as a guest sees it."""

    uuid: str
    path: str
    device_id: int
    storage: str


@dataclass(frozen=True, slots=True)
class NicSpec:
    """A guest's network card; `l2` is the uuid of the realized L2 it plugs into, empty for none."""

    uuid: str
    mac: str
    ip: str | None = None
    l2: str = ""
    device_id: int = 0


@dataclass(frozen=True, slots=True)
class CdRom:
    """A CD-ROM drive; without a path it is empty."""

    device_id: int
    path: str | None = None
    storage: str | None = None


@dataclass(frozen=True, slots=True)
class VmSpec:
    """A guest as it is to run."""

    uuid: str
    name: str
    cpus: int
    memory_bytes: int
    volumes: tuple[VolumeAttachment, ...] = ()
    nics: tuple[NicSpec, ...] = ()
    cdroms: tuple[CdRom, ...] = ()
    paused: bool = False
    user_data: str | None = None
    boot_order: tuple[str, ...] = ()

    @property
    def parts(self) -> tuple[str, ...]:
        """The MACs of its nics and the uuids of its volumes, sorted."""
        nics, volumes = (nic.mac.lower() for nic in self.nics), (volume.uuid for volume in self.volumes)
        return tuple(sorted((*nics, *volumes)))


@dataclass(frozen=True, slots=True)
class L2Spec:
    """A layer-2 network to be realized as a bridge on a machine's interface; `vlan` None means untagged."""

    uuid: str
    kind: str
    physical_interface: str
    vlan: int | None = None


@dataclass(frozen=True, slots=True)
class PrimaryStorageSpec:
    """A primary storage; bytes that are not declared come from the parameters."""

    uuid: str
    kind: str
    url: str = ""
    total_bytes: int | None = None
    available_bytes: int | None = None


@dataclass(frozen=True, slots=True)
class BackupStorageSpec:
    """A backup storage; bytes that are not declared come from the parameters."""

    uuid: str
    kind: str = "simulator"
    hostname: str = ""
    url: str = ""
    total_bytes: int | None = None
    available_bytes: int | None = None


@dataclass(frozen=True, slots=True)
class Capacity:
    """Room of a storage in bytes."""

    total: int
    available: int


@dataclass(frozen=True, slots=True)
class ImageFacts:
    """An image on a backup storage: `size` is what a volume made of it has, `actual_size` what is stored."""

    size: int
    actual_size: int
    md5: str
    format: str


class Notice(NamedTuple):
    """What a machine tells by itself: a kind such as ``guest-stopped``, and the guest or storage if any."""

    kind: str
    address: str
    subject: str | None = None


class Pings(NamedTuple):
    """How machines answered, each list in the order in which they were asked."""

    silent: list[str]
    restarted: list[str]
    """Those that answer, but have lost their power since they were connected."""
    changed: dict[str, int]
    """Those that answer, and whose guests changed without a call since they were last listed: how often so
    far."""


@dataclass(frozen=True, slots=True)
class MachineRecord:
    """Truth about a machine, for checkers."""

    address: str
    reachable: bool
    powered: bool
    guests: tuple[str, ...]
    memory_used: int
    l2s: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GuestRecord:
    """Truth about a guest on one machine, for checkers; another machine may have one of the same uuid."""

    uuid: str
    address: str
    state: GuestState
    spec: VmSpec
    hung: bool = False


@dataclass(frozen=True, slots=True)
class VolumeRecord:
    """Truth about bits on a primary storage: volumes and cached images (`cached`), for checkers."""

    storage: str
    address: str | None
    path: str
    size: int
    template: str | None
    cached: bool
    complete: bool
    taken: int
    """Bytes that are really used of the storage."""


@dataclass(frozen=True, slots=True)
class ImageRecord:
    """Truth about an image on a backup storage, for checkers."""

    storage: str
    path: str
    size: int
    actual_size: int
    complete: bool
