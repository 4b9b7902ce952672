"""Writes a live cloud as a deployment file that deploys to an equal one.

One element for each resource, by the declarations in each noun's ``elements.py``; what the cloud chooses by
itself (uuids, hosts, addresses) is left out. Secrets are not shown by any API, so they become variables
without a value: one for each kind and parameter.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from orrery.core.client.caller import Caller
from orrery.core.client.deploy.apis import TAG_FIELDS, Apis
from orrery.core.client.deploy.applied import Applied, Scope
from orrery.core.client.deploy.errors import CannotDump
from orrery.core.client.deploy.found import Existing, Found, Inventory, chunks, pages
from orrery.core.client.deploy.items import TAGS
from orrery.core.client.deploy.kinds import EVERYBODY, SHARING, kinds, references
from orrery.core.client.deploy.links import LinkReader
from orrery.core.client.deploy.plan import Key
from orrery.core.client.deploy.yaml_file import types_of
from orrery.core.client.fields import wire_fields
from orrery.core.kernel.api.deployment_tag import GONE, DeploymentTag
from orrery.core.kernel.api.elements import Attachment, ElementKind, Ref
from orrery.core.kernel.api.message import NAME_MAX, Declaration
from orrery.core.kernel.api.secrecy import secret_fields

Values = dict[str, Any]
AS_NEW = ("Enabled", "Running", "Stopped", "Created")
"""States of resources that a file has made."""
NOT_SENT = TAG_FIELDS | {"resourceUuid"}


@dataclass
class Dump:
    """A cloud as a file."""

    document: Values
    """What the file says, in its order."""
    secrets: list[str] = field(default_factory=list)
    """The variables that a deployment has to be given."""
    notes: list[str] = field(default_factory=list)
    """A line for each thing that the file makes otherwise than it is, or not at all."""


@dataclass
class _Node:
    """A resource of the cloud as an element."""

    kind: ElementKind
    found: Found
    values: Values = field(default_factory=dict)
    children: list[_Node] = field(default_factory=list)


async def dump(caller: Caller, catalogue: Mapping[str, Declaration], *, deployment: str = "") -> Dump:
    """What the caller sees of the cloud; with `deployment`, only what the deployment of that name has made.

    Raises ApiFailure, and CannotDump for a text that no file can hold.
    """
    writer = _Writer(caller, catalogue, deployment)
    await writer.read()
    return await writer.written()


class _Writer:
    def __init__(self, caller: Caller, catalogue: Mapping[str, Declaration], deployment: str) -> None:
        self._caller, self._catalogue, self._deployment = caller, catalogue, deployment
        self._apis = Apis(catalogue)
        self._nodes: dict[str, _Node] = {}
        self._tags: dict[str, dict[str, list[str]]] = {}
        self._result = Dump({})

    async def read(self) -> None:
        """Reads every resource that an element can make, and its tags."""
        for family, vo in self._apis.vos.items():
            query = self._apis.queries.get(vo)
            if query is None:
                continue
            rows = [row async for row in pages(self._caller, query)]
            await self._read_tags([str(row["uuid"]) for row in rows])
            self._add_all(family, vo, [row for row in rows if self._is_wanted(row)])

    def _is_wanted(self, row: Inventory) -> bool:
        if GONE & {row.get("state"), row.get("status")}:
            return False
        return not self._deployment or self._deployment in self._made_by(str(row["uuid"]))

    async def _read_tags(self, uuids: list[str]) -> None:
        for name, api in TAGS.items():
            for some in chunks(uuids):
                wanted = ("resourceUuid", "in", some)
                async for row in pages(self._caller, api.replace("Create", "Query"), wanted):
                    if not row.get("inherent"):
                        tags = self._tags.setdefault(str(row["resourceUuid"]), {})
                        tags.setdefault(name, []).append(str(row["tag"]))

    def _add_all(self, family: str, vo: str, rows: list[Inventory]) -> None:
        served = [kind for kind in kinds().of(family) if kind.api in self._catalogue]
        names: Counter[str] = Counter()
        nodes: list[_Node] = []
        for row in sorted(rows, key=_by_name_and_age):
            kind = next((one for one in served if one.is_shown is None or one.is_shown(row)), None)
            if kind is None:
                continue
            name = str(row["name"])
            names[name] += 1
            if kind.named and names[name] > 1:
                suffix = f"-{names[name]}"
                name = f"{name[: NAME_MAX - len(suffix)]}{suffix}"
                self._note(kind, row, f"is called '{name}' in the file, since another one has its name")
            key = Key(family, name if kind.named else str(row["uuid"]))
            found = Found(key, vo, [row], [], Applied({}, frozenset()), "")
            nodes.append(_Node(kind, found, {"name": name}))
        for node in sorted(nodes, key=lambda one: _in_number_order(one.values["name"])):
            self._nodes[node.found.uuid] = node

    async def written(self) -> Dump:
        """The file."""
        self._leave_out()
        await self._attach()
        top: dict[str, list[Values]] = {}
        for node in self._nodes.values():
            self._fill(node)
            parent = self._parent(node)
            if parent is not None:
                parent.children.append(node)
        for node in self._nodes.values():
            if "" in node.kind.below and self._parent(node) is None:
                top.setdefault(node.kind.listed_as, []).append(await self._element(node))
        configs = await self._global_configs()
        name = self._deployment or self._only_deployment()
        head = {"name": name} if name else {}
        self._result.secrets.sort()
        self._result.document = {**head, **({"globalConfigs": configs} if configs else {}), **top}
        return self._result

    def _only_deployment(self) -> str:
        """The deployment that has made everything in the file; "" where there is none."""
        named = [self._made_by(node.found.uuid) for node in self._nodes.values()]
        return named[0][0] if named and all(len(one) == 1 and one == named[0] for one in named) else ""

    def _made_by(self, uuid: str) -> list[str]:
        tags = self._tags.get(uuid, {}).get("systemTags", ())
        return [parts.name for tag in tags if (parts := DeploymentTag.parse(tag)) is not None]

    def _leave_out(self) -> None:
        """Leaves out what stands in nothing of the file, or could not be made; tells what is not as it is."""
        for node in list(self._nodes.values()):
            row, around = node.found.inventory, " or ".join(node.kind.below)
            lacks = node.kind.lacks(row, self._find) if node.kind.lacks is not None else ""
            if "" not in node.kind.below and self._parent(node) is None:
                lacks = f"no {around} of the file has it"
            if lacks:
                self._note(node.kind, row, f"is left out: {lacks}")
                del self._nodes[node.found.uuid]
            elif row.get("state") not in (None, *AS_NEW):
                self._note(node.kind, row, f"is {row['state']}, which no file says")

    def _note(self, kind: ElementKind, row: Inventory, what: str) -> None:
        self._result.notes.append(f"{kind.word} '{row['name']}' (uuid {row['uuid']}) {what}")

    def _find(self, uuid: str) -> Inventory:
        node = self._nodes.get(uuid)
        return node.found.inventory if node is not None else {}

    def _parent(self, node: _Node) -> _Node | None:
        return self._nodes.get(str(node.found.inventory.get(node.kind.parent_wire)))

    def _fill(self, node: _Node) -> None:
        """The element's parameters and references."""
        assert node.kind.api is not None
        same_family = kinds().of(node.kind.family)
        if len(same_family) > 1:
            types = types_of([kind.tag for kind in same_family])
            node.values["type"] = next(short for short, tag in types.items() if tag == node.kind.tag)
        given = self._references(node)
        message = self._catalogue[node.kind.api].message
        secrets = {wire: name for name, wire in secret_fields(message).items()}
        taken = {one.wire for one in node.kind.refs} | {node.kind.parent_wire} | NOT_SENT | given
        wires = [wire for wire in wire_fields(message) if wire not in taken]
        for wire in dict.fromkeys([*wires, *sorted(node.kind.facts)]):
            if wire in node.values or (wire == "type" and len(same_family) > 1):
                continue
            if wire in secrets:
                if wire_fields(message)[wire].is_required():
                    node.values[wire] = self._secret(node.kind, wire)
                continue
            value = at(node.found.inventory, node.kind.shown_in.get(wire, wire))
            if value not in (None, "", [], {}):
                node.values[wire] = self._plain(value, node)
        if node.kind.complete is not None:
            node.kind.complete(node.values, node.found.inventory, self._find)
        node.values["name"] = self._plain(node.values["name"], node)
        for name, tags in self._tags.get(node.found.uuid, {}).items():
            kept = sorted(tag for tag in tags if DeploymentTag.parse(tag) is None)
            if kept:
                node.values[name] = self._plain(kept, node)

    def _references(self, node: _Node) -> set[str]:
        """Fills in the references; gives the parameters that follow from them."""
        given: set[str] = set()
        inventory = node.found.inventory
        for one in node.kind.refs:
            if not one.wire or (one.is_free and (not one.unless or one.unless in node.values)):
                continue
            shown = at(inventory, one.shown or one.wire)
            uuids = shown if isinstance(shown, list) else [shown] if shown else []
            others = [self._nodes[uuid] for uuid in uuids if uuid in self._nodes]
            if len(others) != len(uuids) or not all(self._may_name(node, one, other) for other in others):
                what = f"has its {one.key} no more for a new one, and is written without"
                self._note(node.kind, inventory, what)
                continue
            if not others:
                continue
            follows = self._following(node, one, others[0])
            if follows is None:
                continue
            names = [self._plain(other.found.key.name, node) for other in others]
            node.values[one.key] = names if one.many else names[0]
            given |= follows
        return given

    def _may_name(self, node: _Node, one: Ref, other: _Node) -> bool:
        return one.takes is None or one.takes(node.found.inventory, other.found.inventory, self._find)

    @staticmethod
    def _following(node: _Node, one: Ref, other: _Node) -> set[str] | None:
        """The parameters that a reference gives; None where the resource has become different since."""
        for wire in one.gives:
            here = at(node.found.inventory, node.kind.shown_in.get(wire, wire))
            there = at(other.found.inventory, other.kind.shown_in.get(wire, wire))
            if None not in (here, there) and here != there:
                return None
        return set(one.gives)

    def _secret(self, kind: ElementKind, wire: str) -> str:
        variable = f"{kind.tag}{wire[:1].upper()}{wire[1:]}"
        if variable not in self._result.secrets:
            self._result.secrets.append(variable)
        return f"${{{variable}}}"

    def _plain(self, value: Any, node: _Node) -> Any:
        """A value as a file writes it: braces doubled, since elements may count. Raises CannotDump."""
        if isinstance(value, str):
            if "${" in value:
                raise CannotDump(f"{node.kind.tag} '{node.found.key.name}'", value)
            return value.replace("{", "{{").replace("}", "}}")
        if isinstance(value, list):
            return [self._plain(one, node) for one in value]
        if isinstance(value, dict):
            return {key: self._plain(one, node) for key, one in value.items()}
        return value

    async def _attach(self) -> None:
        """Fills in what is attached to what, who owns it and with whom it is shared."""
        existing = Existing(Scope("", ""), {node.found.key: node.found for node in self._nodes.values()})
        reader = LinkReader(self._apis, self._caller, existing)
        by_form: dict[Attachment, list[Found]] = {}
        for node in self._nodes.values():
            for form in references(node.kind):
                if isinstance(form, Attachment):
                    by_form.setdefault(form, []).append(node.found)
        for form, owners in by_form.items():
            for own, links in (await reader.read(form, owners, set())).items():
                self._add_links(self._nodes[own], form, links.values())

    def _add_links(self, node: _Node, form: Attachment, others: Iterable[str]) -> None:
        around = node.found.inventory.get(node.kind.parent_wire)  # an account owns what stands in it
        listed = [uuid for uuid in others if uuid in self._nodes and uuid != around]
        names = sorted(self._plain(self._nodes[uuid].found.key.name, node) for uuid in listed)
        if form is SHARING and "" in others:
            names.append(EVERYBODY)
        if names:
            node.values[form.key] = (
                names if form.many or len(names) > 1 or form.key.endswith("s") else names[0]
            )

    async def _element(self, node: _Node) -> Values:
        """The element with its children."""
        values = dict(node.values)
        for key, family in kinds().collections(node.kind.family).items():
            kind = kinds().of(family)[0]
            if kind.seen:
                shown = node.found.inventory.get(kind.seen)
            elif kind.pairs is not None:
                shown = await self._settings(node, kind, kind.pairs)
            else:
                below = [child for child in node.children if child.kind.family == family]
                shown = [await self._element(child) for child in below]
            if shown:
                values[key] = self._plain(shown, node) if kind.seen else shown
        return values

    async def _settings(self, node: _Node, kind: ElementKind, pair: tuple[str, str]) -> Values:
        """The values of an element's settings by their names."""
        declaration = self._catalogue.get(kind.api or "")
        vo = getattr(declaration.returns, "__vo__", "") if declaration is not None else ""
        query = self._apis.queries.get(vo)
        if query is None:
            return {}
        rows = pages(self._caller, query, (kind.parent_wire, "=", node.found.uuid))
        return dict(sorted([(str(row[pair[0]]), row[pair[1]]) async for row in rows]))

    async def _global_configs(self) -> Values:
        """The global settings that do not have their defaults."""
        if self._deployment:
            return {}
        rows = [row async for row in pages(self._caller, "QueryGlobalConfig")]
        changed = [row for row in rows if row["value"] != row["defaultValue"]]
        return dict(sorted((f"{row['category']}/{row['name']}", row["value"]) for row in changed))


def _by_name_and_age(row: Inventory) -> tuple[list[tuple[int, str]], int]:
    return _in_number_order(str(row["name"])), int(row.get("createDateMs") or 0)


def _in_number_order(name: str) -> list[tuple[int, str]]:
    """What sorts ``host-10`` behind ``host-9``."""
    return [(int(part), "") if part.isdecimal() else (-1, part) for part in re.split(r"(\d+)", name)]


def at(inventory: Mapping[str, Any], path: str) -> Any:
    """What an inventory shows at a path of keys; of a list on the way, that of each item."""
    found: Any = inventory
    for key in path.split(".") if path else ():
        if isinstance(found, list):
            found = [item.get(key) for item in found]
        else:
            found = found.get(key) if isinstance(found, Mapping) else None
    return found if path else None
