"""The table of who may call what."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from orrery.backends.sim.worldapi.messages import api as world_api
from orrery.core.api.catalogue import declarations
from orrery.core.api.who import Who, who_may_call
from orrery.core.kernel.api.message import Declaration

FOLDER = Path(__file__).parent.parent.parent / "scenarios" / "permissions"


def table() -> dict[str, Who]:
    """Who may call each API, as it is written down. Raises ValueError for an API that stands there twice."""
    found: dict[str, Who] = {}
    who = Who.ADMIN
    for line in (FOLDER / "table.txt").read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        if not line.startswith(" "):
            who = Who(line)
        elif line.strip() in found:
            raise ValueError(f"{line.strip()} stands in the table twice")
        else:
            found[line.strip()] = who
    return found


def served() -> dict[str, Declaration]:
    """All APIs of a simulated cloud: those on its world too."""
    return declarations() | {one.name: one for one in world_api.all}


def differences(written: Mapping[str, Who], apis: Mapping[str, Declaration]) -> list[str]:
    """What the table says otherwise than the declarations, one text each."""
    declared = {name: who_may_call(api) for name, api in apis.items()}
    found = [f"{name} is in the table, but there is no such API" for name in written if name not in declared]
    for name, who in declared.items():
        if name not in written:
            found.append(f"{name} is not in scenarios/permissions/table.txt; it is declared for: {who}")
        elif written[name] is not who:
            found.append(f"{name} is for {written[name]} in the table, but declared for: {who}")
    return found
