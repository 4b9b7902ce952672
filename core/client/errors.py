"""What can go wrong on the caller's side.

ClientError
├── UnknownApi          no such API in the catalogue
├── InvalidField        a parameter that the API does not have, or a value that does not fit it
└── ApiFailure          the server answered no: code, description, details and the chain of causes
    └── ServerUnreachable   nobody answered
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from typing import Any, ClassVar, Self

from orrery.core.kernel.errors import OrreryError


class ClientError(Exception):
    """Anything that a user of the client should be told in one line."""

    is_failure: ClassVar[bool] = False
    """Whether something was tried and failed; otherwise the request itself makes no sense."""


class UnknownApi(ClientError):
    """The catalogue has no API of that name."""

    def __init__(self, name: str, known: Iterable[str]) -> None:
        super().__init__(f"there is no API named '{name}'{did_you_mean(name, known)}")
        self.name = name


class InvalidField(ClientError):
    """A parameter that the API does not have, or a value that does not fit it."""

    def __init__(self, api: str, field: str, reason: str) -> None:
        super().__init__(f"{api}: field '{field}': {reason}")
        self.api = api
        self.field = field
        self.reason = reason


class ApiFailure(ClientError):
    """The server refused or failed a call.

    `code` and `description` are those of the wire contract; `details` says what happened to which resource;
    `cause` is the failure below this one, if any.
    """

    is_failure = True

    def __init__(
        self, code: str, description: str, details: str = "", cause: ApiFailure | None = None
    ) -> None:
        super().__init__(details or description)
        self.code = code
        self.description = description
        self.details = details
        self.cause = cause

    @classmethod
    def from_wire(cls, error: Mapping[str, Any]) -> ApiFailure:
        """The failure that an error object of the wire contract describes."""
        below = error.get("cause") or next(iter(error.get("causes") or ()), None)
        cause = cls.from_wire(below) if isinstance(below, Mapping) else None
        return ApiFailure(
            str(error.get("code", "")),
            str(error.get("description", "")),
            str(error.get("details", "")),
            cause,
        )

    @classmethod
    def of(cls, error: OrreryError) -> ApiFailure:
        """The failure that a caller inside the server's process sees for `error`."""
        return cls.from_wire(error.to_wire())

    def to_wire(self) -> dict[str, Any]:
        """The error object of the wire contract that describes this failure."""
        body: dict[str, Any] = {"code": self.code, "description": self.description, "details": self.details}
        return body if self.cause is None else {**body, "cause": self.cause.to_wire()}

    @property
    def chain(self) -> list[ApiFailure]:
        """This failure and all below it, the outermost first."""
        found: list[ApiFailure] = [self]
        while found[-1].cause is not None:
            found.append(found[-1].cause)
        return found

    @property
    def root(self) -> ApiFailure:
        """The innermost cause: the place where it really went wrong."""
        return self.chain[-1]

    def __str__(self) -> str:
        told: dict[str, str] = {}
        for each in self.chain:
            told.setdefault(each.details or each.description, each.code)
        return "\n  caused by ".join(f"[{code}] {text}" for text, code in told.items())


class ServerUnreachable(ApiFailure):
    """Nobody answered at the server's address, or the connection broke."""

    @classmethod
    def at(cls, url: str, reason: str) -> Self:
        """Nobody answered at `url`."""
        return cls(
            "CLIENT.1000",
            "The server does not answer",
            f"no answer from {url} ({reason}); start a server with `orrery serve`, "
            "or give its address with --url or ORRERY_URL",
        )


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """A hint that ends an error message: the known names nearest to `name`, or nothing."""
    near = near_matches(name, known)
    return f"; did you mean {', '.join(near)}?" if near else ""


def near_matches(name: str, known: Iterable[str]) -> list[str]:
    """Up to three of the `known` names that look like `name`, whatever their case."""
    by_lower = {k.lower(): k for k in known}
    return [by_lower[m] for m in difflib.get_close_matches(name.lower(), by_lower, n=3, cutoff=0.6)]
