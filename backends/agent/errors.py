"""What an agent answers instead of doing what it was asked for.

Exception
├── Refused          the host said no, and why
│   └── Overtaken    a higher call for the same object came first
└── Rejected         the request is none that this agent takes: from whom, in what version, with which token
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from orrery.backends.agent.wire import FailureKind


class Refused(Exception):
    """The host said no, and why."""


class Overtaken(Refused):
    """A higher call for the same object came first, or it was removed by this one."""


class Rejected(Exception):
    """A request that is not taken, whatever it asks for."""

    def __init__(self, kind: FailureKind, details: str, host: str | None = None) -> None:
        super().__init__(details)
        self.kind = kind
        self.host = host
        """As which host of the same cloud the machine is known already."""
