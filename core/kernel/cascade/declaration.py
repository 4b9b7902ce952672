"""How a kind of resource joins the cascades: by declarations in its own folder.

    CASCADES = (
        Action("host.delete", model=Host, act=lambda key, force: RemoveHost(key[0], force), api=DeleteHost),
        Edge("cluster.delete", "host.delete", by="cluster_uuid"),
    )

An action is something that can happen to a resource of one kind; its name is ``kind.verb``. An edge says that
when one action happens, another has to happen to other resources first. It stands in the folder of the kind
that joins: of the hosts that go with a cluster, not of the cluster. So does an objection.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from orrery.core.kernel.api.message import ApiMessage
from orrery.core.kernel.bus import Message
from orrery.core.kernel.db.model import Base, Uuid
from orrery.core.kernel.db.transaction import Transaction

Key = tuple[Uuid, ...]
"""What an action is done to: a uuid; or two, of what is detached and of where it is detached from."""


@dataclass(frozen=True)
class Action:
    """Something that can happen to a resource of one kind.

    `act` gives the message to the service that does it. The service takes a second message about the same
    resource for done (what is gone is success), and lets the message wait in the resource's queue. Where the
    second argument, `force`, is true, the silence of the outside world is no reason to fail: what it does not
    confirm is left to the garbage collector. An action without `act` is done by those that lead to it: the
    nics of a destroyed VM go with it.
    """

    name: str
    model: type[Base]
    columns: tuple[str, ...] = ("uuid",)
    """The columns of the model that make up a key, and the fields of `api` that give it."""
    act: Callable[[Key, bool], Message[Any]] | None = None
    supersedes: tuple[str, ...] = ()
    """What need not happen to a resource to which this happens: stopping a VM that is destroyed."""
    after: tuple[str, ...] = ()
    """Actions on other resources that, where they happen too, have to be over before this one."""
    out_of_use: tuple[str, Any] | None = None
    """A column and the value that takes the root of a cascade out of use before anything else happens."""
    api: type[ApiMessage] | None = None
    """The call that begins a cascade with this action, whose dry run is asked for by that call."""

    def __post_init__(self) -> None:
        kind, dot, verb = self.name.partition(".")
        if not (kind and dot and verb):
            raise TypeError(f"action {self.name}: its name has to be kind.verb")

    @property
    def kind(self) -> str:
        """The kind of its resources, such as ``host``."""
        return self.name.partition(".")[0]

    @property
    def verb(self) -> str:
        """What happens to them, such as ``delete``."""
        return self.name.partition(".")[2]

    def exists(self, tx: Transaction, key: Key) -> bool:
        """Whether there is something to do it to."""
        return tx.first(self.model, **self.where(key)) is not None

    def where(self, key: Key) -> dict[str, Any]:
        """The key as the columns that must equal it."""
        return dict(zip(self.columns, key, strict=True))


Find = Callable[[Transaction, Sequence[Key]], list[Key]]


@dataclass(frozen=True)
class Edge:
    """When action `when` happens, action `then` has to happen first, to the resources that it finds.

    They are found by a column of `then`'s model that holds the uuid of `when`'s resource (`by`), or by a
    function of all keys of `when` (`find`). An edge from an action that no noun of this node declares is
    left out.
    """

    when: str
    then: str
    by: str | None = None
    find: Find | None = None
    force: bool = False
    """Here the silence of the outside world never keeps `then` from happening."""
    enforcing_only: bool = False
    """Only an Enforcing cascade goes this way; a Permissive one would rather refuse."""

    def __post_init__(self) -> None:
        if (self.by is None) == (self.find is None):
            raise TypeError(f"edge {self.when} → {self.then}: give either `by` or `find`")


@dataclass(frozen=True)
class Root:
    """Where a cascade begins: an action, what it is done to, and whether it goes through whatever happens."""

    action: str
    key: Key
    enforcing: bool = False


@dataclass(frozen=True)
class Plan:
    """What a cascade does: actions, with the resources they happen to."""

    root: Root
    found: dict[str, dict[Key, bool]] = field(default_factory=dict)
    """Action → key → whether the silence of the outside world is no reason to fail."""

    def has(self, action: str, key: Key) -> bool:
        """Whether this happens to this resource."""
        return key in self.found.get(action, {})

    def items(self, actions: Sequence[str]) -> Iterator[tuple[str, Key, bool]]:
        """What some actions happen to."""
        for name in actions:
            for key, force in self.found.get(name, {}).items():
                yield name, key, force

    def counts(self) -> dict[str, int]:
        """How many resources each action happens to, the root's own first."""
        return {name: len(keys) for name, keys in self.found.items() if keys}


@dataclass(frozen=True)
class Objection:
    """What forbids an action in a Permissive cascade; asked of all its resources before anything happens.

    `asks` gets a key and the whole plan, and raises Refused naming what would be lost. It only reads.
    """

    to: str
    asks: Callable[[Transaction, Key, Plan], None]


Cascading = Action | Edge | Objection
