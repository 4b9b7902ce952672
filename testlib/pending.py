"""What the garbage collector still has to do: which differences between rows and world it will end by itself.

For each step that may become garbage the table says what it would remove or add. One that is missing excuses
nothing; a test compares the table with the declared workflows.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from orrery.core.kernel.db.transaction import Transaction
from orrery.core.kernel.workflow import Garbage, Step
from orrery.testlib.rows import fresh

GARBAGE = fresh(select(Garbage).order_by(Garbage.uuid))

Thing = tuple[str, ...]
"""The kind of a thing, and what names it in the world: a guest by uuid and address, bits by storage and path,
what is plugged into a guest by guest and uuid."""
GUEST, PLUGGED, BITS = "guest", "plugged", "bits"


@dataclass(frozen=True)
class Work:
    """One piece of garbage as its function would see it."""

    params: Mapping[str, Any]
    out: Mapping[str, Any]


Removal = Callable[[Work], Iterable[Thing]]


def _guest(work: Work) -> Iterator[Thing]:
    if work.out.get("host_ref") is not None:
        yield GUEST, work.params["vm_uuid"], work.out["host_ref"]["address"]


def _stranger(work: Work) -> Iterator[Thing]:
    yield GUEST, work.out["guest"], work.out["address"]


def _arrived_guest(work: Work) -> Iterator[Thing]:
    """What arrived at a destination, and is sent back or away."""
    if work.out.get("destination_ref") is not None:
        yield GUEST, work.params["vm_uuid"], work.out["destination_ref"]["address"]


def _nic(work: Work) -> Iterator[Thing]:
    yield PLUGGED, work.params["vm_uuid"], work.params["nic"]["uuid"]


def _disk(work: Work) -> Iterator[Thing]:
    yield PLUGGED, work.params["vm_uuid"], work.params["volume_uuid"]


def _stored(bits: Mapping[str, Any] | None) -> Iterator[Thing]:
    if bits is not None:
        yield BITS, bits["storage"]["uuid"], bits["location"]["path"]


def _bits(work: Work) -> Iterator[Thing]:
    """The bits among the outputs: of one volume, of several, or of several by their volume."""
    bits = work.out.get("bits")
    if isinstance(bits, Mapping) and "location" not in bits:
        bits = list(bits.values())
    for one in bits if isinstance(bits, Sequence) else (bits,):
        yield from _stored(one)


def _own_bits(work: Work) -> Iterator[Thing]:
    return _stored(work.params)


def _caches(work: Work) -> Iterator[Thing]:
    for body in work.out.get("caches", ()):
        yield from _stored(body)


def _copies(work: Work) -> Iterator[Thing]:
    for storage, path in work.out.get("copies", ()):
        yield BITS, storage, path


def _nothing(work: Work) -> Iterator[Thing]:
    return iter(())


REMOVALS: dict[str, Removal] = {
    "host-delete/remove": _nothing,
    "host-stranger-destroy-forced/destroy": _stranger,
    "image-add/download": _copies,
    "image-cache-delete/delete": _own_bits,
    "image-cache-download/download": _own_bits,
    "image-expunge/delete": _copies,
    "l2-attach/realize": _nothing,
    "l2-detach/remove": _nothing,
    "primary-storage-delete/clean": _caches,
    "vm-attach-nic/plug": _nic,
    "vm-attach-volume/bits": _bits,
    "vm-attach-volume/plug": _disk,
    "vm-create-stopped/disks": _bits,
    "vm-create/boot": _guest,
    "vm-create/disks": _bits,
    "vm-destroy-now-with-data/delete-bits": _bits,
    "vm-destroy-now-with-data/destroy": _guest,
    "vm-destroy-now/delete-bits": _bits,
    "vm-destroy-now/destroy": _guest,
    "vm-destroy-with-data/destroy": _guest,
    "vm-destroy/destroy": _guest,
    "vm-detach-nic-forced/unplug": _nic,
    "vm-detach-nic/unplug": _nic,
    "vm-detach-volume-forced/unplug": _disk,
    "vm-detach-volume/unplug": _disk,
    "vm-expunge/delete-bits": _bits,
    "vm-first-start/boot": _guest,
    "vm-first-start/disks": _bits,
    "vm-migrate/leave-source": _guest,
    "vm-migrate/move": _arrived_guest,
    "vm-start/boot": _guest,
    "vm-stop-forced/shut-down": _guest,
    "volume-create/create": _bits,
    "volume-expunge/delete": _bits,
}
"""By workflow and step: what its garbage makes be gone (or be plugged in again)."""


def may_be_garbage(step: Step[Any, Any]) -> bool:
    """Whether what a step does or undoes outside may be left to the collector."""
    return step.deferrable or (step.undo is not None and not step.undo_is_optional)


@dataclass(frozen=True)
class Pending:
    """The things that the garbage collector is about to make right."""

    things: frozenset[Thing]

    @classmethod
    def of(cls, tx: Transaction) -> Pending:
        """What all garbage that there is would do."""
        return cls(frozenset(thing for item in tx.all(GARBAGE) for thing in _things(item)))

    def removes(self, *thing: str) -> bool:
        """Whether some garbage makes this very thing be gone, or be plugged in again."""
        return thing in self.things


def _things(item: Garbage) -> Iterable[Thing]:
    context = json.loads(item.context)
    removal = REMOVALS.get(f"{item.runner_class}/{item.step}", _nothing)
    return removal(Work(context["params"], context["outputs"]))
