"""What a node's process writes to its log."""

from __future__ import annotations

import logging

from orrery.core.node.process import OneLine


def test_a_line_of_the_log_is_one_line_and_steers_nothing() -> None:
    text = 'host "%s" is silent'
    record = logging.LogRecord("orrery", logging.WARNING, "f", 1, text, ("a\nERROR b\x1b[2J\u202e\r",), None)
    assert OneLine().format(record) == r'host "a\u000aERROR b\u001b[2J\u202e\u000d" is silent'


def test_a_traceback_keeps_its_lines() -> None:
    try:
        raise ValueError("a\x1bb")
    except ValueError as failure:
        info = (ValueError, failure, failure.__traceback__)
    record = logging.LogRecord("orrery", logging.ERROR, "f", 1, "it failed", None, info)
    shown = OneLine().format(record).splitlines()
    assert shown[0] == "it failed"
    assert shown[-1] == r"ValueError: a\u001bb"
    assert len(shown) > 3
