"""The kinds of faults, declared once: files, the API and the command line go by these."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class FaultKind(StrEnum):
    """The ways to fail; `DECLARED` says what each does and takes."""

    SLOW_HOST = "slow_host"
    DEAD_HOST = "dead_host"
    DEAF_HOST = "deaf_host"
    MUTE_HOST = "mute_host"
    REFUSING_HOST = "refusing_host"
    PARTITION = "partition"
    BROKEN_HANDOVER = "broken_handover"
    LOST_REPLY = "lost_reply"
    LOST_CALL = "lost_call"
    REPEATED_CALL = "repeated_call"
    FAILED_CALL = "failed_call"
    FULL_STORAGE = "full_storage"
    LYING_CAPACITY = "lying_capacity"
    IMAGE_DOWNLOAD_FAILS = "image_download_fails"
    GUEST_STOPS = "guest_stops"
    GUEST_CRASHES = "guest_crashes"
    GUEST_HANGS = "guest_hangs"
    GUEST_DESTROYED = "guest_destroyed"
    GUEST_MOVED = "guest_moved"
    GUEST_STARTED = "guest_started"


class Target(StrEnum):
    """What the addresses of a fault are."""

    MACHINES = "machines"
    STORAGES = "storages"
    PLACES = "machines and storages"
    URLS = "URLs"


@dataclass(frozen=True, kw_only=True)
class Declared:
    """What one kind of fault does, to what, and which parameters it takes beside `COMMON`."""

    text: str
    target: Target = Target.MACHINES
    takes: tuple[str, ...] = ()

    @property
    def parameters(self) -> tuple[str, ...]:
        """All parameters that it takes."""
        return (*COMMON, *self.takes)


COMMON = ("addresses", "pattern", "share", "at", "until", "duration")
"""Parameters that every kind takes: to whom, and when."""
_CALLS = ("operations", "probability", "count")
_GUESTS = ("guests", "probability", "count")

DECLARED: Mapping[FaultKind, Declared] = {
    FaultKind.SLOW_HOST: Declared(
        text="Latencies of calls to the host are multiplied by `factor`.",
        target=Target.PLACES,
        takes=(*_CALLS, "factor"),
    ),
    FaultKind.DEAD_HOST: Declared(
        text="The host answers neither pings nor calls; with `power: off` its guests are gone too. What it"
        " sends to other machines already goes on.",
        takes=("power",),
    ),
    FaultKind.DEAF_HOST: Declared(
        text="Neither pings nor calls arrive at the host; the answers to earlier calls do.", takes=_CALLS
    ),
    FaultKind.MUTE_HOST: Declared(
        text="Pings and calls arrive, and the calls have their effect; no answer comes back.", takes=_CALLS
    ),
    FaultKind.REFUSING_HOST: Declared(
        text="The host answers pings, and refuses everything else; `reason` says why.",
        takes=(*_CALLS, "reason"),
    ),
    FaultKind.PARTITION: Declared(
        text="The hosts do not reach those of `peers` (without: any other), nor these them; the caller"
        " reaches them all. Migrations under way between them break off, and the guests stay where they"
        " were.",
        takes=("peers",),
    ),
    FaultKind.BROKEN_HANDOVER: Declared(
        text="A migration fails as the guest changes over: it runs on the destination, and stands paused on"
        " the source.",
        takes=_CALLS,
    ),
    FaultKind.LOST_REPLY: Declared(
        text="The call has its effect, its answer never comes.", target=Target.PLACES, takes=_CALLS
    ),
    FaultKind.LOST_CALL: Declared(text="The call never arrives.", target=Target.PLACES, takes=_CALLS),
    FaultKind.REPEATED_CALL: Declared(
        text="The call is delivered twice.", target=Target.PLACES, takes=_CALLS
    ),
    FaultKind.FAILED_CALL: Declared(
        text="The call is refused, nothing changes; `reason` says why.",
        target=Target.PLACES,
        takes=(*_CALLS, "reason"),
    ),
    FaultKind.FULL_STORAGE: Declared(
        text="The storage has no room left for anything new, and machines tell so.", target=Target.STORAGES
    ),
    FaultKind.LYING_CAPACITY: Declared(
        text="The storage reports its capacity multiplied by `factor`.",
        target=Target.STORAGES,
        takes=("factor",),
    ),
    FaultKind.IMAGE_DOWNLOAD_FAILS: Declared(
        text="Adding an image breaks off at the share `factor` of its bits.",
        target=Target.URLS,
        takes=(*_CALLS, "factor"),
    ),
    FaultKind.GUEST_STOPS: Declared(text="Guests of the host power themselves off.", takes=_GUESTS),
    FaultKind.GUEST_CRASHES: Declared(
        text="Guests of the host crash: they are listed as Crashed.", takes=_GUESTS
    ),
    FaultKind.GUEST_HANGS: Declared(
        text="Guests of the host do nothing any more. They are listed as running, and stop only by force.",
        takes=_GUESTS,
    ),
    FaultKind.GUEST_DESTROYED: Declared(
        text="Somebody removes guests from the host by its own tools.", takes=_GUESTS
    ),
    FaultKind.GUEST_MOVED: Declared(
        text="Somebody migrates guests from the host to one of `peers` (without: any) by its own tools.",
        takes=(*_GUESTS, "peers"),
    ),
    FaultKind.GUEST_STARTED: Declared(
        text="Somebody starts guests on the host by its own tools: a copy of each of `guests`, as it runs"
        " elsewhere, else an empty one of that uuid; without `guests` an empty one of a new uuid.",
        takes=_GUESTS,
    ),
}
"""Every kind of fault."""

STRIKES_GUESTS = (
    FaultKind.GUEST_STOPS,
    FaultKind.GUEST_CRASHES,
    FaultKind.GUEST_HANGS,
    FaultKind.GUEST_DESTROYED,
    FaultKind.GUEST_MOVED,
    FaultKind.GUEST_STARTED,
)
"""Faults that strike once, at their time, and are over."""
ACTS_BY_ITSELF = (FaultKind.DEAD_HOST, FaultKind.PARTITION, FaultKind.FULL_STORAGE, *STRIKES_GUESTS)
"""Faults that do something at their time, and not only to calls."""
