"""What the core and an agent say to one another: commands, answers and failures, as JSON.

A command (`orrery.backends.agent.commands`) is sent by ``POST /v1/commands/<its name>``. The answer is its
result (200), or how far it has come (202): whoever wants the result sends the same command again, which joins
the one at work. A failure is a `Failure` with a status of its own. Every request carries a token and the
version of this protocol.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from orrery.backends.agent.storage.model import NfsDisk
from orrery.core.kernel.location import Location

PROTOCOL_VERSION = 1
"""Of this wire; an agent and a core of different versions refuse one another."""
VERSION_HEADER = "Orrery-Protocol"
CLOUD_HEADER = "Orrery-Cloud"
"""Who asks: the identity of the cloud that has claimed the host."""
AGENT_PORT = 7171
WAIT_SECONDS = 10.0
"""How long an agent lets a command, or a question for notices, wait for its answer."""
GUEST_PORT = 7007
"""Where a container guest's own init answers with its hostname."""

Uuid = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{32}$")]
CallId = tuple[int, int, int]
"""Run, epoch, attempt."""


class Model(BaseModel):
    """Anything on the wire: exact, and never changed."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class FailureKind(StrEnum):
    """Why a request has no answer."""

    REFUSED = "refused"
    """The host said no."""
    OVERTAKEN = "overtaken"
    """A higher call for the same object came first."""
    CLAIMED = "claimed"
    """The host belongs to another cloud, or to this cloud as another host."""
    UNCLAIMED = "unclaimed"
    """Nobody has connected the host yet."""
    VERSION = "version"
    """Another version of this protocol is spoken here."""
    TOKEN = "token"
    """The token is none, or another host's."""


STATUSES = {
    FailureKind.REFUSED: 422,
    FailureKind.OVERTAKEN: 409,
    FailureKind.CLAIMED: 423,
    FailureKind.UNCLAIMED: 428,
    FailureKind.VERSION: 426,
    FailureKind.TOKEN: 401,
}
"""The HTTP status of each failure."""


class Failure(Model):
    """A request that has no answer."""

    kind: FailureKind
    details: str
    host: Uuid | None = None
    """Of CLAIMED: as which host of the same cloud the machine is known."""


class Progress(Model):
    """How far a command has come that is still at work."""

    done: int = 0
    total: int = 0


class Connect(Model):
    """Claims the host for a cloud."""

    cloud: str = Field(min_length=1, max_length=128)
    host: Uuid
    instead_of: Uuid | None = None
    """A host that this machine was before, and that its cloud knows no more."""
    clock_ms: int
    """The core's time in milliseconds since 1970."""


class Facts(Model):
    """What a host says of itself."""

    cpus: int
    memory: int
    """Bytes."""
    sockets: int
    architecture: str
    os_distribution: str
    os_release: str
    os_version: str
    tags: dict[str, str]
    capabilities: tuple[str, ...]
    missing: dict[str, str]
    """Abilities that the host does not have, each with the reason."""
    notices: int
    """The position of the latest notice."""
    incarnation: str
    """Of the agent; another one after each start."""


class Pong(Model):
    """The answer to a ping."""

    connected: bool
    """Whether the host was connected since the agent was started."""
    changed: int | None = None
    """The generation of the list of guests, where it changed without a call since it was listed."""
    bundle: str | None = None
    """What a node has installed the agent from; None for one that was installed by hand."""


class GuestState(StrEnum):
    """What a guest does."""

    RUNNING = "Running"
    PAUSED = "Paused"
    CRASHED = "Crashed"


class NoticeKind(StrEnum):
    """What happened on a host without a call."""

    GUEST_STOPPED = "guest-stopped"
    GUEST_CRASHED = "guest-crashed"
    DISK_FULL = "disk-full"


class Notice(Model):
    """One thing that happened."""

    kind: NoticeKind
    subject: Uuid | None = None


class Notices(Model):
    """What happened since a position."""

    incarnation: str
    position: int
    told: tuple[Notice, ...] = ()


class Storage(Model):
    """A primary storage."""

    uuid: Uuid
    type: str
    url: str
    mount_path: str


class Network(Model):
    """An L2 network: a bridge on a physical interface."""

    uuid: Uuid
    bridge: str
    physical_interface: str
    vlan: int | None = None


class Nic(Model):
    """A nic of a guest."""

    uuid: Uuid
    name: str
    mac: str
    ip: str | None
    netmask: str | None = None
    gateway: str | None = None
    network_uuid: Uuid
    bridge: str
    device_id: int


class Disk(Model):
    """A volume of a guest."""

    uuid: Uuid
    location: Location
    storage_uuid: Uuid
    device_id: int
    size: int
    """Bytes."""


class Guest(Model):
    """A guest, whole."""

    uuid: Uuid
    name: str
    cpus: int = Field(ge=1)
    memory: int = Field(ge=1)
    """Bytes."""
    disks: tuple[Disk, ...] = ()
    nics: tuple[Nic, ...] = ()
    isos: tuple[Location | None, ...] = ()
    paused: bool = False
    user_data: str | None = None
    ssh_keys: tuple[str, ...] = ()
    hostname: str | None = None
    boot_order: tuple[str, ...] = ()
    settings: dict[str, str] = {}


class Sought(Model):
    """What was asked for, of a guest that is on a host; None where it is not."""

    spec: Guest | None


class Arrival(Model):
    """Where a guest arrives that is moved to a host."""

    folder: str
    """Of the guest, at its destination."""
    agent: str
    """The name that the agent of the destination marks its guests with."""
    nfs: dict[str, NfsDisk] = {}
    """By their locations, the volumes and ISOs that QEMU reads by itself there."""


class VolumeQuestion(Model):
    """Asks for the size of a volume."""

    storage: Storage
    location: Location


class Room(Model):
    """How large a storage is, in bytes."""

    total: int
    available: int
    identity: str
    """Of its file system: hosts that tell different ones see different file systems."""


class Size(Model):
    """The size of a volume, and how much of it is stored, in bytes."""

    size: int
    stored: int


class Done(Model):
    """The answer of a command."""

    state: Literal["done"] = "done"
    answer: Any = None
