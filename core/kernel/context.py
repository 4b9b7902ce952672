"""The call for which the running task works: one immutable value, which can be sent to another node.

Tasks inherit it from whoever starts them. A task that works for nobody, such as periodic work or a subscriber
to an event, has the empty one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, NamedTuple

from orrery.core.kernel.caller import Caller
from orrery.core.kernel.db.model import Uuid


class CallContext(NamedTuple):
    """What is known of a call wherever its work is done."""

    caller: Caller | None = None
    """Who called; None where the node works for itself."""
    session: Uuid | None = None
    """The uuid (not the token) of the session in which it was made, where there is one."""
    origin: str = ""
    """The address of the client; empty for calls from inside the process."""
    api: str = ""
    """The name of the API that was called; empty where the node works for itself."""
    resource: Uuid | None = None
    """The resource that the call names in its path, where it names one."""
    job: Uuid | None = None
    """The API job for which the work is done, and under which its progress is reported."""
    is_detached: bool = False
    """Whether that job ends without waiting for the work, as the submission of a long job does."""
    path: tuple[int, ...] = ()
    """The runs for whose steps the work is done, the outermost first."""
    queues: tuple[str, ...] = ()
    """The task queues in which the work has a slot, the outermost first; without those of the runs above."""
    deadline: float | None = None
    """When whoever waits gives up, in the time of this process's loop."""
    cancellation: str | None = None
    """The name of the cancellation request that ends the work early (see `Cancellations`)."""

    def to_wire(self, now: float) -> dict[str, Any]:
        """The context as JSON values; `now` is the time of the loop.

        Loops of different processes have different times, so a deadline is sent as the seconds that are left.
        """
        caller = self.caller
        return {
            **self._asdict(),
            "caller": None if caller is None else [caller.account_uuid, caller.user_uuid, caller.is_admin],
            "path": list(self.path),
            "queues": list(self.queues),
            "deadline": None if self.deadline is None else self.deadline - now,
        }

    @classmethod
    def from_wire(cls, wire: Mapping[str, Any], now: float) -> CallContext:
        """The context that `to_wire` gave, where the loop's time is `now`."""
        caller, left = wire["caller"], wire["deadline"]
        received = {
            "caller": None if caller is None else Caller(*caller),
            "path": tuple(wire["path"]),
            "queues": tuple(wire["queues"]),
            "deadline": None if left is None else now + left,
        }
        return cls(**{**wire, **received})


NO_CALL = CallContext()
"""What work is done in that nobody has called for."""

_current: ContextVar[CallContext] = ContextVar("call_context", default=NO_CALL)


def current_call() -> CallContext:
    """The context in which the running task works."""
    return _current.get()


def enter_call(context: CallContext) -> None:
    """Works in `context` from here to the end of the running task, or of the innermost `in_call`."""
    _current.set(context)


@contextmanager
def in_call(context: CallContext) -> Iterator[None]:
    """What is done inside, and by tasks that are started inside, is done in `context`."""
    token = _current.set(context)
    try:
        yield
    finally:
        _current.reset(token)
