"""What goes wrong in the simulated datacenter, and when: faults are data, and may be added and removed at run
time.
"""

from __future__ import annotations

import random
import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from fnmatch import fnmatchcase

from orrery.simulator.clock import NEVER


class FaultKind(StrEnum):
    """The ways to fail; what each does to a call or a machine."""

    SLOW_HOST = "slow_host"
    """Latencies of calls to the host are multiplied by `factor`."""
    DEAD_HOST = "dead_host"
    """The host answers neither pings nor calls; with `power: off` its guests are gone too. What it sends to
    other machines already goes on."""
    DEAF_HOST = "deaf_host"
    """Neither pings nor calls arrive at the host; the answers to earlier calls do."""
    MUTE_HOST = "mute_host"
    """Pings and calls arrive, and the calls have their effect; no answer comes back."""
    REFUSING_HOST = "refusing_host"
    """The host answers pings, and refuses everything else; `reason` says why."""
    PARTITION = "partition"
    """The hosts do not reach those of `peers` (without: any other), nor these them; the caller reaches them
    all. Migrations under way between them break off, and the guests stay where they were."""
    BROKEN_HANDOVER = "broken_handover"
    """A migration fails as the guest changes over: it runs on the destination, and stands paused on the
    source."""
    LOST_REPLY = "lost_reply"
    """The call has its effect, its answer never comes."""
    LOST_CALL = "lost_call"
    """The call never arrives."""
    REPEATED_CALL = "repeated_call"
    """The call is delivered twice."""
    FAILED_CALL = "failed_call"
    """The call is refused, nothing changes."""
    FULL_STORAGE = "full_storage"
    """The storage has no room left for anything new, and machines tell so."""
    LYING_CAPACITY = "lying_capacity"
    """The storage reports its capacity multiplied by `factor`."""
    IMAGE_DOWNLOAD_FAILS = "image_download_fails"
    """Adding an image breaks off at the share `factor` of its bits; `addresses`/`pattern` select by URL."""
    GUEST_STOPS = "guest_stops"
    """Guests of the host power themselves off."""
    GUEST_CRASHES = "guest_crashes"
    """Guests of the host crash: they are listed as Crashed."""
    GUEST_HANGS = "guest_hangs"
    """Guests of the host do nothing any more. They are listed as running, and stop only by force."""
    GUEST_DESTROYED = "guest_destroyed"
    """Somebody removes guests from the host by its own tools."""
    GUEST_MOVED = "guest_moved"
    """Somebody migrates guests from the host to one of `peers` (without: any) by its own tools."""
    GUEST_STARTED = "guest_started"
    """Somebody starts guests on the host by its own tools: a copy of each of `guests`, as it runs elsewhere,
    else an empty one of that uuid; without `guests` an empty one of a new uuid."""


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One fault: what, to whom, when.

    Without `addresses` and `pattern` it concerns everyone; `share` (0..1) narrows that to a fixed part of
    them. Addresses are management addresses of machines, and uuids or host names of storages. It lasts from
    `at` until `until` or for `duration` seconds, else for ever. `probability` is drawn for each call, or for
    each guest. `operations` narrows it to kinds of calls. Raises ValueError for values that make no sense.
    """

    kind: FaultKind
    addresses: tuple[str, ...] = ()
    pattern: str | None = None
    share: float = 1.0
    operations: tuple[str, ...] = ()
    at: float = 0.0
    until: float | None = None
    duration: float | None = None
    probability: float = 1.0
    factor: float = 1.0
    count: int | None = None
    """It strikes at most so many calls, or guests."""
    power: bool = True
    """Only of dead_host: False cuts the machine's power, so its guests are gone."""
    reason: str = ""
    guests: tuple[str, ...] = ()
    """Only of faults of guests: the uuids of those that it strikes, on the hosts that it concerns."""
    peers: tuple[str, ...] = ()
    """Addresses of other machines: those that a partition cuts off, or that guests move to."""

    def __post_init__(self) -> None:
        if not 0 <= self.probability <= 1 or not 0 <= self.share <= 1:
            raise ValueError(f"probability and share lie between 0 and 1: {self}")
        if self.until is not None and self.duration is not None:
            raise ValueError(f"a fault has `until` or `duration`, not both: {self}")
        if self.guests and self.kind not in STRIKES_GUESTS:
            raise ValueError(f"only faults of guests have `guests`: {self}")
        if self.peers and self.kind not in (FaultKind.PARTITION, FaultKind.GUEST_MOVED):
            raise ValueError(f"only partition and guest_moved have `peers`: {self}")
        if self.kind is FaultKind.GUEST_STARTED and not (self.addresses or self.pattern):
            raise ValueError(f"a fault guest_started says where, by `addresses` or `pattern`: {self}")

    @property
    def end(self) -> float:
        """Return the simulated time at which it is over, in seconds."""
        if self.duration is not None:
            return self.at + self.duration
        return NEVER if self.until is None else self.until

    def parts(self, one: str, other: str) -> bool:
        """Tell whether this partition keeps two machines from reaching each other."""
        return any(
            self.concerns(here) and (there in self.peers if self.peers else True)
            for here, there in ((one, other), (other, one))
        )

    def concerns(self, address: str) -> bool:
        """Tell whether the target with that address is among those it strikes."""
        if self.addresses and address not in self.addresses:
            return False
        if self.pattern is not None and not fnmatchcase(address, self.pattern):
            return False
        return self.share >= 1 or _place_of(address) < self.share


def _place_of(address: str) -> float:
    """Place an address evenly in 0..1, the same in every run."""
    return zlib.crc32(address.encode()) / 2**32


class Faults:
    """The faults of a world, each in force during its own time."""

    def __init__(self, now: Callable[[], float], rng: random.Random) -> None:
        """`now` gives the simulated time; `rng` draws what is left to chance."""
        self.now = now
        self._rng = rng
        self._faults: dict[int, Fault] = {}
        self._struck: dict[int, int] = {}
        self.effects: dict[str, int] = {}
        """How often each kind of fault has had its effect: on calls, or on machines."""
        self._next_number = 1
        self.touch: Callable[[str, str], None] = lambda table, key: None
        self.on_acting_fault: Callable[[int, Fault], None] = lambda number, fault: None
        self.on_acting_fault_removed: Callable[[Fault], None] = lambda fault: None

    def __bool__(self) -> bool:
        return bool(self._faults)

    def items(self) -> Iterator[tuple[int, Fault]]:
        """Yield each fault with its number."""
        return iter(list(self._faults.items()))

    def add(self, fault: Fault) -> int:
        """Put a fault in force and return the number that removes it. A start in the past means now."""
        if fault.at < self.now() and fault.duration is not None:
            fault = replace(fault, at=self.now())
        number = self._next_number
        self._next_number += 1
        self._enforce(number, fault)
        return number

    def restore(self, number: int, fault: Fault, struck: int) -> None:
        """Put a fault in force again that was stored."""
        self._next_number = max(self._next_number, number + 1)
        self._struck[number] = struck
        self._enforce(number, fault)

    def _enforce(self, number: int, fault: Fault) -> None:
        self._faults[number] = fault
        self.touch("faults", str(number))
        if fault.kind in ACTS_BY_ITSELF:
            self.on_acting_fault(number, fault)

    def remove(self, number: int) -> None:
        """Take a fault back; unknown numbers are ignored. Machines it killed answer again."""
        fault = self._faults.pop(number, None)
        self._struck.pop(number, None)
        self.touch("faults", str(number))
        if fault is not None and fault.kind in ACTS_BY_ITSELF:
            self.on_acting_fault_removed(fault)

    def stored(self, number: int) -> tuple[Fault, int] | None:
        """Return a fault and how many calls it has struck, or None when it is not in force any more."""
        fault = self._faults.get(number)
        return None if fault is None else (fault, self._struck.get(number, 0))

    def holds(self, number: int) -> bool:
        """Tell whether the fault has not been removed or run out."""
        return number in self._faults

    def strike(
        self, kind: FaultKind, operation: str, *addresses: str | None, named: bool = False
    ) -> Fault | None:
        """Return the first fault of that kind that strikes this call to one of the addresses, or None.

        Counts it as struck, and draws its probability. With `named`, only faults that name the operation do.
        """
        for number, fault in list(self._faults.items()):
            if fault.end <= self.now():
                self.remove(number)
            if fault.kind is not kind or not self._in_force(number, fault):
                continue
            if (fault.operations or named) and operation not in fault.operations:
                continue
            if any(address is not None and fault.concerns(address) for address in addresses) and self.draw(
                fault
            ):
                self._struck[number] = self._struck.get(number, 0) + 1
                self.count(kind)
                self.touch("faults", str(number))
                return fault
        return None

    def count(self, kind: FaultKind) -> None:
        """Note that a fault of this kind has had its effect once more."""
        self.effects[kind.value] = self.effects.get(kind.value, 0) + 1

    def naming(self, operation: str) -> list[FaultKind]:
        """Return the kinds of fault in force that name this operation and can keep it from being answered."""
        losing = (FaultKind.LOST_CALL, FaultKind.LOST_REPLY, FaultKind.FAILED_CALL)
        found = {
            fault.kind: None
            for number, fault in self._faults.items()
            if fault.kind in losing and operation in fault.operations and self._in_force(number, fault)
        }
        return list(found)

    def active(self, kind: FaultKind, address: str) -> Fault | None:
        """Return a fault of that kind in force at the address, without counting or drawing; None for none."""
        for number, fault in self._faults.items():
            if fault.kind is kind and self._in_force(number, fault) and fault.concerns(address):
                return fault
        return None

    def parts(self, one: str, other: str) -> bool:
        """Tell whether a partition in force keeps two machines from reaching each other."""
        return any(
            fault.kind is FaultKind.PARTITION and self._in_force(number, fault) and fault.parts(one, other)
            for number, fault in self._faults.items()
        )

    def in_force(self, *kinds: FaultKind) -> list[Fault]:
        """Return the faults of these kinds that are in force now."""
        return [
            fault
            for number, fault in self._faults.items()
            if fault.kind in kinds and self._in_force(number, fault)
        ]

    def draw(self, fault: Fault) -> bool:
        """Draw whether a fault strikes, by its probability."""
        return fault.probability >= 1 or self._rng.random() < fault.probability

    def draw_uuid(self) -> str:
        """Draw the uuid of something that the fault makes."""
        return f"{self._rng.getrandbits(128):032x}"

    def choose(self, addresses: Sequence[str]) -> str:
        """Draw one of some machines."""
        return self._rng.choice(addresses)

    def _in_force(self, number: int, fault: Fault) -> bool:
        if fault.count is not None and self._struck.get(number, 0) >= fault.count:
            return False
        return fault.at <= self.now() < fault.end
