"""Reads our own YAML. The format stands in `core/client/deploy/README.md`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from orrery.core.client.deploy.elements import Document, Element
from orrery.core.client.deploy.errors import DeploymentError
from orrery.core.client.deploy.kinds import fill_in, kinds, references
from orrery.core.client.deploy.naming import DEPLOYMENT_NAME, NAME_RULE
from orrery.core.client.deploy.template import substitute, variables_of
from orrery.core.client.deploy.variables import note_unknown
from orrery.core.client.deploy.yaml_nodes import Lined, compose
from orrery.core.client.errors import did_you_mean
from orrery.core.client.fields import wire_fields
from orrery.core.kernel.api.elements import Attachment, ElementKind, Ref
from orrery.core.kernel.api.message import Declaration
from orrery.core.kernel.api.text import shortened

TOP_KEYS = ("name", "variables", "globalConfigs", "simulator")


def read_yaml(
    text: str, file: str, variables: Mapping[str, Any], catalogue: Mapping[str, Declaration]
) -> Document:
    """The document that `text` is; what is wrong with it is among its mistakes, with the line.

    `variables` win over those that the file sets itself. Raises DeploymentError for what is no YAML at all.
    """
    root = compose(text, file)
    reader = _Reader(file, catalogue)
    reader.refuse_unknown(root, text, variables)
    return reader.read(root, variables)


class _Reader:
    def __init__(self, file: str, catalogue: Mapping[str, Declaration]) -> None:
        self._file = file
        self._catalogue = catalogue
        self._variables: dict[str, Any] = {}
        self._document = Document(file, is_xml=False)
        self._mistakes = self._document.mistakes

    def refuse_unknown(self, root: Lined, text: str, variables: Mapping[str, Any]) -> None:
        """Notes as mistakes the given variables that the file neither declares nor uses."""
        section = root.value.get("variables") if isinstance(root.value, dict) else None
        own = section.value if section is not None and isinstance(section.value, dict) else {}
        note_unknown(self._document, {**own, **dict.fromkeys(variables_of(text))}, variables)

    def read(self, root: Lined, variables: Mapping[str, Any]) -> Document:
        top = self._mapping(root, "the file")
        own = self._mapping(top["variables"], "variables") if "variables" in top else {}
        self._variables = {key: self._plain(value) for key, value in own.items()} | dict(variables)
        known = kinds().collections("")
        document = self._document
        for key, section in top.items():
            with self._mistakes.kept():
                if key in known:
                    document.elements += self._collection(section, known[key], None)
                elif key == "simulator":
                    document.simulator = self._values(self._mapping(section, "simulator"))
                elif key == "globalConfigs":
                    self._global_configs(section)
                elif key == "name":
                    document.name = self._name(section)
                elif key not in TOP_KEYS:
                    hint = did_you_mean(key, (*known, *TOP_KEYS))
                    raise self._error(section, f"no such key{hint}", field=key)
        return document

    def _name(self, section: Lined) -> str:
        name = self._value(section, "the file", "name")
        if not isinstance(name, str) or not DEPLOYMENT_NAME.fullmatch(name):
            raise self._error(section, f"expected {NAME_RULE}, got {_type(name)}", field="name")
        return name

    def _global_configs(self, section: Lined) -> None:
        for path, value in self._mapping(section, "globalConfigs").items():
            with self._mistakes.kept():
                self._document.global_configs[path] = self._global_config(path, value)
                self._document.config_lines[path] = value.line

    def _global_config(self, path: str, value: Lined) -> str:
        if path.count("/") != 1 or path.startswith("/") or path.endswith("/"):
            raise self._error(value, "expected category/name", element="globalConfigs", field=path)
        plain = self._value(value, "globalConfigs", path)
        if isinstance(plain, dict | list) or plain is None:
            raise self._error(value, "expected one value", element="globalConfigs", field=path)
        return str(plain).lower() if isinstance(plain, bool) else str(plain)

    def _collection(self, section: Lined | None, family: str, parent: Element | None) -> list[Element]:
        if section is None or section.value is None:
            return []
        kind = kinds().of(family)[0]
        if kind.pairs is not None and isinstance(section.value, dict):
            found = []
            for pair in section.value.items():
                with self._mistakes.kept():
                    found.append(self._pair(kind, kind.pairs, *pair))
            return found
        if not isinstance(section.value, list):
            raise self._error(section, f"expected a list of {family} elements, got {_type(section.value)}")
        return [e for item in section.value if (e := self._element_or_none(item, family, parent)) is not None]

    def _element_or_none(self, item: Lined, family: str, parent: Element | None) -> Element | None:
        """An element, unless it is so wrong that there is nothing to go on with."""
        with self._mistakes.kept():
            return self._element(item, family, parent)
        return None

    def _pair(self, kind: ElementKind, wires: tuple[str, str], name: str, item: Lined) -> Element:
        """One of the elements that are written ``name: value``."""
        values = dict(zip(wires, (name, self._value(item, kind.tag, name)), strict=True))
        return Element(kind, item.line, values)

    def _element(self, item: Lined, family: str, parent: Element | None) -> Element:
        only = kinds().of(family)[0]
        if only.text and isinstance(item.value, str):
            return Element(only, item.line, {only.text: self._value(item, only.tag, only.text)})
        keys = self._mapping(item, family)
        kind = self._kind(item, family, keys, parent)
        element = Element(kind, item.line)
        title = f"{kind.word} '{keys['name'].value if 'name' in keys else ''}'"
        below = kinds().collections(family)
        named = {ref.key: ref for ref in references(kind)}
        before = self._mistakes.count
        for key, value in keys.items():
            with self._mistakes.kept():
                if key == "count":
                    element.count = self._value(value, title, key)
                elif key in named:
                    element.refs[key] = self._names(value, title, named[key])
                elif key in below:
                    continue
                elif key != "type" or self._type_is_sent(kind):
                    self._check_key(value, title, kind, key)
                    element.values[key] = self._value(value, title, key)
        if "name" not in keys or element.values.get("name") == "":
            with self._mistakes.kept():
                self._require_name(element, item)
        element.is_broken = self._mistakes.count != before
        for key, section in keys.items():
            if key in below and key not in named:
                with self._mistakes.kept():
                    element.children += self._collection(section, below[key], element)
        fill_in(kind, element.values, is_xml=False)
        return element

    def _kind(
        self, item: Lined, family: str, keys: Mapping[str, Lined], parent: Element | None
    ) -> ElementKind:
        """The kind that an element's ``type`` means, or what its other keys say where it has none."""
        found = kinds().of(family)
        if len(found) == 1:
            return found[0]
        types = types_of([kind.tag for kind in found])
        given = keys.get("type")
        if given is None:
            around = parent.values if parent is not None else {}
            meant = [kind for kind in found if kind.is_meant is not None and kind.is_meant(keys, around)]
            if meant:
                return meant[0]
            raise self._error(item, f"missing; one of {', '.join(types)}", family, "type")
        text = str(self._value(given, family, "type"))
        if text not in types:
            raise self._error(given, f"expected one of {', '.join(types)}, got '{text}'", family, "type")
        return kinds().by_tag[types[text]]

    @staticmethod
    def _type_is_sent(kind: ElementKind) -> bool:
        return len(kinds().of(kind.family)) == 1

    def _check_key(self, value: Lined, title: str, kind: ElementKind, key: str) -> None:
        declaration = self._catalogue.get(kind.api or "")
        if declaration is None:
            return
        taken = {ref.wire for ref in kind.refs if ref.wire} | {kind.parent_wire}
        wires = [w for w in wire_fields(declaration.message) if w not in taken]
        known = [*wires, *kind.facts, *kind.aliases]
        extra = ["count", *(ref.key for ref in references(kind)), *kinds().collections(kind.family)]
        # A uuid of something that is in the cloud already is as good as a name.
        if key not in known and key not in taken:
            raise self._error(value, f"no such key{did_you_mean(key, [*known, *extra])}", title, key)

    def _require_name(self, element: Element, item: Lined) -> None:
        if element.kind.named and not element.values.get("name"):
            raise self._error(
                item, "missing; every element of this kind has a name", element.kind.word, "name"
            )

    def _names(self, value: Lined, title: str, ref: Ref | Attachment) -> list[str]:
        many = isinstance(ref, Attachment) or ref.many
        plain = self._value(value, title, ref.key)
        names = plain if isinstance(plain, list) and many else [plain]
        if plain is None or any(isinstance(name, dict | list) or name is None for name in names):
            wanted = f"a list of {ref.family} names" if many else f"the name of a {ref.family}"
            raise self._error(value, f"expected {wanted}, got {_type(plain)}", title, ref.key)
        return [str(name) for name in names]

    def _mapping(self, item: Lined, what: str) -> dict[str, Lined]:
        if item.value is None:
            return {}
        if not isinstance(item.value, dict):
            raise self._error(item, f"expected keys with values, got {_type(item.value)}", what)
        return item.value

    def _values(self, mapping: Mapping[str, Lined]) -> dict[str, Any]:
        return {key: self._value(value, "simulator", key) for key, value in mapping.items()}

    def _value(self, item: Lined, element: str, field: str) -> Any:
        """The plain value of a node, its variables replaced."""
        try:
            return self._substituted(self._plain(item))
        except ValueError as refusal:
            raise self._error(item, str(refusal), element, field) from None

    def _substituted(self, value: Any) -> Any:
        if isinstance(value, str):
            return substitute(value, self._variables)
        if isinstance(value, list):
            return [self._substituted(item) for item in value]
        if isinstance(value, dict):
            return {key: self._substituted(item) for key, item in value.items()}
        return value

    def _plain(self, item: Lined) -> Any:
        if isinstance(item.value, dict):
            return {key: self._plain(value) for key, value in item.value.items()}
        if isinstance(item.value, list):
            return [self._plain(value) for value in item.value]
        return item.value

    def _error(self, item: Lined, reason: str, element: str = "", field: str = "") -> DeploymentError:
        return DeploymentError(reason, file=self._file, line=item.line, element=element, field=field)


def types_of(found: list[str]) -> dict[str, str]:
    """``type`` as the file writes it, and the kind that it means."""
    suffixes = ("PrimaryStorage", "BackupStorage", "Host", "Network")
    shorts: dict[str, str] = {}
    for tag in found:
        short = tag
        for suffix in suffixes:
            short = short.removesuffix(suffix)
        short = short.removeprefix("l2")
        shorts[short[:1].lower() + short[1:]] = tag
    return shorts


def _type(value: Any) -> str:
    if isinstance(value, dict):
        return "keys with values"
    return "a list" if isinstance(value, list) else shortened(repr(value))
