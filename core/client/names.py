"""Names instead of uuids: wherever a call takes the uuid of a resource, its name is looked up.

What has 32 hexadecimal digits is a uuid and is sent as it is; everything else is a name, or a kind and a name
(``vm/web-0``). A name has to be the only one of its kind, deleted resources that can be recovered aside.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from orrery.core.api.kinds import Kind, Kinds, refers_to_any
from orrery.core.client.caller import Caller
from orrery.core.client.errors import ClientError, InvalidField, near_matches
from orrery.core.kernel.api.message import UUID_PATTERN, Declaration, Refers
from orrery.core.kernel.api.text import escaped

CANDIDATES_MAX = 20
"""Most resources of one name that an error lists."""
NAMES_MAX = 1000
"""Most names that a missing one is compared with."""
GONE = ("Deleted", "Destroyed")
"""States in which a resource can be recovered, but is deleted for everybody else."""
_UUID = re.compile(UUID_PATTERN)
_STATES = ("state", "status")
_SINGLE, _LISTS = ("=", "!="), ("in", "not in")


class UnknownKind(ClientError):
    """A word that names no kind of resource, or several."""

    @classmethod
    def of(cls, word: str, found: Sequence[Kind], kinds: Kinds) -> UnknownKind:
        """The error for a word that stands for all of `found`, or for nothing."""
        if found:
            return cls(f"'{word}' may be {' or '.join(kind.name for kind in found)}; write one of them")
        names = [name for kind in kinds.all for name in kind.names]
        near = near_matches(word, names)
        hint = f"did you mean {', '.join(near)}?" if near else f"there is {_list_of(kinds)}"
        return cls(f"there is no kind of resource named '{word}'; {hint}")


class NoSuchName(ClientError):
    """No resource of a kind has a name."""

    is_failure = True


class AmbiguousName(ClientError):
    """Several resources of a kind have one name."""

    is_failure = True


@dataclass(frozen=True)
class Named:
    """A resource as somebody names it: a uuid, or a name, of one of the `kinds`."""

    kinds: tuple[Kind, ...]
    text: str


def is_uuid(text: str) -> bool:
    """Whether `text` is a uuid, so that no name is looked up."""
    return _UUID.fullmatch(text) is not None


def kind_named(kinds: Kinds, word: str) -> Kind:
    """The one kind that a word stands for. Raises UnknownKind."""
    found = kinds.matching(word)
    if len(found) != 1:
        raise UnknownKind.of(word, found, kinds)
    return found[0]


def split(kinds: Kinds, text: str) -> tuple[Kind | None, str]:
    """Kind and name of ``vm/web-0``; no kind where what stands before the slash is none."""
    word, slash, rest = text.partition("/")
    found = kinds.matching(word) if slash and rest else []
    return (found[0], rest) if len(found) == 1 else (None, text)


class Names:
    """Looks names up by one query each, as often as they stand in a call only once."""

    def __init__(self, caller: Caller, kinds: Kinds) -> None:
        self._caller = caller
        self._kinds = kinds
        self._known: dict[tuple[str, str], str] = {}

    async def parameters(self, declaration: Declaration, given: Mapping[str, Any]) -> dict[str, Any]:
        """The parameters of a call, with uuids for the names in them.

        Conditions of queries on fields that hold uuids (``hostUuid=host-0``) may have names as well.
        Raises NoSuchName, AmbiguousName, and InvalidField where a resource is of the wrong kind or has
        no name to go by.
        """
        if declaration.is_query:
            return await self._conditions(declaration, given)
        return {name: await self._parameter(declaration, name, given) for name in given}

    async def uuid(self, kind: Kind, text: str) -> str:
        """The uuid of the one resource of a kind that `text` names. Raises like `parameters`."""
        if is_uuid(text):
            return text
        known = self._known.get((kind.vo, text))
        if known is None:
            known = self._known[kind.vo, text] = await self._only(kind, text)
        return known

    async def every(self, kind: Kind, texts: Iterable[str]) -> list[str]:
        """The uuids of all resources of a kind that have one of these names or uuids.

        Raises NoSuchName for the first that no resource has, and InvalidField for a name of a kind without.
        """
        found: dict[str, None] = {}
        for text in texts:
            if not kind.is_named and not is_uuid(text):
                raise InvalidField(
                    kind.query.name, text, f"expected a uuid; the kind {kind.name} has no names"
                )
            field = "uuid" if is_uuid(text) else "name"
            condition = {"name": field, "op": "=", "value": text}
            body = await self._caller.call(kind.query.name, conditions=[condition], fields=["uuid"])
            if not body["inventories"]:
                raise await self.missing(kind, text)
            found |= dict.fromkeys(str(item["uuid"]) for item in body["inventories"])
        return list(found)

    async def missing(self, kind: Kind, text: str) -> NoSuchName:
        """The error for a name (or uuid) that no resource has, with names that are like it."""
        if is_uuid(text):
            return NoSuchName(f"there is no {kind.name} with the uuid {text}")
        body = await self._caller.call(kind.query.name, conditions=[], fields=["name"], limit=NAMES_MAX)
        near = near_matches(text, sorted({item["name"] for item in body["inventories"] if "name" in item}))
        hint = f"; did you mean {', '.join(near)}?" if near else f"; see orrery get {kind.name}"
        return NoSuchName(f"there is no {kind.name} named '{text}'{hint}")

    async def _parameter(self, declaration: Declaration, wire: str, given: Mapping[str, Any]) -> Any:
        value = given[wire]
        targets = self._kinds.parameter_targets(declaration, wire)
        if not targets:
            return value
        if isinstance(value, str):
            return await self._meant(declaration, wire, value, given)
        if isinstance(value, list) and all(isinstance(item, str) for item in value):
            return [await self._meant(declaration, wire, item, given) for item in value]
        return value

    async def _meant(self, declaration: Declaration, wire: str, text: str, given: Mapping[str, Any]) -> str:
        """The uuid for one text of a parameter."""
        if is_uuid(text) or not text:
            return text
        targets = self._kinds.parameter_targets(declaration, wire)
        if refers_to_any(targets):
            targets = _kind_in(declaration, wire, given)
        wanted = [kind for vo in targets if (kind := self._kinds.by_vo(vo)) is not None]
        if targets and not wanted:
            return text
        written, name = split(self._kinds, text)
        if written is not None and not wanted:
            return await self.uuid(written, name)
        if written is not None and written in wanted:
            return await self._of_field(declaration, wire, written, name)
        if written is not None:
            expected = " or ".join(kind.name for kind in wanted)
            raise InvalidField(declaration.name, wire, f"expected the kind {expected}, got '{text}'")
        if len(wanted) != 1:
            raise InvalidField(
                declaration.name, wire, f"expected a uuid, or a kind and a name as in vm/web-0, got '{text}'"
            )
        return await self._of_field(declaration, wire, wanted[0], text)

    async def _of_field(self, declaration: Declaration, wire: str, kind: Kind, name: str) -> str:
        if not kind.is_named and not is_uuid(name):
            reason = f"expected a uuid, since the kind {kind.name} has no names; got '{name}'"
            raise InvalidField(declaration.name, wire, reason)
        return await self.uuid(kind, name)

    async def _conditions(self, declaration: Declaration, given: Mapping[str, Any]) -> dict[str, Any]:
        kind = self._kinds.of(declaration.returns)
        if kind is None:
            return dict(given)
        return {**given, "conditions": [await self._condition(kind, c) for c in given["conditions"]]}

    async def _condition(self, kind: Kind, condition: Mapping[str, Any]) -> Mapping[str, Any]:
        value = condition.get("value")
        target = self._kinds.target(kind, condition["name"]) if isinstance(value, str) else None
        if target is None or not target.is_named or condition["op"] not in (*_SINGLE, *_LISTS):
            return condition
        assert isinstance(value, str)
        texts = [value] if condition["op"] in _SINGLE else value.split(",")
        uuids = [await self.uuid(target, self._without_kind(target, text.strip())) for text in texts if text]
        return {**condition, "value": ",".join(uuids)}

    def _without_kind(self, target: Kind, text: str) -> str:
        written, name = split(self._kinds, text)
        return name if written == target else text

    async def _only(self, kind: Kind, text: str) -> str:
        named = {"name": "name", "op": "=", "value": text}
        found = await self._candidates(kind, named)
        if not found:
            raise await self.missing(kind, text)
        if len(found) > 1:
            found = await self._candidates(kind, named, *_not_gone(kind)) or found
        if len(found) > 1:
            raise _ambiguous(kind, text, found)
        return str(found[0]["uuid"])

    async def _candidates(self, kind: Kind, *conditions: dict[str, Any]) -> Sequence[Mapping[str, Any]]:
        shown = [wire for wire in ("uuid", "name", *_STATES) if wire in kind.fields]
        body = await self._caller.call(
            kind.query.name,
            conditions=[*conditions],
            fields=shown,
            limit=CANDIDATES_MAX + 1,
            sortBy="uuid",
        )
        found: Sequence[Mapping[str, Any]] = body["inventories"]
        return found


def _not_gone(kind: Kind) -> list[dict[str, Any]]:
    """Conditions that leave out what is deleted."""
    value = ",".join(GONE)
    return [{"name": wire, "op": "not in", "value": value} for wire in _STATES if wire in kind.fields]


def _kind_in(declaration: Declaration, wire: str, given: Mapping[str, Any]) -> tuple[str, ...]:
    """The kind that another parameter names, where the declaration says so: ``resourceType=VmInstanceVO``."""
    for name, info in declaration.message.model_fields.items():
        marks = [mark for mark in info.metadata if isinstance(mark, Refers)]
        if (info.alias or name) == wire and marks and marks[0].kind_in:
            other = declaration.message.model_fields[marks[0].kind_in].alias or marks[0].kind_in
            return (str(given[other]),) if other in given else ()
    return ()


def _ambiguous(kind: Kind, text: str, found: Sequence[Mapping[str, Any]]) -> AmbiguousName:
    lines = [
        "  ".join(escaped(str(item[wire])) for wire in ("uuid", "name", *_STATES) if wire in item)
        for item in found[:CANDIDATES_MAX]
    ]
    number = f"more than {CANDIDATES_MAX}" if len(found) > CANDIDATES_MAX else str(len(found))
    listed = "".join(f"\n  {line}" for line in lines)
    return AmbiguousName(f"the name '{text}' is that of {number} of kind {kind.name}; give a uuid:{listed}")


def _list_of(kinds: Kinds) -> str:
    return ", ".join(_sorted(kind.name for kind in kinds.all)) or "none"


def _sorted(names: Iterable[str]) -> list[str]:
    return sorted(names, key=str.lower)
