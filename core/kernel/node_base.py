"""What the steps of workflows, and everything below them, use of the node they run on.

`Node` adds what runs workflows. Nothing here knows of that, so the engine, the collector and the cascades are
made from this and import no file that imports them.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from orrery.core.kernel.backends import Registry
from orrery.core.kernel.bus import Bus
from orrery.core.kernel.clock import Clock, Secrets
from orrery.core.kernel.config import Configs
from orrery.core.kernel.db.database import Database
from orrery.core.kernel.db.model import Uuid
from orrery.core.kernel.events import Feed
from orrery.core.kernel.ids import new_uuid
from orrery.core.kernel.metrics import Metrics
from orrery.core.kernel.progress import Progress
from orrery.core.kernel.quota import Quotas
from orrery.core.kernel.secret_store import SecretStore
from orrery.core.kernel.settings import Settings
from orrery.core.kernel.tags import TagPatterns
from orrery.core.kernel.tasks import BackgroundTasks, Cancellations, TaskQueues
from orrery.core.kernel.tracing import NoTracer, Tracer
from orrery.core.kernel.workers import InLoop, Workers

if TYPE_CHECKING:
    from collections.abc import Mapping

    from orrery.core.kernel.api.message import Declaration
    from orrery.core.kernel.plugins.hooks import Hooks


@dataclass(eq=False, kw_only=True)
class NodeBase:
    """One management node, without its engine."""

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
    hooks: Hooks
    secret_store: SecretStore
    backends: Registry = field(default_factory=Registry)
    background: BackgroundTasks = field(default_factory=BackgroundTasks)
    cancellations: Cancellations = field(default_factory=Cancellations)
    progress: Progress = field(default_factory=Progress)
    workers: Workers = field(default_factory=InLoop)
    tracer: Tracer = field(default_factory=NoTracer)
    metrics: Metrics = field(default_factory=Metrics)
    tags: TagPatterns = field(default_factory=TagPatterns)
    quotas: Quotas = field(default_factory=Quotas)
    tasks: TaskQueues = field(init=False)
    bus: Bus = field(init=False)
    configs: Configs = field(init=False)
    events: Feed = field(init=False)
    declarations: Mapping[str, Declaration] = field(init=False)
    """Every API that the node serves, by its name; known once all nouns have joined."""

    def __post_init__(self) -> None:
        self.tasks = TaskQueues(self.cancellations)
        self.bus = Bus(self.background, self.uuid)
        self.configs = Configs(self.db)
        self.events = Feed(self.db)

    def new_uuid(self) -> Uuid:
        """A new identity."""
        return new_uuid(self.clock.now_ms(), self.random)

    def loop_seconds(self, client_seconds: float) -> float:
        """How many of the loop's seconds pass while so many pass for clients."""
        return client_seconds * self.settings.time_scale

    def client_seconds(self, loop_seconds: float) -> float:
        """How many seconds pass for clients while so many of the loop's pass."""
        return loop_seconds / self.settings.time_scale
