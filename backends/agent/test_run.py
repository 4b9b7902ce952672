"""Tools are run to their end, and failures say why."""

from __future__ import annotations

import asyncio

import pytest

from orrery.backends.agent.errors import Refused
from orrery.backends.agent.run import run


def test_the_output_of_a_tool_is_given() -> None:
    assert asyncio.run(run("cat", input=b"to and fro")) == b"to and fro"


def test_the_last_line_of_an_error_is_the_reason() -> None:
    with pytest.raises(Refused, match=r"the reason$"):
        asyncio.run(run("sh", "-c", "echo first >&2; echo the reason >&2; exit 3"))


def test_a_failure_without_a_word_tells_the_status() -> None:
    with pytest.raises(Refused, match="ended with status 3"):
        asyncio.run(run("sh", "-c", "exit 3"))
    with pytest.raises(Refused, match="SIGKILL"):
        asyncio.run(run("sh", "-c", "kill -9 $$"))


def test_a_tool_that_takes_too_long_is_killed() -> None:
    with pytest.raises(Refused, match=r"within 0\.1 s"):
        asyncio.run(run("sleep", "60", timeout=0.1))


def test_a_tool_that_is_not_installed_is_named() -> None:
    with pytest.raises(Refused, match=r"orrery-no-such-tool.*not installed"):
        asyncio.run(run("orrery-no-such-tool"))
