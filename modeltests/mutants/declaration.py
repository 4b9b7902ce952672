"""What a planted bug is, and which testing systems should find it."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any


class System(StrEnum):
    """A testing system; cheap ones first."""

    UNIT = "unit"
    INTEGRATION = "integration"
    MATRIX = "matrix"
    ROBOT = "robot"
    HYPOTHESIS = "Hypothesis"
    ORACLE = "oracle"


@dataclass(frozen=True)
class Search:
    """One way to look for a bug: a system, what of it, and how much CPU time it may take."""

    system: System
    options: dict[str, Any] = field(hash=False)
    seconds: float

    def __str__(self) -> str:
        given = " ".join(f"{name}={value}" for name, value in self.options.items() if value)
        return f"{self.system} {given}".strip()


def unit(*files: str, only: str = "", seconds: float = 60) -> Search:
    """Tests beside a module, by their paths below the checkout; `only` is pytest's ``-k``."""
    return Search(System.UNIT, {"files": list(files), "only": only}, seconds)


def scenario(*files: str, only: str = "", seconds: float = 120) -> Search:
    """Tests through the API: names of files below scenarios/, such as ``vm`` for test_vm.py."""
    paths = [f"scenarios/{folder}{slash}test_{name}.py" for folder, slash, name in map(_parted, files)]
    return Search(System.INTEGRATION, {"files": paths, "only": only}, seconds)


def _parted(name: str) -> tuple[str, str, str]:
    return name.rpartition("/")


def matrix(only: str, seconds: float = 120) -> Search:
    """Cases of the fault matrix, by the beginning of their names."""
    return Search(System.MATRIX, {"only": only}, seconds)


VMS = (
    *("CreateVmInstance", "StartVmInstance", "StopVmInstance", "RebootVmInstance", "PauseVmInstance"),
    *("ResumeVmInstance", "DestroyVmInstance", "RecoverVmInstance", "ExpungeVmInstance"),
)
VOLUMES = (
    *("CreateDataVolume", "DeleteDataVolume", "RecoverDataVolume", "ExpungeDataVolume"),
    *("AttachDataVolumeToVm", "DetachDataVolumeFromVm", "StopVmInstance", "StartVmInstance"),
)
NETWORKS = (
    *("AddIpRange", "DeleteIpRange", "AttachL3NetworkToVm", "DetachL3NetworkFromVm", "CreateL3Network"),
    *("CreateVmInstance", "DestroyVmInstance", "ExpungeVmInstance", "StopVmInstance"),
)
SHARES = (
    *("ShareResource", "RevokeResourceSharing", "ChangeResourceOwner", "CreateL3Network", "UpdateL3Network"),
    *("CreateVmInstance", "UpdateVmInstance", "CreateDataVolume", "UpdateVolume"),
)
TAGS = (
    *("CreateUserTag", "CreateSystemTag", "DeleteTag", "CreateDataVolume", "DeleteDataVolume"),
    *("ExpungeDataVolume", "CreateZone", "DeleteZone", "CreateDiskOffering", "DeleteDiskOffering"),
)
HOSTS = ("ChangeHostState", "ReconnectHost", "ChangeClusterState", "ChangeZoneState", *VMS)
"""What the robot draws from, where all actions would take it long to come to a bug."""


def robot(
    apis: tuple[str, ...] = (),
    *,
    faults: str = "none",
    concurrency: int = 1,
    steps: int = 60,
    seeds: int = 12,
    seconds: float = 60,
) -> Search:
    """Short runs of the robot, each from a seed of its own; what is found is shrunk."""
    options = {"apis": list(apis), "faults": faults, "concurrency": concurrency, "steps": steps}
    return Search(System.ROBOT, {**options, "seeds": seeds}, seconds)


def hypothesis(examples: int = 40, steps: int = 25, seconds: float = 120) -> Search:
    """The state machine over the robot's model."""
    return Search(System.HYPOTHESIS, {"examples": examples, "steps": steps}, seconds)


def oracle(operations: int = 800, seeds: int = 6, seconds: float = 60) -> Search:
    """Storms of random operations without a model, each from its own seed, judged by the oracles alone."""
    return Search(System.ORACLE, {"operations": operations, "seeds": list(range(1, seeds + 1))}, seconds)


@dataclass(frozen=True, kw_only=True)
class Mutant:
    """One planted bug: in the source of one function, `old` is replaced by `new`.

    `old` occurs there exactly once, else the mutant is out of date, which a test reports.
    """

    name: str
    part: str
    where: str
    """Module and function, such as ``orrery.core.kernel.tasks.queue:TaskQueues.release``."""
    old: str
    new: str
    bug: str
    """What goes wrong, for people."""
    seen_by: tuple[Search, ...]
    """The searches that should find it, in the order in which they are tried."""

    @property
    def module(self) -> str:
        """The module that it changes."""
        return self.where.partition(":")[0]
