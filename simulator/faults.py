"""What goes wrong in the simulated datacenter, and when: faults are data, and may be added and removed at run
time.
"""

from __future__ import annotations

import random
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from fnmatch import fnmatchcase

from simulator.clock import NEVER


class FaultKind(StrEnum):
    """The ways to fail; what each does to a call or a machine."""

    SLOW_HOST = "slow_host"
    """Latencies of calls to the host are multiplied by `factor`."""
    DEAD_HOST = "dead_host"
    """The host answers neither pings nor calls; with `power: off` its guests are gone too."""
    LOST_REPLY = "lost_reply"
    """The call has its effect, its answer never comes."""
    LOST_CALL = "lost_call"
    """The call never arrives."""
    REPEATED_CALL = "repeated_call"
    """The call is delivered twice."""
    FAILED_CALL = "failed_call"
    """The call is refused, nothing changes."""
    FULL_STORAGE = "full_storage"
    """The storage has no room left for anything new."""
    LYING_CAPACITY = "lying_capacity"
    """The storage reports its capacity multiplied by `factor`."""
    IMAGE_DOWNLOAD_FAILS = "image_download_fails"
    """Adding an image breaks off at the share `factor` of its bits; `addresses`/`pattern` select by URL."""


TARGETS_MACHINES = (FaultKind.DEAD_HOST,)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One fault: what, to whom, when.

    Without `addresses` and `pattern` it concerns everyone; `share` (0..1) narrows that to a fixed part of
    them. Addresses are management addresses of machines, and uuids or host names of storages. It lasts from
    `at` until `until` or for `duration` seconds, else for ever. `probability` is drawn for each call.
    `operations` narrows it to kinds of calls. Raises ValueError for values that make no sense.
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
    """It strikes at most so many calls."""
    power: bool = True
    """Only of dead_host: False cuts the machine's power, so its guests are gone."""
    reason: str = ""

    def __post_init__(self) -> None:
        if not 0 <= self.probability <= 1 or not 0 <= self.share <= 1:
            raise ValueError(f"probability and share lie between 0 and 1: {self}")
        if self.until is not None and self.duration is not None:
            raise ValueError(f"a fault has `until` or `duration`, not both: {self}")

    @property
    def end(self) -> float:
        """Return the simulated time at which it is over, in seconds."""
        if self.duration is not None:
            return self.at + self.duration
        return NEVER if self.until is None else self.until

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
        self._now = now
        self._rng = rng
        self._faults: dict[int, Fault] = {}
        self._struck: dict[int, int] = {}
        self.effects: dict[str, int] = {}
        """How often each kind of fault has had its effect: on calls, or on machines."""
        self._next_number = 1
        self.touch: Callable[[str, str], None] = lambda table, key: None
        self.on_machine_fault: Callable[[int, Fault], None] = lambda number, fault: None
        self.on_machine_fault_removed: Callable[[Fault], None] = lambda fault: None

    def __bool__(self) -> bool:
        return bool(self._faults)

    def items(self) -> Iterator[tuple[int, Fault]]:
        """Yield each fault with its number."""
        return iter(list(self._faults.items()))

    def add(self, fault: Fault) -> int:
        """Put a fault in force and return the number that removes it. A start in the past means now."""
        if fault.at < self._now() and fault.duration is not None:
            fault = replace(fault, at=self._now())
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
        if fault.kind in TARGETS_MACHINES:
            self.on_machine_fault(number, fault)

    def remove(self, number: int) -> None:
        """Take a fault back; unknown numbers are ignored. Machines it killed answer again."""
        fault = self._faults.pop(number, None)
        self._struck.pop(number, None)
        self.touch("faults", str(number))
        if fault is not None and fault.kind in TARGETS_MACHINES:
            self.on_machine_fault_removed(fault)

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
            if fault.end <= self._now():
                self.remove(number)
            if fault.kind is not kind or not self._in_force(number, fault):
                continue
            if (fault.operations or named) and operation not in fault.operations:
                continue
            if any(address is not None and fault.concerns(address) for address in addresses) and self._draw(
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

    def _in_force(self, number: int, fault: Fault) -> bool:
        if fault.count is not None and self._struck.get(number, 0) >= fault.count:
            return False
        return fault.at <= self._now() < fault.end

    def _draw(self, fault: Fault) -> bool:
        return fault.probability >= 1 or self._rng.random() < fault.probability
