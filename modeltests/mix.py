"""What takes part in a run: which actions and faults, chosen how, at what pace.

A run with `swarm` draws all of it from its seed. Runs that leave much out meet what runs of everything do
not, since most actions undo or hinder others.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from orrery.modeltests.drawing import actions
from orrery.modeltests.log import Settings
from orrery.modeltests.profiles import profile
from orrery.modeltests.strategies import Strategy, strategy
from orrery.testlib.choice import SIMULATED
from orrery.testlib.environment import Fault

BEYOND = "names a machine, a folder or a URL beyond the cloud"
SIMULATED_ONLY: Mapping[str, str] = {
    "AddDirectoryBackupStorage": BEYOND,
    "AddImage": BEYOND,
    "AddKVMHost": BEYOND,
    "AddLocalPrimaryStorage": BEYOND,
    "AddNfsPrimaryStorage": BEYOND,
    "AddSftpBackupStorage": BEYOND,
    "AddSharedMountPointPrimaryStorage": BEYOND,
    "ConfirmHostPoweredOff": "says that a host is off, which is not",
    "CreateWebhook": BEYOND,
    "DeleteGCJob": "says that people see to what is left, and there are none",
    "SubmitLongJob": BEYOND,
    "UpdateWebhook": BEYOND,
}
"""Actions that are left out where hosts are real, and why."""
ALWAYS = "CreateVmInstance"
"""The action that every run has, so that none is left without."""
SHARES = (0.2, 0.5, 0.9)
"""Of the actions, how many take part."""
FAULT_SHARE = 0.5
"""How probable it is that a fault of the profile takes part."""
HARDER = (0.5, 1.0, 1.0, 3.0)
"""By what the probability of a fault is multiplied."""
STRUCK = (0.2, 0.4, 0.7, 1.0)
"""The share of the hosts that a fault strikes."""
LATEST = 3000.0
"""Seconds after the beginning by which a fault has begun."""
STRATEGIES = ("weighted", "weighted", "fair", "path")
OVERLAPS = (1, 1, 1, 2)
PACES = (60.0, 120.0, 300.0)
LAYOUTS = 8
"""Deployments that the seeds share; deploying takes longer than many runs."""
LOOK_EVERY = 5
"""Actions between two looks at everything, which take as long as ten actions."""


@dataclass(frozen=True)
class Mix:
    """What takes part in a run."""

    apis: tuple[str, ...]
    faults: tuple[Fault, ...]
    strategy: Strategy
    concurrency: int = 1
    pace: float = 0.0
    """Seconds between two actions, on average."""
    look_every: int = 1
    deployed_seed: int | None = None
    """The seed with which the cloud is deployed, where that is not the run's."""

    def wait(self, rng: random.Random) -> float:
        """Seconds to let pass before the next action."""
        return round(rng.uniform(0, 2 * self.pace), 3) if self.pace else 0.0


def actions_on(backend: str) -> tuple[str, ...]:
    """The actions that a backend is asked for, by name."""
    return tuple(api for api in actions() if backend == SIMULATED or api not in SIMULATED_ONLY)


def mix_of(settings: Settings) -> Mix:
    """What takes part in a run. Raises BadStrategy, BadProfile."""
    mix = _whole(settings)
    faults = (fault for place, fault in enumerate(mix.faults) if place not in settings.left_out)
    return replace(mix, faults=tuple(faults))


def _whole(settings: Settings) -> Mix:
    faults, apis = profile(settings.faults), actions_on(settings.backend)
    if not settings.swarm:
        return Mix(apis, faults, strategy(settings.strategy), settings.concurrency)
    rng = random.Random(f"swarm {settings.seed}")
    share = rng.choice(SHARES)
    return Mix(
        apis=tuple(api for api in apis if rng.random() < share or api == ALWAYS),
        faults=tuple(_drawn(rng, faults)),
        strategy=strategy(rng.choice(STRATEGIES)),
        concurrency=rng.choice(OVERLAPS),
        pace=rng.choice(PACES),
        look_every=LOOK_EVERY,
        deployed_seed=settings.seed % LAYOUTS,
    )


def _drawn(rng: random.Random, faults: tuple[Fault, ...]) -> Iterator[Fault]:
    for fault in faults:
        if rng.random() >= FAULT_SHARE:
            continue
        if fault.at:
            at, share = round(rng.uniform(0, LATEST), 3), rng.choice(STRUCK)
            yield replace(fault, at=at, share=share)
        elif fault.probability < 1:
            yield replace(fault, probability=min(1.0, fault.probability * rng.choice(HARDER)))
        else:
            yield fault
