"""All nouns of the cloud and the API that they declare together: what is built in, what is installed."""

from __future__ import annotations

import importlib
from collections.abc import Iterable
from functools import cache
from importlib.metadata import entry_points
from typing import TYPE_CHECKING

from orrery.core.kernel.api.elements import ElementKind
from orrery.core.kernel.api.message import Declaration

if TYPE_CHECKING:
    from orrery.core.kernel.plugins import Plugin

NOUNS = (
    "orrery.core.api",
    "orrery.core.identity.account",
    "orrery.core.identity.user",
    "orrery.core.identity.policy",
    "orrery.core.identity.login",
    "orrery.core.identity.session",
    "orrery.core.identity.quota",
    "orrery.core.identity.accesskey",
    "orrery.core.audit",
    "orrery.core.identity.sharing",
    "orrery.core.configuration",
    "orrery.core.resourceconfig",
    "orrery.core.gc",
    "orrery.core.tag",
    "orrery.core.compute.zone",
    "orrery.core.compute.cluster",
    "orrery.core.compute.host",
    "orrery.core.compute.offering",
    "orrery.core.storage.primary",
    "orrery.core.storage.backup",
    "orrery.core.storage.image",
    "orrery.core.storage.volume",
    "orrery.core.network.l2",
    "orrery.core.network.l3",
    "orrery.core.compute.vm",
    "orrery.core.longjob",
    "orrery.core.search",
    "orrery.core.event",
)
"""Packages of the built-in nouns, in the order in which they start; one that is not there is left out."""


@cache
def plugins() -> tuple[Plugin, ...]:
    """Every noun: the built-in ones in their order, then the installed ones by name, failed ones too."""
    from orrery.core.kernel.plugins.loader import built_in

    return (*built_in(NOUNS), *_installed())


@cache
def declarations() -> dict[str, Declaration]:
    """Every API message by its name."""
    return built_in_declarations() | declared_by(_installed())


def declared_by(some: Iterable[Plugin]) -> dict[str, Declaration]:
    """The API messages that these plugins bring."""
    apis = [plugin.noun.api for plugin in some if plugin.noun is not None and plugin.noun.api is not None]
    return {declaration.name: declaration for api in apis for declaration in api.all}


@cache
def built_in_declarations() -> dict[str, Declaration]:
    """Every API message of the built-in nouns by its name; imports nothing of them but the messages."""
    from orrery.core.kernel.plugins.packages import present

    found: dict[str, Declaration] = {}
    for noun in present(NOUNS):
        for declaration in importlib.import_module(f"{noun}.messages").api.all:
            found[declaration.name] = declaration
    return found


@cache
def apis_by_noun() -> dict[str, tuple[Declaration, ...]]:
    """The API messages of each built-in noun that has any, by the noun's name."""
    from orrery.core.kernel.plugins.packages import present

    found: dict[str, tuple[Declaration, ...]] = {}
    for package in present(NOUNS):
        declared = tuple(importlib.import_module(f"{package}.messages").api.all)
        if declared:
            found[importlib.import_module(f"{package}.noun").NOUN.name] = declared
    return found


@cache
def elements() -> tuple[ElementKind, ...]:
    """The elements of deployment files that all nouns declare; of built-in ones, only that is imported."""
    brought = [plugin.noun.elements for plugin in _installed() if plugin.noun is not None]
    return (*_built_in_elements(), *(kind for kinds in brought for kind in kinds))


@cache
def _built_in_elements() -> tuple[ElementKind, ...]:
    from orrery.core.kernel.plugins.packages import present

    modules = present([f"{noun}.elements" for noun in NOUNS])
    return tuple(kind for module in modules for kind in importlib.import_module(module).ELEMENTS)


@cache
def _installed() -> tuple[Plugin, ...]:
    if not entry_points(group="orrery.plugins"):
        return ()
    from orrery.core.kernel.plugins.loader import installed

    return tuple(installed(built_in_declarations(), [kind.tag for kind in _built_in_elements()]))
