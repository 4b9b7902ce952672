"""What a hypervisor backend must do.

Any call may come twice with the same call id; the second changes nothing and gets the first's answer. A call
lower than the highest that succeeded for its object is refused (Overtaken): one that was refused itself
overtakes nothing. The object is a guest on one host, with its parts; each host numbers for itself. A nic, a
volume and a drive of a guest are overtaken by calls for them and for the whole guest, the guest only by calls
for it. Undo and destroy mean "be gone": what is already gone is success, and what was destroyed cannot be
brought back by a late call. Overtaken says nothing about whether the work is done, so the collector asks for
it with a fresh number, and never while a run works on the VM.

Every method raises Unreachable (nobody answered; try again, or elsewhere) or BackendRefused (the host said
no, and why).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import NamedTuple, Protocol, runtime_checkable

from orrery.core.compute.host.capabilities import HostCapability
from orrery.core.compute.host.reference import HostRef
from orrery.core.kernel.db.model import Uuid
from orrery.core.kernel.location import Location
from orrery.core.kernel.progress import Report
from orrery.core.kernel.workflow import CallId


@dataclass(frozen=True, slots=True)
class HostSpec:
    """A host that is to be connected, and (for simulated ones) what it was declared to be."""

    ref: HostRef
    declared_cpus: int | None = None
    declared_memory: int | None = None
    """Bytes."""


@dataclass(frozen=True, slots=True)
class HostFacts:
    """What a host says of itself when it connects."""

    cpus: int
    memory: int
    """Bytes."""
    sockets: int
    architecture: str
    os_distribution: str
    os_release: str
    os_version: str
    facts: dict[str, str] = field(default_factory=dict)
    """System tags of the host, token by form: ``{"libvirt::version": "8.0.0"}``."""
    capabilities: frozenset[HostCapability] | None = None
    """What this host can do; None for what its backend declares."""
    certificate: str | None = None
    """Fingerprint of the certificate that it showed; see `HostRef.certificate`."""


@dataclass(frozen=True, slots=True)
class NicSpec:
    """A nic as the hypervisor makes it."""

    uuid: Uuid
    name: str
    mac: str
    ip: str | None
    l2_uuid: Uuid
    bridge: str
    device_id: int
    driver: str
    netmask: str | None = None
    gateway: str | None = None
    """For hypervisors that tell a guest its address themselves; others leave that to DHCP."""


@dataclass(frozen=True, slots=True)
class DiskSpec:
    """A volume as the hypervisor sees it."""

    uuid: Uuid
    location: Location
    storage_uuid: Uuid
    device_id: int
    size: int
    """Bytes."""


@dataclass(frozen=True, slots=True)
class VmSpec:
    """A guest, whole."""

    uuid: Uuid
    name: str
    cpus: int
    memory: int
    """Bytes."""
    disks: tuple[DiskSpec, ...]
    nics: tuple[NicSpec, ...]
    isos: tuple[Location | None, ...] = ()
    """Where the ISO in each CD-ROM drive is kept, None where it is empty."""
    paused: bool = False
    user_data: str | None = None
    """As its caller has sent it: in base 64. The guest reads what that stands for."""
    ssh_keys: tuple[str, ...] = ()
    """Public keys, as `authorized_keys` has them, that log in to the guest."""
    hostname: str | None = None
    boot_order: tuple[str, ...] = ()
    """HardDisk, CdRom and Network in the order in which they are tried; empty for the hypervisor's own."""
    settings: Mapping[str, str] = field(default_factory=dict)
    """How the guest looks inside: settings such as ``kvm/vm.cpuMode`` and their texts, all there are."""


PING_SECONDS = 5.0
"""How long the answers of a batch are waited for where nobody says."""
_NONE: Mapping[Uuid, int] = MappingProxyType({})


class Pinged(NamedTuple):
    """How hosts answered: only exceptions are named, by uuid, in the order in which they were asked."""

    silent: Sequence[Uuid]
    restarted: Sequence[Uuid] = ()
    """Those that answer, but were started anew since they were connected, or their agents were: they have to
    be connected again, and what ran there may be gone."""
    changed: Mapping[Uuid, int] = _NONE
    """Those that answer, and whose guests changed without a call of ours since they were last listed (stopped
    by themselves, moved by somebody, arrived from another host, changed by a call that we had given up by
    then), with the generation of their list."""


@dataclass(frozen=True, slots=True)
class GuestSeen:
    """A guest in the list of a host."""

    state: str
    """As `Hypervisor.list_vms` has it."""
    parts: tuple[str, ...]
    """The MAC addresses of its nics, in lower case, and the uuids of its volumes; sorted."""


@runtime_checkable
class ListsParts(Protocol):
    """What a `Hypervisor` may do besides: say what guests are made of, in the same call that lists them.

    A guest that somebody started under the uuid of a VM, with other nics or disks, is then reported.
    """

    async def list_guests(self, host: HostRef) -> dict[Uuid, GuestSeen]:
        """The guests that are there, as `Hypervisor.list_vms`, with their nics and volumes."""


class Hypervisor(Protocol):
    """Runs guests on hosts of one type."""

    capabilities: frozenset[HostCapability]
    """What hosts of this type can do, unless one says otherwise when it connects. The core calls no method
    that a host has no capability for: migration, pause and resume, attaching and detaching.
    """

    async def connect(self, host: HostSpec, call: CallId) -> HostFacts:
        """Makes the host ready and says what it is."""

    async def ping(
        self, hosts: Sequence[HostRef], listed: Mapping[Uuid, int] = _NONE, seconds: float = PING_SECONDS
    ) -> Pinged:
        """How these hosts answered. One call for the whole batch, which ends within so many seconds.

        A host that has not answered by then is silent, however many others are: a batch without an answer
        says nothing of any host.

        A host repeats that its guests have changed until `listed` has its generation, which says that they
        were listed since; so no change is missed because an answer was lost.
        """

    async def list_vms(self, host: HostRef) -> dict[Uuid, str]:
        """The guests that are there, as Running, Paused or Crashed (those that are off are not listed).

        One that hangs is listed as Running: nobody can tell from outside. A guest that is being migrated to
        this host is listed once it runs here, and no longer on its source then.
        """

    async def start_vm(self, host: HostRef, vm: VmSpec, call: CallId) -> None:
        """Returns once the guest runs (or stands paused, if so asked).

        A host knows its own guests only: nothing keeps it from starting one that another host runs.
        """

    async def stop_vm(self, host: HostRef, vm: Uuid, force: bool, call: CallId) -> None:
        """Returns once the guest is off and gone from the host; its disks stay.

        One that hangs is stopped by `force` only; else BackendRefused is raised.
        """

    async def reboot_vm(self, host: HostRef, vm: Uuid, call: CallId) -> None:
        """Restarts a running guest on the spot."""

    async def pause_vm(self, host: HostRef, vm: Uuid, call: CallId) -> None:
        """Freezes a running guest."""

    async def resume_vm(self, host: HostRef, vm: Uuid, call: CallId) -> None:
        """Lets a paused guest go on."""

    async def destroy_vm(self, host: HostRef, vm: Uuid, call: CallId) -> None:
        """The guest shall be gone from this host, whatever it did, and no late call brings it back."""

    async def migrate_vm(
        self, source: HostRef, destination: HostRef, vm: Uuid, call: CallId, progress: Report | None = None
    ) -> None:
        """Moves a running or paused guest, live; on failure it stays where it was.

        One that is at the destination, and not at the source any more, has moved. Where the connection
        between the hosts breaks at the very hand-over, it runs at the destination and stands paused at the
        source.
        """

    async def cancel_migration(self, source: HostRef, vm: Uuid, call: CallId) -> None:
        """No lower call moves the guest away from this host any more: a move under way breaks off.

        A move that has ended stays as it is.
        """

    async def attach_disk(self, host: HostRef, vm: Uuid, disk: DiskSpec, call: CallId) -> None:
        """Plugs a volume into a running guest."""

    async def detach_disk(self, host: HostRef, vm: Uuid, volume: Uuid, call: CallId) -> bool | None:
        """Unplugs a volume; an absent one is fine. False, and nothing done, where the guest is not there."""

    async def attach_nic(self, host: HostRef, vm: Uuid, nic: NicSpec, call: CallId) -> None:
        """Plugs a nic into a running guest."""

    async def detach_nic(self, host: HostRef, vm: Uuid, nic: Uuid, call: CallId) -> bool | None:
        """Unplugs a nic; an absent one is fine. False, and nothing done, where the guest is not there."""
