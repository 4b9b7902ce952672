"""Calls on hosts, by API and between nouns."""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from orrery.core.compute.host.model import Host, HostStranger
from orrery.core.kernel.api.declaration import Declarations
from orrery.core.kernel.api.message import (
    LONG_MAX,
    ApiMessage,
    CreateMessage,
    DeleteMessage,
    Description,
    Name,
    QueryMessage,
    Refers,
    Shape,
    WireModel,
)
from orrery.core.kernel.api.secrecy import Secret
from orrery.core.kernel.bus import Event, Message, RouteKey
from orrery.core.kernel.db.model import Uuid

api = Declarations(java="org.zstack.header.host", admin=True)

_LABEL = r"[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?"
HOST_NAME = re.compile(rf"(?=.{{1,253}}\Z)(?!(.*\.)?[0-9]+\Z){_LABEL}(\.{_LABEL})*", re.IGNORECASE)
"""Labels with dots between; the last is not all digits, so that a mistyped address is no name."""


def _address(text: str) -> str:
    try:
        ipaddress.IPv4Address(text)
    except ValueError:
        if HOST_NAME.fullmatch(text) is None:
            raise ValueError("it must be an IPv4 address or a host name") from None
    return text


ManagementIp = Annotated[str, Field(min_length=1, max_length=255), AfterValidator(_address)]
HostUuid = Annotated[str, Refers("HostVO")]
AnyHostUuid = Annotated[str, Refers("HostVO", must_exist=False)]
AnyStrangerUuid = Annotated[str, Refers(HostStranger.__vo__, must_exist=False)]
Username = Annotated[str, Field(min_length=1, max_length=255)]
Password = Annotated[Secret, Field(max_length=255)]
Port = Annotated[int, Field(ge=1, le=65535)]
Capacity = Annotated[int, Field(ge=1, le=LONG_MAX)]
CPUS_MAX = 1_000_000_000_000
"""CPUs of one host, which 64 bits still hold after over-provisioning."""
Cpus = Annotated[int, Field(ge=1, le=CPUS_MAX)]


class AddHost(CreateMessage):
    """What every kind of host is added with; the zone is its cluster's."""

    name: Name
    description: Description | None = None
    management_ip: ManagementIp
    """Address or host name by which the management node reaches it; unique."""
    cluster_uuid: Annotated[str, Refers("ClusterVO")]
    """The cluster that it joins, whose hypervisor type it must have."""


@api.post(
    "/hosts/kvm",
    returns=Host,
    java="org.zstack.kvm.APIAddKVMHostMsg",
    timeout_seconds=10_800,
    answers="org.zstack.header.host.APIAddHostEvent",
)
class AddKVMHost(AddHost):
    """Add a Linux machine that runs VMs by KVM."""

    username: Username
    """Login name for SSH."""
    password: Password
    """Password for SSH; it is kept encrypted."""
    ssh_port: Port | None = 22
    """Port of SSH."""


@api.post(
    "/hosts/simulators",
    returns=Host,
    java="org.zstack.header.simulator.APIAddSimulatorHostMsg",
    answers="org.zstack.header.host.APIAddHostEvent",
)
class AddSimulatorHost(AddHost):
    """Add a simulated machine of the given size."""

    memory_capacity: Capacity = 1_000_000_000
    """Bytes of memory of the machine."""
    cpu_capacity: Cpus = 1_000_000_000
    """CPUs of the machine."""


@api.action("/hosts/{uuid}/actions", returns=Host)
class UpdateHost(ApiMessage):
    """Rename, describe, or give another address, which is used from then on.

    Another address is refused while VMs are on the host, unless the host is Disconnected.
    """

    uuid: HostUuid
    name: Name | None = None
    description: Description | None = None
    management_ip: ManagementIp | None = None
    """The new address, used from then on; absent: unchanged."""


@api.action(
    "/hosts/kvm/{uuid}/actions",
    returns=Host,
    java="org.zstack.kvm.APIUpdateKVMHostMsg",
    answers="org.zstack.header.host.APIUpdateHostEvent",
)
class UpdateKVMHost(UpdateHost):
    """Also change how to log in; it is used at the next connecting."""

    username: Username | None = None
    """The new login name for SSH; absent: unchanged."""
    password: Password | None = None
    """The new password for SSH; absent: unchanged."""
    ssh_port: Port | None = None
    """The new port of SSH; absent: unchanged."""


@api.action("/hosts/{uuid}/actions", returns=Host)
class ChangeHostState(ApiMessage):
    """Enable, disable, or empty a host for maintenance."""

    uuid: HostUuid
    state_event: Literal["enable", "disable", "maintain"]
    """A disabled host takes no new VMs; maintain also moves its VMs away. Settings say what happens to those
    that cannot move."""


@api.action("/hosts/{uuid}/actions", returns=Host)
class ReconnectHost(ApiMessage):
    """Connect to a host anew."""

    uuid: HostUuid


@api.action("/hosts/{uuid}/actions", shape=Shape.EMPTY)
class ConfirmHostPoweredOff(ApiMessage):
    """State that a silent host is powered off, so that no guest runs there any more.

    What only that host could have confirmed counts as done: guests, volumes and addresses that may have been
    in use there can be used elsewhere. Its VMs in state Unknown become Stopped, unless another silent host
    may have got their guests. Refused while the host answers. The host may have been deleted. Repeating it
    changes nothing.
    """

    uuid: AnyHostUuid


@api.delete("/hosts/{uuid}")
class DeleteHost(DeleteMessage):
    """Disable a host, stop its VMs, and forget it."""

    uuid: AnyHostUuid


@api.query("/hosts", "/hosts/{uuid}", returns=Host, admin=False)
class QueryHost(QueryMessage):
    """List hosts."""


@api.query("/hosts/strangers", "/hosts/strangers/{uuid}", returns=HostStranger)
class QueryHostStranger(QueryMessage):
    """List guests on hosts that belong to no VM, or to a VM on another host; nothing is done to them."""


@api.delete("/hosts/strangers/{uuid}")
class DestroyHostStranger(ApiMessage):
    """Destroy a guest that is listed by QueryHostStranger, on that host alone.

    Its volumes stay. Refused when a VM is on that host under the uuid of the guest, or is being worked on. An
    absent stranger is no error.
    """

    uuid: AnyStrangerUuid
    """The stranger, as QueryHostStranger lists it."""


class HypervisorTypes(WireModel):
    """Hypervisor types that this node can drive."""

    hypervisor_types: list[str]
    """The hypervisor types that clusters can have."""


@api.get("/hosts/hypervisor-types", reply=HypervisorTypes, shape="hypervisorTypes")
class GetHypervisorTypes(ApiMessage):
    """Ask which hypervisor types there are."""


class Strategies(WireModel):
    """Names of strategies."""

    strategies: list[str]


@api.get(
    "/hosts/allocators/strategies",
    reply=Strategies,
    java="org.zstack.header.allocator.APIGetHostAllocatorStrategiesMsg",
)
class GetHostAllocatorStrategies(ApiMessage):
    """Ask which strategies choose a VM's host."""


class AvoidedHost(WireModel):
    """A host that recently failed to start VMs, so it is chosen last."""

    host_uuid: str
    """The host."""
    name: str
    """Name of the host."""
    recent_failures: int
    """How often a VM could not be started there; it is halved from time to time."""
    last_failure: str | None
    """The last error, for people."""
    last_failure_ms: int | None
    """When that was; milliseconds since 1970."""


class AvoidedHosts(WireModel):
    """The hosts with recent failures, those with the most first."""

    hosts: list[AvoidedHost]
    """The hosts with recent failures, those with the most first."""


@api.get("/hosts/allocators/avoided-hosts", reply=AvoidedHosts, shape=Shape.ALL)
class GetAvoidedHosts(ApiMessage):
    """List the hosts that recently failed to start VMs, so they are chosen last, with the last error."""


class CapacityData(WireModel):
    """CPUs (after over-provisioning; `managed_cpu_num` before it) and bytes of memory of one resource."""

    resource_uuid: str
    """The zone, cluster or host that these are the numbers of."""
    total_cpu: int
    available_cpu: int
    total_memory: int
    available_memory: int
    managed_cpu_num: int


class CpuMemoryCapacity(WireModel):
    """Capacity of all that was asked for, and of each by itself."""

    total_cpu: int
    available_cpu: int
    total_memory: int
    available_memory: int
    managed_cpu_num: int
    capacity_data: list[CapacityData]
    """The numbers of each resource that was asked about."""
    resource_type: str
    """Kind of the resources in `capacity_data`."""
    success: bool = True


@api.get(
    "/hosts/capacities/cpu-memory",
    reply=CpuMemoryCapacity,
    shape=Shape.ALL,
    java="org.zstack.header.allocator.APIGetCpuMemoryCapacityMsg",
    admin=False,
)
class GetCpuMemoryCapacity(ApiMessage):
    """Ask how much capacity the Enabled, Connected hosts of zones, clusters, or hosts have."""

    zone_uuids: list[Annotated[str, Refers("ZoneVO")]] | None = None
    """Count the hosts of these zones."""
    cluster_uuids: list[Annotated[str, Refers("ClusterVO")]] | None = None
    """Count the hosts of these clusters."""
    host_uuids: list[HostUuid] | None = None
    """Count these hosts."""
    hypervisor_type: Literal["KVM", "ESX", "Simulator"] | None = None
    """Count only hosts of this type."""
    all: bool = False
    """Whether to count every zone."""


@dataclass(frozen=True)
class HostStatusChanged(Event):
    """A host has become Connected or Disconnected, or was checked anew after the node's start.

    (Connecting is not announced.) When Connected, `vms` holds the guests that are on it, as Running or
    Paused; what is not in there is off. The host was asked at `asked_ms` (milliseconds since 1970), so the
    list says nothing about a VM whose row has changed since then.
    """

    host_uuid: Uuid
    status: str
    vms: dict[Uuid, str] | None = None
    asked_ms: int = 0


@dataclass(frozen=True)
class DiskFull(Event):
    """A host has told that a primary storage, as it sees it, has no room left."""

    topic = "host/disk-full"

    host_uuid: Uuid
    storage_uuid: Uuid


@dataclass(frozen=True)
class Listing:
    """What a host said, asked at `asked_ms` (milliseconds since 1970): its guests, and what each of them
    does.
    """

    host_uuid: Uuid
    vms: Mapping[Uuid, str]
    asked_ms: int
    parts: Mapping[Uuid, tuple[str, ...]] = field(default_factory=dict)
    """By guest what it is made of, as `hypervisor.GuestSeen`; empty where the host does not say."""


@dataclass(frozen=True)
class CompareGuests(Message[None]):
    """Let the rows of VMs follow what these hosts said. Handled by the VM service.

    All hosts that reported a change in a round of pings, which began at `since_ms`, come together, so that a
    guest that was moved is found where it is. What cannot be decided yet is published as GuestsUndecided.
    """

    listings: tuple[Listing, ...]
    since_ms: int
    unheard: tuple[Uuid, ...] = ()
    """Hosts that do not say what they run, though they were asked in this round."""


@dataclass(frozen=True)
class GuestsUndecided(Event):
    """Something about the guests of a host could not be decided yet: it is asked again with the next beat."""

    host_uuid: Uuid


@dataclass(frozen=True)
class FollowHosts(Message[list[Uuid]]):
    """Ask all hosts now whether their guests have changed; answered when the rows have followed.

    The answer names the hosts that do not say what they run.

    The host `also` is looked at in any case.
    """

    also: Uuid | None = None


@dataclass(frozen=True)
class LookAtHost(Message[None]):
    """Ask a Connected host what runs on it, and tell everybody (HostStatusChanged)."""

    host_uuid: RouteKey


@dataclass(frozen=True)
class VacateHost(Message[None]):
    """Asks that no VM run on a host any more; may be asked again. Handled by the VM service.

    Every VM is migrated away; one that cannot be is stopped where `stop_if_stuck`, else the call fails.
    """

    host_uuid: RouteKey
    stop_if_stuck: bool = True


@dataclass(frozen=True)
class VmsAmong(Message[list[Uuid]]):
    """Which of these guests have a VM, by their uuids. Handled by the VM service."""

    guests: tuple[str, ...]


@dataclass(frozen=True)
class RemoveHost(Message[None]):
    """Remove a host that no VM is on any more: the end of its cascade."""

    uuid: RouteKey
