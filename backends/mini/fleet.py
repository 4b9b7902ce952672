"""What starts and stops the hosts of a cloud on this machine.

Nothing about a fleet is remembered: the kernel, or a container engine, is asked for what carries the cloud's
name, so that `stop` finds all of it after any interruption. Every call can be repeated.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from orrery.core.client.deploy import Supplies


@dataclass(frozen=True, slots=True)
class FleetHost:
    """A host that shall be there."""

    name: str
    address: str
    """Where its agent listens."""


@dataclass(frozen=True, slots=True)
class FleetNetwork:
    """A network that joins all hosts, as a switch does."""

    interface: str
    """Its name on every host, such as eth0."""
    addresses: tuple[str, ...] = ()
    """What this machine has there, with prefix length: the gateways of the guests."""


@dataclass(frozen=True, slots=True)
class FleetSpec:
    """What a fleet shall be like."""

    cloud: str
    """The cloud's name, which everything carries."""
    folder: Path
    """Where the hosts keep their files; all hosts see it at this path."""
    hosts: Sequence[FleetHost]
    networks: Sequence[FleetNetwork]


@dataclass(frozen=True, slots=True)
class Lack:
    """Something that this machine lacks."""

    what: str
    do: str
    """The command that mends it, or what else helps."""

    def __str__(self) -> str:
        return f"{self.what}: {self.do}" if self.do else self.what


class HostFleet(Protocol):
    """Hosts of one kind. All methods block."""

    @property
    def name(self) -> str:
        """How the command line calls it."""

    def lacks(self) -> list[Lack]:
        """What this machine lacks for such hosts."""

    def supplies(self, cloud: str) -> Supplies:
        """What such hosts add to a deployment file that leaves it open."""

    def start(self, spec: FleetSpec) -> None:
        """Has the hosts there, joined by the networks, their agents answering. Raises UpFailed.

        The folder of each agent has its token already. Hosts that are there are left alone, but for what is
        missing; those that the cloud does not have any more are stopped.
        """

    def running(self, cloud: str) -> list[str]:
        """The names of the hosts that are there."""

    def stop(self, cloud: str, folder: Path) -> None:
        """Nothing of the hosts of a cloud is left, except their files. Raises UpFailed."""

    def ask(self, cloud: str, address: str, port: int) -> str | None:
        """The first line that a guest says at a TCP port, asked from beside the guests; None for silence."""

    def reach(self, cloud: str, address: str, port: int) -> str:
        """A command that connects to a guest's TCP port."""


def agent_folder(folder: Path, host: str) -> Path:
    """Where the agent of a host keeps its state."""
    return folder / host / "agent"
