"""What must never be told: fields of messages that hold secrets, and passwords inside of URLs.

A field is marked once, by its type: ``password: Secret``. From the mark follow how the message prints itself,
what an error says of the value it was given, the audit, and the format that OpenAPI gives. A URL is marked
with `MayHoldPassword`, and then only the password in it is a secret.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, get_args

from pydantic import BaseModel, GetJsonSchemaHandler
from pydantic_core import CoreSchema

from core.kernel.errors import OrreryError

MASK = "***"
SHORTEST = 4
"""Shorter secrets are not looked for in texts: they would be found in every word."""
IN_URL = re.compile(r"(?<=://)([^\s/:@\[\]]*):([^\s/@]+)@")


@dataclass(frozen=True, slots=True)
class IsSecret:
    """Marks a field whose value is a secret."""

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        """A password, for those who show it."""
        return handler(schema) | {"format": "password"}


@dataclass(frozen=True, slots=True)
class MayHoldPassword:
    """Marks a URL in which ``user:password@`` may stand."""


Secret = Annotated[str, IsSecret()]


def mask_urls(text: str) -> str:
    """`text` without the passwords of the URLs in it."""
    return IN_URL.sub(rf"\1:{MASK}@", text) if "://" in text and "@" in text else text


@cache
def secret_fields(model: type[BaseModel]) -> Mapping[str, str]:
    """The fields of a message that are secrets: their wire names by their own names."""
    return {
        name: field.alias or name
        for name, field in model.model_fields.items()
        if any(isinstance(mark, IsSecret) for mark in [*field.metadata, *_marks(field.annotation)])
    }


@cache
def _urls(model: type[BaseModel]) -> Mapping[str, str]:
    return {
        name: field.alias or name
        for name, field in model.model_fields.items()
        if any(isinstance(mark, MayHoldPassword) for mark in [*field.metadata, *_marks(field.annotation)])
    }


def _marks(annotation: Any) -> list[Any]:
    found: list[Any] = []
    for inner in get_args(annotation):
        found += [*getattr(inner, "__metadata__", ()), *_marks(inner)]
    return found


def secrets_in(model: type[BaseModel], wire: Mapping[str, Any]) -> list[str]:
    """The secrets that wire parameters hold, the longest first."""
    found: list[str] = []
    for name, alias in secret_fields(model).items():
        given = wire.get(alias, wire.get(name))
        found += [str(one) for one in (given if isinstance(given, list) else [given]) if one is not None]
    for name, alias in _urls(model).items():
        given = wire.get(alias, wire.get(name))
        found += [matched[1] for matched in IN_URL.findall(given)] if isinstance(given, str) else []
    return sorted({one for one in found if len(one) >= SHORTEST}, key=lambda one: (-len(one), one))


def without(secrets: Iterable[str], failure: OrreryError) -> OrreryError:
    """The error, and what it was caused by, with every secret in their texts masked."""
    at: OrreryError | None = failure
    listed = list(secrets)
    while at is not None and listed:
        for secret in listed:
            for form in (secret, repr(secret)[1:-1]):
                at.details = at.details.replace(form, MASK)
        at.args = (at.details,)
        at = at.cause
    return failure
