"""All nouns of the cloud, and the API that they declare together."""

from __future__ import annotations

import importlib
from functools import cache

from core.kernel.api.declaration import Declaration

NOUNS = (
    "core.api",
    "core.identity.session",
    "core.configuration",
    "core.compute.zone",
    "core.compute.cluster",
    "core.compute.host",
    "core.compute.offering",
    "core.storage.primary",
    "core.storage.backup",
    "core.storage.image",
    "core.storage.volume",
    "core.network.l2",
    "core.network.l3",
    "core.compute.vm",
)
"""Packages, in the order in which their services start."""


@cache
def declarations() -> dict[str, Declaration]:
    """Every API message by its name."""
    found: dict[str, Declaration] = {}
    for noun in NOUNS:
        for declaration in importlib.import_module(f"{noun}.messages").api.all:
            found[declaration.name] = declaration
    return found
