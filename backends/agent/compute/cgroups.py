"""Limits for container guests, and the means to freeze them: control groups of either version.

Groups are made below the agent's own, one for each guest. What the kernel or the tree does not allow is
missing with its reason.
"""

from __future__ import annotations

import os
from pathlib import Path

from orrery.backends.agent.errors import Refused
from orrery.backends.agent.polling import comes_true

TREE = Path("/sys/fs/cgroup")
CPU, MEMORY, FREEZER = "cpu", "memory", "freezer"
PERIOD_MICROSECONDS = 100_000
FREEZE_SECONDS = 5.0


class Groups:
    """The groups of one agent's guests."""

    def __init__(self, agent: str) -> None:
        self._name = f"orrery-{agent}"
        self._unified = (TREE / "cgroup.controllers").exists()
        self._parents: dict[str, Path] = {}
        self.missing: dict[str, str] = {}
        """What cannot be done, with the reason."""

    def open(self) -> None:
        """Finds out what this host allows."""
        for controller in (CPU, MEMORY, FREEZER):
            try:
                self._parents[controller] = self._parent(controller)
                self._try(controller)
            except OSError as failure:
                self._parents.pop(controller, None)
                self.missing[controller] = f"{failure.filename or TREE}: {failure.strerror}"

    def _parent(self, controller: str) -> Path:
        if self._unified:
            parent = TREE / self._name
            parent.mkdir(exist_ok=True)
            if controller != FREEZER:
                for place in (TREE, parent):
                    (place / "cgroup.subtree_control").write_text(f"+{controller}")
            return parent
        own = TREE / controller / _own_path(controller).lstrip("/")
        parent = (own if own.is_dir() else TREE / controller) / self._name
        parent.mkdir(exist_ok=True)
        return parent

    def _try(self, controller: str) -> None:
        trial = self._parents[controller] / "probe"
        trial.mkdir(exist_ok=True)
        try:
            self._limit(trial, controller, 1, 64 << 20)
            if controller == FREEZER:
                self._freezer(trial).read_text()
        finally:
            trial.rmdir()

    def make(self, guest: str, cpus: int, memory: int) -> list[Path]:
        """Makes the groups of a guest with its limits; gives the files that take its processes."""
        entered: dict[Path, None] = {}
        for controller, parent in self._parents.items():
            group = parent / guest
            group.mkdir(parents=True, exist_ok=True)
            self._limit(group, controller, cpus, memory)
            entered[group / "cgroup.procs"] = None
        return list(entered)

    def _limit(self, group: Path, controller: str, cpus: int, memory: int) -> None:
        quota = cpus * PERIOD_MICROSECONDS
        if controller == CPU and self._unified:
            (group / "cpu.max").write_text(f"{quota} {PERIOD_MICROSECONDS}")
        elif controller == CPU:
            (group / "cpu.cfs_quota_us").write_text(str(quota))
        elif controller == MEMORY:
            (group / ("memory.max" if self._unified else "memory.limit_in_bytes")).write_text(str(memory))

    def is_frozen(self, guest: str) -> bool:
        """Whether a guest is frozen, or about to be."""
        parent = self._parents.get(FREEZER)
        if parent is None:
            return False
        try:
            return self._freezer(parent / guest).read_text().strip() in ("1", "FROZEN", "FREEZING")
        except OSError:
            return False

    async def freeze(self, guest: str) -> None:
        """Freezes all processes of a guest. Raises Refused where that does not end, or cannot be done."""
        group = self._freezable(guest)
        self._freezer(group).write_text("1" if self._unified else "FROZEN")

        async def has_frozen() -> bool:
            return self._has_frozen(group)

        if not await comes_true(has_frozen, FREEZE_SECONDS):
            await self.thaw(guest)
            raise Refused(f"guest {guest} does not freeze")

    async def thaw(self, guest: str) -> None:
        """Lets the processes of a guest go on."""
        self._freezer(self._freezable(guest)).write_text("0" if self._unified else "THAWED")

    def _freezable(self, guest: str) -> Path:
        if FREEZER not in self._parents:
            raise Refused(f"guests cannot be frozen on this host: {self.missing.get(FREEZER)}")
        return self._parents[FREEZER] / guest

    def _freezer(self, group: Path) -> Path:
        return group / ("cgroup.freeze" if self._unified else "freezer.state")

    def _has_frozen(self, group: Path) -> bool:
        if self._unified:
            return "frozen 1" in (group / "cgroup.events").read_text()
        return self._freezer(group).read_text().strip() == "FROZEN"

    def remove(self, guest: str) -> bool:
        """Removes the groups of a guest; tells whether they are gone, which takes until its processes are."""
        gone = True
        for parent in dict.fromkeys(self._parents.values()):
            try:
                os.rmdir(parent / guest)
            except FileNotFoundError:
                continue
            except OSError:
                gone = False
        return gone

    def close(self) -> None:
        """Removes the agent's own groups, unless there are guests in them."""
        for parent in dict.fromkeys(self._parents.values()):
            try:
                parent.rmdir()
            except OSError:
                continue


def _own_path(controller: str) -> str:
    for line in Path("/proc/self/cgroup").read_text().splitlines():
        _, names, path = line.split(":", 2)
        if controller in names.split(","):
            return path
    return "/"
