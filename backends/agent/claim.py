"""Whose host this is: one cloud's, as one of its hosts. Who connects it first has it until it is released."""

from __future__ import annotations

from collections.abc import Callable

from orrery.backends.agent.errors import Refused, Rejected
from orrery.backends.agent.ledger import Ledger
from orrery.backends.agent.wire import Connect, FailureKind

CLOUD, HOST = "cloud", "host"
SKEW_SECONDS = 300.0
"""How far the clocks of a host and of its core may be apart."""


class Claim:
    """The claim on one host."""

    def __init__(self, ledger: Ledger, now_ms: Callable[[], int]) -> None:
        self._ledger = ledger
        self._now_ms = now_ms

    def take(self, asked: Connect) -> None:
        """Claims the host. Raises Rejected where it belongs to somebody else, Refused for a wrong clock."""
        skew = (self._now_ms() - asked.clock_ms) / 1000
        if abs(skew) > SKEW_SECONDS:
            way = "ahead of" if skew > 0 else "behind"
            raise Refused(
                f"the clock of this host is {abs(skew):.0f} s {way} that of the management node; set both"
                " by NTP"
            )
        cloud, host = self._ledger.fact(CLOUD), self._ledger.fact(HOST)
        if cloud is not None and cloud != asked.cloud:
            raise Rejected(FailureKind.CLAIMED, _of_another(cloud))
        if host is not None and host not in (asked.host, asked.instead_of):
            raise Rejected(
                FailureKind.CLAIMED, f"this machine is host[uuid:{host}] of this cloud already", host
            )
        if (cloud, host) != (asked.cloud, asked.host):
            self._ledger.note({CLOUD: asked.cloud, HOST: asked.host})

    def check(self, cloud: str | None) -> None:
        """Raises Rejected unless the host belongs to this cloud."""
        owner = self._ledger.fact(CLOUD)
        if owner is None:
            raise Rejected(FailureKind.UNCLAIMED, "this host was connected by no cloud yet")
        if owner != cloud:
            raise Rejected(FailureKind.CLAIMED, _of_another(owner))

    def release(self) -> str | None:
        """Nobody's from now on; gives whose it was."""
        owner = self._ledger.fact(CLOUD)
        self._ledger.drop(CLOUD, HOST)
        return owner


def _of_another(cloud: str) -> str:
    return (
        f"this host belongs to the cloud [{cloud}]; delete it there, and run `orrery-agent release` on it to"
        " use it elsewhere"
    )
