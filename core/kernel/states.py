"""The states of a kind of resource as a table: what may follow what, and by which event.

The tables are used by the code that changes states, and the pictures of ``orrery graph states`` and of the
documentation are drawn from them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from orrery.core.kernel.errors import Bug, StateRefused

S = TypeVar("S", bound=str)


@dataclass(frozen=True)
class StateTable:
    """One field of a kind: its values, and from each the events with the value that follows.

    `kind` is the kind's name (``host``), `field` the field's on the wire (``state``). A value is first in
    `transitions` where a new resource may begin with it, which `initial` says. Events in `by_system` are
    sent by operations of the system alone, such as a deletion, and never by callers.
    """

    kind: str
    field: str
    transitions: Mapping[str, Mapping[str, str]]
    initial: tuple[str, ...]
    by_system: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """What the table is called: ``host.status``; just the kind where it is the field `state`."""
        return self.kind if self.field == "state" else f"{self.kind}.{self.field}"

    def events(self, state: str) -> list[str]:
        """The events that a state takes."""
        return list(self.transitions.get(state, {}))

    def following(self, uuid: str, former: str, event: str) -> str:
        """The state of a resource after `event`. Raises StateRefused naming the events of its state."""
        state = self.transitions[former].get(event)
        if state is None:
            raise self._refused(uuid, f"is in {self.field} {former}, which takes no event[{event}]", former)
        return state

    def asked(self, uuid: str, former: str, event: str) -> str:
        """As `following`, for an event that a caller sends. Raises StateRefused for one of the system."""
        if event in self.by_system:
            raise self._refused(uuid, f"takes event[{event}] from the system only", former)
        return self.following(uuid, former, event)

    def _refused(self, uuid: str, why: str, former: str) -> StateRefused:
        events = (event for event in self.events(former) if event not in self.by_system)
        return StateRefused(f"{self.kind}[uuid:{uuid}] {why}; send one of {', '.join(events)}")

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
