"""All planted bugs, by part of the product."""

from __future__ import annotations

from orrery.modeltests.mutants.declaration import Mutant
from orrery.modeltests.mutants.planted import compute, identity, kernel, networks, queries, storage, workflows

MUTANTS: dict[str, Mutant] = {
    mutant.name: mutant
    for module in (workflows, kernel, queries, identity, networks, storage, compute)
    for mutant in module.MUTANTS
}


class UnknownMutant(ValueError):
    """There is no mutant of that name; the text names the nearest ones."""


def find(name: str) -> Mutant:
    """The mutant of this name. Raises UnknownMutant."""
    if name not in MUTANTS:
        from orrery.core.client.errors import did_you_mean  # it imports a part of the product

        near = did_you_mean(name, MUTANTS) or "; `make mutants ARGS=--list` lists them"
        raise UnknownMutant(f"there is no mutant [{name}]{near}")
    return MUTANTS[name]
