"""The calls that the elements of a file become."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from orrery.core.client import fields as api_fields
from orrery.core.client.deploy.apis import Apis, referred
from orrery.core.client.deploy.elements import Document, Draft
from orrery.core.client.deploy.errors import DeploymentError
from orrery.core.client.deploy.items import item_of, tag_items
from orrery.core.client.deploy.kinds import EVERYBODY, GLOBAL_CONFIG_API, OWNER, SHARING
from orrery.core.client.deploy.names import Names
from orrery.core.client.deploy.plan import External, Key, Reference, Resource
from orrery.core.client.errors import InvalidField
from orrery.core.kernel.api.elements import Attachment, Phase, Ref
from orrery.core.kernel.api.message import UUID_PATTERN, Declaration

UUID = re.compile(UUID_PATTERN)


class Calls:
    """Collects the calls of a plan, and what of the file is not served."""

    def __init__(self, document: Document, catalogue: Mapping[str, Declaration], names: Names) -> None:
        self.resources: list[Resource] = []
        self.unserved: dict[Key, str] = {}
        """What is not served, and how messages call it."""
        self.unsupported: list[str] = []
        self.externals: dict[Key, External] = {}
        """What is named and not in the file."""
        self._apis = Apis(catalogue)
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
                with self._document.mistakes.kept((attachment.key, draft.group)):
                    self.resources += self._to_all(draft, attachment, name, tuple(before))
        self._note_items()

    def _to_all(
        self, draft: Draft, attachment: Attachment, name: str, before: tuple[Key, ...]
    ) -> list[Resource]:
        """The calls that attach what a name means."""
        phases = [other.kind.phase for other in self._names.find(attachment.family, name, draft)]
        place = (before, max([draft.kind.phase, attachment.phase, *phases]))
        others = self._named(draft, attachment.family, name, attachment.family)
        return [self._attachment(draft, attachment, other, place) for other in others]

    def _resource(self, draft: Draft, key: Key) -> Resource:
        assert draft.kind.api is not None
        declaration = self._catalogue[draft.kind.api]
        references, after = self._references(draft)
        fields, by_uuid = self._fields(draft, declaration)
        references = (*references, *by_uuid)
        self._require(draft, declaration, {*fields, *(r.wire for r in references)})
        parent = self._names.key(draft.parent) if draft.parent else None
        if parent is not None and not draft.kind.parent_wire:
            after = (*after, parent)
        return Resource(
            key, draft.kind.word, draft.name or key.name, draft.kind.api, fields, references, after,
            parent, draft.line, draft.kind.phase, draft.kind,
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
        if not ref.many and names:
            drafts = self._names.find(ref.family, names[0], draft)
            if len(drafts) > 1:
                return (self._names.key(self._nearest(draft, drafts)),)
        if not ref.wire:
            for name in names:
                if not self._names.find(ref.family, name, draft):
                    raise self._names.unknown(ref.family, name, draft, ref.key)
        return tuple(key for name in names for key in self._named(draft, ref.family, name, ref.key))

    def _named(self, draft: Draft, family: str, name: str, field: str) -> list[Key]:
        """What a name means: elements of the file, or else a resource that the cloud has.

        Raises DeploymentError where the cloud cannot be asked for resources of the family.
        """
        found = [self._names.key(one) for one in self._names.find(family, name, draft)]
        if found:
            return found
        if self._apis.vos.get(family) not in self._apis.queries:
            raise self._names.unknown(family, name, draft, field)
        key = Key(family, name)
        self.externals.setdefault(key, External(draft.line, draft.title, field))
        return [key]

    def _nearest(self, asker: Draft, drafts: list[Draft]) -> Draft:
        """Of an image's copies on several storages, the one that the asker's zone reaches."""
        for name in asker.refs.get("l3Networks", []):
            place: Draft | None = next(iter(self._names.find("l3Network", name, asker)), None)
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

    def _fields(self, draft: Draft, declaration: Declaration) -> tuple[dict[str, Any], tuple[Reference, ...]]:
        """What is sent as it stands, and what is a name in the place of a uuid.

        Raises DeploymentError, the first, once all fields that are wrong are among the mistakes.
        """
        fields: dict[str, Any] = {}
        references: list[Reference] = []
        known = api_fields.wire_fields(declaration.message)
        refused: DeploymentError | None = None
        for given, value in draft.values.items():
            if given in draft.kind.facts:
                continue
            wire = draft.kind.aliases.get(given, given)
            if wire not in known and self._document.is_xml:
                self._not_served(draft, given)
                continue
            with self._document.mistakes.kept((draft.group, given)):
                try:
                    named = self._by_name(draft, declaration, (given, wire), value)
                    if named is not None:
                        references.append(named)
                    else:
                        fields[wire] = self._checked(draft, declaration, (given, wire), value)
                except DeploymentError as error:
                    refused = refused or error
                    raise
        if refused is not None:
            raise refused
        return fields, tuple(references)

    def _by_name(
        self, draft: Draft, declaration: Declaration, names: tuple[str, str], value: Any
    ) -> Reference | None:
        """The reference that a value is, where it names resources by something else than their uuids."""
        given, wire = names
        refers = referred(declaration, wire)
        family = self._apis.families.get(refers.vo) if refers is not None else None
        texts = value if isinstance(value, list) else [value]
        if family is None or not all(isinstance(text, str) and text for text in texts):
            return None
        if all(UUID.fullmatch(text) for text in texts):
            return None
        keys = tuple(key for text in texts for key in self._named(draft, family, text, given))
        if not isinstance(value, list) and len(keys) > 1:
            raise self._names.error(draft, given, f"expected one {family}, '{value}' means {len(keys)}")
        return Reference(wire, keys, isinstance(value, list))

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
        self, draft: Draft, attachment: Attachment, target: Key, place: tuple[tuple[Key, ...], int]
    ) -> Resource:
        own, (before, phase) = self._names.key(draft), place
        label = f"{target.name} to {own.name}"
        return Resource(
            Key("attachment", f"{attachment.key} {target.name} to {own.family} {own.name}"),
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
            phase,
            attachment,
        )

    def _shared_with_all(self, draft: Draft) -> Resource:
        own = self._names.key(draft)
        label = f"{EVERYBODY} to {own.name}"
        return Resource(
            Key("attachment", f"{SHARING.key} {EVERYBODY} to {own.family} {own.name}"),
            "account attachment", label, SHARING.api, {"toPublic": True},
            (Reference(SHARING.own, (own,), SHARING.many),), (), own, draft.line, draft.kind.phase, SHARING,
        )  # fmt: skip

    def _note_items(self) -> None:
        """Tells every resource what belongs to it without being a resource."""
        items: dict[Key, list[str]] = {}
        for resource in self.resources:
            item = item_of(resource)
            if item and resource.parent is not None:
                items.setdefault(resource.parent, []).append(item)
        for number, resource in enumerate(self.resources):
            own = (*items.get(resource.key, ()), *tag_items(resource))
            if own:
                self.resources[number] = replace(resource, items=own)

    def _global_configs(self) -> None:
        declaration = self._catalogue.get(GLOBAL_CONFIG_API)
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
            line = self._document.config_lines.get(path, 1)
            self.resources.append(
                Resource(
                    key, "globalConfig", path, declaration.name, fields, (), (), None, line, Phase.CONFIG
                )
            )

    def _not_served(self, draft: Draft, feature: str) -> None:
        self.unsupported.append(
            f"unsupported: {draft.kind.tag} '{draft.name}' at line {draft.line}: {feature} is not served yet"
        )
