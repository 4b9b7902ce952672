"""Paths of requests: their segments, and the part of them that a signature covers."""

from __future__ import annotations

import re
from urllib.parse import quote, unquote

from starlette.types import Scope

CONTEXT = "zstack"
"""First segment of the reference API's paths; it may be left out before the version."""
VERSION = "v1"
PREFIXES = (f"/{CONTEXT}/{VERSION}", f"/{VERSION}")
"""Where the API is served."""
SIGNED = re.compile(rf"^/+({CONTEXT}/+)?(?={VERSION}(/|$))")
"""What goes before the part of a path that a signature covers, but for its last slash."""


def segments(scope: Scope) -> list[str]:
    """The segments of the path, each decoded by itself; empty ones (from ``//``) are dropped."""
    return [unquote(part) for part in raw_path(scope).split("/") if part]


def raw_path(scope: Scope) -> str:
    """The path as it was sent, without the query string."""
    raw: bytes | None = scope.get("raw_path")
    return quote(scope["path"]) if raw is None else raw.partition(b"?")[0].decode("ascii", "replace")


def signed_path(scope: Scope) -> str:
    """What a signature covers of the path: all from the version on, as it was sent, with every slash."""
    return SIGNED.sub("/", raw_path(scope))
