"""A log for each command: what was done for it, in memory, for the latest ones."""

from __future__ import annotations

import logging
from collections import OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from orrery.backends.agent.wire import CallId

COMMANDS_KEPT = 500
LINES_KEPT = 1000
_at_work: ContextVar[CallId | None] = ContextVar("command", default=None)


class TaskLog(logging.Handler):
    """Takes what is logged while a command is at work, and everything of the tasks it begins."""

    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
        self._lines: OrderedDict[CallId, list[str]] = OrderedDict()

    def emit(self, record: logging.LogRecord) -> None:
        """Called by `logging`."""
        call = _at_work.get()
        if call is None:
            return
        lines = self._lines.setdefault(call, [])
        if len(lines) < LINES_KEPT:
            lines.append(self.format(record))
        while len(self._lines) > COMMANDS_KEPT:
            self._lines.popitem(last=False)

    @contextmanager
    def of(self, call: CallId) -> Iterator[None]:
        """What is logged inside belongs to a command."""
        token = _at_work.set(call)
        try:
            yield
        finally:
            _at_work.reset(token)

    def lines(self, run: int) -> list[str]:
        """What was logged for the calls of a run, in order."""
        return [line for call, lines in self._lines.items() if call[0] == run for line in lines]
