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
        Fault(kind=FaultKind.SLOW_HOST, share=0.05, factor=4.0),
        Fault(kind=FaultKind.LOST_REPLY, probability=0.003),
        Fault(kind=FaultKind.LOST_CALL, probability=0.003),
        Fault(kind=FaultKind.FAILED_CALL, probability=0.005),
        Fault(kind=FaultKind.REPEATED_CALL, probability=0.005),
    ),
    "slow": (Fault(kind=FaultKind.SLOW_HOST, share=0.5, factor=4.0),),
    "guests": (
        Fault(kind=FaultKind.GUEST_STOPS, probability=0.3, at=3600, count=5),
        Fault(kind=FaultKind.GUEST_CRASHES, probability=0.3, at=7200, count=5),
    ),
}
"""Faults that are in force from the beginning of a run."""
PROFILES["chaos"] = (*PROFILES["calls"], *PROFILES["slow"], *PROFILES["guests"])


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
