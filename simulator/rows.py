"""Each noun of the world as a row: how it is written down, and how it comes back."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import is_dataclass
from typing import Any, TypeVar

from orrery.simulator import specs
from orrery.simulator.datacenter import BackupStorage, Bits, Guest, PrimaryStorage, SimMachine, StoredImage
from orrery.simulator.faults import Fault, known_parameters
from orrery.simulator.ledger import NO_CALL, WHOLE, Fence, Ledger
from orrery.simulator.operations import Operation, Operations
from orrery.simulator.plain import read_plain, to_plain
from orrery.simulator.specs import GuestState

F = TypeVar("F", bound=Fence)

_KINDS: dict[str, type[Any]] = {
    name: kind for name, kind in vars(specs).items() if isinstance(kind, type) and is_dataclass(kind)
}

_ENCODE = json.JSONEncoder(separators=(",", ":")).encode


def encode(value: Any) -> Any:
    """Turn an argument or an answer into JSON data: dataclasses and tuples keep their kind."""
    if is_dataclass(value):
        return {"kind": type(value).__name__, "of": to_plain(value)}
    if isinstance(value, tuple):
        return {"kind": "tuple", "of": [encode(one) for one in value]}
    return value


def decode(data: Any) -> Any:
    """Turn JSON data back into the argument or answer that it came from."""
    if not isinstance(data, dict):
        return data
    if data["kind"] == "tuple":
        return tuple(decode(one) for one in data["of"])
    return read_plain(_KINDS[data["kind"]], data["of"], "stored")


def _dump_fence(fence: Fence) -> list[Any]:
    return [list(fence.call), fence.gone, [[step, encode(answer)] for step, answer in fence.answers]]


def _load_fence(kind: type[F], call: list[int], gone: bool, answers: list[tuple[str, Any]]) -> F:
    run, epoch, attempt = call
    return kind((run, epoch, attempt), tuple((step, decode(answer)) for step, answer in answers), gone=gone)


class Rows:
    """Reads and writes the rows of one world."""

    def __init__(self, operations: Operations) -> None:
        self._operations = operations
        self._datacenter = operations.datacenter
        self._dump: dict[str, Callable[[str], Any]] = {
            "machines": self._dump_machine,
            "primaries": self._dump_primary,
            "backups": self._dump_backup,
            "bits": self._dump_bits,
            "images": self._dump_image,
            "guests": self._dump_guest,
            "ledgers": self._dump_ledger,
            "operations": self._dump_operation,
            "faults": self._dump_fault,
        }
        self._load: dict[str, Callable[[str, Any], None]] = {
            "machines": self._load_machine,
            "primaries": self._load_primary,
            "backups": self._load_backup,
            "bits": self._load_bits,
            "images": self._load_image,
            "guests": self._load_guest,
            "ledgers": self._load_ledger,
            "operations": self._load_operation,
            "faults": self._load_fault,
        }

    def keys(self, table: str) -> list[str]:
        """Return the keys of everything that a table has now, in the order in which it appeared."""
        dc = self._datacenter
        pairs: dict[str, Iterable[tuple[str, ...]]] = {
            "bits": dc.bits,
            "images": dc.images,
            "guests": dc.guests,
        }
        if table in pairs:
            return ["\n".join(key) for key in pairs[table]]
        single: dict[str, Iterable[object]] = {
            "machines": dc.machines,
            "primaries": dc.primaries,
            "backups": dc.backups,
            "ledgers": self._operations.ledgers.targets(),
            "operations": self._operations.pending,
            "faults": [number for number, _ in dc.faults.items()],
        }
        return [str(key) for key in single[table]]

    def dump(self, table: str, key: str) -> str | None:
        """Return a row's body as it is now, or None when there is no such thing any more."""
        data = self._dump[table](key)
        return None if data is None else _ENCODE(data)

    def load(self, table: str, key: str, body: str) -> None:
        """Take a row up again."""
        self._load[table](key, json.loads(body))

    def _dump_machine(self, key: str) -> Any:
        one = self._datacenter.machines.get(key)
        if one is None:
            return None
        return {
            "hardware": to_plain(one.hardware),
            "declared": one.declared,
            "connected": one.connected,
            "restarted": key in self._datacenter.restarted,
            "changes": [one.changes, key in self._datacenter.changed],
            "power": self._datacenter.down.get(key),
            "l2s": to_plain(one.l2s),
        }

    def _load_machine(self, key: str, data: Any) -> None:
        dc = self._datacenter
        hardware = read_plain(specs.Machine, data["hardware"], "stored")
        if hardware == dc.parameters.machine:
            hardware = dc.parameters.machine
        machine = dc.machines[key] = SimMachine(key, hardware, declared=data["declared"])
        machine.connected = data["connected"]
        if data.get("restarted"):
            dc.restarted[key] = None
        machine.changes, is_news = data["changes"]
        if is_news:
            dc.changed[key] = machine.changes
        if data["power"] is not None:
            dc.down[key] = data["power"]
        l2s = [read_plain(specs.L2Spec, one, "stored") for one in data["l2s"]]
        machine.l2s = tuple(dc.l2_specs.setdefault(one.uuid, one) for one in l2s)

    def _dump_primary(self, key: str) -> Any:
        one = self._datacenter.primaries.get(key)
        return one and {"spec": to_plain(one.spec), "total": one.total, "used": one.base_used}

    def _load_primary(self, key: str, data: Any) -> None:
        spec = read_plain(specs.PrimaryStorageSpec, data["spec"], "stored")
        self._datacenter.primaries[key] = PrimaryStorage(spec, data["total"], data["used"])

    def _dump_backup(self, key: str) -> Any:
        one = self._datacenter.backups.get(key)
        return one and {"spec": to_plain(one.spec), "total": one.total, "used": one.base_used}

    def _load_backup(self, key: str, data: Any) -> None:
        spec = read_plain(specs.BackupStorageSpec, data["spec"], "stored")
        self._datacenter.backups[key] = BackupStorage(spec, data["total"], data["used"])

    def _dump_bits(self, key: str) -> Any:
        storage, place, path = key.split("\n")
        one = self._datacenter.bits.get((storage, place, path))
        return one and [one.size, one.taken, one.template, one.cached, one.writer]

    def _load_bits(self, key: str, data: Any) -> None:
        storage, place, path = key.split("\n")
        size, taken, template, cached, writer = data
        bits = self._datacenter.bits[storage, place, path] = Bits(size, taken, template, cached=cached)
        bits.writer = writer
        used = self._datacenter.primaries[storage].used
        used[place] = used.get(place, 0) + taken

    def _dump_image(self, key: str) -> Any:
        storage, path = key.split("\n")
        one = self._datacenter.images.get((storage, path))
        return one and {"facts": to_plain(one.facts), "url": one.url, "writer": one.writer}

    def _load_image(self, key: str, data: Any) -> None:
        storage, path = key.split("\n")
        image = StoredImage(read_plain(specs.ImageFacts, data["facts"], "stored"), data["url"])
        image.writer = data["writer"]
        self._datacenter.images[storage, path] = image
        self._datacenter.backups[storage].used += image.facts.actual_size

    def _dump_guest(self, key: str) -> Any:
        address, uuid = key.split("\n")
        one = self._datacenter.guests.get((address, uuid))
        return one and {"state": one.state, "hung": one.hung, "spec": to_plain(one.spec)}

    def _load_guest(self, key: str, data: Any) -> None:
        spec = read_plain(specs.VmSpec, data["spec"], "stored")
        address, _ = key.split("\n")
        self._datacenter.put_guest(Guest(address, spec, GuestState(data["state"]), hung=data["hung"]))

    def _dump_ledger(self, key: str) -> Any:
        one = self._operations.ledgers.get(key)
        if one is None or (one.call == NO_CALL and not one.parts):
            return None
        return [*_dump_fence(one), {part: _dump_fence(fence) for part, fence in (one.parts or {}).items()}]

    def _load_ledger(self, key: str, data: Any) -> None:
        call, gone, answers, parts = data
        ledger = _load_fence(Ledger, call, gone, answers)
        ledger.parts = {part: _load_fence(Fence, *stored) for part, stored in parts.items()} or None
        self._operations.ledgers.put(key, ledger)

    def _dump_operation(self, key: str) -> Any:
        one = self._operations.pending.get(int(key))
        return one and {
            "kind": one.kind,
            "call": list(one.call),
            "arguments": [encode(argument) for argument in one.arguments],
            "on": [one.address, *one.sites],
            "at": [one.target, one.part],
            "due": one.due,
            "remaining": one.transfer.left(self._operations.env.now) if one.transfer else one.remaining,
        }

    def _load_operation(self, key: str, data: Any) -> None:
        arguments = [decode(argument) for argument in data["arguments"]]
        operation = Operation(data["kind"], tuple(data["call"]), *arguments)
        operation.on(*data["on"])
        if data["at"][0]:
            operation.at(data["at"][0], data["at"][1] or WHOLE)
        operation.number = int(key)
        operation.due = data["due"]
        operation.remaining = data["remaining"]
        self._operations.resume(operation)

    def _dump_fault(self, key: str) -> Any:
        stored = self._datacenter.faults.stored(int(key))
        return stored and {"fault": to_plain(stored[0]), "struck": stored[1]}

    def _load_fault(self, key: str, data: Any) -> None:
        fault = read_plain(Fault, known_parameters(data["fault"]), "stored")
        self._datacenter.faults.restore(int(key), fault, data["struck"])
