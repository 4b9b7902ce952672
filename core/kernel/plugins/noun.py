"""What one noun of the cloud brings to a node."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from types import ModuleType
from typing import Any

from orrery.core.kernel.api.declaration import Declarations
from orrery.core.kernel.api.elements import ElementKind
from orrery.core.kernel.backends import Kind
from orrery.core.kernel.cascade import Cascading
from orrery.core.kernel.config import GlobalConfig
from orrery.core.kernel.metrics import Metric
from orrery.core.kernel.node import Node
from orrery.core.kernel.periodic import Periodic
from orrery.core.kernel.quota import Counted
from orrery.core.kernel.states import StateTable
from orrery.core.kernel.tags import TagPattern
from orrery.core.kernel.workflow import Contribution, Workflow


class Service:
    """Handlers of a noun's messages. Everything it remembers can be rebuilt from the database."""

    def __init__(self, node: Node) -> None:
        self.node = node

    async def start(self) -> None:
        """Called once, when the tables are there and before the first message."""

    async def after_recovery(self) -> None:
        """Called once in the background, when the runs that a dead node left are in the hands of this one.

        Called again after a pause where it fails.
        """

    def periodic(self) -> list[Periodic]:
        """The work that is done again and again as long as the node lives."""
        return []


@dataclass(frozen=True, kw_only=True)
class Noun:
    """One noun: its services, workflows, settings, system tags and extension points.

    The tables are in its ``model`` module. A built-in noun's API declarations are in the `api` of its
    ``messages`` module, and its migrations among the core's; a plugin's noun names both here.

    A service that has methods marked ``@hookimpl`` is registered with its hooks.
    """

    name: str
    services: tuple[Callable[[Node], Service], ...] = ()
    workflows: tuple[Workflow[Any, Any], ...] = ()
    contributions: tuple[Contribution[Any, Any], ...] = ()
    """Steps for the slots of other nouns' workflows."""
    configs: tuple[GlobalConfig[Any], ...] = ()
    metrics: tuple[Metric, ...] = ()
    """What it measures; services count with `node.metrics`."""
    quotas: tuple[Counted, ...] = ()
    """What an account may have only so much of, for each kind of its rows that is counted."""
    tags: tuple[TagPattern, ...] = ()
    hookspecs: ModuleType | None = None
    cascades: tuple[Cascading, ...] = ()
    """What can happen to its resources, and what makes it happen."""
    states: tuple[StateTable, ...] = ()
    """The states of its resources and how they follow one another."""
    strategies: tuple[tuple[type[Any], Kind, Any], ...] = ()
    """Implementations that it registers: protocol, type name, object."""
    api: Declarations | None = None
    elements: tuple[ElementKind, ...] = ()
    """A plugin's elements of deployment files; those of a built-in noun are in its module ``elements``."""
    hooks: tuple[object, ...] = ()
    """Objects with methods marked ``@hookimpl``, beside the services; they remember nothing."""
    migrations: str | None = None
    """Folder of the Alembic revisions that make a plugin's tables; they have a version table of their own."""
