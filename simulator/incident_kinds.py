"""The kinds of incidents, declared once: the API and the command line go by these."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from enum import StrEnum
from typing import Any


class IncidentKind(StrEnum):
    """What can happen at once and without a call; `INCIDENTS` says what each does and takes."""

    GUEST_STOPS = "guest_stops"
    GUEST_CRASHES = "guest_crashes"
    GUEST_HANGS = "guest_hangs"
    GUEST_DESTROYED = "guest_destroyed"
    GUEST_MOVED = "guest_moved"
    GUEST_STARTED = "guest_started"
    HOST_LOSES_POWER = "host_loses_power"
    HOST_COMES_BACK = "host_comes_back"
    AGENT_RESTARTS = "agent_restarts"


@dataclass(frozen=True, kw_only=True)
class DeclaredIncident:
    """What one kind of incident does, which parameters it needs, and which others it takes."""

    text: str
    needs: tuple[str, ...]
    takes: tuple[str, ...] = ()

    @property
    def parameters(self) -> tuple[str, ...]:
        """All parameters that it takes."""
        return (*self.needs, *self.takes)


_GUEST: dict[str, Any] = {"needs": ("guest",), "takes": ("host",)}
_HOST: dict[str, Any] = {"needs": ("host",)}

INCIDENTS: Mapping[IncidentKind, DeclaredIncident] = {
    IncidentKind.GUEST_STOPS: DeclaredIncident(text="The guest powers itself off.", **_GUEST),
    IncidentKind.GUEST_CRASHES: DeclaredIncident(
        text="The guest crashes; it stays on its machine, as Crashed.", **_GUEST
    ),
    IncidentKind.GUEST_HANGS: DeclaredIncident(
        text="The guest hangs: it is listed as before, and stops only by force.", **_GUEST
    ),
    IncidentKind.GUEST_DESTROYED: DeclaredIncident(
        text="Somebody removes the guest by the machine's own tools.", **_GUEST
    ),
    IncidentKind.GUEST_MOVED: DeclaredIncident(
        text="Somebody migrates the guest to the machine `to` by the machines' own tools.",
        needs=("guest", "to"),
        takes=("host",),
    ),
    IncidentKind.GUEST_STARTED: DeclaredIncident(
        text="Somebody starts a guest on the machine `host` by its own tools: one with the hardware, disks"
        " and nics of the guest `like` (without: as it runs elsewhere, else an empty one).",
        needs=("guest", "host"),
        takes=("like",),
    ),
    IncidentKind.HOST_LOSES_POWER: DeclaredIncident(
        text="The machine loses its power, and its guests, until it comes back.", **_HOST
    ),
    IncidentKind.HOST_COMES_BACK: DeclaredIncident(
        text="The machine answers again: faults that keep it alone dead are removed.", **_HOST
    ),
    IncidentKind.AGENT_RESTARTS: DeclaredIncident(
        text="The machine's agent starts anew: guests go on, and the machine has to be connected again.",
        **_HOST,
    ),
}
"""Every kind of incident."""


def _told(text: str) -> Any:
    """A parameter with what it means."""
    return field(default="", metadata={"text": text})


@dataclass(frozen=True, slots=True, kw_only=True)
class Incident:
    """One incident. Raises ValueError where its kind lacks a parameter, or does not take one."""

    kind: IncidentKind
    guest: str = _told("the uuid of the guest")
    host: str = _told("the address of the machine; may be left out for a guest that is on one machine only")
    to: str = _told("the address of the machine that it is moved to")
    like: str = _told("the uuid of another guest")

    def __post_init__(self) -> None:
        declared = INCIDENTS[self.kind]
        taken = declared.parameters
        for one in fields(self)[1:]:
            given = getattr(self, one.name)
            if given and one.name not in taken:
                raise ValueError(f"{self.kind} takes no `{one.name}`; it takes {', '.join(taken)}")
            if not given and one.name in declared.needs:
                raise ValueError(f"{self.kind} needs `{one.name}`: {one.metadata['text']}")
