"""A plan: what a file asks for, as calls in their order and as facts about the world below."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple

from orrery.core.client.deploy.elements import Document
from orrery.core.client.deploy.errors import DeploymentError, NotServed
from orrery.core.client.deploy.kinds import NOTHING
from orrery.core.kernel.api.elements import Attachment, ElementKind, Phase
from orrery.core.kernel.api.message import Declaration


class Key(NamedTuple):
    """Identifies a resource inside a plan."""

    family: str
    name: str


@dataclass(frozen=True, slots=True)
class Reference:
    """A parameter that takes the uuid of another resource of the plan, or a list of them."""

    wire: str
    to: tuple[Key, ...]
    many: bool


@dataclass(frozen=True, slots=True)
class Resource:
    """One call that the plan makes, and the resource that comes of it."""

    key: Key
    kind: str
    name: str
    api: str
    fields: Mapping[str, Any]
    """Wire fields that are known beforehand."""
    references: tuple[Reference, ...]
    after: tuple[Key, ...]
    """What must be there before, beside the references."""
    parent: Key | None
    line: int
    phase: int
    form: ElementKind | Attachment | None = None
    """The declaration that it follows; None for a global setting."""
    items: tuple[str, ...] = ()
    """What belongs to it without being a resource: attachments, DNS servers, tags; see `items`."""

    @property
    def title(self) -> str:
        """How messages call it: ``host 'host-1'``."""
        return f"{self.kind} '{self.name}'"

    @property
    def needs(self) -> tuple[Key, ...]:
        """Everything that must have been created before this."""
        return (*(key for reference in self.references for key in reference.to), *self.after)


@dataclass(frozen=True, slots=True)
class External:
    """A reference to a resource that is not in the file: who makes it."""

    line: int
    element: str
    field: str


@dataclass(frozen=True, slots=True)
class HostMachine:
    """A machine that the world must have at `address`, so that a host can be added."""

    name: str
    address: str
    cpus: int
    memory_bytes: int
    kind: str
    """``kvmHost`` or ``simulatorHost``."""


@dataclass(frozen=True, slots=True)
class StorageServer:
    """A storage that the world must have; `available_bytes` of it are free at first."""

    name: str
    kind: str
    url: str
    hostname: str
    total_bytes: int
    available_bytes: int


@dataclass(frozen=True, slots=True)
class ImageFile:
    """A file that the world must have for download."""

    name: str
    url: str
    format: str
    size_bytes: int | None
    """Virtual size; None where the file does not say."""
    actual_size_bytes: int | None


@dataclass(frozen=True)
class World:
    """What the plan expects of the world below the cloud."""

    hosts: tuple[HostMachine, ...] = ()
    storages: tuple[StorageServer, ...] = ()
    images: tuple[ImageFile, ...] = ()
    simulator: Mapping[str, Any] = field(default_factory=lambda: NOTHING)
    """The file's ``simulator:`` section, as it stands there."""


@dataclass(frozen=True)
class Plan:
    """What a file asks for. `resources` stand in an order in which each comes after what it needs."""

    file: str
    resources: tuple[Resource, ...]
    world: World
    unsupported: tuple[str, ...] = ()
    """One line for each element that names a feature which is not served."""
    skipped: tuple[str, ...] = ()
    """One line for each element that is left out because it depends on one of those."""
    document: Document = field(repr=False, kw_only=True)
    catalogue: Mapping[str, Declaration] = field(repr=False, kw_only=True)
    sizes: Mapping[str, Sequence[int]] = field(repr=False, kw_only=True)
    """By family (host, vm), the sizes of the groups that the file declares."""
    externals: Mapping[Key, External] = field(default_factory=dict, repr=False, kw_only=True)
    """What the file refers to by name or uuid, and the cloud must have already."""
    name: str = field(default="", kw_only=True)
    """What the deployment is called."""

    @property
    def hosts(self) -> tuple[HostMachine, ...]:
        """The machines of the plan's hosts."""
        return self.world.hosts

    @property
    def simulator(self) -> Mapping[str, Any]:
        """The file's ``simulator:`` section."""
        return self.world.simulator

    @property
    def vms(self) -> tuple[Resource, ...]:
        """The VMs, in the order of the file."""
        return self.of("vm")

    def of(self, family: str) -> tuple[Resource, ...]:
        """The resources of one family (``host``, ``primaryStorage``, ``l3Network``)."""
        return tuple(r for r in self.resources if r.key.family == family)

    def infrastructure(self) -> Plan:
        """The plan without VMs and without what needs VMs."""
        return replace(self, resources=tuple(r for r in self.resources if r.phase <= Phase.CLOUD))

    def vms_only(self) -> Plan:
        """The plan with nothing but its VMs and data volumes; deploy it onto what `infrastructure` gave."""
        return replace(self, resources=tuple(r for r in self.resources if r.phase >= Phase.VM))

    def scaled(self, *, hosts: int | None = None, vms: int | None = None) -> Plan:
        """The plan with other numbers of hosts and VMs, spread over the file's groups in proportion.

        Raises DeploymentError when the file declares none that could be multiplied.
        """
        from orrery.core.client.deploy.build import build
        from orrery.core.client.deploy.expand import apportion

        wanted: dict[str, list[int]] = {}
        for family, number in (("host", hosts), ("vm", vms)):
            if number is None:
                continue
            if number < 0:
                raise DeploymentError(f"expected a number of {family}s from 0, got {number}", file=self.file)
            if number and not self.sizes[family]:
                raise DeploymentError(
                    f"the file declares no {family} that could be multiplied", file=self.file
                )
            wanted[family] = apportion(self.sizes[family], number) if self.sizes[family] else []
        return replace(build(self.document, self.catalogue, wanted), name=self.name)

    def require_served(self) -> None:
        """Raises NotServed when the file names features that this server does not have."""
        if self.unsupported:
            raise NotServed(self.file, self.unsupported)
