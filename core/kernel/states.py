"""The states of a kind of resource as a table: what may follow what, and by which event.

The tables are used by the code that changes states, and the pictures of ``orrery graph states`` and of the
documentation are drawn from them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from orrery.core.kernel.errors import Bug

S = TypeVar("S", bound=str)


@dataclass(frozen=True)
class StateTable:
    """One field of a kind: its values, and from each the events with the value that follows.

    `kind` is the kind's name (``host``), `field` the field's on the wire (``state``). A value is first in
    `transitions` where a new resource may begin with it, which `initial` says.
    """

    kind: str
    field: str
    transitions: Mapping[str, Mapping[str, str]]
    initial: tuple[str, ...]

    @property
    def name(self) -> str:
        """What the table is called: ``host.status``; just the kind where it is the field `state`."""
        return self.kind if self.field == "state" else f"{self.kind}.{self.field}"

    def events(self, state: str) -> list[str]:
        """The events that a state takes."""
        return list(self.transitions.get(state, {}))

    def allows(self, former: str, state: str) -> bool:
        """Whether `state` may follow `former`; every state may follow itself."""
        return former == state or state in self.transitions.get(former, {}).values()

    def require(self, former: str, state: str) -> None:
        """Raises Bug where `state` may not follow `former`: the code would do what the table forbids."""
        if not self.allows(former, state):
            raise Bug(f"{self.kind}: {self.field}[{state}] may not follow [{former}], says {self.name}")


CONNECTIONS: dict[str, dict[str, str]] = {
    "Connecting": {"connected": "Connected", "disconnected": "Disconnected"},
    "Connected": {"connecting": "Connecting", "disconnected": "Disconnected"},
    "Disconnected": {"connecting": "Connecting", "connected": "Connected"},
}
"""How the statuses of what a node connects to follow one another."""


def by_target(transitions: Mapping[S, Sequence[str]]) -> dict[str, dict[str, str]]:
    """Transitions without names for their events; each is called after the state that it leads to."""
    return {
        str(former): {str(state)[:1].lower() + str(state)[1:]: str(state) for state in following}
        for former, following in transitions.items()
    }
