"""Everything that one management node is made of; there is no other state.

The node's parts reach each other through this object. `orrery.core.node` makes the nouns join it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import InitVar, dataclass, field
from enum import Enum

from orrery.core.kernel.cascade import Cascades
from orrery.core.kernel.node_base import NodeBase
from orrery.core.kernel.periodic import Scheduler
from orrery.core.kernel.workflow import Engine
from orrery.core.kernel.workflow.collector import Collector


class Phase(Enum):
    """What a node is about; calls are taken while it is serving."""

    STARTING = "starting"
    SERVING = "serving"
    STOPPING = "stopping"


@dataclass(eq=False, kw_only=True)
class Node(NodeBase):
    """One management node."""

    make_engine: InitVar[Callable[[NodeBase], Engine]] = Engine
    engine: Engine = field(init=False)
    collector: Collector = field(init=False)
    cascades: Cascades = field(init=False)
    scheduler: Scheduler = field(init=False)
    phase: Phase = Phase.STARTING

    def __post_init__(self, make_engine: Callable[[NodeBase], Engine]) -> None:
        super().__post_init__()
        self.engine = make_engine(self)
        self.collector = Collector(self, self.engine.known, self.engine.garbage_left)
        self.cascades = Cascades(self, self.engine)
        self.scheduler = Scheduler(self.configs, self.background, self.settings.time_scale)
        self.scheduler.declare(self.collector.periodic())
