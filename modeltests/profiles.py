"""What goes wrong during a run: profiles of faults, by name."""

from __future__ import annotations

from orrery.core.client.errors import did_you_mean
from orrery.testlib.environment import Fault, FaultKind

PROFILES: dict[str, tuple[Fault, ...]] = {
    "none": (),
    "calls": (
        Fault(kind=FaultKind.LOST_REPLY, probability=0.02),
        Fault(kind=FaultKind.LOST_CALL, probability=0.02),
        Fault(kind=FaultKind.FAILED_CALL, probability=0.03),
        Fault(kind=FaultKind.REPEATED_CALL, probability=0.03),
    ),
    "light": (
        Fault(kind=FaultKind.SLOW_HOST, share=0.05, factor=20.0),
        Fault(kind=FaultKind.LOST_REPLY, probability=0.003),
        Fault(kind=FaultKind.LOST_CALL, probability=0.003),
        Fault(kind=FaultKind.FAILED_CALL, probability=0.005),
        Fault(kind=FaultKind.REPEATED_CALL, probability=0.005),
    ),
    "bursts": tuple(
        fault
        for at in range(30, 8000, 400)
        for fault in (
            Fault(kind=FaultKind.REFUSING_HOST, at=at, duration=30),
            Fault(kind=FaultKind.SLOW_HOST, at=at + 200, duration=150, factor=1000.0),
        )
    ),
    "slow": (Fault(kind=FaultKind.SLOW_HOST, share=0.5, factor=20.0),),
    "guests": (
        Fault(kind=FaultKind.GUEST_STOPS, probability=0.3, at=3600, count=5),
        Fault(kind=FaultKind.GUEST_CRASHES, probability=0.3, at=7200, count=5),
    ),
    "hosts": (
        Fault(kind=FaultKind.DEAD_HOST, share=0.4, at=900, duration=200),
        Fault(kind=FaultKind.DEAD_HOST, share=0.4, at=1800, duration=200, power=False),
        Fault(kind=FaultKind.DEAF_HOST, share=0.4, at=3000, duration=60),
        Fault(kind=FaultKind.MUTE_HOST, share=0.4, at=4500, duration=60),
        Fault(kind=FaultKind.REFUSING_HOST, share=0.4, at=6000, duration=120),
        Fault(kind=FaultKind.PARTITION, share=0.4, at=7500, duration=300),
    ),
}
"""What goes wrong in a run; times are in seconds from its beginning.

In bursts an undo fails like what it undoes, or comes when the host answers again, before the late call that
it undoes.
"""
PROFILES["chaos"] = tuple(fault for name in ("calls", "slow", "guests", "hosts") for fault in PROFILES[name])


class BadProfile(ValueError):
    """There is no profile of that name; the text lists them."""


def profile(name: str) -> tuple[Fault, ...]:
    """The faults of a profile. Raises BadProfile."""
    if name not in PROFILES:
        known = ", ".join(PROFILES)
        raise BadProfile(
            f"--faults: there is no profile '{name}'; there are {known}{did_you_mean(name, PROFILES)}"
        )
    return PROFILES[name]
