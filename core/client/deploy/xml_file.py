"""Reads the ZStack XML family. Elements and attributes have the names of the API's parameters."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any
from xml.etree.ElementTree import Element as Node
from xml.etree.ElementTree import ParseError, TreeBuilder

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser

from orrery.core.client.deploy.elements import Document, Element
from orrery.core.client.deploy.errors import DeploymentError
from orrery.core.client.deploy.kinds import fill_in, kinds, references
from orrery.core.client.deploy.naming import DEPLOYMENT_NAME, NAME_RULE
from orrery.core.client.deploy.template import substitute, variables_of
from orrery.core.client.deploy.unserved import unknown_kind
from orrery.core.client.deploy.variables import note_unknown
from orrery.core.kernel.api.elements import ElementKind

DEPTH_MAX = 100
_GROUPS = {
    *("zones", "clusters", "hosts", "primaryStorages", "backupStorages", "images", "instanceOfferings"),
    *(
        "diskOfferings",
        "l2Networks",
        "l3Networks",
        "vm",
        "vms",
        "accounts",
        "securityGroups",
        "portForwardings",
    ),
    *(
        "eips",
        "vips",
        "lbs",
        "listeners",
        "rules",
        "ipRanges",
        "networkServices",
        "users",
        "groups",
        "policies",
    ),
}
"""Elements that only hold others."""


class _LineParser(DefusedXMLParser):
    """A safe parser (no entities, no external references, no DTD) that keeps the line of each element."""

    def __init__(self) -> None:
        self.lines: dict[Node, int] = {}
        super().__init__(target=TreeBuilder(element_factory=self._node), forbid_dtd=True)

    def _node(self, tag: str, attributes: dict[str, str]) -> Node:
        node = Node(tag, attributes)
        self.lines[node] = self.parser.CurrentLineNumber
        return node


def read_xml(text: str, file: str, variables: Mapping[str, Any]) -> Document:
    """The document that `text` is. Raises DeploymentError with the line of what is malformed."""
    return _Reader(file, variables).read(text)


class _Reader:
    def __init__(self, file: str, variables: Mapping[str, Any]) -> None:
        self._file = file
        self._variables = variables
        self._document = Document(file, is_xml=True)
        self._lines: dict[Node, int] = {}

    def read(self, text: str) -> Document:
        root = self._parse(text)
        if _tag(root) != "deployerConfig":
            raise self._error(root, f"expected a deployerConfig, got {_tag(root)}")
        document = self._document
        note_unknown(document, variables_of(text), self._variables)
        document.name = str(self._substituted(root, "name", root.attrib.get("name", "")))
        if document.name and not DEPLOYMENT_NAME.fullmatch(document.name):
            raise self._error(root, f"expected {NAME_RULE}", "name")
        document.elements = self._below(root, 1)
        return document

    def _below(self, node: Node, depth: int) -> list[Element]:
        """The elements inside a node that have no mistakes in them."""
        found: list[Element] = []
        for child in node:
            before = self._document.mistakes.count
            with self._document.mistakes.kept():
                elements = list(self._elements(child, depth))
                found += elements if self._document.mistakes.count == before else []
        return found

    def _parse(self, text: str) -> Node:
        parser = _LineParser()
        try:
            parser.feed(text.encode())
            root: Node = parser.close()
        except ParseError as broken:
            raise DeploymentError(
                f"malformed XML: {broken.msg}", file=self._file, line=broken.position[0]
            ) from None
        except DefusedXmlException as unsafe:
            name = type(unsafe).__name__
            raise DeploymentError(
                f"XML with a DTD or entities is refused ({name})",
                file=self._file,
                line=parser.parser.CurrentLineNumber,
            ) from None
        self._lines = parser.lines
        return root

    def _elements(self, node: Node, depth: int) -> Iterator[Element]:
        """The elements that a node is, or holds if it only groups others."""
        if depth > DEPTH_MAX:
            raise self._error(node, f"elements are nested deeper than {DEPTH_MAX}")
        tag = _tag(node)
        if tag in _GROUPS and not node.attrib:
            yield from self._below(node, depth + 1)
            return
        element = self._element(node, self._kind(node), depth)
        if element.kind.tag == "image" and len(element.refs.get("backupStorages", ())) > 1:
            yield from _one_for_each_storage(element)
        else:
            yield element

    def _kind(self, node: Node) -> ElementKind:
        tag = _tag(node)
        if tag == "ipRange" and {"networkCidr", "cidr"} & node.attrib.keys():
            return kinds().by_tag["ipRangeByCidr"]
        return kinds().by_tag.get(tag) or unknown_kind(tag)

    def _element(self, node: Node, kind: ElementKind, depth: int) -> Element:
        element = Element(kind, self._lines[node])
        known = kinds().by_tag.get(kind.tag) is kind
        for key, value in node.attrib.items():
            with self._document.mistakes.kept():
                self._set(element, node, _local(key), value)
        if kind.text and (node.text or "").strip():
            self._set(element, node, kind.text, str(node.text))
        for child in node:
            with self._document.mistakes.kept():
                if _is_reference(child):
                    self._refer(element, child)
                elif self._is_value(child):
                    self._set(element, child, _tag(child), str(child.text))
                elif known:
                    element.children += self._elements(child, depth + 1)
        fill_in(kind, element.values, is_xml=True)
        if kind.tag == "networkService":
            services = (element.values.get("provider", ""), element.values.get("serviceType", ""))
            element.values["name"] = " ".join(map(str, services)).strip()
        return element

    @staticmethod
    def _is_value(node: Node) -> bool:
        """Whether a node is but a parameter written as an element: ``<name>web</name>``."""
        return (
            len(node) == 0
            and not node.attrib
            and _tag(node) not in kinds().by_tag
            and bool((node.text or "").strip())
        )

    def _set(self, element: Element, node: Node, key: str, text: str) -> None:
        value = self._substituted(node, key, text.strip())
        if key == "duplication":
            element.count = value
        elif element.kind.aliases.get(key, key) in element.kind.lists:
            element.values[key] = [part.strip() for part in str(value).split(",") if part.strip()]
        elif key in element.values and element.kind.api is None:
            element.values[key] = f"{element.values[key]},{value}"
        else:
            element.values[key] = value

    def _refer(self, element: Element, node: Node) -> None:
        tag, name = _tag(node), str(self._substituted(node, _tag(node), (node.text or "").strip()))
        key = next((ref.key for ref in references(element.kind) if ref.tag == tag), None)
        if not name:
            raise self._error(node, f"{tag} names nothing")
        if key is not None:
            element.refs.setdefault(key, []).append(name)
        else:
            element.values[tag] = name

    def _substituted(self, node: Node, key: str, text: str) -> Any:
        try:
            return substitute(text, self._variables)
        except ValueError as refusal:
            raise self._error(node, str(refusal), key) from None

    def _error(self, node: Node, reason: str, field: str = "") -> DeploymentError:
        line = self._lines.get(node, 1)
        return DeploymentError(reason, file=self._file, line=line, element=_tag(node), field=field)


def _one_for_each_storage(element: Element) -> Iterator[Element]:
    """An image is added once to each backup storage that it names."""
    name = element.values.get("name", "")
    for storage in element.refs["backupStorages"]:
        refs = {**element.refs, "backupStorages": [storage]}
        yield Element(
            element.kind, element.line, dict(element.values), refs, [], element.count, f"{name}@{storage}"
        )


def _local(name: str) -> str:
    return name.rpartition("}")[2]


def _tag(node: Node) -> str:
    return _local(str(node.tag))


def _is_reference(node: Node) -> bool:
    return _tag(node).endswith("Ref") and len(node) == 0
