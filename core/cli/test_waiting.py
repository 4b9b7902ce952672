"""Waits for resources and jobs, jobs that are not waited for, lists of jobs, calls for several resources."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from orrery.core.api.catalogue import declarations
from orrery.core.cli import wait, waiting
from orrery.testlib.command import Answer, Command, command_of, error

JOB, UUID, OTHER = "a" * 32, "b" * 32, "c" * 32
ACCEPTED = {"location": f"http://mn/zstack/v1/api-jobs/{JOB}"}


@pytest.fixture
def command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Command:
    """The command with all APIs."""
    monkeypatch.setattr(wait, "POLL_SECONDS", 0.0)
    return command_of(dict(declarations()), tmp_path, monkeypatch)


def in_turn(*answers: Answer) -> Callable[[httpx.Request], Answer]:
    """These answers one after another, the last one again and again."""
    left = list(answers)
    return lambda request: left.pop(0) if len(left) > 1 else left[0]


def rows(*found: dict[str, object]) -> httpx.Response:
    """The answer to a query."""
    return httpx.Response(200, json={"inventories": list(found)})


def by_path(
    *, calls: list[dict[str, object]] | None, long: list[dict[str, object]] | None = None
) -> Callable[[httpx.Request], Answer]:
    """The answers to the lists of calls and of long jobs; there is no such call where they are None."""

    def answer(request: httpx.Request) -> Answer:
        if request.url.path.endswith("/longjobs"):
            return rows(*(long or ()))
        return error("SYS.1003", "no such job") if calls is None else rows(*calls)

    return answer


def test_a_job_is_not_waited_for(command: Command) -> None:
    command.answer = in_turn(httpx.Response(202, json=ACCEPTED))
    result = command.run("CreateZone", "name=z", "--no-wait")
    assert (result.exit_code, json.loads(result.stdout)) == (0, {"job": JOB})
    assert f"orrery wait job/{JOB}" in result.stderr
    shown = command.run("CreateZone", "name=z", "--no-wait", "-o", "table", "--url", "http://mn:1")
    assert shown.stdout == f"{JOB}\n" and f"wait job/{JOB} --url http://mn:1" in shown.stderr
    assert command.sent == [("POST", "/zones")] * 2


def test_a_refused_call_is_told_though_its_job_is_not_waited_for(command: Command) -> None:
    command.answer = in_turn(error("SYS.1010", "too many jobs"))
    result = command.run("CreateZone", "name=z", "--no-wait")
    assert result.exit_code == 1 and "too many jobs" in result.stderr


def test_a_call_without_a_job_has_no_such_option(command: Command) -> None:
    assert "No such option" in command.run("QueryZone", "--no-wait").output
    assert "No such option" in command.run("CreateZone", "name=z", "--yes").output


def test_a_wait_ends_when_the_condition_holds(command: Command) -> None:
    running = rows({"uuid": UUID, "name": "web-0", "state": "Running"})
    starting = rows({"uuid": UUID, "name": "web-0", "state": "Starting"})
    command.answer = in_turn(starting, rows(), starting, running)
    result = command.run("wait", "vm/web-0", "--for", "state=Running")
    assert result.exit_code == 0, result.output
    assert json.loads(result.stdout) == {"resource": "vm/web-0", "uuid": UUID, "for": ["state=Running"]}
    asked = [request.url.params.get_list("q") for request in command.requests]
    held = [f"uuid={UUID}", "state=Running"]
    assert asked == [["name=web-0"], held, [f"uuid={UUID}"], held]


def test_a_wait_ends_in_time(command: Command) -> None:
    present = rows({"uuid": UUID, "state": "Starting", "status": "Connected"})
    command.answer = in_turn(rows(), present)
    result = command.run("wait", f"vm/{UUID}", "--for", "state=Running", "--timeout", "0")
    assert result.exit_code == 1
    assert f"vm {UUID} is Starting, Connected after 0 s; state=Running has not come about" in result.stderr


@pytest.mark.parametrize("gone", [rows(), rows({"uuid": UUID, "state": "Destroyed"})])
def test_a_resource_that_is_deleted_meanwhile_ends_the_wait(command: Command, gone: httpx.Response) -> None:
    command.answer = in_turn(rows(), gone)
    result = command.run("wait", f"vm/{UUID}", "--for", "state=Running")
    assert result.exit_code == 1 and "is deleted" in result.stderr
    deleted = command.run("wait", f"vm/{UUID}", "--for", "deleted", "-o", "table")
    assert (deleted.exit_code, deleted.stdout) == (0, f"vm/{UUID}: deleted\n")


def test_a_name_that_nobody_has_is_deleted_or_an_error(command: Command) -> None:
    command.answer = in_turn(rows())
    assert command.run("wait", "zone/west", "--for", "deleted").exit_code == 0
    missing = command.run("wait", "zone/west", "--for", "state=Enabled")
    assert missing.exit_code == 1 and "no zone named 'west'" in missing.stderr


def test_a_name_that_several_have_is_an_error_that_lists_them(command: Command) -> None:
    command.answer = in_turn(rows({"uuid": UUID}, {"uuid": OTHER}))
    result = command.run("wait", "vminstance/web", "--for", "deleted")
    assert result.exit_code == 1 and f"give a uuid:\n  {UUID}\n  {OTHER}\n" in result.stderr


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["vm/web-0"], "say what to wait for"),
        (["web-0", "--for", "deleted"], "expected KIND/NAME"),
        (["zoe/west", "--for", "deleted"], "no kind of resource named 'zoe'; did you mean zone"),
        ([f"job/{JOB}", "--for", "deleted"], "leave --for out"),
        (["job/first"], "32 hexadecimal digits"),
        (["vm/web-0", "--for", "Running"], "expected a condition such as state=Running"),
    ],
)
def test_a_wait_that_makes_no_sense_asks_nothing(command: Command, words: list[str], expected: str) -> None:
    result = command.run("wait", *words)
    assert (result.exit_code, command.requests) == (2, [])
    assert expected in result.output


def test_a_job_is_waited_for(command: Command) -> None:
    command.answer = in_turn(
        httpx.Response(202, json={}), httpx.Response(200, json={"inventory": {"uuid": UUID}})
    )
    result = command.run("wait", f"job/{JOB}")
    assert json.loads(result.stdout) == {"job": JOB, "success": True, "inventory": {"uuid": UUID}}
    command.answer = in_turn(error("SYS.1006", "the host is full"))
    failed = command.run("wait", f"job/{JOB}", "-o", "table")
    assert (failed.exit_code, failed.stdout) == (1, f"job/{JOB}: [SYS.1006] the host is full\n")


@pytest.mark.parametrize(("state", "status"), [("Succeeded", 0), ("Canceled", 1)])
def test_a_long_job_is_waited_for(command: Command, state: str, status: int) -> None:
    unknown = httpx.Response(404, text="no job has the uuid")
    running, ended = rows({"uuid": JOB, "state": "Running"}), rows({"uuid": JOB, "state": state})
    command.answer = in_turn(unknown, running, running, ended)
    result = command.run("wait", f"job/{JOB}")
    assert result.exit_code == status, result.output
    assert json.loads(result.stdout)["success"] is (status == 0)
    command.answer = in_turn(unknown, rows())
    assert "no job has the uuid" in command.run("wait", f"job/{JOB}").stdout


def test_jobs_are_listed(command: Command) -> None:
    job = {
        "uuid": JOB,
        "api": "CreateZone",
        "state": "Failed",
        "accountUuid": OTHER,
        "resourceType": "ZoneVO",
        "resourceUuid": UUID,
        "createdMs": 1767225600000,
        "finishedMs": 1767225601500,
        "errorCode": "SYS.1006",
        "errorDetails": "x" * 100,
    }
    command.answer = by_path(calls=[job])
    shown = command.run("jobs", "--failed", "--limit", "5", "-o", "table").stdout
    for text in (JOB, "CreateZone", "2026-01-01 00:00:00", "1.5 s", f"zone/{UUID}", "x" * 59 + "…"):
        assert text in shown
    assert dict(command.requests[0].url.params) == {"state": "Failed", "limit": "5"}
    assert [json.loads(line) for line in command.run("jobs").stdout.splitlines()] == [job]
    assert "exclude each other" in command.run("jobs", "--failed", "--running").output
    command.answer = by_path(calls=[])
    none = command.run("jobs", "--running", "-o", "table")
    assert (none.stdout, none.stderr) == ("", "0 shown\n")
    command.answer = by_path(calls=[job])
    assert command.run("jobs", "-o", "name").stdout == f"job/{JOB}\n"
    assert command.run("jobs", "-o", "yaml").stdout.startswith(f"inventories:\n- uuid: {JOB}\n")


CALL = {"uuid": JOB, "api": "StartVmInstance", "state": "Running", "accountUuid": OTHER, "createdMs": 2000}
LONG = {
    "uuid": OTHER,
    "jobName": "APIMigrateVmMsg",
    "state": "Waiting",
    "targetResourceUuid": UUID,
    "createDateMs": 3000,
    "lastOpDateMs": 3000,
}


def test_long_jobs_are_listed_with_the_calls_and_what_can_be_cancelled_is_said(command: Command) -> None:
    command.answer = by_path(calls=[CALL], long=[LONG])
    result = command.run("jobs", "-o", "table")
    header, _, first, second = [line for line in result.stdout.splitlines() if line.strip()]
    assert header.split()[-1] == "cancel"
    assert (first.split()[:3], first.split()[-1]) == ([OTHER, "MigrateVm", "Waiting"], "CancelLongJob")
    assert (second.split()[:3], second.split()[-1]) == ([JOB, "StartVmInstance", "Running"], "no")
    assert "a long job is cancelled by: orrery CancelLongJob uuid=UUID" in result.stderr
    assert "calls that run cannot be cancelled; see orrery explain SubmitLongJob" in result.stderr
    printed = [json.loads(line) for line in command.run("jobs").stdout.splitlines()]
    assert [(row["uuid"], row.get("longJob")) for row in printed] == [(OTHER, True), (JOB, None)]


def test_ended_long_jobs_come_in_order_and_the_failed_with_their_error(command: Command) -> None:
    ended = [LONG | {"state": "Canceled", "lastOpDateMs": 4500, "jobResult": "stopped"}]
    command.answer = by_path(calls=[CALL | {"state": "Failed", "finishedMs": 2500}], long=ended)
    shown = command.run("jobs", "--failed", "-o", "table")
    assert "1.5 s" in shown.stdout and "stopped" in shown.stdout and "cancel" not in shown.stderr
    assert command.requests[-1].url.params["q"] == "state?=Failed,Canceled"


def test_a_long_job_is_shown_by_its_uuid(command: Command) -> None:
    command.answer = by_path(calls=None, long=[LONG])
    shown = json.loads(command.run("jobs", OTHER).stdout)
    assert (shown["api"], shown["state"], shown["resourceUuid"]) == ("MigrateVm", "Waiting", UUID)
    command.answer = by_path(calls=None)
    assert "no such job" in command.run("jobs", OTHER).stderr


def test_a_job_is_shown_with_its_progress(command: Command) -> None:
    job = {"uuid": JOB, "api": "AddImage", "state": "Running", "accountUuid": OTHER, "createdMs": 0}
    command.answer = in_turn(rows(job), rows({"taskName": "download", "content": "40"}))
    assert json.loads(command.run("jobs", JOB).stdout)["progress"] == "download 40 %"
    assert command.sent[1] == ("GET", f"/task-progresses/{JOB}")


def test_a_terminal_shows_how_far_a_job_has_come(command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[str] = []

    @contextmanager
    def live(text: str) -> Iterator[waiting.Show]:
        shown.append(text)
        yield shown.append

    monkeypatch.setattr(waiting, "live", live)
    monkeypatch.setattr(waiting, "REFRESH_SECONDS", 0.0)
    monkeypatch.setattr(waiting, "ASK_AFTER_SECONDS", -1.0)

    def answer(request: httpx.Request) -> Answer:
        if "task-progresses" in request.url.path:
            return rows({"taskName": "download", "content": "40"})
        return httpx.Response(202 if len(shown) < 3 else 200, json=ACCEPTED)

    command.answer = answer
    assert command.run("CreateZone", "name=z").exit_code == 0
    assert shown[:2] == ["CreateZone ...", "CreateZone ... 0 s, download 40 %"]


def test_one_call_for_several_resources(command: Command) -> None:
    def answer(request: httpx.Request) -> Answer:
        return error("SYS.1003", "no zone") if OTHER in request.url.path else httpx.Response(200, json={})

    command.answer = answer
    result = command.run("UpdateZone", f"uuid={UUID}", f"uuid={OTHER}", "name=x", "-o", "table")
    assert (result.exit_code, result.stdout) == (1, f"{UUID}: done\n{OTHER}: [SYS.1003] no zone\n")
    assert "1 of 2 failed" in result.stderr
    sent = [json.loads(request.content)["updateZone"] for request in command.requests]
    assert sent == [{"name": "x"}] * 2
    lines = command.run("UpdateZone", f"uuid={UUID}", f"uuid={OTHER}", "name=x").stdout.splitlines()
    assert [(told["uuid"], told["success"]) for told in map(json.loads, lines)] == [
        (UUID, True),
        (OTHER, False),
    ]
    twice = command.run("UpdateZone", f"uuid={UUID}", f"uuid={UUID}")
    assert twice.exit_code == 2 and "is given twice" in twice.output


def test_several_jobs_are_not_waited_for(command: Command) -> None:
    command.answer = in_turn(httpx.Response(202, json=ACCEPTED))
    result = command.run("UpdateZone", f"uuid={UUID}", f"uuid={OTHER}", "--no-wait", "-o", "table")
    assert result.stdout == f"{UUID}: job {JOB}\n{OTHER}: job {JOB}\n"
