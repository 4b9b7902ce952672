"""What must never be told: fields of messages that hold secrets, and passwords inside of URLs.

A field is marked once, by its type: ``password: Secret``. From the mark follow how the message prints itself,
what an error says of the value it was given, the audit, and the format that OpenAPI gives. A URL is marked
with `MayHoldPassword`, and then only the password in it is a secret. System tags are of type `SystemTagText`;
secret are those whose pattern says so (`orrery.core.kernel.tags.TagPattern`).
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, get_args

from pydantic import AfterValidator, BaseModel, GetJsonSchemaHandler
from pydantic_core import CoreSchema

from orrery.core.kernel.errors import OrreryError

MASK = "***"
SHORTEST = 4
"""Shorter secrets are not looked for in texts: they would be found in every word."""
TAG_SEPARATOR = "::"
SECRET_TAGS: dict[str, Callable[[str], str]] = {}
"""What stands before the separator in system tags that hold a secret, and what may be shown of what stands
behind it: kept as long as the patterns' modules."""
HASH = re.compile(r"[0-9a-fA-F]{128}")
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
class IsPasswordHash(IsSecret):
    """Marks the hash of a password that people type: clients hash it, and never send what was typed."""

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        """A password of the form that is accepted."""
        return handler(schema) | {"format": "password", "pattern": f"^{HASH.pattern}$"}


@dataclass(frozen=True, slots=True)
class MayHoldPassword:
    """Marks a URL in which ``user:password@`` may stand."""


@dataclass(frozen=True, slots=True)
class IsSystemTag:
    """Marks a system tag, which may be one that holds a secret."""


def _hash(text: str) -> str:
    if not HASH.fullmatch(text):
        raise ValueError("expected the SHA-512 of the password, in 128 hexadecimal digits")
    return text.lower()


Secret = Annotated[str, IsSecret()]
PasswordHash = Annotated[str, IsPasswordHash(), AfterValidator(_hash)]
"""The SHA-512 of what people type, in hex."""
SystemTagText = Annotated[str, IsSystemTag()]


def password_hash(password: str) -> str:
    """What is sent for a password that somebody typed."""
    return hashlib.sha512(password.encode()).hexdigest()


def mask_tag(text: str) -> str:
    """A system tag as it may be logged: all that a secret one says is masked."""
    prefix, separator, _ = text.partition(TAG_SEPARATOR)
    return f"{prefix}{separator}{MASK}" if separator and prefix in SECRET_TAGS else text


def shown_tag(text: str) -> str:
    """A system tag as its owner sees it: only the secrets in it are masked."""
    prefix, separator, said = text.partition(TAG_SEPARATOR)
    return f"{prefix}{separator}{SECRET_TAGS[prefix](said)}" if separator and prefix in SECRET_TAGS else text


def mask_all(_: str) -> str:
    """Nothing of a text."""
    return MASK


def mask_urls(text: str) -> str:
    """`text` without the passwords of the URLs in it."""
    return IN_URL.sub(rf"\1:{MASK}@", text) if "://" in text and "@" in text else text


def secret_fields(model: type[BaseModel]) -> Mapping[str, str]:
    """The fields of a message that are secrets: their wire names by their own names."""
    return marked_fields(model, IsSecret)


def tag_fields(model: type[BaseModel]) -> Mapping[str, str]:
    """The fields of a message that hold system tags, in the same form."""
    return marked_fields(model, IsSystemTag)


def _urls(model: type[BaseModel]) -> Mapping[str, str]:
    return marked_fields(model, MayHoldPassword)


@cache
def marked_fields(model: type[BaseModel], kind: type[Any]) -> Mapping[str, str]:
    """The fields of a message whose types have a mark of this kind: their wire names by their own."""
    return {
        name: field.alias or name
        for name, field in model.model_fields.items()
        if any(isinstance(mark, kind) for mark in [*field.metadata, *_marks(field.annotation)])
    }


def shown(model: type[BaseModel], name: str, value: Any) -> Any:
    """A field of a message as it is printed."""
    if name in secret_fields(model):
        return MASK if value is not None else None
    return _each_tag(value) if name in tag_fields(model) else value


def _each_tag(value: Any) -> Any:
    if isinstance(value, list):
        return [_each_tag(one) for one in value]
    if isinstance(value, dict):
        return {key: _each_tag(one) for key, one in value.items()}
    return mask_tag(value) if isinstance(value, str) else value


def _texts(value: Any) -> Iterator[str]:
    """Every scalar in a JSON value as text, however deep the value is nested; nothing for null."""
    waiting = [value]
    while waiting:
        one = waiting.pop()
        if isinstance(one, list | dict):
            waiting += one.values() if isinstance(one, dict) else one
        elif one is not None:
            yield str(one)


def _marks(annotation: Any) -> list[Any]:
    found: list[Any] = []
    for inner in get_args(annotation):
        found += [*getattr(inner, "__metadata__", ()), *_marks(inner)]
    return found


def secrets_in(model: type[BaseModel], wire: Mapping[str, Any]) -> list[str]:
    """The secrets that wire parameters hold, the longest first."""
    found: list[str] = []
    for name, alias in secret_fields(model).items():
        found += _texts(wire.get(alias, wire.get(name)))
    for name, alias in _urls(model).items():
        given = _texts(wire.get(alias, wire.get(name)))
        found += [matched[1] for text in given for matched in IN_URL.findall(text)]
    for name, alias in tag_fields(model).items():
        given = _texts(wire.get(alias, wire.get(name)))
        found += [text.partition(TAG_SEPARATOR)[2] for text in given if mask_tag(text) != text]
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
