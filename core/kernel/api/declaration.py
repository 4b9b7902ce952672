"""One declaration for each API message.

    api = Declarations(java="org.zstack.header.zone")

    @api.post("/zones", returns=Zone)
    class CreateZone(CreateMessage): ...

From the declaration come the REST route, the job, OpenAPI, the command, the Python client and our catalogue.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, TypeVar

from orrery.core.kernel.api.message import ApiMessage, Declaration, QueryMessage, Shape

MessageType = TypeVar("MessageType", bound=type[ApiMessage])


def path_variables(path: str) -> list[str]:
    """The variable names in a path, in order: ``/a/{b}/c/{d}`` gives b and d."""
    return re.findall(r"\{(\w+)\}", path)


def first_lower(name: str) -> str:
    """`name` with its first letter in lower case."""
    return name[:1].lower() + name[1:]


class Declarations:
    """The decorator of one noun's messages; `java` is the package that the wire catalogue gives for them.

    With `admin`, those that do not say otherwise are for administrators only.
    """

    def __init__(self, java: str, *, admin: bool = False) -> None:
        self._java = java
        self._admin = admin
        self.all: list[Declaration] = []

    def post(self, path: str, **options: Any) -> Callable[[MessageType], MessageType]:
        """A creation: POST, parameters wrapped in ``params``."""
        return self._declare("POST", path, {"wrapper": "params", "is_async": True} | options)

    def action(self, path: str, **options: Any) -> Callable[[MessageType], MessageType]:
        """An action: PUT, parameters wrapped in the action's own name."""
        return self._declare("PUT", path, {"is_action": True, "is_async": True} | options)

    def delete(self, path: str, **options: Any) -> Callable[[MessageType], MessageType]:
        """A deletion: DELETE, parameters in the query string."""
        return self._declare("DELETE", path, {"is_async": True} | options)

    def get(self, path: str, **options: Any) -> Callable[[MessageType], MessageType]:
        """A read: GET, parameters in the query string, answered at once."""
        return self._declare("GET", path, {"is_async": False} | options)

    def query(self, path: str, *optional_paths: str, **options: Any) -> Callable[[MessageType], MessageType]:
        """A query over one kind of resource; the handler is common to all."""
        fixed = {"is_async": False, "is_query": True, "optional_paths": optional_paths}
        return self._declare("GET", path, fixed | options)

    def _declare(
        self, method: str, path: str, options: dict[str, Any]
    ) -> Callable[[MessageType], MessageType]:
        def register(message: MessageType) -> MessageType:
            declaration = self._build(message, method, path, dict(options))
            message.declaration = declaration
            self.all.append(declaration)
            return message

        return register

    def _build(
        self, message: type[ApiMessage], method: str, path: str, options: dict[str, Any]
    ) -> Declaration:
        name = message.__name__
        if options.get("is_query") and not issubclass(message, QueryMessage):
            raise TypeError(f"{name} is declared as a query, so it must derive from QueryMessage")
        if options.get("is_action"):
            options.setdefault("wrapper", first_lower(name))
        options.setdefault("shape", _shape_of(options))
        options.setdefault("admin", self._admin)
        options["path_fields"] = frozenset(path_variables(path))
        java = options.pop("java", f"{self._java}.API{name}Msg")
        return Declaration(name=name, message=message, method=method, path=path, java=java, **options)


def _shape_of(options: dict[str, Any]) -> Shape:
    if options.get("is_query"):
        return Shape.INVENTORIES
    if options.get("returns") is not None:
        return Shape.INVENTORIES if options.pop("many", False) else Shape.INVENTORY
    return Shape.FIELDS if options.get("reply") is not None else Shape.EMPTY
