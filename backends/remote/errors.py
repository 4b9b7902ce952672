"""What goes wrong between the core and agents, in the core's words.

OrreryError
└── BackendError
    └── BackendRefused
        ├── ForeignHost     the machine is another host of this cloud already
        └── Unconnected     the agent was connected by no cloud yet, or released since
"""

from __future__ import annotations

from orrery.core.kernel.db.model import Uuid
from orrery.core.kernel.errors import BackendRefused


class ForeignHost(BackendRefused):
    """The machine is known to this cloud as another host."""

    def __init__(self, details: str, known_as: Uuid) -> None:
        super().__init__(details)
        self.known_as = known_as


class Unconnected(BackendRefused):
    """The agent belongs to no cloud: the host has to be connected."""
