"""What the core shows to agents: the identity of its cloud, and a token for each host."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Protocol

from orrery.core.compute.host.reference import HostRef
from orrery.core.kernel.clock import Clock
from orrery.core.kernel.db.model import Uuid


class Tokens(Protocol):
    """Gives the tokens of hosts."""

    async def token(self, host: HostRef) -> str:
        """What the agent of a host wants to be shown."""


class DerivedTokens:
    """A token for each address, all made of one secret of the cloud, so that none has to be kept.

    Whoever installs an agent writes its token to the agent's file.
    """

    def __init__(self, secret: bytes) -> None:
        self._secret = secret

    async def token(self, host: HostRef) -> str:
        """See `Tokens`."""
        return self.of_address(host.address)

    def of_address(self, address: str) -> str:
        """64 hex digits."""
        return hmac.new(self._secret, f"agent {address}".encode(), hashlib.sha256).hexdigest()


@dataclass(frozen=True, slots=True)
class Access:
    """Everything that a core needs to use agents."""

    cloud: str
    """The identity of the cloud, the same on all its nodes and after restarts."""
    tokens: Tokens
    clock: Clock
    """That of the machine: hosts whose clocks differ too much are refused."""
    is_known: Callable[[Uuid], Awaitable[bool]]
    """Whether there is a host with this uuid in the cloud."""
    ended_below: Callable[[], Awaitable[int | None]] | None = None
    """The number of a run: all with lower numbers have ended. Agents then forget their answers."""
