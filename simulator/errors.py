"""What the simulated datacenter answers when it does not do what it was asked.

WorldError
├── Unreachable    no answer from that address; the call may or may not have had its effect
├── Refused        the target says no, and why; nothing changed
│   └── Fenced     a later call has been seen for the same object, or it was destroyed meanwhile
├── NoSpace        a storage or a machine is full; nothing changed
└── NotThere       the call names something that does not exist there
"""

from __future__ import annotations


class WorldError(Exception):
    """Anything that the simulated datacenter answers instead of a result."""


class DamagedWorld(Exception):
    """The file of a world cannot be read, or holds something else; nothing in it was changed."""

    def __init__(self, path: object, reason: str) -> None:
        super().__init__(f"{path} {reason}")


class Unreachable(WorldError):
    """Nobody answers at the address, or the connection broke: the effect is unknown."""

    def __init__(self, address: str) -> None:
        self.address = address
        super().__init__(f"no answer from {address}")


class Refused(WorldError):
    """The target refuses, and nothing changed."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(reason)


class Fenced(Refused):
    """A later call has been seen for this object, so this one may no longer act."""


class NoSpace(WorldError):
    """A storage (or a machine's memory) lacks room; sizes are bytes."""

    def __init__(self, storage: str, wanted: int, free: int) -> None:
        self.storage, self.wanted, self.free = storage, wanted, free
        super().__init__(f"{storage} has {free} bytes free, {wanted} are wanted")


class NotThere(WorldError):
    """The named thing does not exist at the target."""

    def __init__(self, what: str) -> None:
        self.what = what
        super().__init__(f"{what} does not exist")
