"""Messages by which a noun calls an API by its name; the dispatcher handles them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from orrery.core.kernel.api.message import ApiMessage
from orrery.core.kernel.bus.message import Message, RouteKey


@dataclass(frozen=True)
class CheckCall(Message[ApiMessage]):
    """Make of wire parameters the message of an API, with every check that comes before its handler.

    Raises what the API itself would raise.
    """

    api: str
    wire: dict[str, Any]


@dataclass(frozen=True)
class PerformCall(Message[dict[str, Any]]):
    """Call an API from inside: the same checks and the same handler, and the body that a client gets."""

    api: str
    wire: dict[str, Any]


@dataclass(frozen=True)
class AnswerAbout(Message[dict[str, Any]]):
    """The body with which an API answers that `resource` is as it was asked for."""

    api: str
    resource: RouteKey
