"""Everything that one management node is made of; there is no other state.

The node's parts reach each other through this object. `orrery.core.node` fills it.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from orrery.core.kernel.backends import Registry
from orrery.core.kernel.clock import Clock, Secrets
from orrery.core.kernel.db.database import Database
from orrery.core.kernel.db.model import Uuid
from orrery.core.kernel.ids import new_uuid
from orrery.core.kernel.progress import Progress
from orrery.core.kernel.tasks import BackgroundTasks, TaskQueues
from orrery.core.kernel.workers import InLoop, Workers

if TYPE_CHECKING:
    from orrery.core.kernel.bus import Bus
    from orrery.core.kernel.cascade import Cascades
    from orrery.core.kernel.config import Configs
    from orrery.core.kernel.events import Feed
    from orrery.core.kernel.plugins.hooks import Hooks
    from orrery.core.kernel.quota import Quotas
    from orrery.core.kernel.secret_store import SecretStore
    from orrery.core.kernel.tags import TagPatterns
    from orrery.core.kernel.workflow import Engine
    from orrery.core.kernel.workflow.collector import Collector


@dataclass(frozen=True, kw_only=True)
class Settings:
    """What an operator sets before a node starts."""

    job_limit: int = 20_000
    """Unfinished jobs above which API calls are answered with 503."""
    drain_seconds: float = 10.0
    """How long a node that stops waits for the jobs that run."""
    public_url: str = "http://127.0.0.1:8080"
    """Where clients reach this node; job locations begin with it."""
    time_scale: float = 1.0
    """How many of the loop's seconds make one of the clients' clock, for all that waits for the outside."""
    strict_plugins: bool = False
    """Whether a plugin that fails keeps the node from starting, instead of being left out."""
    password_cost: int = 1 << 14
    """Work and memory that one guess at a password takes: scrypt's N, a power of two."""


@dataclass(eq=False, kw_only=True)
class Node:
    """One management node."""

    settings: Settings
    clock: Clock
    """The world's: the dates of rows and events, and whatever waits for the world."""
    client_clock: Clock
    """The clients': sessions, signatures, lock-outs, the stamps of web hooks. The machine's own where clients
    are other processes; the world's in virtual time."""
    random: random.Random
    secrets: Secrets
    db: Database
    uuid: Uuid
    backends: Registry = field(default_factory=Registry)
    background: BackgroundTasks = field(default_factory=BackgroundTasks)
    tasks: TaskQueues = field(default_factory=TaskQueues)
    progress: Progress = field(default_factory=Progress)
    workers: Workers = field(default_factory=InLoop)
    bus: Bus = field(init=False)
    engine: Engine = field(init=False)
    collector: Collector = field(init=False)
    configs: Configs = field(init=False)
    tags: TagPatterns = field(init=False)
    cascades: Cascades = field(init=False)
    hooks: Hooks = field(init=False)
    quotas: Quotas = field(init=False)
    events: Feed = field(init=False)
    secret_store: SecretStore = field(init=False)

    def new_uuid(self) -> Uuid:
        """A new identity."""
        return new_uuid(self.clock.now_ms(), self.random)

    def loop_seconds(self, client_seconds: float) -> float:
        """How many of the loop's seconds pass while so many pass for clients."""
        return client_seconds * self.settings.time_scale
