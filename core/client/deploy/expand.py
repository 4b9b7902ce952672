"""Makes the copies of counted elements, and scales the numbers of hosts and VMs."""

from __future__ import annotations

import ipaddress
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate, pairwise
from typing import Any

from orrery.core.client.deploy.elements import Document, Draft, Element
from orrery.core.client.deploy.errors import DeploymentError, Mistakes
from orrery.core.client.deploy.template import names_used, next_address, render

COUNT_MAX = 1_000_000
"""Most copies of one element."""
TOTAL_MAX = 2_000_000
"""Most elements of one file, all copies counted."""
SCALABLE = ("host", "vm")
_SPARE_ADDRESSES = int(ipaddress.IPv4Address("100.64.0.1"))
_COUNTING_KEYS = {"managementIp", "vlan"}

Sizes = Mapping[str, Sequence[int]]
"""By family, how many copies each of its groups declares or shall have, in the order of the file."""


@dataclass
class Expansion:
    """All copies of a file's elements, and the sizes of its host and VM groups."""

    drafts: list[Draft] = field(default_factory=list)
    sizes: dict[str, list[int]] = field(default_factory=lambda: {family: [] for family in SCALABLE})


@dataclass(frozen=True)
class _Place:
    """Where an element stands: its parent copy and the numbers around it."""

    parent: Draft | None
    indexes: Mapping[str, int]
    scope: str


def expand(document: Document, wanted: Sizes | None = None) -> Expansion:
    """All copies of all elements; `wanted` gives other sizes to the host and VM groups.

    Raises DeploymentError for a count or an expression that makes no sense.
    """
    named = _named_addresses(document)
    declared = _Expander(document, {}, Expansion(), named).run()
    return _Expander(document, wanted, declared, named).run() if wanted is not None else declared


def _named_addresses(document: Document) -> set[str]:
    """The addresses that the file names, where it leaves others to the backend."""
    hosts = list(_hosts(document.elements))
    if not document.first_address or all("managementIp" in host.values for host in hosts):
        return set()
    alone = replace(document, first_address="", mistakes=Mistakes())
    drafts = _Expander(alone, {}, Expansion(), set()).run().drafts
    return {str(draft.values["managementIp"]) for draft in drafts if "managementIp" in draft.values}


def apportion(sizes: Sequence[int], total: int) -> list[int]:
    """`total` spread over groups in proportion to their `sizes`, what is left over evenly among them.

    Groups that are all empty share evenly.
    """
    weights = list(sizes) if any(sizes) else [1] * len(sizes)
    ends = [-(-total * reached // sum(weights)) for reached in accumulate(weights)]
    return [end - start for start, end in pairwise([0, *ends])]


def _hosts(elements: Sequence[Element]) -> Iterator[Element]:
    for element in elements:
        if element.kind.family == "host":
            yield element
        yield from _hosts(element.children)


class _Expander:
    def __init__(self, document: Document, wanted: Sizes, declared: Expansion, named: set[str]) -> None:
        """`declared` is what the file makes unscaled: added copies keep clear of its names and addresses.

        `named` are addresses that no host gets which leaves its own open.
        """
        self._document = document
        self._wanted = wanted
        self._done = Expansion()
        self._names = {(draft.kind.family, draft.name) for draft in declared.drafts}
        self._addresses = {str(draft.values.get("managementIp", "")) for draft in declared.drafts}
        self._spare = _SPARE_ADDRESSES
        self._supplied = document.first_address
        self._named = named

    def run(self) -> Expansion:
        top = _Place(None, {}, "")
        for element in self._document.elements:
            with self._document.mistakes.kept():
                self._visit(element, top)
        return self._done

    def _visit(self, element: Element, place: _Place) -> None:
        declared = self._count(element, place)
        copies = self._scaled(element, declared)
        counted = element.count is not None or copies != 1
        for number in range(copies):
            inner = dict(place.indexes)
            inner[element.kind.family] = number if counted else 0
            if counted or "i" not in inner:
                inner["i"] = number
            draft = self._copy(element, _Place(place.parent, inner, place.scope), number, declared)
            self._done.drafts.append(draft)
            if len(self._done.drafts) > TOTAL_MAX:
                raise self._error(element, "count", f"the file makes more than {TOTAL_MAX:,} elements")
            suffix = f"-{number}" if self._document.is_xml and declared > 1 else ""
            for child in element.children:
                with self._document.mistakes.kept():
                    self._visit(child, _Place(draft, inner, place.scope + suffix))

    def _count(self, element: Element, place: _Place) -> int:
        if element.count is None:
            return 1
        count = self._render(element, "count", element.count, place.indexes)
        if isinstance(count, str) and count.strip().isdecimal():
            count = int(count)
        if type(count) is not int or not 0 <= count <= COUNT_MAX:
            reason = f"expected a whole number from 0 to {COUNT_MAX:,}, got {count!r}"
            raise self._error(element, "duplication" if self._document.is_xml else "count", reason)
        return count

    def _scaled(self, element: Element, declared: int) -> int:
        family = element.kind.family
        if family not in SCALABLE:
            return declared
        group = len(self._done.sizes[family])
        self._done.sizes[family].append(declared)
        return self._wanted[family][group] if family in self._wanted else declared

    def _copy(self, element: Element, place: _Place, number: int, declared: int) -> Draft:
        values = {key: self._render(element, key, v, place.indexes) for key, v in element.values.items()}
        refs = {key: self._names_of(element, key, v, place.indexes) for key, v in element.refs.items()}
        for key in _COUNTING_KEYS & values.keys() if number else ():
            values[key] = self._next(element, key, values[key], number)
        base = str(values.get("name") or element.label or "")
        name = self._name(element, base + place.scope, number, declared) if base else ""
        if element.kind.named and base:
            values["name"] = name
        if element.kind.family == "host" and "managementIp" not in values and self._supplied:
            values["managementIp"] = self._supplied_address()
        elif element.kind.family == "host" and number >= declared:
            values["managementIp"] = self._free_address(str(values.get("managementIp", "")))
        label = element.label + name.removeprefix(base) if element.label else name
        return Draft(
            element.kind,
            label,
            element.line,
            values,
            refs,
            place.parent,
            place.scope,
            base + place.scope,
            element.is_broken,
            id(element),
        )

    def _name(self, element: Element, name: str, number: int, declared: int) -> str:
        if self._document.is_xml and declared > 1:
            return f"{name}-{number}"
        family = element.kind.family
        if number >= declared:
            if (family, name) in self._names:
                name = f"{name}-{number}"
            self._names.add((family, name))
        return name

    def _next(self, element: Element, key: str, value: Any, number: int) -> Any:
        """The value of a key that counts up by itself, unless its expression already uses the number."""
        if names_used(str(element.values[key])) & {"i", element.kind.family}:
            return value
        try:
            if key == "vlan":
                return int(value) + number
            return next_address(str(value), number)
        except ValueError as refusal:
            raise self._error(element, key, f"cannot count up to copy {number}: {refusal}") from None

    def _free_address(self, address: str) -> str:
        while address in self._addresses:
            address = str(ipaddress.IPv4Address(self._spare))
            self._spare += 1
        self._addresses.add(address)
        return address

    def _supplied_address(self) -> str:
        """The next address of the backend that the file does not use."""
        address = self._supplied
        while address in self._named:
            address = next_address(address, 1)
        self._supplied = next_address(address, 1)
        return address

    def _names_of(
        self, element: Element, key: str, names: list[str], indexes: Mapping[str, int]
    ) -> list[str]:
        return [str(self._render(element, key, name, indexes)) for name in names]

    def _render(self, element: Element, key: str, value: Any, indexes: Mapping[str, int]) -> Any:
        if self._document.is_xml:
            return value
        try:
            return render(value, indexes)
        except ValueError as refusal:
            raise self._error(element, key, str(refusal)) from None

    def _error(self, element: Element, field_name: str, reason: str) -> DeploymentError:
        title = f"{element.kind.word} '{element.values.get('name', '')}'"
        return DeploymentError(
            reason, file=self._document.file, line=element.line, element=title, field=field_name
        )
