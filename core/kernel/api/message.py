"""Base classes of API messages, the types of their fields, and what is declared of each message.

Python names are snake_case, wire names the camelCase of them. A field's constraints stand in its type, so
one declaration serves the server's validation, OpenAPI, the command line and the Python client.
"""

from __future__ import annotations

import enum
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Annotated, Any, ClassVar

from pydantic import BaseModel, ConfigDict, Field, StringConstraints
from pydantic.alias_generators import to_camel

from orrery.core.kernel.api.secrecy import SystemTagText, shown

UUID_PATTERN = r"[0-9a-f]{32}"
NEW_UUID_PATTERN = r"[0-9a-f]{12}[1-5][0-9a-f]{3}[89ab][0-9a-f]{15}"
INT_MAX = 2**31 - 1
LONG_MAX = 2**63 - 1

Classes = Annotated[dict[str, str], Field(alias="schema")]
"""In a reply that holds inventories: the Java class of each by its path (`Inventories.schema`)."""

ANY_RESOURCE = "ResourceVO"
"""What the wire catalogue calls a resource of any kind."""


@dataclass(frozen=True, slots=True)
class Refers:
    """Marks a uuid field, or a list of them: each must be the uuid of an existing resource of this kind.

    `vo` is the kind's name in the wire catalogue, such as ``ZoneVO``. `must_exist` is false where the call
    on an absent resource is no error (deletions). `is_changed` says whether the call changes the resource, so
    that only its owner may make it; unless given, a call changes what its path names.

    Where `vo` is `ANY_RESOURCE`, another field may say of which kind it is (`kind_in`); else it is looked for
    `among` these kinds, or among all.
    """

    vo: str
    must_exist: bool = True
    is_changed: bool | None = None
    kind_in: str = ""
    among: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Lines:
    """Marks a text, or a list of them, that may have several lines and tabs.

    No text may have other control characters, and one without this mark has none at all; only secrets may be
    anything. `orrery.core.api.parse` sees to it.
    """


@dataclass(frozen=True, slots=True)
class Suggests:
    """Marks a text, or a list of them, of which the command line's completion knows likely values.

    `source` names a list of what is declared: ``events``, ``kinds``, ``settings`` or ``categories`` of them.
    Any other text is valid too.
    """

    source: str


Text = Annotated[str, StringConstraints(strip_whitespace=True)]
NAME_MAX = 255
Name = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=NAME_MAX)]
Description = Annotated[str, StringConstraints(strip_whitespace=True, max_length=2048), Lines()]
Int = Annotated[int, Field(ge=-(2**31), le=INT_MAX)]
Long = Annotated[int, Field(ge=-(2**63), le=LONG_MAX)]
Bytes = Annotated[int, Field(ge=0, le=LONG_MAX)]
"""A size in bytes."""
NewSystemTag = Annotated[SystemTagText, StringConstraints(max_length=65535)]
NewUserTag = Annotated[str, StringConstraints(max_length=2048), Lines()]
NewUuid = Annotated[str, StringConstraints(pattern=f"^{NEW_UUID_PATTERN}$")]
"""A uuid preset by the caller of a creation."""


class WireModel(BaseModel):
    """Anything with wire names: camelCase outside, snake_case inside, unknown keys ignored."""

    model_config = ConfigDict(
        alias_generator=to_camel,
        populate_by_name=True,
        extra="ignore",
        frozen=True,
        str_strip_whitespace=True,
    )

    def __repr_args__(self) -> Iterator[tuple[str | None, Any]]:
        """What `repr` shows: no secret."""
        for name, value in super().__repr_args__():
            yield name, shown(type(self), name or "", value)


class ApiMessage(WireModel):
    """A call that a client makes. Its subclasses are declared with `Declarations` (see `declaration`)."""

    declaration: ClassVar[Declaration]

    system_tags: list[NewSystemTag] | None = Field(
        default=None, description="System tags, in declared patterns."
    )
    user_tags: list[NewUserTag] | None = Field(default=None, description="User tags, any text.")


class Shape(enum.StrEnum):
    """What the body of a success holds."""

    INVENTORY = "inventory"
    INVENTORIES = "inventories"
    FIELDS = "fields"
    EMPTY = "empty"
    ALL = "all"


@dataclass(frozen=True, kw_only=True)
class Declaration:
    """What the outside needs to know of one API message."""

    name: str
    message: type[ApiMessage]
    java: str
    method: str
    path: str
    optional_paths: tuple[str, ...] = ()
    wrapper: str = ""
    is_action: bool = False
    is_async: bool
    is_query: bool = False
    login_required: bool = True
    admin: bool = False
    """Whether only administrators may call it."""
    on_session: bool = False
    """Whether it is about the session that it names; whoever calls it in that session needs no policy."""
    shape: str
    """A `Shape`, or the one name under which the body holds its value."""
    returns: type[Any] | None = None
    """The model whose inventory comes back (shapes inventory and inventories)."""
    subtype: str | None = None
    """Of a query: only rows whose type is this one."""
    reply: type[BaseModel] | None = None
    """The reply's own fields (shapes fields and all)."""
    answers: str = ""
    """Java class of the success answer, where it is not that of the message with another ending."""
    timeout_seconds: int = 1800
    path_fields: frozenset[str] = field(default_factory=frozenset)
    """Wire names of the fields that travel in the path."""

    @property
    def paths(self) -> tuple[str, ...]:
        """All routes, the main one first."""
        return (self.path, *self.optional_paths)

    @property
    def java_answer(self) -> str:
        """Java class of the success answer (the older endpoint names it)."""
        return self.answers or self.java.removesuffix("Msg") + ("Event" if self.is_async else "Reply")


class CreateMessage(ApiMessage):
    """A call that creates a resource, whose uuid the caller may preset."""

    resource_uuid: NewUuid | None = Field(
        default=None, description="The uuid that the new resource shall have."
    )
    tag_uuids: list[str] | None = Field(default=None, description="Tag patterns to attach.")


class DeleteMessage(ApiMessage):
    """A call that deletes; deleting what is absent succeeds."""

    delete_mode: Annotated[str, StringConstraints(pattern="^(Permissive|Enforcing)?$")] = Field(
        default="Permissive", description="Permissive asks everybody first; Enforcing goes through."
    )


class QueryMessage(ApiMessage):
    """A list of resources by conditions. Its parameters follow the query grammar, not this class's fields.

    `start` skips rows of the list as it is at that moment, so rows that are made or deleted between two pages
    are shown twice or left out. `after` continues behind a row: empty on the first page, then the ``next``
    that the former page was answered with; a page without one is the last.
    """

    conditions: list[QueryCondition] = Field(default_factory=list)
    limit: Annotated[int, Field(ge=0, le=INT_MAX)] | None = 1000
    start: Annotated[int, Field(ge=0, le=INT_MAX)] | None = None
    after: str | None = None
    count: bool = False
    reply_with_count: bool = False
    group_by: str | None = None
    filter_name: str | None = None
    sort_by: str | None = None
    sort_direction: Annotated[str, StringConstraints(pattern="^(asc|desc)$")] | None = "asc"
    fields: list[str] | None = None


class QueryCondition(WireModel):
    """One condition of a query; conditions are ANDed."""

    name: str
    op: str
    value: Any = None


QueryMessage.model_rebuild()
