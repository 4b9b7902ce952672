"""What the steps of a workflow leave for the later ones, typed for each workflow."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeVar

Self = TypeVar("Self", bound="Outputs")


class Outputs:
    """The outputs of a run. A workflow whose steps leave any derives a class that declares them:

    class Placed(Outputs):
        host: Uuid | None = None

    A step sets what it leaves (``flow.out.host = host.uuid``); until then an attribute has the default of its
    class, and one without a default raises AttributeError. Values are JSON and are replaced, never changed in
    place. They are kept in the journal, so an attribute that is renamed is lost to the runs under way.
    """

    unconfirmed: Sequence[str] | None = None
    """The kinds of the identities that are held by undos that were left to the collector; None without."""
    lost: bool = False
    """Whether an undo that is optional was given up."""
    skipped: Sequence[str] = ()
    """The contributed steps of which nothing was recorded, since they failed without ending the run."""
    passed: Sequence[str] = ()
    """Those that were passed over, since their plugin has gone."""

    def __init__(self, **values: Any) -> None:
        self.__dict__.update(values)

    def copy(self: Self) -> Self:
        """The same values, apart."""
        twin = object.__new__(type(self))
        twin.__dict__.update(self.__dict__)
        return twin

    def to_json(self) -> dict[str, Any]:
        """What has been set so far, by name."""
        return self.__dict__

    def changed_in(self, later: Outputs) -> dict[str, Any]:
        """What `later`, which began as a copy, has otherwise."""
        before = self.__dict__
        return {
            name: value
            for name, value in later.__dict__.items()
            if name not in before or before[name] is not value
        }
