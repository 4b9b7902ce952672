"""What a cloud shows to its administrator: every resource of every kind, as the queries answer."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from orrery.core.api.catalogue import declarations
from orrery.core.kernel.api.message import Declaration
from orrery.testlib.environment import Cloud

Row = Mapping[str, Any]
"""An inventory."""
Key = tuple[str, str]
"""A kind and a uuid."""

ALL = 1_000_000
FEW = 20
MOST: Mapping[str, int] = {"UndeliveredEventVO": FEW}
"""How many rows of a kind are looked at, where there are many that are alike."""
TOLD = ("AuditVO", "EventVO")
"""Kinds that tell of calls: each call adds some."""
PASSING = (
    "GarbageCollectorVO",
    "HostStrangerVO",
    "ImageCacheVO",
    "ResourceClashVO",
    "UndeliveredEventVO",
    "UnresolvedRunVO",
)
"""Kinds that refused calls may change: garbage, lists of hosts, images in the cache, events not delivered."""
TOUCHED = (
    "lastOpDate",
    "lastOpDateMs",
    "availableCapacity",
    "availablePhysicalCapacity",
    "systemUsedCapacity",
)
"""Fields that refused calls may change: dates, and the capacity that cached images take."""
KEYS = ("uuid", "id")
PARTS = {"UndeliveredEventVO": "webHookUuid"}
"""Kinds that belong to whoever owns what a field of theirs names."""
TAGS = ("UserTagVO", "SystemTagVO")
"""Kinds that belong to whoever owns what they are attached to."""


@dataclass(frozen=True)
class State:
    """Resources by kind and uuid at one moment, and whose they are."""

    rows: Mapping[str, Mapping[str, Row]] = field(default_factory=dict)
    written: Mapping[str, object] = field(default_factory=dict)
    """What the cloud said of the writes of each kind before its rows were read (`Cloud.written`)."""

    def of(self, kind: str) -> Mapping[str, Row]:
        """All resources of a kind, by uuid."""
        return self.rows.get(kind, {})

    def get(self, kind: str, uuid: Any) -> Row | None:
        """One resource; None where there is none, or `uuid` is not a text."""
        return self.of(kind).get(uuid) if isinstance(uuid, str) else None

    def kind_of(self, uuid: str) -> str | None:
        """The kind of the resource that has this uuid."""
        return next((kind for kind, rows in self.rows.items() if kind not in LINKS and uuid in rows), None)

    def owner(self, uuid: str) -> str | None:
        """The account that owns a resource, or the resource that it is a part of."""
        link = self.of("AccountResourceRefVO").get(uuid)
        if link is not None:
            return str(link["accountUuid"])
        kind = self.kind_of(uuid)
        row = self.of(kind)[uuid] if kind is not None else {}
        if kind in PARTS:
            return self.owner(str(row[PARTS[kind]]))
        if kind in TAGS:
            return self.owner(str(row["resourceUuid"]))
        return str(row["accountUuid"]) if row.get("accountUuid") is not None else None

    def is_shared(self, uuid: str, account: str) -> bool:
        """Whether a resource, or what it is attached to, is shared with an account, or with all."""
        kind = self.kind_of(uuid)
        if kind in TAGS:
            uuid = str(self.of(kind)[uuid]["resourceUuid"])
        shared = self.of("SharedResourceVO").values()
        return any(
            one["resourceUuid"] == uuid and (one.get("toPublic") or one.get("receiverAccountUuid") == account)
            for one in shared
        )

    def resources(self) -> Iterator[Key]:
        """All resources."""
        return ((kind, uuid) for kind, rows in self.rows.items() if kind not in LINKS for uuid in rows)


LINKS = ("AccountResourceRefVO", "SharedResourceVO", "QuotaVO", "GlobalConfigVO", *TOLD)
"""Kinds whose rows are no resources, or whose keys are uuids of other kinds."""


@cache
def queries() -> tuple[Declaration, ...]:
    """One query for each kind that is looked at, by name."""
    found = [one for _, one in sorted(declarations().items()) if one.is_query and one.subtype is None]
    return tuple(one for one in found if getattr(one.returns, "__vo__", "") not in ("", *TOLD))


async def observe(cloud: Cloud, kinds: Collection[str] | None = None, last: State | None = None) -> State:
    """Everything that the caller of `cloud` sees, or these kinds of it. Raises ApiFailure.

    Of the kinds that were not written since, the rows are those of the `last` state.
    """
    rows: dict[str, Mapping[str, Row]] = {}
    written: dict[str, object] = {}
    for query in queries():
        kind = str(getattr(query.returns, "__vo__", ""))
        if kinds is not None and kind not in kinds:
            continue
        assert query.returns is not None
        written[kind] = now = cloud.written(query.returns)
        if now is not None and last is not None and last.written.get(kind) == now:
            rows[kind] = last.of(kind)
            continue
        found = (await cloud.invoke(query.name, {"conditions": [], "limit": MOST.get(kind, ALL)}))[
            "inventories"
        ]
        rows[kind] = {key_of(kind, one): one for one in found}
    return State(rows, written)


def key_of(kind: str, row: Row) -> str:
    """What identifies a row among those of its kind."""
    if kind == "AccountResourceRefVO":
        return str(row["resourceUuid"])
    for name in KEYS:
        if name in row:
            return str(row[name])
    return repr(sorted(row.items()))


def plain(value: Any) -> Any:
    """A value without what calls touch in passing."""
    if isinstance(value, Mapping):
        return {name: plain(inner) for name, inner in value.items() if name not in TOUCHED}
    return [plain(inner) for inner in value] if isinstance(value, list | tuple) else value


def differences(before: State, after: State) -> Iterator[tuple[Key, str]]:
    """Each resource that is not as it was, with what is different, but for what calls change in passing."""
    for kind in sorted({*before.rows, *after.rows} - set(PASSING)):
        was, now = before.of(kind), after.of(kind)
        if was is now:
            continue
        for uuid in sorted({*was, *now}):
            if was.get(uuid) == now.get(uuid):
                continue
            if uuid not in now:
                yield (kind, uuid), "is gone"
            elif uuid not in was:
                yield (kind, uuid), "came"
            else:
                yield from (((kind, uuid), text) for text in _fields(was[uuid], now[uuid]))


def _fields(was: Row, now: Row) -> Iterator[str]:
    for name in sorted({*was, *now} - set(TOUCHED)):
        if plain(was.get(name)) != plain(now.get(name)):
            yield f"{name} was {was.get(name)!r}, is {now.get(name)!r}"
