"""What goes wrong in the simulated datacenter, and when: faults are data, and may be added and removed at run
time.
"""

from __future__ import annotations

import random
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from fnmatch import fnmatchcase
from typing import Any

from orrery.simulator.clock import NEVER
from orrery.simulator.fault_kinds import ACTS_BY_ITSELF, DECLARED, STRIKES_GUESTS, FaultKind

__all__ = ["DECLARED", "STRIKES_GUESTS", "Fault", "FaultKind", "Faults", "known_parameters"]


def _told(default: Any, text: str) -> Any:
    """A parameter with what it means."""
    return field(default=default, metadata={"text": text})


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One fault: what, to whom, when.

    Without `addresses` and `pattern` it concerns everyone. It lasts from `at` until `until` or for `duration`
    seconds, else for ever. Raises ValueError for values that make no sense, and for parameters that its kind
    does not take.
    """

    kind: FaultKind
    addresses: tuple[str, ...] = _told((), "addresses of machines, uuids or host names of storages")
    pattern: str | None = _told(None, "addresses as a pattern, such as 10.0.1.*")
    share: float = _told(1.0, "a fixed part of them, 0 to 1")
    operations: tuple[str, ...] = _told((), "kinds of calls, such as start_vm")
    at: float = _told(0.0, "from when on, in simulated seconds")
    until: float | None = _told(None, "until when, in simulated seconds")
    duration: float | None = _told(None, "for how long, in simulated seconds")
    probability: float = _told(1.0, "drawn for each call, or each guest, 0 to 1")
    factor: float = _told(1.0, "by how much, as the kind says")
    count: int | None = _told(None, "how many calls, or guests, it strikes at most")
    power: bool = _told(True, "false cuts the machine's power, so its guests are gone")
    reason: str = _told("", "what the refusal says")
    guests: tuple[str, ...] = _told((), "uuids of the guests that it strikes, on the hosts that it concerns")
    peers: tuple[str, ...] = _told((), "addresses of other machines")

    def __post_init__(self) -> None:
        taken = DECLARED[self.kind].parameters
        for one in fields(self)[1:]:
            if one.name not in taken and getattr(self, one.name) != one.default:
                raise ValueError(f"{self.kind} takes no `{one.name}`; it takes {', '.join(taken)}")
        if not 0 <= self.probability <= 1 or not 0 <= self.share <= 1:
            raise ValueError(f"probability and share lie between 0 and 1: {self}")
        if self.until is not None and self.duration is not None:
            raise ValueError(f"a fault has `until` or `duration`, not both: {self}")
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


def known_parameters(stored: Mapping[str, Any]) -> dict[str, Any]:
    """What a stored fault's kind takes; earlier versions kept other parameters too."""
    taken = DECLARED[FaultKind(stored["kind"])].parameters
    return {name: value for name, value in stored.items() if name == "kind" or name in taken}


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

    def draw_anew(self, origin: str) -> None:
        """From now on, what is left to chance follows from this text alone."""
        self._rng.seed(origin)

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
