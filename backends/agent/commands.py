"""What the core asks agents to change, each a message of the wire. Their names are those of the wire."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field

from orrery.backends.agent.storage.model import Source
from orrery.backends.agent.wire import Arrival, CallId, Disk, Guest, Model, Network, Nic, Storage, Uuid
from orrery.core.kernel.location import Location


class Command(Model):
    """Something that changes a host. It is fenced by its call, for each object that it names."""

    name: ClassVar[str]
    removes: ClassVar[bool] = False
    """Whether it leaves a tombstone, which no late call passes."""
    is_urgent: ClassVar[bool] = False
    """Whether it waits for no other command, since it ends one that is at work."""
    call: CallId

    @property
    def target(self) -> tuple[str, str] | None:
        """What its call id fences: an object with a part of it, or "" for the whole; None for nothing."""
        return None


class OnGuest(Command):
    """A command for a guest."""

    guest: Uuid

    @property
    def target(self) -> tuple[str, str] | None:
        """The whole guest."""
        return (f"guest/{self.guest}", "")


class StartGuest(Command):
    """Runs a guest."""

    name = "start-guest"
    spec: Guest

    @property
    def target(self) -> tuple[str, str] | None:
        """The whole guest."""
        return (f"guest/{self.spec.uuid}", "")


class StopGuest(OnGuest):
    """Stops a guest, by asking it or by force."""

    name = "stop-guest"
    force: bool


class RebootGuest(OnGuest):
    """Restarts a running guest."""

    name = "reboot-guest"


class PauseGuest(OnGuest):
    """Freezes a running guest."""

    name = "pause-guest"


class ResumeGuest(OnGuest):
    """Lets a frozen guest go on."""

    name = "resume-guest"


class DestroyGuest(OnGuest):
    """Removes a guest for good."""

    name = "destroy-guest"
    removes = True


LISTED = (StartGuest, StopGuest, RebootGuest, PauseGuest, ResumeGuest, DestroyGuest)
"""Commands that change which guests are listed, or as what."""


class ReceiveGuest(Command):
    """Makes ready what a guest needs that moves to this host; answers with an `Arrival`."""

    name = "receive-guest"
    spec: Guest

    @property
    def target(self) -> tuple[str, str] | None:
        """The whole guest."""
        return (f"guest/{self.spec.uuid}", "")


class AbandonGuest(OnGuest):
    """Removes what was made ready for a guest that has not come."""

    name = "abandon-guest"
    removes = True


MOVE = "move"
"""The part of a guest that moves, and their cancellation, are fenced by."""


class MigrateGuest(OnGuest):
    """Moves a guest to another host, which has made everything ready."""

    name = "migrate-guest"
    address: str
    to: Arrival

    @property
    def target(self) -> tuple[str, str] | None:
        """The move of the guest."""
        return (f"guest/{self.guest}", MOVE)


class CancelMigration(OnGuest):
    """No lower call moves the guest away any more."""

    name = "cancel-migration"
    is_urgent = True

    @property
    def target(self) -> tuple[str, str] | None:
        """The move of the guest."""
        return (f"guest/{self.guest}", MOVE)


class AttachDisk(OnGuest):
    """Plugs a volume into a running guest."""

    name = "attach-disk"
    disk: Disk

    @property
    def target(self) -> tuple[str, str] | None:
        """The volume in the guest."""
        return (f"guest/{self.guest}", self.disk.uuid)


class DetachDisk(OnGuest):
    """Unplugs a volume."""

    name = "detach-disk"
    removes = True
    disk: Uuid

    @property
    def target(self) -> tuple[str, str] | None:
        """The volume in the guest."""
        return (f"guest/{self.guest}", self.disk)


class AttachNic(OnGuest):
    """Plugs a nic into a running guest."""

    name = "attach-nic"
    nic: Nic

    @property
    def target(self) -> tuple[str, str] | None:
        """The nic in the guest."""
        return (f"guest/{self.guest}", self.nic.uuid)


class DetachNic(OnGuest):
    """Unplugs a nic."""

    name = "detach-nic"
    removes = True
    nic: Uuid

    @property
    def target(self) -> tuple[str, str] | None:
        """The nic in the guest."""
        return (f"guest/{self.guest}", self.nic)


class OnNetworks(Command):
    """A command for L2 networks of a host, which are one object together, as the core sees them."""

    networks: tuple[Network, ...]


class RealizeNetworks(OnNetworks):
    """Makes bridges."""

    name = "realize-networks"


class RemoveNetworks(OnNetworks):
    """Removes bridges."""

    name = "remove-networks"


class ConnectStorages(Command):
    """Makes primary storages usable; answers with the room of each."""

    name = "connect-storages"
    storages: tuple[Storage, ...]


class OnBits(Command):
    """A command for a volume or a cached image."""

    storage: Storage
    location: Location

    @property
    def target(self) -> tuple[str, str] | None:
        """The bits."""
        return (f"bits/{self.storage.uuid}/{self.location}", "")


class CreateVolume(OnBits):
    """Makes a volume, empty or of a cached image; answers how many bytes are stored."""

    name = "create-volume"
    size: int = Field(ge=0)
    template: Location | None = None


class DeleteBits(OnBits):
    """Removes a volume or a cached image."""

    name = "delete-bits"
    removes = True


class DownloadImage(OnBits):
    """Copies an image into the cache; answers how many bytes are stored."""

    name = "download-image"
    source: Source = Field(discriminator="kind")


COMMANDS: dict[str, type[Command]] = {
    one.name: one
    for one in (
        StartGuest,
        StopGuest,
        RebootGuest,
        PauseGuest,
        ResumeGuest,
        DestroyGuest,
        ReceiveGuest,
        AbandonGuest,
        MigrateGuest,
        CancelMigration,
        AttachDisk,
        DetachDisk,
        AttachNic,
        DetachNic,
        RealizeNetworks,
        RemoveNetworks,
        ConnectStorages,
        CreateVolume,
        DeleteBits,
        DownloadImage,
    )
}
"""By name, every command."""
