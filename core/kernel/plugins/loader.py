"""Finding nouns: those that are built in, and those that packages of third parties bring."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from importlib.metadata import EntryPoint, entry_points
from typing import Any

from orrery.core.kernel.api.message import Declaration
from orrery.core.kernel.db.model import Base, forget_tables
from orrery.core.kernel.errors import OrreryError, PluginFailed
from orrery.core.kernel.node import Node
from orrery.core.kernel.plugins.hooks import hooks_of, specified_in
from orrery.core.kernel.plugins.noun import Noun
from orrery.core.kernel.plugins.packages import present
from orrery.core.kernel.workflow import Contributed

ENTRY_POINTS = "orrery.plugins"
BUILT_IN = "built-in"


@dataclass(frozen=True, kw_only=True)
class Plugin:
    """One noun and where it comes from; a plugin that could not be loaded has an error instead."""

    name: str
    origin: str
    """BUILT_IN, or the distribution and its version."""
    noun: Noun | None = None
    register: Callable[[Node], None] | None = None
    error: OrreryError | None = None

    @property
    def is_built_in(self) -> bool:
        """Whether the noun is part of the core."""
        return self.origin == BUILT_IN

    @property
    def hooks(self) -> list[str]:
        """The hooks that it uses."""
        if self.noun is None:
            return []
        joiners = (*self.noun.services, *self.noun.hooks)
        return sorted({hook for joiner in joiners for hook in hooks_of(joiner)})

    @property
    def offers(self) -> list[str]:
        """The hooks that it specifies."""
        return specified_in(self.noun.hookspecs) if self.noun and self.noun.hookspecs else []

    @property
    def strategies(self) -> list[str]:
        """The implementations that it registers, as ``protocol:type``."""
        made = self.noun.strategies if self.noun is not None else ()
        return [f"{protocol.__name__}:{kind}" for protocol, kind, _ in made]

    @property
    def apis(self) -> list[str]:
        """The API messages that a plugin declares; those of built-in nouns are in their packages."""
        if self.noun is None or self.noun.api is None:
            return []
        return [declaration.name for declaration in self.noun.api.all]


def contributions_of(plugins: Iterable[Plugin]) -> list[Contributed]:
    """What they contribute to the slots of workflows, in their order."""
    nouns = [plugin.noun for plugin in plugins if plugin.noun is not None]
    return [Contributed(noun.name, one) for noun in nouns for one in noun.contributions]


def built_in(packages: Iterable[str]) -> list[Plugin]:
    """The nouns of these packages, in their order."""
    nouns = [importlib.import_module(f"{package}.noun").NOUN for package in present(packages)]
    return [Plugin(name=noun.name, origin=BUILT_IN, noun=noun) for noun in nouns]


@dataclass
class _Taken:
    """What is declared already, so that no plugin may declare it again."""

    apis: dict[str, Declaration]
    tags: set[str]
    """Of elements of deployment files."""

    def add(self, noun: Noun) -> None:
        self.apis |= {declaration.name: declaration for declaration in noun.api.all} if noun.api else {}
        self.tags |= {element.tag for element in noun.elements}


def installed(known: Mapping[str, Declaration], tags: Iterable[str] = ()) -> list[Plugin]:
    """What the entry points bring, by name. Each one that fails stands there with its error.

    `known` are the APIs that are declared already, `tags` the elements of deployment files. A plugin is
    refused whole: nothing that it declared while it was imported is left.
    """
    taken = _Taken(dict(known), set(tags))
    found: list[Plugin] = []
    for point in sorted(entry_points(group=ENTRY_POINTS), key=lambda point: (point.name, point.value)):
        plugin = _load(point, {other.name for other in found}, taken)
        found.append(plugin)
        if plugin.noun is not None:
            taken.add(plugin.noun)
    return found


def _load(point: EntryPoint, names: set[str], taken: _Taken) -> Plugin:
    origin = f"{point.dist.name} {point.dist.version}" if point.dist is not None else point.value
    before = list(Base.metadata.tables)
    try:
        if point.name in names:
            raise PluginFailed(point.name, f"two packages bring a plugin of this name; {origin} is left out")
        brought: Any = point.load()
        noun = _noun_of(point, brought)
        _refuse_taken(point.name, noun, taken)
    except (Exception, SystemExit) as failure:
        forget_tables(before)
        return Plugin(name=point.name, origin=origin, error=_why(point, failure))
    return Plugin(name=point.name, origin=origin, noun=noun, register=getattr(brought, "register", None))


def _noun_of(point: EntryPoint, brought: Any) -> Noun:
    noun = getattr(brought, "NOUN", None)
    if not isinstance(noun, Noun):
        raise PluginFailed(point.name, f"{point.value} has no attribute NOUN that is a Noun")
    return noun


def _refuse_taken(name: str, noun: Noun, taken: _Taken) -> None:
    for element in noun.elements:
        if element.tag in taken.tags:
            raise PluginFailed(name, f"deployment files have an element called {element.tag} already")
    routes = {_route(declaration): declaration.name for declaration in taken.apis.values()}
    for declaration in noun.api.all if noun.api is not None else ():
        if declaration.name in taken.apis:
            raise PluginFailed(name, f"there is an API called {declaration.name} already")
        if _route(declaration) in routes:
            route, owner = f"{declaration.method} {declaration.path}", routes[_route(declaration)]
            raise PluginFailed(name, f"API {declaration.name}: {route} is that of {owner}")


def _route(declaration: Declaration) -> tuple[str, str, str]:
    return declaration.method, declaration.path, declaration.wrapper if declaration.is_action else ""


def _why(point: EntryPoint, failure: BaseException) -> OrreryError:
    if isinstance(failure, PluginFailed):
        return failure
    reason = f"{point.value} cannot be imported: {type(failure).__name__}: {failure}"
    return PluginFailed(point.name, reason)
