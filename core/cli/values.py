"""Values that stand in files: ``userData=@cloud-init.yaml``, ``@-`` for standard input, ``@@`` for an @."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import BinaryIO

import click

from orrery.core.client import fields
from orrery.core.client.errors import InvalidField
from orrery.core.kernel.api.message import Declaration
from orrery.core.kernel.api.secrecy import secret_fields

MARK = "@"
STANDARD_INPUT = "-"
SIZE_MAX = 1 << 20
"""Longest file, in bytes; a server takes bodies of 4 MiB, in which a text may be escaped."""


def from_file(declaration: Declaration, field: str, text: str) -> str:
    """The value that is meant: the content of the file behind ``@``, or the text itself.

    Of a secret, such as a password, the end of the last line is left out, as editors write it.
    Raises InvalidField for a file that cannot be read, is too long, or holds no text.
    """
    if not text.startswith(MARK):
        return text
    name = text.removeprefix(MARK)
    if name.startswith(MARK):
        return name
    content = _content(declaration, field, name)
    is_secret = field in secret_fields(declaration.message).values()
    return content.removesuffix("\n").removesuffix("\r") if is_secret else content


def _content(declaration: Declaration, field: str, name: str) -> str:
    where = "standard input" if name == STANDARD_INPUT else f"the file '{name}'"

    def refusal(reason: str) -> InvalidField:
        return InvalidField(declaration.name, field, f"{where} {reason}")

    if field not in fields.wire_fields(declaration.message):
        raise fields.unknown_field(declaration, field)
    if not name:
        raise InvalidField(
            declaration.name, field, "expected the name of a file after @; write @@ for an @ itself"
        )
    try:
        raw = _read(name)
    except OSError as broken:
        hint = "; write @@ for a value that begins with @" if isinstance(broken, FileNotFoundError) else ""
        raise refusal(f"cannot be read: {broken.strerror or broken}{hint}") from None
    if len(raw) > SIZE_MAX:
        raise refusal(f"is longer than {SIZE_MAX >> 20} MiB")
    try:
        text = raw.decode()
    except UnicodeDecodeError:
        raise refusal("is binary; a value is text in UTF-8, so encode it first, such as by base64") from None
    if "\0" in text:
        raise refusal("is binary; a value is text in UTF-8, so encode it first, such as by base64")
    return text


def _read(name: str) -> bytes:
    """The beginning of a file, one byte more than may be used. Raises OSError.

    Each is read once for a command, since a pipe cannot be read again for the next of several calls.
    """
    context = click.get_current_context(silent=True)
    known: dict[str, bytes] = context.meta.setdefault(__name__, {}) if context is not None else {}
    if name not in known:
        if name == STANDARD_INPUT:
            known[name] = _beginning(sys.stdin.buffer)
        else:
            with Path(name).expanduser().open("rb") as stream:
                known[name] = _beginning(stream)
    return known[name]


def _beginning(stream: BinaryIO) -> bytes:
    return stream.read(SIZE_MAX + 1)
