"""The log of a node's process: lines on standard error, for people, for programs (JSON) or for journald.

Each line names the call for which it was written: its job, API, account, resource and run.
"""

from __future__ import annotations

import json
import logging
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

from orrery.core.kernel.api.text import escaped
from orrery.core.kernel.context import current_call

LEVELS = ("debug", "info", "warning", "error")
STATUS = "orrery.serve"
"""The logger of what a server tells its operator, at any level: that it serves, that it has stopped."""
TELL_SECRETS = ("httpx", "httpcore", "asyncssh")
"""Loggers that write URLs, headers and what hosts are sent below the level of warnings; it may be secret."""

status = logging.getLogger(STATUS)


class LogFormat(StrEnum):
    """How lines are written."""

    TEXT = "text"
    JSON = "json"
    JOURNAL = "journal"


def log_to_stderr(form: LogFormat = LogFormat.TEXT, level: str = "warning") -> None:
    """Has everything from `level` (one of `LEVELS`) up written to standard error, and all status lines."""
    handler = logging.StreamHandler()
    handler.addFilter(OfCall())
    handler.setFormatter(formatter_of(form))
    logging.basicConfig(level=level.upper(), handlers=[handler])
    status.setLevel(logging.INFO)
    for name in TELL_SECRETS:
        logging.getLogger(name).setLevel(logging.WARNING)


def formatter_of(form: LogFormat) -> logging.Formatter:
    """What makes the lines of a format."""
    kinds = {LogFormat.TEXT: TextLine, LogFormat.JSON: JsonLine, LogFormat.JOURNAL: JournalLine}
    return kinds[form]()


class OfCall(logging.Filter):
    """Notes with each record the call for which the running task works."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Lets all pass."""
        call = current_call()
        found = {
            "job": call.job,
            "api": call.api,
            "account": call.caller.account_uuid if call.caller is not None else None,
            "resource": call.resource,
            "run": call.path[-1] if call.path else None,
        }
        record.call = {name: value for name, value in found.items() if value}
        return True


def call_of(record: logging.LogRecord) -> dict[str, Any]:
    """What `OfCall` has noted with a record; nothing where it has not seen it."""
    noted: dict[str, Any] = getattr(record, "call", {})
    return noted


def time_of(record: logging.LogRecord) -> str:
    """When it was written, by the machine's clock: ISO 8601 in UTC, to the millisecond."""
    written = datetime.fromtimestamp(record.created, UTC)
    return written.isoformat(timespec="milliseconds").replace("+00:00", "Z")


class TextLine(logging.Formatter):
    """One line for each record, but for its traceback.

    What names and foreign errors may hold neither ends a line of the log nor steers a terminal. Status lines
    are only their text.
    """

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802 - the name is the base class's
        """The line."""
        if record.name == STATUS:
            return escaped(record.message)
        of_call = "".join(f" {name}={value}" for name, value in call_of(record).items())
        return escaped(
            f"{time_of(record)} {record.levelname} {record.name}: {record.message}"
            + (f" [{of_call.strip()}]" if of_call else "")
        )

    def format(self, record: logging.LogRecord) -> str:
        """The line, with a traceback where there is one."""
        return escaped(super().format(record), lines=True)


class JsonLine(logging.Formatter):
    """One JSON object on one line for each record: time, level, logger, message, and what the call is."""

    def format(self, record: logging.LogRecord) -> str:
        """The line, in ASCII."""
        line = {
            "time": time_of(record),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
            **call_of(record),
        }
        if record.exc_info:
            line["exception"] = self.formatException(record.exc_info)
        return json.dumps(line, default=str)


class JournalLine(TextLine):
    """As journald reads standard error: a priority before each line, and no time, which it has itself.

    See sd-daemon(3).
    """

    PRIORITIES = ((logging.CRITICAL, 2), (logging.ERROR, 3), (logging.WARNING, 4), (logging.INFO, 6))

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802 - the name is the base class's
        """The line, without its priority."""
        whole = super().formatMessage(record)
        return whole.removeprefix(f"{time_of(record)} {record.levelname} ")

    def format(self, record: logging.LogRecord) -> str:
        """The line, with a traceback where there is one; each of its lines has the priority."""
        priority = next((number for level, number in self.PRIORITIES if record.levelno >= level), 7)
        return "\n".join(f"<{priority}>{line}" for line in super().format(record).splitlines())
