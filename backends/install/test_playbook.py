"""What becomes of the events of a playbook."""

from __future__ import annotations

from typing import Any

import pytest

from orrery.backends.install.playbook import TELL_CERTIFICATE, _Run
from orrery.core.kernel.errors import BackendRefused, Unreachable


def _run(*events: tuple[str, str, dict[str, Any]]) -> tuple[_Run, list[tuple[str, int]]]:
    told: list[tuple[str, int]] = []
    run = _Run(lambda name, number: told.append((name, number)))
    for kind, task, result in events:
        assert run.event({"event": kind, "event_data": {"task": task, "res": result}}) is False
    return run, told


def test_the_last_task_gives_the_certificate() -> None:
    run, told = _run(
        ("playbook_on_task_start", "Copy", {}),
        ("runner_on_failed", "Copy", {"msg": "tried again"}),
        ("playbook_on_task_start", TELL_CERTIFICATE, {}),
        ("runner_on_ok", TELL_CERTIFICATE, {"msg": "sha256:9f86\n"}),
    )
    assert run.result("successful", "") == "sha256:9f86"
    assert told == [("Copy", 1), (TELL_CERTIFICATE, 2)]


def test_a_task_that_failed_is_named_with_what_it_said() -> None:
    result = {"msg": "non-zero return code", "stderr": "no space\nleft"}
    run, _ = _run(("runner_on_failed", "Install the agent", result))
    why = r"task \[Install the agent\] failed: non-zero return code: no space left"
    with pytest.raises(BackendRefused, match=why):
        run.result("failed", "")


def test_a_host_that_went_away_is_unreachable() -> None:
    run, _ = _run(("runner_on_unreachable", "Copy", {"msg": "Connection timed out"}))
    with pytest.raises(Unreachable, match=r"task \[Copy\] did not reach the host: Connection timed out"):
        run.result("failed", "")


def test_an_end_without_any_task_shows_what_was_written() -> None:
    run, _ = _run()
    with pytest.raises(BackendRefused, match="Ansible ended as error: a wrong option"):
        run.result("error", "a wrong option")


def test_one_that_was_cancelled_says_so() -> None:
    run, _ = _run(("runner_on_failed", "Copy", {"msg": "killed"}))
    run.canceled.set()
    with pytest.raises(Unreachable, match="was cancelled"):
        run.result("canceled", "")
