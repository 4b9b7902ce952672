"""The calls that the elements of a file become."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from orrery.core.client import fields as api_fields
from orrery.core.client.deploy.elements import Document, Draft
from orrery.core.client.deploy.kinds import (
    CONFIG_PHASE,
    EVERYBODY,
    GLOBAL_CONFIG,
    OWNER,
    SHARING,
    Attachment,
    Ref,
)
from orrery.core.client.deploy.names import Names
from orrery.core.client.deploy.plan import Key, Reference, Resource
from orrery.core.client.errors import InvalidField
from orrery.core.kernel.api.declaration import Declaration


class Calls:
    """Collects the calls of a plan, and what of the file is not served."""

    def __init__(self, document: Document, catalogue: Mapping[str, Declaration], names: Names) -> None:
        self.resources: list[Resource] = []
        self.unserved: dict[Key, str] = {}
        """What is not served, and how messages call it."""
        self.unsupported: list[str] = []
        self._document = document
        self._catalogue = catalogue
        self._names = names
        self._children: dict[tuple[Key, str], list[Key]] = {}
        self._attachments: list[tuple[Draft, Attachment]] = []
        self._global_configs()

    def add(self, draft: Draft) -> None:
        """Take one element in. Parents come before their children. Raises DeploymentError."""
        key = self._names.key(draft)
        if draft.parent is not None:
            place = (self._names.key(draft.parent), draft.kind.family)
            self._children.setdefault(place, []).append(key)
        is_elsewhere = bool(draft.kind.elsewhere) and draft.kind.elsewhere in draft.values
        if is_elsewhere or draft.kind.api is None or draft.kind.api not in self._catalogue:
            feature = draft.kind.feature or draft.kind.api or draft.kind.tag
            self._not_served(draft, feature)
            self.unserved[key] = draft.title
            return
        self.resources.append(self._resource(draft, key))
        for attachment in (*draft.kind.attachments, OWNER, SHARING):
            if draft.refs.get(attachment.key):
                self._attach(draft, attachment)

    def finish(self) -> None:
        """Add what can only be known when all elements are in: attachments come after the hosts."""
        for draft, attachment in self._attachments:
            before: list[Key] = []
            if attachment.after_children:
                before = self._children.get((self._names.key(draft), attachment.after_children), [])
            for name in draft.refs[attachment.key]:
                if attachment is SHARING and name == EVERYBODY:
                    self.resources.append(self._shared_with_all(draft))
                    continue
                for other in self._names.find(attachment.family, name, draft):
                    self.resources.append(self._attachment(draft, attachment, other, tuple(before)))

    def _resource(self, draft: Draft, key: Key) -> Resource:
        assert draft.kind.api is not None
        declaration = self._catalogue[draft.kind.api]
        references, after = self._references(draft)
        fields = self._fields(draft, declaration)
        self._require(draft, declaration, {*fields, *(r.wire for r in references)})
        parent = self._names.key(draft.parent) if draft.parent else None
        if parent is not None and not draft.kind.parent_wire:
            after = (*after, parent)
        return Resource(
            key, draft.kind.tag, draft.name or key.name, draft.kind.api, fields, references, after,
            parent, draft.line, draft.kind.phase,
        )  # fmt: skip

    def _references(self, draft: Draft) -> tuple[tuple[Reference, ...], tuple[Key, ...]]:
        found: list[Reference] = []
        after: list[Key] = []
        if draft.parent is not None and draft.kind.parent_wire:
            found.append(Reference(draft.kind.parent_wire, (self._names.key(draft.parent),), False))
        for ref in draft.kind.refs:
            keys = self._meant(draft, ref)
            if keys and ref.wire:
                found.append(Reference(ref.wire, keys, ref.many))
            elif keys:
                after.extend(keys)
        default = self._default_l3(draft, found)
        return (*found, *default), tuple(after)

    def _meant(self, draft: Draft, ref: Ref) -> tuple[Key, ...]:
        names = draft.refs.get(ref.key, [])
        if len(names) > 1 and not ref.many:
            raise self._names.error(draft, ref.key, f"expected one name, got {', '.join(names)}")
        drafts = [found for name in names for found in self._names.find(ref.family, name, draft)]
        if not ref.many and len(drafts) > 1:
            drafts = [self._nearest(draft, drafts)]
        return tuple(self._names.key(found) for found in drafts)

    def _nearest(self, asker: Draft, drafts: list[Draft]) -> Draft:
        """Of an image's copies on several storages, the one that the asker's zone reaches."""
        for name in asker.refs.get("l3Networks", []):
            place: Draft | None = self._names.find("l3Network", name, asker)[0]
            while place is not None and place.kind.family != "zone":
                place = place.parent
            reached = place.refs.get("backupStorages", []) if place else []
            for draft in drafts:
                if set(draft.refs.get("backupStorages", ())) & set(reached):
                    return draft
        return drafts[0]

    @staticmethod
    def _default_l3(draft: Draft, found: list[Reference]) -> list[Reference]:
        """Where a VM with several networks names no default one, it is the first."""
        if draft.kind.family != "vm" or any(r.wire == "defaultL3NetworkUuid" for r in found):
            return []
        l3s = next((r.to for r in found if r.wire == "l3NetworkUuids"), ())
        return [Reference("defaultL3NetworkUuid", l3s[:1], False)] if len(l3s) > 1 else []

    def _fields(self, draft: Draft, declaration: Declaration) -> dict[str, Any]:
        fields: dict[str, Any] = {}
        known = api_fields.wire_fields(declaration.message)
        for given, value in draft.values.items():
            if given in draft.kind.facts:
                continue
            wire = draft.kind.aliases.get(given, given)
            if wire not in known and self._document.is_xml:
                self._not_served(draft, given)
            else:
                fields[wire] = self._checked(draft, declaration, (given, wire), value)
        return fields

    def _checked(self, draft: Draft, declaration: Declaration, names: tuple[str, str], value: Any) -> Any:
        given, wire = names
        try:
            field = api_fields.wire_fields(declaration.message).get(wire)
            if field is not None and type(value) is int and api_fields.type_of(field) is str:
                value = str(value)
            return api_fields.check(declaration, wire, value)
        except InvalidField as refusal:
            raise self._names.error(draft, given, refusal.reason) from None

    def _require(self, draft: Draft, declaration: Declaration, given: set[str]) -> None:
        lacking = api_fields.missing(declaration, given)
        if lacking:
            by_wire = {ref.wire: ref.key for ref in draft.kind.refs}
            name = by_wire.get(lacking[0], lacking[0])
            raise self._names.error(draft, name, f"missing; {declaration.name} needs it")

    def _attach(self, draft: Draft, attachment: Attachment) -> None:
        if attachment.api not in self._catalogue:
            self._not_served(draft, attachment.feature or attachment.api)
            return
        self._attachments.append((draft, attachment))

    def _attachment(
        self, draft: Draft, attachment: Attachment, other: Draft, before: tuple[Key, ...]
    ) -> Resource:
        own, target = self._names.key(draft), self._names.key(other)
        label = f"{target.name} to {own.name}"
        return Resource(
            Key("attachment", f"{attachment.family} {label}"),
            f"{attachment.family} attachment",
            label,
            attachment.api,
            {},
            (
                Reference(attachment.own, (own,), attachment.many),
                Reference(attachment.other, (target,), attachment.many),
            ),
            before,
            own,
            draft.line,
            max(draft.kind.phase, other.kind.phase),
        )

    def _shared_with_all(self, draft: Draft) -> Resource:
        own = self._names.key(draft)
        label = f"{EVERYBODY} to {own.name}"
        return Resource(
            Key("attachment", f"{own.family} {label}"), "account attachment", label, SHARING.api,
            {"toPublic": True}, (Reference(SHARING.own, (own,), SHARING.many),), (), own, draft.line,
            draft.kind.phase,
        )  # fmt: skip

    def _global_configs(self) -> None:
        declaration = self._catalogue.get(str(GLOBAL_CONFIG.api))
        for path, value in self._document.global_configs.items():
            key = Key("globalConfig", path)
            if declaration is None:
                self.unsupported.append(
                    f"unsupported: globalConfig '{path}': the global setting is not served yet"
                )
                self.unserved[key] = f"globalConfig '{path}'"
                continue
            category, _, name = path.partition("/")
            fields = {"category": category, "name": name, "value": value}
            self.resources.append(
                Resource(key, "globalConfig", path, declaration.name, fields, (), (), None, 0, CONFIG_PHASE)
            )

    def _not_served(self, draft: Draft, feature: str) -> None:
        self.unsupported.append(
            f"unsupported: {draft.kind.tag} '{draft.name}' at line {draft.line}: {feature} is not served yet"
        )
