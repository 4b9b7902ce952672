"""How a noun declares its elements of deployment files: which API each becomes, and what its keys mean.

A key of an element is a parameter of its API (under the wire name), a reference (a name that becomes a
uuid), a fact about the world that is not sent (the CPUs of a KVM host), or a list of child elements. One
declaration serves our YAML and the XML family. An element without an API is a feature that is not served yet.

A built-in noun has `ELEMENTS` in its module ``elements``, a plugin in `Noun.elements`.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Any

FillIn = Callable[[dict[str, Any], bool], None]
"""Gives the values of an element that it leaves open; is told whether it stands in an XML file."""
IsShown = Callable[[Mapping[str, Any]], bool]
"""Whether a resource with this inventory is of a kind."""
Find = Callable[[str], Mapping[str, Any]]
"""The inventory of a resource by its uuid; an empty one where there is none that a file makes."""
Takes = Callable[[Mapping[str, Any], Mapping[str, Any], Find], bool]
"""Whether a new resource could name another one, by their inventories, and by those of any others."""
Complete = Callable[[dict[str, Any], Mapping[str, Any], Find], None]
"""Changes the values of an element into those that a deployment needs, by the inventory of the resource and
those of any others."""
Lacks = Callable[[Mapping[str, Any], Find], str]
"""What keeps a resource from being made anew, by its inventory and those of any others; "" for nothing."""
IsMeant = Callable[[Collection[str], Mapping[str, Any]], bool]
"""Whether an element with these keys, inside a parent with these values, is of a kind."""


class Phase(IntEnum):
    """Deployments run in phases, since a VM needs the whole of the cloud below it."""

    CONFIG = 0
    CLOUD = 1
    VM = 2
    AFTER_VMS = 3


@dataclass(frozen=True, slots=True)
class Ref:
    """A key that names another resource; its uuid is sent as the parameter `wire`.

    An empty `wire` only orders: the named resource is created before. `tag` is the element's name in XML.
    """

    key: str
    wire: str
    family: str
    tag: str
    many: bool = False
    shown: str = ""
    """Where an inventory shows it, as `shown_in` of `ElementKind`; unless given, under the name of `wire`."""
    is_free: bool = False
    """Whether it only pins what the cloud chooses by itself, so that a dump leaves it out."""
    unless: str = ""
    """The key without which a dump writes it nevertheless."""
    takes: Takes | None = None
    """Whether it may name a resource; a dump does not write it where it may not any more."""
    gives: tuple[str, ...] = ()
    """Parameters that need not be given beside it, where they are as the named resource says."""


def ref(key: str, wire: str, family: str, *, tag: str = "", many: bool = False, **rest: Any) -> Ref:
    """A reference whose name in XML follows from its key, unless it is given."""
    singular = key.removesuffix("s") if many else key
    return Ref(key, wire, family, tag or f"{singular}Ref", many, **rest)


@dataclass(frozen=True, slots=True)
class Seen:
    """Where the cloud shows what is attached to what.

    One of: the `listed` field of the attached resource's inventory, which holds uuids of what it is attached
    to; the `path` by which a query of the element's kind names the attached resource; the rows of the query
    API `rows`, which have both under the names `own` and `other` (a row without `other` is for everybody).
    """

    listed: str = ""
    path: str = ""
    rows: str = ""
    own: str = ""
    other: str = ""


@dataclass(frozen=True, slots=True)
class Attachment:
    """A key that lists resources to attach, by a call of its own for each, once both sides are there."""

    key: str
    tag: str
    family: str
    api: str
    own: str
    """Parameter that takes the uuid of the element itself."""
    other: str
    """Parameter that takes the uuid of the resource that is attached."""
    feature: str = ""
    after_children: str = ""
    """Family of children of the element that are created before."""
    many: bool = False
    """Whether both parameters are lists."""
    undo: str = ""
    """API that detaches, with the same parameters, or those of `undo_takes`."""
    undo_takes: tuple[str, str] | None = None
    """What `own` and `other` are called there."""
    seen: Seen = Seen()
    phase: Phase = Phase.CONFIG
    """The earliest phase in which to attach."""


@dataclass(frozen=True, kw_only=True)
class ElementKind:
    """One kind of element; kinds of one family stand for each other, as all primary storages do."""

    tag: str
    family: str
    api: str | None = None
    below: tuple[str, ...] = ()
    """The families of elements that it stands in; an empty text is the top of the file."""
    called: str = ""
    """What commands call such a resource, where it is not the family's name."""
    plural: str = ""
    """The key that lists the family, where it is not the family's name with an s."""
    parent_wire: str = ""
    """Parameter that takes the uuid of the element around it."""
    refs: tuple[Ref, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    defaults: Mapping[str, Any] = field(default_factory=dict)
    xml_defaults: Mapping[str, Any] = field(default_factory=dict)
    fill_in: FillIn | None = None
    """What it means where it says nothing, beyond the defaults."""
    is_meant: IsMeant | None = None
    """Whether an element of the family that names no type is of this kind."""
    facts: frozenset[str] = frozenset()
    aliases: Mapping[str, str] = field(default_factory=dict)
    text: str = ""
    """Parameter that the element's bare text is, for elements without keys."""
    pairs: tuple[str, str] | None = None
    """Parameters that the keys and the values are, where such elements are written as a mapping."""
    lists: frozenset[str] = frozenset()
    """Keys whose text in XML is a comma-separated list."""
    feature: str = ""
    """What people call it, in "... is not served yet"."""
    elsewhere: str = ""
    """Key that names a file of its own for what it is about; such a file is not read."""
    phase: Phase = Phase.CLOUD
    setting: tuple[str, ...] = ()
    """Parameters that name the setting which the element gives a value; such an element makes no resource."""
    seen: str = ""
    """Of an element that makes no resource: the list of the inventory around it that shows its `text`."""
    undo: str = ""
    """API that takes such an element back, with the same parameters."""
    shown_in: Mapping[str, str] = field(default_factory=dict)
    """Where an inventory shows parameters and facts that it shows under another name: a path of keys, such as
    ``vmNics.l3NetworkUuid``; an empty one for what is not shown."""
    is_shown: IsShown | None = None
    """Whether a resource of the family is of this kind; one that is of no kind is none that files make."""
    complete: Complete | None = None
    """What a dump writes beyond parameters and references."""
    lacks: Lacks | None = None
    """Why a dump leaves a resource out."""
    named: bool = True
    """Whether names of this kind are its own, so that others can refer to them."""

    @property
    def word(self) -> str:
        """What commands, plans and messages call such a resource: ``vm``."""
        return self.called or self.family

    @property
    def listed_as(self) -> str:
        """The key that lists the family."""
        return self.plural or f"{self.family}s"
