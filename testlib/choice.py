"""What the options of a test run choose: the backend, the seed, the machines of a real backend.

A backend is an entry point in the group ``orrery.test_backends``: a name, and a function that takes `Options`
and gives a context manager of an `OpenedCloud`, as `orrery.testlib.cloud.open_cloud` does. This module is
imported by every pytest, so it imports nothing of the product.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

GROUP = "orrery.test_backends"
SIMULATED = "sim"
TAKEN = ("name", "address", "username")


class BadChoice(Exception):
    """An option of the test run that cannot be followed; the text says which, and what to do."""


@dataclass(frozen=True)
class Machine:
    """A machine that a backend may use for hosts."""

    name: str
    address: str
    username: str = "root"


@dataclass(frozen=True)
class Choice:
    """What the options say."""

    backend: str = SIMULATED
    seed: int | None = None
    """The seed of clouds whose mark names none; None for that of `Options`."""
    machines: tuple[Machine, ...] = ()

    def words(self) -> str:
        """The options that repeat this choice."""
        parts = [] if self.backend == SIMULATED else [f"--orrery-backend {self.backend}"]
        return " ".join(parts + ([] if self.seed is None else [f"--orrery-seed {self.seed}"]))


def chosen(backend: str, seed: int | None, hosts: str | None) -> Choice:
    """The choice that the options make. Raises BadChoice."""
    machines = _machines(Path(hosts)) if hosts is not None else ()
    if backend == SIMULATED:
        if machines:
            raise BadChoice(
                "--orrery-hosts: the backend sim makes its own machines; leave the option out, or name"
                " another --orrery-backend"
            )
        return Choice(backend, seed)
    refuse_unknown(backend, "--orrery-backend")
    return Choice(backend, seed, machines)


def refuse_unknown(backend: str, option: str) -> None:
    """Raises BadChoice where no backend of that name is installed."""
    there = installed()
    if backend not in there:
        known = ", ".join(sorted(there))
        raise BadChoice(f"{option} {backend}: this backend is not installed; there are: {known}")


def installed() -> Mapping[str, Any]:
    """The backends that are installed, by name; ``sim`` always is."""
    from importlib.metadata import entry_points

    return {SIMULATED: None, **{found.name: found for found in entry_points(group=GROUP)}}


def opener_of(choice: Choice) -> Any:
    """The function that opens clouds on the chosen backend."""
    found = installed()[choice.backend]
    if found is not None:
        return found.load()
    from orrery.testlib.cloud import open_cloud

    return open_cloud


def _machines(path: Path) -> tuple[Machine, ...]:
    """The machines of a file with a list ``hosts``. Raises BadChoice naming the file and the entry."""
    import yaml

    try:
        read = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as failure:
        raise BadChoice(f"--orrery-hosts {path}: cannot be read: {failure}") from None
    listed = read.get("hosts") if isinstance(read, dict) else None
    if not isinstance(listed, list) or not listed:
        raise BadChoice(f"--orrery-hosts {path}: expected a list `hosts` of machines with an `address`")
    machines: dict[str, Machine] = {}
    for number, entry in enumerate(listed):
        place = f"--orrery-hosts {path}: hosts[{number}]"
        machine = _machine(entry, place)
        for other in machines.values():
            for what in ("address", "name"):
                if getattr(other, what) == getattr(machine, what):
                    raise BadChoice(f"{place}: the {what} {getattr(machine, what)} is named twice")
        machines[machine.address] = machine
    return tuple(machines.values())


def _machine(entry: Any, place: str) -> Machine:
    if not isinstance(entry, dict) or not isinstance(entry.get("address"), str):
        raise BadChoice(f"{place}: expected a mapping with an `address`, got {entry!r}")
    unknown = [key for key in entry if key not in TAKEN]
    if unknown:
        raise BadChoice(f"{place}: there is no `{unknown[0]}`; there are: {', '.join(TAKEN)}")
    return Machine(
        name=str(entry.get("name", entry["address"])),
        address=entry["address"],
        username=str(entry.get("username", "root")),
    )
