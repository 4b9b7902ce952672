"""What the catalogue says of a kind of resource: the APIs that list, change, remove and expunge it.

Nothing is listed by hand: the update API of `AddKVMHost` is `UpdateKVMHost`, or that of its kind,
`UpdateHost`; what it can change are the parameters that both have.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Annotated, Any, get_args, get_origin

from orrery.core.api.catalogue_export import inventory_fields
from orrery.core.client.deploy.kinds import kinds
from orrery.core.client.fields import wire_fields
from orrery.core.kernel.api.message import Declaration, Refers

TAG_FIELDS = frozenset({"systemTags", "userTags", "tagUuids"})
_CREATING = ("Create", "Add")


@dataclass(frozen=True, slots=True)
class Call:
    """An API, and its parameter that takes the resource's uuid."""

    api: str
    uuid: str


class Apis:
    """The APIs of a catalogue by what they do."""

    def __init__(self, catalogue: Mapping[str, Declaration]) -> None:
        self.catalogue = catalogue
        self._changes: dict[str, Mapping[str, Call]] = {}

    @cached_property
    def vos(self) -> dict[str, str]:
        """The kind of resource (``HostVO``) that each family makes, by family."""
        found: dict[str, str] = {}
        for kind in kinds().by_tag.values():
            declaration = self.catalogue.get(kind.api or "")
            if declaration is None or kind.setting or kind.seen:
                continue
            vo = _returned(declaration)
            if vo:
                found.setdefault(kind.family, vo)
        return found

    @cached_property
    def families(self) -> dict[str, str]:
        """The family that makes a kind of resource."""
        return {vo: family for family, vo in self.vos.items()}

    @cached_property
    def queries(self) -> dict[str, str]:
        """The query API of each kind of resource."""
        found = [d for d in self.catalogue.values() if d.is_query and not d.subtype]
        return {_returned(declaration): declaration.name for declaration in found}

    def shown(self, vo: str) -> list[str]:
        """What the inventory of a kind of resource shows, unless it is empty."""
        query = self.queries.get(vo)
        return inventory_fields(self.catalogue[query]) if query is not None else []

    def changes(self, api: str, family: str) -> Mapping[str, Call]:
        """By parameter of a creating API, the call that changes it later, if there is one."""
        if api not in self._changes:
            self._changes[api] = self._find_changes(self.catalogue[api], self.vos.get(family, ""))
        return self._changes[api]

    def removal(self, vo: str) -> Call | None:
        """The call that removes a resource of a kind."""
        return self._on_one(vo, ("Delete", "Destroy"), "DELETE")

    def expunge(self, vo: str) -> Call | None:
        """The call that removes for good what a deletion policy keeps."""
        return self._on_one(vo, ("Expunge",), "PUT")

    def _on_one(self, vo: str, verbs: tuple[str, ...], method: str) -> Call | None:
        for declaration in self.catalogue.values():
            if declaration.name.startswith(verbs) and declaration.method == method:
                named = _naming(declaration, vo)
                if named and declaration.path_fields == {named}:
                    return Call(declaration.name, named)
        return None

    def _find_changes(self, creation: Declaration, vo: str) -> dict[str, Call]:
        taken = set(wire_fields(creation.message)) - TAG_FIELDS
        stem = creation.name
        for verb in _CREATING:
            stem = stem.removeprefix(verb)
        found: dict[str, Call] = {}
        for name in (f"Update{stem}", f"Update{vo.removesuffix('VO')}"):
            update = self.catalogue.get(name)
            if update is not None and _returned(update) == vo and "uuid" in wire_fields(update.message):
                for field in wire_fields(update.message).keys() & taken:
                    found.setdefault(field, Call(name, "uuid"))
        for declaration in self.catalogue.values():
            if declaration.name.startswith("Change") and _returned(declaration) == vo:
                named = _naming(declaration, vo)
                others = wire_fields(declaration.message).keys() - TAG_FIELDS - {named}
                if named and others and others <= taken:
                    found |= {field: Call(declaration.name, named) for field in others - found.keys()}
        return found


def referred(declaration: Declaration, field: str) -> Refers | None:
    """Of which kind a parameter names a resource, if it does."""
    info = wire_fields(declaration.message).get(field)
    if info is None:
        return None
    marks = (*info.metadata, *_marks(info.annotation))
    return next((mark for mark in marks if isinstance(mark, Refers)), None)


def _marks(annotation: Any) -> Iterator[Any]:
    """All that is annotated inside a type, such as on the items of a list."""
    if get_origin(annotation) is Annotated:
        yield from annotation.__metadata__
    for inner in get_args(annotation):
        yield from _marks(inner)


def _returned(declaration: Declaration) -> str:
    vo: str = getattr(declaration.returns, "__vo__", "") or ""
    return vo


def _naming(declaration: Declaration, vo: str) -> str:
    """The parameter in a call's path that names a resource of a kind."""
    for field in sorted(declaration.path_fields):
        refers = referred(declaration, field)
        if refers is not None and refers.vo == vo:
            return field
    return ""
