"""What a node's process writes to its log."""

from __future__ import annotations

import json
import logging
import sys
from typing import Any

from orrery.core.kernel.caller import Caller
from orrery.core.kernel.context import CallContext, in_call
from orrery.core.node.logs import STATUS, JournalLine, JsonLine, OfCall, TextLine

CALL = CallContext(
    caller=Caller("a" * 32, "a" * 32), api="StopVmInstance", resource="7" * 32, job="1" * 32, path=(3, 9)
)
EVIL = "a\nERROR b\x1b[2J\u202e\r"


def record(
    text: str, *arguments: Any, name: str = "orrery", call: CallContext | None = None, failure: Any = None
) -> logging.LogRecord:
    """A record of half a second past the epoch, as the handler of the process sees it."""
    made = logging.LogRecord(name, logging.WARNING, "f", 1, text, arguments, failure)
    made.created = 0.5
    with in_call(call or CallContext()):
        assert OfCall().filter(made)
    return made


def failed() -> Any:
    try:
        raise ValueError("a\x1bb")
    except ValueError:
        return sys.exc_info()


def test_a_line_of_the_log_is_one_line_and_steers_nothing() -> None:
    shown = TextLine().format(record('host "%s" is silent', EVIL))
    told = r'host "a\u000aERROR b\u001b[2J\u202e\u000d" is silent'
    assert shown == f"1970-01-01T00:00:00.500Z WARNING orrery: {told}"


def test_a_line_names_its_call() -> None:
    shown = TextLine().format(record("late", call=CALL))
    fields = f"job={'1' * 32} api=StopVmInstance account={'a' * 32} resource={'7' * 32} run=9"
    assert shown == f"1970-01-01T00:00:00.500Z WARNING orrery: late [{fields}]"


def test_a_traceback_keeps_its_lines() -> None:
    shown = TextLine().format(record("it failed", failure=failed())).splitlines()
    assert shown[0].endswith("orrery: it failed")
    assert shown[-1] == r"ValueError: a\u001bb"
    assert len(shown) > 3


def test_a_status_line_is_its_text_alone() -> None:
    shown = TextLine().format(record("serving on %s", EVIL, name=STATUS))
    assert shown == r"serving on a\u000aERROR b\u001b[2J\u202e\u000d"


def test_a_json_line_is_one_object_with_the_call() -> None:
    shown = JsonLine().format(record("%s", EVIL, call=CALL))
    assert shown.isascii() and shown.isprintable()
    assert json.loads(shown) == {
        "time": "1970-01-01T00:00:00.500Z",
        "level": "warning",
        "logger": "orrery",
        "message": EVIL,
        "job": "1" * 32,
        "api": "StopVmInstance",
        "account": "a" * 32,
        "resource": "7" * 32,
        "run": 9,
    }


def test_a_json_line_of_no_call_has_its_traceback_inside() -> None:
    line = json.loads(JsonLine().format(record("it failed", failure=failed())))
    assert list(line) == ["time", "level", "logger", "message", "exception"]
    assert line["exception"].splitlines()[-1] == "ValueError: a\x1bb"


def test_journald_is_told_priorities_and_no_times() -> None:
    assert JournalLine().format(record("late", call=CALL)).startswith("<4>orrery: late [job=")
    assert JournalLine().format(record("serving", name=STATUS)) == "<4>serving"
    lines = JournalLine().format(record("bad", failure=failed())).splitlines()
    assert len(lines) > 3 and all(line.startswith("<4>") for line in lines)
    made = record("all is well")
    for level, priority in ((logging.DEBUG, 7), (logging.INFO, 6), (logging.ERROR, 3), (logging.CRITICAL, 2)):
        made.levelno, made.levelname = level, logging.getLevelName(level)
        assert JournalLine().format(made) == f"<{priority}>orrery: all is well"
