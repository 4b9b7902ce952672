"""What travels on the bus: messages and events, which are plain data, and the envelope of a call."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, Generic, NamedTuple, TypeVar, get_type_hints

from pydantic import TypeAdapter

from orrery.core.kernel.api.declaration import path_variables
from orrery.core.kernel.api.message import ApiMessage, CreateMessage
from orrery.core.kernel.context import CallContext
from orrery.core.kernel.db.model import Uuid

R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Routes:
    """Marks the field of a message that names the resource it is about."""


RouteKey = Annotated[Uuid, Routes()]
"""The uuid of the resource that a message is about: one node handles all messages of one resource."""


@dataclass(frozen=True)
class Message(Generic[R]):
    """A call from one service to another; R is the type of its reply.

    At most one field is a `RouteKey`. A message without one is handled on the node where it is sent. Fields
    hold values that have a form in JSON, never live objects.
    """


@dataclass(frozen=True)
class Event:
    """Something that has happened; every subscriber on every node is told. Fields as those of messages."""


class Envelope(NamedTuple):
    """A message on its way, with everything that its handler needs."""

    id: str
    """Unique over all nodes and restarts: a receiver can tell a repeated message from a new one."""
    message: Any
    context: CallContext

    @property
    def route(self) -> Uuid | None:
        """The resource by which the node is chosen; None where the message stays on its node."""
        name = route_field(type(self.message))
        return getattr(self.message, name) if name is not None else None

    def to_json(self, now: float) -> str:
        """The envelope as text; `now` is the time of the loop."""
        kind: Any = type(self.message)
        wire = {
            "id": self.id,
            "route": self.route,
            "type": type_name(kind),
            "fields": _adapter(kind).dump_python(self.message, mode="json", exclude_unset=True),
            "context": self.context.to_wire(now),
        }
        return json.dumps(wire)

    @classmethod
    def from_json(cls, text: str, kinds: Mapping[str, type[Any]], now: float) -> Envelope:
        """The envelope that `to_json` wrote. Raises KeyError for a type that is not among `kinds`."""
        wire = json.loads(text)
        kind: Any = kinds[wire["type"]]
        message = _adapter(kind).validate_python(wire["fields"])
        return cls(wire["id"], message, CallContext.from_wire(wire["context"], now))


def type_name(kind: type[Any]) -> str:
    """How the type of a message is called in an envelope."""
    return f"{kind.__module__}:{kind.__qualname__}"


def route_field(kind: Any) -> str | None:
    """The field that names the resource of a message: the `RouteKey`, or what an API's path names first.

    A creation is about the uuid that its caller has chosen, if any. Raises TypeError where there are several
    `RouteKey` fields.
    """
    return _route_field(kind)


@cache
def _route_field(kind: Any) -> str | None:
    if issubclass(kind, CreateMessage):
        return "resource_uuid"
    if issubclass(kind, ApiMessage):
        return _named_in_path(kind)
    hints = get_type_hints(kind, include_extras=True)
    marked = [name for name, hint in hints.items() if any(isinstance(m, Routes) for m in _marks(hint))]
    if len(marked) > 1:
        raise TypeError(f"{kind.__name__} has more than one RouteKey: {', '.join(marked)}")
    return marked[0] if marked else None


def _named_in_path(kind: type[ApiMessage]) -> str | None:
    variables = path_variables(kind.declaration.path)
    fields = {field.alias or name: name for name, field in kind.model_fields.items()}
    return fields.get(variables[0]) if variables else None


def _marks(hint: Any) -> tuple[Any, ...]:
    return getattr(hint, "__metadata__", ())


@cache
def _adapter(kind: Any) -> TypeAdapter[Any]:
    return TypeAdapter(kind)
